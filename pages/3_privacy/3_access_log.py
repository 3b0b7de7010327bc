"""Access log.

Who opened whose record, when, by what way, and for what. It is written before anything is shown.

icon: visibility
"""

from rsoft_analytics.ui.page import openings

openings()
