"""The lead that a caller is, and the records that tell of it."""

from typing import Any

from rsoft_analytics.phones import e164

Row = dict[str, Any]
MOMENTS = ("created_at", "won_at")


def lead_now(records: list[Row]) -> Row | None:
    """The lead as a whole: its stage, worth and beginning; None where there is none."""
    if not records:
        return None
    now = dict(records[0]["now"])
    told = {name: now[name].isoformat() if now[name] else None for name in MOMENTS}
    value = float(now["value"]) if now["value"] is not None else None
    return now | told | {"value": value, "number": e164(records[0]["number"])}
