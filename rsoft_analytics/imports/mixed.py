"""An export of calls and enquiries in one table, as one part of each kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.imports.recognise import Recognised
from rsoft_analytics.imports.stage import Conventional
from rsoft_analytics.rows import ROWS_OF_KIND, Batch

KINDS = {"calls": True, "web leads": False}  # and whether a row of it is a call


def parts_of(known: Recognised) -> list[Recognised]:
    """The export in parts of one kind each: itself, where it is of one kind; leads come last."""
    if known.kind != "mixed":
        return [known]
    batches = list(known.reading.batches)  # read once: marketplaces write thousands, not millions
    return [
        replace(
            known,
            reading=replace(known.reading, kind=kind, batches=only(batches, kind, are_calls)),
        )
        for kind, are_calls in KINDS.items()
    ]


def only(batches: Iterable[Batch], kind: str, are_calls: bool) -> Iterator[Batch]:
    """The rows of one kind; what was set aside is told with the calls."""
    schema = ROWS_OF_KIND[kind]
    for batch in batches:
        is_call = batch.rows.column("is_call")
        rows = batch.rows.select(schema.names).filter(is_call if are_calls else pc.invert(is_call))
        rows = pa.RecordBatch.from_arrays(rows.columns, schema=schema)
        yield replace(batch, rows=rows) if are_calls else Batch(rows)


def together(parts: Sequence[Conventional]) -> Conventional:
    """How all parts were read, and what they held."""
    *_, last = parts
    return replace(
        last,
        records=sum(one.records for one in parts),
        rejected_by_reader=sum(one.rejected_by_reader for one in parts),
        assumed=tuple(dict.fromkeys(said for one in parts for said in one.assumed)),
    )
