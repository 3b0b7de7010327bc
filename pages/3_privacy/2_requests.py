"""Requests.

Who asked to see, correct or erase what is held about them, and until when you have to answer.

icon: assignment_ind
"""

from rsoft_analytics.ui.page import note_a_request, requests_running, rights_of_a_person

requests_running()
note_a_request()
rights_of_a_person()
