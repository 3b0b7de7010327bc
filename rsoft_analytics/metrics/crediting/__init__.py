"""Conversions shared out over their sources by every model at once, and what follows for each.

A source's verdict is told from all models together: with one alone anybody can prove
whatever they please.
"""

from collections.abc import Mapping
from typing import Any

from rsoft_analytics.credit import MODELS as OF_PATHS
from rsoft_analytics.credit import Path, Paths, Share, shared_out
from rsoft_analytics.store import Store

Row = dict[str, Any]
ENOUGH = 30  # conversions that something touched, below which fine models tell of chance
COARSE = ("first", "last", "linear")  # the models that few conversions can bear
UNKNOWN = "Unknown"
NOTHING = Share(0.0, 0.0, 0.0)
TOO_FEW, DEPENDS, BEST = "too few", "depends on the model", "best under every model"


def credited(store: Store, answers: list[Row], models: tuple[str, ...], values: Row) -> list[Row]:
    """The rows of a metric of credit: its value by the model asked for, and by each beside it.

    Markov and Shapley are told where they are asked for, and where two sources have enough
    conversions to be compared; their ranges are the bootstrap's.
    """
    wanted = [model for model in models if model in OF_PATHS]
    if not values["dimension"]:
        return [whole(row, wanted, values["model"]) for row in answers]
    is_enough = sum(has_enough(row) for row in answers) > 1
    for model in wanted if is_enough or values["model"] in wanted else ():
        add(model, answers, shares_of_paths(store, model, values), is_told=model == values["model"])
    verdicts = verdicts_of(answers, models)
    return [
        {name: value for name, value in row.items() if name != "untouched"}
        | {"verdict": verdicts.get(row["key"])}
        for row in answers
    ]


def whole(row: Row, wanted: list[str], model: str) -> Row:
    """All conversions together, which are as many by every model."""
    count = row["linear"]
    told = dict.fromkeys(("value", "low", "high"), count) if model in wanted else {}
    return {name: value for name, value in row.items() if name != "untouched"} | told


def shares_of_paths(store: Store, model: str, values: Row) -> Mapping[str, Share]:
    """What a model of whole paths gives each key of the conversions that anything touched."""
    taken = store.rows("metrics/crediting/taken", **values)
    paths = Paths(Path(tuple(one["path"]), one["bought"], one["left_without"]) for one in taken)
    return shared_out(model, paths)


def add(model: str, answers: list[Row], shares: Mapping[str, Share], *, is_told: bool) -> None:
    """Put a model's credit into each row, and where it is the one asked for, make it the value."""
    touched = sum(row["linear"] - row["untouched"] for row in answers)
    for row in answers:
        share = shares.get(row["key"], NOTHING)
        told = [part * touched + row["untouched"] for part in share]  # these stay with Unknown
        row[model] = told[0]
        if is_told:
            row["value"], row["low"], row["high"] = told


def has_enough(row: Row) -> bool:
    """Whether something known touched enough conversions to be compared by fine models."""
    return bool(row["key"] not in (None, UNKNOWN) and row["n"] >= ENOUGH)


def verdicts_of(answers: list[Row], models: tuple[str, ...]) -> dict[str, str]:
    """Whether each key has one rank under every model, among those with enough."""
    compared = [row for row in answers if has_enough(row)]
    told = {row["key"]: TOO_FEW for row in answers if row["key"] not in (None, UNKNOWN)}
    for row in compared:
        ranks = {
            1 + sum(other[model] > row[model] + 1e-9 for other in compared)
            for model in models
            if model in row
        }
        told[row["key"]] = rank_told(ranks) if len(compared) > 1 else "nothing to compare with"
    return told


def rank_told(ranks: set[int]) -> str:
    """What the places say that a source has by the models.

    >>> rank_told({1}), rank_told({2}), rank_told({1, 3})
    ('best under every model', '2nd under every model', 'depends on the model: 1st to 3rd')
    """
    if len(ranks) > 1:
        return f"{DEPENDS}: {ordinal(min(ranks))} to {ordinal(max(ranks))}"
    return BEST if ranks == {1} else f"{ordinal(min(ranks))} under every model"


def ordinal(place: int) -> str:
    """A place in a row.

    >>> [ordinal(place) for place in (1, 2, 3, 4, 11, 12, 21, 102)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '102nd']
    """
    of_ten = place % 10 if place % 100 not in (11, 12, 13) else 0
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(of_ten, 'th') }"
