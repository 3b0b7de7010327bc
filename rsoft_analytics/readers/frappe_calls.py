"""Frappe CRM or ERPNext call log (CSV or Excel).

Lengths are seconds, or 1h 2m 3s as the screen shows them.
"""

from rsoft_analytics.telephony.meaning import is_incoming, translated, where
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from the exporter's source"
STATES = {"initiated": "no answer", "ringing": "no answer", "queued": "no answer",
          "in progress": None}  # fmt: skip


def meant(cells: Named) -> Named:
    """The rows with who of the team took the call or made it."""
    rep = where(is_incoming(cells["direction"]), cells["receiver"], cells["caller"])
    return {**cells, "rep": rep, "outcome": translated(cells["outcome"], STATES)}


TABLE = CallTable(
    marks=(
        "From, To, Type, Status, Duration, Telephony Medium",
        "From, To, Type, Status, Duration, Reference document type, Reference name",
    ),
    fields={
        "started": "Start time",
        "duration": "Duration",
        "direction": "Type",
        "outcome": "Status",
        "from_number": "From",
        "to_number": "To",
        "receiver": "Call received by, Receiver",
        "caller": "Caller",
        "note": "Note",
        "call_ref": "ID, Name",
    },
    meant=meant,
)

# Certain by the columns of its document CRM Call Log.
claim, read = TABLE.claim, TABLE.reading
