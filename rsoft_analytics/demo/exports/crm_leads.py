"""The CRM's leads: a full CSV export, and a later spreadsheet of what changed since."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.exports.workbook import Cell, write_workbook
from rsoft_analytics.demo.leads import Lead
from rsoft_analytics.demo.spellings import spelled_digits
from rsoft_analytics.demo.world import World

FORMAT = "leads"
HEADER = (
    "Lead ID",
    "Name",
    "Phone",
    "Email",
    "Company",
    "Lead Source",
    "Campaign",
    "Status",
    "Created",
    "Converted",
    "Value",
    "Do Not Call",
    "Owner",
    "Landing Page",
    "Referrer",
    "How did you hear about us?",
)
FULL_EXPORT_AGO = timedelta(days=14)
DO_NOT_KNOW = "Do not know"
PRICED = frozenset({"qualified", "won"})


def crm_leads(folder: Path, world: World) -> list[Written]:
    """Write both exports; together they tell how each lead stands when the world closes."""
    exported_at = world.closes_at - FULL_EXPORT_AGO
    known = [lead for lead in world.leads if lead.created < exported_at]
    changed = [lead for lead in world.leads if last_change(lead, world) >= exported_at]
    again = set(known) & set(changed)
    written = [
        full_export(folder / "crm-leads.csv", known, exported_at),
        changes_export(folder / "crm-leads-changed.xlsx", changed, world.closes_at, len(again)),
    ]
    return [one for one in written if one.rows]


def last_change(lead: Lead, world: World) -> datetime:
    """When a lead was last changed."""
    return lead.step_at(world.closes_at).at


def full_export(path: Path, leads: list[Lead], at: datetime) -> Written:
    """Write every lead as it stood, as CSV; without leads no file."""
    if leads:
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([HEADER, *(csv_line(lead, at) for lead in leads)])
    return Written(path.name, FORMAT, "leads", len(leads))


def csv_line(lead: Lead, at: datetime) -> list[str]:
    """One lead as text, its value now and then in rupees with Indian commas."""
    won_at = lead.won_at(at)
    value = value_at(lead, at)
    return [
        *leading_cells(lead, at),
        f"{lead.created:%Y-%m-%d %H:%M}",
        f"{won_at:%Y-%m-%d}" if won_at else "",
        "" if value is None else rupees(value) if lead.number % 5 == 0 else str(value),
        *closing_cells(lead),
    ]


def leading_cells(lead: Lead, at: datetime) -> list[str]:
    """The cells that both exports begin with, up to the status."""
    source = lead.caller.source
    return [
        lead.lead_id,
        lead.person.name,
        spelled_digits(lead.caller.digits, lead.number),
        lead.person.email,
        lead.person.company,
        source.in_crm,
        source.campaign,
        lead.step_at(at).word,
    ]


def closing_cells(lead: Lead) -> list[str]:
    """The cells that both exports end with."""
    source, is_by_form = lead.caller.source, lead.number % 3 == 0
    return [
        "Yes" if lead.do_not_call else "No",
        lead.owner.name,
        source.landing_page if is_by_form else "",
        source.referrer if is_by_form else "",
        said_of(lead),
    ]


def said_of(lead: Lead) -> str:
    """What somebody said when asked; one in five names the wrong thing, and most were not asked."""
    if lead.number % 4:
        return ""
    in_crm = lead.caller.source.in_crm
    return "A friend" if in_crm and lead.number % 5 == 0 else in_crm or DO_NOT_KNOW


def value_at(lead: Lead, at: datetime) -> int | None:
    """What the CRM says a lead is worth; nothing before a quotation."""
    return lead.value if lead.step_at(at).stage in PRICED else None


def rupees(amount: int) -> str:
    """An amount as India writes it.

    >>> rupees(1845000), rupees(500)
    ('₹18,45,000', '₹500')
    """
    text, tail = str(amount)[:-3], str(amount)[-3:]
    pairs: list[str] = []
    while text:
        text, pair = text[:-2], text[-2:]
        pairs.insert(0, pair)
    return "₹" + ",".join([*pairs, tail])


def changes_export(path: Path, leads: list[Lead], at: datetime, again: int) -> Written:
    """Write the changed leads as a spreadsheet with true dates; without changes no file."""
    header: list[Cell] = [*HEADER, "Modified"]
    if leads:
        write_workbook(path, "Leads", [header, *(workbook_line(lead, at) for lead in leads)])
    return Written(path.name, FORMAT, "leads", len(leads), already_held=again)


def workbook_line(lead: Lead, at: datetime) -> list[Cell]:
    """One lead as cells of a spreadsheet."""
    return [
        *leading_cells(lead, at),
        lead.created,
        lead.won_at(at),
        value_at(lead, at),
        *closing_cells(lead),
        lead.step_at(at).at,
    ]
