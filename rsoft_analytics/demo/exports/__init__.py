"""The invented world as each system would export it, with the pitfalls of the real ones.

What a module here writes, it also accounts for: how many records are usable,
and which lines an importer must reject or skip.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Written:
    """One file of the demo and what reading it must come to.

    ``rows`` are usable records; ``already_held`` of them tell of calls or leads
    that an earlier file of the same phone or CRM holds. Rejects and skips are
    counts by reason, in the words of ``rows.REASONS``.
    """

    file: str
    format: str
    kind: str
    rows: int
    rep: str | None = None
    already_held: int = 0
    rejects: Mapping[str, int] = field(default_factory=dict)
    skips: Mapping[str, int] = field(default_factory=dict)
