"""Laws whose every example asks much of a store: a quarter of them every day, all in the long run.

An example of such a law costs a second or more; all of them took a quarter of the time of a day's
tests. ``make long`` belongs to the gate as ``make test`` does, and tries them all. Cheap laws try
all of theirs every day.
"""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

ARE_ALL_TRIED = os.environ.get("RSOFT_LAWS") == "all"
EVERY_DAY = 4  # one in so many
# a failing history is short enough to read as it is
UNSHRUNK = (Phase.explicit, Phase.generate)

# No test asserts seconds: on a machine that others use too, an example may take any time.
UNTIMED, UNTIMED_PROFILE = (HealthCheck.too_slow,), "untimed"
settings.register_profile(UNTIMED_PROFILE, deadline=None, suppress_health_check=UNTIMED)


def some(examples: list[Any]) -> list[Any]:
    """The listed examples that are tried this time."""
    return examples if ARE_ALL_TRIED else examples[::EVERY_DAY]


def law(examples: int, phases: tuple[Phase, ...] = tuple(Phase)) -> Callable[[Any], Any]:
    """What marks a test as such a law, of so many examples in the long run."""
    tried = settings(
        max_examples=examples if ARE_ALL_TRIED else -(-examples // EVERY_DAY),
        deadline=None,
        phases=phases,
        suppress_health_check=[HealthCheck.function_scoped_fixture, *UNTIMED],
    )
    return lambda test: pytest.mark.law(tried(test))
