"""Who waits for a call, what a mark of done means, and what lost callers may have cost."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsoft_analytics.callbacks import mark, unmark, work_list
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.lookup import lookup_number
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.metrics.counts import wilson
from rsoft_analytics.metrics.estimating import ENOUGH, Worth, estimate, worth
from rsoft_analytics.privacy.acts import Act, record
from rsoft_analytics.store import Store
from rsoft_analytics.ui.to_ring import LISTS, TO_RING

EVERYTHING = Filters()
ONE, OTHER = 915500000001, 915500000002
PARTS = ("morning", "afternoon", "evening")


def added(
    store: Store, folder: Path, *calls: tuple[datetime, int, str, int], phone: str | None = None
) -> None:
    """Import some calls, of a house or of one rep's phone."""
    path = folder / f"{len(list(folder.iterdir()))}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Call Time", "Phone Number", "Call Type", "Duration", "Agent"])
        for at, number, kind, seconds in calls:
            writer.writerow(
                [f"{at:%Y-%m-%dT%H:%M:%SZ}", f"+{number}", kind, seconds, phone or "Asha"]
            )
    assert load(store, Export(path, path.name), Options(rep=phone)).error is None


def waiting(store: Store, filters: Filters) -> dict[str, int]:
    """How many callers wait for a call, by how their callback stands."""
    rows = report(store, "waiting_callers", filters, "state")["rows"]
    return {row["state"]: row["value"] for row in rows}


def owed(store: Store) -> list[int]:
    """The callers who are owed a call, as Overview tells."""
    return list(work_list(store, EVERYTHING, LISTS[TO_RING], 9, {}).rows["caller"])


@pytest.fixture
def yesterday() -> datetime:
    """A moment just over a day ago."""
    return datetime.now(UTC).replace(microsecond=0) - timedelta(hours=25)


def test_a_caller_who_was_missed_waits_until_somebody_speaks_with_them(
    empty_store: Store, tmp_path: Path, yesterday: datetime
) -> None:
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0))
    assert waiting(empty_store, EVERYTHING) == {"open": 1}
    later = yesterday + timedelta(hours=1)
    added(empty_store, tmp_path, (later, ONE, "Outgoing", 0))
    assert waiting(empty_store, EVERYTHING) == {"rang, not reached": 1}
    added(empty_store, tmp_path, (later + timedelta(hours=1), ONE, "Outgoing", 9))
    assert waiting(empty_store, EVERYTHING) == {}


def test_a_mark_of_done_is_believed_until_the_next_export_shows_no_call(
    empty_store: Store, tmp_path: Path, yesterday: datetime
) -> None:
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0))
    mark(empty_store, ONE)
    assert waiting(empty_store, EVERYTHING) == {"done": 1}
    after_the_mark = datetime.now(UTC) + timedelta(minutes=5)
    added(empty_store, tmp_path, (after_the_mark, OTHER, "Incoming", 9))
    assert waiting(empty_store, EVERYTHING) == {"no call seen": 1}


def test_a_mark_of_done_is_judged_by_the_phone_that_missed_the_caller(
    empty_store: Store, tmp_path: Path, yesterday: datetime
) -> None:
    after_the_mark = datetime.now(UTC) + timedelta(minutes=5)
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0), phone="Asha")
    mark(empty_store, ONE)
    added(empty_store, tmp_path, (after_the_mark, OTHER, "Incoming", 9), phone="Ravi")
    assert waiting(empty_store, EVERYTHING) == {"done": 1}
    added(empty_store, tmp_path, (after_the_mark, OTHER, "Outgoing", 9), phone="Asha")
    assert waiting(empty_store, EVERYTHING) == {"no call seen": 1}


def test_overview_and_the_card_heed_a_mark_of_done(
    empty_store: Store, tmp_path: Path, yesterday: datetime
) -> None:
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0))
    assert owed(empty_store) == [ONE]
    mark(empty_store, ONE)
    (card,) = lookup_number(empty_store, f"+{ONE}")
    assert (owed(empty_store), card["owed_callback_since"], card["tries_owed"]) == ([], None, 0)
    after_the_mark = datetime.now(UTC) + timedelta(minutes=5)
    added(empty_store, tmp_path, (after_the_mark, OTHER, "Incoming", 9))
    (card,) = lookup_number(empty_store, f"+{ONE}")
    assert (owed(empty_store), card["tries_owed"]) == ([ONE], 1)


def test_overview_counts_nobody_who_asked_not_to_be_called(
    empty_store: Store, tmp_path: Path, yesterday: datetime
) -> None:
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0))
    record(empty_store, Act(f"+{ONE}", purpose="service", channel="call", act="withdrawn"))
    assert owed(empty_store) == []


def test_a_mark_of_done_is_borne_out_by_a_call_in_the_next_export(
    empty_store: Store, tmp_path: Path, yesterday: datetime
) -> None:
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0))
    mark(empty_store, ONE)
    rang = yesterday + timedelta(hours=24)
    after_the_mark = datetime.now(UTC) + timedelta(minutes=5)
    added(
        empty_store,
        tmp_path,
        (rang, ONE, "Outgoing", 0),
        (after_the_mark, OTHER, "Incoming", 9),
    )
    assert waiting(empty_store, EVERYTHING) == {"done": 1}


def test_a_caller_who_tries_again_after_a_mark_waits_again(
    empty_store: Store, tmp_path: Path, yesterday: datetime
) -> None:
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0))
    mark(empty_store, ONE)
    added(empty_store, tmp_path, (datetime.now(UTC) + timedelta(minutes=5), ONE, "Missed", 0))
    assert waiting(empty_store, EVERYTHING) == {"open": 1}


def test_a_mark_can_be_taken_back(empty_store: Store, tmp_path: Path, yesterday: datetime) -> None:
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0))
    mark(empty_store, ONE)
    unmark(empty_store, ONE)
    assert waiting(empty_store, EVERYTHING) == {"open": 1}


def test_whoever_asked_not_to_be_called_is_on_a_list_of_their_own(
    empty_store: Store, tmp_path: Path, yesterday: datetime
) -> None:
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0), (yesterday, OTHER, "Missed", 0))
    no = {"purpose": "marketing", "channel": "call", "act": "withdrawn"}
    record(empty_store, Act(f"+{ONE}", at=yesterday - timedelta(days=9), **no))
    assert waiting(empty_store, EVERYTHING) == {"open": 1, "asked not to be called": 1}
    listed = work_list(empty_store, EVERYTHING, ["open"], 10, {}).rows
    assert listed["caller"].tolist() == [OTHER]


def test_marks_outlive_a_rebuild(empty_store: Store, tmp_path: Path, yesterday: datetime) -> None:
    added(empty_store, tmp_path, (yesterday, ONE, "Missed", 0))
    mark(empty_store, ONE)
    empty_store.rebuild()
    assert waiting(empty_store, EVERYTHING) == {"done": 1}


def test_the_list_and_the_counts_tell_of_the_same_callers(sample_store: Store) -> None:
    counts = waiting(sample_store, EVERYTHING)
    listed, sizes = work_list(sample_store, EVERYTHING, list(counts), 1000, worth(sample_store))
    assert sizes == counts
    (whole,) = report(sample_store, "waiting_callers")["rows"]
    assert len(listed) == sum(counts.values()) == listed["caller"].nunique() == whole["value"] > 0


def test_what_is_at_stake_puts_the_list_in_order(sample_store: Store) -> None:
    listed = work_list(sample_store, EVERYTHING, ["never returned"], 1000, worth(sample_store)).rows
    assert listed["stake"].is_monotonic_decreasing


cells = st.dictionaries(
    st.tuples(st.sampled_from(["JustDial", "Google"]), st.sampled_from(PARTS)),
    st.tuples(st.integers(0, 80), st.integers(0, 80)).map(
        lambda pair: Worth(max(pair), min(pair), min(pair) // 3, min(pair) // 3, min(pair) * 100.0)
    ),
)
lost = st.dictionaries(
    st.tuples(st.sampled_from(["JustDial", "Google", "Walk-in"]), st.sampled_from(PARTS)),
    st.integers(0, 50),
)


@given(gone=lost, known=cells)
def test_an_estimate_lies_in_its_range_and_never_exceeds_who_was_lost(gone, known) -> None:
    found = estimate(gone, known)
    if found is None:
        everybody = sum((one.callers for one in known.values()), 0)
        assert everybody < ENOUGH or not any(one.leads for one in known.values())
        return
    assert 0 <= found.low <= found.leads <= found.high <= found.callers == sum(gone.values())
    if found.value_low is not None:
        assert 0 <= found.value_low <= (found.value_high or 0)


def test_an_estimate_is_of_the_same_source_and_part_of_the_day_where_enough_is_known() -> None:
    known = {
        ("JustDial", "morning"): Worth(40, 20),
        ("JustDial", "evening"): Worth(10, 0),
        ("Google", "evening"): Worth(50, 5),
    }
    by_cell = estimate({("JustDial", "morning"): 10}, known)
    by_source = estimate({("JustDial", "evening"): 10}, known)
    by_all = estimate({("Walk-in", "evening"): 10}, known)
    assert [one.leads for one in (by_cell, by_source, by_all) if one] == [5.0, 4.0, 2.5]


def test_a_lost_lead_is_priced_by_the_sales_of_its_source_where_those_are_enough() -> None:
    known = {
        ("JustDial", "morning"): Worth(100, 50, 20, 20, 20 * 1_000.0),
        ("Referral", "morning"): Worth(100, 50, 20, 20, 20 * 9_000.0),
        ("Hoarding", "morning"): Worth(100, 50, 20, 4, 4 * 700.0),
    }
    cheap, dear, few_sold = (
        estimate({(source, "morning"): 40}, known)
        for source in ("JustDial", "Referral", "Hoarding")
    )
    assert cheap is not None
    assert dear is not None
    assert few_sold is not None
    low, high = wilson(20, 50)
    assert cheap.value_low == pytest.approx(cheap.low * low * 1_000)
    assert cheap.value_high == pytest.approx(cheap.high * high * 1_000)
    assert dear.value_high == pytest.approx(dear.high * high * 9_000)
    all_low, _ = wilson(60, 150)  # by all sales: 44 of them with a value
    assert few_sold.value_low == pytest.approx(few_sold.low * all_low * 202_800 / 44)
    both = estimate({("JustDial", "morning"): 40, ("Referral", "morning"): 40}, known)
    assert both is not None
    assert both.value_low == pytest.approx(both.low * low * 5_000)  # half of them each


def test_an_estimate_of_very_many_callers_is_as_sure_as_the_rate_it_rests_on() -> None:
    known = {("JustDial", "morning"): Worth(40, 20)}
    found = estimate({("JustDial", "morning"): 1_000_000}, known)
    assert found is not None
    low, high = wilson(20, 40)
    assert found.low / 1_000_000 == pytest.approx(low, abs=0.001)
    assert found.high / 1_000_000 == pytest.approx(high, abs=0.001)


def test_nothing_is_estimated_where_leads_are_unknown() -> None:
    assert estimate({("JustDial", "morning"): 10}, {("JustDial", "morning"): Worth(500, 0)}) is None
    assert estimate({("JustDial", "morning"): 10}, {}) is None
