"""What one of something cost, and how often the spend came back: sums over sums, with ranges."""

from typing import Any

from rsoft_analytics.metrics.counts import poisson_bounds, weighted_bounds

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


def return_of(row: Row) -> Row:
    """A row of spend and of what customers were worth, with how many times the spend came back.

    The range is that of the worth (of each customer's, whoever else might as well have come)
    over the spend. Where nobody came, or for nothing, there is none.
    """
    spend, worth, customers = row["spend"], row["worth"] or 0.0, row["customers"]
    low = high = None
    if worth > 0 and spend:
        low, high = (
            bound / spend for bound in weighted_bounds(worth, row["squares"], row["largest"])
        )
    return {
        "value": worth / spend if spend else None,
        "n": customers or 0,
        "low": low,
        "high": high,
        "verdict": None if customers else "no customers yet",
        "worth": round(worth, 2),
        "spend": round(spend, 2),
        "key": row["key"],
        **{name: row[name] for name in ("currency", "since", "until")},
    }
