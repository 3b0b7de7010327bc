"""Who agreed to what, as it stood on a day: the team, the funnel, the customers."""

from datetime import UTC, datetime, time

import streamlit as st

from rsoft_analytics.ui import answers, filters
from rsoft_analytics.ui.consent_customers import called_after_no, customers
from rsoft_analytics.ui.consent_team import funnel, permissions


def consent_states() -> None:
    """The day to look back to, and what stood then."""
    today = answers.clock().today
    st.date_input(
        "As it stood at the end of",
        value=today,
        max_value=today,
        key="consent_day",
        format="DD/MM/YYYY",
        bind="query-params",
        width=220,
    )
    settings, at = answers.store().settings, looked_back_to()
    permissions(at, settings.consent_lasts_days)
    funnel(at)
    customers(at, settings.consent_lasts_days, settings.business_category)
    called_after_no(at, settings.business_category)


def looked_back_to() -> datetime:
    """The moment that the page tells of: now, or the end of the day that was chosen."""
    day = filters.chosen_day("consent_day")
    if day is None or day >= answers.clock().today:
        return datetime.now(UTC).replace(second=0, microsecond=0)
    return datetime.combine(day, time.max, answers.store().settings.zone)
