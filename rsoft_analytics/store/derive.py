"""Derived tables, brought up to the rows as read for whatever is in scope."""

from collections.abc import Callable
from typing import Any, Protocol

import pyarrow as pa

from rsoft_analytics.settings import Settings
from rsoft_analytics.store.exclusion import find_own_numbers, learn_lines
from rsoft_analytics.store.statements import in_order

MOST_FEW = 50_000  # parties whose calls are taken out once, and looked at there
FOLLOWED_BY_CALLS = (None, "calls", "leads", "web leads", "lines")  # kinds that calls depend on
Progress = Callable[[str, float], None]  # what is being done, and the share of all that is done


def nobody(doing: str, share: float) -> None:
    """For whoever asks for no progress."""


class Runs(Protocol):
    """A change to the store while it is being made."""

    settings: Settings

    def run(self, name: str, /, **values: Any) -> None:
        """Run the statements of a .sql file."""

    def row(self, name: str, /, **values: Any) -> dict[str, Any]:
        """The only row of a .sql file's answer."""

    def rows(self, name: str, /, **values: Any) -> list[dict[str, Any]]:
        """The answer of a .sql file."""

    def put(self, name: str, table: pa.Table) -> None:
        """Run a .sql file that takes its rows from a table."""


class Followed:
    """A change that tells, model by model, what is being derived and how much of it is done."""

    def __init__(self, writing: Runs, progress: Progress) -> None:
        self.writing, self.settings, self.progress = writing, writing.settings, progress
        self.models, self.seen = in_order("store/models"), set[str]()
        self.row, self.rows, self.put = writing.row, writing.rows, writing.put

    def run(self, name: str, /, **values: Any) -> None:
        """Tell which model it is, and run it."""
        if name in self.models:
            words = name.rpartition("/")[2].partition("_")[2].replace("_", " ")
            self.progress(f"Computing {words}", len(self.seen) / len(self.models))
            self.seen.add(name)
        self.writing.run(name, **values)


def derive(writing: Runs, kind: str | None = None) -> None:
    """Derive again what is in scope: the temporary tables scope, contact_scope, lead_scope ...

    ``kind`` names the only kind of rows that changed, None means any.
    """
    if kind in (None, "spend"):
        classify(writing, "store/sources/texts_of_spend")
        writing.run("store/models/8_spend")
    if kind in (None, "contacts"):
        derive_contacts(writing)
    if kind in (None, "leads", "web leads"):
        derive_lead_records(writing)
    if kind not in ("spend", "consent"):
        writing.run("store/scope/whole_persons")
        scope = scope_of_calls(writing, kind)
        writing.run(f"{scope}/calls")
        if kind in FOLLOWED_BY_CALLS:
            derive_calls(writing, scope, kind)
    if kind not in ("spend", "consent"):
        writing.run("store/models/7_callers")
        find_own_numbers(writing)
        derive_leads(writing, is_told=kind in (None, "leads", "web leads"))
    if kind in FOLLOWED_BY_CALLS:
        writing.run("store/models/10_episodes", episode_gap=writing.settings.episode_gap)
    if kind not in ("spend", "consent"):
        writing.run("store/models/24_waiting_episodes")


def scope_of_calls(writing: Runs, kind: str | None) -> str:
    """How the models look at calls in scope: the first there are, those of few parties, or many."""
    extent = writing.row("store/scope/extent")
    if kind == "calls" and not extent["are_calls"]:
        return "store/scope/first"
    return f"store/scope/{'few' if extent['parties'] <= MOST_FEW else 'many'}"


def derive_calls(writing: Runs, scope: str, kind: str | None) -> None:
    """Tell the calls in scope again, from the rows that tell of them."""
    values = {
        "business_zone": writing.settings.timezone,
        "shortest_conversation": writing.settings.shortest_conversation,
    }
    classify(writing, "store/sources/texts_of_calls")
    place_lines(writing)
    writing.run("store/scope/nothing_kept")
    if scope.endswith("few"):
        writing.run(f"{scope}/{'around_import' if kind == 'calls' else 'all_time'}")
    writing.run(f"{scope}/rows")
    writing.run("store/models/5_calls_entangled")
    writing.run("store/models/5_calls_matched", **values)
    writing.run("store/models/5_calls_told")
    writing.run("store/models/6_calls", **values)
    writing.run(f"{scope}/kept", **values)
    writing.run("store/models/6_rows_of_calls")
    writing.run("store/models/6_first_conversations")
    writing.run("store/models/18_touches_of_calls")


def classify(writing: Runs, asked: str) -> None:
    """Learn what the texts for sources that a .sql file finds are taken for, each text once."""
    writing.run(asked)
    writing.run("store/sources/classified")


def place_lines(writing: Runs) -> None:
    """Find under which names rows of calls know the lines that stand for a source, and when."""
    if writing.rows("store/sources/lines_are_said"):
        learn_lines(writing)
    writing.run(
        "store/sources/line_periods",
        region=writing.settings.region,
        business_zone=writing.settings.timezone,
    )


def derive_lead_records(writing: Runs) -> None:
    """Tell the records of leads again, each with what it tells of where somebody came from."""
    classify(writing, "store/models/4_lead_clues")
    writing.run("store/models/4_leads")
    writing.run("store/models/4_other_numbers")
    join_nodes(writing)
    writing.run("store/models/4_other_numbers_kept")


def derive_contacts(writing: Runs) -> None:
    """Join the entries that tell of one contact."""
    writing.run("store/models/1_contacts")
    join_nodes(writing)
    writing.run("store/models/2_contacts_stored")


def join_nodes(writing: Runs) -> None:
    """Give the same label to all nodes that tokens lead between, until no step joins any more."""
    joined = 1
    while joined:
        joined = writing.row("store/joined_further")["Count"]


def derive_leads_alone(writing: Runs, *, is_told: bool = True) -> None:
    """Find again who is a lead, where no call is another than before."""
    writing.run("store/scope/whole_persons")
    writing.run(f"{scope_of_calls(writing, None)}/calls")
    derive_leads(writing, is_told=is_told)
    writing.run("store/models/24_waiting_episodes")


def derive_leads(writing: Runs, *, is_told: bool = True) -> None:
    """Find who is a lead, from records and calls; ``is_told`` where records changed."""
    if is_told:
        writing.run("store/models/11_lead_emails")
        join_nodes(writing)
        writing.run("store/models/12_lead_members")
    rules = writing.settings
    values = {
        "business_zone": rules.timezone,
        "lead_from_calls": rules.lead_from_calls,
        "lead_needs_conversation": rules.lead_needs_conversation,
        "lead_min_rings": rules.lead_min_rings,
    }
    for step in ("14_lead_calls", "15_leads_begun", "16_lead_steps", "17_leads"):
        writing.run(f"store/models/{step}", **values)
    if is_told:
        writing.run("store/models/19_touches_of_leads")
    writing.run(
        "store/models/20_credits",
        business_zone=rules.timezone,
        credit_lookback_days=rules.credit_lookback_days,
    )
    writing.run("store/models/21_told_and_tracked")
    writing.run("store/models/23_extent")
