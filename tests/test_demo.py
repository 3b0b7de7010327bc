"""The demo world: the same for the same seed, true to itself, and nobody's real life."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from python_calamine import CalamineWorkbook

from rsoft_analytics import readers
from rsoft_analytics.demo import DemoAnswers, words, write_demo
from rsoft_analytics.demo.events import Call, Outcome, Route
from rsoft_analytics.demo.filling import fill
from rsoft_analytics.demo.office import APART
from rsoft_analytics.demo.people import Caller
from rsoft_analytics.demo.seasons import DAYS_TOLD, KOLKATA
from rsoft_analytics.demo.sources import SOURCES
from rsoft_analytics.demo.spellings import spelled_digits
from rsoft_analytics.demo.team import Rep
from rsoft_analytics.demo.world import World, world
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.phones import party
from rsoft_analytics.store import Store

UNTIL = date(2026, 11, 22)
CALLS = 1500
INVENTED = re.compile(r"(915500\d{6}|447700900\d{3}|120255501\d\d)")
ADDITIVE = ("calls", "conversations", "missed", "declined", "talk_seconds", "first_time_callers")
GROUPINGS = ("by_month", "by_rep", "by_hour", "by_weekday")
WELL_KNOWN = ("Rajesh Krishnan", "Kavitha Krishnan", "Salim Ali", "Mohan Lal", "Prakash Raj")


class Telling(NamedTuple):
    """One call as one export tells of it."""

    number: str
    is_incoming: bool
    at: datetime


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A written demo."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def truth(folder: Path) -> DemoAnswers:
    """The answers of the written demo."""
    return write_demo(folder, CALLS, seed=7, until=UNTIL)


@pytest.fixture(scope="module")
def town() -> World:
    """The world of the written demo."""
    return world(CALLS, 7, UNTIL)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_same_seed_writes_the_same_bytes(folder: Path, truth: DemoAnswers, tmp_path: Path):
    write_demo(tmp_path, CALLS, seed=7, until=UNTIL)
    assert contents(tmp_path) == contents(folder)


def test_another_seed_makes_another_world(truth: DemoAnswers, tmp_path: Path):
    assert write_demo(tmp_path, CALLS, seed=8, until=UNTIL).totals != truth.totals


@pytest.mark.parametrize("calls", [1, 20, 200, 1500])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_world_has_exactly_the_calls_asked_for(calls: int, seed: int, tmp_path: Path):
    assert write_demo(tmp_path, calls, seed, UNTIL).totals.calls == calls


def test_a_size_that_cannot_be_made_is_refused_in_words(tmp_path: Path):
    with pytest.raises(RsoftError, match="1 to 2,000,000"):
        write_demo(tmp_path, 0)


@pytest.mark.parametrize("figure", ADDITIVE)
@pytest.mark.parametrize("grouping", GROUPINGS)
def test_the_groups_add_up_to_the_total(truth: DemoAnswers, grouping: str, figure: str):
    groups = getattr(truth, grouping).values()
    assert sum(getattr(group, figure) for group in groups) == getattr(truth.totals, figure)


def test_the_answer_rate_is_answered_of_what_was_offered(truth: DemoAnswers):
    offered = truth.totals.answered + truth.totals.missed + truth.totals.declined
    assert truth.totals.answer_rate == truth.totals.answered / offered


def test_every_caller_is_a_first_time_caller_once_unless_we_rang_first(truth: DemoAnswers):
    assert 0 < truth.totals.first_time_callers <= truth.totals.unique_callers


def test_the_sources_of_leads_add_up_to_all_leads(truth: DemoAnswers):
    sources = truth.leads.by_source.values()
    assert sum(source["leads"] for source in sources) == truth.leads.leads
    assert sum(source["won_value"] for source in sources) == truth.leads.won_value


def test_won_leads_are_those_in_the_stage_won(truth: DemoAnswers):
    assert truth.leads.won == truth.leads.by_stage["won"]


def test_each_card_is_of_another_number(truth: DemoAnswers):
    numbers = [card.number for card in truth.cards]
    assert len(set(numbers)) == len(numbers) >= 20


def test_who_is_owed_a_call_was_last_spoken_to_before(truth: DemoAnswers):
    owed = [card for card in truth.cards if card.owed_callback_since]
    assert owed
    assert all((card.last_spoken_at or "") < card.owed_callback_since for card in owed)


def test_the_manifest_names_every_export_and_a_format_that_is_read(
    folder: Path, truth: DemoAnswers
):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    exports = {path.name for path in folder.iterdir() if path.suffix != ".json"}
    assert {entry["file"] for entry in manifest} == exports
    assert {entry["format"] for entry in manifest} <= set(readers.all_readers())


def test_the_answers_are_written_beside_the_exports(folder: Path, truth: DemoAnswers):
    assert json.loads((folder / "answers.json").read_text(encoding="utf-8")) == json.loads(
        json.dumps(truth.as_json())
    )


def test_nothing_happens_after_the_world_closes(town: World):
    midnight = datetime(2026, 11, 22, tzinfo=KOLKATA)
    assert midnight - timedelta(days=DAYS_TOLD) <= town.calls[0].started
    assert max(call.started for call in town.calls) < midnight
    assert max(lead.created for lead in town.leads) < midnight


def way(call: Call) -> tuple[Rep, Route, bool]:
    """By which phone and line a call went, and in which direction."""
    return call.rep, call.route, call.is_incoming


def calls_by_caller(town: World) -> Iterator[list[Call]]:
    """The calls of each caller, in order of time."""
    groups: dict[Caller, list[Call]] = defaultdict(list)
    for call in town.calls:
        groups[call.caller].append(call)
    yield from groups.values()


def test_calls_of_one_caller_lie_apart_unless_redialled_on_the_same_way(town: World):
    for calls in calls_by_caller(town):
        for one, next_one in pairwise(calls):
            apart = next_one.started - one.started
            assert apart >= APART or (way(one) == way(next_one) and apart.total_seconds() > 25)


def test_a_blocked_number_was_heard_before(town: World):
    assert not any(calls[0].outcome is Outcome.BLOCKED for calls in calls_by_caller(town))


def test_nobody_talks_to_two_callers_at_once(town: World):
    free_at: dict[str, datetime] = {}
    for call in town.calls:
        if call.is_conversation:
            assert free_at.get(call.rep.name, call.started) <= call.started
            free_at[call.rep.name] = call.started + timedelta(seconds=call.seconds)


def test_a_lead_from_the_web_form_is_rung_before_it_rings(town: World):
    created = {lead.caller: lead.created for lead in town.leads}
    for calls in calls_by_caller(town):
        if calls[0].caller in created and created[calls[0].caller] < calls[0].started:
            assert not calls[0].is_incoming


def test_all_numbers_are_from_ranges_that_nobody_has(town: World):
    numbers = [caller.digits for caller in town.callers if caller.has_number]
    numbers += [f"91{source.line}" for source in SOURCES if source.line]
    assert all(INVENTED.fullmatch(number) for number in numbers)


def test_the_files_hold_no_other_numbers(folder: Path, truth: DemoAnswers):
    told = {telling.number for calls in told_by_phones(folder).values() for telling in calls}
    told |= {telling.number for telling in told_by_team_line(folder)}
    assert all(INVENTED.fullmatch(number) for number in told - {"withheld", "short"})


def test_every_spelling_of_a_number_stands_for_it(town: World):
    for caller in (caller for caller in town.callers[:300] if caller.has_number):
        for variety in range(9):
            spelling = spelled_digits(caller.digits, variety)
            assert party(spelling).number == int(caller.digits), spelling


def test_names_are_made_up_of_common_ones(town: World):
    listed = {*words.TAMIL_NAMES, *words.HINDI_NAMES, *words.FOREIGN_NAMES}
    for person in (person for caller in town.callers for person in caller.people):
        given, _, family = person.name.partition(" ")
        made_up = given in words.GIVEN_NAMES and family in words.FAMILY_NAMES
        assert made_up or person.name in listed


@pytest.mark.parametrize("name", WELL_KNOWN)
def test_no_name_is_a_well_known_persons(name: str):
    given, _, family = name.partition(" ")
    assert not (given in words.GIVEN_NAMES and family in words.FAMILY_NAMES)


def number_of(spelling: str) -> str | None:
    """A number as one name for all its spellings; None for a record that must be rejected."""
    found = party(spelling)
    return None if found.kind in ("damaged", "unreadable") else str(found.number or found.kind)


def told_by_backup(path: Path) -> Iterator[tuple[str, Telling]]:
    """The calls of one phone's backup."""
    for line in path.read_text(encoding="utf-8").splitlines():
        call = dict(re.findall(r'\b(number|type|date)="([^"]*)"', line))
        if call.get("date", "").isdigit() and call["type"] in "123456":
            at = datetime.fromtimestamp(int(call["date"]) / 1000, KOLKATA)
            if number := number_of(call["number"]):
                yield path.name.partition("-")[0], Telling(number, call["type"] != "2", at)


def told_by_app(path: Path, form: str) -> Iterator[tuple[str, Telling]]:
    """The calls of one phone's app, as CSV or as a spreadsheet."""
    for day, time, _, spelling, kind, *_ in table(path):
        number = number_of(spelling.removesuffix(".0"))
        if re.fullmatch(r"\d\d/(0\d|1[012])/\d{4}", day) and kind != "Sideways" and number:
            at = datetime.strptime(f"{day} {time}", form).replace(tzinfo=KOLKATA)
            yield path.name.partition("-")[0], Telling(number, kind != "Outgoing", at)


def table(path: Path) -> list[list[str]]:
    """The cells of a CSV or a spreadsheet, as text."""
    if path.suffix == ".xlsx":
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        return [[str(cell) for cell in row] for row in sheet.to_python()]
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def told_by_phones(folder: Path) -> dict[str, list[Telling]]:
    """The calls of each phone: what two exports of it tell alike counts as often as in one."""
    phones: dict[str, dict[Telling, int]] = defaultdict(lambda: defaultdict(int))
    for path in sorted(folder.iterdir()):
        in_this: dict[Telling, int] = defaultdict(int)
        for phone, telling in told_by_file(path):
            in_this[telling] += 1
            phones[phone][telling] = max(phones[phone][telling], in_this[telling])
    return {
        phone: [telling for telling, times in counted.items() for _ in range(times)]
        for phone, counted in phones.items()
    }


def told_by_file(path: Path) -> Iterator[tuple[str, Telling]]:
    """The calls of one file, if it is a phone's."""
    if path.suffix == ".xml":
        yield from told_by_backup(path)
    elif path.name.endswith("call-log.csv"):
        yield from told_by_app(path, "%d/%m/%Y %H:%M:%S")
    elif "call-log-" in path.name:
        yield from told_by_app(path, "%d/%m/%Y %I:%M %p")


def told_by_team_line(folder: Path) -> Iterator[Telling]:
    """The calls of the team line."""
    for row in table(folder / "team-line-calls.csv"):
        if re.match(r"\d{4}-", row[1]) and row[2] != "Sideways" and (who := number_of(row[3])):
            yield Telling(who, row[2] == "Inbound", datetime.fromisoformat(row[1]))


def test_the_files_tell_of_as_many_calls_as_the_answers(folder: Path, truth: DemoAnswers):
    phones = [telling for calls in told_by_phones(folder).values() for telling in calls]
    twins = defaultdict(list)
    for telling in phones:
        twins[telling.number, telling.is_incoming].append(telling.at)
    alone = [
        call
        for call in told_by_team_line(folder)
        if not any(
            abs((at - call.at).total_seconds()) <= 2 for at in twins[call.number, call.is_incoming]
        )
    ]
    assert len(phones) + len(alone) == truth.totals.calls


def test_later_backups_hold_calls_of_earlier_ones_again(truth: DemoAnswers):
    again = {file.rep for file in truth.files if file.already_held}
    assert {"Asha", "Ravi"} <= again


def test_later_crm_exports_tell_of_known_leads_and_of_new_ones(truth: DemoAnswers):
    (changes,) = (file for file in truth.files if file.file == "crm-leads-changed.xlsx")
    assert 0 < changes.already_held < changes.rows


def test_the_demo_leaves_a_store_with_imports_alone(folder: Path, truth: DemoAnswers, tmp_path):
    with Store(tmp_path / "store.duckdb") as store:
        load(store, Export(folder / "contacts.vcf", "contacts.vcf"))
        with pytest.raises(RsoftError, match="holds imports already"):
            fill(store, tmp_path / "demo", 50, 7)
