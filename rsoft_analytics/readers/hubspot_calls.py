"""HubSpot calls (CSV with the names or the labels of its properties).

Durations are in milliseconds. The status is COMPLETED whatever came of the call;
the outcome is in the disposition, as one of six ids that every account has.
"""

import pyarrow.compute as pc

from rsoft_analytics.columns import Cells
from rsoft_analytics.telephony.meaning import match, translated, where, without_blanks
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from the vendor's documentation"
OUTCOMES = {
    "9d9162e7-6cf3-4944-bf63-4dff82258764": "busy",
    "f240bbac-87c9-4f6e-bf70-924b57d47db7": "answered",
    "f240bbac-87c9-4f6e-bf70-924b57d47db": "answered",  # as one list on the web has it
    "a4c4c377-d246-4b32-a13b-75a56a4cd0ff": "answered",  # left live message
    "b2cf5968-551e-4856-9783-52b3da59a7d0": "voicemail",
    "73a0d17f-1163-4015-bdd5-ec830791da20": "no answer",
    "17b47fee-58de-441e-a44c-c6300d46f273": "answered",  # wrong number: by somebody else
    "connected": "answered",
    "left live message": "answered",
    "left voicemail": "voicemail",
    "wrong number": "answered",
}
STATES = {"completed": None, "no_answer": "no answer", "calling_crm_user": None, "queued": None}
OWN_OUTCOME = r"^[0-9a-fA-F-]{35,36}$"  # one that the account added: its meaning is not told


def meant(cells: Named) -> Named:
    """The rows with the outcome that the disposition says, and notes without markup."""
    state = translated(cells["state"], STATES)
    return {
        **cells,
        "outcome": pc.coalesce(outcome_of(cells["disposition"]), state),
        "note": without_markup(cells["note"]),
    }


def outcome_of(disposition: Cells) -> Cells:
    """What the ids and labels of outcomes mean."""
    said = translated(disposition, OUTCOMES)
    return where(match(said, OWN_OUTCOME), None, said)


def without_markup(note: Cells) -> Cells:
    """A note as text."""
    text = pc.replace_substring_regex(note, r"<[^>]*>|&nbsp;", " ")
    return without_blanks(pc.replace_substring_regex(text, r"\s+", " "))


TABLE = CallTable(
    marks=(
        "hs_timestamp, hs_call_direction, hs_call_duration",
        "Record ID, Activity date, Call outcome, Call direction",  # as its pages export them
    ),
    fields={
        "started": "hs_timestamp, Activity date",
        "duration": "hs_call_duration, Call duration, Call duration (HH:mm:ss)",
        "direction": "hs_call_direction, Call direction",
        "disposition": "hs_call_disposition, Call outcome",
        "state": "hs_call_status, Call status",
        "from_number": "hs_call_from_number, From Number",
        "to_number": "hs_call_to_number, To Number",
        "rep": "Activity assigned to",
        "note": "hs_call_body, Call notes",
        "call_ref": "hs_object_id, Record ID",
    },
    meant=meant,
    duration_unit="ms",
)

# Certain by the names of HubSpot's properties of calls.
claim, read = TABLE.claim, TABLE.reading
