"""What is left out, and why: the list, the rules, and the calls they take out."""

from datetime import date
from typing import Any

from rsoft_analytics.phones import e164
from rsoft_analytics.store import Store
from rsoft_analytics.store.exclusion import rules_as_set, rules_by_default

Row = dict[str, Any]


def left_out(
    store: Store,
    *,
    since: date | None = None,
    until: date | None = None,
    reps: list[str] | None = None,
    sources: list[str] | None = None,
) -> list[Row]:
    """One row a reason: kind, rule, title, calls and numbers left out of a selection."""
    found = store.rows("own_numbers/left_out", since=since, until=until, reps=reps, sources=sources)
    return [one | {"title": title_of(one["rule"])} for one in found]


def left_out_in_all(store: Store) -> Row:
    """How many calls of how many numbers are left out, of all days."""
    return store.row("own_numbers/left_out_in_all")


def list_of(store: Store) -> list[Row]:
    """Every number that is left out: number, kind, name, since, until, note, why, reason, calls."""
    return [
        one | {"number": e164(one["number"]), "why": title_of(one["rule"])}
        for one in store.rows("own_numbers/listed")
    ]


def rules_told(store: Store) -> list[Row]:
    """Every rule as it is set, with how many numbers and calls it takes out or would."""
    counted = {one["rule"]: one for one in store.rows("own_numbers/rule_counts")}
    nothing = dict.fromkeys(("numbers", "calls", "kept", "found"), 0)
    return [
        {
            "rule": rule.name,
            "title": rule.title,
            "meaning": rule.meaning,
            "kind": rule.kind,
            "on": rule.is_on,
            "words": list(rule.words),
            "least": rule.least,
            **{name: counted.get(rule.name, nothing)[name] for name in nothing},
        }
        for rule in rules_as_set(store)
    ]


def numbers_of_rule(store: Store, rule: str) -> list[Row]:
    """The numbers that a rule finds: number, name, calls, reason, is_kept, the most calls first."""
    found = store.rows("own_numbers/numbers_of_rule", rule=rule)
    return [one | {"number": e164(one["number"])} for one in found]


def title_of(rule: str | None) -> str:
    """What a reason is called: the rule's title, or the list."""
    titles = {one.name: one.title for one in rules_by_default()}
    return "Your list" if rule is None else titles.get(rule, rule)
