"""What is told to those who are paid for advertising, and what they were paid.

Conversions go back to an ad account only of people who agreed to it; an agency gets numbers of
which none is of few people; what no report tells of what was spent is typed in.
"""

from rsoft_analytics.advertising.accounts import ACCOUNTS
from rsoft_analytics.advertising.agency import Agency, numbers_for_agency
from rsoft_analytics.advertising.conversions import Conversions, Wanted, hand_over, rehearsed
from rsoft_analytics.advertising.typed_spend import TypedSpend, type_in_spend
from rsoft_analytics.advertising.workbook import as_csv, as_workbook, kept, table, withheld_table

__all__ = [
    "ACCOUNTS",
    "Agency",
    "Conversions",
    "TypedSpend",
    "Wanted",
    "as_csv",
    "as_workbook",
    "hand_over",
    "kept",
    "numbers_for_agency",
    "rehearsed",
    "table",
    "type_in_spend",
    "withheld_table",
]
