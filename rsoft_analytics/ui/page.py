"""The nouns that pages are written with."""

from rsoft_analytics.ui.bench import bench
from rsoft_analytics.ui.by_time import by_day, not_answered_by_hour_of_week
from rsoft_analytics.ui.callers import search
from rsoft_analytics.ui.claims import claims
from rsoft_analytics.ui.headlines import headlines
from rsoft_analytics.ui.history import history
from rsoft_analytics.ui.missed import missed_callers
from rsoft_analytics.ui.rang_back import who_rang_back
from rsoft_analytics.ui.rules import by_everybodys_rule
from rsoft_analytics.ui.team import team
from rsoft_analytics.ui.to_ring import callers_to_ring
from rsoft_analytics.ui.today import needs_you_today
from rsoft_analytics.ui.where_missed import where_missed

__all__ = [
    "bench",
    "by_day",
    "by_everybodys_rule",
    "callers_to_ring",
    "claims",
    "headlines",
    "history",
    "missed_callers",
    "needs_you_today",
    "not_answered_by_hour_of_week",
    "search",
    "team",
    "where_missed",
    "who_rang_back",
]
