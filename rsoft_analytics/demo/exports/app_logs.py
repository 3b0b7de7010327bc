"""Call logs as a phone app exports them: CSV with seconds, spreadsheets to the minute."""

import csv
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from rsoft_analytics.demo.events import Call, Outcome
from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.exports.phone_backups import calls_on
from rsoft_analytics.demo.exports.workbook import Cell, write_workbook
from rsoft_analytics.demo.people import Kind
from rsoft_analytics.demo.spellings import spelled
from rsoft_analytics.demo.team import WITH_PHONE, Phone, Rep
from rsoft_analytics.demo.world import World

FORMAT = "call_log"
HEADER = ("Date", "Time", "Name", "Phone Number", "Call Type", "Duration")
INCOMING_WORDS = {
    Outcome.TALKED: "Incoming",
    Outcome.MISSED: "Missed",
    Outcome.VOICEMAIL: "Voicemail",
    Outcome.DECLINED: "Rejected",
    Outcome.BLOCKED: "Blocked",
}
BROKEN = {
    ("32/13/2026", "10:15:00", "", "5500012345", "Incoming", "00:31"): "unreadable time",
    ("05/03/2026", "10:16:00", "", "banana", "Incoming", "00:31"): "unreadable number",
    ("05/03/2026", "10:17:00", "", "9.19876E+11", "Missed", "00:00"): "damaged number",
    ("05/03/2026", "10:18:00", "", "5500012345", "Sideways", "00:31"): "unknown word",
}
SECOND_SHEET_FROM, FIRST_SHEET_AGO = timedelta(days=125), timedelta(days=120)  # five days in both


def app_logs(folder: Path, world: World) -> list[Written]:
    """Write the logs of every phone with the app."""
    written = []
    for rep in WITH_PHONE:
        if rep.phone is Phone.APP_CSV:
            written.append(csv_log(folder, rep, calls_on(rep, world)))
        elif rep.phone is Phone.APP_XLSX:
            written += two_workbooks(folder, rep, world)
    return [one for one in written if one.rows]


def csv_log(folder: Path, rep: Rep, calls: Sequence[Call]) -> Written:
    """Write a phone's log as CSV, newest first, with some broken lines and a total below."""
    file = f"{rep.name.lower()}-call-log.csv"
    if calls:
        lines = [csv_line(call) for call in reversed(calls)]
        lines[1:1] = BROKEN
        total = ("Total calls", "", "", "", "", str(len(calls)))
        with (folder / file).open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows([HEADER, *lines, total])
    rejects = dict.fromkeys(BROKEN.values(), 1)
    return Written(file, FORMAT, "calls", len(calls), rep.name, 0, rejects, {"total": 1})


def csv_line(call: Call) -> tuple[str, ...]:
    """One call, its length as minutes and seconds."""
    length = f"{call.seconds // 60:02}:{call.seconds % 60:02}"
    number = spelled(call.caller, call.spelling, "app")
    at = call.started
    return (f"{at:%d/%m/%Y}", f"{at:%H:%M:%S}", call.caller.saved_name, number, word(call), length)


def word(call: Call) -> str:
    """The app's word for the kind of call."""
    return INCOMING_WORDS[call.outcome] if call.is_incoming else "Outgoing"


def two_workbooks(folder: Path, rep: Rep, world: World) -> list[Written]:
    """Two spreadsheets of one phone that overlap by five whole days."""
    calls = calls_on(rep, world)
    first = [call for call in calls if call.started < world.closes_at - FIRST_SHEET_AGO]
    second = [call for call in calls if call.started >= world.closes_at - SECOND_SHEET_FROM]
    held = len(set(first) & set(second))
    return [workbook(folder, rep, 1, first, 0), workbook(folder, rep, 2, second, held)]


def workbook(folder: Path, rep: Rep, part: int, calls: Sequence[Call], held: int) -> Written:
    """Write one spreadsheet: a title, the header, the calls to the minute, a total."""
    file = f"{rep.name.lower()}-call-log-{part}.xlsx"
    if calls:
        title: list[Cell] = [f"Call log of {rep.name}"]
        total: list[Cell] = ["Total", None, None, None, None, sum(call.seconds for call in calls)]
        header: list[Cell] = [*HEADER[:-1], "Duration (sec)"]
        lines = [workbook_line(call) for call in calls]
        write_workbook(folder / file, "Call log", [title, header, *lines, total])
    skips = {"title": 1, "total": 1}
    return Written(file, FORMAT, "calls", len(calls), rep.name, held, {}, skips)


def workbook_line(call: Call) -> list[Cell]:
    """One call, to the minute of a twelve-hour clock; a bare number becomes a number cell."""
    number = spelled(call.caller, call.spelling, "app")
    is_bare = number.isdigit() and number[0] != "0" and call.caller.kind is not Kind.SHORT_CODE
    at = call.started
    return [
        f"{at:%d/%m/%Y}",
        f"{at:%I:%M %p}",
        call.caller.saved_name,
        int(number) if is_bare else number,
        word(call),
        call.seconds,
    ]
