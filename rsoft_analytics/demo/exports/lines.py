"""The list of tracking numbers that the office keeps: which line is shown where, and since when."""

import csv
from pathlib import Path

from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.sources import SOURCES
from rsoft_analytics.demo.spellings import spelled_digits
from rsoft_analytics.demo.world import World

FORMAT, FILE = "lines_csv", "lines.csv"
HEADER = ("line", "source", "campaign", "place", "from", "until", "note")
PLACES = {"Hoarding": "Guindy", "Newspaper": "Page 3"}
BEFORE_ALL, BEYOND = "2020-01-01", "2019-12-31"


def lines(folder: Path, world: World) -> list[Written]:
    """Write each tracked line with its source, and one that ended before anybody called."""
    tracked = [one for one in SOURCES if one.line]
    rows = [
        (
            spelled_digits(f"91{one.line}", 1),
            one.in_crm,
            one.campaign,
            PLACES.get(one.name, ""),
            BEFORE_ALL,
            "",
            "",
        )
        for one in tracked
    ]
    old = (rows[0][0], "Magazine", "", "", "", BEYOND, "before the website had it")
    with (folder / FILE).open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADER, *rows, old])
    return [Written(FILE, FORMAT, "lines", len(rows) + 1)]
