"""Readers of leads, contacts, spend, lines and consent: each format's own pitfalls."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO, all_readers, name_of, reader_for
from rsoft_analytics.rows import REASONS, ROWS_OF_KIND, SetAside

SAMPLES = Path(__file__).parent.parent / "data/samples"
HOW_KNOWN = {
    "from a real file",
    "from the exporter's source",
    "from a parser",
    "from the vendor's documentation",
    "from somebody's tests",
    "from API fields only",
}


@dataclass(frozen=True)
class Sample:
    """A file of data/samples: its reader, its kind, and how many of what are in it."""

    name: str
    reader: str
    kind: str
    rows: int
    rejects: int = 0
    skips: int = 0


SAMPLE_FILES = [
    Sample("hubspot_contacts.csv", "hubspot_contacts", "leads", 4),
    Sample("zoho_leads.csv", "zoho_leads", "leads", 3),
    Sample("salesforce_leads.csv", "salesforce_leads", "leads", 3),
    Sample("salesforce_leads_report.csv", "salesforce_leads", "leads", 2, skips=6),
    Sample("salesforce_contacts.csv", "salesforce_contacts", "contacts", 2, skips=3),
    Sample("pipedrive_persons.csv", "pipedrive_persons", "contacts", 3),
    Sample("pipedrive_deals.csv", "pipedrive_deals", "leads", 3),
    Sample("atomic_crm_contacts.csv", "atomic_crm_contacts", "contacts", 2),
    Sample("outlook_contacts.csv", "outlook_contacts", "contacts", 2),
    Sample("thunderbird_contacts.csv", "thunderbird_contacts", "contacts", 3),
    Sample("contacts.ldif", "ldif_contacts", "contacts", 2, rejects=1),
    Sample("contacts_utf16.ldif", "ldif_contacts", "contacts", 2),
    Sample("bitrix24_users.csv", "bitrix24_users", "contacts", 2),
    Sample("google_ads_spend.csv", "google_ads_spend", "spend", 3, skips=4),
    Sample("google_ads_spend_keywords.csv", "google_ads_spend", "spend", 2, skips=3),
    Sample("google_ads_spend_french.csv", "google_ads_spend", "spend", 2, skips=3),
    Sample("lines.csv", "lines_csv", "lines", 5),
    Sample("meta_ads_spend.csv", "meta_ads_spend", "spend", 2, skips=1),
    Sample("meta_ad_sets_spend.csv", "meta_ad_sets_spend", "spend", 2, skips=1),
    Sample("google_ads_spend_search_terms.csv", "google_ads_spend", "spend", 2, skips=3),
    Sample("microsoft_ads_spend.csv", "microsoft_ads_spend", "spend", 3, skips=12),
    Sample("spend.csv", "spend", "spend", 4),
    Sample("google_ads_conversions.csv", "google_ads_conversions", "leads", 3, skips=1),
    Sample("calendly.csv", "calendly", "web leads", 2),
    Sample("google_lead_form.csv", "google_lead_form", "web leads", 2),
    Sample("meta_leads.csv", "meta_leads", "web leads", 4, skips=1),
    Sample("menonfurniture-flamingo-inbound-2026-02-02.csv", "flamingo", "web leads", 3),
    Sample("gravity_forms.csv", "gravity_forms", "web leads", 3),
    Sample("gravity_forms_labels.csv", "gravity_forms", "web leads", 2),
    Sample("indiamart.csv", "indiamart", "mixed", 3),
    Sample("justdial.csv", "justdial", "web leads", 2),
    Sample("tradeindia.csv", "tradeindia", "web leads", 2),
    Sample("subscribed_members_export_7a1b2c3d4e.csv", "mailchimp", "consent", 2),
    Sample("unsubscribed_members_export_7a1b2c3d4e.csv", "mailchimp", "consent", 2),
    Sample("brevo.csv", "brevo", "consent", 4, rejects=1),
    Sample("dnc_flat_2026-01-15.txt", "dnc_flat", "consent", 3),
    Sample("consent_receipts.json", "consent_receipt", "consent", 3),
    Sample("consent.csv", "consent_csv", "consent", 5),
]
OF_GENERAL_READERS = {
    "leads.csv": "leads",
    "leads_by_id.csv": "leads",
    "leads_german.csv": "leads",
    "odoo_leads.csv": "leads",
    "typeform_answers.csv": "leads",
    "bitrix24_leads.csv": "leads",
    "disconnected_numbers.csv": "disconnected_numbers",
    "contacts_table.csv": "contacts_table",
    "call_log.csv": "call_log",
    "call_log_two_outcomes.csv": "call_log",
    "google_contacts.csv": "google_contacts",
    "google_contacts_old.csv": "google_contacts",
}
TOTAL = "Total: Account,--,12.00"
SPECIAL_READERS = sorted({one.reader for one in SAMPLE_FILES})


@dataclass(frozen=True)
class Result:
    """What a reader made of an export."""

    format: str
    kind: str
    rows: list[dict[str, Any]]
    rejects: list[SetAside]
    skips: list[SetAside]
    timezone: str | None

    def column(self, name: str) -> list[Any]:
        return [row[name] for row in self.rows]

    def beside(self, row: int) -> dict[str, Any]:
        return json.loads(self.rows[row]["extra"] or "{}")


def result(export: Export) -> Result:
    reader = reader_for(export)
    reading = reader.read(export, None)
    batches = list(reading.batches)
    return Result(
        name_of(reader),
        reading.kind,
        [row for batch in batches for row in batch.rows.to_pylist()],
        [one for batch in batches for one in batch.rejects],
        [one for batch in batches for one in batch.skips],
        reading.conventions.timezone,
    )


def sample(name: str) -> Export:
    return Export(SAMPLES / name, name)


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Export]:
    """Makes an export of some lines."""

    def made(*lines: str, name: str = "export.csv", encoding: str = "utf-8") -> Export:
        path = tmp_path / "export.csv"
        path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
        return Export(path, name)

    return made


def tabbed(line: str) -> str:
    return line.replace(",", "\t")


# Every sample


@pytest.mark.parametrize("one", SAMPLE_FILES, ids=lambda one: one.name)
def test_each_sample_is_claimed_with_certainty_by_one_reader(one):
    claims = {name: reader.claim(sample(one.name)) for name, reader in all_readers().items()}
    assert [name for name, sure in claims.items() if sure == CERTAIN] == [one.reader]


@pytest.mark.parametrize("one", SAMPLE_FILES, ids=lambda one: one.name)
def test_each_sample_is_read_as_what_it_holds(one):
    found = result(sample(one.name))
    counts = len(found.rows), len(found.rejects), len(found.skips)
    assert (found.kind, *counts) == (one.kind, one.rows, one.rejects, one.skips)


@pytest.mark.parametrize("one", SAMPLE_FILES, ids=lambda one: one.name)
def test_rows_have_the_columns_of_their_kind(one):
    export = sample(one.name)
    batches = reader_for(export).read(export, None).batches
    assert {batch.rows.schema for batch in batches} == {ROWS_OF_KIND[one.kind]}


@pytest.mark.parametrize("one", SAMPLE_FILES, ids=lambda one: one.name)
def test_rows_are_numbered_without_a_double(one):
    numbers = result(sample(one.name)).column("row")
    assert numbers == sorted(set(numbers))
    assert numbers[0] >= 1


@pytest.mark.parametrize("one", SAMPLE_FILES, ids=lambda one: one.name)
def test_what_is_set_aside_has_a_reason_of_the_list(one):
    found = result(sample(one.name))
    assert {aside.reason for aside in (*found.rejects, *found.skips)} <= REASONS


@pytest.mark.parametrize(
    "one", [one for one in SAMPLE_FILES if one.name.endswith(".csv")], ids=lambda one: one.name
)
def test_a_format_names_the_columns_that_it_read(one):
    export = sample(one.name)
    columns = reader_for(export).read(export, None).conventions.columns
    assert columns.keys() <= set(export.table.header)
    assert len(columns) > 1


@pytest.mark.parametrize(("name", "reader"), OF_GENERAL_READERS.items())
def test_the_general_tables_stay_with_the_general_readers(name, reader):
    assert name_of(reader_for(sample(name))) == reader


@pytest.mark.parametrize("name", OF_GENERAL_READERS)
@pytest.mark.parametrize("reader", SPECIAL_READERS)
def test_no_special_reader_claims_a_general_table(reader, name):
    assert all_readers()[reader].claim(sample(name)) == NO


def test_leads_known_by_a_prospects_id_stay_general(export):
    found = export(
        "Prospect ID,Lead Number,Lead Origin,Lead Source,Converted", "b7d1,660101,API,Google,1"
    )
    assert name_of(reader_for(found)) == "leads"


@pytest.mark.parametrize("reader", SPECIAL_READERS)
def test_each_format_says_how_it_is_known(reader):
    assert all_readers()[reader].KNOWN in HOW_KNOWN


@pytest.mark.parametrize("reader", SPECIAL_READERS)
def test_a_file_that_is_no_table_is_no_concern_of_the_special_readers(reader, tmp_path):
    path = tmp_path / "contacts.vcf"
    path.write_text("BEGIN:VCARD\nFN:Asha\nEND:VCARD\n", encoding="utf-8")
    assert all_readers()[reader].claim(Export(path, path.name)) == NO


# HubSpot


def test_a_hubspot_contact_is_read_as_a_lead():
    first = result(sample("hubspot_contacts.csv")).rows[0]
    assert (first["lead_ref"], first["name"], first["rep"], first["status"], first["source"]) == (
        "7101",
        "Priya Menon",
        "sunita.nair@example.com",
        "OPEN_DEAL",
        "Paid Search",
    )


def test_the_two_shapes_of_hubspots_dates_stay_as_written():
    created = result(sample("hubspot_contacts.csv")).column("created")
    assert created[:2] == ["2026-01-12 09:14", "1/15/2026 2:30 PM"]


def test_hubspots_stage_customer_tells_of_a_conversion():
    converted = result(sample("hubspot_contacts.csv")).column("converted")
    assert converted == ["Opportunity", "Customer", "Lead", "Subscriber"]


def test_hubspots_opt_out_is_of_mail_and_not_of_calls():
    second = result(sample("hubspot_contacts.csv")).rows[1]
    assert (second["do_not_email"], second["do_not_call"]) == ("true", None)


def test_hubspots_ids_of_other_records_stay_beside():
    assert result(sample("hubspot_contacts.csv")).beside(0)["Associated Company IDs"] == "9002;9004"


def test_hubspot_is_known_by_few_columns_too(export):
    found = export("Record ID,Email,Contact owner", "1,asha@example.com,ravi@example.com")
    assert result(found).format == "hubspot_contacts"


def test_a_column_that_the_format_says_nothing_of_is_understood_as_in_any_table(export):
    found = export(
        "Record ID,Email,Contact owner,Phone Number,Alternate Number",
        "1,a@example.com,x,,+91 55007 90001",
    )
    assert result(found).rows[0]["number"] == "+91 55007 90001"


# Zoho and Salesforce


def test_zohos_ids_of_users_are_no_reps():
    assert result(sample("zoho_leads.csv")).column("rep") == [None, None, None]


def test_zohos_owner_is_the_rep_where_named(export):
    found = export(
        "Record Id,Lead Owner.id,Lead Owner,Last Name,Lead Status,Created Time",
        "zcrm_1,zcrm_9,Sunita Nair,Rao,Contacted,2026-01-14T10:00:00+05:30",
    )
    assert (result(found).format, result(found).column("rep")) == ("zoho_leads", ["Sunita Nair"])


def test_salesforces_names_of_the_api_are_read():
    first = result(sample("salesforce_leads.csv")).rows[0]
    assert (first["lead_ref"], first["converted"], first["converted_on"], first["status"]) == (
        "00Q700000000001AAA",
        "true",
        "2026-02-11",
        "Closed - Converted",
    )


def test_both_phones_of_a_salesforce_lead_are_kept():
    numbers = result(sample("salesforce_leads.csv")).column("number")
    assert numbers[2] == "5500703003 ::: +91 55007 03013"


def test_names_of_the_api_may_be_in_capitals(export):
    found = export("ID,LASTNAME,COMPANY,LEADSOURCE,STATUS", "00Q7,Rao,Rao & Co,Web,Open")
    assert result(found).format == "salesforce_leads"


def test_the_lines_below_a_salesforce_report_are_skipped():
    found = result(sample("salesforce_leads_report.csv"))
    assert sorted(one.line for one in found.skips) == [4, 5, 6, 7, 8, 9]


def test_a_salesforce_report_has_its_rep_and_its_refusals():
    second = result(sample("salesforce_leads_report.csv")).rows[1]
    refusals = second["do_not_call"], second["do_not_email"]
    assert (second["rep"], refusals) == ("Imran Qureshi", ("1", "1"))


def test_a_salesforce_contact_is_no_lead_though_it_has_a_source(export):
    found = export(
        "Id,AccountId,LastName,MailingState,LeadSource,DoNotCall", "003,001,Rao,GJ,Web,false"
    )
    assert (result(found).format, result(found).kind) == ("salesforce_contacts", "contacts")


# Address books


def test_several_phones_in_a_cell_of_pipedrive_are_told_apart():
    numbers = result(sample("pipedrive_persons.csv")).column("numbers")[0]
    assert [one["text"] for one in numbers] == ["+91 55007 04001", "055007 04011"]


def test_a_note_of_pipedrive_loses_its_html():
    assert result(sample("pipedrive_persons.csv")).column("note")[0] == "Wants two cars\nby Diwali"


def test_the_star_of_pipedrives_template_does_not_matter(export):
    found = export("Person - Name,Person - Phone", "Asha,+91 55007 90002")
    assert result(found).column("name") == ["Asha"]


def test_a_persons_own_field_of_pipedrive_stays_beside():
    assert result(sample("pipedrive_persons.csv")).beside(0)["Person - Lieblingsfarbe"] == "blau"


def test_pipedrives_deals_are_no_persons(export):
    found = export("Deal - Title,Person - Name,Person - Phone", "Sofa,Asha,+91 55007 90002")
    assert all_readers()["pipedrive_persons"].claim(found) == NO


def test_the_three_phones_of_atomic_crm_keep_their_labels():
    first = result(sample("atomic_crm_contacts.csv")).column("numbers")[0]
    assert first == [
        {"text": "+91 55007 05001", "label": "phone_work"},
        {"text": "+1 (202) 555-0142 x3406", "label": "phone_other"},
    ]


def test_the_tags_of_atomic_crm_are_groups():
    assert result(sample("atomic_crm_contacts.csv")).column("groups")[0] == ["influencer", "vip"]


def test_outlooks_empty_date_is_none():
    assert result(sample("outlook_contacts.csv")).column("birthday") == ["14-7-1971", None]


def test_outlooks_title_is_before_the_name_and_the_job_behind():
    first = result(sample("outlook_contacts.csv")).rows[0]
    assert (first["name"], first["title"]) == ("Dr Usha Rao", "Physician")


def test_outlooks_fax_is_no_number():
    first = result(sample("outlook_contacts.csv")).rows[0]
    labels = [one["label"] for one in first["numbers"]]
    assert labels == ["Assistant's Phone", "Business Phone", "Mobile Phone"]


def test_thunderbirds_day_of_birth_is_put_together():
    birthdays = result(sample("thunderbird_contacts.csv")).column("birthday")
    assert birthdays == ["1984-03-09", "--05-21", None]


def test_a_list_in_thunderbird_is_a_contact_with_an_address():
    last = result(sample("thunderbird_contacts.csv")).rows[2]
    assert (last["name"], last["emails"]) == ("List of suppliers", ["suppliers@example.com"])


def test_an_address_book_in_ldif_folds_lines_and_writes_base64():
    leela, zoe = result(sample("contacts.ldif")).rows
    assert [one["text"] for one in leela["numbers"]] == [
        "+91 55007 07213",
        "5500707211",
        "5500707212",
    ]
    assert (leela["name"], leela["birthday"], leela["note"]) == (
        "Leela Joshi",
        "1984-03-09",
        "Call after\nnoon",
    )
    assert leela["emails"] == ["leela@example.com", "leela.joshi@example.com"]
    assert (zoe["name"], zoe["company"]) == ("Zöë", None)


def test_what_is_broken_in_ldif_is_told_and_the_rest_is_read(export):
    found = result(
        export("dn: cn=A", "cn: A", "", "dn: cn=B", "cn:: ***", "", "cn: C", "", "dn: D", "cn: D")
    )
    assert found.column("name") == ["A", "D"]
    assert [(one.line, one.reason) for one in found.rejects] == [(4, "malformed"), (7, "malformed")]


def test_bitrix_calls_the_first_name_the_name():
    assert result(sample("bitrix24_users.csv")).column("name") == [
        "Amit Kumar Saxena",
        "Mitali Roy",
    ]


# Google Ads: spend


def test_the_period_above_the_header_is_that_of_each_line():
    found = result(sample("google_ads_spend.csv"))
    assert set(zip(found.column("since"), found.column("until"), strict=True)) == {
        ("January 1, 2026", "January 31, 2026")
    }


def test_a_report_by_day_needs_no_period():
    found = result(sample("google_ads_spend_keywords.csv"))
    assert found.column("day") == ["2026-01-31", "02/02/2026"]
    assert found.column("since") == [None, None]


def test_the_totals_below_a_report_are_skipped():
    skips = result(sample("google_ads_spend.csv")).skips
    assert [(one.line, one.reason) for one in skips[2:]] == [(7, "total"), (8, "total")]


def test_two_dashes_are_nothing_but_as_the_cost_of_clicks_they_are_unknown():
    paused = result(sample("google_ads_spend.csv")).rows[2]
    assert (paused["cost"], paused["clicks"], paused["conversions"]) == ("--", "10", None)


def test_what_was_neither_shown_nor_clicked_cost_nothing(export):
    found = export(
        "Campaign report",
        "1 January 2026 - 31 January 2026",
        "Campaign,Impr.,Clicks,Cost,Cost / conv.",
        "Tables,--,0,--,--",
    )
    assert result(found).column("cost") == ["0"]


def test_thousands_stay_as_written():
    first = result(sample("google_ads_spend.csv")).rows[0]
    assert (first["cost"], first["impressions"]) == ("21,234.56", "12,034")


def test_the_sign_of_a_cost_tells_its_currency():
    found = result(sample("google_ads_spend_keywords.csv"))
    assert (found.column("cost")[0], found.column("currency")) == ("₹1,012.40", ["INR", "INR"])


def test_a_keyword_report_has_keyword_and_ad_group():
    second = result(sample("google_ads_spend_keywords.csv")).rows[1]
    assert (second["keyword"], second["ad_group"]) == ('"corner sofa"', "Corner")


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_french_thousands_are_read_whatever_their_space(export, space):
    found = export(
        "Rapport sur les campagnes",
        "1 août 2026 - 31 août 2026",
        "Campagne;Type de campagne;Coût;Clics",
        f"Lits;Search;1{space}234{space}567,89;1{space}234",
        "Canapés;Search;5,00;3",
    )
    row = result(found).rows[0]
    assert (row["cost"], row["clicks"], row["since"]) == ("1234567,89", "1234", "1 Aug 2026")


def test_a_report_without_a_day_or_a_period_is_refused(export):
    found = export("Campaign report", "Campaign,Campaign type,Cost", "Sofas,Search,12.00", TOTAL)
    with pytest.raises(UnreadableExport, match="no column Day, and no line names a period"):
        result(found)


def test_a_report_by_month_is_refused(export):
    found = export(
        "1 January 2026 - 31 March 2026",
        "Month,Campaign,Impr.,Cost",
        "2026-01-01,Sofas,1,12.00",
        "2026-02-01,Sofas,1,9.00",
    )
    with pytest.raises(UnreadableExport, match="its rows are for a month each"):
        result(found)


def test_a_report_of_one_day_has_that_day_as_its_period(export):
    found = export(
        "Campaign report",
        '"September 1, 2026"',
        "Campaign,Campaign type,Cost",
        "Sofas,Search,1.00",
        TOTAL,
    )
    (row,) = result(found).rows
    assert (row["since"], row["until"]) == ("September 1, 2026", "September 1, 2026")


# Google Ads: conversions and lead forms


def test_the_zone_of_the_first_line_is_that_of_the_times():
    assert result(sample("google_ads_conversions.csv")).timezone == "Asia/Kolkata"


@pytest.mark.parametrize(
    ("zone", "time"),
    [
        ("+0530", "2026-01-14 10:05:00 +05:30"),
        ("-0800", "2026-01-14 10:05:00 -08:00"),
        ("+0000;", "2026-01-14 10:05:00 +00:00"),
        ("0400;", "2026-01-14 10:05:00 +04:00"),
    ],
)
def test_an_offset_in_the_first_line_goes_behind_times_without_one(export, zone, time):
    found = result(
        export(
            f"Parameters:TimeZone={zone},,,",
            "Caller's Phone Number,Call Start Time,Conversion Name,Conversion Time",
            "+915500790003,2026-01-14 10:05:00,Sale,2026-01-14 11:00:00Z",
        )
    )
    (row,) = found.rows
    assert (row["contacted"], row["converted_on"]) == (time, "2026-01-14 11:00:00Z")


def test_a_zone_that_there_is_not_is_refused(export):
    found = export(
        "Parameters:TimeZone=Middle/Earth,,,",
        "Caller's Phone Number,Call Start Time,Conversion Name,Conversion Time",
        "+915500790003,2026-01-14 10:05:00,Sale,2026-01-14 11:00:00",
    )
    with pytest.raises(UnreadableExport, match="TimeZone=Middle/Earth, which is no time zone"):
        result(found)


def test_a_conversion_tells_what_a_caller_bought():
    first = result(sample("google_ads_conversions.csv")).rows[0]
    assert (first["number"], first["value"], first["currency"], first["created"]) == (
        "+915500709001",
        "48500",
        "INR",
        None,
    )


def test_a_lead_form_keeps_the_click_and_the_form():
    first = result(sample("google_lead_form.csv")).rows[0]
    assert (first["click_id"], first["form"], first["source"]) == (
        "gclid:Cj0KCQsample1",
        "Ask for a quote",
        "Google Ads",
    )


def test_each_search_term_is_told_apart_though_one_keyword_met_them_both():
    found = result(sample("google_ads_spend_search_terms.csv"))
    assert found.column("keyword") == ["sofa pune", "leather sofa"]
    assert found.beside(1)["Keyword"] == "sofa"


def test_amounts_without_a_sign_are_in_the_one_currency_that_others_show(export):
    lines = ("Enabled,Sofas,Search,1,1,$90.00", "Enabled,Beds,Search,0,0,0")
    header = "Campaign status,Campaign,Campaign type,Impr.,Clicks,Cost"
    found = result(export("Campaign report", "November 1, 2025", header, *lines))
    assert found.column("currency") == ["USD", "USD"]
    two = result(
        export("Campaign report", "November 1, 2025", header, *lines, lines[0].replace("$", "€"))
    )
    assert two.column("currency") == ["USD", None, "EUR"]


def test_ad_sets_without_their_campaigns_are_read_and_their_sum_is_not():
    found = result(sample("meta_ad_sets_spend.csv"))
    assert found.column("ad_group") == ["Pune 25-40", "Mumbai"]
    assert [one.reason for one in found.skips] == ["total"]


# Calendly


def test_the_person_of_a_booking_is_the_invitee_and_not_who_was_booked():
    found = result(sample("calendly.csv"))
    assert found.column("name") == ["Kavya Rao", "Neel Shah"]
    assert found.column("email") == ["kavya@example.com", "neel@example.com"]
    assert found.column("rep") == ["Asha Kulkarni"] * 2
    assert found.column("created") == ["2026-01-13 09:00", "2026-01-13 10:00"]


def test_a_number_that_an_invitee_answered_with_is_their_number():
    assert result(sample("calendly.csv")).column("number") == ["+91 5500775001", "+91 55007 75002"]


# Microsoft Ads


def test_the_lines_above_a_report_of_microsoft_are_told_as_titles():
    skips = result(sample("microsoft_ads_spend.csv")).skips
    assert [one.reason for one in skips].count("title") == 9
    assert skips[-1].text.strip() == "©2026 Microsoft Corporation. All rights reserved."


def test_a_report_of_microsoft_without_days_is_for_its_period(export):
    found = result(
        export(
            '"Report Name:","Campaign Performance Report"',
            '"Report Time:","8/1/2026 - 8/14/2026"',
            '"Account:","Menon Furniture"',
            "",
            '"Campaign ID","Campaign","Impressions","Clicks","Spend"',
            '"4001","Sofas","10000","250","125.50"',
        )
    )
    (row,) = found.rows
    assert (found.format, row["campaign"], row["cost"]) == (
        "microsoft_ads_spend",
        "Sofas",
        "125.50",
    )
    assert (row["since"], row["until"]) == ("8/1/2026", "8/14/2026")


def test_a_report_of_microsoft_by_the_week_is_refused(export):
    text = (SAMPLES / "microsoft_ads_spend.csv").read_text(encoding="utf-8")
    with pytest.raises(UnreadableExport, match="added up by 'Weekly'"):
        result(export(*text.replace("Daily", "Weekly").splitlines()))


# Meta


def test_metas_letters_are_taken_off():
    found = result(sample("meta_leads.csv"))
    assert found.column("lead_ref")[:2] == ["7000000000000101", "7000000000000102"]
    assert found.column("number")[:2] == ["+915500711001", "05500711002"]


def test_metas_test_leads_are_skipped():
    (skip,) = result(sample("meta_leads.csv")).skips
    assert (skip.line, skip.reason) == (5, "test record")


def test_a_test_lead_is_known_by_metas_address_too(export):
    found = result(
        export(
            "id,created_time,ad_id,form_id,platform,email",
            "l:1,2026-01-14T10:00:00+05:30,,f:1,fb,test@meta.com",
        )
    )
    assert (found.rows, len(found.skips)) == ([], 1)


def test_a_sentence_in_the_place_of_an_id_is_no_id():
    found = result(sample("meta_leads.csv"))
    assert "ad_id" not in found.beside(1)
    assert "permission" not in str(found.rows)


def test_a_lead_of_meta_that_nobody_paid_for_is_the_networks_own():
    assert result(sample("meta_leads.csv")).column("source") == [
        "Meta Ads",
        "Meta Ads",
        "Instagram",
        "Meta Ads",
    ]


def test_the_questions_of_a_form_stay_beside():
    assert result(sample("meta_leads.csv")).beside(1)["which_showroom_would_you_prefer?"] == (
        "Kothrud"
    )


def test_two_people_under_one_id_of_meta_are_two_rows():
    found = result(sample("meta_leads.csv"))
    assert [row["email"] for row in found.rows if row["lead_ref"].endswith("101")] == [
        "kavya@example.com",
        "neel@example.com",
    ]


def test_metas_leads_are_read_from_utf16_with_tabs(export):
    lines = (SAMPLES / "meta_leads.csv").read_text(encoding="utf-8").splitlines()[:2]
    found = result(export(*map(tabbed, lines), encoding="utf-16"))
    assert (found.format, found.column("name")) == ("meta_leads", ["Kavya Rao"])


def test_a_connectors_names_for_metas_columns_are_known(export):
    found = result(
        export(
            "lead_id,created_time,ad_id,form_name,platform,phone,status",
            "l:77,2026-01-14T10:00:00+0530,ag:1,Quote,fb,p:+915500790004,new",
        )
    )
    (row,) = found.rows
    assert (row["lead_ref"], row["number"], row["status"]) == ("77", "+915500790004", "new")


# Forms


def test_the_warning_in_front_of_a_phone_is_taken_off():
    assert result(sample("menonfurniture-flamingo-inbound-2026-02-02.csv")).column("number") == [
        "+91 55007 12001",
        "055007 12002",
        "+91-55007-12003",
    ]


def test_the_warning_is_taken_off_in_any_language(export):
    warning = "(Sicherheitswarnung: Siehe https://contactform7.com/de/heads-up/ für Details.)"
    found = result(
        export(
            '"vorname","tel-9","Datum"',
            f'"Asha","{warning} +91 55007 90005","2026-01-31T21:15:00+05:30"',
            name="site-flamingo-inbound-2026-02-02.csv",
        )
    )
    (row,) = found.rows
    assert (row["number"], row["created"]) == ("+91 55007 90005", "2026-01-31T21:15:00+05:30")


def test_a_form_is_known_by_its_usual_fields_too(export):
    found = export(
        '"your-name","your-email","Date"', '"Asha","asha@example.com","2026-01-31T21:15:00+05:30"'
    )
    assert result(found).format == "flamingo"


def test_flamingos_contacts_are_contacts(export):
    found = export(
        '"Email","Full name","First name","Last name"',
        '"asha@example.com","Asha Rao","Asha","Rao"',
        name="site-flamingo-contact-2026-02-02.csv",
    )
    assert result(found).kind == "contacts"


def test_an_entry_by_keys_is_in_utc_and_one_by_labels_in_the_sites_time():
    names = ("gravity_forms.csv", "gravity_forms_labels.csv")
    assert [result(sample(name)).timezone for name in names] == ["UTC", None]


def test_a_field_with_a_number_only_is_understood_by_its_content():
    first = result(sample("gravity_forms.csv")).rows[0]
    assert (first["name"], first["email"], first["number"]) == (
        "Bina Shetty",
        "bina@example.com",
        "+91 55007 13001",
    )


def test_a_name_in_two_fields_is_put_together():
    assert result(sample("gravity_forms_labels.csv")).column("name") == ["Wasim Ali", "Jaya"]


def test_what_was_asked_stays_beside_where_nothing_names_it():
    assert result(sample("gravity_forms.csv")).beside(0)["4"] == "Need 3 chairs"


# Marketplaces


def test_a_marketplace_is_the_source_of_its_leads():
    names = ("indiamart.csv", "justdial.csv", "tradeindia.csv")
    assert [set(result(sample(name)).column("source")) for name in names] == [
        {"IndiaMART"},
        {"JustDial"},
        {"TradeIndia"},
    ]


def test_all_numbers_of_an_indiamart_buyer_are_kept():
    assert result(sample("indiamart.csv")).column("number")[2] == (
        "+91-5500714003 ::: +91-5500714013 ::: 0-5500714023"
    )


def test_a_call_through_indiamart_is_a_lead_with_its_length_beside():
    call = result(sample("indiamart.csv")).beside(1)
    assert (call["QUERY_TYPE"], call["CALL_DURATION"]) == ("P", "95")


def test_our_own_number_is_not_the_buyers():
    found = result(sample("indiamart.csv"))
    assert found.column("is_call") == [False, True, False]
    assert found.column("number")[0] == "+91-5500714001"
    assert found.column("party")[1] == "+91-5500714002"
    assert found.column("line_number")[1] == "+91-5500790014"


def test_justdials_date_and_time_are_joined():
    assert result(sample("justdial.csv")).column("created") == [
        "2026-01-14 11:32:10",
        "2026-01-15 19:05:44",
    ]


def test_whose_company_justdial_means_is_left_open():
    found = result(sample("justdial.csv"))
    assert (found.column("company"), found.beside(0)["company"]) == (
        [None, None],
        "Menon Furniture",
    )


# Consent


def test_subscribed_members_agreed_when_they_confirmed_or_opted_in():
    found = result(sample("subscribed_members_export_7a1b2c3d4e.csv"))
    assert (found.column("act"), found.column("given"), found.timezone) == (
        ["granted", "granted"],
        ["2025-11-03 06:02:10", "2025-12-24 18:45:00"],
        "UTC",
    )


def test_unsubscribed_members_withdrew_when_they_left_or_were_last_changed():
    found = result(sample("unsubscribed_members_export_7a1b2c3d4e.csv"))
    assert (found.column("act"), found.column("given")) == (
        ["withdrawn", "withdrawn"],
        ["2026-01-05 07:30:00", "2026-01-06 03:15:00"],
    )


def test_a_members_phone_is_no_consent_to_calls():
    first = result(sample("subscribed_members_export_7a1b2c3d4e.csv")).rows[0]
    assert (first["person"], first["channel"], first["purpose"]) == (
        "kiran@example.com",
        "email",
        "marketing",
    )


def test_members_in_a_file_with_another_name_agreed_where_they_have_a_time_of_it(tmp_path):
    header, *members = (
        (SAMPLES / "subscribed_members_export_7a1b2c3d4e.csv").read_text().split("\n")
    )
    never = re.sub(r'"?\d{4}-\d\d-\d\d [\d:]+"?', "", members[0])
    path = tmp_path / "members.csv"
    path.write_text("\n".join([header, *members[:1], never]))
    found = result(Export(path, path.name))
    assert found.column("act") == ["granted", "granted"]
    assert [bool(one) for one in found.column("given")] == [True, False]  # rejected: no time


@pytest.mark.parametrize("status", ["nonsubscribed", "cleaned"])
def test_members_who_neither_agreed_nor_refused_are_no_consent(status):
    path = SAMPLES / "subscribed_members_export_7a1b2c3d4e.csv"
    with pytest.raises(UnreadableExport, match=f"holds {status} contacts"):
        result(Export(path, f"audience.zip/{status}_members_export_1.csv"))


def test_the_columns_of_unsubscribing_count_for_more_than_the_name():
    path = SAMPLES / "unsubscribed_members_export_7a1b2c3d4e.csv"
    found = result(Export(path, "subscribed_members_export_1.csv"))
    assert set(found.column("act")) == {"withdrawn"}


def test_a_contact_of_brevo_is_an_act_for_each_channel():
    found = result(sample("brevo.csv"))
    told = zip(*map(found.column, ("line", "person", "channel", "act")), strict=True)
    assert list(told) == [
        (2, "dina@example.com", "email", "granted"),
        (2, "+915500718001", "sms", "withdrawn"),
        (3, "elsa@example.com", "email", "withdrawn"),
        (4, "+447700900123", "sms", "granted"),
    ]


def test_brevo_has_the_time_of_joining_and_that_of_leaving():
    given = result(sample("brevo.csv")).column("given")
    assert given[:2] == ["03-11-2025 10:15", "04-02-2026 09:30"]


def test_a_contact_of_brevo_without_any_address_is_rejected():
    (reject,) = result(sample("brevo.csv")).rejects
    assert (reject.line, reject.reason) == (5, "nothing to know it by")


def test_what_brevo_does_not_say_is_not_taken_for_a_grant(export):
    found = result(
        export(
            "EMAIL;SMS;EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME",
            "asha@example.com;;;;03-11-2025 10:15",
            "ravi@example.com;;perhaps;;03-11-2025 10:15",
        )
    )
    assert found.column("act") == [None, "perhaps"]


def test_a_number_that_is_not_to_be_called_has_the_code_of_its_country():
    first = result(sample("dnc_flat_2026-01-15.txt")).rows[0]
    assert (first["person"], first["channel"], first["act"], first["given"]) == (
        "+12025550121",
        "call",
        "refused",
        "2026-01-15",
    )


def test_a_list_without_a_day_in_its_name_holds_as_of_when_it_was_saved(export):
    found = export("202,5550131", name="list.txt")
    os.utime(found.path, (1_767_801_600, 1_767_801_600))
    assert result(found).column("given") == ["2026-01-07T16:00:00+00:00"]


def test_a_line_that_is_no_number_is_rejected_where_it_stands(export):
    lines = ["202,5550131"] * 6000 + ["banana", "", "202,5550133"]
    found = result(export(*lines, name="list.txt"))
    assert ([one.line for one in found.rejects], [one.line for one in found.skips]) == (
        [6001],
        [6002],
    )
    assert found.rows[-1]["line"] == 6003


@pytest.mark.parametrize("lines", [["202,5550131", "2025,550131"], ["", ""], ["number", "202,55"]])
def test_only_lines_of_one_shape_are_a_list_not_to_be_called(export, lines):
    assert all_readers()["dnc_flat"].claim(export(*lines)) == NO


def test_a_receipt_is_an_act_for_each_purpose():
    found = result(sample("consent_receipts.json"))
    told = zip(*map(found.column, ("line", "person", "purpose", "act")), strict=True)
    assert list(told) == [
        (2, "+915500719001", "marketing", "granted"),
        (2, "+915500719001", "service", "IMPLICIT"),
        (38, "meher@example.com", "profiling", "granted"),
    ]


def test_a_receipt_keeps_its_wording_place_and_number():
    first = result(sample("consent_receipts.json")).rows[0]
    assert (first["given"], first["wording"], first["place"], first["evidence"]) == (
        "1767801600",
        "To tell you of offers",
        "Form in the showroom",
        "5d0f0c1e-0001-4c1e-9a55-000000000001",
    )


RECEIPT = (
    '{"consentReceiptID": "r%d", "piiPrincipalId": "asha@example.com", '
    '"consentTimestamp": 1767801600, "services": [{"service": "Offers", "purposes": '
    '[{"purpose": "Marketing", "consentType": "EXPLICIT"}]}]}'
)


def test_one_receipt_a_line_is_read_too(export):
    found = result(export(RECEIPT % 1, RECEIPT % 2, name="receipts.json"))
    assert found.column("line") == [1, 2]


@pytest.mark.parametrize(
    "broken",
    [
        '{"services": [',
        '{"services": [], "services": []}',
        '{"services": [NaN]}',
        '{"services": ' + "[" * 100_000,
        "nothing",
    ],
    ids=["cut off", "twice", "NaN", "deep", "no JSON"],
)
def test_a_broken_receipt_is_rejected_and_those_before_it_are_read(export, broken):
    found = result(export(RECEIPT % 1, broken, name="receipts.json"))
    assert (len(found.rows), [(one.line, one.reason) for one in found.rejects]) == (
        1,
        [(2, "malformed")],
    )


@pytest.mark.parametrize(
    "services", ["7", '[7, {"purposes": "all"}, {"purposes": [7]}]', '[{"purposes": null}]']
)
def test_a_receipt_of_other_shapes_makes_no_act(export, services):
    receipt = '{"consentReceiptID": "r", "services": %s}' % services  # noqa: UP031 braces
    assert result(export(receipt, name="receipts.json")).rows == []


def test_the_products_own_file_of_consent_is_read_as_it_stands():
    found = result(sample("consent.csv"))
    row = {name: cell for name, cell in found.rows[2].items() if cell is not None}
    assert row == {
        "row": 3,
        "line": 4,
        "person_kind": "customer",
        "person": "+91 55007 20001",
        "purpose": "marketing",
        "channel": "call",
        "act": "granted",
        "given": "2026-01-13T18:05:00+05:30",
        "place": "website",
        "wording": "You may ring me about offers.",
        "evidence": "form 12",
    }


def test_a_file_of_consent_with_another_header_is_not_ours(export):
    found = export("person_kind,person,purpose,channel,act,at", "customer,a@example.com,,,,")
    assert all_readers()["consent_csv"].claim(found) == NO
