"""Leads from a CRM (CSV or spreadsheet).

Any table of people or their ids with a source, a status, an owner or a conversion.
"""

from collections.abc import Iterator

import pyarrow.compute as pc

from rsoft_analytics.columns import (
    Cells,
    Picked,
    batch,
    coalesced,
    conventions,
    date_and_time,
    extra,
    full_name,
    joined,
    numbers_joined,
    only_the_first,
    picked,
    table_of,
)
from rsoft_analytics.fields import COLLECTING, folded, kind_of, matched
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.readers import GENERAL, NO
from rsoft_analytics.rows import LEAD_FIELDS, LEAD_ROWS, Batch, Reading

KIND = "leads"
PARTS_OF_A_NAME = ("first_name", "middle_name", "last_name")
CHOICES = ("source", "medium", "campaign", "status")
NOT_CHOSEN = (
    r"(?i)^[\s<(\[-]*(?:please )?(?:select|choose)(?: one| an option)?[\s>)\].-]*$|^-+none-+$"
)
CLOSING = frozenset(
    ["close date", "closed date", "closed on", "closing date"]
)  # of open and lost deals too
SAYS_WON = r"(?im)\bwon\b|^customer$|\bsold\b|^converted|^(?:yes|true|1)$"
KINDS_OF_CLICK_IDS = frozenset(["gclid", "gbraid", "wbraid", "msclkid", "fbclid"])


def claim(export: Export) -> int:
    """More the more columns are understood, where they are those of leads."""
    if export.table is None or kind_of(export.table.header) != KIND:
        return NO
    return GENERAL + len(matched(KIND, export.table.header))


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The leads of a table, as its columns or a person say."""
    table = table_of(export)
    picks = only_the_first(picked(KIND, table.header, columns), (*COLLECTING, "click_id"))
    return Reading(KIND, batches_of(table, picks), conventions(picks, ("created",)))


def batches_of(table: Table, picks: Picked) -> Iterator[Batch]:
    """The table's records as leads."""
    others = picks.others()
    for records in table.batches():
        cells = {name: picks.cells(records, name) for name in LEAD_FIELDS}
        cells["name"] = name_of_lead(records, picks)
        cells["number"] = numbers_joined(picks.all_cells(records, "number"))
        cells["email"] = joined(picks.all_cells(records, "email"))
        cells["click_id"] = click_ids(records, picks)
        cells["converted_on"] = days_won(records, picks)
        cells |= {name: chosen(cells[name]) for name in CHOICES}
        if picks.has("time"):
            cells["created"] = date_and_time(cells["created"], picks.cells(records, "time"))
        yield batch(LEAD_ROWS, records, cells, extra(table.header, records, others))


def name_of_lead(records: Records, picks: Picked) -> Cells | None:
    """The name as it stands, or put together from its parts."""
    parts = full_name([picks.cells(records, part) for part in PARTS_OF_A_NAME])
    return coalesced(picks.cells(records, "name"), parts)


def chosen(choices: Cells | None) -> Cells | None:
    """What was chosen from a list, nothing where it still says to choose."""
    if choices is None:
        return None
    return pc.if_else(pc.match_substring_regex(choices, NOT_CHOSEN), None, choices)


def days_won(records: Records, picks: Picked) -> Cells | None:
    """The days of conversion; the day that a deal closes is one only where it was won."""
    days = picks.cells(records, "converted_on")
    if days is None or folded(picks.column("converted_on")) not in CLOSING:
        return days
    telling = [picks.cells(records, name) for name in ("status", "converted")]
    said = joined([cells for cells in telling if cells is not None], "\n")
    if said is None:
        return days
    return pc.if_else(pc.fill_null(pc.match_substring_regex(said, SAYS_WON), False), days, None)


def click_ids(records: Records, picks: Picked) -> Cells | None:
    """The ids of clicks, with the kind that their column is named for; of several the first."""
    found: Cells | None = None
    for at in picks.fields.get("click_id", ()):
        ids, kind = records.columns[at], folded(picks.header[at])
        if kind in KINDS_OF_CLICK_IDS:
            is_told = pc.not_equal(pc.utf8_trim_whitespace(ids), "")
            ids = pc.if_else(is_told, pc.binary_join_element_wise(kind, ids, ":"), None)
        found = coalesced(found, ids)
    return found
