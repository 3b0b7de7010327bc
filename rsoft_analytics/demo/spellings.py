"""How systems spell the same number: never twice alike."""

from rsoft_analytics.demo.people import Caller, Kind

HOME_SPELLINGS = (
    "+91{0}",
    "{0}",
    "0{0}",
    "+91 {1} {2}",
    "0{1} {2}",
    "91-{0}",
    "91{0}",
    "+91-{0}",
    "{1} {2}",
)
WITHHELD = {"backup": "", "app": "Private number", "team line": "anonymous"}


def spelled(caller: Caller, variety: int, system: str) -> str:
    """A caller's number in one of the spellings that a system might use."""
    if caller.kind is Kind.WITHHELD:
        return WITHHELD[system]
    if caller.kind is Kind.SHORT_CODE:
        return caller.digits
    return spelled_digits(caller.digits, variety)


def spelled_digits(digits: str, variety: int) -> str:
    """A number in one of many spellings; a foreign one always with its country."""
    if not digits.startswith("91"):
        return f"+{digits}" if variety % 2 else f"+{digits[:-10]} {digits[-10:-6]} {digits[-6:]}"
    home = digits[2:]
    form = HOME_SPELLINGS[variety % len(HOME_SPELLINGS)]
    return form.format(home, home[:5], home[5:])
