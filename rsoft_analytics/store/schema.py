"""The store's tables and rules, brought up to what this program knows."""

import hashlib

import duckdb

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store.statements import bound, in_order, statements, text_of


def brought_up_to_date(connection: duckdb.DuckDBPyConnection) -> bool:
    """Run the migrations that a store lacks, each in one transaction with its record.

    Gives whether the store is of an older program, so that what follows from its rows is to be
    derived again. Raises RsoftError where a newer program wrote the store.
    """
    connection.execute(statements("store/migrations_recorded")[0])
    found = connection.execute(statements("store/migrations_done")[0]).fetchall()
    done = {number for (number,) in found}
    known = {int(name.rpartition("/")[2][:4]): name for name in in_order("store/tables")}
    if newer := done - known.keys():
        raise RsoftError(
            f"The store was written by a newer version of this program (its step {max(newer)}; "
            f"this one knows {max(known)}). Install the newer version to open it."
        )
    for number in sorted(known.keys() - done):
        migrate(connection, number, known[number])
    bring_rules(connection)
    return bool(done) and done != known.keys()


def migrate(connection: duckdb.DuckDBPyConnection, number: int, name: str) -> None:
    """Run one migration together with its record."""
    connection.begin()
    try:
        for statement in statements(name):
            connection.execute(statement)
        record = statements("store/migration_done")[0]
        connection.execute(record, bound(record, {"number": number, "name": name}))
        connection.commit()
    except duckdb.Error:
        connection.rollback()
        raise
    connection.checkpoint()  # a log with changes of tables in it is the thin spot


def bring_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the program's macros and tables of words into the store, where they differ."""
    names = in_order("store/rules") + in_order("metrics/selections")
    print_of_rules = hashlib.sha256("".join(map(text_of, names)).encode()).hexdigest()
    if connection.execute(statements("store/rules_kept")[0]).fetchall() == [(print_of_rules,)]:
        return
    connection.begin()
    for name in names:
        for statement in statements(name):
            connection.execute(statement)
    connection.execute(statements("store/rules_forgotten")[0])
    record = statements("store/rules_noted")[0]
    connection.execute(record, {"print": print_of_rules})
    connection.commit()
    connection.checkpoint()
