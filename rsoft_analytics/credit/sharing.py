"""The shares that a model gives, and how far they would move had other people come."""

import numpy as np

from rsoft_analytics.credit.orders import shapley
from rsoft_analytics.credit.paths import Paths
from rsoft_analytics.credit.removal import markov

MODELS = {"markov": markov, "shapley": shapley}
DRAWS, SEED = 200, 20_260_101  # the same people give the same range, whoever asks


def shared_out(model: str, paths: Paths) -> dict[str, float]:
    """The share of each source, which add up to 1; empty where nobody bought."""
    if not paths.has_buyers:
        return {}
    return dict(zip(paths.sources, map(float, MODELS[model](paths)(paths.people)), strict=True))


def ranges(model: str, paths: Paths) -> dict[str, tuple[float, float]]:
    """The 95 % range of each share, by the bootstrap: as many people are drawn again."""
    if not paths.has_buyers:
        return {}
    shares, whole = MODELS[model](paths), paths.people.sum()
    drawn = np.random.default_rng(SEED).multinomial(
        round(whole), (paths.people / whole).ravel(), DRAWS
    )
    told = [shares(one.reshape(paths.people.shape).astype(float)) for one in drawn]
    ends = zip(*np.quantile(told, (0.025, 0.975), axis=0), strict=True)
    return {
        source: (float(low), float(high))
        for source, (low, high) in zip(paths.sources, ends, strict=True)
    }
