"""The nouns that pages are written with."""

from rsoft_analytics.ui.access_log import openings
from rsoft_analytics.ui.ad_accounts import ad_account_conversions
from rsoft_analytics.ui.agency import agency_numbers
from rsoft_analytics.ui.bench import bench
from rsoft_analytics.ui.by_source import by_source
from rsoft_analytics.ui.by_time import by_day, not_answered_by_hour_of_week
from rsoft_analytics.ui.callers import search
from rsoft_analytics.ui.claims import claims
from rsoft_analytics.ui.consent import consent_states
from rsoft_analytics.ui.consent_deadlines import consent_deadlines, ledger_proof
from rsoft_analytics.ui.consent_person import consent_of_a_person
from rsoft_analytics.ui.conversion import customers
from rsoft_analytics.ui.conversion_by import conversion_by
from rsoft_analytics.ui.conversion_time import becoming_a_customer, cohorts
from rsoft_analytics.ui.crm import crm_download
from rsoft_analytics.ui.headlines import headlines
from rsoft_analytics.ui.history import history
from rsoft_analytics.ui.keeping import keeping
from rsoft_analytics.ui.left_out import left_out
from rsoft_analytics.ui.lines import lines
from rsoft_analytics.ui.missed import missed_callers
from rsoft_analytics.ui.missed_spend import spend_on_missed_calls
from rsoft_analytics.ui.model_dots import under_every_model
from rsoft_analytics.ui.own_numbers import own_numbers
from rsoft_analytics.ui.rang_back import who_rang_back
from rsoft_analytics.ui.requests import note_a_request, requests_running
from rsoft_analytics.ui.rights import rights_of_a_person
from rsoft_analytics.ui.rules import by_everybodys_rule
from rsoft_analytics.ui.settings_business import business
from rsoft_analytics.ui.settings_definitions import definitions
from rsoft_analytics.ui.settings_hours import opening_hours
from rsoft_analytics.ui.settings_more import more_settings
from rsoft_analytics.ui.source_drill import into_a_source
from rsoft_analytics.ui.source_rules import source_rules
from rsoft_analytics.ui.source_trend import source_trend
from rsoft_analytics.ui.speed_to_lead import speed_to_lead
from rsoft_analytics.ui.spend_form import spend_typed_in
from rsoft_analytics.ui.stage_words import stage_words
from rsoft_analytics.ui.team import team
from rsoft_analytics.ui.to_ring import callers_to_ring
from rsoft_analytics.ui.today import needs_you_today
from rsoft_analytics.ui.told_tracked import told_against_tracked
from rsoft_analytics.ui.unknown_sources import what_is_unknown
from rsoft_analytics.ui.users import token_list, user_list
from rsoft_analytics.ui.where_from import where_from
from rsoft_analytics.ui.where_missed import where_missed

__all__ = [
    "ad_account_conversions",
    "agency_numbers",
    "becoming_a_customer",
    "bench",
    "business",
    "by_day",
    "by_everybodys_rule",
    "by_source",
    "callers_to_ring",
    "claims",
    "cohorts",
    "consent_deadlines",
    "consent_of_a_person",
    "consent_states",
    "conversion_by",
    "crm_download",
    "customers",
    "definitions",
    "headlines",
    "history",
    "into_a_source",
    "keeping",
    "ledger_proof",
    "left_out",
    "lines",
    "missed_callers",
    "more_settings",
    "needs_you_today",
    "not_answered_by_hour_of_week",
    "note_a_request",
    "opening_hours",
    "openings",
    "own_numbers",
    "requests_running",
    "rights_of_a_person",
    "search",
    "source_rules",
    "source_trend",
    "speed_to_lead",
    "spend_on_missed_calls",
    "spend_typed_in",
    "stage_words",
    "team",
    "token_list",
    "told_against_tracked",
    "under_every_model",
    "user_list",
    "what_is_unknown",
    "where_from",
    "where_missed",
    "who_rang_back",
]
