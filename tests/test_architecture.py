"""The laws of the house, as tables that a test holds up."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "rsoft_analytics"
LONGEST_FUNCTION = 60
LONGEST_SQL = 150

# What each part may import: of ours by the name it has in rsoft_analytics, of others by theirs.
MAY_IMPORT = {
    "errors": set(),
    "formulas": set(),
    "fields": set(),
    "phones": {"errors", "phonenumbers", "pyarrow"},
    "closed_days": {"errors", "holidays"},
    "settings": {"closed_days", "errors", "phones"},
    "rows": {"pyarrow"},
    "files": {"errors", "fields", "rows", "numpy", "pyarrow", "python_calamine", "PIL"},
    "columns": {"errors", "fields", "files", "rows", "pyarrow"},
    "pinned": {"columns", "fields", "files", "rows", "numpy", "pyarrow"},
    "telephony": {"columns", "errors", "fields", "files", "pinned", "rows", "pyarrow"},
    "nearest": {"fields", "pinned", "telephony"},
    "readers": {
        "columns", "errors", "fields", "files", "nearest", "pinned", "rows", "telephony", "numpy",
        "pyarrow",
    },
    "parsing": {"errors", "files", "readers", "rows", "pyarrow"},
    "store": {"errors", "phones", "rows", "settings", "duckdb", "filelock", "pandas", "pyarrow"},
    "privacy": {
        "errors", "formulas", "phones", "settings", "store", "holidays", "jinja2", "pyarrow",
    },
    "imports": {
        "errors", "fields", "files", "metrics", "parsing", "phones", "privacy", "rows", "settings",
        "store", "pyarrow",
    },
    "credit": {"numpy"},
    "metrics": {"credit", "errors", "privacy", "store"},
    "lookup": {"errors", "phones", "privacy", "store"},
    "own_numbers": {"errors", "phones", "store"},
    "leads": {"errors", "formulas", "imports", "phones", "rows", "store", "pyarrow"},
    "sources": {"errors", "imports", "metrics", "rows", "store", "pyarrow"},
    "advertising": {
        "errors", "files", "formulas", "imports", "leads", "metrics", "phones", "privacy", "store",
        "xlsxwriter",
    },
    "callbacks": {"metrics", "store", "pandas"},
    "access": {"errors", "phones", "settings", "store", "privacy"},
    "demo": {"errors", "files", "imports", "privacy", "store", "PIL", "xlsxwriter"},
    "ui": {
        "access", "advertising", "callbacks", "closed_days", "errors", "fields", "files",
        "formulas", "imports", "leads", "lookup", "metrics", "own_numbers", "parsing", "phones",
        "privacy", "provider", "readers", "settings", "sources", "store", "pandas", "plotly",
        "streamlit",
    },
    "console": {"click"},
    "digest": {"callbacks", "console", "errors", "metrics", "store", "ui", "jinja2"},
    "errands": {"console", "errors", "store", "starlette"},
    "api": {"access", "errors", "lookup", "phones", "store", "starlette"},
    "provider": {"errors", "streamlit"},
    "server": {
        "api", "errands", "errors", "privacy", "provider", "store", "ui", "starlette", "streamlit",
    },
    "terminal": {"console", "errors", "formulas", "imports", "own_numbers", "store", "pandas"},
    "watching": {"console", "errors", "imports", "terminal"},
    "commands": {
        "access", "advertising", "console", "demo", "digest", "errands", "errors", "imports",
        "leads", "lookup", "metrics", "own_numbers", "privacy", "readers", "server", "settings",
        "sources", "store", "terminal", "watching", "click",
    },
    "cli": {"commands"},
    "pages": {"ui"},
    "dashboard": {"cli", "server", "ui", "streamlit"},
}  # fmt: skip

# Whom alone an outside thing is spoken to by.
SPOKEN_TO_BY = {
    "duckdb": {"store"},
    "holidays": {"closed_days", "privacy"},
    "phonenumbers": {"phones"},
    "python_calamine": {"files"},
    "streamlit": {"ui", "server", "provider", "pages", "dashboard"},
}

# Words that stand only in the files named; a pattern, since a word may have relatives.
STAYS_AT_HOME = {
    r"\bst\.session_state\b": {"rsoft_analytics/ui/filters.py", "rsoft_analytics/ui/uploads.py"},
    r"\bcache_resource\b": {"rsoft_analytics/ui/opening.py"},
    r"\bcache_data\b": {"rsoft_analytics/ui/answers.py"},
    r"\bunsafe_allow_html\b": set(),
    r"\bclick\.echo\(": {"rsoft_analytics/console.py"},  # a command may be given elsewhere
    r"\.groupby\(": set(),
    r"\.merge\(": set(),
    r"\.pivot(_table)?\(": set(),
    r"errors=.coerce.": set(),
    r"on_bad_lines": set(),
}

NO_NAME_FOR_A_FILE = {"utils", "util", "helpers", "helper", "misc", "common"}
SQL = re.compile(
    r"\s*(select\s|SELECT\s|insert\s+into\s|delete\s+from\s|update\s+\w+\s+set\s|with\s+\w+\s+as\s"
    r"|set\s+(global|session|local)\s|set\s+\w+\s*=|(create|alter|drop)\s+(or|table|view|macro|temp)"
    r"|copy\s|attach\s|pragma\s)",
)
ASKS = {"execute", "executemany", "sql", "query"}  # what a database is asked with


class Function(NamedTuple):
    """A function, and how long it is."""

    lines: int
    place: str


@cache
def code() -> dict[Path, ast.Module]:
    """Every module of the product, by its path."""
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(files)}


@cache
def sql() -> dict[Path, str]:
    """The text of every .sql file, by its path."""
    return {file: file.read_text(encoding="utf-8") for file in sorted(PACKAGE.rglob("*.sql"))}


def place(file: Path) -> str:
    """A file as a person names it."""
    return file.relative_to(ROOT).as_posix()


def part_of(file: Path) -> str:
    """The part of the house that a module belongs to."""
    inside = file.relative_to(PACKAGE if file.is_relative_to(PACKAGE) else ROOT)
    return inside.parts[0].removesuffix(".py")


def imported(file: Path) -> set[str]:
    """What a module imports from outside its part: ours and others', not Python's own."""
    names = {name for node in ast.walk(code()[file]) for name in names_in(node)}
    return {name for name in names if name not in sys.stdlib_module_names} - {part_of(file), ""}


def names_in(node: ast.AST) -> Iterator[str]:
    """The parts that one import statement names."""
    match node:
        case ast.Import():
            yield from (part_named(alias.name) for alias in node.names)
        case ast.ImportFrom(level=0, module="rsoft_analytics"):
            yield from (alias.name for alias in node.names if not alias.name.startswith("__"))
        case ast.ImportFrom(level=0):
            yield part_named(node.module or "")


def part_named(module: str) -> str:
    """The part of ours, or the package of others, that a module's full name begins with."""
    first, *rest = module.split(".")
    return rest[0] if first == "rsoft_analytics" and rest else first


def functions() -> list[Function]:
    """Every function, the longest first."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [
        Function((node.end_lineno or 0) - node.lineno + 1, f"{place(file)}:{node.name}")
        for file, tree in code().items()
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]
    return sorted(found, reverse=True)


def texts(tree: ast.Module) -> Iterator[Any]:
    """Every text in a module that is no docstring."""
    descriptions = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in descriptions:
            yield node


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_imports_point_along_the_arrows(part):
    astray = {
        place(file): beyond
        for file in code()
        if part_of(file) == part and (beyond := imported(file) - MAY_IMPORT[part])
    }
    assert astray == {}


def test_every_part_of_the_house_is_in_the_table():
    assert {part_of(file) for file in code()} - {"__init__"} <= set(MAY_IMPORT)


def test_the_arrows_make_no_circle():
    assert TopologicalSorter(MAY_IMPORT).static_order()


@pytest.mark.parametrize("package", SPOKEN_TO_BY)
def test_each_outside_thing_has_one_speaker(package):
    speakers = {part_of(file) for file in code() if package in imported(file)}
    assert speakers <= SPOKEN_TO_BY[package]


@pytest.mark.parametrize("word", STAYS_AT_HOME)
def test_words_stay_at_home(word):
    found = {place(file) for file in code() if re.search(word, file.read_text(encoding="utf-8"))}
    assert found <= STAYS_AT_HOME[word]


def test_sql_stands_in_sql_files():
    found = [
        f"{place(file)}:{text.lineno}: {text.value.strip()[:60]}"
        for file, tree in code().items()
        for text in texts(tree)
        if SQL.match(text.value)
    ]
    assert found == []


def test_no_text_made_on_the_spot_is_run_as_sql():
    found = [
        f"{place(file)}:{node.lineno}"
        for file, tree in code().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ASKS
        if node.args and isinstance(node.args[0], ast.Constant | ast.JoinedStr | ast.BinOp)
    ]
    assert found == []


def test_no_file_is_called_after_nothing():
    assert [place(file) for file in code() if file.stem in NO_NAME_FOR_A_FILE] == []


@pytest.mark.alone
def test_no_function_is_long(capsys):
    longest = functions()[:10]
    with capsys.disabled():
        print("\nThe longest functions:", *(f"\n  {one.lines:3} {one.place}" for one in longest))
    assert [one for one in longest if one.lines > LONGEST_FUNCTION] == []


def test_everything_public_says_what_it_is():
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    silent = [
        f"{place(file)}:{getattr(node, 'name', '')}"
        for file, tree in code().items()
        for node in [tree, *ast.iter_child_nodes(tree)]
        if isinstance(node, kinds) and not ast.get_docstring(node)
        if not getattr(node, "name", "").startswith("_")
    ]
    assert silent == []


def test_every_sql_file_begins_with_what_it_is():
    assert [place(file) for file, text in sql().items() if not re.match(r"-- \S", text)] == []


def test_no_window_is_over_everything():
    """DuckDB 1.5 ends now and then on a window over all of few filtered rows, two threads racing.

    Issues 22846 and 25713 of duckdb/duckdb tell of it; a total in a subquery says the same.
    """
    over_everything = re.compile(r"\bover\s*\(\s*\)", re.IGNORECASE)
    assert [place(file) for file, text in sql().items() if over_everything.search(text)] == []


def test_no_sql_file_is_long():
    lines = {place(file): text.count("\n") for file, text in sql().items()}
    lasting = "rsoft_analytics/store/tables/"  # once released, a migration stays as it is
    assert [
        file
        for file, count in lines.items()
        if count > LONGEST_SQL and not file.startswith(lasting)
    ] == []


def test_pages_are_written_with_the_nouns_of_the_page_module_alone():
    beyond = {
        place(file)
        for file, tree in code().items()
        for node in ast.walk(tree)
        if part_of(file) == "pages" and isinstance(node, ast.Import | ast.ImportFrom)
        if getattr(node, "module", "") != "rsoft_analytics.ui.page"
    }
    assert beyond == set()


def test_pages_lie_one_folder_down():
    assert list((ROOT / "pages").glob("*.py")) == []
