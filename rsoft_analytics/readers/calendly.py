"""Calendly bookings (CSV).

The person is the invitee; the user is who of the team was booked. A number stands in the
column for reminders, or in the answer to a question of one's own.
"""

import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned, place_of, with_cells
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "web leads"
KNOWN = "from a parser"
REMINDER = "Text Reminder Number"
RESPONSES = [f"Response {number}" for number in range(1, 11)]
LOOKS_LIKE_A_NUMBER = r"^\s*\+?(?:[\s().-]*\d){7,15}\s*$"


def with_number(header: Header, records: Records) -> Records:
    """The records with a number that was an answer where the one for reminders is empty."""
    at = place_of(header, REMINDER)
    places = [place for one in RESPONSES if (place := place_of(header, one)) is not None]
    if at is None or not places:
        return records
    answers = [records.columns[place] for place in places]
    numbers = [pc.if_else(pc.match_substring_regex(one, LOOKS_LIKE_A_NUMBER), one, None)
               for one in answers]  # fmt: skip
    return with_cells(records, {at: pc.coalesce(records.columns[at], *numbers)})


FORMAT = Pinned(
    kind=KIND,
    marks=("Invitee Email", "Event Type Name", "Start Date & Time", "Event Created Date & Time"),
    fields={
        "Event UUID": "lead_ref",
        "Invitee Name": "name",
        "Invitee First Name": "first_name",
        "Invitee Last Name": "last_name",
        "Invitee Email": "email",
        REMINDER: "number",
        "Event Created Date & Time": "created",
        "Event Type Name": "form",
        "User Name": "rep",
        **dict.fromkeys(("User Email", "Team", "Start Date & Time", "End Date & Time"), ""),
        **dict.fromkeys(("Guest Email(s)", "Canceled By", *RESPONSES), ""),
    },
    tidy=with_number,
)


def claim(export: Export) -> int:
    """Certain by the invitee and the two moments of a booking."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The bookings as enquiries."""
    return FORMAT.reading(export, columns, leads.batches_of)
