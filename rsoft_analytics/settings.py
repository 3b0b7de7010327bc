"""What a team may set, with its defaults and what each means."""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from rsoft_analytics.closed_days import Closed, checked_dates, checked_place, closed_days
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import checked_region

TIME_OF_DAY = re.compile(r"([01]?\d|2[0-3]):[0-5]\d|24:00")
PROJECT = Path(__file__).parents[1]


EVERYTHING = "all that follows from calls and leads"


def setting(default: Any, meaning: str, recomputes: str = EVERYTHING) -> Any:
    """A setting with its default, the sentence that explains it, and what follows from it."""
    return field(default=default, metadata={"meaning": meaning, "recomputes": recomputes})


@dataclass(frozen=True)
class Settings:
    """The settings of one store."""

    timezone: str = setting(
        "Asia/Kolkata",
        "The business's time zone: days and hours are its own.",
        "the day and the hour of every call",
    )
    region: str = setting(
        "IN",
        "The country that numbers without a country code belong to.",
        "which numbers are lines of yours",
    )
    currency: str = setting("INR", "The currency of amounts that name none.", recomputes="")
    shortest_conversation: int = setting(
        1,
        "Seconds from which an answered call counts as a conversation.",
        "which calls are conversations, and when each caller was last spoken to",
    )
    episode_gap: int = setting(
        60,
        "Minutes without a try after which a caller's next unanswered try is a new episode.",
        "which missed calls make one episode",
    )
    opening_days: str = setting(
        "1 2 3 4 5 6", "The days of the week on which the office is open; 1 is Monday.", ""
    )
    opens: str = setting("09:00", "When the office opens.", "")
    closes: str = setting("19:00", "When the office closes.", "")
    holidays_of: str = setting(
        "IN", "The country or state (IN-TN) on whose public holidays the office is closed.", ""
    )
    closed_also: str = setting("", "Further days on which the office is closed.", "")
    open_anyway: str = setting("", "Holidays on which the office is open all the same.", "")
    lead_from_calls: bool = setting(
        True,
        "Whether a number that nobody knew becomes a lead when it rings.",
        "who is a lead",
    )
    lead_needs_conversation: bool = setting(
        False,
        "Whether only a conversation makes a lead, however often somebody rings.",
        "who is a lead",
    )
    lead_min_rings: int = setting(
        1,
        "How often an unknown number rings until it is a lead; a conversation makes it one sooner.",
        "who is a lead",
    )
    callback_window_hours: int = setting(
        24, "Hours after a caller's last try within which a call back counts as one.", ""
    )
    unpermitted_call_logs: str = setting(
        "hold",
        "What becomes of the call log of a user without the call-log permission, once users are "
        "asked for it: hold (it is not loaded) or warn (it is loaded, and said).",
        "",
    )
    consent_lasts_days: int = setting(
        0, "Days after which a consent that names no end has to be asked anew; 0 is never.", ""
    )
    withdrawal_target_hours: int = setting(
        24, "Hours within which you pass a withdrawal on to your other systems.", ""
    )
    business_category: str = setting(
        "",
        "Your category of business as do-not-call registers name it; empty heeds every category.",
        "",
    )
    credit_model: str = setting(
        "last_non_direct",
        "By which model a customer is credited to sources where none is named: in the return on "
        "spend, and in attributed_won.",
        "",
    )
    credit_lookback_days: int = setting(
        90,
        "Days before somebody became a lead or customer within which a touch has a part in it.",
        "which touches are credited",
    )
    session_idle_hours: int = setting(
        8, "Hours without a step after which somebody who signed in has to sign in again.", ""
    )
    privacy_contact: str = setting(
        "",
        "Whom each answer to a request names for questions: a name, an address, a number.",
        "",
    )
    request_days: int = setting(
        30, "Days within which you answer a request under DPDP: your own period, at most 90.", ""
    )
    retention: bool = setting(
        False,
        "Whether people of whom nothing was heard for long become nobody's, once a day.",
        "",
    )
    keep_calls_months: int = setting(
        24, "Months after the last call from or to somebody until they become nobody's.", ""
    )
    keep_leads_months: int = setting(
        12,
        "Months after the last that was heard of a lead who did not buy and did not agree to "
        "marketing, until they become nobody's.",
        "",
    )
    keep_rejects_days: int = setting(
        90, "Days after an import until the texts of its rejects and skips are emptied.", ""
    )
    lakh: bool = setting(False, "Write large amounts as lakh and crore (₹2.1 L).", recomputes="")

    @property
    def zone(self) -> ZoneInfo:
        """The business's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def closed_days(self) -> Closed:
        """The days on which the office is closed although it is that day of the week, and why."""
        return closed_days(self.holidays_of, self.closed_also, self.open_anyway)

    @property
    def opening_hours(self) -> dict[str, Any]:
        """When the office is open, for SQL: a bit for each day, seconds of the day, holidays."""
        return {
            "open_days": sum(1 << int(day) - 1 for day in self.opening_days.split()),
            "opens": seconds_of(self.opens),
            "closes": seconds_of(self.closes),
            "holidays": list(self.closed_days),
        }


COUNTED = (
    "shortest_conversation",
    "episode_gap",
    "callback_window_hours",
    "lead_min_rings",
    "credit_lookback_days",
    "withdrawal_target_hours",
    "session_idle_hours",
    "keep_calls_months",
    "keep_leads_months",
    "keep_rejects_days",
)
SWITCHES = ("lakh", "retention", "lead_from_calls", "lead_needs_conversation")
# Of one conversion each by itself: only these can say what a single customer's value is due to.
CREDIT_MODELS = (
    "last_non_direct",
    "first",
    "last",
    "last_paid",
    "linear",
    "time_decay",
    "position_based",
)
DEFAULTS = Settings()


def meaning_of(name: str) -> str:
    """The sentence that explains a setting."""
    return str(Settings.__dataclass_fields__[name].metadata["meaning"])


def recomputed_by(names: Iterable[str]) -> list[str]:
    """What is computed again when these settings change."""
    metadata = [Settings.__dataclass_fields__[name].metadata for name in names]
    return [one["recomputes"] for one in metadata if one["recomputes"]]


def checked(settings: Settings, changes: dict[str, Any]) -> Settings:
    """The settings with some changed; refuses an unknown name or a value that cannot be."""
    known = {one.name for one in fields(Settings)}
    if unknown := set(changes) - known:
        raise RsoftError(
            f"No setting is called '{min(unknown)}'. There are: {', '.join(sorted(known))}."
        )
    new = replace(settings, **{name: understood(name, value) for name, value in changes.items()})
    if seconds_of(new.opens) >= seconds_of(new.closes):
        raise RsoftError(
            f"The office opens at {new.opens} and closes at {new.closes}. "
            "It must close later on the same day than it opens."
        )
    return new


def understood(name: str, value: Any) -> Any:
    """A setting's value, from what was typed or stored."""
    if name in COUNTED:
        return whole_number(name, value)
    if name in SWITCHES:
        return str(value).lower() in ("true", "1", "yes")
    return CHECKED[name](str(value)) if name in CHECKED else str(value)


def days_of_request(text: str) -> int:
    """Within how many days a request is answered, at most 90."""
    days = whole_number("request_days", text)
    if days > 90:
        raise RsoftError(f"request_days is '{text}'. A request is answered within 90 days at most.")
    return days


def days_or_ever(text: str) -> int:
    """How many days a consent lasts; 0 is for ever."""
    return 0 if text == "0" else whole_number("consent_lasts_days", text)


def hold_or_warn(text: str) -> str:
    """What becomes of a call log without permission; refused where it is neither."""
    if text in ("hold", "warn"):
        return text
    raise RsoftError(f"unpermitted_call_logs is '{text}'. It takes hold or warn.")


def checked_model(name: str) -> str:
    """A model of credit; refused where there is none of that name."""
    if name in CREDIT_MODELS:
        return name
    raise RsoftError(f"credit_model is '{name}'. It takes one of {', '.join(CREDIT_MODELS)}.")


def checked_days(text: str) -> str:
    """Some days of the week, each once and in order; refused where one is none."""
    days = sorted(set(text.replace(",", " ").split()))
    if days and set(days) <= set("1234567"):
        return " ".join(days)
    raise RsoftError(f"opening_days is '{text}'. It takes days from 1 (Monday) to 7, as in 1 2 3.")


def checked_time_of_day(name: str, text: str) -> str:
    """A time of the day as 09:00; refused where it is none."""
    if TIME_OF_DAY.fullmatch(text):
        return text.zfill(5)
    raise RsoftError(f"{name} is '{text}'. It takes a time of the day, such as 09:00 or 19:30.")


def seconds_of(time_of_day: str) -> int:
    """The second of the day at which a time of the day begins."""
    hours, minutes = time_of_day.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def whole_number(name: str, value: Any) -> int:
    """A setting that counts something."""
    if str(value).isdecimal() and int(value) > 0:
        return int(value)
    raise RsoftError(f"{name} is '{value}'. It takes a whole number from 1, such as 1 or 60.")


def checked_currency(code: str) -> str:
    """The code of a currency, upper case; refused where it has not its form."""
    if len(code) == 3 and code.isascii() and code.isalpha():
        return code.upper()
    raise RsoftError(f"'{code}' is no currency. Give its three letters, such as INR, AED or USD.")


def checked_timezone(name: str) -> str:
    """The name of a time zone; refused where there is none of that name."""
    # these are names of files beside the zones; a store that kept one could not be opened
    if name in available_timezones() - {"Factory", "localtime", "posixrules"}:
        return name
    raise RsoftError(f"'{name}' is no time zone. Names such as Asia/Kolkata or Europe/London are.")


CHECKED: dict[str, Callable[[str], Any]] = {
    "timezone": checked_timezone,
    "region": checked_region,
    "currency": checked_currency,
    "opening_days": checked_days,
    "opens": partial(checked_time_of_day, "opens"),
    "closes": partial(checked_time_of_day, "closes"),
    "holidays_of": checked_place,
    "closed_also": partial(checked_dates, "closed_also"),
    "open_anyway": partial(checked_dates, "open_anyway"),
    "consent_lasts_days": days_or_ever,
    "request_days": days_of_request,
    "unpermitted_call_logs": hold_or_warn,
    "credit_model": checked_model,
}


def store_path(named: str | None = None) -> Path:
    """Where the store lies: as named, else RSOFT_STORE, else data/rsoft.duckdb of the project."""
    told = named or os.environ.get("RSOFT_STORE")
    return Path(told).expanduser() if told else PROJECT / "data" / "rsoft.duckdb"
