"""JustCall calls (CSV).

Date and time stand in two columns; the conversation is told apart from the ringing.
"""

from rsoft_analytics.telephony.tables import CallTable

KIND = "calls"
KNOWN = "from a parser"
TABLE = CallTable(
    marks=(
        "Call ID, Contact Number, JustCall Number, Call Date, Call Time, Direction",
        "Contact Number, JustCall Number, Agent Name, Direction, Call Type",
    ),
    fields={
        "date": "Call Date, Date, Date UTC",
        "time": "Call Time, Time, Time UTC",
        "duration": "Duration (sec), Duration, Call Duration",
        "talk": "Conversation Time (sec), Conversation Time, Talk Time",
        "direction": "Direction",
        "outcome": "Type, Call Type",
        "party": "Contact Number",
        "name": "Contact Name",
        "line_number": "JustCall Number",
        "rep": "Agent Name",
        "note": "Notes",
        "call_ref": "Call ID, Call SID",
    },
)

# Certain by the column that names JustCall, among those of its calls.
claim, read = TABLE.claim, TABLE.reading
