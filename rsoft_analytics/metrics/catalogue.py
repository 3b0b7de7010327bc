"""The metrics there are: the header of each file is its label."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rsoft_analytics.errors import RsoftError

UNITS = ("calls", "callers", "seconds", "share", "leads", "money", "episodes", "permissions")


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
    is_middle: bool = False  # of nothing there is none, where of a count there is 0

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
        return None if self.is_middle or self.unit == "share" else 0

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
    return Metric(
        file.stem,
        head[0],
        head[1],
        labels["unit"],
        listed(labels.get("by", "")),
        sql,
        windows=listed(labels.get("windows", "")),
        is_middle=labels.get("value") == "median",
    )


def listed(label: str) -> tuple[str, ...]:
    """The words of a label that lists some."""
    return tuple(part.strip() for part in label.split(",") if part.strip())


def metric_named(name: str) -> Metric:
    """The metric of that name."""
    if name not in all_metrics():
        raise RsoftError(f"No metric is called '{name}'. There are: {', '.join(all_metrics())}.")
    return all_metrics()[name]
