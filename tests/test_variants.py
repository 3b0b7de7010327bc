"""What the systems that are read write at other times, in other versions and in other hands."""

from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.lookup import lookup
from rsoft_analytics.store import Store

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
NUMBER = "+915500001001"


@pytest.fixture
def given(empty_store: Store, tmp_path: Path):
    """Imports a text as a file."""

    def of(text: str, name: str = "x.csv") -> Report:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load(empty_store, Export(tmp_path / name, name))

    return of


def timeline(store: Store, number: str = NUMBER) -> list[dict[str, Any]]:
    """What the card of a number says of its calls, the oldest first."""
    (match,) = lookup(store, number)["matches"]
    found: list[dict[str, Any]] = match["timeline"]
    return sorted(found, key=lambda one: str(one["at"]))


def test_the_calls_of_an_asterisk_between_named_telephones_are_internal(given):
    report = given(
        '"""Asha"" <asha>","asha","6789","default","PJSIP/asha-1","PJSIP/ravi-1","Dial","PJSIP",'
        '"2026-03-02 01:51:32","","2026-03-02 01:52:04","31","0","NO ANSWER","DOCUMENTATION","",'
        '"1.2","",2\n',
        "Master.csv",
    )
    assert (report.format, report.read, report.skipped) == ("asterisk_cdr", 0, 1)


def test_a_log_of_callers_alone_tells_of_incoming_calls(given, empty_store):
    report = given(
        "Call Date,Caller Number,Agent Number,Call Status,Call Duration\n"
        f"02-Mar-2026 10:05 AM,{NUMBER},+915500009001,Answered,1:05\n"
        f"02-Mar-2026 11:05 AM,{NUMBER},+915500009001,Not Answered,0\n"
        f"02-Mar-2026 12:05 PM,{NUMBER},+915500009001,Outgoing,30\n"
    )
    assert report.added == 3
    told = [(one["direction"], one["outcome"]) for one in timeline(empty_store)]
    assert told == [("incoming", "spoken"), ("incoming", "missed"), ("outgoing", "spoken")]


def test_a_log_of_callers_and_called_still_says_the_direction_itself(given):
    report = given(
        "Date,Caller Number,Called Number,Call Status,Duration\n"
        f"2026-03-02 10:05,{NUMBER},+915500009001,Answered,65\n"
    )
    assert [one.reason for one in report.rejects] == ["unknown word"]


def test_an_older_log_of_3cx_has_no_direction_and_no_id(given, empty_store):
    report = given(
        "Call Time,Caller ID,Destination,Status,Ringing,Talking,Totals,Cost,Reason,Play\n"
        f"2026-03-02 09:15:00,Asha Kulkarni (101),{NUMBER},Answered,0:00:05,0:03:00,,,,\n"
        f"2026-03-02 09:20:00,{NUMBER},Asha Kulkarni (101),Unanswered,0:00:15,0:00:00,,,,\n"
        f"2026-03-02 09:20:00,{NUMBER},Sales (800),Answered,0:00:15,0:01:00,,,,\n"
        "Totals,,,,,,0:04:00,,,\n"
    )
    assert (report.format, report.read, report.rejected) == ("three_cx", 3, 0)
    told = [(one["direction"], one["outcome"], one["seconds"]) for one in timeline(empty_store)]
    assert told == [("outgoing", "spoken", 180), ("incoming", "spoken", 60)]


@pytest.mark.parametrize("behind", ["\0" * 700, "\n\n", "\0\n" * 300_000])
def test_zeros_behind_the_end_of_a_backup_are_nothing(given, behind):
    call = f"<calls><call number='{NUMBER}' date='1773027724331' type='1' duration='3'/></calls>"
    report = given(call + behind, "calls.xml")
    assert (report.read, report.rejected) == (1, 0)


def test_anything_else_behind_the_end_of_a_backup_is_told(given):
    call = f"<calls><call number='{NUMBER}' date='1773027724331' type='1' duration='3'/></calls>"
    report = given(call + "\0\0<calls/>", "calls.xml")
    assert (report.added, [one.reason for one in report.rejects]) == (1, ["malformed"])


def test_a_call_of_pipedrive_is_one_that_was_done_at_the_time_it_was_done(given, empty_store):
    text = (SAMPLES / "pipedrive_activities.csv").read_text(encoding="utf-8")
    assert given(text).skipped == 2
    (call,) = timeline(empty_store, "+915500704001")
    assert (call["at"][:16], call["direction"], call["rep"]) == (
        "2026-02-02T10:20",
        "outgoing",
        "Asha Kulkarni",
    )


def test_a_deal_of_pipedrive_is_won_when_it_was_won(given, empty_store):
    text = (SAMPLES / "pipedrive_deals.csv").read_text(encoding="utf-8")
    assert given(text).added == 3
    found = {one: lookup(empty_store, f"+91550070400{one}")["matches"][0] for one in (1, 2, 3)}
    assert [one["lead_stage"] for one in found.values()] == ["won", "new", "lost"]


def test_a_column_may_tell_the_zone_of_each_call(given, empty_store):
    zones = ("America/New_York", "UTC", "GMT+05:30", "IST", "nowhere", "")
    lines = (f"2026-07-0{day} 10:00,{NUMBER},Incoming,9,{zone}\n"
             for day, zone in enumerate(zones, start=1))  # fmt: skip
    report = given("Date,Phone,Type,Duration,Time Zone\n" + "".join(lines))
    assert report.added == len(zones)
    told = [one["at"][11:16] for one in timeline(empty_store)]
    assert told == ["19:30", "15:30", "10:00", "10:00", "10:00", "10:00"]


def test_a_column_may_tell_the_country_of_each_number(given, empty_store):
    report = given(
        "Client Country Code,Client Number,Call Type,Call Date,Call Time,Duration\n"
        "+1,2025550101,Missed,2026-03-02,12:05:11,0\n"
        "91,05500001001,Missed,2026-03-02,12:05:11,0\n"
        "91,915500001002,Missed,2026-03-02,12:05:11,0\n"
        "IN,5500001003,Missed,2026-03-02,12:05:11,0\n"
    )
    assert report.added == 4
    for number in ("+12025550101", NUMBER, "+915500001002", "+915500001003"):
        assert lookup(empty_store, number)["matches"][0]["calls"] == 1


def test_a_time_as_java_writes_it_is_read(given, empty_store):
    given(f"Number,Type,Date,Duration\n{NUMBER},INCOMING,Mon Mar 02 10:05:11 GMT+05:30 2026,65\n")
    assert timeline(empty_store)[0]["at"][:19] == "2026-03-02T10:05:11"


def test_the_calls_that_hubspots_pages_export_are_read(given, empty_store):
    report = given(
        "Record ID,Call Title,Call notes,Call outcome,Activity date,Call duration (HH:mm:ss),"
        "Call direction,From Number,To Number,Activity assigned to,Associated Contact\n"
        f"1,Call,<p>x</p>,Connected,2026-03-02 10:05,0:01:05,Outbound,5500009001,{NUMBER},Asha,R\n"
    )
    assert report.added == 1
    (call,) = timeline(empty_store)
    assert (call["seconds"], call["direction"], call["rep"]) == (65, "outgoing", "Asha")


def test_the_log_of_a_house_as_ringcentrals_pages_write_it_is_read(given, empty_store):
    report = given(
        "Type,Leg,Direction,From,To,Extension,Forwarded To,Name,Date,Time,Action,Action Result,"
        "Result Description,Duration\n"
        f"Voice,,Incoming,{NUMBER},(202) 555-0199,Asha,,RAO,Mon 6/1/2026,10:05:11 AM,Phone Call,"
        "Accepted,,00:01:05\n"
        ",Leg-1,Outgoing,,,,(202) 555-0198,,Mon 6/1/2026,10:05:13 AM,FindMe,Connected,,0:01:02\n"
        f"Voice,,Outgoing,(202) 555-0199,{NUMBER},Asha,,,Tue 6/2/2026,1:05:11 PM,VoIP Call,"
        "No Answer,,00:00:15\n"
        f"Fax,,Incoming,{NUMBER},(202) 555-0199,Asha,,,Tue 6/2/2026,2:05:11 PM,Incoming Fax,"
        "Received,,00:00:15\n"
    )
    assert (report.format, report.added, report.skipped) == ("ringcentral", 2, 2)
    first, second = sorted(timeline(empty_store), key=lambda call: call["at"])
    assert (first["direction"], first["outcome"], first["seconds"]) == ("incoming", "spoken", 65)
    assert (first["at"][:10], first["rep"]) == ("2026-06-01", "Asha")
    assert (second["direction"], second["outcome"]) == ("outgoing", "not connected")


def test_the_log_of_one_user_tells_by_its_results_which_way_a_call_went(given, empty_store):
    row = f"Voice,{NUMBER},RAO,Tue 6/2/2026,{{}}:05:11 PM,Phone Call,{{}},,00:00:25\n"
    report = given(
        "Type,Phone Number,Name,Date,Time,Action,Action Result,Result Description,Duration\n"
        + row.format(1, "Accepted")
        + row.format(2, "Call connected")
        + row.format(3, "Missed")
        + row.format(4, "Busy")
    )
    assert (report.format, report.added, report.rejected) == ("ringcentral", 4, 0)
    assert {(one["direction"], one["outcome"]) for one in timeline(empty_store)} == {
        ("incoming", "spoken"),
        ("outgoing", "spoken"),
        ("incoming", "missed"),
        ("outgoing", "not connected"),
    }


LEG = (
    '"","{caller}","{called}","{context}","","PJSIP/line-1","{reached}","Dial","PJSIP/301,15",'
    '"{at}","{answer}","2026-03-02 10:01:00",{length},{talk},"{told}","DOCUMENTATION","{leg}",'
    '"","","1772445.1",{number}\n'
)


def test_the_legs_of_an_asterisk_that_numbers_them_are_one_call(given, empty_store):
    of_call = {"caller": NUMBER, "called": "100", "context": "office-pstn"}
    report = given(
        LEG.format(**of_call, reached="Local/a;1", at="2026-03-02 10:00:00", answer="", length=15,
            talk=0, told="NO ANSWER", leg="1772445.3", number=4)
        + LEG.format(**of_call, reached="PJSIP/301-2", at="2026-03-02 10:00:05",
            answer="2026-03-02 10:00:10", length=55, talk=50, told="ANSWERED", leg="1772445.1",
            number=7),
        "Master.csv",
    )  # fmt: skip
    assert (report.format, report.read, report.rejected) == ("asterisk_cdr", 2, 0)
    told = [(one["direction"], one["outcome"], one["seconds"]) for one in timeline(empty_store)]
    assert told == [("incoming", "spoken", 50)]


@pytest.mark.parametrize("at", ["2026-03-02 10:00:00", "2026/3/2 10:00", "13/3/2026 10:00:00"])
@pytest.mark.parametrize(
    ("sides", "how", "meant"),
    [
        (f"{NUMBER}|100|from-trunk", "PJSIP/100|Dial", ("incoming", "spoken")),
        (f"+915500009001|{NUMBER}|from-internal", "PJSIP/b|Dial", ("outgoing", "spoken")),
        (f"{NUMBER}|+915500009001|from-trunk", "\\N|Playback", ("incoming", "missed")),
    ],
)
def test_the_table_of_an_asterisk_is_read_without_its_header(
    given, empty_store, at, sides, how, meant
):
    line = f"{at}|x|{sides}|PJSIP/a|{how}|x|30|20|ANSWERED|3||1.1|\\N|\\N|\\N"
    report = given(line.replace("|", "\t") + "\n", "cdr.txt")
    assert (report.format, report.added) == ("asterisk_cdr", 1)
    (call,) = timeline(empty_store)
    assert (call["direction"], call["outcome"]) == meant


def test_a_number_of_the_house_that_was_dialled_tells_an_incoming_call(given, empty_store):
    report = given(
        "calldate,clid,src,dst,dcontext,dstchannel,lastapp,duration,billsec,disposition,did\n"
        f"2026-03-02 10:00:00,x,{NUMBER},+915500009001,shop,NULL,Playback,9,9,ANSWERED,5500009001\n"
        f"2026-03-02 11:00:00,x,{NUMBER},+915500009001,shop,NULL,Playback,9,9,ANSWERED,NULL\n"
    )
    assert [(one.line, one.reason) for one in report.rejects] == [(3, "unknown word")]
    (call,) = timeline(empty_store)
    assert (call["direction"], call["outcome"]) == ("incoming", "missed")


def test_calls_of_a_freeswitch_are_known_after_a_spreadsheet_wrote_their_times(given, empty_store):
    report = given(
        f"Ravi,{NUMBER},1001,public,2026/3/2 10:00,2026/3/2 10:00,2026/3/2 10:01,65,60,"
        "NORMAL_CLEARING,f8d9e2a1-1111-4aaa-8bbb-0123456789ab,,,PCMU,PCMU\n",
        "Master.csv",
    )
    assert (report.format, report.added) == ("freeswitch_cdr", 1)
    assert timeline(empty_store)[0]["at"][:16] == "2026-03-02T10:00"


def test_the_newer_grandstream_tells_the_legs_of_a_call_by_its_session(given, empty_store):
    report = given(
        "cdr,session,call type,caller number,callee number,start time,answer time,talk time,"
        "call status,dest channel extension,action type\n"
        f"main_cdr,s1,Inbound,{NUMBER},6500,2026-03-02 10:00:00,,0,ANSWERED,,QUEUE[6500]\n"
        f"sub_cdr,s1,Inbound,{NUMBER},6006,2026-03-02 10:00:05,x,60,ANSWERED,6006,DIAL\n"
        f"main_cdr,s2,Inbound,{NUMBER},6500,2026-03-02 11:00:00,,0,ANSWERED,,ANNOUNCE\n"
        f"main_cdr,s3,Outbound,6006,{NUMBER},2026-03-02 12:00:00,x,30,ANSWERED,,DIAL\n"
        "main_cdr,s4,Internal,6006,6009,2026-03-02 13:00:00,x,30,ANSWERED,,DIAL\n"
    )
    assert (report.format, report.read, report.rejected) == ("grandstream", 4, 0)
    told = [(one["direction"], one["outcome"], one["seconds"]) for one in timeline(empty_store)]
    assert told == [
        ("incoming", "spoken", 60),
        ("incoming", "missed", 0),
        ("outgoing", "spoken", 30),
    ]


@pytest.mark.parametrize(
    "header",
    [
        "timestamp,direction,from,to,name,message,status",
        "Date,Direction,From,To,Contact,Body,Status",
    ],
)
def test_a_log_of_messages_is_no_log_of_calls(given, header):
    report = given(f"{header}\n2026-03-02 10:00:00,inbound,{NUMBER},x,Ravi,Hello,received\n")
    assert report.status == "refused"
    assert "Messages are never taken for calls" in (report.error or "")


def test_a_form_with_a_message_and_a_type_is_still_of_leads(given):
    report = given(
        "Name,Phone,Email,Type,Message,Status,Source,Date\n"
        f"Ravi,{NUMBER},r@example.com,Sofa,Hello,New,Website,2026-03-02\n"
    )
    assert (report.kind, report.added) == ("leads", 1)


@pytest.mark.parametrize(
    "header",
    [
        "Record ID,Company name,Website URL,Company owner,Create Date",
        "LEADID,Call Start Time,Call Duration,Call Type,Created Time",
    ],
)
def test_a_table_that_names_nobody_is_no_table_of_leads(given, header):
    report = given(header + "\n" + ",".join("x" for _ in header.split(",")) + "\n")
    assert report.status == "refused"


def test_the_calls_of_a_zoho_that_counts_their_seconds_are_read(given):
    report = given(
        "TASKID,Call Start Time,Call Duration (in seconds),Call Owner,Subject,Call Type,"
        "Call Purpose,LEADID\n"
        "5,2026-03-02 10:00:00,420,Asha,Price,Outbound,Prospecting,7\n"
        "6,2026-03-02 10:00:00,300,Asha,Price,Inbound,Prospecting,7\n"
    )
    assert (report.format, report.added) == ("zoho_calls", 2)
    assert [one["Talk"] for one in report.details["first_rows"]] == [420, 300]


def test_a_person_is_known_by_their_own_id_and_name_and_not_by_those_of_their_deal(
    given, empty_store
):
    report = given(
        "First Name,Last Name,ID,Mobile,Status,Lead Source,Opportunity Name,Opportunity Amount,"
        "Contact ID,Opportunity ID,Date Created\n"
        f"Asha,Rao,l1,{NUMBER},Converted,Web,Ten sofas,1000,c9,o9,2026-03-02 06:30\n"
        "Ravi,Kale,l2,+915500001002,New,Web,Ten sofas,,,o9,2026-03-02 06:30\n"
    )
    assert (report.format, report.added) == ("leads", 2)
    assert report.details["columns"]["ID"] == "lead_ref"
    assert lookup(empty_store, NUMBER)["matches"][0]["name"] == "Asha Rao"


def test_a_length_that_says_that_nobody_was_reached_is_none(given, empty_store):
    report = given(
        "Name,Number,Call Type,Duration,Date & Time,SIM,Deleted from Phone?\n"
        f"Unknown,{NUMBER},Outgoing,Not connected,31-03-2026 01:02,SIM 2,No\n"
        f"Unknown,{NUMBER},Incoming,0h 2m 5s,31-03-2026 02:02,SIM 2,No\n"
    )
    assert (report.added, report.rejected) == (2, 0)
    told = [(one["outcome"], one["seconds"]) for one in timeline(empty_store)]
    assert told == [("not connected", 0), ("spoken", 125)]
    assert lookup(empty_store, NUMBER)["matches"][0]["name"] is None


def test_the_numbers_of_a_phone_book_are_found_in_other_languages(given, empty_store):
    given(f"Cognome,Nome,Telefono fisso,Telefono mobile\nRao,Asha,,{NUMBER}\n")
    assert lookup(empty_store, NUMBER)["matches"][0]["name"] == "Asha Rao"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Jour;Nom de la campagne;Montant dépensé (EUR);Impressions", "01/03/2026;A;1 234,56;450"),
        (
            "Auswertungsbeginn;Auswertungsende;Kampagnenname;Ausgegebener Betrag (EUR)",
            "2026-03-01;2026-03-01;A;1.234,56",
        ),
        (
            "Nome da campanha,Início dos relatórios,Encerramento dos relatórios,Valor usado (EUR)",
            'A,2026-03-01,2026-03-01,"1234,56"',
        ),
    ],
)
def test_the_spend_of_meta_is_read_in_other_languages(given, header, row):
    report = given(f"{header}\n{row}\n")
    assert (report.format, report.added, report.rejected) == ("meta_ads_spend", 1, 0)
    (told,) = report.details["first_rows"]
    assert (told["From"], told["Cost"], told["Currency"]) == ("01 Mar 2026", "1234.56", "EUR")


@pytest.mark.parametrize(
    ("columns", "act"),
    [("UNSUB_TIME,MEMBER_RATING", "granted"), ("MEMBER_RATING,UNSUB_TIME", "withdrawn")],
)
def test_columns_that_members_brought_along_say_not_that_they_left(given, columns, act):
    report = given(
        f"Email Address,{columns},OPTIN_TIME,CONFIRM_TIME,LEID,EUID,LAST_CHANGED\n"
        "asha@example.com,,,,2026-03-02 10:00:00,1,a,2026-03-03 10:00:00\n",
        "subscribed_members_export_1.csv",
    )
    assert [one["Act"] for one in report.details["first_rows"]] == [act]


def test_the_leads_of_an_admissions_system_are_read(given, empty_store):
    report = given(
        "Registered Name,Registered Email,Registered Mobile,User Registration Date,Form Stage,,,\n"
        f'Asha,a@example.com,`{NUMBER[:3]}-{NUMBER[3:]},"17/05/2026, 21:49:58",Essays,,,\n'
    )
    assert (report.kind, report.added) == ("leads", 1)
    assert lookup(empty_store, NUMBER)["matches"][0]["name"] == "Asha"


def test_a_lead_was_created_when_its_lead_created_time_says(given):
    report = given(
        "Lead ID,Lead Created Time,Lead Name,Lead Phone,Lead Status,Lead Notes\n"
        f"12,2026-03-02 10:11:12,Asha,{NUMBER},New,call later\n"
    )
    told = report.details["columns"]
    assert (told["Lead Created Time"], told["Lead Notes"]) == ("created", "note")


def test_a_wide_header_is_known_by_many_of_its_words(given):
    more = ",".join(f"Custom {number}" for number in range(40))
    report = given(
        f"First Name,Last Name,E-mail Address,Mobile Phone,Company,Job Title,{more}\n"
        f"Asha,Rao,asha@example.com,{NUMBER},Rao Tiles,Owner\n"
    )
    assert (report.kind, report.added) == ("contacts", 1)


def test_the_leads_center_of_meta_says_whose_lead_it_is(given, empty_store):
    report = given(
        "Created,Name,Email address,Source,Form,Channel,Stage,Owner,Labels,Phone,"
        "Secondary phone number,WhatsApp number\n"
        f"1/17/2026 9:50pm,Kavya Rao,,Paid,Sofas,Phone,Intake,Unassigned,,{NUMBER},,\n"
        "1/18/2026 5:22am,Mohan Rane,,Organic,,Messenger,Qualified,Ravi Patil,,,+915500001002,\n"
        "1/18/2026 5:30am,Zoya Ansari,,Organic,,Instagram,Converted,Ravi Patil,,,,+915500001003\n"
        ",,,,,,,,,,,\n"
    )
    assert (report.format, report.read, report.rejected) == ("meta_leads", 3, 0)
    found = [lookup(empty_store, f"+91550000100{one}")["matches"][0] for one in (1, 2, 3)]
    assert [(one["source"], one["lead_stage"]) for one in found] == [
        ("Meta Ads", "new"),
        ("Facebook", "qualified"),
        ("Instagram", "won"),
    ]


def test_a_lead_that_is_assigned_to_nobody_has_no_owner(given, empty_store):
    given(
        "Lead Name,Phone,Lead Status,Lead Owner\n"
        f"Asha Kulkarni,{NUMBER},New,Unassigned\n"
        "Ravi Patil,+915500001002,New,Meera Joshi\n"
    )
    reps = [one["rep"] for one in empty_store.rows("store/reps")]
    assert reps == ["Meera Joshi"]


def test_the_answers_to_a_form_of_google_say_their_zone(given, empty_store):
    report = given(
        '"Timestamp","Email Address","What is your full name?","Mobile Number"\n'
        f'"2026/01/05 1:36:48 am GMT+5:30","asha@example.com","Asha Kulkarni","{NUMBER}"\n'
        '"2026/01/05 1:36:48 PM GMT-3","ravi@example.com","Ravi Patil","+915500001002"\n'
    )
    assert (report.kind, report.added, report.rejected) == ("leads", 2, 0)
    found = [lookup(empty_store, f"+91550000100{one}")["matches"][0] for one in (1, 2)]
    assert [one["lead"]["created_at"][:16] for one in found] == [
        "2026-01-05T01:36",
        "2026-01-05T22:06",
    ]


@pytest.mark.parametrize(
    ("header", "at"),
    [
        ("#,What's your name?,What's your phone number?,Submit Date (UTC),Network ID", "15:35"),
        ("Id,Your Name,Your Tel,Submission time,Status", "10:05"),
        ("submit_ip,your-name,your-tel,submit_time,your-message", "10:05"),
    ],
)
def test_the_answers_to_other_forms_keep_name_number_and_time(given, empty_store, header, at):
    report = given(f"{header}\n1,Asha Kulkarni,{NUMBER},2026-01-05 10:05:00,x\n")
    assert (report.kind, report.added) == ("leads", 1)
    (match,) = lookup(empty_store, NUMBER)["matches"]
    assert (match["name"], match["lead"]["created_at"][11:16]) == ("Asha Kulkarni", at)


def test_the_report_of_issabel_and_elastix_is_read(given, empty_store):
    row = f'"2026-01-05 1{{}}:05:11","{NUMBER}","","101","SIP/t-1","","{{}}","ANSWERED","{{}}"\n'
    report = given(
        '"Date","Source","Ring Group","Destination","Src. Channel","Account Code","Dst. Channel",'
        '"Status","Duration"\n'
        + row.format(0, "SIP/101-2", "1h 1m 5s")
        + row.format(1, "SIP/101-3", "65s (1m 5s)")
        + row.format(2, "", "20s")
        + f'"2026-01-05 13:05:11","101","","{NUMBER}","SIP/101-4","","SIP/t-5","NO ANSWER","0s"\n'
        + '"2026-01-05 14:05:11","101","","102","SIP/101-5","","SIP/102-6","ANSWERED","9s"\n'
    )
    assert (report.format, report.added, report.skipped) == ("asterisk_cdr", 4, 1)
    told = [(one["direction"], one["outcome"], one["seconds"]) for one in timeline(empty_store)]
    assert told == [
        ("incoming", "spoken", 3665),
        ("incoming", "spoken", 65),
        ("incoming", "missed", 0),
        ("outgoing", "not connected", 0),
    ]


def test_a_report_of_ringcentral_tells_who_handled_a_call_and_how_long(given, empty_store):
    report = given(
        "Session Id,From Name,From Number,To Name,To Number,Result,Call Length,Handle Time,"
        "Call Start Time,Call Direction,Queue\n"
        f"1,RAO,{NUMBER},Asha,5500009001,Answered,0:10:00,0:07:00,08/28/2026 09:00 AM,Inbound,\n"
        f"2,Ravi,5500009001,RAO,{NUMBER},Connected,0:01:00,0:00:50,08/28/2026 10:00 AM,Outbound,\n"
        f"3,RAO,{NUMBER},Asha,5500009001,Abandoned,0:00:30,0:00:00,08/28/2026 11:00 AM,Inbound,\n"
    )
    assert (report.format, report.added, report.rejected) == ("ringcentral", 3, 0)
    told = [(one["outcome"], one["seconds"], one["rep"]) for one in timeline(empty_store)]
    assert told == [("spoken", 420, "Asha"), ("spoken", 50, "Ravi"), ("missed", 0, "Asha")]


def test_an_oppo_phones_own_backup_is_a_call_log(given, empty_store):
    call = f'<CALL_RECORDS number="{NUMBER}" type="{{}}" date="177302772{{}}331" duration="{{}}" '
    report = given(
        "<?xml version='1.0' standalone='no' ?><CallLog>"
        + call.format(1, 1, 12)
        + 'name="Asha" ring_time="9"/>'
        + call.format(3, 2, 0)
        + 'name=" " ring_time="30"/></CallLog>',
        "callrecord_backup.xml",
    )
    assert (report.format, report.added, report.rejected) == ("sms_backup", 2, 0)
    assert [one["outcome"] for one in timeline(empty_store)] == ["spoken", "missed"]
    assert lookup(empty_store, NUMBER)["matches"][0]["name"] == "Asha"


def test_a_name_of_signs_alone_is_none(given, empty_store):
    report = given(
        "Name,Email,Phone Number,Lead Status\n"
        f"-,-,{NUMBER},New\n"
        "n/a,asha@example.com,--,New\n"
        "K.,-,+915500001002,New\n"
        "-,-,-,-\n"
    )
    assert (report.kind, report.added) == ("leads", 3)
    assert [one.reason for one in report.rejects] == ["nothing to know it by"]
    found = [lookup(empty_store, f"+91550000100{one}")["matches"][0]["name"] for one in (1, 2)]
    assert found == [None, "K."]


def test_a_contact_of_signs_alone_is_none(given):
    report = given(f"Name,Email,Phone,Company\n-,-,{NUMBER},-\n--,.,-,-\n")
    assert (report.kind, report.added) == ("contacts", 1)
    assert [one.reason for one in report.rejects] == ["nothing to know it by"]


def test_a_lead_of_bitrix24_is_the_person_and_not_its_title(given, empty_store):
    report = given(
        "ID;Status;Lead Name;First Name;Last Name;Created;Source;Work Phone;Work E-mail;"
        "Responsible\n"
        f"1;Contacted;Call from Pune;Asha;Kulkarni;05.01.2026 10:05:00;Call;{NUMBER};"
        "asha@example.com;Meera Joshi\n"
        "2;New;Form on the site;;;25.01.2026 10:05:00;Website;+915500001002;;Meera Joshi\n"
    )
    assert (report.kind, report.added) == ("leads", 2)
    found = [lookup(empty_store, f"+91550000100{one}")["matches"][0] for one in (1, 2)]
    assert [one["name"] for one in found] == ["Asha Kulkarni", "Form on the site"]
    assert report.details["columns"]["Work E-mail"] == "email"
    assert [one["rep"] for one in empty_store.rows("store/reps")] == ["Meera Joshi"]


def channels(store: Store) -> dict[str, tuple[str, str]]:
    """The source and channel of each person's lead, by number."""
    found = {}
    for number in range(1, 6):
        for match in lookup(store, f"+91550074000{number}")["matches"]:
            found[match["name"]] = (match["source"], match["channel"])
    return found


def test_a_medium_that_only_says_how_somebody_came_in_does_not_outdo_their_source(
    given, empty_store
):
    assert given((SAMPLES / "odoo_leads.csv").read_text(encoding="utf-8")).added == 5
    assert channels(empty_store) == {
        "Kavya Rao": ("Google Ads", "Paid Search"),
        "Neel Shah": ("Online search", "Organic Search"),
        "Om Das": ("Meta Ads", "Display"),
        "Ira Das": ("Google Ads", "Paid Search"),
        "Uma Das": ("Google", "Organic Search"),
    }


def test_how_somebody_came_in_is_their_source_where_nothing_else_is_told(given, empty_store):
    given(
        "Contact Name,Phone,Source,Medium,Stage,Created on\n"
        "Kavya Rao,+915500740001,,Website,New,2026-01-13 10:00:00\n"
        "Neel Shah,+915500740002,google,cpc,New,2026-01-13 10:00:00\n"
    )
    assert channels(empty_store) == {
        "Kavya Rao": ("Website", "Website"),
        "Neel Shah": ("Google Ads", "Paid Search"),
    }


@pytest.mark.parametrize(
    ("calling", "called", "context"),
    [
        ("101", "102", "default"),
        ("asha", "ravi", "default"),
        ("1001@10.0.0.5", "1002@10.0.0.5", "internal"),
        ("101", "*98", "default"),
        ("101", "voicemail", "default"),
        ("101", "", "internal"),
    ],
)
def test_a_call_of_freeswitch_that_stays_in_the_house_is_told_as_one(
    given, calling, called, context
):
    report = given(
        f'"Asha","{calling}","{called}","{context}","2026-03-02 09:00:00","2026-03-02 09:00:08",'
        '"2026-03-02 09:02:08","128","120","NORMAL_CLEARING",'
        '"a5c9f6c0-e752-11f0-8bfb-000000000001","","","PCMU","PCMU"\n',
        "Master.csv",
    )
    assert (report.format, report.read, report.skipped) == ("freeswitch_cdr", 0, 1)


def test_a_call_of_freeswitch_from_outside_to_a_menu_is_a_call(given):
    report = given(
        f'"{NUMBER}","{NUMBER}","welcome","public","2026-03-02 09:00:00","2026-03-02 09:00:08",'
        '"2026-03-02 09:02:08","128","120","NORMAL_CLEARING",'
        '"a5c9f6c0-e752-11f0-8bfb-000000000001","","","PCMU","PCMU"\n',
        "Master.csv",
    )
    assert (report.added, report.skipped) == (1, 0)


def test_answers_to_a_form_that_were_not_handed_in_are_of_when_they_were_begun(given, empty_store):
    report = given((SAMPLES / "typeform_answers.csv").read_text(encoding="utf-8"))
    assert (report.added, report.rejected) == (2, 1)
    begun = timeline(empty_store, "+915500742002")
    assert begun[0]["at"][:16] == "2026-01-13T11:00"


def test_what_stands_below_a_list_of_bitrix_is_no_lead(given):
    report = given((SAMPLES / "bitrix24_leads.csv").read_text(encoding="utf-8"))
    assert (report.added, report.skipped) == (2, 2)


def test_a_german_list_of_leads_has_sources_and_days(given, empty_store):
    assert given((SAMPLES / "leads_german.csv").read_text(encoding="utf-8")).format == "leads"
    (match,) = lookup(empty_store, "Kavya Rao")["matches"]
    assert (match["source"], match["channel"]) == ("Google Ads", "Paid Search")


def test_a_picture_too_large_for_an_address_book_in_ldif_is_told(given):
    lines = "\n ".join(["A" * 76] * (9 * 1024 * 1024 // 76))
    report = given(
        f"dn: cn=Big\ncn: Big\njpegPhoto:: {lines}\n\ndn: cn=Ravi\ncn: Ravi\nmobile: {NUMBER}\n",
        "book.ldif",
    )
    assert (report.added, [one.reason for one in report.rejects]) == (1, ["malformed"])


def test_an_address_book_in_ldif_may_be_in_utf16(empty_store):
    file = SAMPLES / "contacts_utf16.ldif"
    report = load(empty_store, Export(file, file.name))
    assert (report.format, report.added) == ("ldif_contacts", 2)
    assert [one["name"] for one in lookup(empty_store, "+915500744002")["matches"]] == ["रवि"]


def calls_of(store: Store) -> list[tuple[Any, ...]]:
    """Each call of a store: its way, its end, how long, with whom and with whom of ours."""
    with store.engine.cursor() as cursor:
        return cursor.execute(
            "select direction, outcome, seconds, party_kind, party_key, rep from raw_calls "
            "order by started_at"
        ).fetchall()


def test_a_word_that_everybody_knows_tells_how_a_call_ended_wherever_it_stands(given, empty_store):
    report = given((SAMPLES / "call_log_two_outcomes.csv").read_text(encoding="utf-8"))
    assert (report.format, report.added, report.skipped) == ("call_log", 4, 1)
    found = calls_of(empty_store)
    assert [one[:3] for one in found] == [
        ("incoming", "answered", 125),
        ("incoming", "missed", 0),
        ("outgoing", "not connected", 0),
        ("incoming", "answered", 20),
    ]


def test_beside_the_customers_number_another_is_ours(given, empty_store):
    given((SAMPLES / "call_log_two_outcomes.csv").read_text(encoding="utf-8"))
    found = [(one[3], one[4]) for one in calls_of(empty_store)]
    assert found[:3] == [("number", 915500759001 + place) for place in range(3)]
    assert found[3][0] == "withheld"


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("inbound.call.dial", "incoming"),
        ("outbound.manual.dial", "outgoing"),
        ("clicktocall", "outgoing"),
        ("Canceled", "outgoing"),
    ],
)
def test_the_words_of_some_systems_for_a_way_are_known(given, empty_store, said, way):
    assert given(f"Date,Phone,Type,Duration\n2026-03-02 10:00,{NUMBER},{said},0\n").added == 1
    assert [one[0] for one in calls_of(empty_store)] == [way]


@pytest.mark.parametrize(("answered", "outcome"), [("Yes", "answered"), ("No", "missed")])
def test_a_column_answered_says_yes_or_no(given, empty_store, answered, outcome):
    given(
        "Call Type,From Number,To Number,Start Time,Duration,Answered\n"
        f"Inbound,{NUMBER},+915500009001,2026-03-02 10:00:00,00:00:20,{answered}\n"
    )
    assert [one[1] for one in calls_of(empty_store)] == [outcome]


def test_a_call_to_the_mailbox_of_a_dialpad_was_not_answered(given, empty_store):
    given(
        "call_id,category,direction,external_number,date_started,talk_duration,name,voicemail\n"
        f"d1,voicemail,inbound,{NUMBER},2026-01-13 10:16:11,0.33,Asha Kulkarni,true\n"
    )
    assert [one[1] for one in calls_of(empty_store)] == ["voicemail"]


def test_newer_columns_of_justcall_are_known(given, empty_store):
    report = given(
        "Call SID,Contact Number,JustCall Number,Agent Name,Date (UTC),Time (UTC),Direction,"
        "Call Type,Call Duration,Talk Time,Disposition\n"
        f"c2,{NUMBER},+915500009047,,2026-01-13,04:45:11,Incoming,Missed,00:00:25,00:00:00,\n"
    )
    assert (report.format, report.added) == ("justcall", 1)
    (call,) = timeline(empty_store)
    assert (call["at"][:16], call["outcome"]) == ("2026-01-13T10:15", "missed")


def lead_in(store: Store) -> dict[str, Any]:
    """The only lead row of a store."""
    with store.engine.cursor() as cursor:
        found = cursor.execute("select * from raw_leads")
        names = [column[0] for column in found.description or ()]
        (only,) = found.fetchall()
    return dict(zip(names, only, strict=True))


@pytest.mark.parametrize(
    ("header", "number"),
    [
        ("id,created_time,ad_id,form_id,platform,पूरा_नाम,फ़ोन_नंबर", "p:+915500773003"),
        ("Timestamp,आपका नाम,मोबाइल नंबर", "+915500773003"),
        ("Response Date,Name,Phone,Query", "+915500773003"),
        ("Eingereicht am,Name,Telefon,Nachricht", "+915500773003"),
        ("ID,Name,Phone Numbers,Source,Created At", "+915500773003"),
    ],
)
def test_columns_of_forms_and_portals_are_known(given, empty_store, header, number):
    cells = {"id": "l:1", "ID": "1", "form_id": "f:1", "ad_id": "ag:1", "platform": "fb",
        "Source": "Google", "Query": "Sofa?", "Nachricht": "Sofa?"}  # fmt: skip
    whole = [
        cells.get(one)
        or (number if any(word in one for word in ("नंबर", "Phone", "Telefon")) else None)
        or ("Kavya Rao" if "ame" in one or "नाम" in one else "2026-01-13 10:00:00")
        for one in header.split(",")
    ]
    assert given(f"{header}\n{','.join(whole)}\n").added == 1
    found = lead_in(empty_store)
    assert (found["name"], found["number"]) == ("Kavya Rao", 915500773003)
    assert f"{found['created_at']:%Y-%m-%d %H}" == "2026-01-13 10"


def test_who_left_a_mailing_list_is_not_to_be_written_to(given, empty_store):
    given(
        "Email,First Name,Last Name,Phone,Date Created,Status\n"
        "n@example.com,Neel,Shah,+915500778004,2026-01-13 10:00:00,Unsubscribed\n"
    )
    assert lead_in(empty_store)["do_not_email"] is True


def test_a_list_of_who_agreed_to_what_is_not_taken_for_contacts(given):
    report = given(
        "Email,Phone Number,First Name,SMS Consent\nk@example.com,+915500776003,Kavya,no\n"
    )
    assert "never taken for a list of people" in (report.error or "")


def test_the_name_of_a_colleague_who_calls_is_not_that_of_whom_they_call(given, empty_store):
    given(
        "Start Time,Caller,Caller Name,Callee,Callee Name,Direction,Answered,Talk Time\n"
        f"2026-01-13 10:05,{NUMBER},Kavya Rao,101,Asha Kulkarni,Incoming,Answered,00:02:05\n"
        "2026-01-13 10:25,101,Asha Kulkarni,+915500001002,Neel Shah,Outgoing,Answered,00:01:00\n"
    )
    with empty_store.engine.cursor() as cursor:
        names = cursor.execute("select name from raw_calls order by started_at").fetchall()
    assert names == [("Kavya Rao",), ("Neel Shah",)]


@pytest.mark.parametrize(
    ("header", "cell", "outcome"),
    [
        ("Abandoned", "YES", "missed"),
        ("Abandoned", "NO", "answered"),
        ("Call Result", "Left voicemail", "voicemail"),
    ],
)
def test_what_a_column_says_of_nobody_is_heard(given, empty_store, header, cell, outcome):
    given(
        f"Date,Direction,Customer Number,Duration,{header}\n"
        f"2026-01-13 10:15:00,Inbound,{NUMBER},25,{cell}\n"
    )
    assert [one[1] for one in calls_of(empty_store)] == [outcome]


def test_beside_a_customers_name_the_callers_is_a_colleagues(given, empty_store):
    given(
        "Caller Name,Caller Number,Customer Name,Customer Number,Call Type,Start Time,Duration\n"
        f"Asha,+915500009072,Kavya Rao,{NUMBER},OUTGOING,13-01-2026 10:05:11,125\n"
    )
    with empty_store.engine.cursor() as cursor:
        (call,) = cursor.execute("select name, rep, party_key from raw_calls").fetchall()
    assert call == ("Kavya Rao", "Asha", 915500001001)


def test_messages_under_a_mere_type_are_no_calls(given):
    report = given(f"Date,Phone,Type,Message\n2026-01-13 10:00,{NUMBER},Received,hello\n")
    assert "Messages are never taken for calls" in (report.error or "")


def test_an_enquiry_with_a_type_and_a_message_is_a_lead(given):
    report = given(
        f"Date,Name,Email,Phone,Type,Message\n2026-01-13,Kavya,k@example.com,{NUMBER},Quote,Sofa?\n"
    )
    assert (report.kind, report.added) == ("leads", 1)


def test_a_flow_tells_the_way_of_a_call(given, empty_store):
    given(
        "Caller ID,Destination,Call Start Time,Overall Call Status,Overall Call Duration,"
        "Conversation Duration,Call Flow Type\n"
        f"{NUMBER},+915500009074,13/01/2026 10:05:11,Answered,125,120,Inbound\n"
    )
    assert [one[:3] for one in calls_of(empty_store)] == [("incoming", "answered", 120)]


def test_a_status_of_a_mailing_list_says_who_left_it(given, empty_store):
    given(
        "Email address,First name,Last name,Phone - home,Email status,Created At\n"
        "n@example.com,Neel,Shah,+915500790055,Unsubscribed,2026-01-13 10:00:00\n"
    )
    assert lead_in(empty_store)["do_not_email"] is True


def test_the_day_of_a_form_that_was_filled_in_is_no_day_of_a_sale(given, empty_store):
    given(
        "Conversion Date,Conversion Page,Conversion Title,First Name,Last Name,Email\n"
        "2026-01-13 10:00,https://x.example/,Contact us,Kavya,Rao,k@example.com\n"
    )
    found = lead_in(empty_store)
    assert (found["stage"], found["converted_at"]) == ("new", None)
    assert f"{found['created_at']:%Y-%m-%d %H:%M}" == "2026-01-13 10:00"


def test_an_account_of_brevo_that_sends_no_sms_tells_of_e_mail_alone(given):
    report = given(
        "CONTACT ID,EMAIL,LASTNAME,FIRSTNAME,EMAIL_BLACKLISTED,ADDED_TIME,MODIFIED_TIME\n"
        "1,k@example.com,Rao,Kavya,no,2026-01-13 10:00:00,2026-01-13 10:00:00\n"
        "2,n@example.com,Shah,Neel,yes,2026-01-13 10:00:00,2026-02-15 09:30:00\n"
    )
    assert (report.format, report.added, report.rejected) == ("brevo", 2, 0)


def test_a_list_with_a_blacklist_is_not_taken_for_leads(given):
    report = given("EMAIL,FIRSTNAME,BLACKLIST,DATE_ADDED\nk@example.com,Kavya,1,2026-01-13\n")
    assert "never taken for a list of people" in (report.error or "")
