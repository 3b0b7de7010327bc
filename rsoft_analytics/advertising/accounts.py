"""The ad accounts that a file of conversions can be made for, and how each wants its columns.

Google's two templates are those of its own upload page, a first line with the time zone before
the header of calls. Meta knows people by the SHA-256 of their number and e-mail, which is made
here, so that neither leaves in a readable form.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import e164

Row = dict[str, Any]
Cell = Callable[[Row], Any]
SEPARATE = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True)
class Account:
    """An ad account: its name for people, what comes above the header, and its columns."""

    label: str
    known_by: str  # what of the contact the account knows, in words
    columns: dict[str, Cell]
    above: str = ""


def number(row: Row) -> str | None:
    """The caller's number as E.164: made of a whole number, it can be no formula."""
    return e164(row["person"])


def moment(at: datetime | None) -> str | None:
    """A moment with its offset, as Google writes it.

    >>> moment(datetime(2026, 10, 5, 9, 30, tzinfo=UTC))
    '2026-10-05 09:30:00+00:00'
    """
    if at is None:
        return None
    offset = at.strftime("%z")
    return f"{at.strftime(SEPARATE)}{offset[:3]}:{offset[3:5]}"


def granted(agreed: bool) -> str:
    """What Google calls an agreement."""
    return "Granted" if agreed else "Denied"


def hashed(text: str | None) -> str | None:
    """The SHA-256 of a text as Meta folds it; None of nothing."""
    return hashlib.sha256(text.strip().lower().encode()).hexdigest() if text else None


def digits(row: Row) -> str | None:
    """The number with its country code and nothing else, as Meta hashes it."""
    return str(row["person"]) if row["person"] else None


def stamp(row: Row) -> str:
    """When it happened, in UTC."""
    at: datetime = row["converted_at"]
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


CONVERSION: dict[str, Cell] = {
    "Conversion Name": lambda row: row["conversion"],
    "Conversion Time": lambda row: moment(row["converted_at"]),
    "Conversion Value": lambda row: row["value"],
    "Conversion Currency": lambda row: row["currency"] if row["value"] is not None else None,
    "Ad User Data": lambda row: granted(row["agreed"]),
    "Ad Personalization": lambda row: granted(row["profiled"]),
}
ACCOUNTS = {
    "google calls": Account(
        "Google Ads, calls",
        "a call from its advertisement",
        {
            "Caller's Phone Number": number,
            "Call Start Time": lambda row: moment(row["call_at"]),
            **CONVERSION,
        },
        above="Parameters:TimeZone=+0000",
    ),
    "google clicks": Account(
        "Google Ads, clicks",
        "the click that led to your form",
        {"Google Click ID": lambda row: row["click_id"], **CONVERSION},
        above="Parameters:TimeZone=+0000",
    ),
    "meta": Account(
        "Meta",
        "a form or an advertisement of Facebook or Instagram",
        {
            "event_name": lambda row: row["conversion"],
            "event_time": stamp,
            "phone": lambda row: hashed(digits(row)),
            "email": lambda row: hashed(next(iter(row["emails"]), None)),
            "lead_id": lambda row: (row["form_lead"] or "").removeprefix("l:") or None,
            "value": lambda row: row["value"],
            "currency": lambda row: row["currency"] if row["value"] is not None else None,
        },
    ),
}
STAGES = ("won", "qualified")


def account_named(name: str) -> Account:
    """The ad account of that name."""
    if name in ACCOUNTS:
        return ACCOUNTS[name]
    raise RsoftError(f"No file is made for '{name[:40]}'. There are: {', '.join(ACCOUNTS)}.")
