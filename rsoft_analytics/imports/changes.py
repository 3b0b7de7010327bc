"""What an import changes: the headline, the days, and the numbers of its months.

Noted before the derived tables follow, and compared afterwards in the same
transaction; every number by the metric that the pages show.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.store import Writing

CALLS, LEADS = ("calls", "answer_rate", "missed_calls"), ("leads",)
MONTHLY = {
    "calls": CALLS,
    "leads": LEADS,
    "web leads": LEADS,
    "lines": (),
    "mixed": (*CALLS, *LEADS),
}  # what a kind can restate
Months: TypeAlias = dict[tuple[str, str], dict[str, Any]]


@dataclass(frozen=True)
class Noted:
    """What the store told before an import, of what the import touches."""

    import_id: int
    kind: str
    headline: dict[str, Any]
    period: Filters | None  # the whole months that it tells of
    months: Months


def noted(writing: Writing, kind: str, import_id: int, period: Filters | None) -> Noted:
    """What the store tells now; to be asked when the scope is known and nothing follows yet."""
    if kind in MONTHLY:
        writing.run("imports/days_known")
    headline = writing.row("imports/headline")
    return Noted(import_id, kind, headline, period, by_month(writing, kind, period))


def months_of(writing: Writing, import_id: int) -> Filters | None:
    """The whole months that the rows of an import tell of; None where they have no days."""
    days = writing.row("imports/days_of", import_id=import_id)
    return Filters(days["since"], days["until"]) if days["since"] else None


def by_month(writing: Writing, kind: str, period: Filters | None) -> Months:
    """Each number of a kind's by month, as its metric tells it."""
    if period is None:
        return {}
    return {
        (row["key"], name): row
        for name in MONTHLY.get(kind, ())
        for row in writing.rows(f"metrics/{name}", **period.parameters(), dimension="month")
    }


def changed_since(writing: Writing, before: Noted, act: str) -> dict[str, Any]:
    """What is different now, kept for the history."""
    after = by_month(writing, before.kind, before.period) if before.months else {}
    months = restated(before.months, after)
    found = {
        "before": before.headline,
        "after": writing.row("imports/headline"),
        "days": days_changed(writing) if before.kind in MONTHLY else None,
        "months": months,
    }
    text = json.dumps(found, default=as_text)
    writing.run("imports/changes_kept", import_id=before.import_id, act=act, changes=text)
    told: dict[str, Any] = json.loads(text)
    return told


def days_changed(writing: Writing) -> dict[str, Any] | None:
    """How many days' numbers change, from when to when; None where none does."""
    days = writing.row("imports/days_changed")
    return days if days["changed"] else None


def restated(before: Months, after: Months) -> list[dict[str, Any]]:
    """The numbers of months that there were already and that change, the newest first."""
    had_calls = {month for month, _ in before}
    return [
        {
            "month": month,
            "metric": name,
            "title": all_metrics()[name].title,
            "unit": all_metrics()[name].unit,
            "before": before.get((month, name), {}).get("value"),
            "after": after.get((month, name), {}).get("value"),
            "n": after.get((month, name), {}).get("n"),
        }
        for month in sorted(had_calls, reverse=True)
        for name in dict.fromkeys(name for _, name in before)
        if before.get((month, name), {}).get("value") != after.get((month, name), {}).get("value")
    ]


def as_text(value: Any) -> str | float:
    """A value that JSON has no word for."""
    return value.isoformat() if isinstance(value, date | datetime) else float(value)
