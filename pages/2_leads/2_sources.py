"""Sources.

Which sources bring callers and customers, what they cost, and how sure one can be. Calls of these
days, and the people who became leads on them.

icon: hub
filters: leads
"""

from rsoft_analytics.ui.page import (
    by_source,
    into_a_source,
    source_trend,
    spend_on_missed_calls,
    told_against_tracked,
    under_every_model,
    what_is_unknown,
    where_from,
)

where_from()
by_source()
under_every_model()
source_trend()
into_a_source()
told_against_tracked()
what_is_unknown()
spend_on_missed_calls()
