"""The town around the office: everybody who may ring, met one after another."""

from random import Random

from rsoft_analytics.demo import words
from rsoft_analytics.demo.people import BUYERS, Caller, Kind, Person
from rsoft_analytics.demo.sources import ONLINE, SOURCES, UNKNOWN, Source
from rsoft_analytics.demo.team import ON_TEAM_LINE, TEAM, WITH_PHONE

FIRST_NUMBER, NUMBERS = 915500000000, 998_000  # allotted to nobody; our own lines lie above
MOST_FOREIGNERS = 500
SHORT_CODES = ("121", "15500", "15511")
SHARES = {
    Kind.CUSTOMER: 0.78,
    Kind.TRADE: 0.08,
    Kind.SPAM: 0.05,
    Kind.WRONG: 0.035,
    Kind.FOREIGN: 0.01,
    Kind.SHORT_CODE: 0.02,
    Kind.WITHHELD: 0.025,
}


class Town:
    """Everybody who may ring, met one after another."""

    def __init__(self, rng: Random) -> None:
        """An empty town; rng decides whom we meet."""
        self.rng = rng
        self.callers: list[Caller] = []
        self.used: set[str] = set()
        self.foreigners = 0
        self.withheld = Caller("", Kind.WITHHELD, WITH_PHONE[0])
        self.short_codes = [Caller(code, Kind.SHORT_CODE, WITH_PHONE[0]) for code in SHORT_CODES]

    def stranger(self) -> Caller:
        """Somebody who has not rung before, or a bank, or a withheld number."""
        kind = self.kind_of_stranger()
        if kind is Kind.WITHHELD:
            return self.withheld
        if kind is Kind.SHORT_CODE:
            return self.rng.choice(self.short_codes)
        caller = self.met(kind)
        if kind in BUYERS:
            self.introduce(caller)
        return caller

    def enquirer(self) -> Caller:
        """Somebody who fills in the web form instead of ringing."""
        caller = self.met(Kind.CUSTOMER, ONLINE)
        self.introduce(caller)
        return caller

    def kind_of_stranger(self) -> Kind:
        """What brings the next stranger; few are from abroad, for few numbers are kept free."""
        kind = self.rng.choices(list(SHARES), list(SHARES.values()))[0]
        if kind is not Kind.FOREIGN:
            return kind
        self.foreigners += 1
        return kind if self.foreigners <= MOST_FOREIGNERS else Kind.CUSTOMER

    def met(self, kind: Kind, sources: tuple[Source, ...] = SOURCES) -> Caller:
        """A caller with a new number, the source that brought them and the rep they ring."""
        source = self.source_of(kind, sources)
        rep = self.rng.choice(ON_TEAM_LINE if source.line else TEAM[:-1])
        caller = Caller(self.new_digits(kind), kind, rep, source)
        self.callers.append(caller)
        return caller

    def source_of(self, kind: Kind, sources: tuple[Source, ...]) -> Source:
        """What brought a caller; only buyers come by one."""
        if kind not in BUYERS:
            return UNKNOWN
        return self.rng.choices(sources, [source.share for source in sources])[0]

    def new_digits(self, kind: Kind) -> str:
        """A number that nobody in town has yet."""
        while (digits := self.any_digits(kind)) in self.used:
            pass
        self.used.add(digits)
        return digits

    def any_digits(self, kind: Kind) -> str:
        """A number of the kept-free ranges: India, or Britain and America for those abroad."""
        if kind is not Kind.FOREIGN:
            return str(FIRST_NUMBER + self.rng.randrange(NUMBERS))
        if self.rng.random() < 0.85:
            return f"447700900{self.rng.randrange(1000):03}"
        return f"1202555{self.rng.randrange(100, 200):04}"

    def introduce(self, caller: Caller) -> None:
        """Give a caller a name; some share a number with family, some have a second one."""
        person = self.named(caller.kind)
        self.join(person, caller)
        chance = self.rng.random()
        if chance < 0.04:
            self.join(self.relative(person), caller)
        elif chance < 0.10 and caller.kind is not Kind.FOREIGN:
            self.give_second_number(person, caller)

    def join(self, person: Person, caller: Caller) -> None:
        """Note that a person is reached under a number."""
        person.callers.append(caller)
        caller.people.append(person)

    def give_second_number(self, person: Person, caller: Caller) -> None:
        """Another number of the same person, under which they ring from time to time."""
        second = Caller(self.new_digits(caller.kind), caller.kind, caller.rep, caller.source)
        self.callers.append(second)
        self.join(person, second)

    def named(self, kind: Kind) -> Person:
        """A person with a made-up name, a firm where they are of the trade."""
        name = self.name_of(kind)
        firm = self.firm() if kind is Kind.TRADE else ""
        habit = self.rng.choice(words.HABITS)
        saved_as = habit.format(name=name, area=self.rng.choice(words.AREAS))
        return Person(name, firm, saved_as, has_photo=self.rng.random() < 0.25)

    def name_of(self, kind: Kind) -> str:
        """A name by chance, now and then in Tamil or Hindi letters."""
        if kind is Kind.FOREIGN:
            return self.rng.choice(words.FOREIGN_NAMES)
        if self.rng.random() < 0.01:
            return self.rng.choice(words.TAMIL_NAMES + words.HINDI_NAMES)
        return f"{self.rng.choice(words.GIVEN_NAMES)} {self.rng.choice(words.FAMILY_NAMES)}"

    def firm(self) -> str:
        """The name of a firm."""
        return f"{self.rng.choice(words.FIRM_STEMS)} {self.rng.choice(words.FIRM_KINDS)}"

    def relative(self, person: Person) -> Person:
        """Somebody of the same family or office."""
        family = person.name.rpartition(" ")[2]
        if family not in words.FAMILY_NAMES:
            family = self.rng.choice(words.FAMILY_NAMES)
        given = self.rng.choice([n for n in words.GIVEN_NAMES if not person.name.startswith(n)])
        return Person(f"{given} {family}", person.company, f"{given} {family}")
