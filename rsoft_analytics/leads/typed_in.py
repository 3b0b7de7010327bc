"""A lead typed in by hand: an import of its own, so that it is accounted for and can be undone."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import pyarrow as pa

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.recognise import Recognised
from rsoft_analytics.imports.stage import Conventional, stage
from rsoft_analytics.leads.stages import checked_stage
from rsoft_analytics.phones import party
from rsoft_analytics.rows import LEAD_ROWS, Batch, Conventions, Reading
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.derive import derive

FORMAT = "typed in"
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
    now = datetime.now(UTC)
    with store.writing() as writing:
        known = Recognised(FORMAT, Reading("leads", [as_batch(lead, now)], Conventions()), "")
        import_id: int = writing.row("imports/next_import")["import_id"]
        conventional = stage(writing, known, Options(), import_id, lambda doing, done: None)
        refuse_what_was_rejected(writing)
        content = print_of(lead, now)
        writing.run("store/staging/leads/5_merge", import_id=import_id, content=content)
        derive(writing, "leads")
        keep_in_ledger(writing, lead, import_id, content, conventional)
    return import_id


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


def print_of(lead: TypedIn, now: datetime) -> str:
    """What the import's content is known by: typed twice, a lead is told twice."""
    text = json.dumps([asdict(lead), now.isoformat()], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def refuse_what_was_rejected(writing: Writing) -> None:
    """Refuse a lead in which something cannot be understood, in the words of a reject."""
    for reject in writing.rows("leads/rejected"):
        raise RsoftError(reject["message"].removeprefix("Line 1: ").capitalize())


def keep_in_ledger(
    writing: Writing, lead: TypedIn, import_id: int, content: str, conventional: Conventional
) -> None:
    """The import's row in the ledger."""
    verdicts = writing.row("store/staging/leads/6_verdicts", import_id=import_id)
    writing.run(
        "imports/kept",
        import_id=import_id,
        file_name=f"Typed in: {lead.name.strip() or lead.number.strip() or lead.email.strip()}",
        content=content,
        bytes=0,
        format=FORMAT,
        kind="leads",
        options=Options().as_json(),
        columns="{}",
        system=conventional.system,
        rep=lead.rep.strip() or None,
        region=conventional.region,
        timezone=conventional.timezone,
        day_first=conventional.day_first,
        **verdicts,
    )
