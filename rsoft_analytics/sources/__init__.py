"""Where contacts come from, by rules that a person can see and change.

Texts for sources mean what the program's own words say (``store/rules``), until a
rule of the owner's says otherwise. Lines stand for a source from a day until
another. Both decide over history too: what a change would do to calls, callers
and leads by source is told before it is kept, and each can be taken back.
"""

from rsoft_analytics.sources.effect import Change, Effect, Moved, tried
from rsoft_analytics.sources.lines import (
    Line,
    adding_line,
    gaps,
    lines,
    lines_without_source,
    putting_line_back,
    removing_line,
)
from rsoft_analytics.sources.rules import (
    CHANNELS,
    adding_rule,
    putting_rule_back,
    removing_rule,
    rules,
    texts,
    words_by_default,
)

__all__ = [
    "CHANNELS",
    "Change",
    "Effect",
    "Line",
    "Moved",
    "adding_line",
    "adding_rule",
    "gaps",
    "lines",
    "lines_without_source",
    "putting_line_back",
    "putting_rule_back",
    "removing_line",
    "removing_rule",
    "rules",
    "texts",
    "tried",
    "words_by_default",
]
