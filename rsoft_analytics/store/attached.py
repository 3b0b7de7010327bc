"""Files of DuckDB, attached to an instance by a name, plain or under a key."""

from pathlib import Path

import duckdb

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store.keys import VARIABLE, extension_file
from rsoft_analytics.store.statements import PARAMETER, statements

OPEN, FRESH = "store/attached/store", "store/attached/fresh"
WRONG_KEY = "{} is encrypted under another key. Name the file with its own key in " + VARIABLE + "."
NO_KEY = "{} is encrypted. Name the file with its key in " + VARIABLE + "."
NO_LOCK = (
    "{} is not encrypted, but " + VARIABLE + " names a key. `rsoft key set FILE` encrypts it; "
    "leave the variable away until then."
)


def able_to_encrypt(connection: duckdb.DuckDBPyConnection) -> None:
    """Load what DuckDB writes encrypted files with, from the installed package: no network."""
    run(connection, "store/attached/extension", file=str(extension_file(duckdb.__version__)))


def attach(
    connection: duckdb.DuckDBPyConnection, name: str, path: Path, key: str | None = None
) -> None:
    """Attach the file at a path as the .sql file of that name says; a wrong key is told."""
    try:
        if key is None:
            run(connection, name, path=str(path))
        else:
            run(connection, f"{name}_encrypted", path=str(path), key=key)
    except duckdb.Error as problem:
        raise RsoftError(not_attached(path, problem)) from problem


def run(connection: duckdb.DuckDBPyConnection, name: str, **texts: str) -> None:
    """Run a .sql file of statements that take no parameters, only texts that stand in them."""
    for statement in statements(name):
        in_full = PARAMETER.sub(lambda found: literal(texts[found[1]]), statement)
        connection.execute(in_full)


def literal(text: str) -> str:
    """A text of ours as it stands in SQL: a path of the store's own, its key.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def not_attached(path: Path, problem: Exception) -> str:
    """Why a file cannot be attached, and what to do."""
    told = str(problem)
    for mark, words in (
        ("Wrong encryption key", WRONG_KEY),
        ("without a key", NO_KEY),
        ("is not encrypted", NO_LOCK),
    ):
        if mark in told:
            return words.format(path.name)
    reason = " ".join(told.split())[:200]
    return (
        f"{path.name} cannot be opened: it is damaged, or no store at all "
        f"({reason}). Keep the file as it is, and open a copy from before; or import the exports "
        "again into a new store."
    )
