"""Overview.

How many people call, how many reach somebody, and what waits for you.

icon: monitoring
filters: yes
"""

from rsoft_analytics.ui.page import (
    by_day,
    headlines,
    left_out,
    needs_you_today,
    not_answered_by_hour_of_week,
)

headlines("calls", "answer_rate", "open_episodes", "first_time_callers", "leads")
left_out()
needs_you_today()
by_day()
not_answered_by_hour_of_week()
