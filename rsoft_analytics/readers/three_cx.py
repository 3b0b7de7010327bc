"""3CX call log (CSV or Excel).

Several rows tell of one call, one for each leg, under one Call ID. Talking time is
written even where nobody answered, and sides as "Name (1234)".
"""

import pyarrow.compute as pc

from rsoft_analytics.columns import Cells
from rsoft_analytics.telephony.meaning import (
    INTERNAL,
    are,
    are_internal,
    direction_by_shape,
    either,
    match,
    named_sides,
    translated,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from a parser"
WAY = {"inbound queue": "inbound", "واردة": "inbound", "صادرة": "outbound"}
STATE = {
    "unanswered": "no answer",
    "waiting": "no answer",  # in the queue until the end of the call
    "redirected": "no answer",  # another leg tells who took it
    "تم الرد": "answered",
    "لم يتم الرد": "no answer",
}


def meant(cells: Named) -> Named:
    """The rows with the numbers and names of their sides; the rep is who answered, or who rang."""
    direction = pc.coalesce(translated(cells["direction"], WAY), way_by_shape(cells))
    outcome = translated(cells["outcome"], STATE)
    sides = named_sides({**cells, "direction": direction, "outcome": outcome})
    spoke = either(are(outcome, "answered"), are(direction, "outbound"))
    same_moment = pc.binary_join_element_wise(cells["started"], sides["from_number"], " ")
    call_ref = pc.coalesce(cells["call_ref"], same_moment)  # older logs have no id of the call
    return {**sides, "rep": where(spoke, sides["rep"]), "call_ref": call_ref}


def way_by_shape(cells: Named) -> Cells:
    """The direction of an older log, which has no column for it: by the side that is inside."""
    sides = named_sides(cells)
    return direction_by_shape(sides["from_number"], sides["to_number"])


def not_calls(cells: Named) -> NotCalls:
    """Rows that begin with no time, and calls in the house."""
    sides = named_sides(cells)
    internal = either(
        are(cells["direction"], "internal"), are_internal(sides["from_number"], sides["to_number"])
    )
    no_time = match(cells["started"], r"^\D*$")
    return [(no_time, "is a total or a heading, not a call"), (internal, INTERNAL)]


TABLE = CallTable(
    marks=(
        "Call Time, From, To, Direction, Status, Ringing, Talking",
        "Call Time, Caller ID, Destination, Status, Ringing, Talking",  # to version 18
        "وقت المكالمة, من, إلى, الاتجاه, الحالة, الرنين, المحادثة",
    ),
    fields={
        "started": "Call Time, وقت المكالمة",
        "talk": "Talking, المحادثة",
        "direction": "Direction, الاتجاه",
        "outcome": "Status, الحالة",
        "from_number": "From, Caller ID, من",
        "to_number": "To, Destination, إلى",
        "call_ref": "Call ID, معرف المكالمة",
    },
    meant=meant,
    not_calls=not_calls,
)

# Certain by the columns of its log, in English or in Arabic.
claim, read = TABLE.claim, TABLE.reading
