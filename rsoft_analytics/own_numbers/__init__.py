"""Own numbers: staff, vendors, family and spam, whose calls are no customer's.

A number is left out because it stands on the list, or because a rule finds it
(``store/exclusions``). Its calls stay in the store and on its card; the numbers of
every page and report are told without them, and all comes back at once when the
number is taken off the list, kept in, or its rule switched off.
"""

from rsoft_analytics.own_numbers.changes import (
    Change,
    Effect,
    Figures,
    adding,
    counting_again,
    keeping_in,
    leaving_out_again,
    made,
    rehearsed,
    setting_rule,
    tried,
)
from rsoft_analytics.own_numbers.telling import (
    left_out,
    left_out_in_all,
    list_of,
    numbers_of_rule,
    rules_told,
)
from rsoft_analytics.own_numbers.understanding import (
    Entry,
    Understood,
    decoded,
    number_in,
    text_of,
    understood,
)
from rsoft_analytics.store.exclusion import KINDS, Rule

__all__ = [
    "KINDS",
    "Change",
    "Effect",
    "Entry",
    "Figures",
    "Rule",
    "Understood",
    "adding",
    "counting_again",
    "decoded",
    "keeping_in",
    "leaving_out_again",
    "left_out",
    "left_out_in_all",
    "list_of",
    "made",
    "number_in",
    "numbers_of_rule",
    "rehearsed",
    "rules_told",
    "setting_rule",
    "text_of",
    "tried",
    "understood",
]
