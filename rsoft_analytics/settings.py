"""What a team may set, with its defaults and what each means."""

import os
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import checked_region

PROJECT = Path(__file__).parents[1]


def setting(default: Any, meaning: str) -> Any:
    """A setting with its default and the sentence that explains it."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Settings:
    """The settings of one store."""

    timezone: str = setting("Asia/Kolkata", "The business's time zone: days and hours are its own.")
    region: str = setting("IN", "The country that numbers without a country code belong to.")
    currency: str = setting("INR", "The currency of amounts that name none.")
    shortest_conversation: int = setting(
        1, "Seconds from which an answered call counts as a conversation."
    )
    episode_gap: int = setting(
        60, "Minutes without a try after which a caller's next unanswered try is a new episode."
    )
    callback_window_hours: int = setting(
        24, "Hours after a caller's last try within which a call back counts as one."
    )
    lakh: bool = setting(False, "Write large amounts as lakh and crore (₹2.1 L).")

    @property
    def zone(self) -> ZoneInfo:
        """The business's time zone."""
        return ZoneInfo(self.timezone)


DEFAULTS = Settings()


def checked(settings: Settings, changes: dict[str, Any]) -> Settings:
    """The settings with some changed; refuses an unknown name or a value that cannot be."""
    known = {one.name for one in fields(Settings)}
    if unknown := set(changes) - known:
        raise RsoftError(
            f"No setting is called '{min(unknown)}'. There are: {', '.join(sorted(known))}."
        )
    return replace(settings, **{name: understood(name, value) for name, value in changes.items()})


def understood(name: str, value: Any) -> Any:
    """A setting's value, from what was typed or stored."""
    if name == "timezone":
        return checked_timezone(str(value))
    if name == "region":
        return checked_region(str(value))
    if name in ("shortest_conversation", "episode_gap", "callback_window_hours"):
        return whole_number(name, value)
    if name == "lakh":
        return str(value).lower() in ("true", "1", "yes")
    return str(value)


def whole_number(name: str, value: Any) -> int:
    """A setting that counts something."""
    if str(value).isdecimal() and int(value) > 0:
        return int(value)
    raise RsoftError(f"{name} is '{value}'. It takes a whole number from 1, such as 1 or 60.")


def checked_timezone(name: str) -> str:
    """The name of a time zone; refused where there is none of that name."""
    # these are names of files beside the zones; a store that kept one could not be opened
    if name in available_timezones() - {"Factory", "localtime", "posixrules"}:
        return name
    raise RsoftError(f"'{name}' is no time zone. Names such as Asia/Kolkata or Europe/London are.")


def store_path(named: str | None = None) -> Path:
    """Where the store lies: as named, else RSOFT_STORE, else data/rsoft.duckdb of the project."""
    told = named or os.environ.get("RSOFT_STORE")
    return Path(told).expanduser() if told else PROJECT / "data" / "rsoft.duckdb"
