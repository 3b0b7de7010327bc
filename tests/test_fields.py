"""The alias table: which column stands for which field, and what its rows are."""

from collections import Counter

import pytest

from rsoft_analytics.fields import (
    ALL_ALIASES,
    FIELDS,
    folded,
    is_known,
    kind_of,
    label_of,
    matched,
    unit_of,
    zone_of,
)
from rsoft_analytics.rows import CALL_FIELDS, CONTACT_ROWS, LEAD_FIELDS

ONLY_A_WAY = {
    *("date", "time", "first_name", "middle_name", "last_name", "prefix", "suffix", "nickname"),
    *("number", "email"),
}
CANONICAL = {"calls": CALL_FIELDS, "leads": LEAD_FIELDS, "contacts": CONTACT_ROWS.names}


def fields(kind: str, *header: str) -> dict[str, str]:
    return {name: header[at[0]] for name, at in matched(kind, header).items()}


@pytest.mark.parametrize("kind", FIELDS)
def test_no_word_stands_for_two_fields_of_a_kind(kind):
    assert [word for word, count in Counter(ALL_ALIASES[kind]).items() if count > 1] == []


@pytest.mark.parametrize("kind", FIELDS)
def test_every_word_is_written_as_headers_are_folded(kind):
    assert [word for word in ALL_ALIASES[kind] if folded(word) != word] == []


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_is_a_column_of_the_rows_or_a_way_to_one(kind):
    names = {field.name for field in FIELDS[kind]}
    assert names <= {*CANONICAL[kind], *ONLY_A_WAY}


@pytest.mark.parametrize(
    "spelling",
    [
        *(
            "Phone Number",
            "PHONE_NUMBER",
            "phoneNumber",
            "PhoneNumber",
            " phone  number ",
            "Phone-No.",
        ),
        *("Mobile No.", "Ｐｈｏｎｅ", "Contact No", "Phone Number*", "Caller's Phone Number"),
    ],
)
def test_a_column_is_known_in_any_spelling(spelling):
    assert fields("calls", spelling) == {"party": spelling}


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        *(("Duration (sec)", "s"), ("Duration in minutes", "min"), ("Talk time (ms)", "ms")),
        *(("CallDurationInSeconds", "s"), ("durationMs", "ms"), ("Duration [Mins]", "min")),
        *(("hs_call_duration", "ms"), ("Duration", None), ("Duration (hh:mm:ss)", None)),
    ],
)
def test_a_header_tells_the_unit_of_its_durations(header, unit):
    assert unit_of(header) == unit
    assert {"duration", "talk"} & fields("calls", header).keys()


def test_a_header_tells_the_zone_of_its_times():
    assert [zone_of(one) for one in ("datetime (UTC)", "Start Time (IST)", "Time")] == [
        "UTC",
        "Asia/Kolkata",
        None,
    ]


def test_the_better_word_wins_wherever_it_stands():
    assert fields("leads", "Source", "Lead Source") == {"source": "Lead Source"}


def test_numbered_columns_collect_into_one_field():
    header = ("Phone 1", "Phone 2", "E-mail Address", "E-mail 2 Address")
    assert matched("contacts", header) == {"number": [0, 1], "email": [2, 3]}


def test_a_lead_number_is_an_id_and_no_phone_number():
    assert fields("leads", "Lead Number", "Lead Source") == {
        "lead_ref": "Lead Number",
        "source": "Lead Source",
    }


def test_the_origin_of_a_lead_is_not_its_source():
    assert "source" not in fields("leads", "Lead Number", "Lead Origin")


def test_a_total_call_is_told_apart_from_the_talk():
    header = ("duration (total)", "duration (in call)")
    assert fields("calls", *header) == {"duration": header[0], "talk": header[1]}


CALLS = [
    "Date,Time,Name,Phone Number,Call Type,Duration",
    "Call Time,Call ID,From,To,Direction,Status,Ringing,Talking,Cost",
    "CallSid,DateCreated,From,To,PhoneNumberSid,Direction,Status,StartTime,EndTime,Duration",
    "line,datetime (UTC),country_code,direction,from,to,answered,user,duration (total)",
    "uuid,customer_number,agent_number,knowlarity_number,start_time,call_duration,Call_Type",
    "Call ID,Contact Number,Contact Name,Contact Email,Call Date,Call Time,Direction,Type,Notes",
    "calldate,clid,src,dst,dcontext,duration,billsec,disposition,uniqueid",
    "Start time,Duration (seconds),Caller country code,Caller phone number,Status,Campaign",
    "customer_name,customer_phone_number,direction,duration,start_time,source,medium,campaign",
    "hs_timestamp,hs_call_direction,hs_call_duration,hs_call_from_number,hs_call_to_number",
    "UCID,Did,StartTime,CallerID,Duration,DialedNumber,Type,AgentName,Disposition,Status",
    "ID,From,To,Type,Status,Duration,Start time,End time,Call received by",
    "Date,Name,Phone,Status",
    "external_number,date_started,talk_duration,direction,name",
]
LEADS = [
    "Lead Number,Lead Source,Converted",
    "Prospect ID,Lead Number,Lead Origin,Lead Source,Do Not Call,Converted,TotalVisits",
    "Created Date,Phone,Source",
    "Created On,Name,Mobile,Lead Source,Status",
    "Date,Name,Phone,Email,Source,Status",
    "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Contact owner",
    "id,created_time,ad_id,campaign_name,form_name,platform,email,phone_number,lead_status",
    "leadid,name,mobile,phone,email,date,time,category,city,area,company,pincode",
    "UNIQUE_QUERY_ID,QUERY_TYPE,QUERY_TIME,SENDER_NAME,SENDER_MOBILE,SENDER_EMAIL,CALL_DURATION",
    "Lead Id,Last Name,Lead Owner Id,Created Time,First Name,Email,Phone,Company,Lead Source",
    "Lead ID,GCLID,Campaign Name,Lead Form Name,Date Submitted,User Phone,User Email,User Name",
]
CONTACTS = [
    "Name,Phone",
    "First Name,Last Name,Business Phone,Mobile Phone,E-mail Address,Title,Location,Referred By",
    "First Name,Last Name,Display Name,Primary Email,Work Phone,Mobile Number,Birth Year",
    "Primary Email",
    "Person - Name,Person - Phone,Person - Email",
]
NOTHING = [
    "Campaign status,Campaign,Account,Campaign type,Impr.,Clicks,Cost,Currency code",
    "a,b,c",
    "416,1234567",
    "person_kind,person,purpose,channel,act,at,place,wording,evidence",
    "Name,City",
]
KINDS = (("calls", CALLS), ("leads", LEADS), ("contacts", CONTACTS), (None, NOTHING))


@pytest.mark.parametrize(
    ("header", "kind"), [(header, kind) for kind, headers in KINDS for header in headers]
)
def test_a_header_tells_what_its_rows_are(header, kind):
    assert kind_of(tuple(header.split(","))) == kind


def test_a_known_word_is_a_word_of_any_kind():
    assert [
        word
        for word in ("Mobile No.", "Lead Stage", "DOB", "55000 00001", "Asha")
        if is_known(word)
    ] == [
        "Mobile No.",
        "Lead Stage",
        "DOB",
    ]


def test_every_field_has_a_name_for_people():
    assert all(label_of(kind, field.name) for kind in FIELDS for field in FIELDS[kind])
