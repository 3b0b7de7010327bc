"""Ozonetel CloudAgent call details (JSON of its API, or CSV with the same columns).

Three generations spell the same columns differently. The number may be masked, as
92xxxxxxx4; it is kept as that, and is nobody's number.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading
from rsoft_analytics.telephony.json_records import keys_at, records_in
from rsoft_analytics.telephony.meaning import translated
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from the vendor's documentation"
LIST = "message|details"
KEYS = ("UCID", "CallerID", "DialedNumber", "HangupBy")
NOBODY = {"none": None, "null": None}


def meant(cells: Named) -> Named:
    """The rows, a rep called None being none."""
    return {**cells, "rep": translated(cells["rep"], NOBODY)}


TABLE = CallTable(
    marks=(
        "UCID, CallerID, DialedNumber, HangupBy, Type, Status",
        "CallID, CallerID, DialedNumber, AgentDialStatus, CustomerDialStatus",
    ),
    fields={
        "date": "CallDate",
        "time": "StartTime",
        "duration": "Duration, CallDuration",
        "talk": "TalkTime",
        "direction": "Type",
        "outcome": "Status",
        "party": "CallerID",
        "line_number": "Did",
        "rep": "AgentName, Agent",
        "campaign": "Campaign, CampaignName",
        "note": "Comments",
        "call_ref": "monitorUCID, CallID, UCID",
    },
    meant=meant,
)


def claim(export: Export) -> int:
    """Certain by its keys, in JSON or as columns."""
    return CERTAIN if keys_at(export.head, KEYS) or TABLE.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls of the answer or of the table."""
    if not keys_at(export.head, KEYS):
        return TABLE.reading(export, columns)
    header, records = records_in(export, LIST)
    return TABLE.of(header, [records])
