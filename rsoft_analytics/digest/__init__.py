"""The weekly digest: a week's numbers as a letter, to a file or by e-mail.

``compose`` asks the metrics that the pages ask, ``letter`` writes them as plain
text and HTML, ``post`` hands the letter to a mail server. No person is named in
it: a letter leaves the machine.
"""

from rsoft_analytics.digest.compose import Digest, composed
from rsoft_analytics.digest.letter import as_html, as_text, written
from rsoft_analytics.digest.post import Post, done, post_of, posted
from rsoft_analytics.digest.weeks import Week, last_whole_week, week_named

__all__ = [
    "Digest",
    "Post",
    "Week",
    "as_html",
    "as_text",
    "composed",
    "done",
    "last_whole_week",
    "post_of",
    "posted",
    "week_named",
    "written",
]
