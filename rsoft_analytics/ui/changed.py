"""What an import or an undo changes, in words: one way for previews, results and the history."""

from datetime import date
from typing import Any

import streamlit as st

from rsoft_analytics.ui import answers, numbers
from rsoft_analytics.ui.numbers import Clock, count, several

HELD = {
    "calls": "calls",
    "conversations": "conversations",
    "callers": "numbers known",
    "contacts": "contacts",
    "leads": "leads",
    "spend_lines": "lines of spend",
    "consent_acts": "acts of consent",
}
MOST = 4  # numbers of months that are told at once; the others on demand
Told = dict[str, Any]


def draw(before: Told, after: Told, changes: Told | None) -> None:
    """The lines that say what changes; the months that there is no room for below them."""
    with st.container(gap="xxsmall"):
        for line in lines(before, after, changes):
            st.text(line)
    others = months(changes)[MOST:]
    if others:
        with st.expander(several(len(others), "more number of a month", "more numbers of months")):
            for line in others:
                st.text(line)


def lines(before: Told, after: Told, changes: Told | None) -> list[str]:
    """What the store holds, which days change, and the newest months' numbers, where they do."""
    held = moved(before, after)
    told = [" · ".join(held)] if held else []
    told = [line[0].upper() + line[1:] for line in told]
    if days := days_changed(changes):
        told.append(days)
    return [*told, *months(changes)[:MOST]]


def moved(before: Told, after: Told) -> list[str]:
    """What the store holds before and after, where that differs."""
    return [
        f"{HELD.get(name, name)} {count(before.get(name, 0))} → {count(after[name])}"
        for name in after
        if after[name] != before.get(name, 0)
    ]


def days_changed(changes: Told | None) -> str | None:
    """How many days' numbers change, from when to when."""
    days = (changes or {}).get("days")
    if not days:
        return None
    clock = answers.clock()
    first, last = (clock.day(date.fromisoformat(days[name])) for name in ("since", "until"))
    when = first if first == last else f"{first} to {last}"
    changed = several(days["changed"], "day changes", "days change")
    return f"{changed}, {when}; {had_calls(days['changed'], days['restated'])}"


def had_calls(changed: int, restated: int) -> str:
    """How many of the days that change had calls before.

    >>> had_calls(3, 0), had_calls(3, 2), had_calls(3, 3)
    ('none had calls before', '2 of them had calls before', 'all had calls before')
    """
    if changed == 1:
        return "it had calls before" if restated else "it had no calls before"
    who = {0: "none", changed: "all"}.get(restated, f"{count(restated)} of them")
    return f"{who} had calls before"


def months(changes: Told | None) -> list[str]:
    """Each number of a month that was known and changes: answer rate of April 64 % → 66 %."""
    return [of_month(one, answers.clock()) for one in (changes or {}).get("months", ())]


def of_month(one: Told, clock: Clock) -> str:
    """One number of one month, before and after."""
    first = date.fromisoformat(f"{one['month']}-01")
    month = f"{first:%B}" + ("" if first.year == clock.today.year else f" {first.year}")
    before, after = written(one["before"], one["after"], one["unit"])
    of_how_many = f" of {count(one['n'])}" if one["unit"] == "share" and one["n"] else ""
    return f"{one['title']} of {month}: {before} → {after}{of_how_many}"


def written(before: float | None, after: float | None, unit: str) -> tuple[str, str]:
    """A number before and after, as finely as it takes to see a difference.

    >>> written(0.64, 0.66, "share"), written(0.781, 0.784, "share"), written(None, 3, "calls")
    (('64 %', '66 %'), ('78.1 %', '78.4 %'), ('none', '3'))
    """
    for form in (numbers.share, "{:.1%}".format) if unit == "share" else (count,):
        told = ["none" if value is None else form(value) for value in (before, after)]
        if told[0] != told[1]:
            break
    return told[0].replace("%", " %").replace("  ", " "), told[1].replace("%", " %").replace(
        "  ", " "
    )
