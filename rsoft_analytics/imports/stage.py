"""Rows as read, brought into the store's temporary tables and understood there."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.imports.at_once import told_at_once
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.recognise import Recognised
from rsoft_analytics.phones import checked_region, parties
from rsoft_analytics.phones.plain import Plain, are_plain, plain
from rsoft_analytics.privacy.keeping_away import keep_away
from rsoft_analytics.rows import ROWS_OF_KIND, Batch, SetAside
from rsoft_analytics.store import Writing

MONTH_FIRST_REGIONS = frozenset(("US", "PR", "PH", "CA"))
DECIMAL_COMMA_REGIONS = frozenset(
    "AR AT BE BG BR CL CO CZ DE DK ES FI FR GR HR HU ID IT NL NO PL PT RO RS RU SE SI SK TR UA VN"
    .split()
)  # fmt: skip
WITH_AMOUNTS = ("spend", "leads", "web leads", "mixed")


class Order(Enum):
    """How sure the order of day and month is."""

    SURE = "said, or proved by the file"
    UNSURE = "proved by no time of the file, or by some and denied by others"
    ASSUMED = "usual in the region"


@dataclass(frozen=True)
class Conventional:
    """An export's conventions as found, given or assumed, and how much it held."""

    records: int
    rejected_by_reader: int
    timezone: str
    region: str
    day_first: bool
    decimal_comma: bool
    assumed: tuple[str, ...]
    is_order_sure: bool
    system: str
    columns: dict[str, str]


def stage(
    writing: Writing,
    known: Recognised,
    options: Options,
    import_id: int,
    progress: Callable[[str, int], None],
) -> Conventional:
    """Read an export into temporary tables, typed, with its faults set aside.

    Calls, of which there may be many millions, go into the store at once.
    """
    form = plain(checked_region(options.region or writing.settings.region))
    records, rejected = read_rows(writing, known, form, progress)
    conventional = conventions(writing, known, options, records, rejected)
    folder = staging_of(known.kind)
    values = dict(
        import_id=import_id,
        national_zero=form.zero,
        rep=options.rep,
        region=conventional.region,
        timezone=conventional.timezone,
        day_first=conventional.day_first,
        is_order_sure=conventional.is_order_sure,
        decimal_comma=conventional.decimal_comma,
        system=conventional.system,
        duration_unit=known.reading.conventions.duration_unit,
        currency=writing.settings.currency,
        origin=origin_of(known),
    )
    progress("Understanding numbers and times", records)
    writing.run(f"{folder}/2_directed", **values)
    if known.kind == "calls":
        learn_doubtful_numbers(writing, conventional.region)
        writing.run(f"{folder}/new_spellings", **values)
        writing.run(f"{folder}/2_clocks", **values)
    learn_spellings(writing, conventional.region)
    if known.kind == "contacts":
        keep_pictures(writing)
    writing.run(f"{folder}/3_typed", **values)
    writing.run(f"{folder}/4_staged", **values)
    if known.kind == "calls" and writing.row(f"{folder}/stored", **values)["stored"] < records:
        writing.run(f"{folder}/faults", **values)
    keep_away(writing, known.kind, conventional.region, import_id)
    writing.release()
    return conventional


def origin_of(known: Recognised) -> str:
    """How the leads of an export came to be leads."""
    if known.format == "typed in":
        return "Typed in"
    return "Web form" if known.kind == "web leads" else "CRM export"


def staging_of(kind: str) -> str:
    """The folder of the SQL that understands rows of a kind; a web lead is a lead."""
    return f"store/staging/{'leads' if kind == 'web leads' else kind}"


def read_rows(
    writing: Writing, known: Recognised, form: Plain, progress: Callable[[str, int], None]
) -> tuple[int, int]:
    """Read every batch; how many records it made, and how many the reader rejected."""
    writing.run("imports/set_aside_made")
    counts = {"records": 0, "rejected": 0}
    nothing_read = pa.RecordBatch.from_pylist([], ROWS_OF_KIND[known.kind])

    def told(rows: pa.RecordBatch) -> pa.RecordBatch:
        return told_at_once(rows, form) if known.kind == "calls" else rows

    def rows() -> Iterator[pa.RecordBatch]:
        yield told(nothing_read)
        for batch in known.reading.batches:
            set_aside(writing, batch)
            counts["records"] += batch.rows.num_rows
            counts["rejected"] += len(batch.rejects)
            progress("Reading", counts["records"])
            yield told(batch.rows)

    writing.gather("read_rows", rows())
    return counts["records"], counts["rejected"]


def set_aside(writing: Writing, batch: Batch) -> None:
    """Keep what a reader could not use, and what was no record."""
    for verdict, ones in (("reject", batch.rejects), ("skip", batch.skips)):
        if ones:
            writing.put("imports/set_aside_more", as_table(verdict, ones))


def as_table(verdict: str, ones: tuple[SetAside, ...]) -> pa.Table:
    """What was set aside, in columns."""
    return pa.table(
        {
            "verdict": [verdict] * len(ones),
            "line": [one.line for one in ones],
            "reason": [one.reason for one in ones],
            "message": [one.message for one in ones],
            "text": [one.text for one in ones],
        }
    )


def conventions(
    writing: Writing, known: Recognised, options: Options, records: int, rejected: int
) -> Conventional:
    """Zone, region and order of day and month: given, told by the format, found or assumed."""
    told = known.reading.conventions
    region = checked_region(options.region or writing.settings.region)
    assumed = []
    day_first = options.day_first if options.day_first is not None else told.day_first
    order = Order.SURE
    if day_first is None:
        day_first, order = day_order(writing, known, region)
        if order is Order.ASSUMED:
            assumed.append("day first" if day_first else "month first")
    decimal_comma, is_proved = decimal_sign(writing, known, options, region)
    if not is_proved:
        assumed.append("decimal comma" if decimal_comma else "decimal point")
    return Conventional(
        records=records,
        rejected_by_reader=rejected,
        timezone=options.timezone or told.timezone or writing.settings.timezone,
        region=region,
        day_first=day_first,
        decimal_comma=decimal_comma,
        assumed=tuple(assumed),
        is_order_sure=order is Order.SURE,
        system=system_of(known, options),
        columns=told.columns,
    )


def day_order(writing: Writing, known: Recognised, region: str) -> tuple[bool, Order]:
    """Whether days stand before months, and how sure the file's own times make that."""
    usual = region not in MONTH_FIRST_REGIONS
    if known.kind == "contacts":
        return usual, Order.SURE
    writing.run(f"{staging_of(known.kind)}/1_moments")
    proof = writing.row("store/staging/order")
    if proof["day_first"] and proof["month_first"]:
        return proof["day_first"] >= proof["month_first"], Order.UNSURE
    if proof["day_first"] or proof["month_first"]:
        return bool(proof["day_first"]), Order.SURE
    return usual, Order.ASSUMED if proof["open"] else Order.UNSURE


def decimal_sign(
    writing: Writing, known: Recognised, options: Options, region: str
) -> tuple[bool, bool]:
    """Whether a comma stands before decimals, and whether somebody or the file's amounts say so."""
    if options.decimal_comma is not None:
        return options.decimal_comma, True
    usual = region in DECIMAL_COMMA_REGIONS
    if known.kind not in WITH_AMOUNTS:
        return usual, True
    writing.run(f"{staging_of(known.kind)}/1_moments")
    proof = writing.row("store/staging/decimals")
    if proof["comma"] or proof["point"]:
        return proof["comma"] > proof["point"], True
    return usual, proof["open"] == 0


def system_of(known: Recognised, options: Options) -> str:
    """The system that wrote an export: exports of one system share the identities of calls.

    Never derived from what the rows hold: two overlapping exports of one phone
    must be of one system whatever each of them happens to contain.
    """
    phone = options.rep or "" if known.kind == "calls" else ""
    return f"{known.format}|{phone}"


def learn_doubtful_numbers(writing: Writing, region: str) -> None:
    """Tell apart the few numbers that only look plain: the others need no library."""
    nationals = writing.table("imports/nationals_asked").column("national").combine_chunks()
    doubtful = nationals.filter(pc.invert(are_plain(nationals, region)))
    writing.put("imports/doubtful_numbers_kept", pa.table({"doubtful": doubtful}))


def learn_spellings(writing: Writing, region: str) -> None:
    """Ask the phone library what the new spellings stand for, once for each."""
    spellings = [one["spelling"] for one in writing.rows("imports/spellings_asked")]
    if not spellings:
        return
    found = parties(spellings, region)
    table = pa.table(
        {
            "spelling": spellings,
            "region": [region] * len(spellings),
            "kind": [one.kind for one in found],
            "number": pa.array([one.number for one in found], pa.int64()),
        }
    )
    writing.put("imports/spellings_learned", table)


def keep_pictures(writing: Writing) -> None:
    """Keep each of the address book's pictures once, named by its bytes."""
    found = writing.rows("imports/pictures_read")
    pictures = [one["photo"] for one in found]
    names = [hashlib.sha256(one).hexdigest() for one in pictures]
    table = pa.table(
        {
            "row": pa.array([one["row"] for one in found], pa.int64()),
            "picture_id": pa.array(names, pa.string()),
            "picture": pa.array(pictures, pa.binary()),
        }
    )
    writing.put("imports/pictures_kept", table)
