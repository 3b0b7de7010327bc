"""The nouns that pages are written with."""

from rsoft_analytics.ui.bench import bench
from rsoft_analytics.ui.by_time import by_day, not_answered_by_hour_of_week
from rsoft_analytics.ui.callers import search
from rsoft_analytics.ui.claims import claims
from rsoft_analytics.ui.conversion import customers
from rsoft_analytics.ui.conversion_by import conversion_by
from rsoft_analytics.ui.conversion_time import becoming_a_customer, cohorts
from rsoft_analytics.ui.headlines import headlines
from rsoft_analytics.ui.history import history
from rsoft_analytics.ui.speed_to_lead import speed_to_lead
from rsoft_analytics.ui.today import needs_you_today

__all__ = [
    "becoming_a_customer",
    "bench",
    "by_day",
    "claims",
    "cohorts",
    "conversion_by",
    "customers",
    "headlines",
    "history",
    "needs_you_today",
    "not_answered_by_hour_of_week",
    "search",
    "speed_to_lead",
]
