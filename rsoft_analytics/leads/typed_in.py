"""A lead typed in by hand: an import of its own, so that it is accounted for and can be undone."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import pyarrow as pa

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.typed_in import typed_in
from rsoft_analytics.leads.stages import checked_stage
from rsoft_analytics.phones import party
from rsoft_analytics.rows import LEAD_ROWS, Batch
from rsoft_analytics.store import Store

LONGEST = 500  # characters of a field


@dataclass(frozen=True)
class TypedIn:
    """What somebody types of a person who may buy."""

    name: str = ""
    number: str = ""  # in any spelling
    source: str = ""
    note: str = ""
    stage: str = "new"
    value: str = ""
    email: str = ""
    rep: str = ""

    def __post_init__(self) -> None:
        checked_stage(self.stage)
        for name, text in asdict(self).items():
            if len(text) > LONGEST or "\0" in text:
                raise RsoftError(f"The {name} is longer than {LONGEST} characters. Shorten it.")
        if not (self.name.strip() or self.number.strip() or "@" in self.email):
            raise RsoftError("Nobody is named. Give a name, a number or an e-mail.")

    def refuse_a_wrong_number(self, region: str) -> None:
        """Refuse what is typed for a number and is none."""
        if self.number.strip() and party(self.number, region).number is None:
            raise RsoftError(
                f"'{self.number[:40]}' is no phone number. Numbers such as 55000 01001 or "
                "+1 202-555-0100 are. Leave it empty where there is none."
            )


def type_in(store: Store, lead: TypedIn) -> int:
    """The number of the import that a typed lead makes."""
    lead.refuse_a_wrong_number(store.settings.region)
    of_whom = lead.name.strip() or lead.number.strip() or lead.email.strip()
    with store.writing() as writing:
        batch = as_batch(lead, datetime.now(UTC))
        return typed_in(writing, "leads", batch, of_whom, rep=lead.rep.strip() or None)


def as_batch(lead: TypedIn, now: datetime) -> Batch:
    """The lead as the one row of an export."""
    fields = {
        "name": lead.name,
        "number": lead.number,
        "email": lead.email,
        "source": lead.source,
        "status": lead.stage,
        "note": lead.note,
        "value": lead.value,
        "rep": lead.rep,
        "created": now.isoformat(timespec="seconds"),
        "modified": now.isoformat(timespec="seconds"),
    }
    told = {name: text.strip() for name, text in fields.items() if text.strip()}
    row = {"row": 1, "line": 1, **told}
    return Batch(pa.RecordBatch.from_pylist([row], schema=LEAD_ROWS))
