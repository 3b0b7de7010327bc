"""Pictures of an address book, made small and safe where the book is taken apart."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyarrow as pa

from rsoft_analytics.files.pictures import safe_picture
from rsoft_analytics.rows import Batch


def with_safe_pictures(batches: Iterable[Batch]) -> Iterator[Batch]:
    """The batches, their pictures drawn anew; those that cannot be are left out."""
    for batch in batches:
        place = batch.rows.schema.get_field_index("photo")
        yield batch if place < 0 else replace(batch, rows=redrawn(batch.rows, place))


def redrawn(rows: pa.RecordBatch, place: int) -> pa.RecordBatch:
    """Rows with the pictures of one column drawn anew."""
    pictures = [one and safe_picture(one) for one in rows.column(place).to_pylist()]
    return rows.set_column(place, rows.schema.field(place), pa.array(pictures, pa.binary()))
