"""Requests: what people ask about what is held of them, until when, and what came of it.

Each step is appended to a ledger of its own that cannot be changed unseen and names
nobody; who asked and what was said stand apart, and go when the person is erased.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import party
from rsoft_analytics.privacy.chain import (
    Fault,
    Head,
    chained,
    first_fault,
    head_of,
    heads_kept,
    keep_head,
)
from rsoft_analytics.privacy.deadlines import clock_for, due, standing
from rsoft_analytics.privacy.subjects import hashed, key_for, subject_of
from rsoft_analytics.store import Store, Writing

Row = dict[str, Any]
CHAIN = "requests"
FOLDER = "privacy/requesting"
KINDS = {
    "access": "See what is held",
    "correction": "Correct what is wrong",
    "completion": "Complete what is missing",
    "erasure": "Erase what is held",
    "grievance": "Complain",
    "opt-out": "No more marketing",
    "nomination": "Name somebody to act for them",
}
REGIMES = {"DPDP": "IN", "GDPR": "EU", "US": "US", "other": None}
OUTCOMES = ("done", "partly done", "nothing held", "refused", "withdrawn")
CLOCKS = {"grievance": "grievance", "opt-out": "opt-out"}  # the others are requests
EUROPE = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE "
    "IS LI NO".split()
)
DPDP_CAP, GDPR_MORE = 90, 2  # days in all; months more than the first
MOST_LETTERS = 2000


@dataclass(frozen=True)
class Step:
    """What one step of a request says."""

    act: str
    request: Row
    said: str | None = None
    contact: str | None = None
    person: str | None = None
    due_at: datetime | None = None
    outcome: str | None = None


def open_request(
    store: Store,
    kind: str,
    person: str,
    *,
    regime: str | None = None,
    contact: str | None = None,
    received: datetime | None = None,
    by: str = "owner",
) -> Row:
    """Note what somebody asks; the request, with until when it has to be answered."""
    if kind not in KINDS:
        raise RsoftError(f"'{kind}' is no kind of request. There are: {', '.join(KINDS)}.")
    if regime is not None and regime not in REGIMES:
        raise RsoftError(f"'{regime}' is no law known here. There are: {', '.join(REGIMES)}.")
    if not person.strip():
        raise RsoftError("Nobody is named. Give a number, an e-mail or a name.")
    now = datetime.now(UTC)
    received = received or now
    if received > now:
        raise RsoftError("A request cannot have come in the future. Give the day on which it came.")
    law = regime or regime_of(store.settings.region)
    with store.writing() as writing:
        request = {
            "request_id": writing.row(f"{FOLDER}/next")["request_id"],
            "kind": kind,
            "regime": law,
            "subject": subject_named(store, person),
            "received_at": received,
            "due_at": due_at(store, kind, law, received),
        }
        append(writing, by, Step("opened", request, person=person.strip(), contact=contact))
    return request_named(store, request["request_id"])


def due_at(store: Store, kind: str, regime: str, received: datetime) -> datetime:
    """Until when a request has to be answered: by law, or by the period that you set."""
    clock = clock_for(CLOCKS.get(kind, "request"), REGIMES[regime], "email")
    own = store.settings.request_days if clock.name == "request" and clock.unit == "days" else None
    return due(clock, received.astimezone(store.settings.zone), own)


def check_identity(store: Store, request_id: int, how: str, by: str = "owner") -> Row:
    """Note how it was made sure that it is the person who asks."""
    request = open_one(store, request_id)
    with store.writing() as writing:
        append(writing, by, Step("identity checked", request, said=said(how, "how")))
    return request_named(store, request_id)


def extend(store: Store, request_id: int, why: str, by: str = "owner") -> Row:
    """Take the longer time that the law allows, once, and say why; refused where it allows none."""
    request = open_one(store, request_id)
    now = datetime.now(UTC)
    if request["extensions"]:
        raise RsoftError(f"Request {request_id} was extended already, which can be done once.")
    if now > request["due_at"]:
        raise RsoftError(f"Request {request_id} is late: it can only be extended while it runs.")
    later = longest(request, store)
    if later <= request["due_at"]:
        raise RsoftError(f"{request['regime']} gives no longer time for a {request['kind']}.")
    with store.writing() as writing:
        append(writing, by, Step("extended", request, said=said(why, "why"), due_at=later))
    return request_named(store, request_id)


def longest(request: Row, store: Store) -> datetime:
    """The latest moment until which the law lets a request be answered."""
    zone, since = store.settings.zone, request["received_at"]
    if request["kind"] in CLOCKS:
        ends: datetime = request["due_at"]
        return ends
    clock = clock_for("request", REGIMES[request["regime"]])
    whole = clock.length + GDPR_MORE if clock.unit == "months" else DPDP_CAP
    return due(clock, since.astimezone(zone), whole)


def close(
    store: Store,
    request_id: int,
    outcome: str,
    *,
    reason: str | None = None,
    contact: str | None = None,
    by: str = "owner",
) -> Row:
    """Note what came of a request, and whom it names for questions; a refusal says why."""
    request = open_one(store, request_id)
    if outcome not in OUTCOMES:
        raise RsoftError(f"'{outcome}' is no outcome. There are: {', '.join(OUTCOMES)}.")
    if outcome == "refused" and not (reason or "").strip():
        raise RsoftError("A refusal says why. Give the reason with --reason.")
    if outcome in ("done", "partly done"):
        refuse_unless_checked(request)
    step = Step(
        "closed",
        request,
        said=reason,
        contact=contact or store.settings.privacy_contact or None,
        outcome=outcome,
    )
    with store.writing() as writing:
        append(writing, by, step)
    return request_named(store, request_id)


def listed(store: Store, now: datetime | None = None) -> list[Row]:
    """Every request, what is late first, then what is due next, then what is closed."""
    now = now or datetime.now(UTC)
    rows = store.rows(f"{FOLDER}/listed")
    for row in rows:
        ends = row["closed_at"] or now
        row["standing"] = standing(row["received_at"], row["due_at"], ends)
        if row["closed_at"]:
            row["standing"] = "closed late" if row["standing"] == "late" else "closed"
        row["title"] = KINDS.get(row["kind"], row["kind"])
    return rows


def request_named(store: Store, request_id: int) -> Row:
    """The request of that number."""
    for one in listed(store):
        if one["request_id"] == request_id:
            return one
    raise RsoftError(f"There is no request {request_id}. `rsoft privacy requests` lists them.")


def open_one(store: Store, request_id: int) -> Row:
    """The request of that number, refused where it is closed."""
    request = request_named(store, request_id)
    if request["closed_at"]:
        raise RsoftError(f"Request {request_id} is closed. Open another one.")
    return request


def one_to_answer(store: Store, request_id: int) -> Row:
    """The request of that number, refused where it is closed or nobody knows who asks."""
    request = open_one(store, request_id)
    refuse_unless_checked(request)
    return request


def refuse_unless_checked(request: Row) -> None:
    """Refuse to answer a request before it is sure that the person asks."""
    if request["checked_at"] is None:
        number = request["request_id"]
        raise RsoftError(
            f"Nobody has checked yet that request {number} comes from the person. "
            f"`rsoft privacy check-identity {number} --how ...` notes it."
        )


def append(writing: Writing, by: str, step: Step) -> None:
    """Append a step to the ledger of requests, and keep its head beside the store."""
    head = head_in(writing)
    key = key_for(writing)
    names = ("request_id", "kind", "regime", "subject", "received_at")
    told = {
        **{name: step.request[name] for name in names},
        "recorded_at": datetime.now(UTC),
        "actor": by,
        "act": step.act,
        "due_at": step.due_at or step.request["due_at"],
        "outcome": step.outcome,
        "details_hash": details_hash(key, step.person, step.contact, step.said),
    }
    (row,) = chained([told], head)
    writing.put(f"{FOLDER}/appended", pa.Table.from_pylist([row]))
    writing.run(
        f"{FOLDER}/details_kept",
        place=row["place"],
        request_id=row["request_id"],
        person=step.person,
        contact=step.contact,
        said=step.said,
    )
    new = Head(row["place"], row["link"])
    writing.once_kept.append(lambda: keep_head(writing.path, CHAIN, new))


def head_in(asked: Store | Writing) -> Head:
    """The head of the ledger of requests as the store holds it."""
    return head_of(asked.rows(f"{FOLDER}/head"))


def first_bad_step(store: Store) -> Fault | None:
    """The first step of a request that is not what was written; None where all hold."""
    rows = store.rows(f"{FOLDER}/rows")
    if fault := first_fault(rows, heads_kept(store.path).get(CHAIN)):
        return fault
    key = key_for(store)
    for row in store.rows(f"{FOLDER}/details"):
        is_same = row["details_hash"] == details_hash(
            key, row["person"], row["contact"], row["said"]
        )
        if not is_same and (row["is_kept"] or not row["is_erased"]):
            return Fault(row["place"], f"Row {row['place']} says something else than it did.")
    return None


def details_hash(key: bytes, *texts: str | None) -> str:
    """The keyed hash of what a step says in words."""
    return hashed(key, json.dumps(texts))


def subject_named(store: Store, person: str) -> str:
    """The keyed hash of whoever is named by a number, an e-mail or a name."""
    text = person.strip()
    key = key_for(store)
    if "@" in text:
        return subject_of(key, email=text)
    number = party(text, store.settings.region).number
    return subject_of(key, number=number) if number else subject_of(key, name=text)


def regime_of(region: str) -> str:
    """The law that holds in a country."""
    if region in EUROPE:
        return "GDPR"
    return {"IN": "DPDP", "US": "US"}.get(region, "other")


def said(text: str, what: str) -> str:
    """What somebody says, which must be something."""
    if not text.strip():
        raise RsoftError(f"Say {what}: the record of a request is of no use without.")
    return text.strip()[:MOST_LETTERS]
