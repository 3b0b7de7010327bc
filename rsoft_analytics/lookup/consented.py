"""What consent takes off a card: pictures without permission, and whatever was an old owner's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rsoft_analytics.store import Store

Row = dict[str, Any]
NOBODY_TO_RING = {
    "verdict": "ask",
    "rule": "No consent is recorded; ask whether a call is welcome.",
    "by": "not asked",
}


def with_photos_permitted(store: Store, found: list[Row], at: datetime) -> list[Row]:
    """People with their pictures, where whose phone it came from permits that."""
    asked = [one["photo"] for one in found if one["photo"]]
    shown = photos_shown(store, asked, at) if asked else set()
    return [one | {"photo": one["photo"] if one["photo"] in shown else None} for one in found]


def photos_shown(store: Store, photos: Sequence[str], at: datetime) -> set[str]:
    """Those of some pictures that may be shown."""
    lasts_days = store.settings.consent_lasts_days
    rows = store.rows("lookup/photos_shown", photos=list(photos), at=at, lasts_days=lasts_days)
    return {one["photo"] for one in rows}


def recycled(store: Store, callers: Sequence[int], at: datetime) -> dict[int, datetime]:
    """Since when the numbers of some callers may be somebody else's."""
    rows = store.rows("lookup/recycled", callers=list(callers), at=at)
    return {one["caller"]: one["recycled_at"] for one in rows}


def without_old_owner(card: Row, since: datetime | None) -> Row:
    """A card without what was its number's old owner's: all that was before it was disconnected."""
    if since is None:
        return card
    day = since.isoformat()
    kept = [one for one in card["timeline"] if datetime.fromisoformat(one["at"]) >= since]
    calls = [one for one in kept if one["kind"] == "call"]
    spoken = [one for one in calls if one["outcome"] == "spoken"]
    nobody = dict.fromkeys(("name", "company", "source", "channel", "campaign", "lead_stage"))
    moments = ("last_spoken_at", "last_attempt_at", "first_seen_at", "owed_callback_since")
    later = {name: not_before(card[name], since) for name in moments}
    return (
        card
        | nobody
        | later
        | {
            "recycled": {"since": day},
            "has_photo": False,
            "calls": len(calls),
            "conversations": len(spoken),
            "lead": None,
            "leads": [],
            "contacts": [],
            "timeline": kept,
        }
    )


def not_before(told: str | None, since: datetime) -> str | None:
    """A moment that is told, where it is not before another."""
    return told if told and datetime.fromisoformat(told) >= since else None
