"""What several rows tell of one call is put together without saying what none of them said."""

from pathlib import Path
from typing import Any

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store

HEADER = "Call Time,Phone Number,Call Type,Status,Duration,Agent,Source,Campaign,Call Id\n"


def loaded(store: Store, folder: Path, name: str, *lines: str, rep: str | None = None) -> int:
    """The number of an import of these calls."""
    path = folder / f"{name}.csv"
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    report = load(store, Export(path, path.name), Options(rep=rep))
    assert (report.error, report.rejected) == (None, 0)
    assert report.import_id
    return report.import_id


def calls(store: Store) -> list[dict[str, Any]]:
    """The calls of a store in their order."""
    return store.rows("store/calls_without_ids")


def test_of_the_legs_of_one_call_the_one_that_answered_names_the_rep(
    empty_store: Store, tmp_path: Path
) -> None:
    loaded(
        empty_store, tmp_path, "pbx",
        "2026-03-02 10:00:00,5500000001,Incoming,Missed,0,Zoya,,,c1",
        "2026-03-02 10:00:09,5500000001,Incoming,Answered,60,Asha,,,c1",
    )  # fmt: skip
    (call,) = calls(empty_store)
    assert (call["rep"], call["outcome"], call["seconds"]) == ("Asha", "answered", 60)


def test_a_missed_ring_on_one_phone_does_not_make_an_answer_on_another_zero_seconds_long(
    empty_store: Store, tmp_path: Path
) -> None:
    loaded(empty_store, tmp_path, "a", "2026-03-02 10:00:00,5500000001,Missed,,0,,,,", rep="Zoya")
    loaded(
        empty_store,
        tmp_path,
        "b",
        "2026-03-02 10:00:02,5500000001,Incoming,Answered,,,,,",
        rep="Asha",
    )
    (call,) = calls(empty_store)
    assert (call["rep"], call["seconds"], call["is_conversation"]) == ("Asha", None, True)


def test_a_campaign_is_credited_to_the_source_it_came_with(
    empty_store: Store, tmp_path: Path
) -> None:
    loaded(
        empty_store, tmp_path, "calls",
        "2026-03-02 10:00:00,5500000001,Incoming,,60,,JustDial,,",
        "2026-03-03 10:00:00,5500000001,Incoming,,60,,Google Ads,Summer,",
        "2026-03-04 10:00:00,5500000001,Incoming,,60,,,,",
        "2026-03-05 10:00:00,5500000001,Incoming,,60,,Website,,",
    )  # fmt: skip
    assert [(call["source"], call["campaign"]) for call in calls(empty_store)] == [
        ("JustDial", None),
        ("Google Ads", "Summer"),
        ("JustDial", None),
        ("Website", None),
    ]


def test_of_two_first_calls_in_one_second_the_same_one_is_first_in_either_order(
    tmp_path: Path,
) -> None:
    lines = [f"2026-03-02 10:00:00,5500000001,Incoming,,{n},Rep {n},,," for n in range(1, 6)]
    firsts = set()
    for order in (lines, lines[::-1]):
        with Store(None) as store:
            for place, line in enumerate(order):
                loaded(store, tmp_path, f"part{place}", line)
            firsts.add(tuple(call["rep"] for call in calls(store) if call["is_first_of_caller"]))
    assert len(firsts) == 1


def test_a_caller_is_owed_until_somebody_rang_or_spoke(empty_store: Store, tmp_path: Path) -> None:
    loaded(
        empty_store, tmp_path, "calls",
        "2026-03-02 10:00:00,5500000001,Incoming,Missed,0,,,,",
        "2026-03-02 11:00:00,5500000001,Outgoing,No answer,0,,,,",
        "2026-03-02 12:00:00,5500000001,Incoming,Missed,0,,,,",
        "2026-03-02 12:30:00,5500000001,Incoming,Missed,0,,,,",
        "2026-03-02 10:00:00,5500000002,Incoming,Missed,0,,,,",
        "2026-03-02 11:00:00,5500000002,Incoming,Answered,30,,,,",
    )  # fmt: skip
    with empty_store.engine.cursor() as cursor:
        owed = cursor.execute(
            "select caller, tries_owed, hour(owed_since) from callers order by 1"
        ).fetchall()
    assert owed == [(915500000001, 2, 12), (915500000002, 0, None)]


def test_a_caller_that_no_call_mentions_any_more_is_gone(
    empty_store: Store, tmp_path: Path
) -> None:
    loaded(empty_store, tmp_path, "a", "2026-03-02 10:00:00,5500000001,Incoming,,60,,,,")
    second = loaded(empty_store, tmp_path, "b", "2026-03-02 10:00:00,5500000002,Incoming,,60,,,,")
    undo(empty_store, second)
    with empty_store.engine.cursor() as cursor:
        assert cursor.execute("select caller from callers").fetchall() == [(915500000001,)]


def test_times_without_hours_match_by_the_business_day(empty_store: Store, tmp_path: Path) -> None:
    """Half past midnight in India is yesterday in UTC."""
    loaded(
        empty_store,
        tmp_path,
        "phone",
        "2026-03-02 00:30:00,5500000001,Incoming,,60,,,,",
        rep="Asha",
    )
    loaded(empty_store, tmp_path, "list", "2026-03-02,5500000001,Incoming,,,,,,")
    (call,) = calls(empty_store)
    assert (str(call["day"]), call["hour"]) == ("2026-03-02", 0)
