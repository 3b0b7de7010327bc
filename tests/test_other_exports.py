"""The same systems elsewhere: by other names of columns, and in other languages."""

from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.store import Store

NUMBER = "+915500001001"
STATEMENT = "INSERT INTO cdr VALUES "  # nobody runs it
SPOKEN = {"Call": "Incoming, spoken", "Number": NUMBER}
# What is in a file, the format that it is, its kind, and what its first row says.
EXPORTS: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "SuiteCRM's calls by their labels": (
        ('"Name","ID","Date Created","Description","Assigned User Name","Duration Hours",'
        '"Duration Minutes","Start Date","End Date","Status","Direction"\n'
        '"Call A","c1","2026-03-01 10:00","","asha","1","15","2026-03-02 10:00","","Held",'
        '"Outbound"\n'),
        "suitecrm_calls", "calls", {"Talk": 4500, "Rep": "asha"},
    ),
    "HubSpot's calls by their labels, in milliseconds": (
        ("Record ID,Call Title,Activity assigned to,Activity date,Call outcome,Call direction,"
        "Call duration,From number,To Number\n"
        f"7,Call,Asha,2026-03-02 10:00,Connected,Inbound,65000,{NUMBER},+915500009001\n"),
        "hubspot_calls", "calls", SPOKEN | {"Talk": 65, "Rep": "Asha"},
    ),
    "CallRail's log by its labels, which has no direction": (
        ("Call Status,Number Name,Tracking Number,Source,Start Time,Duration (seconds),Name,"
        "Phone Number,Agent,Campaign\n"
        f"Answered Call,Ads,+915500009001,Google Ads,2026-03-02 10:00 AM,65,RAVI K,{NUMBER},A,B\n"),
        "callrail", "calls", SPOKEN | {"Talk": 65, "Source": "Google Ads"},
    ),
    "FreeSWITCH's template for databases": (
        (STATEMENT + '('
        f'"Ravi","{NUMBER}","1001","public","2026-03-02 10:00:00",'
        '"2026-03-02 10:00:05","2026-03-02 10:01:05","65","60","NORMAL_CLEARING",'
        '"f8d9e2a1-1111-4aaa-8bbb-0123456789ab","","sales");\n'),
        "freeswitch_cdr", "calls", SPOKEN | {"Talk": 60, "Name": "Ravi"},
    ),
    "Twilio's calls by their labels": (
        ("Call SID,Parent Call SID,Start Time,From,To,Direction,Status,Duration\n"
        f"CA1,,2026-03-02 04:30:00 UTC,{NUMBER},+12025550110,inbound,completed,60\n"),
        "twilio", "calls", SPOKEN | {"When": "02 Mar 2026 10:00:00", "Talk": 60},
    ),
    "Exotel's API, whose fields Twilio's has too": (
        ("Sid,ParentCallSid,DateCreated,To,From,PhoneNumberSid,Status,StartTime,EndTime,Duration,"
        "Direction,Uri\n"
        f"b6bc6a8e6f7ab6bc6a8e6f7a00112233,,2026-03-02 10:00:00,+915500009001,{NUMBER},"
        "05500000300,completed,2026-03-02 10:00:05,,60,inbound,/x\n"),
        "exotel", "calls", SPOKEN | {"When": "02 Mar 2026 10:00:00"},
    ),
    "Pipedrive's leads": (
        ("Lead - Title,Lead - Owner,Lead - Lead created,Lead - Source,Lead - Value,"
        "Lead - Currency of Value,Person - Name,Person - Phone\n"
        f"Sofa,Asha,2026-03-02 10:00:00,Website,1000,INR,Ravi Kale,{NUMBER}\n"),
        "pipedrive_deals", "leads", {"Name": "Ravi Kale", "Created": "02 Mar 2026"},
    ),
    "opportunities, of which a lost one was never won": (
        ("opportunity_id,sales_agent,deal_stage,engage_date,close_date,close_value\n"
        "Z063OYW0,Asha,Lost,2026-01-25,2026-03-11,0.0\n"),
        "leads", "leads", {"Stage": "lost", "Converted": None},
    ),
    "deals that are to be closed one day": (
        ("Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date\n"
        "2,Sofa,Qualified to buy,2026-05-09,Asha,500,2026-03-02\n"),
        "leads", "leads", {"Name": "Sofa", "Converted": None},
    ),
    "leads of a form whose list still says to choose": (
        ("Prospect ID,Lead Number,Lead Source,Do Not Email,Do Not Call,Converted,Tags\n"
        "p-1,660727,Select,Yes,No,1,Ringing\n"),
        "leads", "leads", {"Source": None, "Stage": "won"},
    ),
    "Outlook in German": (
        ('"Anrede","Vorname","Nachname","Firma","Straße geschäftlich","Telefon geschäftlich",'
        '"Mobiltelefon","E-Mail-Adresse","E-Mail: Angezeigter Name","Geburtstag","Notizen"\r\n'
        f'"","Jürgen","Möller","Möbel GmbH","","","{NUMBER}","jm@example.com","","0.0.00",""\r\n'),
        "outlook_contacts", "contacts", {"Name": "Jürgen Möller", "Numbers": NUMBER},
    ),
    "Outlook in French": (
        ('"Titre","Prénom","Nom","Société","Rue (bureau)","Téléphone (bureau)","Tél. mobile",'
        '"Adresse de messagerie","Notes"\r\n'
        f'"","Rémy","Dupont","","","{NUMBER}","","rd@example.com",""\r\n'),
        "outlook_contacts", "contacts", {"Name": "Rémy Dupont", "E-mails": "rd@example.com"},
    ),
    "Google Ads in German": (
        ("Kampagnenbericht\n1. März 2026 - 31. März 2026\n"
        "Kampagne;Währungscode;Kosten;Impr.;Klicks\nMarke;EUR;1.234,50;12.345;321\n"),
        "google_ads_spend", "spend", {"Cost": "1234.50", "To": "31 Mar 2026", "Clicks": 321},
    ),
    "Google Ads in Spanish": (
        ('Informe de la campaña\n"1 de marzo de 2026 - 31 de marzo de 2026"\n'
        'Campaña,Código de moneda,Coste,Impr.,Clics\nMarca,EUR,"1.234,50","12.345",321\n'),
        "google_ads_spend", "spend", {"Cost": "1234.50", "From": "01 Mar 2026"},
    ),
    "dates behind their weekdays": (
        ("Direction,Phone Number,Date,Time,Duration\n"
        f"Incoming,{NUMBER},Mon 03/02/2026,10:00 AM,0:01:05\n"
        f"Incoming,{NUMBER},Mon 03/16/2026,10:00 AM,0:01:05\n"),
        "call_log", "calls", SPOKEN | {"When": "02 Mar 2026 10:00:00"},
    ),
    "a call log in German": (
        ("Datum;Uhrzeit;Rufnummer;Name;Richtung;Dauer\n"
        f"02.03.2026;10:00:05;{NUMBER};Jürgen;Eingehend;0:01:05\n"),
        "call_log", "calls", SPOKEN | {"When": "02 Mar 2026 10:00:05", "Talk": 65},
    ),
    "a call log in Spanish": (
        f"Fecha,Hora,Número,Tipo,Duración\n02/03/2026,10:00:05,{NUMBER},Perdida,0\n",
        "call_log", "calls", {"Call": "Incoming, missed", "Number": NUMBER},
    ),
    "Canada's do-not-call list in XML": (
        ("<?xml version='1.0'?>\n<list type='full' date='2026-03-02'>\n<ac val='202'>\n"
        "<ph val='5550101'/>\n</ac></list>\n"),
        "dnc_flat", "consent", {"Person": "+12025550101", "Act": "refused"},
    ),
}  # fmt: skip


@pytest.fixture
def given(empty_store: Store, tmp_path: Path):
    """Imports a text as a file."""

    def of(text: str) -> Report:
        (tmp_path / "x.csv").write_text(text, encoding="utf-8")
        return load(empty_store, Export(tmp_path / "x.csv", "x.csv"))

    return of


@pytest.mark.parametrize("name", EXPORTS)
def test_what_else_a_system_writes_is_understood_as_it_means_it(given, name):
    text, form, kind, says = EXPORTS[name]
    report = given(text)
    assert (report.error, report.format, report.kind) == (None, form, kind)
    assert (report.read, report.rejected) == (report.added, 0)
    first = report.details["first_rows"][0]
    assert {column: first[column] for column in says} == says


def test_a_list_of_changes_to_a_do_not_call_list_is_refused(given):
    report = given(
        "<list type='delta'><ac val='416'><ph val='5550101' chg='D'/></ac></list>",
    )
    assert report.status == "refused"
    assert "Download the full list" in str(report.error)


def test_what_is_no_number_in_a_do_not_call_list_is_rejected(given):
    report = given(
        "<list type='full'>\n<ac val='416'>\n<ph val='5550101'/>\n<ph val='55'/>\n</ac></list>"
    )
    assert (report.added, [one.line for one in report.rejects]) == (1, [4])
