"""SuiteCRM or SugarCRM calls (CSV).

The length is in two columns, hours and minutes. Planned calls are appointments.
"""

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.telephony.meaning import PLANNED, are, are_filled, either, translated, where
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from the exporter's source"
STATES = {"held": "answered", "not held": "no answer"}


def meant(cells: Named) -> Named:
    """The rows with their length in one."""
    nought = pa.scalar("0")
    hours, minutes = (pc.coalesce(cells[part], nought) for part in ("hours", "minutes"))
    length = pc.binary_join_element_wise(hours, minutes, "00", ":")
    is_told = either(are_filled(cells["hours"]), are_filled(cells["minutes"]))
    return {
        **cells,
        "duration": where(is_told, length),
        "outcome": translated(cells["outcome"], STATES),
    }


def not_calls(cells: Named) -> NotCalls:
    """Calls that somebody means to make."""
    return [(are(cells["outcome"], "planned"), PLANNED)]


TABLE = CallTable(
    marks=(
        "date_start, duration_hours, duration_minutes, status, direction",
        "Start Date, Duration Hours, Duration Minutes, Status, Direction",  # by its labels
    ),
    fields={
        "started": "date_start, Start Date",
        "hours": "duration_hours",
        "minutes": "duration_minutes",
        "direction": "direction",
        "outcome": "status",
        "name": "parent_name, contact_name, Related to, Contact",
        "rep": "assigned_user_name, assigned_user, Assigned to",
        "note": "description, name, Subject",
        "call_ref": "id",
    },
    meant=meant,
    not_calls=not_calls,
)

# Certain by the length in hours and minutes.
claim, read = TABLE.claim, TABLE.reading
