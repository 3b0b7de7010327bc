"""A stage set by hand: dated, with a value where there is one, and to be taken back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.derive import derive_leads_alone

STAGES = ("new", "contacted", "qualified", "won", "lost", "junk")


@dataclass(frozen=True)
class Act:
    """What somebody says of a lead: the stage it is at now, and what it is worth."""

    stage: str
    value: str = ""  # as typed: 40000, ₹40,000, 2.1 lakh
    currency: str = ""  # empty for the settings' own
    note: str = ""
    by: str = ""

    def __post_init__(self) -> None:
        checked_stage(self.stage)


def checked_stage(stage: str) -> str:
    """A stage that there is."""
    if stage in STAGES:
        return stage
    raise RsoftError(f"'{stage[:40]}' is no stage. There are: {', '.join(STAGES)}.")


def set_stage(store: Store, lead_id: int, act: Act) -> int:
    """The number of the act that sets a lead's stage."""
    with store.writing() as writing:
        lead = bring_into_scope(writing, lead_id)
        value = amount(writing, act.value)
        act_id: int = writing.row("leads/next_act")["act_id"]
        writing.run(
            "leads/act_kept",
            act_id=act_id,
            person=lead["person"],
            record=lead["record"],
            stage=act.stage,
            value=value,
            currency=currency_of(writing, act, value),
            note=act.note.strip() or None,
            by=act.by.strip() or None,
            now=datetime.now(UTC),
        )
        derive_leads_alone(writing, is_told=False)
    return act_id


def bring_into_scope(writing: Writing, lead_id: int) -> dict[str, Any]:
    """The person or record behind a lead, which are then in scope."""
    found = writing.rows("leads/in_scope", lead_id=lead_id)
    if not found:
        raise RsoftError(f"There is no lead {lead_id}. Look the caller up again.")
    return found[0]


def amount(writing: Writing, text: str) -> Decimal | None:
    """An amount as typed; refused where it is none."""
    if not text.strip():
        return None
    value: Decimal | None = writing.row("leads/amount", text=text.strip())["value"]
    if value is None or value < 0:
        raise RsoftError(f"'{text[:40]}' is no amount. Amounts such as 40000 or ₹40,000 are.")
    return value


def currency_of(writing: Writing, act: Act, value: Decimal | None) -> str | None:
    """The currency of an act's value."""
    if value is None:
        return None
    code = act.currency.strip().upper() or writing.settings.currency
    if len(code) == 3 and code.isascii() and code.isalpha():
        return code
    raise RsoftError(f"'{act.currency[:40]}' is no currency. Codes such as INR or USD are.")


def take_back_stage(store: Store, act_id: int) -> None:
    """Take a stage back that was set by hand; what was told before speaks again."""
    with store.writing() as writing:
        found = writing.rows("leads/act_in_scope", act_id=act_id)
        if not found:
            raise RsoftError(f"There is no stage {act_id} to take back. Look the caller up again.")
        writing.run("leads/act_undone", act_id=act_id, now=datetime.now(UTC))
        derive_leads_alone(writing, is_told=False)


def acts_of(store: Store, lead_id: int) -> list[dict[str, Any]]:
    """The stages of a lead that were set by hand and still stand, the newest first."""
    return store.rows("leads/acts_of", lead_id=lead_id)
