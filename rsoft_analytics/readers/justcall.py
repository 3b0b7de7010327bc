"""JustCall calls (CSV).

Date and time stand in two columns; the conversation is told apart from the ringing.
"""

from rsoft_analytics.telephony.tables import CallTable

KIND = "calls"
KNOWN = "from a parser"
TABLE = CallTable(
    marks=("Call ID, Contact Number, JustCall Number, Call Date, Call Time, Direction",),
    fields={
        "date": "Call Date",
        "time": "Call Time",
        "duration": "Duration (sec), Duration",
        "talk": "Conversation Time (sec), Conversation Time",
        "direction": "Direction",
        "outcome": "Type",
        "party": "Contact Number",
        "name": "Contact Name",
        "line_number": "JustCall Number",
        "rep": "Agent Name",
        "note": "Notes",
        "call_ref": "Call ID",
    },
)

# Certain by the column that names JustCall, among those of its calls.
claim, read = TABLE.claim, TABLE.reading
