"""Every role at every page, metric and command: what is seen, masked, refused."""

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics import cli
from rsoft_analytics.access import MAY_USE, TELL_NOBODY, Viewer, may
from rsoft_analytics.commands.running import DOES
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics import Filters
from rsoft_analytics.ui import answers, viewer
from rsoft_analytics.ui.mastheads import mastheads
from tests.test_seen import persons

ROLES = {
    "rep": Viewer("Asha", "asha@example.com", "rep", "Asha", "user 1"),
    "manager": Viewer("Divya", "divya@example.com", "manager", None, "user 2"),
    "analyst": Viewer("Om", "om@example.com", "analyst", None, "user 3"),
}
SAID = (
    *("title", "header", "subheader", "markdown", "caption", "text", "error", "warning", "info"),
    *("button", "metric", "selectbox", "multiselect"),
)


@pytest.fixture
def pages():
    """The pages that there are, in the order of the menu."""
    from tests.conftest import ROOT

    return [(one.name, one.path.relative_to(ROOT).as_posix()) for one in mastheads(ROOT / "pages")]


def words(app: AppTest) -> str:
    """Everything that a page says, also in its tables."""
    elements = [element for kind in SAID for element in app.get(kind)]
    said = [f"{getattr(one, 'label', '')} {getattr(one, 'value', '')}" for one in elements]
    said += [table.value.to_string() for table in app.dataframe]
    return "\n".join(said).replace("\u2060", "").replace("\\", "")


@pytest.mark.parametrize("role", ROLES)
def test_every_page_shows_a_role_what_it_may_see_or_refuses_it(
    app, sample_store, pages, role, monkeypatch
):
    monkeypatch.setattr(viewer, "LOCAL_OWNER", ROLES[role])
    names, numbers = persons(sample_store)
    shown = [str(number)[-10:] for number in numbers]
    team = " ".join(one["rep"] for one in sample_store.rows("store/reps"))  # may be named
    named = [name for name in names if len(name) > 5 and name not in team]
    for name, path in pages:
        app.query_params["period"] = "All"
        opened = app.run().switch_page(path).run()
        assert not opened.exception, name
        said = words(opened)
        if may(role, "page", name):
            assert not opened.error, (name, said)
            assert opened.title, name
        else:
            assert f"is not for the role {role}" in said
            assert not opened.title, name
        if role in ("manager", "analyst"):
            found = said.replace(" ", "")
            assert [one for one in shown if one in found] == [], name
        if role == "analyst":
            assert [one for one in named if one in said] == [], name


@pytest.mark.parametrize("role", ROLES)
def test_every_metric_is_told_to_a_role_or_refused_it(app, role, monkeypatch):
    app.run()
    monkeypatch.setattr(viewer, "LOCAL_OWNER", ROLES[role])
    for metric in ("calls", "spend", "permission_states"):
        if may(role, "metric", metric):
            assert answers.told(metric, Filters()) is not None
        else:
            with pytest.raises(RsoftError, match=f"not for the role {role}"):
                answers.told(metric, Filters())


def test_a_rep_named_in_the_address_does_not_widen_what_a_rep_sees(app, monkeypatch):
    monkeypatch.setattr(viewer, "LOCAL_OWNER", ROLES["rep"])
    app.query_params["period"] = "All"
    app.query_params["rep"] = "Ravi"
    team = app.run().switch_page("pages/1_calls/4_team.py").run()
    told = "\n".join(table.value.to_string() for table in team.dataframe)
    assert "Ravi" not in told


def test_every_command_is_known_to_tell_of_persons_or_of_nobody():
    """A command that is new is noted in the access log, unless TELL_NOBODY lists it."""
    assert cli.main
    assert set(DOES) >= TELL_NOBODY
    assert {name.partition("_")[0] for name in set(DOES) - TELL_NOBODY} == {
        "ads", "consent", "leads", "own", "privacy",
    }  # fmt: skip


def test_an_owner_alone_gives_away_what_names_persons():
    assert [kind for kind, roles in MAY_USE["download"].items() if "rep" in roles.split()] == [
        "numbers"
    ]
