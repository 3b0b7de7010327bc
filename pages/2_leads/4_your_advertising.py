"""Your advertising.

What you paid for that no report tells of; which customers to tell your ad accounts of; and the
numbers that your agency may have.

icon: ads_click
"""

from rsoft_analytics.ui.page import ad_account_conversions, agency_numbers, spend_typed_in

spend_typed_in()
ad_account_conversions()
agency_numbers()
