"""Who granted what, and how many customers may be called, written to and mailed, at a moment."""

from datetime import UTC, datetime
from typing import Any

from rsoft_analytics.privacy.acts import CHANNELS, PERMISSIONS
from rsoft_analytics.store import Store

Row = dict[str, Any]
OF_A_STATE = ("state", "since", "place", "wording")


def status(store: Store, at: datetime | None = None) -> Row:
    """Each user's permissions and the customers' counts, as design.md's contract words them."""
    at = at or datetime.now(UTC)
    users: dict[str, Row] = {}
    for one in permissions(store, at):
        named = users.setdefault(one["user"], {"user": one["user"], "permissions": {}})
        state = {name: one[name] for name in OF_A_STATE}
        named["permissions"][one["permission"]] = state | {"since": iso(one["since"])}
    return {
        "at": at.astimezone(store.settings.zone).isoformat(),
        "users": list(users.values()),
        "customers": counted(customers(store, at)),
    }


def permissions(store: Store, at: datetime) -> list[Row]:
    """One row is a user and a permission, as it stood."""
    return store.rows("privacy/permissions", at=at, lasts_days=store.settings.consent_lasts_days)


def customers(store: Store, at: datetime) -> list[Row]:
    """One row is a channel, a verdict and the rule behind it: how many it is the verdict of."""
    settings = store.settings
    return store.rows(
        "privacy/customers",
        at=at,
        lasts_days=settings.consent_lasts_days,
        category=settings.business_category,
    )


def counted(rows: list[Row]) -> Row:
    """How many customers each channel is open, closed or to be asked for, and by which rules."""
    told: Row = {channel: {"yes": 0, "no": 0, "ask": 0, "rules": {}} for channel in CHANNELS}
    for one in rows:
        channel = told[one["channel"]]
        channel[one["verdict"]] += one["people"]
        channel["rules"][one["rule"]] = one["people"]
    return told


def iso(moment: datetime | None) -> str | None:
    """A moment with its offset."""
    return moment.isoformat() if moment else None


__all__ = ["PERMISSIONS", "counted", "customers", "permissions", "status"]
