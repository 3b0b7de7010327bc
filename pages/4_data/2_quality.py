"""Quality.

What must be true of the data, checked against all of it; what does not hold comes first.

icon: verified
"""

from rsoft_analytics.ui.page import claims

claims()
