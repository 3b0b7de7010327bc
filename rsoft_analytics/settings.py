"""What a team may set, with its defaults and what each means."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import checked_region

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
    lakh: bool = setting(False, "Write large amounts as lakh and crore (₹2.1 L).", recomputes="")

    @property
    def zone(self) -> ZoneInfo:
        """The business's time zone."""
        return ZoneInfo(self.timezone)


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
    return replace(settings, **{name: understood(name, value) for name, value in changes.items()})


def understood(name: str, value: Any) -> Any:
    """A setting's value, from what was typed or stored."""
    if name == "timezone":
        return checked_timezone(str(value))
    if name == "region":
        return checked_region(str(value))
    if name in ("shortest_conversation", "episode_gap"):
        return whole_number(name, value)
    if name == "currency":
        return checked_currency(str(value))
    if name == "lakh":
        return str(value).lower() in ("true", "1", "yes")
    return str(value)


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


def store_path(named: str | None = None) -> Path:
    """Where the store lies: as named, else RSOFT_STORE, else data/rsoft.duckdb of the project."""
    told = named or os.environ.get("RSOFT_STORE")
    return Path(told).expanduser() if told else PROJECT / "data" / "rsoft.duckdb"
