"""Call logs as SMS Backup & Restore writes them: one XML file a backup, milliseconds, codes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import quoteattr

from rsoft_analytics.demo.events import Call, Outcome
from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.people import Kind
from rsoft_analytics.demo.spellings import spelled
from rsoft_analytics.demo.team import WITH_PHONE, Phone, Rep
from rsoft_analytics.demo.world import World

FORMAT = "sms_backup"
INCOMING_CODES = {
    Outcome.TALKED: 1,
    Outcome.MISSED: 3,
    Outcome.VOICEMAIL: 4,
    Outcome.DECLINED: 5,
    Outcome.BLOCKED: 6,
}
OUTGOING_CODE = 2
FIRST_BACKUP_AGO = timedelta(days=75)  # it holds all until then
SECOND_BACKUP_FROM = timedelta(days=180)  # it holds all since then: both hold 105 days
COUNTS_WRONG, IS_BROKEN = "Karthik", "Suresh"  # whose file lies, whose has broken records
BROKEN = {
    '<call number="5500012345" duration="12" date="oops" type="1" />': "unreadable time",
    '<call number="banana" duration="0" date="{at}" type="3" />': "unreadable number",
    '<call number="5500012345" duration="30" date="{at}" type="99" />': "unknown word",
}


def phone_backups(folder: Path, world: World) -> list[Written]:
    """Write the backups of every Android phone."""
    written = []
    for rep in WITH_PHONE:
        if rep.phone is Phone.BACKUP:
            written.append(backup(folder, rep, calls_on(rep, world), world.closes_at))
        elif rep.phone is Phone.TWO_BACKUPS:
            written += two_backups(folder, rep, world)
    return [one for one in written if one.rows]


def calls_on(rep: Rep, world: World) -> list[Call]:
    """The calls that a rep's own phone tells of."""
    return [call for call in world.calls if call.rep is rep and call.route.on_phone]


def two_backups(folder: Path, rep: Rep, world: World) -> list[Written]:
    """An old backup, and a new one that holds the last months again."""
    calls, taken_at = calls_on(rep, world), world.closes_at - FIRST_BACKUP_AGO
    first = [call for call in calls if call.started < taken_at]
    second = [call for call in calls if call.started >= world.closes_at - SECOND_BACKUP_FROM]
    held = len(set(first) & set(second))
    return [
        backup(folder, rep, first, taken_at),
        backup(folder, rep, second, world.closes_at, already_held=held),
    ]


def backup(
    folder: Path, rep: Rep, calls: Sequence[Call], taken_at: datetime, already_held: int = 0
) -> Written:
    """Write one backup; a phone without calls makes none."""
    file = f"{rep.name.lower()}-calls-{taken_at:%Y%m%d%H%M%S}.xml"
    broken = BROKEN if rep.name == IS_BROKEN else {}
    if calls:
        lines = [call_element(call) for call in calls]
        lines[1:1] = [element.format(at=milliseconds(calls[0].started)) for element in broken]
        claimed = len(lines) + (44 if rep.name == COUNTS_WRONG else 0)
        text = "\n".join([opening(rep, claimed, taken_at), *lines, "</calls>"])
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    rejects = dict.fromkeys(broken.values(), 1)
    return Written(file, FORMAT, "calls", len(calls), rep.name, already_held, rejects)


def opening(rep: Rep, claimed: int, taken_at: datetime) -> str:
    """The lines above the calls."""
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
        f"<!--File Created By SMS Backup & Restore v10.21.002 on {taken_at:%d/%m/%Y %H:%M:%S}-->\n"
        '<?xml-stylesheet type="text/xsl" href="calls.xsl"?>\n'
        f'<calls count="{claimed}" backup_set="demo-{rep.name.lower()}"'
        f' backup_date="{milliseconds(taken_at)}" type="full">'
    )


def call_element(call: Call) -> str:
    """One call as the phone's log holds it."""
    code = INCOMING_CODES[call.outcome] if call.is_incoming else OUTGOING_CODE
    presentation = 2 if call.caller.kind is Kind.WITHHELD else 1
    number = quoteattr(spelled(call.caller, call.spelling, "backup"))
    name = quoteattr(call.caller.saved_name or "(Unknown)")
    return (
        f'  <call number={number} duration="{call.seconds}" date="{milliseconds(call.started)}"'
        f' type="{code}" presentation="{presentation}" subscription_id="1" post_dial_digits=""'
        f' subscription_component_name="null" readable_date="{call.started:%d-%b-%Y %I:%M:%S %p}"'
        f" contact_name={name} />"
    )


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970, as Android writes a moment."""
    return round(moment.timestamp() * 1000)
