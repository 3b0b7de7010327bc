"""Retention: people of whom nothing was heard for long become nobody's.

Off until the owner switches it on, since deleting silently is worse. Whoever rang, was
rung, was noted or agreed lately stays whole; of the others all goes at once, as in an
erasure (``erasure``), but without a tombstone: who comes back is somebody new. Totals
stay what they were, and exports from long ago do not bring anybody back.
"""

import logging
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from rsoft_analytics.privacy.erasure import Erasing, let_go
from rsoft_analytics.store import Store, Writing

FOLDER = "privacy/retaining"
REASON = "older than is kept"
DAYS_OF_MONTH = 30.4375
ONCE_A_DAY = timedelta(hours=24)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Retained:
    """What the rules let go of, or would, and since when nothing was heard of it."""

    status: str
    people: int
    leads: int
    rejects: int
    calls_until: str
    leads_until: str
    rejects_until: str

    def as_json(self) -> dict[str, Any]:
        """What the rules let go of, as a command tells it."""
        return asdict(self)


def bounds(settings: Any, now: datetime) -> dict[str, datetime]:
    """Before which moments what is silent goes."""
    return {
        "calls_until": now - timedelta(days=settings.keep_calls_months * DAYS_OF_MONTH),
        "leads_until": now - timedelta(days=settings.keep_leads_months * DAYS_OF_MONTH),
        "rejects_until": now - timedelta(days=settings.keep_rejects_days),
    }


def retained(store: Store, now: datetime, *, rehearse: bool = False, by: str = "owner") -> Retained:
    """Go through the rules, and let go of what they say; or only tell what they would."""
    until = bounds(store.settings, now)
    numbers = store.rows(f"{FOLDER}/silent", **until)
    leads = store.rows(f"{FOLDER}/silent_leads", **until)
    texts = store.row(f"{FOLDER}/old_texts", **until)["rejects"]
    counts = {"people": len(numbers), "leads": len(leads), "rejects": texts}
    if not rehearse:
        what = silent(numbers, leads)
        with store.writing() as writing:
            if numbers or leads:
                let_go(writing, what, by)
            writing.run(f"{FOLDER}/texts_emptied", **until)
            writing.run(f"{FOLDER}/ran", ran_at=now, by=by, **counts)
            if any(counts.values()):
                writing.run("store/renewal_needed", reason="retention")
        if any(counts.values()):
            store.renew()
        log.info("Retention: %(people)d people, %(leads)d leads, %(rejects)d rejects", counts)
    return Retained(
        status="dry run" if rehearse else "done",
        people=len(numbers),
        leads=len(leads),
        rejects=texts,
        calls_until=f"{until['calls_until']:%d %b %Y}",
        leads_until=f"{until['leads_until']:%d %b %Y}",
        rejects_until=f"{until['rejects_until']:%d %b %Y}",
    )


def silent(numbers: list[dict[str, Any]], leads: list[dict[str, Any]]) -> Erasing:
    """What the rules let go of; running texts are not looked through for so many."""
    contacts = {contact for one in numbers for contact in one["contacts"]}
    return Erasing(
        numbers=tuple(one["number"] for one in numbers),
        kept=(),
        taken=(),
        emails=tuple(sorted({email for one in leads for email in one["emails"]})),
        kept_emails=(),
        contacts=tuple(sorted(contacts)),
        leads=tuple(one["lead_key"] for one in leads),
        name_keys=(),
        mentioned=(),
        namesakes=(),
        in_texts=False,
    )


def run_when_due(store: Store, now: datetime) -> Retained | None:
    """Go through the rules where they are on and a day has passed since; what came of it."""
    if not store.settings.retention:
        return None
    runs = store.rows(f"{FOLDER}/runs")
    if runs and now - runs[0]["ran_at"] < ONCE_A_DAY:
        return None
    return retained(store, now, by="every day")


def refuse_too_old(writing: Writing, kind: str, now: datetime, import_id: int) -> None:
    """Set aside, of what an export staged, people of whom nothing was heard for too long."""
    if not writing.settings.retention:
        return
    until = bounds(writing.settings, now)
    if kind == "calls":
        values: dict[str, Any] = {"until": until["calls_until"], "reason": REASON}
        writing.run(f"{FOLDER}/too_old_calls", **values, import_id=import_id)
    if kind in ("leads", "web leads"):
        writing.run(f"{FOLDER}/too_old_leads", until=until["leads_until"], reason=REASON)
