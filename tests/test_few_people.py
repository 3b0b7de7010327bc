"""Numbers of fewer than five people are on no screen of a manager or an analyst; owners see all."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.access import LOCAL_OWNER
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics import Filters, refuse_scope_of_few, told
from rsoft_analytics.metrics.few import COSTS, without_few
from rsoft_analytics.store import Store
from rsoft_analytics.ui import few, viewer
from rsoft_analytics.ui.conversion_time import of_enough
from tests.conftest import dashboard_on
from tests.lead_exports import LEADS, put
from tests.test_every_role import ROLES, words

CONVERSION, SOURCES = "pages/2_leads/1_conversion.py", "pages/2_leads/2_sources.py"
BROUGHT = {  # leads, and customers among them
    "Google Ads": (30, 12), "JustDial": (12, 6), "Newspaper": (9, 1), "Walk-in": (3, 0),
}  # fmt: skip
MASKED = ("manager", "analyst")
VIEWERS = ROLES | {"owner": LOCAL_OWNER}


def lines() -> Iterator[str]:
    """A lead a line: a customer bought on the day after."""
    number = 0
    for source, (people, customers) in BROUGHT.items():
        for place in range(people):
            number += 1
            won = ("won", "2026-01-03 10:00") if place < customers else ("new", "")
            yield (
                f"L-{number},,+91 55000 {number:05},,{source},{won[0]},2026-01-02 10:00,,{won[1]},"
            )
    yield "L-0,,,,Google Ads,new,2026-06-01 10:00,,,"  # whose window is not over


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with leads of three sources, one of them with one customer."""
    folder = tmp_path_factory.mktemp("few")
    (folder / "exports").mkdir()
    with Store(folder / "rsoft.duckdb") as store:
        put(store, folder / "exports", LEADS, *lines())
    return folder / "rsoft.duckdb"


@pytest.fixture
def page(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on that store."""
    yield from dashboard_on(file, monkeypatch)


def seen_by(page: AppTest, role: str, monkeypatch: pytest.MonkeyPatch, path: str) -> AppTest:
    """A page as a role has it."""
    monkeypatch.setattr(viewer, "LOCAL_OWNER", VIEWERS[role])
    shown = page.run().switch_page(path).run()
    assert not shown.exception
    assert not shown.error
    return shown


@pytest.mark.parametrize("metric", ["conversion_rate", "share_of_won", "won"])
def test_shares_and_counts_by_source_leave_few_people_out(file, metric):
    filters, asked = Filters(), {"by": "source", "window": None}
    with Store(file) as store:
        whole = {row["source"] for row in told(store, metric, filters, **asked)}
        assert whole >= {"Google Ads", "JustDial", "Newspaper"}
        for role in MASKED:
            seen = told(store.seen_by(ROLES[role].sight), metric, filters, **asked)
            assert {row["source"] for row in seen} == {"Google Ads"}


def test_whom_a_share_leaves_out_is_not_told_of_few(file):
    rows = [
        {"source": name, "value": 0.5, "n": 40, "unripe": unripe, "junk": 0, "undated": 0,
         "won_undated": 0}
        for name, unripe in (("a", 2), ("b", 7), ("c", 30))
    ]  # fmt: skip
    seen = without_few("conversion_rate", "source", rows, rows, 5)
    assert [row["unripe"] for row in seen] == [None, None, 30]


@pytest.mark.parametrize("metric", COSTS)
def test_costs_are_not_told_of_few_people_nor_of_whom_their_metric_withholds(metric):
    people = [{"source": name, "value": many} for name, many in
              (("a", 3), ("b", 6), ("c", 60), ("d", 70), ("e", 80))]  # fmt: skip
    paid = (("a", 3, 40), ("b", 6, 40), ("c", 50, 60), ("d", 4, 70), ("e", 20, 80))
    rows = [
        {"source": name, "currency": "INR", "n": n, "new_callers": callers, "value": 1.0}
        for name, n, callers in paid
    ]
    seen = without_few(metric, "source", rows, people, 5)
    assert {row["source"] for row in seen} <= {"c", "e"}


@pytest.mark.parametrize("role", ["manager", "analyst", "owner"])
def test_conversion_by_source_shows_no_group_of_few(page, role, monkeypatch):
    shown = seen_by(page, role, monkeypatch, CONVERSION)
    groups = set(shown.selectbox(key="people_of_source").options)
    assert groups == (set(BROUGHT) if role == "owner" else {"Google Ads"})


@pytest.mark.parametrize("role", ["manager", "owner"])
def test_a_source_of_few_is_no_filter_for_whom_few_are_withheld(page, role, monkeypatch):
    shown = seen_by(page, role, monkeypatch, CONVERSION)
    shown.multiselect(key="source").set_value(["Newspaper"]).run()
    said = words(shown)
    assert ("Of 9 leads" in said and " 1 became a customer" in said) is (role == "owner")
    refused = "\n".join(one.value for one in shown.error)
    assert ("So few people came from Newspaper" in refused) is (role != "owner")
    if role != "owner":
        assert not shown.metric
        assert not shown.dataframe
        assert "11 %" not in said


@pytest.mark.parametrize("metric", ["leads", "won", "conversion_rate", "share_of_leads"])
@pytest.mark.parametrize("sources", [("Newspaper",), ("Walk-in",), ("Google Ads", "Newspaper")])
def test_no_answer_is_given_of_sources_that_would_tell_of_few(file, metric, sources):
    with Store(file) as store:
        assert told(store, metric, Filters(sources=sources))
        for role in MASKED:
            seen = store.seen_by(ROLES[role].sight)
            with pytest.raises(RsoftError, match="So few people came from"):
                told(seen, metric, Filters(sources=sources))
            assert told(seen, metric, Filters(sources=("Google Ads",)))[0]["n"] != 0


def test_by_month_a_chosen_source_tells_of_no_month_of_few(file):
    google = Filters(sources=("Google Ads",))
    with Store(file) as store:
        months = {row["month"]: row["value"] for row in told(store, "leads", google, "month")}
        assert months == {"2026-01": 30, "2026-06": 1}
        seen = told(store.seen_by(ROLES["manager"].sight), "leads", google, "month")
        assert seen == []  # one month would tell the other


@pytest.mark.parametrize("role", ["manager", "owner"])
def test_months_and_curves_tell_of_no_few_people(page, role, monkeypatch):
    shown = seen_by(page, role, monkeypatch, CONVERSION)
    assert "Of 19 customers with dates" in words(shown)
    cells = [
        {"days": days, "month": month, "n": n, "value": k / n}
        for days, month, n, k in ((7, "a", 40, 2), (7, "b", 40, 20), (7, "c", 50, 20))
    ]
    left = [one["month"] for one in of_enough(cells)]
    assert left == (["a", "b", "c"] if role == "owner" else ["c"])


@pytest.mark.parametrize("role", ["manager", "analyst", "owner"])
def test_what_was_told_is_held_against_what_was_tracked_of_enough_people(page, role, monkeypatch):
    shown = seen_by(page, role, monkeypatch, SOURCES)
    (matrix,) = [one.value for one in shown.dataframe if "Told" in one.value]
    of_all = {"Google Ads": "31", "Newspaper": "9", "Walk-in": "3"}
    cells = dict(zip(matrix["Told"], matrix["Nothing tracked"], strict=True))
    assert cells == (of_all if role == "owner" else {"Google Ads": "31"})
    assert ("2 numbers are left out: of fewer than 5" in words(shown)) is (role != "owner")
    assert ("left out for the role" in words(shown)) is (role != "owner")


def test_cells_of_few_are_withheld_with_the_fewest_others(monkeypatch):
    rows = [{"what": name, "leads": many} for name, many in (("a", 2), ("b", 8), ("c", 90))]
    for role, left in (("manager", ["c"]), ("analyst", ["c"]), ("owner", ["a", "b", "c"])):
        monkeypatch.setattr(viewer, "LOCAL_OWNER", VIEWERS[role])
        gone = few.gone(rows, lambda row: row["leads"])
        assert [row["what"] for row in few.without(rows, gone)] == left


@pytest.mark.parametrize(
    ("people", "of", "said"),
    [(3, None, "fewer than 5"), (0, None, "0"), (5, 40, "5"), (38, 40, "more than 35"),
     (40, 40, "40")],
)  # fmt: skip
def test_a_number_says_no_more_than_it_may(monkeypatch, people, of, said):
    monkeypatch.setattr(viewer, "LOCAL_OWNER", ROLES["analyst"])
    assert few.count(people, of) == said
    monkeypatch.setattr(viewer, "LOCAL_OWNER", LOCAL_OWNER)
    assert few.count(people, of) == str(people)


def test_how_fast_a_source_of_few_was_answered_is_not_told_either(tmp_path):
    calls = [f"2026-01-02 11:00,55000 {place:05},Outgoing,60" for place in range(1, 55)]
    calls += [
        "2025-12-01 10:00,55000 09999,Incoming,60",
        "2026-06-02 10:00,55000 09999,Incoming,60",
    ]
    with Store(None) as store:
        put(store, tmp_path, LEADS, *lines())
        put(store, tmp_path, "Call Time,Phone Number,Call Type,Duration", *calls)
        seen = store.seen_by(ROLES["manager"].sight)
        walk_in = Filters(sources=("Walk-in",))
        assert told(store, "first_attempt_seconds", walk_in)[0]["n"] == 3
        with pytest.raises(RsoftError, match="So few people came from Walk-in"):
            told(seen, "first_attempt_seconds", walk_in)


JANUARY, JUNE = date(2026, 1, 31), date(2026, 6, 1)
CALLS = "Call Time,Phone Number,Call Type,Duration,Agent"


@pytest.fixture(scope="module")
def calls_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with calls: of 20 people in January, of 12 in June, and so on."""
    rows = [
        *(f"2026-01-02 10:{place:02},55000 {place:05},Incoming,60,Asha" for place in range(20)),
        *(
            f"2026-06-02 10:{place:02},55000 {place + 50:05},Incoming,60,Ravi"
            for place in range(12)
        ),
        "2026-06-20 10:00,55000 00051,Incoming,60,Ravi",
        "2026-06-20 11:00,55000 00052,Outgoing,60,Ravi",
        *(
            f"2026-01-05 11:{place:02},55000 {place + 80:05},Outgoing,60,Meena"
            for place in range(3)
        ),
    ]
    folder = tmp_path_factory.mktemp("few_calls")
    (folder / "exports").mkdir()
    with Store(folder / "rsoft.duckdb") as store:
        put(store, folder / "exports", CALLS, *rows)
    return folder / "rsoft.duckdb"


@pytest.mark.parametrize("metric", ["leads", "won", "conversion_rate", "first_contact_seconds"])
def test_a_period_of_few_people_is_told_of_to_nobody_without_names(file, metric):
    june = Filters(since=JUNE)
    with Store(file) as store:
        assert told(store, metric, june)
        for role in MASKED:
            seen = store.seen_by(ROLES[role].sight)
            with pytest.raises(RsoftError, match="of fewer than 5 people"):
                told(seen, metric, june)


def test_a_period_beside_which_few_people_are_left_would_tell_of_those(file):
    with Store(file) as store:
        seen = store.seen_by(ROLES["manager"].sight)
        assert told(seen, "leads", Filters())[0]["value"] == 55
        with pytest.raises(RsoftError, match="All days are of fewer than 5 people more"):
            told(seen, "leads", Filters(until=JANUARY))


@pytest.mark.parametrize(
    ("filters", "why"),
    [
        (Filters(), None),
        (Filters(until=JANUARY), None),
        (Filters(since=date(2026, 6, 20)), "This selection is of fewer than 5 people"),
        (Filters(until=date(2026, 6, 19)), "All days are of fewer than 5 people more"),
        (Filters(reps=("Meena",)), "This selection is of fewer than 5 people"),
        (Filters(reps=("Asha", "Meena")), "So few people had to do with Asha and Meena"),
        (Filters(reps=("Ravi",)), "So few people had to do with Ravi"),  # hides Meena
        (Filters(reps=("Asha",)), None),
        (Filters(until=JANUARY, reps=("Meena",)), "This selection is of fewer than 5 people"),
    ],
)
def test_a_period_or_a_rep_singles_nobody_out(calls_file, filters, why):
    with Store(calls_file) as store:
        assert told(store, "unique_callers", filters)
        refuse_scope_of_few(store, "callers", filters)  # owners are told everything
        refuse_scope_of_few(store.seen_by(ROLES["rep"].sight), "callers", filters)
        for role in MASKED:
            seen = store.seen_by(ROLES[role].sight)
            if why is None:
                refuse_scope_of_few(seen, "callers", filters)
                continue
            with pytest.raises(RsoftError, match=why):
                refuse_scope_of_few(seen, "callers", filters)


def test_a_longer_period_that_is_told_as_well_would_tell_of_the_days_between(calls_file):
    shorter = Filters(since=date(2026, 6, 1), until=date(2026, 6, 15))
    longer = Filters(since=date(2026, 6, 1), until=date(2026, 6, 30))
    with Store(calls_file) as store:
        seen = store.seen_by(ROLES["manager"].sight)
        refuse_scope_of_few(seen, "callers", shorter)
        with pytest.raises(RsoftError, match="The 30 days until 2026-06-30 are of fewer"):
            refuse_scope_of_few(seen, "callers", shorter, [longer])


@pytest.fixture
def calls_page(calls_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on the store of calls."""
    yield from dashboard_on(calls_file, monkeypatch)


@pytest.mark.parametrize("role", ["manager", "analyst", "owner"])
@pytest.mark.parametrize("asked", ["days", "rep"])
def test_a_page_of_few_people_says_so_and_shows_none_of_their_numbers(
    calls_page, role, asked, monkeypatch
):
    monkeypatch.setattr(viewer, "LOCAL_OWNER", VIEWERS[role])
    calls_page.query_params["period"] = "Own dates" if asked == "days" else "All"
    shown = calls_page.run().switch_page("pages/1_calls/1_overview.py").run()
    if asked == "days":
        shown.date_input(key="days").set_value((date(2026, 6, 20), date(2026, 6, 21))).run()
    else:
        shown.multiselect(key="rep").set_value(["Meena"]).run()
    refused = [one.value for one in shown.error]
    if role == "owner":
        assert shown.metric
        assert not refused
    else:
        assert "of fewer than 5 people" in refused[0]
        assert not shown.metric
        assert not shown.dataframe


@pytest.fixture
def demo_page(demo_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on an invented team's store."""
    yield from dashboard_on(demo_file, monkeypatch)


@pytest.mark.parametrize("role", MASKED)
@pytest.mark.parametrize(
    "path",
    ["pages/1_calls/1_overview.py", "pages/1_calls/3_missed_calls.py", "pages/1_calls/4_team.py",
     CONVERSION, SOURCES],
)  # fmt: skip
def test_the_usual_view_of_a_team_is_told_to_managers_and_analysts(
    demo_page, role, path, monkeypatch
):
    shown = seen_by(demo_page, role, monkeypatch, path)
    assert not shown.error
    assert shown.subheader or shown.metric or shown.dataframe, words(shown)
