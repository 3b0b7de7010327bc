"""The nouns that pages are written with."""

from rsoft_analytics.ui.bench import bench
from rsoft_analytics.ui.by_time import by_day, not_answered_by_hour_of_week
from rsoft_analytics.ui.callers import search
from rsoft_analytics.ui.claims import claims
from rsoft_analytics.ui.crm import crm_download
from rsoft_analytics.ui.headlines import headlines
from rsoft_analytics.ui.history import history
from rsoft_analytics.ui.stage_words import stage_words
from rsoft_analytics.ui.today import needs_you_today

__all__ = [
    "bench",
    "by_day",
    "claims",
    "crm_download",
    "headlines",
    "history",
    "needs_you_today",
    "not_answered_by_hour_of_week",
    "search",
    "stage_words",
]
