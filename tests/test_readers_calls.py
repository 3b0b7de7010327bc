"""Calls of telephone systems and CRMs: each format by its own marks, and what its rows mean."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.metrics import report
from rsoft_analytics.phones import e164
from rsoft_analytics.readers import CERTAIN, all_readers, name_of, reader_for, reader_named
from rsoft_analytics.rows import REASONS
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings
from rsoft_analytics.telephony.voice_pages import LONGEST_PAGE

SAMPLES = Path(__file__).parents[1] / "data/samples"
STRENGTHS = {
    "from a real file",
    "from the exporter's source",
    "from a parser",
    "from the vendor's documentation",
    "from API fields only",
}
# Each sample: its format, and how many rows are added, rejected and skipped.
READ = {
    "aircall.xlsx": ("aircall", 3, 0, 0),
    "aircall_old.csv": ("aircall", 4, 0, 0),
    "amazon_connect.csv": ("amazon_connect", 3, 0, 2),
    "asterisk.sqlite": ("asterisk_cdr", 3, 1, 0),
    "asterisk_cdr_table.csv": ("asterisk_cdr", 3, 1, 0),
    "asterisk_custom_master.csv": ("asterisk_cdr", 4, 0, 0),
    "asterisk_dump.sql": ("asterisk_cdr", 3, 1, 0),
    "asterisk_master.csv": ("asterisk_cdr", 6, 0, 1),
    "asterisk_postgres_dump.sql": ("asterisk_cdr", 2, 1, 1),
    "callrail.csv": ("callrail", 4, 0, 0),
    "dialpad.csv": ("dialpad", 3, 0, 0),
    "espocrm_calls.csv": ("espocrm_calls", 2, 0, 1),
    "exotel.csv": ("exotel", 4, 0, 0),
    "frappe_calls.csv": ("frappe_calls", 4, 0, 0),
    "freeswitch_asterisk_template.csv": ("freeswitch_cdr", 2, 0, 0),
    "freeswitch_cdr_stats.csv": ("freeswitch_cdr", 2, 0, 0),
    "freeswitch_master.csv": ("freeswitch_cdr", 6, 0, 1),
    "freeswitch_text.txt": ("freeswitch_cdr", 2, 1, 0),
    "fritzbox.csv": ("fritzbox", 6, 0, 1),
    "google_ads_calls.csv": ("google_ads_calls", 4, 0, 3),
    "google_voice.html": ("google_voice", 4, 0, 1),
    "google_voice_one_call.html": ("google_voice", 1, 0, 0),
    "grandstream.csv": ("grandstream", 2, 0, 1),
    "hubspot_calls.csv": ("hubspot_calls", 4, 0, 0),
    "irontec.csv": ("irontec", 3, 0, 0),
    "justcall.csv": ("justcall", 3, 0, 0),
    "knowlarity.csv": ("knowlarity", 5, 0, 0),
    "microsoft_teams.csv": ("microsoft_teams", 4, 0, 2),
    "openphone.csv": ("openphone", 4, 0, 1),
    "ozonetel.csv": ("ozonetel", 2, 0, 0),
    "ozonetel.json": ("ozonetel", 4, 0, 0),
    "pipedrive_activities.csv": ("pipedrive_activities", 2, 0, 2),
    "ringcentral.csv": ("ringcentral", 4, 0, 2),
    "ringcentral_one_user.csv": ("ringcentral", 10, 1, 2),
    "salesforce_tasks.csv": ("salesforce_tasks", 2, 1, 4),
    "suitecrm_calls.csv": ("suitecrm_calls", 2, 0, 1),
    "three_cx.csv": ("three_cx", 4, 0, 2),
    "three_cx_arabic.csv": ("three_cx", 2, 0, 0),
    "twilio.csv": ("twilio", 4, 0, 2),
    "vicidial.txt": ("vicidial", 5, 0, 0),
    "webex.csv": ("webex", 3, 0, 1),
    "yeastar.csv": ("yeastar", 4, 0, 1),
    "zoho_calls.csv": ("zoho_calls", 3, 0, 1),
    "zoom_phone.csv": ("zoom_phone", 3, 0, 1),
}
UNDER_TITLES = {"google_ads_calls.csv": 2, "fritzbox.csv": 1}
WITHOUT_HEADER = {
    "asterisk_custom_master.csv",
    "asterisk_master.csv",
    "freeswitch_asterisk_template.csv",
    "freeswitch_master.csv",
}
WITH_HEADER = {name for name in READ if name.endswith(".csv")} - WITHOUT_HEADER
FORMATS = sorted({name for name, *_ in READ.values()})


@pytest.fixture
def export(tmp_path):
    """Makes an export of some text, of lines, or of a sample with something in it replaced."""

    def made(content: str | bytes | list[str], name: str = "calls.csv") -> Export:
        if isinstance(content, list):
            content = "\n".join(content) + "\n"
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Export(path, name)

    return made


def sample(name: str) -> Export:
    return Export(SAMPLES / name, name)


def text_of(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def rows(export: Export) -> list[dict[str, Any]]:
    reading = reader_for(export).read(export, None)
    return [row for batch in reading.batches for row in batch.rows.to_pylist()]


def set_aside(export: Export) -> list[str]:
    batches = list(reader_for(export).read(export, None).batches)
    return [one.message for batch in batches for one in (*batch.rejects, *batch.skips)]


def imported(export: Export) -> tuple[Report, list[dict[str, Any]]]:
    """The report of an import into an empty store, and the calls that are in it then."""
    with Store(None) as store:
        report = load(store, export)
        assert report.error is None
        return report, store.rows("store/calls_without_ids")


@cache
def of_sample(name: str) -> tuple[Report, list[dict[str, Any]]]:
    return imported(sample(name))


def told(name: str) -> list[tuple]:
    """The calls of a sample: direction, outcome, seconds and the other side."""
    return [
        (one["direction"], one["outcome"], one["seconds"], number_of(one))
        for one in of_sample(name)[1]
    ]


def number_of(call: dict[str, Any]) -> str | None:
    return e164(call["party_key"]) if call["party_kind"] == "number" else call["party_kind"]


def column(name: str, column: str) -> list[Any]:
    return [one[column] for one in of_sample(name)[1]]


def shown_in_india(name: str) -> list[str]:
    return [f"{one['started_at']:%Y-%m-%d %H:%M:%S}" for one in of_sample(name)[1]]


# Every format


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_says_how_its_facts_are_known(name):
    assert reader_named(name).KNOWN in STRENGTHS


@pytest.mark.parametrize("file", sorted(SAMPLES.iterdir()), ids=lambda file: file.name)
def test_no_two_formats_are_certain_of_one_sample(file):
    export = Export(file, file.name)
    certain = [name for name, one in all_readers().items() if one.claim(export) >= CERTAIN]
    assert certain == ([READ[file.name][0]] if file.name in READ else certain[:1])
    assert file.name in READ or not set(certain) & set(FORMATS)


@pytest.mark.parametrize("name", READ)
def test_each_sample_is_claimed_by_its_reader(name):
    assert name_of(reader_for(sample(name))) == READ[name][0]


@pytest.mark.parametrize("name", READ)
def test_every_line_of_a_sample_is_added_rejected_or_skipped(name):
    report, _ = of_sample(name)
    counts = (report.format, report.added, report.rejected, report.skipped)
    assert counts == READ[name]


def test_a_store_of_all_samples_passes_every_check():
    with Store(None) as store:
        for name in READ:
            load(store, sample(name))
        assert [one.name for one in findings(store) if one.offenders] == []


@pytest.mark.parametrize("name", READ)
def test_what_is_set_aside_has_a_known_reason(name):
    export = sample(name)
    for batch in reader_for(export).read(export, None).batches:
        assert {one.reason for one in (*batch.rejects, *batch.skips)} <= REASONS


@pytest.mark.parametrize("name", [name for name in READ if not name.startswith("google_voice")])
def test_a_person_may_map_the_columns_of_a_table_by_hand(name):
    export = sample(name)
    if export.table is not None:
        mapping = {export.table.header[0]: "note"}
        reading = reader_for(export).read(export, mapping)
        assert reading.conventions.columns == mapping
        assert next(iter(reading.batches)).rows.num_rows > 0


@pytest.mark.parametrize("name", sorted(WITH_HEADER))
def test_a_header_alone_is_an_export_without_calls(export, name):
    alone = export(text_of(name).splitlines()[UNDER_TITLES.get(name, 0)] + "\n")
    assert name_of(reader_for(alone)) == READ[name][0]
    assert rows(alone) == []


# Google Voice


def test_google_voice_tells_the_four_ways_of_a_call():
    assert told("google_voice.html") == [
        ("incoming", "answered", 6695, "+915500003001"),
        ("incoming", "missed", 0, "+915500006002"),
        ("outgoing", "connected", 45, "+915500006002"),
        ("incoming", "voicemail", 12, "withheld"),
    ]


def test_google_voice_times_are_those_with_their_offset():
    assert rows(sample("google_voice.html"))[0]["started"] == "2026-03-02T11:01:10.449+05:30"


def test_google_voice_keeps_the_transcript_of_a_voicemail():
    assert rows(sample("google_voice.html"))[3]["note"] == (
        "Please call me back about the panels & the quote"
    )


def test_google_voice_keeps_nothing_of_a_page_of_messages():
    report, _ = of_sample("google_voice.html")
    (skip,) = [
        one
        for batch in reader_named("google_voice").read(sample("google_voice.html"), None).batches
        for one in batch.skips
    ]
    assert (skip.line, skip.reason, "On my way" in skip.text) == (49, "not a call", False)
    assert report.skipped == 1


def test_google_voice_pages_are_known_by_the_lines_between_them():
    lines = [row["line"] for row in rows(sample("google_voice.html"))]
    named = text_of("google_voice.html").splitlines()
    assert all(named[line - 1].startswith("<!-- rsoft: ") for line in lines)


def test_a_google_voice_page_alone_is_read_as_the_same_page_in_a_bundle(export):
    page = text_of("google_voice_one_call.html")
    alone = rows(export(page, "one.html"))
    bundled = rows(export(f"<!-- rsoft: one.html -->\n{page}", "all.html"))
    assert alone == bundled


def test_a_google_voice_name_that_is_no_name_is_left_out():
    assert column("google_voice.html", "name") == ["Priya Menon", None, None, None]


def test_a_page_that_never_ends_is_rejected_and_the_next_is_read(export):
    bundle = "<!-- rsoft: a -->\n" + '<div class="haudio">\n' * (LONGEST_PAGE // 20)
    bundle += f"<!-- rsoft: b -->\n{text_of('google_voice_one_call.html')}"
    report, calls = imported(export(bundle, "all.html"))
    assert (report.rejected, len(calls)) == (1, 1)


def test_a_damaged_google_voice_page_is_rejected_and_the_next_is_read(export):
    page = text_of("google_voice_one_call.html")
    bundle = f'<!-- rsoft: a -->\n<div class="haudio"><![foo[ x]]>\n<!-- rsoft: b -->\n{page}'
    report, calls = imported(export(bundle, "all.html"))
    assert report.rejected + report.added == 2
    assert calls[0]["party"] == "174074978"


def test_a_google_voice_page_without_labels_is_known_by_its_name(export):
    page = text_of("google_voice_one_call.html").replace("Received", "Anruf")
    named = f"<!-- rsoft: 174 - Missed - 2011-11-07T00_07_43Z.html -->\n{page}"
    assert rows(export(named, "all.html"))[0]["direction"] == "Missed"


# Asterisk, Grandstream, FreeSWITCH


@pytest.mark.parametrize("name", ["asterisk_master.csv", "asterisk_custom_master.csv"])
def test_asterisk_is_read_in_both_orders_of_columns(name):
    assert told(name)[:3] == [
        ("incoming", "answered", 200, "+915500006101"),
        ("incoming", "missed", 0, "+915500006102"),
        ("outgoing", "not connected", 0, "+915500006103"),
    ]


def test_asterisk_legs_of_one_call_are_one_call():
    assert len(told("asterisk_master.csv")) == READ["asterisk_master.csv"][1] - 1


def test_asterisk_takes_talk_time_and_the_start_of_dialling():
    row = rows(sample("asterisk_master.csv"))[0]
    assert (row["started"], row["talk"], row["duration"]) == ("2026-03-02 09:15:00", "200", "204")


def test_a_call_that_the_pbx_alone_answered_was_missed():
    assert ("incoming", "missed", 0, "+915500006102") in told("asterisk_master.csv")


def test_asterisk_voicemail_of_a_withheld_caller_is_a_voicemail():
    assert told("asterisk_master.csv")[-1] == ("incoming", "voicemail", 35, "withheld")


def test_asterisk_internal_calls_are_skipped_in_words():
    assert set_aside(sample("asterisk_master.csv")) == [
        "Line 6: is an internal call, from extension to extension."
    ]


def test_asterisk_dispositions_may_be_numbers():
    assert told("asterisk_cdr_table.csv") == [
        ("incoming", "answered", 60, "+915500006101"),
        ("outgoing", "connected", 25, "+915500006104"),
    ]


def test_a_call_between_numbers_in_an_unknown_context_is_rejected_naming_the_context():
    report, _ = of_sample("asterisk_cdr_table.csv")
    assert "'custom'" in report.rejects[0].message


def test_the_line_of_an_asterisk_call_is_the_number_that_was_called():
    assert column("asterisk_cdr_table.csv", "line_number") == ["+915500000100", "+915500000100"]


def test_asterisk_names_are_those_of_callers_only():
    assert column("asterisk_master.csv", "name") == ["Asha Kulkarni", None, None, None, None]


def test_grandstream_means_what_asterisk_means():
    assert told("grandstream.csv") == [
        ("incoming", "answered", 60, "+915500007201"),
        ("outgoing", "not connected", 0, "+915500007202"),
    ]


def test_freeswitch_normal_clearing_without_talk_is_no_answer():
    calls = told("freeswitch_master.csv")
    assert calls[2] == ("outgoing", "not connected", 0, "+915500006203")


def test_freeswitch_tells_both_legs_of_a_call_as_one():
    assert len(told("freeswitch_master.csv")) == READ["freeswitch_master.csv"][1] - 1


def test_a_freeswitch_call_from_an_account_is_outgoing_though_both_sides_are_numbers():
    assert told("freeswitch_master.csv")[3] == ("outgoing", "connected", 60, "+915500006203")


def test_freeswitch_takes_a_space_before_a_quoted_cell():
    first, second = rows(sample("freeswitch_asterisk_template.csv"))
    assert first["call_ref"] == "b5c9f6c0-e752-11f0-8bfb-000000000001"
    assert json.loads(second["extra"])["userfield"] == "a, note"


def test_freeswitch_text_dumps_have_epoch_seconds_and_numeric_causes():
    assert told("freeswitch_text.txt") == [
        ("outgoing", "connected", 78, "+915500006231"),
        ("outgoing", "not connected", 0, "+915500006232"),
    ]
    assert shown_in_india("freeswitch_text.txt")[0].endswith("11:30:00")


def test_what_cdr_stats_takes_tells_its_direction_by_a_code():
    assert [one[0] for one in told("freeswitch_cdr_stats.csv")] == ["incoming", "outgoing"]


def test_a_file_without_header_keeps_its_first_line(export):
    first = text_of("asterisk_master.csv").splitlines()[0]
    assert len(rows(export([first]))) == 1


def test_a_file_without_header_in_no_known_order_is_refused(export):
    lines = [
        line.replace("2026-03-02", "today") for line in text_of("asterisk_master.csv").splitlines()
    ]
    with pytest.raises(UnreadableExport):
        reader_for(export(lines))


def test_a_damaged_line_of_a_file_without_header_does_not_make_it_unknown(export):
    lines = text_of("asterisk_master.csv").splitlines()
    report, _ = imported(export([*lines, '"a","b","c","d","e","f","g"']))
    assert (report.format, report.rejected) == ("asterisk_cdr", 1)


# Cloud telephony


def test_a_twilio_call_passed_on_is_one_call_with_the_talk_of_its_child():
    assert told("twilio.csv") == [
        ("incoming", "answered", 95, "+12025550141"),
        ("incoming", "missed", 0, "+12025550142"),
        ("outgoing", "not connected", 0, "+12025550142"),
        ("outgoing", "connected", 60, "+12025550142"),
    ]


def test_twilio_times_are_universal():
    assert shown_in_india("twilio.csv")[0].endswith("11:00:00")


def test_exotel_click_to_call_is_with_whom_it_was_put_through_to():
    assert told("exotel.csv") == [
        ("incoming", "answered", 100, "+915500006301"),
        ("incoming", "missed", 0, "+915500006302"),
        ("outgoing", "connected", 170, "+915500006303"),
        ("outgoing", "not connected", 0, "+915500006304"),
    ]


def test_exotel_calls_begin_when_they_were_made_not_when_they_were_answered():
    assert rows(sample("exotel.csv"))[0]["started"] == "2026-03-02 09:10:00"


def test_the_first_exotel_report_without_legs_is_read_too(export):
    header = (
        "CallSid,DateCreated,From,To,PhoneNumberSid,Direction,Status,StartTime,EndTime,Duration"
    )
    row = "e1,2026-03-02 09:10:00,05500006301,0555,0555,inbound,completed,,,120"
    assert rows(export([header, row]))[0]["outcome"] == "completed"


def test_ozonetel_masked_numbers_are_kept_and_are_nobodys():
    assert told("ozonetel.json") == [
        ("outgoing", "not connected", 0, "masked"),
        ("incoming", "answered", 110, "+915500006351"),
        ("outgoing", "connected", 42, "+915500006352"),
    ]


def test_ozonetel_tells_a_leg_that_nobody_took_as_the_call_that_somebody_did():
    assert column("ozonetel.json", "rep") == ["Asha", "Asha", "Ravi"]


def test_the_newer_ozonetel_columns_tell_day_and_time_apart():
    assert rows(sample("ozonetel.csv"))[0]["started"] == "2026-03-03 09:05:00"


def test_an_ozonetel_answer_that_breaks_off_is_read_up_to_there(export):
    text = text_of("ozonetel.json")
    cut = export(text[: text.index("Progressive")], "cdr.json")
    report, calls = imported(cut)
    assert (report.added, report.rejected, len(calls)) == (3, 1, 2)


def test_ozonetel_records_know_their_lines():
    lines = text_of("ozonetel.json").splitlines()
    assert all(lines[row["line"] - 1].strip() == "{" for row in rows(sample("ozonetel.json")))


def test_knowlarity_types_tell_direction_and_outcome():
    assert told("knowlarity.csv") == [
        ("incoming", "answered", 75, "+915500006401"),
        ("incoming", "missed", 0, "+915500006402"),
        ("incoming", "missed", 0, "+915500006403"),
        ("outgoing", "connected", 64, "+915500006402"),
        ("incoming", "missed", 0, "+915500006404"),
    ]


def test_an_unknown_knowlarity_type_is_rejected_in_words(export):
    lines = text_of("knowlarity.csv").replace("Phone", "Hologram").splitlines()
    report, _ = imported(export(lines))
    assert "'Hologram'" in report.rejects[0].message


def test_aircall_numbers_get_their_plus_and_hidden_callers_stay_hidden():
    assert told("aircall_old.csv") == [
        ("incoming", "answered", 120, "+447700900123"),
        ("incoming", "voicemail", 0, "+915500006452"),
        ("incoming", "missed", 0, "withheld"),
        ("outgoing", "not connected", 0, "+915500006452"),
    ]


def test_aircall_numbers_survive_a_spreadsheet():
    assert [one[3] for one in told("aircall.xlsx")] == [
        "+447700900123", "+915500006453", "+447700900124",
    ]  # fmt: skip


def test_aircall_takes_the_universal_time():
    assert shown_in_india("aircall_old.csv")[0].endswith("14:30:00")


def test_an_aircall_user_that_is_none_is_no_rep():
    assert column("aircall.xlsx", "rep") == ["Asha Kulkarni", "Asha Kulkarni", None]


def test_an_aircall_call_in_an_old_and_in_a_new_export_is_one(export):
    newer = (
        "line,datetime (tz offset incl.),datetime (utc),direction,from,to,answered,"
        "missed_call_reason,user,duration (total),duration (in call),voicemail,call id"
    )
    row = (
        "Sales India,,2026-03-02 09:00:00,inbound,447700900123,915500000450,Yes,,"
        "Asha Kulkarni,140,120,,CA1"
    )
    with Store(None) as store:
        load(store, sample("aircall_old.csv"))
        assert load(store, export([newer, row])).added == 0


def test_3cx_legs_under_one_id_are_one_call_of_who_answered():
    assert told("three_cx.csv") == [
        ("incoming", "answered", 125, "+915500006501"),
        ("incoming", "missed", 0, "+915500006502"),
        ("outgoing", "connected", 3723, "+915500006503"),
    ]
    assert column("three_cx.csv", "rep") == ["Sunita Nair", None, "Ravi Kumar"]
    assert column("three_cx.csv", "name") == ["Asha Kulkarni", None, "Priya Menon"]


def test_3cx_totals_and_internal_calls_are_skipped():
    assert sorted(set_aside(sample("three_cx.csv"))) == [
        "Line 6: is an internal call, from extension to extension.",
        "Line 7: is a total or a footer.",
    ]


def test_a_3cx_line_that_begins_with_no_time_is_skipped(export):
    lines = text_of("three_cx.csv").replace("Totals", "Week 9 to date").replace("9 to", "to")
    skipped = set_aside(export(lines))
    assert "Line 7: is a total or a heading, not a call." in skipped


def test_3cx_headers_in_arabic_are_read():
    assert [one[:2] for one in told("three_cx_arabic.csv")] == [
        ("incoming", "answered"),
        ("outgoing", "not connected"),
    ]


def test_dialpad_talk_time_is_in_minutes_where_it_has_a_point():
    assert [one[2] for one in told("dialpad.csv")] == [90, 0, 32]


def test_dialpad_talk_time_without_a_point_is_in_seconds(export):
    text = text_of("dialpad.csv").replace(",1.5,", ",95,")
    assert rows(export(text))[0]["talk"] == "95"


def test_justcall_date_and_time_are_joined():
    row = rows(sample("justcall.csv"))[0]
    assert (row["started"], row["talk"], row["rep"]) == ("2026-03-02 09:00:00", "80", "Sunita Nair")


def test_the_legs_of_a_yeastar_are_one_call_of_the_person_who_took_it():
    _, calls = of_sample("yeastar.csv")
    told = [(one["direction"], one["outcome"], one["seconds"], one["rep"]) for one in calls]
    assert told == [
        ("incoming", "answered", 65, "Meera Rao"),
        ("outgoing", "not connected", 0, "Meera Rao"),
        ("incoming", "voicemail", 10, "Meera Rao"),
    ]
    assert [one["line_number"] for one in calls] == [
        "+915500009025",
        "+915500009026",
        "+915500009025",
    ]
    assert [one["name"] for one in calls] == [None, None, "Kiran"]


def test_the_fields_of_yeastars_api_are_its_pages_columns(export):
    line = "1.{},2026-01-13 1{}:05:11,{},{},12,{},{},{},"
    _, calls = imported(
        export(
            [
                "callid,timestart,callfrom,callto,callduraction,talkduraction,status,type,didnumber",
                line.format(1, 0, 101, "05500725002", 5, "ANSWERED", "Outbound"),
                line.format(2, 1, "05500725003", 101, 0, "NO ANSWER", "Inbound"),
                line.format(3, 2, 101, 102, 5, "ANSWERED", "Internal"),
            ]
        )
    )
    told = [(one["direction"], one["outcome"], one["seconds"]) for one in calls]
    assert told == [("outgoing", "connected", 5), ("incoming", "missed", 0)]


def test_ringcentral_legs_are_one_call_and_faxes_are_none():
    assert told("ringcentral.csv") == [
        ("incoming", "answered", 75, "+12025550161"),
        ("outgoing", "not connected", 0, "+12025550162"),
        ("incoming", "voicemail", 20, "+12025550164"),
    ]


def test_zoom_rows_of_a_queue_are_one_call():
    assert told("zoom_phone.csv") == [
        ("incoming", "answered", 60, "+12025550171"),
        ("outgoing", "not connected", 0, "+12025550172"),
    ]
    assert column("zoom_phone.csv", "rep") == ["Sunita Nair", "Ravi Kumar"]


def test_callrail_tells_source_and_campaign():
    assert column("callrail.csv", "campaign")[0] == "Solar 2026"
    assert column("callrail.csv", "source")[0] == "Google Ads"


def test_callrail_answers_are_yes_and_no():
    assert [one[1] for one in told("callrail.csv")] == [
        "answered", "voicemail", "missed", "connected",
    ]  # fmt: skip


# CRMs and advertisements


def test_hubspot_outcomes_are_told_by_id_and_never_by_completed():
    assert told("hubspot_calls.csv") == [
        ("incoming", "answered", 93, "+915500006701"),
        ("outgoing", "not connected", 0, "+915500006702"),
        ("outgoing", "not connected", 0, "+915500006702"),
        ("outgoing", "connected", 61, "+915500006702"),
    ]


def test_hubspot_notes_lose_their_markup():
    assert rows(sample("hubspot_calls.csv"))[0]["note"] == "Asked for a quote today"


def test_zoho_lengths_are_minutes_and_seconds():
    assert told("zoho_calls.csv")[0] == ("incoming", "answered", 307, "+915500006801")


@pytest.mark.parametrize("name", ["zoho_calls.csv", "suitecrm_calls.csv", "espocrm_calls.csv"])
def test_planned_calls_are_skipped(name):
    (message,) = set_aside(sample(name))
    assert message.endswith("is a planned call, not one that was made.")


def test_salesforce_tasks_that_are_no_calls_are_skipped():
    export = sample("salesforce_tasks.csv")
    assert set_aside(export) == [
        "Line 4: is a task, not a call.",
        "Line 5: is a task, not a call.",
        "Line 6: is a planned call, not one that was made.",
        "Line 7: is an internal call, from extension to extension.",
    ]


def test_a_salesforce_call_whose_type_says_otherwise_is_a_call():
    assert told("salesforce_tasks.csv")[1] == ("outgoing", "not connected", 0, "withheld")


def test_suitecrm_hours_and_minutes_make_one_length():
    assert [one[2] for one in told("suitecrm_calls.csv")] == [3900, 0]


def test_espocrm_lengths_are_seconds():
    assert [one[:3] for one in told("espocrm_calls.csv")] == [
        ("incoming", "answered", 300),
        ("outgoing", "not connected", 0),
    ]


def test_frappe_lengths_may_be_written_with_their_units():
    assert [one[2] for one in told("frappe_calls.csv")] == [100, 0, 61, 0]


def test_a_google_ads_number_is_put_together_from_its_three_columns():
    assert [one[3] for one in told("google_ads_calls.csv")] == [
        "+915500007001", "+915500007002", "+12025550191", "withheld",
    ]  # fmt: skip


def test_a_google_ads_call_is_incoming_whatever_its_type_says():
    assert {one[0] for one in told("google_ads_calls.csv")} == {"incoming"}
    assert set(column("google_ads_calls.csv", "source")) == {"Google Ads"}


def test_irontec_calls_without_length_were_not_answered():
    assert [one[1] for one in told("irontec.csv")] == ["answered", "missed", "connected"]


# Microsoft Teams


def test_the_type_of_a_call_of_teams_tells_its_way():
    assert told("microsoft_teams.csv") == [
        ("incoming", "answered", 125, "+915500731001"),
        ("outgoing", "not connected", 0, "+915500731002"),
        ("incoming", "answered", 65, "+915500731003"),
        ("incoming", "missed", 0, "masked"),
    ]


def test_what_teams_passes_on_and_who_joins_a_conference_is_no_call():
    assert sorted(set_aside(sample("microsoft_teams.csv"))) == [
        "Line 6: is where a call was passed on to, not one of its own.",
        "Line 7: is a telephone that joined a conference.",
    ]


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        ("ByotIn", "incoming"),
        ("ByotOutUcap", "outgoing"),
        ("dr_in", "incoming"),
        ("oc_out", "outgoing"),
        ("user_out_conf", "outgoing"),
        ("Inbound", "incoming"),
    ],
)
def test_calls_of_teams_over_other_carriers_have_types_of_their_own(export, kind, way):
    header = "userPrincipalName,startDateTime,duration,callType,callerNumber,calleeNumber"
    line = f"asha@x.example,2026-01-13T04:35:11Z,9,{kind},+915500731001,+915500731002"
    assert [row["direction"] for row in rows(export([header, line]))] == [way]


def test_the_columns_of_the_report_on_the_screen_of_teams_are_known(export):
    header = (
        "Time stamp (UTC),Display name,Username,Called to,Called from,Call type,Duration,Call ID"
    )
    line = "2026-01-13 04:35:11,Asha,a@x.example,+915500731002,+915500731001,user_in,00:02:05,c1"
    (row,) = rows(export([header, line]))
    assert (row["direction"], row["rep"], row["from_number"]) == (
        "incoming",
        "Asha",
        "+915500731001",
    )


def test_a_type_of_teams_that_nobody_knows_is_told_of(export):
    report, _ = imported(
        export(text_of("microsoft_teams.csv").replace("ucap_in", "carrier pigeon"))
    )
    assert [one.reason for one in report.rejects] == ["unknown word"] * 2


# Vicidial


def test_vicidial_tells_who_called_by_how_long_they_waited():
    assert told("vicidial.txt") == [
        ("outgoing", "connected", 95, "+915500732001"),
        ("outgoing", "not connected", 0, "+915500732002"),
        ("outgoing", "not connected", 0, "+915500732003"),
        ("incoming", "answered", 120, "+915500732001"),
        ("incoming", "missed", 0, "+915500732004"),
    ]


def test_a_machine_of_vicidial_is_nobody_of_the_team():
    found = [row["rep"] for row in rows(sample("vicidial.txt"))]
    assert found == ["Asha Kulkarni", None, "Asha Kulkarni", "Meera Rao", None]


def test_the_logs_of_vicidial_are_read_as_tables(export):
    outgoing = (
        "uniqueid,lead_id,list_id,campaign_id,call_date,start_epoch,end_epoch,length_in_sec,status,"
        "phone_code,phone_number,user,comments,processed,user_group,term_reason,alt_dial"
    )
    incoming = (
        "closecallid,lead_id,list_id,campaign_id,call_date,start_epoch,end_epoch,length_in_sec,"
        "status,phone_code,phone_number,user,comments,processed,queue_seconds,user_group,uniqueid"
    )
    out = "1.2,7,1,S,2026-01-13 10:00:00,1,2,9,SALE,91,5500732001,6001,,N,S,AGENT,MAIN"
    into = "3,7,1,S,2026-01-13 11:00:00,1,2,9,AFTHRS,91,5500732001,VDCL,,N,9.00,S,1.3"
    found = [*rows(export([outgoing, out])), *rows(export([incoming, into]))]
    assert [(one["direction"], one["outcome"], one["duration"]) for one in found] == [
        ("outgoing", "answered", "9"),
        ("incoming", "no answer", "0"),
    ]


# OpenPhone


def test_openphone_tells_an_answer_by_its_moment():
    assert told("openphone.csv") == [
        ("incoming", "answered", 125, "+915500733001"),
        ("incoming", "missed", 0, "+915500733002"),
        ("outgoing", "connected", 55, "+915500733002"),
        ("outgoing", "not connected", 0, "+915500733003"),
    ]


def test_times_of_openphone_are_in_the_zone_that_their_column_names():
    assert shown_in_india("openphone.csv")[0] == "2026-01-13 10:35:11"


def test_openphone_in_another_zone_is_read_in_that_zone(export):
    _, calls = imported(export(text_of("openphone.csv").replace("AtPT", "AtET")))
    assert f"{calls[0]['started_at']:%Y-%m-%d %H:%M}" == "2026-01-13 07:35"


def test_messages_of_openphone_are_no_calls():
    assert set_aside(sample("openphone.csv")) == ["Line 6: is a text message."]


# What PostgreSQL copies, and RingCentral's log of one user


def test_the_rows_that_postgresql_copies_are_read_with_their_escapes():
    first, second = rows(sample("asterisk_postgres_dump.sql"))
    assert (first["direction"], first["outcome"]) == ("incoming", "ANSWERED")
    assert json.loads(second["extra"])["lastdata"] == "SIP/x\ty"
    assert json.loads(second["extra"])["userfield"] == "a\\b\nc"


def test_a_copied_row_that_is_not_whole_is_rejected_and_other_tables_are_told_of():
    assert set_aside(sample("asterisk_postgres_dump.sql")) == [
        "Line 40: here stands a row that is not whole.",
        "Line 33: the table 'accounts' has other columns than that of the calls and is not read.",
    ]


def test_results_and_actions_tell_the_way_of_one_users_calls():
    found = {row["outcome"]: row["direction"] for row in rows(sample("ringcentral_one_user.csv"))}
    assert found == {
        "answered": "incoming",
        "no answer": "outgoing",
        "Busy": "outgoing",
        "Rejected": "incoming",
        "Declined": "incoming",
        "Blocked": "incoming",
        "failed": "outgoing",
        None: None,
    }


def test_a_call_that_somebody_asked_the_telephone_to_make_goes_out(export):
    text = text_of("ringcentral_one_user.csv").replace("RingOut Web,Stopped", "RingOut Web,Missed")
    found = [row["direction"] for row in rows(export(text)) if row["outcome"] == "Missed"]
    assert found == ["outgoing"]


# FRITZ!Box, Webex and Amazon Connect


def test_the_types_and_the_hours_of_a_fritzbox_are_its_own():
    assert told("fritzbox.csv") == [
        ("incoming", "answered", 120, "+915500789001"),
        ("incoming", "missed", 0, "+915500789002"),
        ("outgoing", "connected", 3900, "+915500789003"),
        ("incoming", "declined", 0, "+915500789004"),
        ("outgoing", "connected", 540, "+915500789003"),
        ("outgoing", "not connected", 0, "+915500789004"),
    ]
    assert set(column("fritzbox.csv", "line_number")) == {"05500009068"}


def test_a_user_of_webex_originates_or_terminates_a_call():
    assert told("webex.csv") == [
        ("incoming", "answered", 125, "+915500781001"),
        ("incoming", "missed", 0, "+915500781002"),
        ("outgoing", "connected", 60, "+915500781003"),
    ]
    assert shown_in_india("webex.csv")[0] == "2026-01-13 10:05:11"


def test_a_contact_of_amazon_connect_is_a_call_where_it_is_by_voice():
    assert told("amazon_connect.csv") == [
        ("incoming", "answered", 125, "+915500784001"),
        ("incoming", "missed", 0, "+915500784002"),
        ("outgoing", "connected", 30, "+915500784003"),
    ]


def test_a_log_that_knows_only_incoming_and_outgoing_says_by_no_length_that_a_call_was_missed(
    empty_store, tmp_path
):
    path = tmp_path / "calls.csv"
    path.write_text(
        "Call Time,Phone Number,Call Type,Duration\n"
        "2026-03-02 10:00:00,5500000001,Incoming,60\n"
        "2026-03-02 11:00:00,5500000002,Incoming,0\n"
        "2026-03-02 12:00:00,5500000003,Outgoing,0\n"
    )
    assert load(empty_store, Export(path, path.name)).added == 3
    (missed,) = report(empty_store, "missed_calls")["rows"]
    assert missed["value"] == 1
