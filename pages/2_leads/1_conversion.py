"""Conversion.

Which callers become customers, where they came from, and how long it takes.

icon: filter_alt
filters: leads
"""

from rsoft_analytics.ui.page import (
    becoming_a_customer,
    cohorts,
    conversion_by,
    customers,
    speed_to_lead,
)

customers()
conversion_by()
cohorts()
becoming_a_customer()
speed_to_lead()
