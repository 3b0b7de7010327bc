"""Whether a user's call log may be loaded: only under the call-log permission of the app.

It binds once users are asked for it: until the ledger holds a first answer, nobody can
have granted anything, and every log would have to be held. From then on, a log of which
nobody says whose phone it is from may be that of somebody who refused. A refusal costs
the user nothing: leads can be typed in by hand.
"""

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.imports.recognise import Recognised
from rsoft_analytics.store import Writing

OF_A_PHONE = {"call_log", "sms_backup"}  # what apps on phones export
NAMES_ITS_USERS = {"rep", "line_number"}  # a column of them: a team's list, not one phone's

WHY = {
    "refused": "{rep} refused the call-log permission{when}",
    "withdrawn": "{rep} took the call-log permission back{when}",
    "expired": "{rep}'s call-log permission expired{when}",
    "not asked": "{rep} was not asked for the call-log permission yet",
}


def heeded(writing: Writing, file: str, known: Recognised, rep: str | None) -> str | None:
    """A warning where a call log is loaded without its user's permission; refused where held."""
    if known.kind != "calls" or (rep is None and not is_of_a_phone(known)):
        return None
    settings = writing.settings
    found = writing.row(
        "imports/call_log_permission", rep=rep or "", lasts_days=settings.consent_lasts_days
    )
    if not found["is_asked"]:
        return None
    is_warned = settings.unpermitted_call_logs == "warn"
    if rep is None:
        return of_an_unnamed_user(file, is_warned=is_warned)
    state = found["state"] or "not asked"
    if state == "granted":
        return None
    since = found["since"]
    when = f" on {since.day} {since:%b %Y}" if since else ""
    why = WHY[state].format(rep=rep, when=when)
    release = f"record it (rsoft consent grant '{rep}' call_log, or the page Consent)"
    if is_warned:
        return f"Loaded although {why}. Once they agree, {release}; or take the import back."
    raise UnreadableExport(
        f"{file} is held back: {why}. Nothing of it was kept. Once they agree, {release} and "
        "import the file again; until then leads can be typed in by hand. The setting "
        "unpermitted call logs can be warn instead of hold."
    )


def is_of_a_phone(known: Recognised) -> bool:
    """Whether an export is the log of one phone, whose user it does not name."""
    named = NAMES_ITS_USERS & set(known.reading.conventions.columns.values())
    return known.format in OF_A_PHONE and not named


def of_an_unnamed_user(file: str, *, is_warned: bool) -> str:
    """The warning of a phone's log of which nobody says whose it is; refused where it is held."""
    why = "it is the call log of a phone, and nobody said whose"
    how = "Whose phone on the page Imports, or --rep NAME"
    if is_warned:
        return (
            f"Loaded although {why}: they may have refused the call-log permission. Take the "
            f"import back, and say whose it is ({how})."
        )
    raise UnreadableExport(
        f"{file} is held back: {why}. Users are asked for the call-log permission, and theirs may "
        f"be missing. Nothing of it was kept. Say whose it is ({how}) and import the file again. "
        "The setting unpermitted call logs can be warn instead of hold."
    )
