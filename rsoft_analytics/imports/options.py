"""What a person may say about an export that its bytes do not."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.fields import FIELDS
from rsoft_analytics.phones import checked_region
from rsoft_analytics.settings import checked_timezone


@dataclass(frozen=True)
class Mapping:
    """A person's own reading of a table: its kind, and which column is which field."""

    kind: str
    columns: dict[str, str]

    def __post_init__(self) -> None:
        if self.kind not in FIELDS:
            raise RsoftError(f"'{self.kind}' cannot be mapped. There are: {', '.join(FIELDS)}.")
        for column, field in self.columns.items():
            if field not in FIELDS[self.kind]:
                raise RsoftError(
                    f"Column '{column}' is mapped to '{field}', which {self.kind} do not have. "
                    f"There are: {', '.join(FIELDS[self.kind])}."
                )

    @classmethod
    def in_file(cls, path: Path) -> "Mapping":
        """The mapping in a JSON file: {"kind": "calls", "columns": {"When": "started"}}."""
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            return cls(told["kind"], dict(told["columns"]))
        except (OSError, ValueError, KeyError, TypeError) as problem:
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

    def __post_init__(self) -> None:
        if self.timezone:
            checked_timezone(self.timezone)
        if self.region:
            checked_region(self.region)

    def as_json(self) -> str:
        """The options as the ledger keeps them; equal options give equal text."""
        return json.dumps(asdict(self), sort_keys=True)
