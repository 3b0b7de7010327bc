"""What somebody who asks may see: a parameter of every question that tells of persons.

The store is asked through a sight (``store.seen_by``), which lays two things into each question.
``$viewer`` goes to the macros of ``store/rules/9_seen.sql``, which hide names and mask numbers
before anything leaves the store. ``$reps`` is narrowed to the viewer's own where they see no
others'. A masked number has a digit more than any number: it is told apart from others, ends with
its last three digits, finds its card again, and cannot be turned back without the key, which this
process alone has.
"""

from dataclasses import dataclass
from secrets import token_hex
from typing import Any

KEY_OF_MASKS = token_hex(16)


@dataclass(frozen=True)
class Sight:
    """Whether names and numbers are seen, and whose performance; None means everybody's."""

    sees_names: bool = True
    sees_numbers: bool = True
    only_rep: str | None = None
    fewest: int = 1  # people that make a cell of an aggregate
    may_change: bool = True  # what the store holds, and not only look

    @property
    def sees_persons(self) -> bool:
        """Whether nothing of a person is hidden."""
        return self.sees_names and self.sees_numbers

    def laid_into(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a question, with what the viewer may see of its answer."""
        key = None if self.sees_numbers else KEY_OF_MASKS
        viewer = {"sees_names": self.sees_names, "masked_with": key}
        reps = values.get("reps")
        if self.only_rep is not None:
            reps = [self.only_rep] if reps is None or self.only_rep in reps else []
        return {**values, "viewer": viewer, "reps": reps}


EVERYTHING = Sight()
