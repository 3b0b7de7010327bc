"""Microsoft Teams calls to and from the telephone network (CSV of its PSTN usage report).

The type of a call tells its way: user_in and ucap_in come in, user_out and ucap_out go out,
and those of Direct Routing, as in ByotIn, alike. A call to a queue or an attendant (ucap)
names nobody of the team; who took it there is in no report. Its length is that of the connection.
"""

from rsoft_analytics.telephony.meaning import (
    answered_if,
    are_positive,
    match,
    no_internal_calls,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from a parser"
COMES_IN = r"(?i)(?:^|_|byot)in(?:bound)?(?:_|ucap|$)"
GOES_OUT = r"(?i)(?:^|_|byot)out(?:bound)?(?:_|ucap|$)"
MESSAGE = r"(?i)sms"
CONFERENCE = r"(?i)^conf_"
PASSED_ON = r"(?i)out\w*_(?:transfer|forward)"


def meant(cells: Named) -> Named:
    """The rows with the way that their type tells, answered where there was a connection."""
    goes_out = where(match(cells["type"], GOES_OUT), "outgoing", cells["type"])
    return {
        **cells,
        "direction": where(match(cells["type"], COMES_IN), "incoming", goes_out),
        "outcome": answered_if(are_positive(cells["duration"])),
    }


def not_calls(cells: Named) -> NotCalls:
    """What the report lists beside calls, and the second half of calls that were passed on."""
    return [
        (match(cells["type"], MESSAGE), "is a text message"),
        (match(cells["type"], CONFERENCE), "is a telephone that joined a conference"),
        (match(cells["type"], PASSED_ON), "is where a call was passed on to, not one of its own"),
        *no_internal_calls(cells),
    ]


TABLE = CallTable(
    marks=(
        "UPN, Caller ID, Call Type, Destination Number, Start Time, Duration Seconds",
        "UPN, Call Direction, Destination Number, Start Time, Duration Seconds",
        "userPrincipalName, startDateTime, duration, callType, callerNumber, calleeNumber",
        "Display Name, Call Type, Called To, Called From, Duration",
        "SIP Address, Caller Number, Callee Number, Call Type, Invite Time, Duration",
    ),
    fields={
        "started": "Start Time, Start Time (UTC), startDateTime, Time Stamp, Time Stamp (UTC), "
        "Invite Time, inviteDateTime",
        "duration": "Duration Seconds, Duration",
        "type": "Call Type, Call/SMS Type, Call Direction",
        "from_number": "Caller ID, Caller Number, Called From",
        "to_number": "Destination Number, Callee Number, Called To",
        "rep": "User Display Name, Display Name, UPN, User Principal Name, Username, SIP Address",
        "call_ref": "Call ID, Correlation ID",
    },
    meant=meant,
    not_calls=not_calls,
    timezone="UTC",
)


# Certain by the user whom a report names beside both numbers.
claim, read = TABLE.claim, TABLE.reading
