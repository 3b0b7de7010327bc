"""How many leads there would be under other rules, tried and taken back."""

from typing import Any

from rsoft_analytics.store import Store
from rsoft_analytics.store.derive import derive_leads_alone

RULES = ("lead_from_calls", "lead_needs_conversation", "lead_min_rings")


def leads_under(store: Store, **rules: Any) -> int:
    """How many leads the store would hold with other values of RULES; it is left as it is."""
    with store.writing(rehearse=True) as writing:
        writing.go_by(**rules)
        writing.run("store/staging/everything")
        derive_leads_alone(writing, is_told=False)
        leads: int = writing.row("imports/headline")["leads"]
    return leads
