"""What a log of any system says of a call in several columns: which way it went, and how it ended.

A direction can say how the call ended, and of two columns for the outcome one is often what
the agent noted after the call: the word that everybody knows counts, wherever it stands.
"""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import Cells
from rsoft_analytics.fields import folded
from rsoft_analytics.telephony.meaning import are, either, match, translated, where

ENDS = (
    r"(?i)^\s*(?:answered|unanswered|missed|no[ _-]?answer|not[ _-]?answered|busy|failed"
    r"|voice ?mail|abandoned|rejected|declined|cancell?ed|connected|not[ _-]?connected"
    r"|completed)\s*$"
)
YES_OR_NO = frozenset(["answered", "call answered", "connected", "is answered"])
ANSWERS = {
    **dict.fromkeys(("yes", "y", "true", "1"), "answered"),
    **dict.fromkeys(("no", "n", "false", "0"), "no answer"),
}
YES_FOR_NOBODY = frozenset(["abandoned", "missed", "is missed"])
NOBODY = {
    **dict.fromkeys(("yes", "y", "true", "1", "missed", "abandoned"), "no answer"),
    **dict.fromkeys(("no", "n", "false", "0", "-"), None),
}
MAILBOX = dict.fromkeys(
    ("left voicemail", "left a voicemail", "went to voicemail", "sent to voicemail"), "voicemail"
)
WAYS = {
    **dict.fromkeys(("clicktocall", "click2call", "c2c", "autodial", "auto dial"), "outgoing"),
    **dict.fromkeys(("canceled", "cancelled"), "outgoing"),  # by who called, as telephones say it
}
CODED = r"(?i)^(in|out)bound\.[\w.]+$"  # as in inbound.call.dial
TWO = 2
IN_THE_HOUSE = "internal|intra-pbx|intercom|internal call|extension to extension"


def ways(directions: Cells) -> Cells:
    """Directions, those that only some systems write in everybody's words.

    A log has few words and many rows: most need no more than a look at the words.
    """
    words = pc.unique(directions)
    if pc.any(either(match(words, CODED), are(words, "|".join(WAYS)))).as_py():
        return translated(pc.replace_substring_regex(directions, CODED, r"\1bound"), WAYS)
    return directions


def stay_in_the_house(directions: Cells) -> pa.BooleanArray | None:
    """Which directions are those of calls between extensions; None where none is."""
    if pc.any(are(pc.unique(directions), IN_THE_HOUSE)).as_py():
        return are(directions, IN_THE_HOUSE)
    return None


def ends(outcomes: Sequence[tuple[str, Cells]], directions: Sequence[Cells]) -> Cells | None:
    """How each call ended: the first column with a word for it, else what is written at all.

    The outcomes come with their columns' names, since a column Answered says yes or no.
    """
    written = [in_words(folded(name), cells) for name, cells in outcomes]
    if len(written) == 1 and len(directions) < TWO:
        return written[0]
    telling = [where(match(cells, ENDS), cells) for cells in (*written, *directions[1:])]
    found = [*telling, *written]
    return pc.coalesce(*found) if found else None


def in_words(name: str, cells: Cells) -> Cells:
    """The cells of a column in words for how a call ended."""
    if name in YES_OR_NO:
        return translated(cells, ANSWERS)
    if name in YES_FOR_NOBODY:
        return translated(cells, NOBODY)
    is_told = pc.any(are(pc.unique(cells), "|".join(MAILBOX))).as_py()
    return translated(cells, MAILBOX) if is_told else cells
