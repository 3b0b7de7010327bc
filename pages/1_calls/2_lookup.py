"""Look up a caller.

Who it is, when somebody last spoke to them, and what they came for.

icon: person_search
"""

from rsoft_analytics.ui.page import search

search()
