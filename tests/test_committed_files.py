"""What lies in the repository: nothing of any machine, and nobody's number."""

import re
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import phonenumbers
import pytest

ROOT = Path(__file__).parents[1]
PASSED_OVER = {".git", ".venv", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache"}
PICTURES = {".png", ".jpg", ".ico", ".webp"}
# Written so that they do not find themselves.
OF_A_MACHINE = re.compile(r"(?<![\w.~/])/(?:home|Users|root|tmp|work)/\w|\b[A-Z]:\\Users\\\w")
PACKAGE_HOSTS = re.compile(r"[p]ypi\.org|[p]ythonhosted|[n]pmjs\.")

# Numbers that the library takes for real ones and that still ring nobody.
FREE = {
    r"\+120255501\d\d": "kept free for fiction in North America",
    r"\+447700900\d{3}": "kept free for drama in the United Kingdom",
}
# Digits that only look like a number: file, digits, and what they are.
NO_NUMBERS: dict[tuple[str, str], str] = {
    **{
        ("tests/test_phones.py", spelling): "the trap that a number's own first digits are 91"
        for spelling in ("9155000001", "09155000001", "919155000001", "+91 91550 00001")
    },
    ("tests/test_phones.py", "07700 900123"): "of the range for drama, read at home",
    **{
        (
            "tests/test_own_numbers.py",
            spelling,
        ): "of a series for machines that ring out, by its rule"
        for spelling in ("1400000001", "+911400000001", "1600110001", "+911600110001")
    },
    ("tests/test_own_numbers.py", "18000000001"): "of the toll-free series, of no operator's block",
    ("tests/test_hostile.py", "2147483649"): "one more than 32 bits hold",
    ("tests/test_moments.py", "1772454900"): "seconds since 1970",
    ("tests/test_moments.py", "7534722222"): "seconds since 1970",
}
# Digits of dates, and of numbers for fiction that lack their +1.
LOOKS_ONLY = re.compile(
    r"\d\d\.\d\d\.\d{4} \d\d|\d{4,6}-\d\d-\d\d.*|\D*(?:91\D?)?202\D*555\D*01\d\d|91 20255 501\d\d"
)


@cache
def committed() -> list[Path]:
    """Every file that is in the repository, or would be with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = [ROOT / name for name in listed.stdout.split("\0") if name] or list(ROOT.rglob("*"))
    return sorted(
        file for file in found if file.is_file() and not PASSED_OVER & set(relative(file).parts)
    )


def relative(file: Path) -> Path:
    """A file's place in the repository."""
    return file.relative_to(ROOT)


def named(file: Path) -> str:
    """A file's place in the repository, as a person writes it."""
    return relative(file).as_posix()


def texts_of(file: Path) -> Iterator[str]:
    """What a file says: a zip and a workbook say what their members say."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as members:
            yield from (members.read(name).decode("utf-8", "ignore") for name in members.namelist())
    elif file.suffix not in PICTURES:
        content = file.read_bytes()
        wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        yield content.decode("utf-16" if wide else "utf-8", "ignore")


def numbers_in(text: str) -> Iterator[phonenumbers.PhoneNumberMatch]:
    """Every number in a text that somebody could be rung by, as read in India; no fractions."""
    for match in phonenumbers.PhoneNumberMatcher(text, "IN"):
        if not re.fullmatch(r"\d+\.\d+", match.raw_string) and not LOOKS_ONLY.fullmatch(
            match.raw_string.lstrip("+")
        ):
            yield match


def rings_somebody(match: phonenumbers.PhoneNumberMatch) -> bool:
    """Whether a number may belong to a person."""
    e164 = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
    return not any(re.fullmatch(free, e164) for free in FREE)


@pytest.mark.parametrize("pattern", [OF_A_MACHINE, PACKAGE_HOSTS], ids=["paths", "hosts"])
def test_no_file_names_a_machine(pattern):
    found = {
        f"{named(file)}: {match.group()}"
        for file in committed()
        for text in texts_of(file)
        for match in pattern.finditer(text)
    }
    assert found == set()


def test_nobody_can_be_rung_by_a_number_in_the_repository():
    found = {
        (named(file), match.raw_string)
        for file in committed()
        if relative(file).parts[0] != "requirements" and file != Path(__file__)
        for text in texts_of(file)
        for match in numbers_in(text)
        if rings_somebody(match)
    }
    assert found - set(NO_NUMBERS) == set()


def test_no_file_is_large():
    assert [named(file) for file in committed() if file.stat().st_size > 2_000_000] == []


def test_the_store_is_not_committed():
    assert [named(file) for file in committed() if ".duckdb" in file.name] == []
