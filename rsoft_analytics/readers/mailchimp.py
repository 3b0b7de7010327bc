"""Mailchimp members (CSV).

Who agreed to marketing by e-mail, or took it back. Which of the two a file holds
is told by its columns of unsubscribing or by the name that Mailchimp gave it; in a
file that was named anew, only those agreed who have a time of it. Times are in UTC.
Members brought from another list can have its columns too: those stand before Mailchimp's own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from rsoft_analytics.columns import Picked, batch, coalesced, extra, full_name
from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.pinned import Header, Pinned, place_of, with_cells
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import CONSENT_FIELDS, CONSENT_ROWS, Batch, Reading

KIND = "consent"
KNOWN = "from somebody's tests"
STATUS = re.compile(r"unsubscribed|nonsubscribed|cleaned|subscribed")
GRANTED_AT = ("CONFIRM_TIME", "OPTIN_TIME")
WITHDRAWN_AT = ("UNSUB_TIME", "LAST_CHANGED")
PARTS_OF_A_NAME = ("First Name", "Last Name")
FORMAT = Pinned(
    kind=KIND,
    marks=("Email Address", "MEMBER_RATING", "OPTIN_TIME|CONFIRM_TIME", "LEID", "EUID"),
    fields={"Email Address": "person"},
    always={
        "person_kind": "customer",
        "purpose": "marketing",
        "channel": "email",
        "place": "Mailchimp",
    },
    timezone="UTC",
)


def claim(export: Export) -> int:
    """Certain by the ids that Mailchimp gives its members."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """An act of consent for each member."""
    is_withdrawn = is_of_those_who_left(export)
    times = WITHDRAWN_AT if is_withdrawn else GRANTED_AT
    act = "withdrawn" if is_withdrawn else "granted"

    def with_one_time(header: Header, records: Records) -> Records:
        """The records with the time of the act in the first of the columns that may have it."""
        places = [at for name in times if (at := place_of(header, name)) is not None]
        if not places:
            return records
        time = coalesced(*(records.columns[at] for at in places))
        return with_cells(records, {places[0]: time})

    header = export.table.header if export.table else ()
    at = place_of(header, *times)
    given = {} if at is None else {header[at]: "given"}
    form = replace(
        FORMAT,
        fields={**FORMAT.fields, **given},
        always={**FORMAT.always, "act": act},
        tidy=with_one_time,
    )
    return form.reading(export, columns, batches_of)


def is_of_those_who_left(export: Export) -> bool:
    """Whether the members took their consent back; refused where they never gave any."""
    header = export.table.header if export.table else ()
    left, own = (place_of(header, column) for column in ("UNSUB_TIME", "MEMBER_RATING"))
    if left is not None and left > (own or 0):
        return True
    named = STATUS.search(PurePosixPath(export.name).name.casefold())
    status = named[0] if named else ""
    if status in ("nonsubscribed", "cleaned"):
        raise UnreadableExport(
            f"{export.name} holds {status} contacts, who neither agreed nor refused: there is "
            "no consent in it to keep. Import the subscribed and the unsubscribed members."
        )
    return status == "unsubscribed"


def batches_of(table: Table, picks: Picked) -> Iterator[Batch]:
    """The members as acts of consent."""
    parts = [at for part in PARTS_OF_A_NAME if (at := place_of(table.header, part)) is not None]
    others = [at for at in picks.others() if at not in parts]
    for records in table.batches():
        cells = {name: picks.cells(records, name) for name in CONSENT_FIELDS}
        cells["name"] = full_name([records.columns[at] for at in parts])
        yield batch(CONSENT_ROWS, records, cells, extra(table.header, records, others))
