"""Own numbers: whose calls are left out, by the list and by rules, derived as everything is.

A rule is one file in ``exclusions/rules``, found without registration: its first
lines are its title, its meaning, the kind of number it finds, whether it is on by
default, and its words or its least count where it has them. Leaving out happens
when a question is asked (``selected_calls``): it is undone at once, and no call
is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from rsoft_analytics.phones import parties
from rsoft_analytics.settings import Settings
from rsoft_analytics.store.statements import in_order, text_of

FOLDER = "store/exclusions"
KINDS = ("staff", "vendor", "family", "spam", "other")
MOST_LINES = 5000  # spellings of lines of ours; more are a column that was misread


class Changes(Protocol):
    """A change to the store while it is being made."""

    settings: Settings

    def run(self, name: str, /, **values: Any) -> None:
        """Run the statements of a .sql file."""

    def rows(self, name: str, /, **values: Any) -> list[dict[str, Any]]:
        """The answer of a .sql file."""

    def put(self, name: str, table: pa.Table) -> None:
        """Run a .sql file that takes its rows from a table."""


class Asks(Protocol):
    """What answers questions: the store, or a change that is being made."""

    def rows(self, name: str, /, **values: Any) -> list[dict[str, Any]]:
        """The answer of a .sql file."""


@dataclass(frozen=True)
class Rule:
    """A rule that finds own numbers, and how it is set."""

    name: str
    title: str
    meaning: str
    kind: str
    is_on: bool
    words: tuple[str, ...] = ()
    least: int | None = None


@cache
def rules_by_default() -> tuple[Rule, ...]:
    """Every rule there is, the one that decides first before the others."""
    return tuple(in_file(name) for name in in_order(f"{FOLDER}/rules"))


def in_file(name: str) -> Rule:
    """The rule in a file; a file without its header stops the program."""
    head = [line[2:].strip() for line in text_of(name).splitlines() if line.startswith("--")]
    labels = dict(line.split(": ", 1) for line in head[2:] if ": " in line)
    if len(head) < 4 or labels.get("kind") not in KINDS or labels.get("on") not in ("yes", "no"):
        raise RuntimeError(
            f"{name}.sql has no header: title, meaning, kind: {', '.join(KINDS)}, on: yes or no"
        )
    return Rule(
        name=Path(name).name.partition("_")[2],
        title=head[0],
        meaning=head[1],
        kind=labels["kind"],
        is_on=labels["on"] == "yes",
        words=tuple(labels["words"].split(", ")) if "words" in labels else (),
        least=int(labels["least"]) if "least" in labels else None,
    )


def rules_as_set(asked: Asks) -> tuple[Rule, ...]:
    """Every rule as this store has it set."""
    kept = {one.pop("rule"): one for one in asked.rows(f"{FOLDER}/rules_kept")}
    return tuple(set_as(rule, kept.get(rule.name, {})) for rule in rules_by_default())


def set_as(rule: Rule, kept: dict[str, Any]) -> Rule:
    """A rule with what a person set differently."""
    changed = {name: value for name, value in kept.items() if value is not None}
    if "words" in changed:
        changed["words"] = tuple(changed["words"])
    return replace(rule, **changed)


def find_own_numbers(writing: Changes) -> None:
    """Let every rule look again, and leave out what follows: after a change of what is known."""
    rules = rules_as_set(writing)
    learn_lines(writing)
    writing.run(f"{FOLDER}/3_found_no_more")
    for rule, file in zip(rules, in_order(f"{FOLDER}/rules"), strict=True):
        writing.run(file, words=list(rule.words), least=rule.least)
        writing.run(f"{FOLDER}/4_found", rule=rule.name)
    leave_out(writing, rules)


def leave_out(writing: Changes, rules: Sequence[Rule] | None = None) -> None:
    """Leave out what the list and the rules say: after a change of list, switches, exceptions."""
    in_force = [rule for rule in rules or rules_as_set(writing) if rule.is_on]
    names, kinds = [rule.name for rule in in_force], [rule.kind for rule in in_force]
    writing.run(f"{FOLDER}/5_excluded", rules=names, kinds=kinds)
    writing.run("store/models/22_call_totals")


def learn_lines(writing: Changes) -> None:
    """Ask the phone library what the lines that exports name are, each spelling once."""
    region = writing.settings.region
    writing.run(f"{FOLDER}/1_lines_named", region=region, most=MOST_LINES)
    spellings = [one["spelling"] for one in writing.rows(f"{FOLDER}/2_lines_unknown")]
    found = parties(spellings, region)
    table = pa.table(
        {
            "spelling": pa.array(spellings, pa.string()),
            "region": pa.array([region] * len(spellings), pa.string()),
            "kind": pa.array([one.kind for one in found], pa.string()),
            "number": pa.array([one.number for one in found], pa.int64()),
        }
    )
    writing.put("imports/spellings_learned", table)
