"""An act of consent that somebody records by hand, understood as a file's would be."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import party
from rsoft_analytics.privacy.ledger import Ledger, Recorded
from rsoft_analytics.store import Store

PERMISSIONS = ("contacts", "photos", "call_log")
PURPOSES = ("marketing", "service", "profiling", "parental")
CHANNELS = ("call", "sms", "whatsapp", "email")
ACTS = {"grant": "granted", "refuse": "refused", "withdraw": "withdrawn"}
LONGEST = 500  # characters of what somebody types
CLOCKS_DIFFER = timedelta(minutes=5)
Row = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """What somebody says that a person did: granted, refused or withdrawn, and how one knows."""

    person: str
    purpose: str
    act: str
    channel: str | None = None  # None is all
    at: datetime | None = None  # None is now
    until: date | None = None  # the last day of a consent that ends
    place: str | None = None
    wording: str | None = None
    evidence: str | None = None
    scope: str | None = None
    by: str = "owner"

    @property
    def person_kind(self) -> str:
        """A user for what an app asks for, a customer for the rest."""
        return "user" if self.purpose in PERMISSIONS else "customer"


def record(store: Store, act: Act) -> Recorded:
    """Append an act to the ledger; refuses, in words, what cannot be understood."""
    entry = understood(act, store)
    with store.writing() as writing:
        law = writing.row("privacy/law", number=entry["number"])["law"]
        return Ledger(writing, act.by).append([entry | {"jurisdiction": law}])


def understood(act: Act, store: Store) -> Row:
    """An act with its words checked and its person known."""
    one_of(act.purpose, (*PERMISSIONS, *PURPOSES), "purpose")
    one_of(act.act, tuple(ACTS.values()), "act")
    if act.channel is not None:
        one_of(act.channel, CHANNELS, "channel")
    if act.person_kind == "user" and act.channel is not None:
        raise RsoftError("A permission of an app has no channel. Leave the channel out.")
    at = act.at or datetime.now(UTC)
    if at > datetime.now(UTC) + CLOCKS_DIFFER:
        raise RsoftError(f"{at:%Y-%m-%d %H:%M} is in the future. Record what has happened.")
    ends = act.until and datetime.combine(
        act.until + timedelta(days=1), time(), store.settings.zone
    )
    texts = {name: text(getattr(act, name)) for name in ("place", "wording", "evidence", "scope")}
    return {
        **known_person(act, store.settings.region),
        **texts,
        "person_kind": act.person_kind,
        "purpose": act.purpose,
        "channel": act.channel,
        "act": act.act,
        "effective_at": at,
        "expires_at": ends,
    }


def known_person(act: Act, region: str) -> Row:
    """Whom an act is of: a number, an e-mail, and for users also a name."""
    person = text(act.person) or ""
    email = person.lower() if "@" in person else None
    number = party(person, region).number if act.person_kind == "customer" and not email else None
    if not person or (act.person_kind == "customer" and email is None and number is None):
        raise RsoftError(
            f"'{act.person[:60]}' is nobody one could find. A customer is named by a number or an "
            "e-mail, a user by a name or an e-mail."
        )
    return {"person": person, "number": number, "email": email, "name": None}


def one_of(word: str, words: tuple[str, ...], what: str) -> None:
    """Refuse a word that is none of those there are."""
    if word not in words:
        raise RsoftError(f"'{word[:40]}' is no {what}. There are: {', '.join(words)}.")


def text(typed: str | None) -> str | None:
    """What somebody typed, on one line; None for nothing."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in typed or "").split())
    return plain[:LONGEST] or None


def day_or_moment(told: str, store: Store) -> datetime:
    """A moment as typed; a day means its end, in the business's zone."""
    found = moment(told, store)
    if len(told.strip()) > len("2026-03-02"):
        return found
    return datetime.combine(found.date(), time.max, store.settings.zone)


def past_day_or_moment(told: str, store: Store) -> datetime:
    """The same of a day that is over or today: of what will be, nobody can tell."""
    found, now = day_or_moment(told, store), datetime.now(store.settings.zone)
    is_day = len(told.strip()) <= len("2026-03-02")
    if found.date() > now.date() if is_day else found > now:
        raise RsoftError(
            f"'{told[:40]}' is in the future, and what people will say until then is not known. "
            f"Give a day up to today, {now:%Y-%m-%d}, or none for now."
        )
    return found


def moment(told: str, store: Store) -> datetime:
    """A moment as typed, in the business's zone where it names none; a day means its beginning."""
    try:
        found = datetime.fromisoformat(told.strip())
    except ValueError as problem:
        raise RsoftError(
            f"'{told[:40]}' is no day. Days such as 2026-03-02, or 2026-03-02T18:05, are."
        ) from problem
    return found if found.tzinfo else found.replace(tzinfo=store.settings.zone)
