"""Several metrics of the same groups in one file: numbers, where the page says them in words."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

ASIDE = ("p90", "n", "low", "high")  # what stands beside a value where it is known
Rows = Mapping[str, Mapping[str, Any]]


def side_by_side(by: str, groups: Iterable[str], told: Mapping[str, Rows]) -> pd.DataFrame:
    """One row a group: each metric's value, and beside it what it is of and its range.

    ``told`` holds the rows of each metric by group. What a metric tells of no group is left out;
    a share is 0-1, a time is in seconds, as ``rsoft report`` tells them.
    """
    rows = pd.DataFrame([
        {by: group or "Team"}
        | {
            metric if part == "value" else f"{metric} {part}": (of.get(group) or {}).get(part)
            for metric, of in told.items()
            for part in ("value", *ASIDE)
        }
        for group in groups
    ])  # fmt: skip
    return rows.dropna(axis="columns", how="all").convert_dtypes()
