"""Ways to spoil a table of text: its cells, its columns and how they are told apart."""

import csv
import io
from collections.abc import Callable
from random import Random

Rows = list[list[str]]

NUMBERS = (
    *("9" * 300, "+", "-1", "0", "+91 55000 01001 / 55000 01002", "9.19E+11", "=1+1", "1e999"),
    *(
        "915500001001.0",
        "*#06#",
        "tel:+915500001001",
        "٥٥٠٠٠٠١٠٠١",
        "92xxxxxxx4",
        "p:+915500001001",
    ),
    *("'+915500001001", "anonymous", "-2", "sip:x@y", "+1 202-555-0101;ext=9", "0x1F"),
)
MOMENTS = (
    *("32/13/2026", "0000-00-00", "29/02/2025 10:00", "9999-12-31", "1773027724331", "45631.5"),
    *("99999999999999999999", "-2026-01-01", "yesterday", "2026-02-30T25:61:61+99:99", "1/1/1"),
    *("294247-01-10", "2026-03-02 18:05 PM", "Mon, 02 Mar 2026 09:00:00 +0000", "0", "-0.5"),
)
LENGTHS = (
    *("-5", "1e308", "nan", "inf", "99:99:99", "1 h 70 min", "PT1H51M35S", "1.234", "²", "5:7"),
    *("9223372036854775808", "1e-400", "--", "0:00:00:00", "00:00:00.999", "1,5", "∞"),
)
TEXTS = (
    *("", " ", "null", "(Unknown)", "a\nb", '"', '""', "\u202eabc", "x" * 60_000, "a\0b", "🦊" * 9),
    *("'; drop table calls; --", "<script>alert(1)</script>", "$rep", "%s", "{}", "\ud800", "::: "),
    *("Total", "Grand Total:", "Date", ",", ";", "\t", "\u2028", "=HYPERLINK(1)", "_$!<x>!$_"),
)
VALUES = (*NUMBERS, *MOMENTS, *LENGTHS, *TEXTS)


def spoilt(data: bytes, dice: Random) -> bytes:
    """A table with something done to its rows, and perhaps written in another way."""
    text = data.decode(errors="replace").removeprefix("\ufeff")
    delimiter = max(",;\t|", key=text.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return data
    for _ in range(dice.choice((1, 1, 2, 4))):
        rows = dice.choice(WAYS)(rows, dice) if rows else rows
    return written(rows, delimiter, dice)


def written(rows: Rows, delimiter: str, dice: Random) -> bytes:
    """Rows as a file, most often as they were."""
    if dice.random() < 0.2:
        delimiter = dice.choice(",;\t|:~")
    end = dice.choice(("\n", "\n", "\n", "\r\n", delimiter + "\n", "\r"))
    if dice.random() < 0.05:
        return page(rows)
    if dice.random() < 0.1:  # nothing quoted, whatever it holds
        text = end.join(delimiter.join(cells) for cells in rows)
        return text.encode(errors="surrogatepass")
    quoting = dice.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return file.getvalue().encode(errors="surrogatepass")


def page(rows: Rows) -> bytes:
    """Rows as the table of a page, as some call a spreadsheet."""
    lines = ("<tr><td>" + "</td><td>".join(cells) + "</td></tr>" for cells in rows)
    return ("<table>" + "\n".join(lines) + "</table>").encode(errors="surrogatepass")


def another_cell(rows: Rows, dice: Random) -> Rows:
    """Other things in some cells."""
    for _ in range(dice.choice((1, 1, 3, 10))):
        row = dice.choice(rows)
        if row:
            row[dice.randrange(len(row))] = dice.choice(VALUES)
    return rows


def another_column(rows: Rows, dice: Random) -> Rows:
    """The same odd thing in each cell of a column, below its name."""
    at, value = dice.randrange(max(map(len, rows)) or 1), dice.choice(VALUES)
    return [rows[0], *([*cells[:at], value, *cells[at + 1 :]] for cells in rows[1:])]


def swapped_columns(rows: Rows, dice: Random) -> Rows:
    """The columns in another order; their names with them, or not."""
    order = dice.sample(range(len(rows[0])), len(rows[0]))
    kept = dice.randrange(2)
    moved = [[cells[at] for at in order if at < len(cells)] for cells in rows[kept:]]
    return rows[:kept] + moved


def no_column(rows: Rows, dice: Random) -> Rows:
    """A column less."""
    at = dice.randrange(max(len(rows[0]), 1))
    return [cells[:at] + cells[at + 1 :] for cells in rows]


def more_columns(rows: Rows, dice: Random) -> Rows:
    """A column once more, or many empty ones."""
    at, times = dice.randrange(max(len(rows[0]), 1)), dice.choice((1, 1, 3, 400))
    return [cells + cells[at : at + 1] * times for cells in rows]


def uneven_rows(rows: Rows, dice: Random) -> Rows:
    """Rows that are longer or shorter than the others."""
    return [cells + ["x"] * dice.choice((0, 0, 0, 1, 3)) if dice.random() < 0.7
            else cells[: dice.randrange(len(cells) + 1)] for cells in rows]  # fmt: skip


def more_rows(rows: Rows, dice: Random) -> Rows:
    """Lines between the records: blank ones, totals, the header again, or one a thousand times."""
    width = len(rows[0])
    extra = ([], [""] * width, ["Total", *["9"] * (width - 1)], rows[0], dice.choice(rows))
    at = dice.randrange(len(rows) + 1)
    return rows[:at] + [dice.choice(extra)] * dice.choice((1, 1, 2, 1000)) + rows[at:]


def other_header(rows: Rows, dice: Random) -> Rows:
    """A header that is gone, is in capitals, has lost a name, or stands below a title."""
    header = rows[0]
    at = dice.randrange(max(len(header), 1))
    choices = (
        [],
        [[name.upper() for name in header]],
        [[*header[:at], "", *header[at + 1 :]]],
        [header[:at] + header[-1:] + header[at + 1 :]],
        [["Report"], [], header],
        [[name + " " + dice.choice(("(sec)", "(UTC)", "2", "*", "\u200b")) for name in header]],
    )
    return dice.choice(choices) + rows[1:]


WAYS: tuple[Callable[[Rows, Random], Rows], ...] = (
    *(another_cell, another_cell, another_column, swapped_columns, no_column, more_columns),
    *(uneven_rows, more_rows, other_header),
)
