"""What people type of leads is accounted for, believed while it is newest, and can be undone."""

from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.leads import (
    Act,
    TypedIn,
    acts_of,
    forget_word,
    keep_word,
    set_stage,
    take_back_stage,
    type_in,
    words_kept,
    words_known,
    words_unknown,
)
from rsoft_analytics.lookup import lookup
from rsoft_analytics.metrics import report
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings
from tests.lead_exports import CALLS, LEADS, A, lead, leads, put


def told(store: Store) -> tuple[Any, ...]:
    """The stage, worth and conversions of the only lead."""
    one = lead(store)
    value = None if one["value"] is None else float(one["value"])
    return one["stage"], value, one["currency"], one["wins"]


def offences(store: Store) -> list[str]:
    """The claims about the data that do not hold."""
    return [one.claim for one in findings(store) if one.offenders]


@pytest.mark.parametrize("number", ["+91 55000 00001", "055000 00001", "5500000001"])
def test_a_lead_is_typed_in_with_its_number_in_any_spelling(
    empty_store: Store, number: str
) -> None:
    type_in(empty_store, TypedIn("Asha Rao", number, "JustDial", "wants tiles", "won", "₹2.1 lakh"))
    one = lead(empty_store)
    assert (one["person"], one["name"], one["origin"]) == (915500000001, "Asha Rao", "Typed in")
    assert (one["source"], one["channel"]) == ("JustDial", "Marketplace")
    assert told(empty_store) == ("won", 210000.0, "INR", 1)
    assert offences(empty_store) == []


def test_a_typed_lead_is_found_by_its_number_and_name(empty_store: Store) -> None:
    type_in(empty_store, TypedIn("Asha Rao", A, stage="qualified"))
    for query in ("55000 00001", "asha"):
        (match,) = lookup(empty_store, query)["matches"]
        assert (match["name"], match["lead_stage"]) == ("Asha Rao", "qualified")


def test_a_typed_lead_is_an_import_that_can_be_undone(empty_store: Store) -> None:
    import_id = type_in(empty_store, TypedIn("Asha Rao", A))
    (entry,) = empty_store.rows("imports/ledger")
    assert (entry["format"], entry["read"], entry["added"]) == ("typed in", 1, 1)
    undo(empty_store, import_id)
    assert leads(empty_store) == []


def test_a_typed_lead_joins_the_caller_who_rang(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:00,{A},Missed,0,Asha")
    type_in(empty_store, TypedIn("Meena", A))
    one = lead(empty_store)
    assert (one["name"], one["origin"]) == ("Meena", "Call")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": "Asha", "number": "banana"}, "'banana' is no phone number"),
        ({"name": "Asha", "number": "5500000001", "value": "much"}, "is no amount"),
        ({"name": "Asha", "stage": "golden"}, "no stage. There are: new, "),
        ({"note": "somebody"}, "Nobody is named"),
        ({"name": "A" * 501}, "longer than 500"),
    ],
)
def test_what_is_typed_wrongly_is_refused_in_words_and_leaves_nothing(
    empty_store: Store, typed: dict[str, str], words: str
) -> None:
    with pytest.raises(RsoftError, match=words):
        type_in(empty_store, TypedIn(**typed))
    assert empty_store.rows("imports/ledger") == []


def test_a_stage_set_by_hand_is_the_stage_until_it_is_taken_back(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:00,{A},Missed,0,Asha")
    number = lead(empty_store)["lead_id"]
    act_id = set_stage(empty_store, number, Act("won", "40,000", by="Asha"))
    assert told(empty_store) == ("won", 40000.0, "INR", 1)
    assert report(empty_store, "won")["rows"][0]["value"] == 1
    assert lookup(empty_store, A)["matches"][0]["lead_stage"] == "won"
    assert [one["act_id"] for one in acts_of(empty_store, number)] == [act_id]
    take_back_stage(empty_store, act_id)
    assert told(empty_store) == ("new", None, None, 0)
    assert lookup(empty_store, A)["matches"][0]["lead_stage"] == "new"
    assert acts_of(empty_store, number) == []


def test_a_stage_set_by_hand_outlives_a_rebuild_and_an_older_record(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:00,{A},Missed,0,Asha")
    set_stage(empty_store, lead(empty_store)["lead_id"], Act("qualified", "500", "USD"))
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,Lost,2026-03-03,2026-03-04,,900")
    empty_store.rebuild()
    assert told(empty_store) == ("qualified", 500.0, "USD", 0)
    assert offences(empty_store) == []


def test_a_record_changed_after_the_act_speaks_again(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,New,2026-03-03,,,")
    set_stage(empty_store, lead(empty_store)["lead_id"], Act("qualified"))
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,Lost,2026-03-03,2099-01-01,,")
    assert told(empty_store)[0] == "lost"


def test_a_lead_without_a_number_keeps_its_stage_when_it_gets_one(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, LEADS, "L-1,Asha,,asha@example.com,Web,New,2026-03-03,,,")
    set_stage(empty_store, lead(empty_store)["lead_id"], Act("qualified"))
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},asha@example.com,Web,New,2026-03-03,,,")
    assert (lead(empty_store)["person"], told(empty_store)[0]) == (915500000001, "qualified")


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (("golden",), "no stage"),
        (("won", "much"), "no amount"),
        (("won", "-5"), "no amount"),
        (("won", "5", "rupees"), "no currency"),
    ],
)
def test_an_act_that_cannot_be_is_refused(
    empty_store: Store, act: tuple[str, ...], words: str
) -> None:
    type_in(empty_store, TypedIn("Asha Rao", A))
    with pytest.raises(RsoftError, match=words):
        set_stage(empty_store, lead(empty_store)["lead_id"], Act(*act))


def test_what_is_not_there_cannot_be_set_or_taken_back(empty_store: Store) -> None:
    with pytest.raises(RsoftError, match="no lead 7"):
        set_stage(empty_store, 7, Act("won"))
    with pytest.raises(RsoftError, match="no stage 7 to take back"):
        take_back_stage(empty_store, 7)


def test_a_word_that_nobody_knows_is_listed_and_can_be_given_a_meaning(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,Token Paid,2026-03-03,2026-03-04,,")
    (unknown,) = words_unknown(empty_store)
    assert (unknown["written"], unknown["leads"], unknown["taken_for"]) == ("Token Paid", 1, "new")
    keep_word(empty_store, "token paid", "won")
    assert (told(empty_store)[0], words_unknown(empty_store)) == ("won", [])
    assert words_kept(empty_store) == [
        {"word": "token paid", "format": None, "stage": "won", "leads": 1}
    ]
    empty_store.rebuild()
    assert told(empty_store)[0] == "won"
    forget_word(empty_store, "Token Paid")
    assert (told(empty_store)[0], words_kept(empty_store)) == ("new", [])


def test_a_word_may_mean_another_stage_in_the_exports_of_one_crm(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,Closed,2026-03-03,,,")
    keep_word(empty_store, "closed", "won")
    keep_word(empty_store, "Closed", "lost", "zoho_leads")
    assert told(empty_store)[0] == "won"  # its export is no Zoho's
    keep_word(empty_store, "Closed", "lost", "leads")
    assert told(empty_store)[0] == "lost"
    assert [(one["format"], one["stage"], one["leads"]) for one in words_kept(empty_store)] == [
        (None, "won", 1),
        ("leads", "lost", 1),
        ("zoho_leads", "lost", 0),
    ]
    (known,) = [one for one in words_known(empty_store) if one["word"] == "closed"]
    assert (known["format"], known["stage"], known["said_by"]) == ("leads", "lost", "you")
    empty_store.rebuild()
    assert told(empty_store)[0] == "lost"
    forget_word(empty_store, "closed", "leads")
    assert told(empty_store)[0] == "won"
    forget_word(empty_store, "closed")
    assert [one["format"] for one in words_kept(empty_store)] == ["zoho_leads"]


def test_a_word_that_is_explained_for_one_crm_alone_is_asked_for_elsewhere(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,Token Paid,2026-03-03,,,")
    keep_word(empty_store, "token paid", "won", "zoho_leads")
    assert [one["word"] for one in words_unknown(empty_store)] == ["token paid"]
    keep_word(empty_store, "token paid", "won", "leads")
    assert words_unknown(empty_store) == []


def test_a_word_kept_holds_for_exports_that_come_later(empty_store: Store, tmp_path: Path) -> None:
    keep_word(empty_store, "Interested", "contacted")
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,Interested,2026-03-03,,,")
    assert told(empty_store)[0] == "contacted"


def test_what_says_it_was_converted_stays_won_whatever_its_word_means(
    empty_store: Store, tmp_path: Path
) -> None:
    keep_word(empty_store, "Follow up", "qualified")
    header = "Lead Id,Phone,Lead Source,Lead Status,Converted,Created"
    put(empty_store, tmp_path, header, f"L-1,{A},Web,Follow up,Yes,2026-03-03")
    assert told(empty_store)[0] == "won"


def test_a_card_tells_the_lead_as_a_whole(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:00,{A},Missed,0,Asha")
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,New,2026-03-03,,,")
    set_stage(empty_store, lead(empty_store)["lead_id"], Act("won", "500"))
    (match,) = lookup(empty_store, A)["matches"]
    told = {name: match["lead"][name] for name in ("stage", "value", "currency", "origin", "wins")}
    assert told == {
        "stage": "won",
        "value": 500.0,
        "currency": "INR",
        "origin": "Call",
        "wins": 1,
    }
    assert match["lead"]["created_at"] == "2026-03-02T10:00:00+05:30"
    assert [one["outcome"] for one in match["timeline"] if one["kind"] == "won"] == ["won"]
