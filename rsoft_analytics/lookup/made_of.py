"""Why this is one call: the rows of exports that tell of it, and what makes them one."""

from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]
COARSE = {60: "minute", 86400: "day"}


def rows_told(rows: Iterable[Row]) -> list[Row]:
    """The rows that an entry is made of, each with its place in its export, as it was read."""
    names = ("file", "format", "import_id", "line")
    meant = ("direction", "outcome", "seconds", "rep", "line_number")
    return [
        {name: row[name] for name in names}
        | {"at": row["told_at"].isoformat() if row["told_at"] else None}
        | {name: row[name] for name in meant}
        for row in rows
    ]


def why_one(rows: list[Row]) -> str | None:
    """What makes rows one call, in a sentence; None where it is one row's."""
    if len(rows) < 2:
        return None
    identities: dict[Any, list[Row]] = {}
    for row in rows:
        identities.setdefault(row["identity"], []).append(row)
    several = [between_systems(list(identities.values()))] if len(identities) > 1 else []
    within = dict.fromkeys(reason for told in identities.values() for reason in reasons(told))
    sentence = "; ".join([*several, *within])
    return sentence[:1].upper() + sentence[1:] + "."


def between_systems(identities: list[list[Row]]) -> str:
    """How near to one another two or more systems tell the start of a call."""
    if identities[0][0]["direction"] is None:
        return f"{len(identities)} records of one person's lead"
    systems = f"{len(identities)} systems"
    coarsest = max(row["resolution"] or 0 for told in identities for row in told)
    if coarsest in COARSE:
        return f"{systems}, one of which tells only the {COARSE[coarsest]} of the start"
    starts = [min(row["told_at"] for row in told) for told in identities]
    apart = round((max(starts) - min(starts)).total_seconds())
    if not apart:
        return f"{systems}, starts at the same second"
    return f"{systems}, starts {apart} second{'s' if apart > 1 else ''} apart"


def reasons(told: list[Row]) -> list[str]:
    """What makes the rows of one system one."""
    imports = {row["import_id"] for row in told}
    if told[0]["direction"] is None:
        return ["the same lead, told again by a later export"]
    found = ["legs of one call id"] if len(imports) < len(told) else []
    if len(imports) > 1:
        is_same = len({row["told_at"] for row in told}) == 1
        same = "start" if is_same else "call id"
        found.append(f"same system and same {same}, told by {len(imports)} exports")
    return found
