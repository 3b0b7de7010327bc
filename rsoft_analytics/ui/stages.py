"""The stages of a lead, in the words of the pages."""

from rsoft_analytics.leads import STAGES as NAMES

STAGES = {name: name.capitalize() for name in NAMES}


def stage_shown(name: str) -> str:
    """A stage's word."""
    return STAGES.get(name, name)
