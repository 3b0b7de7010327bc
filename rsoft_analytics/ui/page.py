"""The nouns that pages are written with."""

from rsoft_analytics.ui.bench import bench
from rsoft_analytics.ui.by_time import by_day, not_answered_by_hour_of_week
from rsoft_analytics.ui.callers import search
from rsoft_analytics.ui.claims import claims
from rsoft_analytics.ui.headlines import headlines
from rsoft_analytics.ui.history import history
from rsoft_analytics.ui.left_out import left_out
from rsoft_analytics.ui.own_numbers import own_numbers
from rsoft_analytics.ui.settings_business import business
from rsoft_analytics.ui.settings_definitions import definitions
from rsoft_analytics.ui.settings_more import more_settings
from rsoft_analytics.ui.today import needs_you_today

__all__ = [
    "bench",
    "business",
    "by_day",
    "claims",
    "definitions",
    "headlines",
    "history",
    "left_out",
    "more_settings",
    "needs_you_today",
    "not_answered_by_hour_of_week",
    "own_numbers",
    "search",
]
