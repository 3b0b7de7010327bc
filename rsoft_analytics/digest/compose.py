"""What a digest says: the same metrics as the pages, for a week and the week before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rsoft_analytics.callbacks import OWED
from rsoft_analytics.digest.weeks import Week
from rsoft_analytics.metrics import Filters, all_metrics, report
from rsoft_analytics.store import Store

Row = dict[str, Any]

# In the order of the letter. Customers are told by the day on which they became one: of the leads
# of a week hardly any has had the time.
OF_THE_WEEK = (
    "calls", "conversations", "answer_rate", "missed_calls", "missed_episodes",
    "never_returned_rate", "callback_seconds", "first_time_callers", "leads",
    "new_customers", "new_customers_value",
)  # fmt: skip
BY_REP = (
    "calls", "conversations", "talk_seconds", "connect_rate", "rang_back_within_hour",
    "first_attempt_seconds",
)  # fmt: skip
BY_SOURCE = ("calls", "first_time_callers", "leads")
SAID_NO = "asked not to be called"


@dataclass(frozen=True)
class Line:
    """One number of a week beside the week before."""

    name: str
    title: str
    meaning: str
    unit: str
    now: list[Row]
    before: list[Row]


@dataclass(frozen=True)
class Table:
    """Some metrics by a dimension: one row a key, one cell a metric."""

    columns: list[tuple[str, str]]  # each metric's title and unit
    rows: dict[str, list[list[Row]]]  # a key's answers, one list of rows a column


@dataclass(frozen=True)
class Digest:
    """A week in numbers."""

    week: Week
    as_of: datetime | None
    lines: list[Line]
    by_rep: Table
    by_source: Table
    owed: int
    said_no: int  # of those who tried, who said no to calls: they are not counted as owed

    @property
    def is_whole(self) -> bool:
        """Whether the data reaches beyond the week: else its last days may be missing."""
        return self.as_of is not None and self.as_of.date() > self.week.sunday

    def as_json(self) -> Row:
        """The digest as a document for programs."""
        return {
            "week": self.week.name,
            "from": self.week.monday.isoformat(),
            "to": self.week.sunday.isoformat(),
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "numbers": [
                {"metric": one.name, "title": one.title, "unit": one.unit,
                 "rows": one.now, "before": one.before}
                for one in self.lines
            ],
            "owed_calls": self.owed,
            "left_out": self.said_no,
        }  # fmt: skip


def composed(store: Store, week: Week) -> Digest:
    """The digest of a week; every number comes from the metric of that name."""
    filters = Filters(week.monday, week.sunday)
    waiting = waiting_since(store, week)
    return Digest(
        week=week,
        as_of=as_of(store),
        lines=[line(store, name, week) for name in OF_THE_WEEK],
        by_rep=table(store, "rep", BY_REP, filters),
        by_source=table(store, "source", BY_SOURCE, filters),
        owed=sum(waiting.get(state, 0) for state in OWED),
        said_no=waiting.get(SAID_NO, 0),
    )


def waiting_since(store: Store, week: Week) -> dict[str, int]:
    """How the callbacks stand of those who tried in the week or the one before, by state."""
    both = Filters(week.before().monday, week.sunday)
    rows = report(store, "waiting_callers", both, "state")["rows"]
    return {row["state"]: row["value"] for row in rows}


def as_of(store: Store) -> datetime | None:
    """When the newest call began, in the business's zone."""
    moment = store.row("store/as_of")["as_of"]
    return moment.astimezone(store.settings.zone) if moment else None


def line(store: Store, name: str, week: Week) -> Line:
    """A metric for a week and the week before."""
    metric, before = all_metrics()[name], week.before()
    return Line(
        name=name,
        title=metric.title,
        meaning=metric.meaning,
        unit=metric.unit,
        now=report(store, name, Filters(week.monday, week.sunday))["rows"],
        before=report(store, name, Filters(before.monday, before.sunday))["rows"],
    )


def table(store: Store, by: str, names: tuple[str, ...], filters: Filters) -> Table:
    """Some metrics by a dimension, the key with most of the first metric first."""
    answers = [grouped(report(store, name, filters, by)["rows"], by) for name in names]
    keys = sorted({key for one in answers for key in one}, key=lambda key: rank(answers[0], key))
    metrics = [all_metrics()[name] for name in names]
    return Table(
        columns=[(one.title, one.unit) for one in metrics],
        rows={key: [one.get(key, []) for one in answers] for key in keys},
    )


def grouped(rows: list[Row], by: str) -> dict[str, list[Row]]:
    """Rows by their key; money has a row for each currency."""
    keys = dict.fromkeys(row[by] for row in rows)
    return {key: [row for row in rows if row[by] == key] for key in keys}


def rank(first: dict[str, list[Row]], key: str) -> tuple[float, str]:
    """Where a key stands: by the first metric, the most first."""
    return -sum(row["value"] or 0 for row in first.get(key, [])), key
