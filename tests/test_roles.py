"""Roles: what each sees and may use stands in one table, and everything there is stands in it."""

from pathlib import Path

import pytest

from rsoft_analytics.access import LOCAL_OWNER, ROLES, may, refuse_unless_allowed
from rsoft_analytics.access.roles import MAY_USE
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics import all_metrics
from rsoft_analytics.ui.mastheads import mastheads

ROOT = Path(__file__).parents[1]
THERE_IS = {
    "page": [one.name for one in mastheads(ROOT / "pages")],
    "metric": list(all_metrics()),
}


@pytest.mark.parametrize("kind", THERE_IS)
def test_whatever_there_is_stands_in_the_table_of_roles(kind):
    """Say in rsoft_analytics/access/roles.py who may use what is new."""
    assert set(THERE_IS[kind]) - set(MAY_USE[kind]) == set()


def test_the_table_names_no_role_that_there_is_not():
    named = {role for uses in MAY_USE.values() for roles in uses.values() for role in roles.split()}
    assert named <= set(ROLES)


@pytest.mark.parametrize("kind", MAY_USE)
def test_an_owner_may_use_everything(kind):
    assert all(may(LOCAL_OWNER.role, kind, name) for name in MAY_USE[kind])


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"owner"}))
def test_what_is_not_in_the_table_is_for_owners_alone(role):
    assert not any(may(role, kind, "something new") for kind in MAY_USE)


def test_a_refusal_says_who_may():
    with pytest.raises(RsoftError, match=r"not for the role rep\. It is for the role owner"):
        refuse_unless_allowed("rep", "page", "settings")
