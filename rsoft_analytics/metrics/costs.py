"""What one of something cost: the spend over how many it brought, never an average of ratios."""

from typing import Any

from rsoft_analytics.metrics.counts import poisson_bounds

Row = dict[str, Any]


def cost_of_one(row: Row, thing: str) -> Row:
    """A row of spend and units with the cost of one unit and its range.

    Of nothing there is no cost, only what one costs at least: the spend is told, and that there
    is none yet. The range is the spend over the exact bounds of the count.
    """
    spend, units = row["spend"], row["units"] or 0
    fewest, most = poisson_bounds(units)
    part = "a part: more was spent in another currency" if row["is_part"] else None
    return {
        "value": round(spend / units, 2) if units else None,
        "n": units,
        "low": round(spend / most, 2),
        "high": round(spend / fewest, 2) if units else None,
        "verdict": part if units else f"no {thing}s yet",
        "spend": round(spend, 2),
        "key": row["key"],
        **{name: row[name] for name in ("currency", "since", "until")},
    }
