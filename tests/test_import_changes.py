"""What a preview tells beside the counts: columns, order of dates, days and months that change."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Mapping, Options
from rsoft_analytics.imports.recognise import forget
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store
from rsoft_analytics.terminal import import_lines

HEADER = "Date,Time,Phone Number,Call Type,Duration (sec),Ticket,Empty\n"
Call = tuple[str, str, str, str, int]  # day, time, number, type, seconds
APRIL: list[Call] = [
    ("2026-04-03", "09:04:11", "+915500001001", "Incoming", 184),
    ("2026-04-03", "10:04:11", "+915500001002", "Missed", 0),
    ("2026-04-05", "11:04:11", "+915500001003", "Missed", 0),
]
MORE: list[Call] = [
    ("2026-04-05", "12:04:11", "+915500001004", "Incoming", 60),
    ("2026-04-06", "12:04:11", "+915500001004", "Incoming", 60),
    ("2026-05-02", "12:04:11", "+915500001004", "Incoming", 60),
]
UNKNOWN = "Wann,Wer,Was,Wie lang\n2026-03-02 09:04:11,5500001001,Incoming,184\n"
BY_HAND = Mapping(
    "calls", {"Wann": "started", "Wer": "party", "Was": "direction", "Wie lang": "duration"}
)


@pytest.fixture
def fresh() -> Iterator[Store]:
    """A store of the test's own."""
    with Store(None) as own:
        yield own


@pytest.fixture
def add(fresh: Store, tmp_path: Path) -> Callable[..., Report]:
    """Writes a text as a file and imports it into the fresh store."""

    def added(
        text: str, name: str = "calls.csv", options: Options = Options(), rehearse: bool = False
    ) -> Report:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load(fresh, Export(path, name), options, rehearse)

    return added


def log(calls: list[Call], header: str = HEADER) -> str:
    """Calls as a file."""
    rows = (f"{day},{at},{who},{how},{long},T-1,\n" for day, at, who, how, long in calls)
    return header + "".join(rows)


def answered(calls: list[Call], month: str) -> float:
    """The share of incoming calls of a month that somebody answered."""
    hows = [how for day, _, _, how, _ in calls if day.startswith(month)]
    return hows.count("Incoming") / len(hows)


def of_month(report: Report, month: str) -> dict[str, tuple[float, float]]:
    """Each number of a month that changes: before and after."""
    months = report.details["changes"]["months"]
    return {one["metric"]: (one["before"], one["after"]) for one in months if one["month"] == month}


def test_each_column_of_the_file_is_told_with_what_it_was_understood_as(add):
    told = add(log(APRIL)).details["understood"]
    assert [one["column"] for one in told] == HEADER.strip().split(",")
    meanings = {one["column"]: one["meaning"] for one in told}
    assert meanings["Phone Number"] == "Number of the other side"
    assert meanings["Ticket"] == "kept, not used"
    assert meanings["Empty"] == "empty, or read together with other columns"


def test_the_answer_rate_of_a_month_is_told_before_and_after(add):
    add(log(APRIL))
    changed = of_month(add(log(MORE), "more.csv"), "2026-04")
    assert changed["answer_rate"] == (answered(APRIL, "2026-04"), answered(APRIL + MORE, "2026-04"))
    assert changed["calls"] == (3, 5)
    assert "missed_calls" not in changed


def test_a_month_that_had_no_calls_is_not_restated(add):
    add(log(APRIL))
    assert of_month(add(log(MORE), "more.csv"), "2026-05") == {}


def test_the_days_that_change_are_counted_and_those_that_had_calls(add):
    add(log(APRIL))
    days = add(log(MORE), "more.csv").details["changes"]["days"]
    assert days == {"changed": 3, "restated": 1, "since": "2026-04-05", "until": "2026-05-02"}


def test_a_file_that_tells_what_is_known_changes_no_day(add):
    add(log(APRIL))
    again = add(log(APRIL[::-1]), "again.csv")
    assert (again.unchanged, again.details["changes"]) == (3, {"days": None, "months": []})


def test_a_rehearsal_tells_the_changes_of_the_load(add):
    add(log(APRIL))
    rehearsed = add(log(MORE), "more.csv", rehearse=True).details
    assert rehearsed == add(log(MORE), "more.csv").details


def test_a_rehearsal_is_not_in_the_history(add, fresh):
    add(log(APRIL), rehearse=True)
    assert fresh.rows("imports/changes_of") == []


def test_the_history_keeps_what_an_import_and_its_undo_changed(add, fresh):
    report = add(log(APRIL))
    undone = undo(fresh, 1)
    kept = {one["act"]: json.loads(one["changes"]) for one in fresh.rows("imports/changes_of")}
    assert kept["imported"]["after"] == report.details["after"] == undone.before
    assert kept["undone"]["after"] == report.details["before"] == undone.after


def test_an_undo_tells_the_months_the_other_way_round(add, fresh):
    add(log(APRIL))
    report = add(log(MORE), "more.csv")
    back = {
        one["metric"]: (one["after"], one["before"])
        for one in undo(fresh, 2).changes["months"]
        if one["month"] == "2026-04"
    }
    assert back == of_month(report, "2026-04")


def test_the_reasons_of_the_rejects_add_up(add):
    bad = [("2026-04-03", "09:04:11", "banana", "Incoming", 1)] * 2
    report = add(log([*APRIL, *bad, ("?", "", "+915500001001", "Incoming", 1)]))
    counted = {one["reason"]: one["records"] for one in report.details["reasons"]}
    assert counted == {"unreadable number": 2, "unreadable time": 1}
    assert sum(counted.values()) == report.rejected


# The order of day and month.


def dated(*days: str) -> str:
    """A file of calls on some days."""
    return log([(day, "09:04:11", "+915500001001", "Incoming", 1) for day in days])


def test_an_order_that_nothing_proves_comes_with_a_date_that_shows_it(add):
    order = add(dated("05/05/2026", "03/04/2026")).details["order"]
    assert (order["known"], order["example"]) == ("assumed", "03/04/2026")


def test_an_order_that_dates_prove_counts_them_and_those_against(add):
    report = add(dated("03/04/2026", "25/04/2026", "26/04/2026", "04/27/2026"))
    order = report.details["order"]
    assert (order["known"], order["day_first"], order["month_first"]) == ("proved", 2, 1)
    assert report.rejected == 1


@pytest.mark.parametrize("is_day_first", [True, False])
def test_an_order_that_a_person_tells_is_said_to_be_told(add, is_day_first):
    report = add(dated("03/04/2026"), options=Options(day_first=is_day_first))
    assert report.details["order"] == {"known": "told"}


def test_dates_with_the_year_first_need_no_order(add):
    assert add(dated("2026-04-03")).details["order"]["known"] == "not needed"


# Mappings and options.


def test_a_mapping_by_hand_is_said_to_be_remembered_the_next_time(add):
    assert add(UNKNOWN, options=Options(mapping=BY_HAND)).details["mapped"] == "by hand"
    assert add(UNKNOWN + " \n", "next.csv").details["mapped"] == "remembered"


def test_a_mapping_that_is_forgotten_is_asked_for_again(add, fresh):
    add(UNKNOWN, options=Options(mapping=BY_HAND))
    (kept,) = fresh.rows("imports/mappings")
    forget(fresh, kept["header"])
    assert add(UNKNOWN + " \n", "next.csv").status == "refused"


def test_a_mapping_can_be_made_anew(add):
    add(UNKNOWN, options=Options(mapping=BY_HAND))
    shorter = Mapping("calls", {"Wann": "started", "Wer": "party", "Was": "direction"})
    add(UNKNOWN + " \n", "next.csv", Options(mapping=shorter))
    assert "Wie lang" not in add(UNKNOWN + "  \n", "third.csv").details["columns"]


def test_a_known_file_needs_no_options_said_again(add):
    add(UNKNOWN, options=Options(mapping=BY_HAND, rep="Asha"))
    assert add(UNKNOWN).status == "already imported"


# What the terminal says.


def test_a_dry_run_on_a_terminal_names_what_is_kept_without_being_used(add):
    lines = list(import_lines([add(log(APRIL), rehearse=True)]))
    assert "    Kept, not used: Ticket." in lines


def test_an_assumed_order_is_said_on_a_terminal(add):
    lines = list(import_lines([add(dated("03/04/2026"))]))
    assert any("as in 03/04/2026: read with the day first." in line for line in lines)
