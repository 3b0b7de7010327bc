"""Several uploads rehearsed in one: what loading all of them changes, each counted once."""

from pathlib import Path

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.together import rehearsed_together

HEADER = "Date,Phone,Type,Duration\n"
OLD = "2026-02-02 10:00:00,+915500001001,Incoming,65\n"
FIRST = "2026-03-02 10:00:00,+915500001001,Incoming,65\n"
BOTH = "2026-03-03 10:00:00,+915500001002,Missed,0\n"
LAST = "2026-03-04 10:00:00,+915500001003,Outgoing,9\n"


@pytest.fixture
def export(tmp_path: Path):
    """Makes exports of call logs."""

    def of(name: str, *rows: str) -> Export:
        (tmp_path / name).write_text(HEADER + "".join(rows), encoding="utf-8")
        return Export(tmp_path / name, name)

    return of


def test_a_call_that_two_files_tell_of_is_counted_once(empty_store, export):
    files = [export("a.csv", FIRST, BOTH), export("b.csv", BOTH, LAST)]
    told = rehearsed_together(empty_store, [(one, Options()) for one in files])
    assert (told.before["calls"], told.after["calls"]) == (0, 3)
    assert [told.total(count) for count in ("read", "added", "unchanged")] == [4, 3, 1]


def test_nothing_of_it_is_kept(empty_store, export):
    rehearsed_together(empty_store, [(export("a.csv", FIRST), Options())])
    assert empty_store.row("imports/headline")["calls"] == 0
    assert empty_store.rows("imports/history") == []


def test_it_tells_what_loading_one_after_the_other_then_makes(empty_store, export):
    load(empty_store, export("old.csv", OLD, FIRST))
    files = [export("a.csv", FIRST, BOTH), export("b.csv", BOTH, LAST)]
    told = rehearsed_together(empty_store, [(one, Options()) for one in files])
    for one in files:
        load(empty_store, one)
    assert told.after == empty_store.row("imports/headline")


def test_numbers_of_months_are_told_from_the_first_to_the_last(empty_store, export):
    load(empty_store, export("old.csv", FIRST))
    files = [export("a.csv", BOTH), export("b.csv", LAST), export("c.csv", OLD)]
    told = rehearsed_together(empty_store, [(one, Options()) for one in files])
    calls = {one["month"]: (one["before"], one["after"]) for one in told.months
             if one["metric"] == "calls"}  # fmt: skip
    assert calls == {"2026-03": (1, 3)}


def test_files_of_all_kinds_go_together(empty_store):
    samples = Path(__file__).parents[1] / "data" / "samples"
    names = ("call_log.csv", "leads.csv", "indiamart.csv", "contacts_table.csv", "consent.csv",
             "google_ads_spend.csv", "exotel.csv", "zoho_leads.csv")  # fmt: skip
    told = rehearsed_together(
        empty_store, [(Export(samples / name, name), Options()) for name in names]
    )
    assert [one.status for one in told.reports] == ["dry run"] * len(names)
    assert min(told.after[held] for held in ("calls", "leads", "contacts", "spend_lines")) > 0


def test_one_that_cannot_be_read_is_told_of(empty_store, tmp_path, export):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    broken = Export(tmp_path / "x.csv", "x.csv")
    with pytest.raises(RsoftError, match=r"x\.csv is none of the exports"):
        rehearsed_together(empty_store, [(export("a.csv", FIRST), Options()), (broken, Options())])
