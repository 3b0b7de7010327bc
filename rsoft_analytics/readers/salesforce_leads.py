"""Salesforce leads (CSV or spreadsheet).

A data export names columns as the API does (LeadSource), a report by their
labels (Lead Source). Below a report stand its title, a copyright and more.
"""

import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned, without
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "leads"
KNOWN = "from the vendor's documentation"
LEAST_COLUMNS = 4  # with fewer, a lone cell can be all there is to a record


def without_footer(header: Header, records: Records) -> Records:
    """The records without the lines below a report, which have their first cell alone."""
    if len(header) < LEAST_COLUMNS:
        return records
    others = pc.coalesce(*records.columns[1:])
    is_lone = pc.and_(pc.is_valid(records.columns[0]), pc.is_null(others))
    return without(records, is_lone, "total", "is a line below the report")


FORMAT = Pinned(
    kind=KIND,
    marks=(
        "LastName|Last Name|Name",
        "LeadSource|Company / Account",
        "Company|Company / Account|IsConverted|ConvertedDate",
        "Status|Lead Status|Lead Source|Lead Owner|IsConverted|DoNotCall",
    ),
    fields={
        "Id": "lead_ref",
        "Lead ID": "lead_ref",
        "FirstName": "first_name",
        "LastName": "last_name",
        "Company": "company",
        "Company / Account": "company",
        "Phone": "number",
        "MobilePhone": "number",
        "Mobile": "number",
        "LeadSource": "source",
        "Status": "status",
        "Lead Status": "status",
        "Lead Owner": "rep",
        "CreatedDate": "created",
        "Created Date": "created",
        "LastModifiedDate": "modified",
        "IsConverted": "converted",
        "Converted": "converted",
        "ConvertedDate": "converted_on",
        "DoNotCall": "do_not_call",
        "Do Not Call": "do_not_call",
        "HasOptedOutOfEmail": "do_not_email",
        "Email Opt Out": "do_not_email",
        "OwnerId": "",
        "HasOptedOutOfFax": "",
    },
    tidy=without_footer,
)


def claim(export: Export) -> int:
    """Certain by the names of the API, or by the labels that go with a lead only."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The leads."""
    return FORMAT.reading(export, columns, leads.batches_of)
