"""Salesforce contacts (CSV or spreadsheet).

A data export names columns as the API does, a report by their labels.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, contacts_table
from rsoft_analytics.readers.salesforce_leads import without_footer
from rsoft_analytics.rows import Reading

KIND = "contacts"
KNOWN = "from somebody's tests"
FORMAT = Pinned(
    kind=KIND,
    marks=(
        "LastName|Last Name|Name|Contact Name",
        "AccountId|Account Name|Account.Name",
        "MailingState|Mailing State/Province|MailingCity|Mailing City",
    ),
    fields={
        "Id": "uid",
        "Contact ID": "uid",
        "Name": "name",
        "Salutation": "prefix",
        "FirstName": "first_name",
        "LastName": "last_name",
        "Account Name": "company",
        "Account.Name": "company",
        "Title": "title",
        "Phone": "number",
        "MobilePhone": "number",
        "Mobile": "number",
        "HomePhone": "number",
        "OtherPhone": "number",
        "Birthdate": "birthday",
        "CreatedDate": "created",
        "Created Date": "created",
        "Description": "note",
        "AccountId": "",
        "OwnerId": "",
    },
    tidy=without_footer,
)


def claim(export: Export) -> int:
    """Certain by an account beside a mailing address."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The contacts."""
    return FORMAT.reading(export, columns, contacts_table.batches_of)
