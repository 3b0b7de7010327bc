"""A digest as a letter: plain text, and HTML that needs nothing from elsewhere."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from rsoft_analytics.digest.compose import Digest, Line, Row, Table
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui import numbers

WRITTEN = {"share": numbers.share, "seconds": numbers.duration}
NONE = "none"
NOT_REACHED = "fewer than half yet"  # so the middle time is not known


def as_text(digest: Digest) -> str:
    """The letter for programs that show no HTML."""
    return templates().get_template("letter.txt").render(parts(digest))


def as_html(digest: Digest) -> str:
    """The letter as a page of its own; whatever an export said is escaped in it."""
    return templates().get_template("letter.html").render(parts(digest))


def written(digest: Digest, file: Path) -> None:
    """Write the letter to a file in the form that its name asks for, readable by its owner only."""
    if file.suffix.lower() not in (".html", ".txt"):
        raise RsoftError(f"{file.name} is neither .html nor .txt. Name the file one of them.")
    letter = as_html(digest) if file.suffix.lower() == ".html" else as_text(digest)
    try:
        file.write_text(letter, encoding="utf-8")
        file.chmod(0o600)
    except OSError as problem:
        raise RsoftError(
            f"{file} cannot be written: {problem.strerror or problem}. Name another place."
        ) from problem


def subject(digest: Digest) -> str:
    """The letter's subject."""
    return f"Your calls of week {digest.week.monday.isocalendar().week}: {span(digest)}"


def templates() -> Environment:
    """Where the letters' templates lie."""
    loader = PackageLoader("rsoft_analytics.digest", "letters")
    return Environment(
        loader=loader,
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def parts(digest: Digest) -> dict[str, Any]:
    """What the templates are filled with: words, all of them."""
    return {
        "subject": subject(digest),
        "as_of": f"{digest.as_of:%d %b %Y, %H:%M}" if digest.as_of else None,
        "is_whole": digest.is_whole,
        "lines": [told(one) for one in digest.lines],
        "tables": [
            (title, as_words(one))
            for title, one in (("By rep", digest.by_rep), ("By source", digest.by_source))
            if one.rows
        ],
        "owed": digest.owed,
        "said_no": digest.said_no,
    }


def span(digest: Digest) -> str:
    """The week's days: 16 Nov to 22 Nov 2026."""
    monday, sunday = digest.week.monday, digest.week.sunday
    return f"{monday.day} {monday:%b} to {sunday.day} {sunday:%b} {sunday.year}"


def told(line: Line) -> dict[str, str]:
    """One number in words."""
    return {
        "title": line.title,
        "meaning": line.meaning,
        "now": cell(line.now, line.unit),
        "range": spread(line.now, line.unit),
        "before": cell(line.before, line.unit),
    }


def as_words(table: Table) -> dict[str, Any]:
    """A table in words."""
    units = [unit for _, unit in table.columns]
    return {
        "columns": [title for title, _ in table.columns],
        "rows": {
            printable(key): [ranged(rows, unit) for rows, unit in zip(found, units, strict=True)]
            for key, found in table.rows.items()
        },
    }


def cell(rows: list[Row], unit: str) -> str:
    """A number in its unit; where there is none, the reason in words."""
    if unit == "money":
        amounts = [
            numbers.money(float(row["value"]), row["currency"]) for row in rows if "currency" in row
        ]
        return " + ".join(amounts) or NONE
    found = [row for row in rows if row["value"] is not None]
    if not found:
        return NOT_REACHED if unit == "seconds" and any(row["n"] for row in rows) else NONE
    value = WRITTEN.get(unit, numbers.count)(found[0]["value"])
    return f"{value} of {numbers.count(found[0]['n'])}" if unit == "share" else value


def ranged(rows: list[Row], unit: str) -> str:
    """A number with its range, where it has one."""
    between = spread(rows, unit)
    return f"{cell(rows, unit)} ({between})" if between else cell(rows, unit)


def spread(rows: list[Row], unit: str) -> str:
    """The range of a share: 25 % to 38 %."""
    ranged = [row for row in rows if unit == "share" and row.get("low") is not None]
    return " to ".join(numbers.share(ranged[0][end]) for end in ("low", "high")) if ranged else ""


def printable(text: str) -> str:
    """A name on one line, without control characters."""
    return "".join(c if c.isprintable() else " " for c in text)
