"""Call log (CSV, TSV or spreadsheet).

Any table with a time, a number and something that tells how the call went.
"""

import re
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import (
    Cells,
    Picked,
    batch,
    conventions,
    date_and_time,
    extra,
    first_filled,
    only_the_first,
    picked,
    table_of,
)
from rsoft_analytics.fields import folded, kind_of, matched
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.pinned import without
from rsoft_analytics.readers import GENERAL, NO
from rsoft_analytics.rows import CALL_FIELDS, CALL_ROWS, Batch, Reading
from rsoft_analytics.telephony import country_codes, zones
from rsoft_analytics.telephony.meaning import INTERNAL, match, shown_name
from rsoft_analytics.telephony.said import ends, stay_in_the_house, ways

KIND = "calls"
PARTS_OF_A_LENGTH = {
    "h": ("hours", "hrs", "hour"),
    "m": ("minutes", "mins", "min"),
    "s": ("seconds", "secs", "sec"),
}
SAYS_A_WAY = r"(?i)incoming|outgoing|inbound|outbound|dial|receiv|placed|made|missed"
OF_THE_OTHER = re.compile("(?:customer|client|lead|contact|caller) ")
OF_A_CUSTOMER = re.compile("(?:customer|client|lead|contact) ")
NAMES_OF_A_CALLER = frozenset(["caller name", "caller id name"])
NAMES_OF_WHOM_WAS_CALLED = ("callee name", "called name", "to name", "destination name")
GOES_OUT = r"(?i)^\s*(?:outgoing|outbound|out|dial+ed|placed)"
NO_CALL = ("not a call", INTERNAL)
SIDES = ("from_number", "to_number")
WORDS_FOR_SOMEBODY = frozenset("caller callee called receiver recipient".split())


def claim(export: Export) -> int:
    """More the more columns are understood, where they are those of calls."""
    if export.table is None or kind_of(export.table.header) != KIND:
        return NO
    return GENERAL + len(matched(KIND, export.table.header))


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls of a table, as its columns or a person say."""
    table = table_of(export)
    every, way = picked(KIND, table.header, columns), None
    if columns is None:
        way = way_of_all(every)
        every = with_one_start(with_the_other_side(without_our_number(every)))
    used = only_the_first(every, ())
    batches = batches_of(table, every, used, way)
    return Reading(KIND, batches, conventions(used, ("started", "time", "date")))


def without_our_number(picks: Picked) -> Picked:
    """Beside the customer's number a mere "Phone number" is ours, and never stands in for it.

    Beside the customer's name that of a caller is a colleague's.
    """
    fields = dict(picks.fields)
    own = [at for at in fields.get("party", ()) if OF_THE_OTHER.match(folded(picks.header[at]))]
    names = [at for at in fields.get("name", ()) if OF_A_CUSTOMER.match(folded(picks.header[at]))]
    callers = [at for at in fields.get("name", ()) if folded(picks.header[at]) == "caller name"]
    fields |= {"party": own} if own else {}
    if names and callers:
        fields |= {"name": names, "rep": fields.get("rep", callers)}
    return Picked(picks.header, fields)


def with_the_other_side(picks: Picked) -> Picked:
    """Where only one side of the call has a column, that is the other party's.

    Beside a column of numbers, a lone "Caller" is the party's name.
    """
    fields = dict(picks.fields)
    sides = [side for side in SIDES if side in fields]
    if len(sides) == 1:
        lone = fields.pop(sides[0])
        if "party" not in fields:
            fields["party"] = lone
        elif "name" not in fields and folded(picks.header[lone[0]]) in WORDS_FOR_SOMEBODY:
            fields["name"] = lone
    return Picked(picks.header, fields)


def way_of_all(picks: Picked) -> str | None:
    """Incoming where a log names the caller alone, and has no column for the direction.

    Such is the report of a number that people ring: who was answered, and who was not.
    """
    if "direction" in picks.fields or "outcome" not in picks.fields:
        return None
    is_of_callers = "from_number" in picks.fields and not {"party", "to_number"} & {*picks.fields}
    return "Incoming" if is_of_callers else None


def with_one_start(picks: Picked) -> Picked:
    """One column with the whole start of the call where there is one, else date and time."""
    fields = dict(picks.fields)
    if "started" in fields:
        fields.pop("date", None)
        fields.pop("time", None)
    return Picked(picks.header, fields)


def batches_of(
    table: Table, every: Picked, used: Picked, way: str | None = None
) -> Iterator[Batch]:
    """The table's records as calls."""
    others, zone = used.others(), zones.column_of(table.header)
    code = country_codes.column_of(table.header)
    for records in table.batches():
        records = without_calls_in_the_house(records, every)
        cells = {name: used.cells(records, name) for name in CALL_FIELDS}
        cells |= way_and_end(records, every)
        cells["started"] = start(records, used)
        if zone is not None and cells["started"] is not None:
            cells["started"] = zones.with_zones(cells["started"], records.columns[zone])
        cells["duration"] = in_parts(records, table.header) or cells["duration"]
        if way:
            cells["direction"] = way_where_none_is_told(cells["outcome"], way)
        for name in ("party", "name"):  # a second column helps out where the first is empty
            cells[name] = first_filled(every.all_cells(records, name))
        if cells["name"] is not None:
            cells["name"] = shown_name(cells["name"])
        cells["name"] = name_of_the_other(records, used, cells)
        if code is not None and cells["party"] is not None:
            cells["party"] = country_codes.with_codes(cells["party"], records.columns[code])
        yield batch(CALL_ROWS, records, cells, extra(table.header, records, others))


def without_calls_in_the_house(records: Records, picks: Picked) -> Records:
    """The records without those of calls between extensions."""
    directions = picks.cells(records, "direction")
    in_the_house = None if directions is None else stay_in_the_house(directions)
    return records if in_the_house is None else without(records, in_the_house, *NO_CALL)


def way_and_end(records: Records, picks: Picked) -> dict[str, Cells | None]:
    """The direction and the outcome of each call, out of all columns that tell of them."""
    directions = picks.all_cells(records, "direction")
    names = [picks.header[at] for at in picks.fields.get("outcome", ())]
    outcomes = list(zip(names, picks.all_cells(records, "outcome"), strict=True))
    return {
        "direction": ways(directions[0]) if directions else None,
        "outcome": ends(outcomes, directions),
    }


def name_of_the_other(
    records: Records, picks: Picked, cells: dict[str, Cells | None]
) -> Cells | None:
    """The names; where both sides of a call have numbers, a caller's name is ours if we called."""
    is_of_the_caller = folded(picks.column("name")) in NAMES_OF_A_CALLER
    if not is_of_the_caller or not picks.has(*SIDES) or cells["direction"] is None:
        return cells["name"]
    header = [folded(column) for column in picks.header]
    at = next((header.index(name) for name in NAMES_OF_WHOM_WAS_CALLED if name in header), None)
    called = pa.scalar(None, pa.string()) if at is None else shown_name(records.columns[at])
    return pc.if_else(match(cells["direction"], GOES_OUT), called, cells["name"])


def way_where_none_is_told(outcomes: Cells | None, way: str) -> Cells:
    """The way of each call whose outcome says nothing of it."""
    assert outcomes is not None
    is_told = pc.fill_null(pc.match_substring_regex(outcomes, SAYS_A_WAY), pa.scalar(False))
    return pc.if_else(is_told, pa.scalar(None, pa.string()), pa.scalar(way, pa.string()))


def start(records: Records, picks: Picked) -> Cells | None:
    """The start of each call as written, date and time joined by a space."""
    if picks.has("started"):
        return picks.cells(records, "started")
    return date_and_time(picks.cells(records, "date"), picks.cells(records, "time"))


def in_parts(records: Records, header: tuple[str, ...]) -> Cells | None:
    """A length written in columns of hours, minutes and seconds, as "1h 2m 3s"; else None."""
    names = [folded(name) for name in header]
    found = {
        letter: records.columns[names.index(word)]
        for letter, words in PARTS_OF_A_LENGTH.items()
        for word in words
        if word in names
    }
    if len(found) == 1 or not found:
        return None
    parts = [
        pc.binary_join_element_wise(pc.fill_null(cells, "0"), pa.scalar(letter), "")
        for letter, cells in found.items()
    ]
    return pc.binary_join_element_wise(*parts, " ")
