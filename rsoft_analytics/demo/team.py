"""The invented sales team: who answers, on which phone, and how they ring back."""

from dataclasses import dataclass
from enum import Enum


class Phone(Enum):
    """What a rep's calls are exported by."""

    BACKUP = "one backup of an Android phone"
    TWO_BACKUPS = "two backups of an Android phone that overlap"
    APP_CSV = "a call log app's CSV, with seconds"
    APP_XLSX = "a call log app's spreadsheets, to the minute, overlapping"
    DESK = "no phone of their own: the team line's desk"


@dataclass(frozen=True)
class Rep:
    """A member of the team; their habits are what the dashboard should find out.

    ``presence`` scales how often they pick up, ``returns`` is the share of missed
    calls that they ring back, after ``callback_minutes`` (median).
    """

    name: str
    phone: Phone
    on_team_line: bool
    presence: float
    returns: float
    callback_minutes: float


TEAM = (
    Rep("Asha", Phone.TWO_BACKUPS, True, 1.05, 0.92, 12),
    Rep("Ravi", Phone.TWO_BACKUPS, True, 0.95, 0.55, 150),
    Rep("Karthik", Phone.BACKUP, True, 1.0, 0.80, 40),
    Rep("Suresh", Phone.BACKUP, True, 0.80, 0.25, 600),
    Rep("Lakshmi", Phone.BACKUP, False, 0.95, 0.65, 90),
    Rep("Divya", Phone.APP_CSV, True, 1.0, 0.85, 25),
    Rep("Priya", Phone.APP_XLSX, False, 0.98, 0.70, 60),
    Rep("Meena", Phone.DESK, True, 1.08, 0.75, 30),
)
WITH_PHONE = tuple(rep for rep in TEAM if rep.phone is not Phone.DESK)
ON_TEAM_LINE = tuple(rep for rep in TEAM if rep.on_team_line)
