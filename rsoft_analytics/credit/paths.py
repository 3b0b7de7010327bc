"""The distinct paths that people took, and how many took each."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Path:
    """The sources that some people met, in order; how many of them bought, and how many did not."""

    sources: tuple[str, ...]
    bought: float
    left: float = 0


class Paths:
    """Paths that name a source, by the places of their sources among all, in order of the name."""

    def __init__(self, told: Iterable[Path]) -> None:
        """Keep each path; meeting a source twice in a row is meeting it once."""
        kept = [one for one in told if one.sources and one.bought + one.left > 0]
        self.sources = sorted({source for one in kept for source in one.sources})
        place = {source: at for at, source in enumerate(self.sources)}
        self.walks = [[place[source] for source, _ in groupby(one.sources)] for one in kept]
        # two rows: those who bought, those who did not
        self.people: Numbers = np.array(
            [[one.bought for one in kept], [one.left for one in kept]], dtype=float
        )

    @property
    def has_buyers(self) -> bool:
        """Whether anybody bought."""
        return bool(self.people.any() and self.people[0].any())
