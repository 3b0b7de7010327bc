"""The invented people who ring: customers, the trade, families, banks and nuisances."""

from dataclasses import dataclass, field
from enum import Enum

from rsoft_analytics.demo.sources import UNKNOWN, Source
from rsoft_analytics.demo.team import Rep


class Kind(Enum):
    """What brings a caller to ring."""

    CUSTOMER = "buys for their own house"
    TRADE = "builders, architects and suppliers, who ring again and again"
    SPAM = "sells credit cards"
    WRONG = "wanted somebody else"
    FOREIGN = "a customer abroad"
    SHORT_CODE = "a bank's or an operator's service"
    WITHHELD = "shows no number"


BUYERS = frozenset({Kind.CUSTOMER, Kind.TRADE, Kind.FOREIGN})
RINGS_AGAIN = frozenset({Kind.CUSTOMER, Kind.TRADE, Kind.FOREIGN, Kind.SPAM})


@dataclass(eq=False)
class Person:
    """Somebody with a name, as address books and the CRM hold them."""

    name: str
    company: str = ""
    saved_as: str = ""
    callers: list["Caller"] = field(default_factory=list)
    has_photo: bool = False
    is_saved: bool = False  # in the team's address books

    @property
    def email(self) -> str:
        """Their invented address, theirs alone; empty where the name has no Latin letters."""
        words = "".join(c if c.isascii() and c.isalpha() else " " for c in self.name.lower())
        mailbox = ".".join(words.split())
        return f"{mailbox}.{self.callers[0].digits[-5:]}@example.com" if mailbox else ""


@dataclass(eq=False)
class Caller:
    """The other party of calls: one number, or one kind of number that cannot be rung back."""

    digits: str  # E.164 digits, a short code, or nothing where withheld
    kind: Kind
    rep: Rep
    source: Source = UNKNOWN
    people: list[Person] = field(default_factory=list)
    is_blocked: bool = False

    @property
    def has_number(self) -> bool:
        """Whether it is a number that can be stored and rung back."""
        return self.kind not in (Kind.SHORT_CODE, Kind.WITHHELD)

    @property
    def is_saved(self) -> bool:
        """Whether the team's phones know who it is."""
        return bool(self.people) and self.people[0].is_saved

    @property
    def number(self) -> str:
        """The number as E.164."""
        return f"+{self.digits}"

    @property
    def saved_name(self) -> str:
        """What the phones show when it rings; empty for strangers."""
        return self.people[0].saved_as if self.is_saved else ""
