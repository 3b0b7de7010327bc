"""SQL as it stands in .sql files: the only SQL there is."""

import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
PARAMETER = re.compile(r"\$([a-z_]+)")
COMMENT = re.compile(r"--[^\n]*")


@cache
def text_of(name: str) -> str:
    """The text of a .sql file, named by its place in the package without the ending."""
    return (PACKAGE / f"{name}.sql").read_text(encoding="utf-8")


@cache
def statements(name: str) -> tuple[str, ...]:
    """The statements of a .sql file; a semicolon ends one where it ends a line."""
    parts = re.split(r";[ \t]*\n", text_of(name) + "\n")
    return tuple(part.strip() for part in parts if COMMENT.sub("", part).strip())


def bound(statement: str, values: dict[str, object]) -> dict[str, object]:
    """The values that a statement names; DuckDB refuses any others."""
    return {name: values[name] for name in parameters_of(statement)}


@cache
def parameters_of(statement: str) -> frozenset[str]:
    """The $parameters of a statement."""
    return frozenset(PARAMETER.findall(COMMENT.sub("", statement)))


def in_order(folder: str) -> list[str]:
    """The names of a folder's numbered .sql files, in order."""
    return [f"{folder}/{file.stem}" for file in sorted((PACKAGE / folder).glob("*.sql"))]
