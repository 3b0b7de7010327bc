"""The country's code in a column of its own, put in front of the number beside it."""

from collections.abc import Sequence
from functools import lru_cache

import pyarrow as pa

from rsoft_analytics.columns import Cells
from rsoft_analytics.fields import folded

COLUMNS = ("country code", "dialing code", "dial code", "isd code", "isd")
OF_WHOM = ("", "client ", "customer ", "caller ", "contact ", "lead ", "phone ")
NAMES = frozenset(whom + name for whom in OF_WHOM for name in COLUMNS)
LONGEST_CODE = 3  # digits


def column_of(header: Sequence[str]) -> int | None:
    """The place of the column that has the code, where there is one."""
    return next((at for at, name in enumerate(header) if folded(name) in NAMES), None)


def with_codes(numbers: Cells, codes: Cells) -> Cells:
    """Numbers with the code of their country in front, as far as they have none."""
    pairs = zip(numbers.to_pylist(), codes.to_pylist(), strict=True)
    found = [with_code(number, code) if number and code else number for number, code in pairs]
    return pa.array(found, pa.string())


@lru_cache(maxsize=65_536)
def with_code(number: str, code: str) -> str:
    """A number with the code of its country in front, unless it has one or the code is none.

    >>> with_code("55000 01001", "+91"), with_code("2025550101", "1"), with_code("x", "IN")
    ('+91 55000 01001', '+1 2025550101', 'x')
    """
    digits = code.strip().lstrip("+0").removesuffix(".0")
    is_code = digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_CODE
    bare = number.strip()
    if not is_code or not bare[:1].isdigit() or bare.startswith("00"):
        return number
    has_it = bare.startswith(digits) and sum(map(str.isdigit, bare)) > len(digits) + 9
    return f"+{bare}" if has_it else f"+{digits} {bare}"
