"""Vicidial calls (its call report, or its logs of outgoing and incoming calls as tables).

The report writes both ways into one file, and only alt_dial tells them apart: a word for
the number that was dialled, or how long somebody who called had waited. Calls that no agent
had are those of the users VDAD and VDCL. Agents' own statuses mean that they spoke.
"""

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import Cells, full_name
from rsoft_analytics.telephony import country_codes
from rsoft_analytics.telephony.meaning import (
    NOTHING,
    are,
    are_filled,
    are_positive,
    either,
    match,
    shown_name,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from the exporter's source"
MACHINES = "vdad|vdcl"
MAILBOX = "qvmail|vm|svyvm"
UNANSWERED = (
    "na|n|a|aa|am|al|b|ab|dc|adc|adct|drop|xdrop|pdrop|afthrs|nanque|iqnanq|maxcal|timeot|holdto"
    "|lrerr|eri|new|queue|incall|cpdatb|cpdb|cpdna|cpdrej|cpdinv|cpdua|cpdsi|cpdsnc|cpdsr|cpdsuk"
    "|cpdsv|cpduk|cperr"
)
SECONDS = r"^\d+(?:\.\d+)?$"


def meant(cells: Named) -> Named:
    """The rows with their way, whether anybody spoke, and for how long."""
    incoming = either(match(cells["waited"], SECONDS), are_filled(cells["closer"]))
    by_machine = are(cells["user"], MACHINES)
    return {
        **cells,
        "direction": where(incoming, "incoming", "outgoing"),
        "outcome": outcome_of(cells, by_machine),
        "duration": spoken(cells["length"], cells["waited"]),
        "party": country_codes.with_codes(cells["party"], cells["code"]),
        "name": shown_name(full_name([cells["first_name"], cells["last_name"]])),
        "rep": where(by_machine, NOTHING, pc.coalesce(cells["full_name"], cells["user"])),
    }


def outcome_of(cells: Named, by_machine: pa.BooleanArray) -> Cells:
    """Answered where an agent had the call and its status does not say that nobody was there."""
    status = cells["status"]
    in_vain = either(by_machine, are(status, UNANSWERED), pc.invert(are_positive(cells["length"])))
    return where(are(status, MAILBOX), "voicemail", where(in_vain, "no answer", "answered"))


def spoken(lengths: Cells, waited: Cells) -> Cells:
    """How long the calls were without the time in the queue; as written where it is no number."""
    are_numbers = pc.and_(match(lengths, SECONDS), match(waited, SECONDS))
    whole, queued = (
        pc.cast(where(are_numbers, one, "0"), pa.float64()) for one in (lengths, waited)
    )
    left = pc.cast(pc.round(pc.max_element_wise(pc.subtract(whole, queued), 0)), pa.int64())
    return where(are_numbers, pc.cast(left, pa.string()), lengths)


TABLE = CallTable(
    marks=(
        "call_date, phone_number_dialed, status, user, vendor_lead_code, length_in_sec, alt_dial",
        "closecallid, call_date, length_in_sec, phone_number, status, user, queue_seconds",
        "uniqueid, call_date, length_in_sec, phone_number, status, user, campaign_id, alt_dial",
    ),
    fields={
        "started": "call_date",
        "length": "length_in_sec",
        "status": "status",
        "party": "phone_number_dialed, phone_number",
        "code": "phone_code",
        "waited": "queue_seconds, alt_dial",
        "closer": "closecallid",
        "user": "user",
        "full_name": "full_name",
        "first_name": "first_name",
        "last_name": "last_name",
        "note": "call_notes, comments",
        "call_ref": "uniqueid",
    },
    meant=meant,
)

# Certain by its own names for who dialled and how long the call was.
claim, read = TABLE.claim, TABLE.reading
