"""Consent.

Who agreed to what, since when and where it was asked; whom you may contact today, and what is due.

icon: verified_user
"""

from rsoft_analytics.ui.page import (
    consent_deadlines,
    consent_of_a_person,
    consent_states,
    ledger_proof,
)

consent_states()
consent_of_a_person()
consent_deadlines()
ledger_proof()
