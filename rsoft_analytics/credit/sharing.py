"""The shares that a model gives, and how far they would move had other people come."""

from typing import NamedTuple

import numpy as np

from rsoft_analytics.credit.orders import shapley
from rsoft_analytics.credit.paths import Paths
from rsoft_analytics.credit.removal import markov

MODELS = {"markov": markov, "shapley": shapley}
DRAWS, SEED = 200, 20_260_101  # the same people give the same range, whoever asks


class Share(NamedTuple):
    """A source's share of what was won, with its 95 % range."""

    value: float
    low: float
    high: float


def shared_out(model: str, paths: Paths) -> dict[str, Share]:
    """The share of each source, which add up to 1; empty where nobody bought.

    The range is the bootstrap's: as many people are drawn again from the paths taken.
    """
    if not paths.people.any() or not paths.people[0].any():
        return {}
    shares = MODELS[model](paths)
    whole = paths.people.sum()
    drawn = np.random.default_rng(SEED).multinomial(
        round(whole), (paths.people / whole).ravel(), DRAWS
    )
    told = [shares(one.reshape(paths.people.shape).astype(float)) for one in drawn]
    low, high = np.quantile(told, (0.025, 0.975), axis=0)
    value = shares(paths.people)
    return {
        source: Share(*map(float, of_source))
        for source, *of_source in zip(paths.sources, value, low, high, strict=True)
    }
