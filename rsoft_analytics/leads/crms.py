"""The CRMs that a file of leads can be made for, and how each names its columns.

The columns are those that each CRM's own import maps by itself; lists such as a
status hold only what a new account of it has. What a CRM wants and a lead does
not have is filled in words that can be searched for and mended.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import e164

Row = dict[str, Any]
Cell = Callable[[Row], Any]
NO_COMPANY = "[not provided]"  # what Salesforce's own forms write
ZOHO_STATUS = {
    "new": "Not Contacted",
    "contacted": "Contacted",
    "qualified": "Pre-Qualified",
    "won": "Pre-Qualified",
    "lost": "Lost Lead",
}
HUBSPOT_STATUS = {
    "new": "New",
    "contacted": "Connected",
    "qualified": "Open Deal",
    "won": "Connected",
    "lost": "Unqualified",
}
HUBSPOT_LIFECYCLE = {"qualified": "Sales Qualified Lead", "won": "Customer"}
SALESFORCE_STATUS = {
    "new": "Open - Not Contacted",
    "contacted": "Working - Contacted",
    "qualified": "Working - Contacted",
    "won": "Working - Contacted",
    "lost": "Closed - Not Converted",
}


@dataclass(frozen=True)
class Crm:
    """A CRM: its name for people, and what stands in each column of its import."""

    label: str
    columns: dict[str, Cell]
    encoding: str = "utf-8"


def of(name: str) -> Cell:
    """The lead's own value of that name."""
    return lambda lead: lead[name]


def number(lead: Row) -> str | None:
    """The number as E.164: made of a whole number, it can be no formula."""
    return e164(lead["person"])


def first_name(lead: Row) -> str:
    """All of the name but its last word."""
    return " ".join((lead["name"] or "").split()[:-1])


def last_name(lead: Row) -> str:
    """The last word of the name; every CRM wants one."""
    words = (lead["name"] or "").split()
    return words[-1] if words else f"Unknown {lead['person'] or lead['email'] or ''}".strip()


def company(lead: Row) -> str:
    """The company, which some CRMs want."""
    return lead["company"] or NO_COMPANY


def told_source(lead: Row) -> str | None:
    """The source, where one is known."""
    return None if lead["source"] == "Unknown" else lead["source"]


def description(lead: Row) -> str:
    """What has no column of its own, in words."""
    campaign = None if lead["campaign"] == "Unknown" else lead["campaign"]
    parts = {
        "First call": moment(lead["first_call_at"]),
        "Spoken": moment(lead["first_conversation_at"]),
        "Rep": lead["rep"],
        "Source": told_source(lead),
        "Campaign": campaign,
        "Stage": lead["stage"],
        "Value": worth(lead),
        "Do not call": "yes" if lead["do_not_call"] else None,
    }
    return "; ".join(f"{name}: {told}" for name, told in parts.items() if told)


def moment(at: Any) -> str | None:
    """A moment as every CRM and person reads it."""
    return at.strftime("%Y-%m-%d %H:%M") if at else None


def worth(lead: Row) -> str | None:
    """The value with its currency."""
    return f"{lead['value']} {lead['currency']}" if lead["value"] is not None else None


PERSON: dict[str, Cell] = {"First Name": first_name, "Last Name": last_name, "Email": of("email")}
CRMS = {
    "zoho": Crm(
        "Zoho CRM",
        {
            **PERSON,
            "Company": company,
            "Phone": number,
            "Lead Source": told_source,
            "Lead Status": lambda lead: ZOHO_STATUS[lead["stage"]],
            "Description": description,
        },
    ),
    "hubspot": Crm(
        "HubSpot",
        {
            **PERSON,
            "Phone Number": number,
            "Company Name": of("company"),
            "Lifecycle Stage": lambda lead: HUBSPOT_LIFECYCLE.get(lead["stage"], "Lead"),
            "Lead Status": lambda lead: HUBSPOT_STATUS[lead["stage"]],
            "Message": description,
        },
    ),
    "salesforce": Crm(
        "Salesforce",
        {
            **PERSON,
            "Company": company,
            "Phone": number,
            "Lead Source": told_source,
            "Lead Status": lambda lead: SALESFORCE_STATUS[lead["stage"]],
            "Do Not Call": lambda lead: int(lead["do_not_call"]),
            "Description": description,
        },
    ),
    "csv": Crm(
        "Plain CSV",
        {
            "Name": of("name"),
            "Company": of("company"),
            "Phone": number,
            "Email": of("email"),
            "Lead Source": told_source,
            "Campaign": lambda lead: None if lead["campaign"] == "Unknown" else lead["campaign"],
            "Status": of("stage"),
            "Created": lambda lead: moment(lead["created_at"]),
            "Value": of("value"),
            "Currency": of("currency"),
            "Owner": of("rep"),
            "Do Not Call": lambda lead: "Yes" if lead["do_not_call"] else "No",
        },
        encoding="utf-8-sig",  # a spreadsheet reads names in every script by it
    ),
}


def crm_named(name: str) -> Crm:
    """The CRM of that name."""
    if name in CRMS:
        return CRMS[name]
    raise RsoftError(f"No file is made for '{name[:40]}'. There are: {', '.join(CRMS)}.")
