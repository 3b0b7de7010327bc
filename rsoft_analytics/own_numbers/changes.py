"""Changes of the list and of the rules, each of which can be rehearsed before it is made."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.own_numbers.understanding import Entry
from rsoft_analytics.phones import e164
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.exclusion import (
    KINDS,
    Rule,
    find_own_numbers,
    leave_out,
    rules_by_default,
)

Change = Callable[[Writing], None]
ALL_CALLS: dict[str, Any] = dict.fromkeys(("since", "until", "reps", "sources", "dimension"))


@dataclass(frozen=True)
class Figures:
    """What the pages tell of all days, and how many calls of how many numbers are left out."""

    calls: int
    missed_calls: int
    answer_rate: float | None
    left_out: int
    numbers: int


@dataclass(frozen=True)
class Effect:
    """The figures before a change and after it."""

    before: Figures
    after: Figures
    is_rehearsed: bool

    def as_json(self) -> dict[str, Any]:
        """The effect as a command tells it."""
        status = "dry run" if self.is_rehearsed else "done"
        return {"status": status, "before": asdict(self.before), "after": asdict(self.after)}


def made(store: Store, change: Change) -> None:
    """Make a change."""
    with store.writing() as writing:
        change(writing)


def rehearsed(store: Store, change: Change) -> Effect:
    """What a change would do to the figures; nothing is kept."""
    return tried(store, change, rehearse=True)


def tried(store: Store, change: Change, rehearse: bool) -> Effect:
    """Make a change or only rehearse it, and tell what it does to the figures."""
    with store.writing(rehearse) as writing:
        before = figures(writing)
        change(writing)
        return Effect(before, figures(writing), rehearse)


def figures(writing: Writing) -> Figures:
    """The figures as they stand within a change."""
    out = writing.row("own_numbers/left_out_in_all")
    return Figures(
        calls=told(writing, "calls") or 0,
        missed_calls=told(writing, "missed_calls") or 0,
        answer_rate=told(writing, "answer_rate"),
        left_out=out["calls"],
        numbers=out["numbers"],
    )


def told(writing: Writing, metric: str) -> Any:
    """A metric of all days; None where there are no calls."""
    rows = writing.rows(f"metrics/{metric}", **ALL_CALLS)
    return rows[0]["value"] if rows else None


def adding(
    entries: Sequence[Entry],
    kind: str,
    *,
    since: date | None = None,
    until: date | None = None,
    note: str | None = None,
) -> Change:
    """Put numbers on the list, for good or for some days; refuses a kind that there is not."""
    if kind not in KINDS:
        raise RsoftError(f"'{kind}' is no kind of own number. There are: {', '.join(KINDS)}.")
    if since and until and since > until:
        raise RsoftError(
            f"The days begin on {since} and end before that, on {until}. Give the earlier first."
        )
    if not entries:
        raise RsoftError("There is no phone number in it. Give numbers such as 55000 00001.")
    return partial(put_on_the_list, entries, kind, {"since": since, "until": until, "note": note})


def put_on_the_list(
    entries: Sequence[Entry], kind: str, details: dict[str, Any], writing: Writing
) -> None:
    """Put numbers on the list; what the list said of them for the same days goes."""
    now = datetime.now(UTC)
    for one in entries:
        writing.run(
            "own_numbers/added",
            number=one.number,
            kind=one.kind or kind,
            name=one.name,
            now=now,
            **details,
        )
    leave_out(writing)


def counting_again(numbers: Sequence[int]) -> Change:
    """Let numbers count again: off the list, and kept in where a rule would find them."""
    return partial(let_count, numbers)


def let_count(numbers: Sequence[int], writing: Writing) -> None:
    """Take numbers off the list and keep them in; refuses one that is not left out."""
    for number in numbers:
        if not writing.rows("own_numbers/known", number=number):
            raise RsoftError(
                f"{e164(number)} is no own number: its calls count. "
                "`rsoft own list` shows the numbers that are left out."
            )
        writing.run("own_numbers/counted_again", number=number, now=datetime.now(UTC))
    leave_out(writing)


def keeping_in(number: int) -> Change:
    """Keep a number in, whatever rule finds it, switched on or not."""
    return partial(keep, number)


def keep(number: int, writing: Writing) -> None:
    """Make an exception for a number."""
    writing.run("own_numbers/kept", number=number, now=datetime.now(UTC))
    leave_out(writing)


def leaving_out_again(number: int) -> Change:
    """Let the rules decide again over a number that was kept in."""
    return partial(keep_no_more, number)


def keep_no_more(number: int, writing: Writing) -> None:
    """End the exception for a number."""
    writing.run("own_numbers/kept_no_more", number=number, now=datetime.now(UTC))
    leave_out(writing)


def setting_rule(
    name: str,
    *,
    is_on: bool | None = None,
    words: Sequence[str] | None = None,
    least: int | None = None,
) -> Change:
    """Switch a rule, or give it other words or another count; None leaves a thing as it is."""
    rule = rule_named(name)
    if words is not None and not rule.words:
        raise RsoftError(f"The rule '{name}' has no words to change.")
    if least is not None and (rule.least is None or least < 1):
        raise RsoftError(f"The rule '{name}' takes {'a count from 1' if rule.least else 'none'}.")
    return partial(
        set_rule, name, is_on, None if words is None else tidied(words), least, words is not None
    )


def set_rule(
    name: str,
    is_on: bool | None,
    words: list[str] | None,
    least: int | None,
    is_reworded: bool,
    writing: Writing,
) -> None:
    """Keep how a rule is set; let the rules look again only where it looks for something else."""
    writing.run("own_numbers/rule_kept", rule=name, is_on=is_on, words=words, least=least)
    if is_reworded or least is not None:
        find_own_numbers(writing)
    else:
        leave_out(writing)


def tidied(words: Sequence[str]) -> list[str]:
    """Words without blanks and without those that stand twice."""
    return list(dict.fromkeys(word.strip() for word in words if word.strip()))


def rule_named(name: str) -> Rule:
    """The rule of that name, as it is by default."""
    for rule in rules_by_default():
        if rule.name == name:
            return rule
    known = ", ".join(rule.name for rule in rules_by_default())
    raise RsoftError(f"No rule is called '{name}'. There are: {known}.")
