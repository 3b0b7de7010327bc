"""What became of one file: the sentence, the counts and the rejects."""

from dataclasses import dataclass, field, fields, replace
from typing import Any

from rsoft_analytics.rows import SetAside

MAP_IT = "map its columns by hand"  # what the refusal of an unknown table offers
REJECTS_SHOWN = 1_000  # in a report; the store keeps all of them


@dataclass(frozen=True)
class Report:
    """What an import did, or a preview would do; ``read`` is the sum of the first four counts."""

    file: str
    status: str  # imported, already imported, refused, dry run
    format: str | None = None
    kind: str | None = None
    import_id: int | None = None
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    skipped: int = 0
    rejects: tuple[SetAside, ...] = ()
    error: str | None = None
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """How many records the export holds."""
        return self.added + self.updated + self.unchanged + self.rejected

    def named(self, file: str) -> "Report":
        """The report under the name that the person knows the file by."""
        return replace(self, file=file)

    def as_json(self) -> dict[str, Any]:
        """The report as design.md's contract words it."""
        return {
            "file": self.file,
            "format": self.format,
            "kind": self.kind,
            "status": self.status,
            "import_id": self.import_id,
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
            "skipped": self.skipped,
            "rejects": [
                {"line": one.line, "reason": one.reason, "message": one.message, "text": one.text}
                for one in self.rejects[:REJECTS_SHOWN]
            ],
            "error": self.error,
            **({"details": self.details} if self.details else {}),
        }

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> "Report":
        """The report that was told in this form."""
        known = {one.name for one in fields(cls)} - {"rejects"}
        rejects = (
            SetAside(one["line"], one["reason"], one["message"], one["text"])
            for one in told["rejects"]
        )
        kept = {name: value for name, value in told.items() if name in known}
        return cls(**kept, rejects=tuple(rejects))

    @property
    def span(self) -> str:
        """The days that its records tell of."""
        since, until = self.details.get("data_from"), self.details.get("data_until")
        return f" of {since[:10]} to {until[:10]}" if since and until else ""

    @property
    def can_be_mapped(self) -> bool:
        """Whether it was refused for nothing but that its columns are not known."""
        return bool(self.error and MAP_IT in self.error)

    def sentence(self) -> str:
        """The report in one line for people."""
        if self.error:
            return f"{self.file}: {self.status}. {self.error}"
        what = f"{self.format}, {self.kind}{self.span}. " if self.format else ""
        new = f"{self.added:,} added, {self.updated:,} updated"
        counts = f"{what}{new}, {self.unchanged:,} known already"
        aside = f"{self.rejected:,} rejected, {self.skipped:,} skipped"
        return f"{self.file}: {self.status}. {counts}, {aside}."


def refused(file: str, problem: Exception) -> Report:
    """The report of a file of which nothing was loaded."""
    return Report(file, "refused", error=str(problem))
