"""The metrics there are: the header of each file is its label."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics.filters import Filters

ALL_FILTERS = ("period", "rep", "source")
UNITS = (
    *("calls", "callers", "seconds", "share", "leads", "money", "episodes", "times"),
    *("permissions", "days"),
)
COST, RULE = "cost of a ", " by rule"
VALUES = ("", "median", "return", "curve", "estimate")  # and those two, with their words


@dataclass(frozen=True)
class Metric:
    """A number of the dashboard: what it is called, what it means, and by what it can be told."""

    name: str
    title: str
    meaning: str
    unit: str
    by: tuple[str, ...]
    sql: str
    windows: tuple[str, ...] = ()  # days, or all; the first is meant where none is named
    models: tuple[str, ...] = ()  # of credit; where none is named, the setting's is meant
    filters: tuple[str, ...] = ALL_FILTERS
    value: str = ""  # what is computed of its SQL's rows, where that is more than to tell them

    @property
    def is_middle(self) -> bool:
        """Whether it is a median: of nothing there is none, where of a count there is 0."""
        return self.value == "median"

    @property
    def cost_of(self) -> str | None:
        """What one of it costs, where its SQL tells the spend and the units."""
        return self.value.removeprefix(COST) if self.value.startswith(COST) else None

    @property
    def by_rule(self) -> str | None:
        """The number that is told by other systems' rules, where its SQL tells kinds of calls."""
        return self.value.removesuffix(RULE) if self.value.endswith(RULE) else None

    def checked_dimension(self, by: str | None) -> str | None:
        """The dimension, refused in words where the metric makes no sense by it."""
        if by is None or by in self.by:
            return by
        raise RsoftError(
            f"{self.title} cannot be told by '{by}'. It can by: {', '.join(self.by) or 'nothing'}."
        )

    @property
    def of_nothing(self) -> int | None:
        """The value where there is nothing to tell of."""
        is_none = self.is_middle or self.cost_of or self.unit in ("share", "times")
        return None if is_none else 0

    def checked_window(self, window: str | None) -> str | None:
        """The window, refused in words where the metric knows none or not that one."""
        if window is None:
            return self.windows[0] if self.windows else None
        if window in self.windows:
            return window
        known = (
            f"It has: {', '.join(self.windows)}." if self.windows else "It has none: leave it out."
        )
        raise RsoftError(f"{self.title} has no window '{window}'. {known}")

    def checked_model(self, model: str | None, usual: str) -> str | None:
        """The model of credit, refused in words where the metric knows none or not that one."""
        if model is None:
            return (usual if usual in self.models else self.models[0]) if self.models else None
        named = re.sub(r"[\s-]+", "_", model.strip().lower())
        if named in self.models:
            return named
        known = (
            f"It has: {', '.join(self.models)}." if self.models else "It has none: leave it out."
        )
        raise RsoftError(f"{self.title} has no model '{model}'. {known}")

    def check_filters(self, filters: Filters) -> None:
        """Refuse in words to be told of some reps where that makes no sense."""
        if filters.reps and "rep" not in self.filters:
            raise RsoftError(
                f"{self.title} cannot be told of one rep: what is spent, is spent for the whole "
                "team. Leave the rep out."
            )


@cache
def all_metrics() -> dict[str, Metric]:
    """Every metric by its name."""
    return {file.stem: in_file(file) for file in sorted(Path(__file__).parent.glob("*.sql"))}


def in_file(file: Path) -> Metric:
    """The metric in a file; a file without its header stops the program."""
    sql = file.read_text(encoding="utf-8")
    head = [line[2:].strip() for line in sql.splitlines() if line.startswith("--")]
    labels = dict(line.split(": ", 1) for line in head[2:] if ": " in line)
    if len(head) < 3 or labels.get("unit") not in UNITS:
        raise RuntimeError(
            f"{file.name} has no header: title, meaning, and a unit of {', '.join(UNITS)}."
        )
    value = labels.get("value", "")
    if value not in VALUES and not value.startswith(COST) and not value.endswith(RULE):
        raise RuntimeError(f"{file.name}: nothing is known to compute a value called '{value}'.")
    return Metric(
        file.stem,
        head[0],
        head[1],
        labels["unit"],
        listed(labels.get("by", "")),
        sql,
        windows=listed(labels.get("windows", "")),
        models=listed(labels.get("models", "")),
        filters=listed(labels.get("filters", "")) or ALL_FILTERS,
        value=value,
    )


def listed(label: str) -> tuple[str, ...]:
    """The words of a label that lists some."""
    return tuple(part.strip() for part in label.split(",") if part.strip())


def metric_named(name: str) -> Metric:
    """The metric of that name."""
    if name not in all_metrics():
        raise RsoftError(f"No metric is called '{name}'. There are: {', '.join(all_metrics())}.")
    return all_metrics()[name]
