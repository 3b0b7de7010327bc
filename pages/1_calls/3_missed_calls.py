"""Missed calls.

Who tried to reach you and was never spoken to, and what that may have cost.

icon: phone_missed
filters: yes
"""

from rsoft_analytics.ui.page import callers_to_ring, missed_callers, where_missed, who_rang_back

missed_callers()
callers_to_ring()
who_rang_back()
where_missed()
