"""Readers of tables: which claims what, and the rows they hand over."""

import json
from pathlib import Path

import pytest

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import (
    CERTAIN,
    GENERAL,
    NO,
    call_log,
    contacts_table,
    google_contacts,
    leads,
    name_of,
    reader_for,
)
from rsoft_analytics.rows import ROWS_OF_KIND, Reading

SAMPLES = Path(__file__).parent.parent / "data/samples"
SAMPLE_READERS = {
    "call_log.csv": "call_log",
    "call_log_semicolon.csv": "call_log",
    "call_log.xlsx": "call_log",
    "leads.csv": "leads",
    "leads_by_id.csv": "leads",
    "google_contacts.csv": "google_contacts",
    "google_contacts_old.csv": "google_contacts",
    "contacts_table.csv": "contacts_table",
}


@pytest.fixture
def export(tmp_path):
    """Makes an export of the lines of a table."""

    def made(*lines: str) -> Export:
        path = tmp_path / "export.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return Export(path, "export.csv")

    return made


def sample(name: str) -> Export:
    return Export(SAMPLES / name, name)


def read(export: Export, columns: dict[str, str] | None = None) -> Reading:
    return reader_for(export).read(export, columns)


def rows(reading: Reading) -> list[dict]:
    return [row for batch in reading.batches for row in batch.rows.to_pylist()]


def filled(row: dict) -> dict:
    return {name: cell for name, cell in row.items() if cell and name not in {"row", "line"}}


# Every sample


@pytest.mark.parametrize(("name", "reader"), SAMPLE_READERS.items())
def test_each_sample_is_claimed_by_its_reader(name, reader):
    assert name_of(reader_for(sample(name))) == reader


@pytest.mark.parametrize("name", SAMPLE_READERS)
def test_rows_have_the_columns_of_their_kind(name):
    reading = read(sample(name))
    assert {batch.rows.schema for batch in reading.batches} == {ROWS_OF_KIND[reading.kind]}


@pytest.mark.parametrize("name", [name for name in SAMPLE_READERS if "google" not in name])
def test_a_preview_confirmed_as_it_stands_gives_the_same_rows(name):
    export = sample(name)
    assert rows(read(export, read(export).conventions.columns)) == rows(read(export))


# Call logs


def test_a_call_log_is_read_with_date_and_time_joined():
    assert filled(rows(read(sample("call_log.csv")))[0]) == {
        "started": "02/03/2026 09:04:11",
        "duration": "184",
        "direction": "Incoming",
        "outcome": "Answered",
        "party": "+91 55000 01001",
        "name": "Rohan Deshpande",
        "line_number": "SIM 1",
        "rep": "Asha",
        "note": "Wants a quote for 3 kW",
        "extra": '{"Follow-up On": "05/03/2026"}',
    }


def test_a_workbook_is_read_like_the_text_it_shows():
    first = rows(read(sample("call_log.xlsx")))[0]
    assert (first["started"], first["party"], first["talk"], first["line"]) == (
        "2026-03-02 9:15:00",
        "915500004001",
        "0:04:05",
        4,
    )


def test_both_sides_of_a_call_are_kept_where_both_have_a_column():
    first = rows(read(sample("call_log_semicolon.csv")))[0]
    assert (first["from_number"], first["to_number"], first["party"]) == (
        "+915500002001",
        "+915500090001",
        None,
    )


@pytest.mark.parametrize("column", ["From", "To", "Caller", "Callee", "Caller ID"])
def test_a_lone_side_of_a_call_is_the_other_party(export, column):
    (row,) = rows(read(export(f"Date,{column},Duration", "2026-03-02,5500000001,5")))
    assert row["party"] == "5500000001"


def test_a_lone_caller_beside_a_number_is_a_name(export):
    (row,) = rows(read(export("Date,Caller,Phone,Duration", "2026-03-02,Asha,5500000001,5")))
    assert (row["name"], row["party"]) == ("Asha", "5500000001")


def test_the_second_number_of_a_call_is_kept_beside(export):
    (row,) = rows(read(export("Date,Phone,Mobile,Duration", "1,5500000001,5500000002,5")))
    assert (row["party"], json.loads(row["extra"])) == ("5500000001", {"Mobile": "5500000002"})


def test_the_second_number_of_a_call_helps_out_where_the_first_is_empty(export):
    (row,) = rows(read(export("Date,Phone,Mobile,Duration", "1,,5500000002,5")))
    assert row["party"] == "5500000002"


@pytest.mark.parametrize(
    ("date", "time", "started"),
    [
        ("02/03/2026", "09:04:11", "02/03/2026 09:04:11"),
        ("2026-03-02 00:00:00", "9:04:11", "2026-03-02 9:04:11"),
        ("2026-03-02", "2026-03-02 09:04:11", "2026-03-02 09:04:11"),
        ("2026-03-02", "2 Mar 2026 9:04 AM", "2 Mar 2026 9:04 AM"),
        ("2026-03-02 09:04:11", "09:04:11", "2026-03-02 09:04:11"),
        ("2026-03-02", "", "2026-03-02"),
        ("", "09:04:11", "09:04:11"),
    ],
)
def test_a_date_and_a_time_become_one_moment(export, date, time, started):
    (row,) = rows(read(export("Date,Time,Phone,Duration", f"{date},{time},5500000001,5")))
    assert row["started"] == started


def test_the_header_tells_unit_and_zone(export):
    conventions = read(export("Start time (UTC),Phone,Duration (min)", "1,2,3")).conventions
    assert (conventions.duration_unit, conventions.timezone) == ("min", "UTC")


def test_the_preview_names_the_field_of_each_column(export):
    reading = read(export("Call Date,Call Time,Mobile No.,Call Type,City", "1,2,3,4,5"))
    assert reading.conventions.columns == {
        "Call Date": "date",
        "Call Time": "time",
        "Mobile No.": "party",
        "Call Type": "direction",
    }


def test_unknown_columns_are_kept_as_json(export):
    text = 'say ""hi"", \\ or\ttab'
    (row,) = rows(read(export("Date,Phone,Duration,A,B,C", f'1,2,3,"{text}",,ü')))
    assert json.loads(row["extra"]) == {"A": 'say "hi", \\ or\ttab', "C": "ü"}


def test_a_record_without_unknown_cells_has_no_extra(export):
    found = rows(read(export("Date,Phone,Duration,A", "1,2,3,", "1,2,3,4")))
    assert [row["extra"] for row in found] == [None, '{"A": "4"}']


def test_more_columns_make_a_better_claim(export):
    assert call_log.claim(export("Date,Phone,Duration", "1,2,3")) == GENERAL + 3


def test_leads_are_not_taken_for_calls(export):
    assert call_log.claim(export("Created Date,Phone,Source,Status", "1,2,3,4")) == NO


# A person's own mapping


def test_a_persons_mapping_is_followed_exactly(export):
    strange = export("Quand,Qui,Phone", "2026-03-02,5500000001,5500000002")
    (row,) = rows(call_log.read(strange, {"Quand": "started", "Qui": "party"}))
    assert filled(row) == {
        "started": "2026-03-02",
        "party": "5500000001",
        "extra": '{"Phone": "5500000002"}',
    }


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"Wann": "started"}, "There is no column 'Wann'. There are: Quand, Qui"),
        ({"Quand": "begun"}, "No field is called 'begun'. There are: started"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(export, columns, sentence):
    with pytest.raises(UnreadableExport, match=sentence):
        call_log.read(export("Quand,Qui", "1,2"), columns)


# Leads


def test_a_lead_is_read_with_all_its_fields():
    assert filled(rows(read(sample("leads.csv")))[0]) == {
        "lead_ref": "L-501",
        "name": "Priya Menon",
        "company": "Menon Textiles",
        "number": "+91 55000 03001",
        "email": "priya.menon@example.com",
        "source": "Google Ads",
        "campaign": "Diwali 2025",
        "status": "Won",
        "created": "02-11-2025 10:14",
        "converted_on": "21-11-2025",
        "value": "1,25,000.00",
        "currency": "INR",
        "do_not_call": "No",
        "rep": "Sunita Nair",
        "extra": '{"City": "Kochi"}',
    }


def test_numbers_of_a_lead_are_joined_from_columns_and_cells():
    numbers = [row["number"] for row in rows(read(sample("leads.csv")))]
    assert numbers[1:3] == ["5500003002 ::: 5500003012", "05500003003 ::: 5500003013"]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("5500000001;5500000002;5500000003", "5500000001 ::: 5500000002 ::: 5500000003"),
        ("+91 55000 00001 | +91 55000 00002", "+91 55000 00001 ::: +91 55000 00002"),
        ("5500000001;ext=102", "5500000001;ext=102"),
        ("5500000001 / 12", "5500000001 / 12"),
    ],
)
def test_several_numbers_in_a_cell_are_told_apart_from_an_extension(export, cell, number):
    (row,) = rows(read(export("Name,Phone,Lead Source", f'Asha,"{cell}",Google')))
    assert row["number"] == number


def test_leads_without_names_or_numbers_are_known_by_their_id():
    first = rows(read(sample("leads_by_id.csv")))[0]
    assert (first["lead_ref"], first["source"], first["converted"], first["number"]) == (
        "660101",
        "Google",
        "1",
        None,
    )
    assert json.loads(first["extra"])["Lead Origin"] == "Landing Page Submission"


def test_a_table_of_people_alone_is_contacts(export):
    assert leads.claim(export("Name,Phone,Email", "a,b,c")) == NO


def test_the_name_of_a_lead_is_put_together_from_its_parts(export):
    found = rows(
        read(export("First Name,Last Name,Email,Lead Status", "Asha,Rao,,x", ",Rao,,x", ",,,x"))
    )
    assert [row["name"] for row in found] == ["Asha Rao", "Rao", None]


def test_a_lead_created_on_a_date_and_at_a_time_has_one_moment(export):
    (row,) = rows(
        read(export("leadid,name,mobile,date,time", "1,Asha,5500000001,2026-03-02,10:00"))
    )
    assert row["created"] == "2026-03-02 10:00"


def test_the_id_of_a_click_says_whose_it_is(export):
    found = rows(read(export("Lead ID,GCLID,Form Name", "1,Cj0x,Quote", "2,,")))
    assert [row["click_id"] for row in found] == ["gclid:Cj0x", None]


# Contacts


def test_google_contacts_are_certain_in_both_generations():
    names = ("google_contacts.csv", "google_contacts_old.csv")
    assert [google_contacts.claim(sample(name)) for name in names] == [CERTAIN, CERTAIN]


def test_values_that_share_a_cell_are_told_apart():
    first = rows(read(sample("google_contacts.csv")))[0]
    assert first["numbers"] == [
        {"text": "+91 55000 01005", "label": "Mobile"},
        {"text": "+91 55000 01015", "label": "Mobile"},
    ]
    assert first["groups"] == ["myContacts", "Customers"]


def test_a_name_is_put_together_where_google_gives_none():
    names = [row["name"] for row in rows(read(sample("google_contacts_old.csv")))]
    assert names == ["Rohan Deshpande", "Dr Meera S Iyer", None, None, "Ravi Taxi"]


def test_cells_that_slipped_out_of_their_column_are_kept_beside():
    slipped = rows(read(sample("google_contacts_old.csv")))[3]
    assert slipped["emails"] == []
    assert json.loads(slipped["extra"]) == {
        "E-mail 1 - Value": "* Other",
        "E-mail 2 - Value": "https://example.com/photo.jpg",
    }


def test_the_address_of_a_google_picture_is_not_kept():
    assert "photo-of-asha" not in str(rows(read(sample("google_contacts.csv"))))


def test_a_contact_of_google_may_be_a_mere_number():
    row = rows(read(sample("google_contacts.csv")))[2]
    assert filled(row) == {
        "numbers": [{"text": "5500001003", "label": "Mobile"}],
        "groups": ["myContacts"],
    }


def test_a_note_keeps_its_line_breaks():
    assert (
        rows(read(sample("google_contacts.csv")))[0]["note"]
        == "first call in March\nprefers Marathi"
    )


def test_an_address_book_is_read_with_every_number_and_its_label():
    first = rows(read(sample("contacts_table.csv")))[0]
    assert (first["name"], first["company"], first["title"]) == (
        "Rohan Deshpande",
        "Deshpande Solar",
        "Owner",
    )
    assert first["numbers"] == [
        {"text": "5500001021", "label": "Business Phone"},
        {"text": "+91 55000 01001", "label": "Mobile Phone"},
    ]
    assert first["emails"] == ["rohan@example.com", "rohan.d@example.com"]


def test_a_fax_is_no_number_to_ring():
    first = rows(read(sample("contacts_table.csv")))[0]
    assert json.loads(first["extra"])["Business Fax"] == "5500001031"


def test_a_list_of_addresses_alone_is_contacts(export):
    found = export("Primary Email", "asha@example.com", "ravi@example.com")
    assert contacts_table.claim(found) > NO
    assert [row["emails"] for row in rows(read(found))] == [
        ["asha@example.com"],
        ["ravi@example.com"],
    ]
