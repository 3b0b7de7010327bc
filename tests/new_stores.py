"""New stores as the tests make them: with what one new store holds that was made the long way.

Making all tables and macros takes five times as long as copying them, and the tests open thousands
of stores. A copy is what everybody has who closed a store and opened it again.
"""

from collections.abc import Callable
from pathlib import Path

import duckdb

from rsoft_analytics.store.attached import literal
from rsoft_analytics.store.schema import brought_up_to_date


def filled_from(made: Path) -> Callable[[duckdb.DuckDBPyConnection], bool]:
    """What brings a store up to date, and a new one by what another store's file holds."""

    def filled(connection: duckdb.DuckDBPyConnection) -> bool:
        if not connection.execute("show tables").fetchall():
            connection.execute(f"attach {literal(str(made))} as made (read_only)")
            (new,) = connection.execute("select current_database()").fetchall()[0]
            connection.execute(f"copy from database made to {new}")
            connection.execute("detach made")
            connection.checkpoint()
        return brought_up_to_date(connection)

    return filled
