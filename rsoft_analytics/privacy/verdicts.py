"""May I call now? The rule that decides, in words, and the hours in which one may ring.

What people and lists say is decided in SQL (``store/rules/9_verdicts.sql``), for one
caller or for all of them by the same rules. Here comes what only a moment on somebody's
own clock can tell, and the sentence. The moment is a parameter throughout.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from rsoft_analytics.phones import e164, zones_of
from rsoft_analytics.store import Store

Row = dict[str, Any]
# From when to when one may ring, by the law that the number is under: TRAI, TCPA; else the former.
HOURS = {"IN": (time(9), time(21)), "US": (time(8), time(21))}
ELSEWHERE = HOURS["IN"]
HEEDS_NO_HOUR = {"own number", "spam"}
WORDS = {
    "call": "calls",
    "sms": "text messages",
    "whatsapp": "WhatsApp messages",
    "email": "e-mails",
}
FOR_WHAT = {"marketing": "about offers", "service": "about their orders", "profiling": "profiling"}
SENTENCES = {
    "own number": "This is one of your own numbers ({own_kind}): customers' consent is not needed.",
    "spam": "The number is on your list as spam.",
    "service mail": "Mail about their orders is part of the contract, and cannot be opted out of.",
    "service": "Words about their own orders need no consent.",
    "withdrawn": "Withdrew their consent to {what} on {day}{where}.",
    "refused": "Refused {what} on {day}{where}.",
    "child": "The contact is a child by the law of their country, and no parent has agreed.",
    "listed": "On a do-not-call list since {listed}.",
    "listed but agreed": "On a do-not-call list since {listed}, though they agreed on "
    "{day}{where}: have the proof at hand.",
    "recycled": "The number was disconnected on {recycled} and may be somebody else's now: "
    "what was agreed before does not count.",
    "expired": "The consent of {day}{where} has expired: ask again.",
    "granted": "Agreed to {what} on {day}{where}.",
    "not asked": "No consent to {what} is recorded; ask first.",
}


def may_call(store: Store, callers: Sequence[int], at: datetime | None = None) -> dict[int, Row]:
    """Whether one may ring each caller about offers at a moment: {"verdict", "rule", "by"}."""
    found = may_contact(store, callers, at or datetime.now(UTC), acts_about(store, callers))
    return {caller: verdicts["call"] for caller, verdicts in found.items()}


def may_contact(
    store: Store, callers: Sequence[int], at: datetime, events: list[int]
) -> dict[int, dict[str, Row]]:
    """Whether one may contact each caller about offers by call, sms and whatsapp."""
    found: dict[int, dict[str, Row]] = {}
    for one in verdicts_of(store, callers, at, events):
        if one["purpose"] == "marketing" and one["number"] is not None:
            found.setdefault(one["number"], {})[one["channel"]] = told(one, at, store)
    return found


def acts_about(store: Store, callers: Sequence[int]) -> list[int]:
    """The places of the acts about some callers: found once, for whatever asks of them."""
    events: list[int] = store.row("privacy/acts_about", callers=list(callers))["events"]
    return events


def verdicts_of(
    store: Store, callers: Sequence[int], at: datetime, events: list[int] | None = None
) -> list[Row]:
    """Each caller's verdicts by purpose and channel, but for the hour."""
    settings = store.settings
    return store.rows(
        "privacy/verdicts",
        callers=list(callers),
        events=acts_about(store, callers) if events is None else events,
        at=at,
        lasts_days=settings.consent_lasts_days,
        category=settings.business_category,
    )


def calls_after_no(store: Store, at: datetime | None = None) -> list[Row]:
    """The calls that were made to people after they had said no to calls about offers."""
    category = store.settings.business_category
    found = store.rows("privacy/calls_after", at=at or datetime.now(UTC), category=category)
    return [one | {"number": e164(one.pop("caller"))} for one in found]


def told(decided: Row, at: datetime, store: Store, *, heeds_hour: bool = True) -> Row:
    """A verdict with its sentence; of a call also what the hour says where the other is.

    Out of hours a yes becomes a no. Whoever has to be asked still has to be asked: then the
    hour is told beside. Of a day that is past only what was known then is asked, not the hour.
    """
    verdict, by = decided["verdict"], decided["rule"]
    rule = sentence(decided, store.settings.zone)
    is_call = decided["channel"] == "call" and decided["purpose"] != "profiling"
    if not is_call or not heeds_hour or verdict == "no" or by in HEEDS_NO_HOUR:
        return {"verdict": verdict, "rule": rule, "by": by}
    zones = zones_of(decided["number"]) or (store.settings.timezone,)
    late = out_of_hours(zones, decided["law"], at)
    if late and verdict == "yes":
        return {"verdict": "no", "rule": late, "by": "hour"}
    until = f"Until {hours_of(decided['law'])[1]:%H:%M} their time." if verdict == "yes" else ""
    return {"verdict": verdict, "rule": f"{rule} {late or until}".strip(), "by": by}


def sentence(decided: Row, zone: ZoneInfo) -> str:
    """The rule that decides, in words."""
    said = decided["said"] or {}
    purpose, channel = decided["purpose"], decided["channel"]
    what = "profiling" if purpose == "profiling" else f"{WORDS[channel]} {FOR_WHAT[purpose]}"
    return SENTENCES[decided["rule"]].format(
        what=what,
        own_kind=decided["own_kind"],
        day=day_of(said.get("given_at"), zone),
        where=f" ({said['place'][:60]})" if said.get("place") else "",
        listed=day_of(decided["listed_at"], zone),
        recycled=day_of(decided["recycled_at"], zone),
    )


def day_of(moment: datetime | None, zone: ZoneInfo) -> str:
    """A day as people write it."""
    if moment is None:
        return ""
    local = moment.astimezone(zone)
    return f"{local.day} {local:%b %Y}"


def hours_of(law: str | None) -> tuple[time, time]:
    """From when to when one may ring somebody under a law."""
    return HOURS.get(law or "", ELSEWHERE)


def out_of_hours(zones: Sequence[str], law: str | None, at: datetime) -> str | None:
    """Why it is not the hour to ring, in words; None where it is.

    A number that can be in several zones is rung only when it is day in each of them.
    """
    first, last = hours_of(law)
    for zone in zones:
        there = at.astimezone(ZoneInfo(zone))
        if not first <= there.time() < last:
            return (
                f"It is {there:%H:%M} where they are ({zone.replace('_', ' ')}); one may ring from "
                f"{first:%H:%M} to {last:%H:%M}."
            )
    return None
