"""Users.

Who may come in and what each of them sees, and the tokens by which phones ask who is ringing.

icon: group
"""

from rsoft_analytics.ui.page import token_list, user_list

user_list()
token_list()
