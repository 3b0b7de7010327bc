"""A chain of rows shows every change of its past, and names the first row that is bad."""

import random
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy.chain import (
    START,
    Head,
    canonical,
    chained,
    first_fault,
    head_of,
    heads_file,
    heads_kept,
    keep_head,
    written_head,
)
from rsoft_analytics.privacy.subjects import key_file, key_of, subject_of

NOON = datetime(2026, 3, 2, 12, 0, 0, 250, UTC)


def rows(count: int) -> list[dict]:
    """A chain of so many rows."""
    said = ({"act": "granted", "who": f"{one}", "at": NOON, "note": None} for one in range(count))
    return list(chained(said, START))


def test_a_chain_holds():
    assert first_fault(rows(5)) is None
    assert first_fault(rows(5), head_of(rows(5))) is None
    assert first_fault([]) is None


def test_a_chain_grown_since_its_head_was_kept_holds():
    assert first_fault(rows(9), head_of(rows(5))) is None


def test_a_chain_goes_on_from_its_head():
    first = rows(3)
    more = list(chained([{"act": "withdrawn"}], head_of(first)))
    assert more[0]["place"] == 4
    assert first_fault(first + more, head_of(more)) is None


def test_a_row_says_the_same_in_every_zone_and_order_and_without_what_is_null():
    local = NOON.astimezone(ZoneInfo("Asia/Kolkata"))
    assert canonical({"a": 1, "at": NOON}) == canonical({"at": local, "b": None, "a": 1})


def test_a_thousand_random_changes_are_all_found_and_the_first_bad_row_is_named():
    dice = random.Random(7)
    intact = rows(60)
    head = head_of(intact)
    for _ in range(1000):
        changed, place = changed_somewhere(intact, dice)
        fault = first_fault(changed, head)
        assert fault is not None
        assert fault.place == place, fault.message
        assert str(place) in fault.message


def changed_somewhere(intact: list[dict], dice: random.Random) -> tuple[list[dict], int]:
    """A chain with one random edit, removal, swap or truncation, and the first row that is bad."""
    changed = [dict(one) for one in intact]
    at = dice.randrange(len(changed))
    match dice.choice(["edit", "time", "link", "remove", "swap", "cut", "remade", "twice"]):
        case "edit":
            changed[at]["act"] = "withdrawn"
        case "time":
            changed[at]["at"] += timedelta(microseconds=1)
        case "link":
            changed[at]["link"] = "0" * 64
        case "remove":
            del changed[at]
        case "cut":
            del changed[at:]
        case "twice":
            changed.insert(at + 1, dict(changed[at]))
            return changed, at + 2
        case "swap":
            other = dice.choice([one for one in range(len(changed)) if one != at])
            for name in ("act", "who", "link"):
                changed[at][name], changed[other][name] = changed[other][name], changed[at][name]
            return changed, min(at, other) + 1
        case "remade":  # by somebody who knows how links are made
            changed[at]["act"] = "withdrawn"
            before = head_of(changed[:at])
            said = [{k: v for k, v in one.items() if k != "link"} for one in changed[at:]]
            changed[at:] = chained(said, before)
            return changed, len(changed)
    return changed, at + 1


def test_heads_are_kept_beside_the_store_for_its_owner_alone(tmp_path: Path):
    store = tmp_path / "rsoft.duckdb"
    assert heads_kept(store) == {}
    keep_head(store, "consent", Head(2, "a" * 64))
    keep_head(store, "access", Head(9, "b" * 64))
    keep_head(store, "consent", Head(3, "c" * 64))
    assert heads_kept(store) == {"consent": Head(3, "c" * 64), "access": Head(9, "b" * 64)}
    assert stat.S_IMODE(heads_file(store).stat().st_mode) == 0o600


def test_a_head_that_somebody_wrote_down_is_read_and_anything_else_refused():
    head = Head(3, "c" * 64)
    assert written_head(str(head)) == head
    with pytest.raises(RsoftError, match="no head"):
        written_head("3-cc")


def test_a_broken_file_of_heads_is_refused_in_words(tmp_path: Path):
    store = tmp_path / "rsoft.duckdb"
    heads_file(store).write_text("[]")
    with pytest.raises(RsoftError, match="cannot be read"):
        heads_kept(store)


def test_one_person_has_one_hash_in_every_spelling_and_another_under_another_key(tmp_path: Path):
    key = key_of(tmp_path / "one.duckdb")
    assert subject_of(key, email="Meena@Example.com") == subject_of(key, email=" meena@example.com")
    assert subject_of(key, number=915500000001) == subject_of(key, number=915500000001, name="M")
    other = key_of(tmp_path / "other.duckdb")
    assert subject_of(key, number=915500000001) != subject_of(other, number=915500000001)


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path):
    store = tmp_path / "rsoft.duckdb"
    key = key_of(store)
    assert key_of(store, is_new=False) == key
    assert stat.S_IMODE(key_file(store).stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["rsoft.duckdb.key"]


def test_a_key_that_is_gone_is_refused_where_hashes_were_made_with_it(tmp_path: Path):
    with pytest.raises(RsoftError, match="missing beside the store"):
        key_of(tmp_path / "rsoft.duckdb", is_new=False)
    key_file(tmp_path / "rsoft.duckdb").write_bytes(b"short")
    with pytest.raises(RsoftError, match="no key"):
        key_of(tmp_path / "rsoft.duckdb")
