"""The team line as a small cloud telephone system exports it: CSV, agents, tracking numbers."""

import csv
from pathlib import Path

from rsoft_analytics.demo.events import Call, Outcome
from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.sources import MAIN_LINE, Source
from rsoft_analytics.demo.spellings import spelled, spelled_digits
from rsoft_analytics.demo.touches import sources_of_calls
from rsoft_analytics.demo.world import World

FORMAT = "call_log"
FILE = "team-line-calls.csv"
HEADER = (
    "Call ID",
    "Start Time",
    "Direction",
    "Customer Number",
    "Agent",
    "Line",
    "Source",
    "Campaign",
    "Status",
    "Talk Time (sec)",
)
STATUS = {
    Outcome.TALKED: "Answered",
    Outcome.MISSED: "Missed",
    Outcome.VOICEMAIL: "Voicemail",
    Outcome.NO_ANSWER: "No Answer",
}
LINE = "+915500999100"
BROKEN = {
    ("CP-X1", "yesterday", "Inbound", "+915500012345", "", LINE, "", "", "Missed", "0"): (
        "unreadable time"
    ),
    ("CP-X2", "2026-01-05T10:00:00+05:30", "Inbound", "9.15500E+11", "", LINE, "", "", "Missed",
     "0"): "damaged number",
    ("CP-X3", "2026-01-05T10:05:00+05:30", "Sideways", "+915500012345", "", LINE, "", "",
     "Teleported", "0"): "unknown word",
}  # fmt: skip


def team_line(folder: Path, world: World) -> list[Written]:
    """Write the team line's calls, some of which also rang on a rep's phone."""
    calls = [call for call in world.calls if call.route.on_team_line]
    if not calls:
        return []
    sources = sources_of_calls(world)
    lines = [
        line_of(call, sources.get(id(call)), place) for place, call in enumerate(calls, start=1)
    ]
    lines[2:2] = BROKEN
    total = ["Total", *[""] * 8, str(sum(call.seconds for call in calls))]
    with (folder / FILE).open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADER, *lines, total])
    rejects = dict.fromkeys(BROKEN.values(), 1)
    return [Written(FILE, FORMAT, "calls", len(calls), None, 0, rejects, {"total": 1})]


def line_of(call: Call, source: Source | None, place: int) -> tuple[str, ...]:
    """One call of the team line, with the source whose number was dialled, if one was."""
    return (
        f"CP-{place:06}",
        call.line_started.isoformat(),
        "Inbound" if call.is_incoming else "Outbound",
        spelled(call.caller, call.spelling + 1, "team line"),
        call.told_by,
        spelled_digits(f"91{source.line if source else MAIN_LINE}", 0),
        source.on_line if source else "",
        source.campaign if source else "",
        STATUS[call.outcome],
        str(call.seconds),
    )
