"""The card: what is known of a number, in the words of design.md's contract."""

from collections import defaultdict
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from rsoft_analytics.lookup.consented import (
    NOBODY_TO_RING,
    photos_shown,
    recycled,
    with_photos_permitted,
    without_old_owner,
)
from rsoft_analytics.lookup.lead import lead_now
from rsoft_analytics.lookup.made_of import rows_told, why_one
from rsoft_analytics.lookup.query import understood
from rsoft_analytics.phones import e164
from rsoft_analytics.privacy.verdicts import acts_about, may_contact
from rsoft_analytics.store import Store

ENTRIES = 200  # of a timeline
Row = dict[str, Any]
WITHOUT_NUMBER = ("name", "company", "photo", "source", "channel", "campaign")
OF_A_CALLER = (
    *("number", "calls", "conversations", "tries_owed", "lead_stage", "do_not_call", "owed_since"),
    *("first_seen_at", "last_spoken_at", "last_attempt_at", *WITHOUT_NUMBER),
)


def lookup(store: Store, query: str, entries: int = ENTRIES, at: datetime | None = None) -> Row:
    """The callers that a query means, best first: {"query", "matches": [...]}.

    The query is a number in any spelling, at least three digits of one, or a
    name or part of it. Matches without a number are people of the address books
    and leads whom nobody can ring. Whether one may call is told for a moment,
    which is now unless given. Times are ISO 8601 in the business's zone.
    """
    asked = understood(query, store.settings.region)
    at = at or datetime.now(UTC)
    found = store.rows("lookup/found", **asked.parameters())
    nameless = store.rows("lookup/numberless", name=asked.name)
    if not found and not nameless:
        found = store.rows("lookup/alike", name=asked.name)
    found, nameless = (with_photos_permitted(store, one, at) for one in (found, nameless))
    return {
        "query": query,
        "matches": cards(store, found, entries, at) + [without_number(one) for one in nameless],
    }


def lookup_number(store: Store, number: int, entries: int = ENTRIES) -> list[Row]:
    """The card of one whole number; none where nobody knows it."""
    at = datetime.now(UTC)
    found = store.rows("lookup/found", number=number, digits="", name="")
    return cards(store, with_photos_permitted(store, found, at), entries, at)


def picture_of(store: Store, number: str) -> bytes | None:
    """The picture of a number's contact as a JPEG, or None."""
    known = understood(number, store.settings.region).number
    found = store.rows("lookup/picture", number=known)
    shown = photos_shown(store, [one["photo"] for one in found], datetime.now(UTC))
    return bytes(found[0]["picture"]) if shown else None


def cards(store: Store, found: list[Row], entries: int, at: datetime) -> list[Row]:
    """The cards of callers, with one question for all of them at each table."""
    callers = [one["caller"] for one in found]
    if not callers:
        return []
    contacts = by(store.rows("lookup/contacts_of", callers=callers), "caller")
    leads = by(store.rows("lookup/leads_of", callers=callers), "caller")
    events = acts_about(store, callers)
    timeline = by(told(store, callers, entries, events), "caller")
    own = by(store.rows("lookup/own_number", callers=callers), "caller")
    verdicts, changed_hands = may_contact(store, callers, at, events), recycled(store, callers, at)
    return [
        without_old_owner(
            card(one, contacts[one["caller"]], leads[one["caller"]], timeline[one["caller"]])
            | own_number(own[one["caller"]])
            | {"may_call": verdicts[one["caller"]]["call"]}
            | {"may_contact": verdicts[one["caller"]]},
            changed_hands.get(one["caller"]),
        )
        for one in found
    ]


def told(store: Store, callers: list[int], entries: int, events: list[int]) -> list[Row]:
    """The entries of timelines, each with the rows of exports that tell of it."""
    timeline = store.rows("lookup/timeline", callers=callers, limit=entries, events=events)
    names = [one["entry"] for one in timeline]
    rows = by(store.rows("lookup/made_of", callers=callers, entries=names), "entry")
    return [one | {"rows": rows[one["entry"]]} for one in timeline]


def by(rows: list[Row], key: str) -> defaultdict[int, list[Row]]:
    """Rows by what they are about."""
    sorted_out = defaultdict(list)
    for row in rows:
        sorted_out[row[key]].append(row)
    return sorted_out


def own_number(found: list[Row]) -> Row:
    """That a number is an own one, and why; no call is owed to it then."""
    told = [
        {
            "kind": one["kind"],
            "name": one["name"],
            "rule": one["rule"],
            "reason": one["reason"],
            "since": iso(one["since"]),
            "until": iso(one["until"]),
        }
        for one in found
    ]
    if not any(one["is_now"] for one in found):
        return {"own_number": told[0] if told else None}
    return {"own_number": told[0], "owed_callback_since": None, "tries_owed": 0}


def card(caller: Row, contacts: list[Row], leads: list[Row], timeline: list[Row]) -> Row:
    """One caller's card."""
    return {
        "number": e164(caller["number"]),
        "name": caller["name"],
        "company": caller["company"],
        "has_photo": caller["photo"] is not None,
        "first_seen_at": iso(caller["first_seen_at"]),
        "last_spoken_at": iso(caller["last_spoken_at"]),
        "last_attempt_at": iso(caller["last_attempt_at"]),
        "source": caller["source"],
        "channel": caller["channel"],
        "campaign": caller["campaign"],
        "calls": caller["calls"],
        "conversations": caller["conversations"],
        "owed_callback_since": iso(caller["owed_since"]),
        "tries_owed": caller["tries_owed"],
        "lead_stage": caller["lead_stage"],
        "lead": lead_now(leads),
        "leads": [lead(one) for one in leads],
        "may_call": NOBODY_TO_RING,
        "may_contact": {},
        "recycled": None,
        "own_number": None,
        "contacts": [contact(one) for one in contacts],
        "timeline": [entry(one) for one in timeline],
    }


def without_number(person: Row) -> Row:
    """The card of somebody nobody can ring."""
    known = {
        "calls": 0,
        "conversations": 0,
        "tries_owed": 0,
        **{name: person[name] for name in WITHOUT_NUMBER},
        "lead_stage": person["stage"],
        "do_not_call": bool(person["do_not_call"]),
    }
    caller = {name: known.get(name) for name in OF_A_CALLER}
    named = {"name": person["name"], "company": person["company"], "title": None, "note": None}
    own = named | {"emails": person["emails"], "numbers": person["numbers"] or []}
    return card(caller, [own] if person["stage"] is None else [], [], [])


def contact(row: Row) -> Row:
    """A person or firm that has the number."""
    names = ("name", "company", "title", "emails", "note", "numbers")
    return {name: row[name] for name in names}


def lead(row: Row) -> Row:
    """A lead with the number."""
    return {
        "name": row["name"],
        "stage": row["stage"],
        "status": row["status"],
        "source": row["source"],
        "campaign": row["campaign"],
        "value": in_figures(row["value"]),
        "currency": row["currency"],
        "created_at": iso(row["created_at"]),
        "converted_at": iso(row["converted_at"]),
        "rep": row["rep"],
    }


def entry(row: Row) -> Row:
    """One line of a timeline, with the rows of exports that tell of it and why they are one."""
    names = ("kind", "direction", "outcome", "seconds", "rep", "text", "exports")
    worth = {"value": in_figures(row["value"]), "currency": row["currency"]}
    made = {"made_of": rows_told(row["rows"]), "why_one": why_one(row["rows"])}
    return {"at": iso(row["moment"]), **{name: row[name] for name in names}, **worth, **made}


def in_figures(amount: Decimal | None) -> float | None:
    """An amount as JSON has it."""
    return None if amount is None else float(amount)


def iso(moment: date | None) -> str | None:
    """A day, or a moment with its offset, as ISO 8601."""
    return moment.isoformat() if moment else None
