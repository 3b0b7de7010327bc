"""Credit by the mean gain of adding a source, over all orders in which sources could be added.

A set of sources is worth the number of people who bought having met only sources of it.
Of this game the Shapley value has a closed form: each purchase is shared out equally among
the different sources on its path. So no order need be gone through, however many sources.
"""

from collections.abc import Callable

import numpy as np

from rsoft_analytics.credit.paths import Numbers, Paths


def shapley(paths: Paths) -> Callable[[Numbers], Numbers]:
    """What tells the shares of the sources, were the paths taken by so many people."""
    parts = np.zeros((len(paths.walks), len(paths.sources)))
    for row, walk in enumerate(paths.walks):
        parts[row, walk] = 1 / len(set(walk))

    def shares(people: Numbers) -> Numbers:
        found: Numbers = people[0] @ parts / (people[0].sum() or 1)
        return found

    return shares
