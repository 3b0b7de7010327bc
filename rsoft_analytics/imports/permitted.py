"""Whether a user's call log may be loaded: only under the call-log permission of the app.

It binds once users are asked for it: until the ledger holds a first answer, nobody can
have granted anything, and every log would have to be held. A refusal costs the user
nothing: leads can be typed in by hand.
"""

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.store import Writing

WHY = {
    "refused": "{rep} refused the call-log permission{when}",
    "withdrawn": "{rep} took the call-log permission back{when}",
    "expired": "{rep}'s call-log permission expired{when}",
    "not asked": "{rep} was not asked for the call-log permission yet",
}


def heeded(writing: Writing, file: str, kind: str, rep: str | None) -> str | None:
    """A warning where a call log is loaded without its user's permission; refused where held."""
    if kind != "calls" or rep is None:
        return None
    settings = writing.settings
    found = writing.row(
        "imports/call_log_permission", rep=rep, lasts_days=settings.consent_lasts_days
    )
    state = found["state"] or "not asked"
    if state == "granted" or not found["is_asked"]:
        return None
    since = found["since"]
    when = f" on {since.day} {since:%b %Y}" if since else ""
    why = WHY[state].format(rep=rep, when=when)
    release = f"record it (rsoft consent grant '{rep}' call_log, or the page Consent)"
    if settings.unpermitted_call_logs == "warn":
        return f"Loaded although {why}. Once they agree, {release}; or take the import back."
    raise UnreadableExport(
        f"{file} is held back: {why}. Nothing of it was kept. Once they agree, {release} and "
        "import the file again; until then leads can be typed in by hand. The setting "
        "unpermitted call logs can be warn instead of hold."
    )
