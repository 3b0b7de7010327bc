"""Meta lead ads and Leads Center, Facebook and Instagram (CSV or spreadsheet).

A column for each question of the form, named by its text. Ids and phones have
letters in front (l:, ag:, p:), and a missing permission puts a sentence in the
place of an id. Meta's own test leads are no leads. Its Leads Center tells of the
same people by their stage and owner, without ids or questions.
"""

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned, place_of, with_cells, without
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "web leads"
KNOWN = "from a parser"
IDS = ("id", "lead_id", "ad_id", "adset_id", "campaign_id", "form_id")
LETTERS = r"^(?:[a-z]{1,2}:)+"
AN_ID = r"^[\w-]+$"
LETTER_OF_A_PHONE = r"^p:(\+?\d)"
NETWORKS = ("Instagram", "WhatsApp")  # by which the Leads Center says that somebody wrote
TEST_RECORD = r"(?i)^(?:[a-z]:)?<test lead: dummy data|^test@(?:meta|fb)\.com$"


def tidied(header: Header, records: Records) -> Records:
    """The records that are no tests, without Meta's letters, and with their source."""
    records = without_tests(records)
    places = {at for name in IDS if (at := place_of(header, name)) is not None}
    cells = {
        at: bare_id(cells)
        if at in places
        else pc.replace_substring_regex(cells, LETTER_OF_A_PHONE, r"\1")
        for at, cells in enumerate(records.columns)
    }
    organic = place_of(header, "is_organic")
    if organic is not None:
        cells[organic] = source(cells[organic], header, records)
    return with_cells(records, cells)


def of_the_center(header: Header, records: Records) -> Records:
    """The records of the Leads Center that are no tests, with a source that says whose."""
    records = without_tests(records)
    at, beside = place_of(header, "Source"), place_of(header, "Channel")
    if at is None or beside is None:
        return records
    said, channel = (pc.utf8_lower(records.columns[place]) for place in (at, beside))
    network = pa.array(["Facebook"] * len(records.rows), pa.string())
    for name in NETWORKS:
        network = pc.if_else(pc.fill_null(pc.equal(channel, name.lower()), False), name, network)
    free = pc.if_else(pc.equal(said, "organic"), network, records.columns[at])
    return with_cells(records, {at: pc.if_else(pc.equal(said, "paid"), "Meta Ads", free)})


def without_tests(records: Records) -> Records:
    """The records without Meta's own test leads."""
    return without(records, is_test(records), "test record", "is a test lead of Meta's")


def is_test(records: Records) -> pa.BooleanArray:
    """Which records hold what Meta fills test leads with."""
    found = pa.array([False] * len(records.rows), pa.bool_())
    for cells in records.columns:
        found = pc.or_(found, pc.fill_null(pc.match_substring_regex(cells, TEST_RECORD), False))
    return found


def bare_id(cells: pa.StringArray) -> pa.StringArray:
    """Ids without their letters, null for a sentence in the place of one."""
    bare = pc.replace_substring_regex(cells, LETTERS, "")
    return pc.if_else(pc.match_substring_regex(bare, AN_ID), bare, None)


def source(organic: pa.StringArray, header: Header, records: Records) -> pa.StringArray:
    """The source of each lead: the ads, or the network itself where nobody paid."""
    found = pa.array(["Facebook"] * len(organic), pa.string())
    at = place_of(header, "platform")
    if at is not None:
        is_instagram = pc.equal(pc.utf8_lower(records.columns[at]), "ig")
        found = pc.if_else(pc.fill_null(is_instagram, False), "Instagram", found)
    is_free = pc.fill_null(pc.equal(pc.utf8_lower(organic), "true"), False)
    return pc.if_else(is_free, found, "Meta Ads")


FORMAT = Pinned(
    kind=KIND,
    marks=("id|lead_id", "created_time", "ad_id", "form_id|form_name", "is_organic|platform"),
    fields={
        "id": "lead_ref",
        "lead_id": "lead_ref",
        "created_time": "created",
        "campaign_name": "campaign",
        "form_name": "form",
        "is_organic": "source",
        "full_name": "name",
        "phone_number": "number",
        "phone": "number",
        "lead_status": "status",
        "platform": "",
        "campaign_id": "",
    },
    always={"source": "Meta Ads"},
    tidy=tidied,
)
CENTER = Pinned(
    kind=KIND,
    marks=(
        "Created",
        "Source",
        "Form",
        "Channel",
        "Stage",
        "Owner",
        "Labels",
        "Secondary phone number",
    ),
    fields={"Phone number (recommended)": "number", "Channel": "", "Labels": ""},
    tidy=of_the_center,
)


def claim(export: Export) -> int:
    """Certain by the ids of ad and form beside the platform, or by the Leads Center's columns."""
    return CERTAIN if FORMAT.fits(export) or CENTER.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The leads of the forms, or of the Leads Center."""
    wrote = CENTER if CENTER.fits(export) else FORMAT
    return wrote.reading(export, columns, leads.batches_of)
