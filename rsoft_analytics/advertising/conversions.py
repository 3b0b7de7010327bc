"""Who became a customer, for the ad account that brought them: of those who agreed, what is new."""

import csv
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rsoft_analytics.advertising.accounts import STAGES, account_named
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.formulas import harmless
from rsoft_analytics.leads import Download, gone_out
from rsoft_analytics.store import Store

Row = dict[str, Any]
LONGEST_NAME = 100  # characters, as Google takes them


@dataclass(frozen=True)
class Wanted:
    """Which conversions a file shall hold, and for which ad account."""

    account: str
    stage: str = "won"
    conversion: str = ""  # what the account calls it
    only_new: bool = True  # not in an earlier file for this account and stage

    def __post_init__(self) -> None:
        account_named(self.account)
        if self.stage not in STAGES:
            raise RsoftError(
                f"'{self.stage[:40]}' is no conversion. There are: {', '.join(STAGES)}."
            )
        if len(self.conversion) > LONGEST_NAME or not self.conversion.isprintable():
            raise RsoftError(
                f"A conversion's name has at most {LONGEST_NAME} characters, all of them printable."
            )

    @property
    def system(self) -> str:
        """What earlier files of this kind are known by."""
        return f"{self.account}, {self.stage}"

    @property
    def name(self) -> str:
        """What the account calls the conversion."""
        came = " after a call" if self.account == "google calls" else ""
        return self.conversion.strip() or f"{self.stage.capitalize()}{came}"


@dataclass(frozen=True)
class Conversions:
    """A file for an ad account, and how many are not in it."""

    made: Download
    not_agreed: int  # said neither yes nor no to it
    opted_out: int


def rehearsed(store: Store, wanted: Wanted) -> Conversions:
    """The file that would be made; nothing is remembered."""
    found = store.rows(
        "advertising/conversions",
        account=wanted.account,
        stage=wanted.stage,
        system=wanted.system,
        only_new=wanted.only_new,
        now=datetime.now(UTC),
    )
    told = [one | {"conversion": wanted.name} for one in found if may_be_told(one)]
    opted_out = sum(one["opted_out"] for one in found)
    return Conversions(
        Download(0, wanted, told, as_csv(wanted.account, told)),
        not_agreed=len(found) - len(told) - opted_out,
        opted_out=opted_out,
    )


def may_be_told(one: Row) -> bool:
    """Whether the person agreed to marketing or profiling, and refused neither."""
    return bool(one["agreed"] and not one["opted_out"])


def hand_over(store: Store, found: Conversions) -> Download:
    """The file, remembered with who is in it; a file of nobody is not."""
    return gone_out(store, found.made)


def as_csv(name: str, rows: list[Row]) -> bytes:
    """Conversions under an account's own column names, with every text harmless."""
    account = account_named(name)
    out = io.StringIO(newline="")
    if account.above:
        out.write(account.above + "\r\n")
    writer = csv.writer(out)
    writer.writerow(account.columns)
    for row in rows:
        # a number is made here, of digits alone: an apostrophe would make it none
        writer.writerow(
            cell(row) if column == "Caller's Phone Number" else harmless(cell(row))
            for column, cell in account.columns.items()
        )
    return out.getvalue().encode()
