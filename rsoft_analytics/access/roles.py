"""What each role sees, and what it may use: the one table of it.

A page, a metric, a command that is not listed is for owners only: whoever adds
one decides here, and a test asks for it. What a role sees of names and numbers
is obeyed by the store's questions (store/sight.py), not by pages.
"""

from dataclasses import dataclass
from typing import Literal

from rsoft_analytics.errors import RsoftError


@dataclass(frozen=True)
class Role:
    """What a role sees; ``fewest`` people make a cell of its aggregate screens."""

    meaning: str
    names: Literal["shown", "hidden"]
    numbers: Literal["shown", "masked"]
    totals: Literal["all", "own"]
    fewest: int


ROLES = {
    "rep": Role(
        "Looks callers up and rings them back; sees their own performance.",
        names="shown", numbers="shown", totals="own", fewest=1,
    ),
    "manager": Role(
        "Sees the team; a number is masked until it is revealed for a stated purpose.",
        names="shown", numbers="masked", totals="all", fewest=5,
    ),
    "analyst": Role(
        "Loads exports and compares; sees no names, and no numbers, unless for a stated purpose.",
        names="hidden", numbers="masked", totals="all", fewest=5,
    ),
    "owner": Role(
        "Sees and changes everything, and says who else may.",
        names="shown", numbers="shown", totals="all", fewest=1,
    ),
}  # fmt: skip

EVERYBODY = "rep manager analyst owner"
TEAM = "manager analyst owner"
OWNER = "owner"

# Who may use what. Pages by their address, metrics by their name, API by its route.
MAY_USE: dict[str, dict[str, str]] = {
    "page": {
        "overview": EVERYBODY,
        "lookup": EVERYBODY,
        "missed_calls": EVERYBODY,
        "team": EVERYBODY,
        "conversion": EVERYBODY,
        "sources": TEAM,
        "your_crm": OWNER,
        "your_advertising": OWNER,
        "consent": "manager owner",
        "requests": OWNER,
        "access_log": OWNER,
        "imports": "analyst owner",
        "quality": "analyst owner",
        "settings": OWNER,
        "users": OWNER,
    },
    "metric": {
        "after_hours_rate": EVERYBODY,
        "new_customers": TEAM,
        "new_customers_value": TEAM,
        "answer_rate": EVERYBODY,
        "answer_rate_elsewhere": EVERYBODY,
        "busy_together_rate": EVERYBODY,
        "callback_seconds": EVERYBODY,
        "caller_answer_rate": EVERYBODY,
        "calls": EVERYBODY,
        "connect_rate": EVERYBODY,
        "connect_rate_like_for_like": EVERYBODY,
        "conversations": EVERYBODY,
        "contact_rate": EVERYBODY,
        "conversion_by_speed": EVERYBODY,
        "conversion_curve": EVERYBODY,
        "conversion_rate": EVERYBODY,
        "days_to_convert": EVERYBODY,
        "first_attempt_seconds": EVERYBODY,
        "first_contact_seconds": EVERYBODY,
        "first_time_callers": EVERYBODY,
        "funnel_rate": EVERYBODY,
        "lead_rate": EVERYBODY,
        "leads": EVERYBODY,
        "lost_leads": EVERYBODY,
        "missed_calls": EVERYBODY,
        "missed_calls_elsewhere": EVERYBODY,
        "missed_episodes": EVERYBODY,
        "never_returned_rate": EVERYBODY,
        "open_episodes": EVERYBODY,
        "qualification_rate": EVERYBODY,
        "rang_back_like_for_like": EVERYBODY,
        "rang_back_within_hour": EVERYBODY,
        "talk_seconds": EVERYBODY,
        "unique_callers": EVERYBODY,
        "unique_callers_elsewhere": EVERYBODY,
        "waiting_callers": EVERYBODY,
        "win_rate": EVERYBODY,
        "won": EVERYBODY,
        "won_value": EVERYBODY,
        "spend": TEAM,
        "cost_per_lead": TEAM,
        "cost_per_won": TEAM,
        "cost_per_first_time_caller": TEAM,
        "cost_per_call": TEAM,
        "cost_per_qualified_lead": TEAM,
        "return_on_spend": TEAM,
        "spend_on_missed_calls": TEAM,
        "attributed_leads": TEAM,
        "attributed_won": TEAM,
        "share_of_leads": TEAM,
        "share_of_won": TEAM,
        "permission_states": "manager owner",
    },
    # What a file is of: numbers of many, persons as the page shows them, rows of an export.
    "download": {
        "numbers": EVERYBODY,
        "people": TEAM,
        "rows": "analyst owner",
        "leads": OWNER,
        "everything": OWNER,
        "log": OWNER,
    },
    # What one may do beside looking. The store lets itself be changed by owners, and by others for
    # a deed that is theirs (Viewer.sight_to): asked when it is done, and not only when it is drawn.
    "deed": {
        "mark a callback": "rep manager owner",
        "type in a lead": "rep manager owner",
        "set a stage": "rep manager owner",
        "record an answer": "manager owner",
        "pass a withdrawal on": "manager owner",
        "load an export": "analyst owner",
        "take an import back": "analyst owner",
        "say who may come in": OWNER,
    },
    "api": {
        "/api/v1/callers/{number}": EVERYBODY,
    },
}

# Commands are given on the machine, as its owner. Those that tell of no persons are not noted in
# the access log; one that is not listed is taken to.
TELL_NOBODY = frozenset(
    "ads_agency ads_files ads_spend ads_take_back backup check consent_grant consent_passed_on "
    "consent_refuse consent_status consent_verify consent_withdraw demo digest formats import "
    "imports key_new key_remove key_set leads_exports leads_take_back leads_words lines_add "
    "lines_list lines_remove lines_restore lookup metrics own_add own_remove own_rules "
    "privacy_allow privacy_check_identity privacy_close privacy_extend privacy_open "
    "privacy_retain report restore serve sources_add sources_remove sources_rules sources_texts "
    "sources_undo undo users_invite users_list users_log users_remove users_revoke users_role "
    "users_token users_tokens watch".split()
)  # lookup is noted by the record that it finds, users by what becomes of them


def may(role: str, kind: str, name: str) -> bool:
    """Whether a role may use a page, metric, download or API route.

    >>> may("rep", "page", "lookup"), may("rep", "page", "settings"), may("rep", "page", "new")
    (True, False, False)
    """
    return role in MAY_USE[kind].get(name, OWNER).split()


def refuse_unless_allowed(role: str, kind: str, name: str) -> None:
    """Refuse, in a sentence that says who could, what a role may not use."""
    if not may(role, kind, name):
        who = " or ".join(MAY_USE[kind].get(name, OWNER).split())
        raise RsoftError(
            f"The {kind} '{name}' is not for the role {role}. It is for the role {who}; "
            "an owner gives roles on the page Users."
        )
