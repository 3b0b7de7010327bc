"""Disconnected numbers (MNRL, CSV or spreadsheet).

A list of numbers that were given up for good, each with the day: India's mobile number
revocation list, or one of your operator's. Such a number is somebody else's one day, so
what its old owner agreed to no longer counts, and their history is no longer shown.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading

KIND = "consent"
NUMBERS = ("Mobile Number", "Mobile No", "MSISDN", "Phone Number", "Number")
DAYS = (
    *("Date of Disconnection", "Disconnection Date", "Disconnected On", "Revocation Date"),
    *("Date of Permanent Disconnection", "Deactivation Date", "Revoked On"),
)
FORMAT = Pinned(
    kind=KIND,
    marks=("|".join(NUMBERS), "|".join(DAYS)),
    fields={**dict.fromkeys(NUMBERS, "person"), **dict.fromkeys(DAYS, "given")},
    always={
        "person_kind": "customer",
        "purpose": "number",
        "act": "disconnected",
        "place": "Revocation list",
    },
    day_first=True,
)


def claim(export: Export) -> int:
    """Certain by a number beside the day on which it was disconnected."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The end of each number."""
    return FORMAT.reading(export, columns)
