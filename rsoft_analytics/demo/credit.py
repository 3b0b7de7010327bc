"""Who is credited with the invented customers, by each model that shares out one at a time."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from rsoft_analytics.demo.lead_persons import LeadPerson
from rsoft_analytics.demo.touches import Touch, path_to_purchase, sources_of_calls
from rsoft_analytics.demo.world import World

PAID = frozenset({"Google Ads", "Hoarding", "Newspaper"})
HALF_LIFE = 7 * 86400  # seconds


def only(place: int, path: list[Touch]) -> list[float]:
    """All credit to one touch."""
    return [float(at == place) for at in range(len(path))]


def last_paid(path: list[Touch]) -> list[float]:
    """All credit to the last touch that was paid for; where none was, to the last."""
    paid = [place for place, touch in enumerate(path) if touch.source.name in PAID]
    return only(paid[-1] if paid else len(path) - 1, path)


def time_decay(path: list[Touch]) -> list[float]:
    """Half as much for each week earlier."""
    ages = [(path[-1].at - touch.at).total_seconds() for touch in path]
    weights = [2 ** (-age / HALF_LIFE) for age in ages]
    return [weight / sum(weights) for weight in weights]


def position_based(path: list[Touch]) -> list[float]:
    """40 % each to the first and last, 20 % to those between."""
    between = len(path) - 2
    if between < 1:
        return [1 / len(path)] * len(path)
    return [0.4, *[0.2 / between] * between, 0.4]


MODELS: Mapping[str, Callable[[list[Touch]], list[float]]] = {
    "first": lambda path: only(0, path),
    "last": lambda path: only(len(path) - 1, path),
    "last_non_direct": lambda path: only(len(path) - 1, path),  # nobody here came direct
    "last_paid": last_paid,
    "linear": lambda path: [1 / len(path)] * len(path),
    "time_decay": time_decay,
    "position_based": position_based,
}


def credit_by_source(world: World, leads: list[LeadPerson]) -> dict[str, dict[str, float]]:
    """The customers that each model credits to each source; '' where nothing touched them."""
    calls = sources_of_calls(world)
    paths = [path_to_purchase(lead, calls) for lead in leads if lead.won_value is not None]
    return {model: credited(paths, share_out) for model, share_out in MODELS.items()}


def credited(
    paths: list[list[Touch]], share_out: Callable[[list[Touch]], list[float]]
) -> dict[str, float]:
    """The credit of each source by one model."""
    credit: dict[str, float] = defaultdict(float)
    for path in paths:
        if not path:
            credit[""] += 1
            continue
        for touch, part in zip(path, share_out(path), strict=True):
            credit[touch.source.name] += part
    return dict(credit)
