"""Settings.

Where your business is, what counts as a conversation, where callers come from, and whose calls are
no customer's. What a change would do is said before it is kept, and setting it back undoes it.

icon: tune
"""

from rsoft_analytics.ui.page import (
    business,
    definitions,
    keeping,
    lines,
    more_settings,
    opening_hours,
    own_numbers,
    source_rules,
)

business()
opening_hours()
definitions()
more_settings()
lines()
source_rules()
own_numbers()
keeping()
