"""Conversions shared out over their sources by every model at once, and what follows for each.

A source's verdict is told from all models together: with one alone anybody can prove
whatever they please.
"""

from typing import Any

from rsoft_analytics.credit import MODELS as OF_PATHS
from rsoft_analytics.credit import Path, Paths, ranges, shared_out
from rsoft_analytics.store import Store

Row = dict[str, Any]
ENOUGH = 30  # conversions that something touched, below which fine models tell of chance
COARSE = ("first", "last", "linear")  # the models that few conversions can bear
UNKNOWN = "Unknown"
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
    if wanted and (is_enough or values["model"] in wanted):
        add_of_paths(answers, wanted, taken(store, values), values["model"])
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


def taken(store: Store, values: Row) -> Paths:
    """The paths that the people of the filters took."""
    told = store.rows("metrics/crediting/taken", **values)
    return Paths(Path(tuple(one["path"]), one["bought"], one["left_without"]) for one in told)


def add_of_paths(answers: list[Row], wanted: list[str], paths: Paths, model: str) -> None:
    """Put the credit by models of whole paths into each row; the one asked for is the value."""
    touched = sum(row["linear"] - row["untouched"] for row in answers)

    def of_conversions(share: float, row: Row) -> float:
        """A share as a number of conversions; what nothing touched stays with Unknown."""
        return float(share * touched + row["untouched"])

    for name in wanted:
        shares = shared_out(name, paths)
        for row in answers:
            row[name] = of_conversions(shares.get(row["key"], 0), row)
    if model in wanted:
        ends = ranges(model, paths)
        for row in answers:
            low, high = ends.get(row["key"], (0, 0))
            told = (of_conversions(low, row), of_conversions(high, row))
            row["value"], row["low"], row["high"] = row[model], *told


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
