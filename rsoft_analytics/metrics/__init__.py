"""Metrics: one .sql file per number, whose first lines are its title, meaning and unit.

A new metric is one new file here, found without registration. It selects from
``selected_calls``, which knows what each filter means, and returns ``key`` and
``value``, and where it is a rate ``n``, ``low`` and ``high`` by ``ratio``; what else
it returns stands in the report too. A line ``windows: 30, 7`` in its header lets
people be watched for so many days (``$window``), and ``value: median`` says that of
nothing there is no value, where of a count there is 0.
"""

from rsoft_analytics.metrics.catalogue import Metric, all_metrics, metric_named
from rsoft_analytics.metrics.filters import Filters
from rsoft_analytics.metrics.report import refuse_few, report, told
from rsoft_analytics.metrics.scope import refuse_scope_of_few

__all__ = [
    "Filters",
    "Metric",
    "all_metrics",
    "metric_named",
    "refuse_few",
    "refuse_scope_of_few",
    "report",
    "told",
]
