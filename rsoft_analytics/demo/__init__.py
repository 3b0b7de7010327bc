"""The demo: an invented sales team's exports, and the right answers beside them.

A world is made up first (``world``): a tiles dealer in Chennai, who rang whom,
what came of it. From it the files are written as real systems would write
them (``exports``), and the answers are counted (``answers``), so that the
product can be held against a truth that it had no part in. The same seed,
size and day give the same files, byte for byte.

It is all invented: numbers are from ranges that are allotted to nobody.
"""

import json
from datetime import date, datetime
from pathlib import Path

from rsoft_analytics.demo.answers import DemoAnswers, answers
from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.exports.address_books import address_books
from rsoft_analytics.demo.exports.app_logs import app_logs
from rsoft_analytics.demo.exports.consents import consents
from rsoft_analytics.demo.exports.crm_leads import crm_leads
from rsoft_analytics.demo.exports.google_ads import google_ads
from rsoft_analytics.demo.exports.lines import lines
from rsoft_analytics.demo.exports.phone_backups import phone_backups
from rsoft_analytics.demo.exports.team_line import team_line
from rsoft_analytics.demo.seasons import KOLKATA
from rsoft_analytics.demo.world import world
from rsoft_analytics.errors import RsoftError

MOST_CALLS = 2_000_000  # more would use up the numbers that are kept free for invented people
REGION = "IN"
WRITERS = (
    consents,
    phone_backups,
    app_logs,
    team_line,
    address_books,
    crm_leads,
    google_ads,
    lines,
)


def write_demo(
    folder: Path, calls: int = 12_000, seed: int = 7, until: date | None = None
) -> DemoAnswers:
    """Write the exports of an invented team into a folder, with manifest.json and answers.json.

    The world ends with the day before ``until``, which is today in Kolkata unless given.
    """
    if not 1 <= calls <= MOST_CALLS:
        raise RsoftError(
            f"A demo of {calls} calls cannot be made. Ask for 1 to {MOST_CALLS:,} of them."
        )
    made_up = world(calls, seed, until or datetime.now(KOLKATA).date())
    folder.mkdir(parents=True, exist_ok=True)
    written = [file for writer in WRITERS for file in writer(folder, made_up)]
    truth = answers(made_up, written)
    write_json(folder / "manifest.json", [manifest_entry(file) for file in written])
    write_json(folder / "answers.json", truth.as_json())
    return truth


def manifest_entry(file: Written) -> dict[str, str | None]:
    """How one file is to be imported."""
    return {"file": file.file, "format": file.format, "rep": file.rep, "region": REGION}


def write_json(path: Path, content: object) -> None:
    """Write a JSON document for people and programs."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
