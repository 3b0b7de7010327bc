"""What the pages open with, counted by plain pandas on frames that are already in memory.

One function a page; each gives the page's main answers by name. The page benchmark
asks the store for the same, and a difference ends the run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from rsoft_analytics.metrics import Filters

FRAMES = (Path(__file__).parent / "frames.sql").read_text(encoding="utf-8").split(";\n")
ANSWERED, WINDOW, HOURS = ["answered", "elsewhere"], 30, 24
Answers = dict[str, Any]


@dataclass(frozen=True)
class Frames:
    """The tables as pandas holds them, words as categories, which is quickest."""

    calls: pd.DataFrame
    episodes: pd.DataFrame
    leads: pd.DataFrame
    credits: pd.DataFrame
    spend: pd.DataFrame
    now: pd.Timestamp
    told_until: pd.Timestamp


def frames_of(path: Path) -> Frames:
    """The frames of a store that nobody has open."""
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set TimeZone = 'UTC'")
        calls, episodes, leads, credited, spend, newest = [
            connection.sql(one).df() for one in FRAMES if one.strip()
        ]
    for frame in (calls, episodes, leads, credited, spend):
        for name in frame.select_dtypes(include=["str", "object"]):
            frame[name] = frame[name].astype("category")
    newest_call, told_until = newest["now"].iloc[0], newest["told_until"].iloc[0]
    return Frames(calls, episodes, leads, credited, spend, newest_call, told_until)


def of_days(frame: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows of a period."""
    if filters.since is None:
        return frame
    since, until = pd.Timestamp(filters.since), pd.Timestamp(filters.until)
    return frame[(frame["day"] >= since) & (frame["day"] <= until)]


def measured(calls: pd.DataFrame) -> pd.DataFrame:
    """What each call counts for."""
    incoming = calls["direction"] == "incoming"
    missed = incoming & (calls["outcome"] == "missed")
    spoken = incoming & calls["is_conversation"] & calls["outcome"].isin(ANSWERED)
    return pd.DataFrame({
        "day": calls["day"], "hour": calls["hour"], "rep": calls["rep"],
        "spoken": spoken, "missed": missed, "talk": calls["seconds"] * calls["is_conversation"],
        "offered": spoken | missed | (incoming & (calls["outcome"] == "declined")),
        "first": calls["is_first_of_caller"], "conversation": calls["is_conversation"],
        "dialled": ~incoming, "reached": ~incoming & calls["is_conversation"],
    })  # fmt: skip


def half_by(seconds: pd.Series, is_reached: pd.Series) -> float | None:
    """The time by which half were reached (Kaplan-Meier)."""
    steps = pd.DataFrame({"seconds": seconds, "reached": is_reached}).groupby("seconds")["reached"]
    counted = steps.agg(["sum", "count"])
    at_risk = counted["count"][::-1].cumsum()[::-1]
    left = (1 - counted["sum"] / at_risk).cumprod()
    below = left[left <= 0.5 + 1e-9]
    return None if below.empty else float(below.index[0])


def overview(frames: Frames, filters: Filters) -> Answers:
    """The headlines now, before and by day, and the share answered by hour of the week."""
    counted = {}
    for name, period in (("now", filters), ("before", filters.before() or filters)):
        calls = measured(of_days(frames.calls, period))
        counted[name] = calls.drop(columns=["day", "hour", "rep"]).sum()
        if name == "now":
            calls.groupby("day")[["spoken", "missed", "talk", "first"]].sum()
            calls.groupby([calls["day"].dt.weekday, "hour"])[["spoken", "offered"]].sum()
            counted["calls"] = len(calls)
    now = counted["now"]
    return {
        "calls": counted["calls"],
        "answer_rate": now["spoken"] / now["offered"],
        "missed_calls": now["missed"],
        "talk_seconds": now["talk"],
        "first_time_callers": now["first"],
    }


def missed_calls(frames: Frames, filters: Filters) -> Answers:
    """Missed callers by what came of them, by rep and hour, and how soon they were rung."""
    one = of_days(frames.episodes, filters)
    reply = one[["first_attempt_at", "conversation_at"]].min(axis=1)
    age = (frames.now - one["last_try_at"]).dt.total_seconds()
    waited = (reply.fillna(frames.now) - one["last_try_at"]).dt.total_seconds() // 1
    waited = waited.where(
        one["first_attempt_at"].isna(),
        (one["first_attempt_at"] - one["last_try_at"]).dt.total_seconds() // 1,
    )
    is_matured = age >= HOURS * 3600
    is_lost = is_matured & ~(waited.where(reply.notna(), 1e12) <= HOURS * 3600)
    told = pd.DataFrame({
        "rep": one["rep"], "hour": one["hour"], "weekday": one["day"].dt.weekday,
        "matured": is_matured, "lost": is_lost, "waited": waited,
        "rung": one["first_attempt_at"].notna(), "ended_by": one["ended_by"],
    })  # fmt: skip
    told["ended_by"].value_counts()
    told.groupby("rep", observed=True)[["matured", "lost", "rung"]].sum()
    told.groupby(["weekday", "hour"])[["matured", "lost"]].sum()
    for _, of_rep in told.groupby("rep", observed=True):
        half_by(of_rep["waited"], of_rep["rung"])
    one[one["conversation_at"].isna()].groupby("caller")[["tries", "last_try_at"]].max()
    return {
        "missed_episodes": len(one),
        "never_returned_rate": is_lost.sum() / is_matured.sum(),
        "callback_seconds": half_by(waited, told["rung"]),
    }


def team(frames: Frames, filters: Filters) -> Answers:
    """Each rep's calls, callers and speed, and those of the team."""
    period = of_days(frames.calls, filters)
    calls = measured(period)
    by_rep = calls.groupby("rep", observed=True).sum(numeric_only=True)
    incoming = period[period["direction"] == "incoming"]
    incoming.groupby("rep", observed=True)["caller"].nunique()
    waits = waits_of(frames, filters)
    for _, of_rep in waits.groupby("rep", observed=True):
        half_by(of_rep["seconds"], of_rep["reached"])
    return {
        "conversations": by_rep["conversation"].sum(),
        "connect_rate": calls["reached"].sum() / calls["dialled"].sum(),
        "unique_callers": incoming["caller"].nunique(),
        "first_attempt_seconds": half_by(waits["seconds"], waits["reached"]),
    }


def waits_of(frames: Frames, filters: Filters) -> pd.DataFrame:
    """How long leads waited for the first attempt."""
    leads = of_days(frames.leads, filters)
    leads = leads[(leads["stage"] != "junk") & ~leads["answered_at_once"] & leads["has_number"]]
    until = leads["first_attempt_at"].fillna(frames.now)
    return pd.DataFrame({
        "rep": leads["rep"], "reached": leads["first_attempt_at"].notna(),
        "seconds": (until - leads["created_at"]).dt.total_seconds().round(),
    })  # fmt: skip


def conversion(frames: Frames, filters: Filters) -> Answers:
    """The funnel, the rate by source and month, the curve over the days, and the speed."""
    leads = of_days(frames.leads, filters)
    leads = leads[leads["stage"] != "junk"]
    age = (frames.told_until - leads["created_at"]).dt.total_seconds()
    took = (leads["won_at"] - leads["created_at"]).dt.total_seconds()
    is_ripe = (age >= WINDOW * 86400) & ~(leads["is_won"] & leads["won_at"].isna())
    won = is_ripe & (took <= WINDOW * 86400)
    told = pd.DataFrame({"source": leads["source"], "ripe": is_ripe, "won": won})
    told.groupby("source", observed=True).sum()
    month = leads["created_at"].dt.strftime("%Y-%m")
    for days in (7, 14, 30, 60, 90, 180):
        has_had = age >= days * 86400
        pd.DataFrame({"n": has_had, "k": has_had & (took <= days * 86400)}).groupby(month).sum()
    half_by((took.fillna(age) // 86400), leads["won_at"].notna())
    waits = waits_of(frames, filters)
    return {
        "conversion_rate": won.sum() / is_ripe.sum() if is_ripe.sum() else None,
        "first_attempt_seconds": half_by(waits["seconds"], waits["reached"]),
    }


def sources(frames: Frames, filters: Filters) -> Answers:
    """What each source brought and cost, and what each model credits to it."""
    calls, leads = of_days(frames.calls, filters), of_days(frames.leads, filters)
    incoming = calls[calls["direction"] == "incoming"]
    incoming.groupby("source", observed=True).size()
    first = incoming.groupby("source", observed=True)["is_first_of_caller"].sum()
    by_source = leads.groupby("source", observed=True)["is_won"].agg(["size", "sum"])
    leads.groupby([leads["day"].dt.strftime("%Y-%m"), "source"], observed=True).size()
    credited = frames.credits[frames.credits["goal"] == "won"].merge(leads[["lead_key"]])
    credited.groupby("source", observed=True)[["first", "last", "linear", "time_decay"]].sum()
    paid = of_days(frames.spend, filters)
    spent = paid.groupby("source", observed=True)["cost"].sum()
    came = leads.merge(
        paid.groupby("source", observed=True)["day"].agg(["min", "max"]).reset_index()
    )
    is_paid = (came["day"] >= came["min"]) & (came["day"] <= came["max"])
    return {
        "leads": by_source["size"].sum(),
        "won": by_source["sum"].sum(),
        "first_time_callers": first.sum(),
        "spend": round(spent.sum(), 2),
        "cost_per_lead": round(spent.sum() / is_paid.sum(), 2),
    }


def lookup(frames: Frames, filters: Filters) -> Answers:
    """The newest calls of one caller."""
    calls = frames.calls
    caller = calls["caller"].iloc[len(calls) // 2]
    calls[calls["caller"] == caller].sort_values("started_at", ascending=False).head(50)
    return {}


def your_crm(frames: Frames, filters: Filters) -> Answers:
    """How many leads calls made that no CRM knows."""
    leads = frames.leads
    is_new = (leads["origin"] == "Call") & (leads["stage"] != "junk") & ~leads["is_in_crm"]
    return {"leads_of_calls": int(is_new.sum())}


BY_PAGE: dict[str, Callable[[Frames, Filters], Answers]] = {
    "overview": overview,
    "lookup": lookup,
    "missed_calls": missed_calls,
    "team": team,
    "conversion": conversion,
    "sources": sources,
    "your_crm": your_crm,
}
