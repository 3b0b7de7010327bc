"""Leads from a CRM (CSV or spreadsheet).

Any table of people or their ids with a source, a status, an owner or a conversion.
"""

from collections.abc import Iterator

import pyarrow as pa
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
    without_signs,
)
from rsoft_analytics.fields import COLLECTING, folded, kind_of, matched
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.pinned import with_cells
from rsoft_analytics.readers import GENERAL, NO
from rsoft_analytics.rows import LEAD_FIELDS, LEAD_ROWS, Batch, Reading

KIND = "leads"
PARTS_OF_A_NAME = ("first_name", "middle_name", "last_name")
CHOICES = ("source", "medium", "campaign", "status")
NOT_CHOSEN = (
    r"(?i)^[\s<(\[-]*(?:please )?(?:select|choose)(?: one| an option)?[\s>)\].-]*$|^-+none-+$"
)
# How somebody reached a CRM. It is the medium of no link, and says less than a source beside it.
WAYS_IN = r"(?i)^\s*(?:web ?site|phone|phone call|telephone)\s*$"
OF_NOBODY = r"(?i)^[\s<(\[-]*(?:unassigned|not assigned|no owner)[\s>)\].-]*$"
CLOSING = frozenset(
    ["close date", "closed date", "closed on", "closing date"]
)  # of open and lost deals too
SAYS_WON = r"(?im)\bwon\b|^customer$|\bsold\b|^converted|^(?:yes|true|1)$"
YES, NOTHING = pa.scalar("yes", pa.string()), pa.scalar(None, pa.string())
STATUSES_OF_A_LIST = frozenset(
    ["email status", "email permission status", "subscription status", "email marketing status"]
)
LEFT_THE_LIST = r"(?i)^\s*(?:unsubscribed|opted out|opt-?out)\s*$"
# As Typeform names the two moments, with their zone.
HANDED_IN = frozenset(["submit date utc", "submit date", "submitted at"])
BEGUN = ("start date utc", "start date", "started at")
PAGES_OF_A_FORM = frozenset(["conversion page", "conversion title"])
OF_A_DEAL = ("opportunity ", "deal ", "potential ")
KINDS_OF_CLICK_IDS = frozenset(["gclid", "gbraid", "wbraid", "msclkid", "fbclid"])


def claim(export: Export) -> int:
    """More the more columns are understood, where they are those of leads."""
    if export.table is None or kind_of(export.table.header) != KIND:
        return NO
    return GENERAL + len(matched(KIND, export.table.header))


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The leads of a table, as its columns or a person say."""
    table = table_of(export)
    picks = picked(KIND, table.header, columns)
    if columns is None:
        picks = of_a_form(of_the_person(picks))
    picks = only_the_first(picks, (*COLLECTING, "click_id"))
    return Reading(KIND, batches_of(table, picks), conventions(picks, ("created",)))


def of_the_person(picks: Picked) -> Picked:
    """Where a record names a person, the person's own id and name, not those of their deal."""
    fields = dict(picks.fields)
    for name in ("name", "lead_ref") if "last_name" in fields else ():
        at = fields.pop(name, [])
        own = [one for one in at if not folded(picks.header[one]).startswith(OF_A_DEAL)]
        own.sort(key=lambda one: folded(picks.header[one]) == "contact id")  # who they became
        fields |= {name: own} if own else {}
    return Picked(picks.header, fields)


def of_a_form(picks: Picked) -> Picked:
    """Where people converted on a form, the day of it is that of their enquiry, not of a sale."""
    if not PAGES_OF_A_FORM & set(map(folded, picks.header)):
        return picks
    fields = {name: at for name, at in picks.fields.items() if name != "converted_on"}
    days = [at for at in picks.fields.get("converted_on", ())
            if folded(picks.header[at]) == "conversion date"]  # fmt: skip
    return Picked(picks.header, fields | ({"created": days} if days else {}))


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
        cells |= {name: without(NOT_CHOSEN, cells[name]) for name in CHOICES}
        ways = ways_in(cells["medium"])
        if ways is not None:
            cells["medium"] = without(WAYS_IN, cells["medium"])
            cells["source"] = coalesced(cells["source"], ways)
            records = with_cells(records, {picks.fields["medium"][0]: ways})
        cells["rep"] = without(OF_NOBODY, cells["rep"])
        cells["do_not_email"] = coalesced(cells["do_not_email"], *unsubscribed(records, picks))
        cells["created"] = coalesced(cells["created"], begun(records, picks))
        if picks.has("time"):
            cells["created"] = date_and_time(cells["created"], picks.cells(records, "time"))
        beside = others if ways is None else sorted((*others, *picks.fields["medium"]))
        yield batch(LEAD_ROWS, records, cells, extra(table.header, records, beside))


def name_of_lead(records: Records, picks: Picked) -> Cells | None:
    """The name as it stands, or put together from its parts.

    Beside the parts, Bitrix24's name of a lead is a title, such as Call from Pune.
    """
    shown = without_signs(picks.cells(records, "name"))
    parts = without_signs(full_name([picks.cells(records, part) for part in PARTS_OF_A_NAME]))
    is_title = picks.has("name", "last_name") and folded(picks.column("name")) == "lead name"
    return coalesced(parts, shown) if is_title else coalesced(shown, parts)


def begun(records: Records, picks: Picked) -> Cells | None:
    """When answers to a form were begun, where a column tells only of those handed in."""
    if folded(picks.column("created")) not in HANDED_IN:
        return None
    header = [folded(column) for column in picks.header]
    return next((records.columns[header.index(one)] for one in BEGUN if one in header), None)


def unsubscribed(records: Records, picks: Picked) -> list[Cells]:
    """That nobody may e-mail them, where a status of theirs says that they left the list."""
    told = [records.columns[at] for at, column in enumerate(picks.header)
            if folded(column) in STATUSES_OF_A_LIST]  # fmt: skip
    status = picks.cells(records, "status")
    return [
        pc.if_else(pc.match_substring_regex(one, LEFT_THE_LIST), YES, NOTHING)
        for one in (*told, *(() if status is None else (status,)))
    ]


def ways_in(media: Cells | None) -> Cells | None:
    """The media that only say how somebody reached the CRM; None where none does."""
    if media is None:
        return None
    ways = pc.if_else(pc.match_substring_regex(media, WAYS_IN), media, None)
    return ways if ways.null_count < len(ways) else None


def without(fillers: str, cells: Cells | None) -> Cells | None:
    """The cells, nothing where they only say that nothing was chosen, or nobody."""
    if cells is None:
        return None
    return pc.if_else(pc.match_substring_regex(cells, fillers), None, cells)


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
