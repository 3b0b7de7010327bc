"""Knowlarity SuperReceptionist call log (CSV or Excel).

Its business call type mixes where the call came from with how it went.
"""

import pyarrow.compute as pc

from rsoft_analytics.telephony.meaning import are, where
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from a parser"
UNANSWERED = "missed call|unanswered"


def meant(cells: Named) -> Named:
    """Direction and outcome out of the one type; a call that only pressed keys met nobody."""
    kind = cells["kind"]
    met_nobody = pc.and_(are(kind, "dtmf"), pc.is_null(cells["agent_number"]))
    unanswered = pc.or_(are(kind, UNANSWERED), met_nobody)
    answered = where(are(kind, "phone"), "answered")
    return {
        **cells,
        "direction": where(are(kind, "phone|dtmf|missed call|unanswered"), "incoming", kind),
        "outcome": where(unanswered, "no answer", answered),
    }


TABLE = CallTable(
    marks=("customer_number, knowlarity_number, start_time, call_duration, business_call_type",),
    fields={
        "started": "start_time",
        "duration": "call_duration",
        "kind": "business_call_type",
        "party": "customer_number",
        "line_number": "knowlarity_number",
        "agent_number": "agent_number",
        "call_ref": "uuid",
    },
    meant=meant,
)

# Certain by the column that names Knowlarity, among those of its log.
claim, read = TABLE.claim, TABLE.reading
