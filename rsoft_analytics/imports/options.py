"""What a person may say about an export that its bytes do not."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.fields import FIELDS
from rsoft_analytics.phones import checked_region
from rsoft_analytics.settings import checked_timezone

LONGEST_NAME = 100


@dataclass(frozen=True)
class Mapping:
    """A person's own reading of a table: its kind, and which column is which field."""

    kind: str
    columns: dict[str, str]

    def __post_init__(self) -> None:
        if self.kind not in FIELDS:
            raise RsoftError(f"'{self.kind}' cannot be mapped. There are: {', '.join(FIELDS)}.")
        names = [field.name for field in FIELDS[self.kind]]
        for column, name in self.columns.items():
            if name not in names:
                raise RsoftError(
                    f"Column '{column}' is mapped to '{name}', which {self.kind} do not have. "
                    f"There are: {', '.join(names)}."
                )

    @classmethod
    def in_file(cls, path: Path) -> "Mapping":
        """The mapping in a JSON file: {"kind": "calls", "columns": {"When": "started"}}."""
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            return cls(told["kind"], dict(told["columns"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as problem:
            raise RsoftError(
                f"{path} is no mapping. A mapping is JSON such as "
                '{"kind": "calls", "columns": {"When": "started", "Who": "party"}}.'
            ) from problem


@dataclass(frozen=True)
class Options:
    """How an export is to be read; None leaves it to the file and the store's settings."""

    format: str | None = None
    mapping: Mapping | None = None
    timezone: str | None = None
    region: str | None = None
    rep: str | None = None
    day_first: bool | None = None
    decimal_comma: bool | None = None

    def __post_init__(self) -> None:
        if self.timezone is not None:
            checked_timezone(self.timezone)
        if self.region is not None:
            checked_region(self.region)
        if self.rep is not None and not is_name(self.rep):
            raise RsoftError(
                f"'{self.rep[:40]}' is no rep's name. A name has 1 to {LONGEST_NAME} characters on "
                "one line, such as Asha Rao."
            )

    def as_json(self) -> str:
        """The options as the ledger keeps them; equal options give equal text."""
        return json.dumps(asdict(self), sort_keys=True)


def contradicts(options: Options, kept: str) -> bool:
    """Whether a person now says something else of a file than the ledger keeps of it."""
    was = json.loads(kept)
    return any(
        value is not None and value != was.get(name) for name, value in asdict(options).items()
    )


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: printable, on one line, not too long."""
    return bool(text.strip()) and text.isprintable() and len(text) <= LONGEST_NAME
