"""Team.

How each rep's calls went, with how sure one can be, and whose phone has gone silent.

icon: groups
filters: yes
"""

from rsoft_analytics.ui.page import by_everybodys_rule, team

team()
by_everybodys_rule()
