"""Google Ads call details report (CSV or Excel).

The number stands in three columns, with the dialling code of the country as a
number. The account's time zone is not in the file.
"""

import pyarrow.compute as pc

from rsoft_analytics.columns import Cells
from rsoft_analytics.telephony.meaning import match, where
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from a parser"
WITH_ITS_AREA = r"^\d{10,}$"  # a number so long has its area code in it


def meant(cells: Named) -> Named:
    """Calls from advertisements all come in, and from Google Ads."""
    everywhere = pc.is_valid(pc.fill_null(cells["started"], ""))
    return {
        **cells,
        "direction": where(everywhere, "incoming"),
        "source": where(everywhere, "Google Ads"),
        "party": whole_number(cells["country"], cells["area"], cells["number"]),
    }


def whole_number(country: Cells, area: Cells, number: Cells) -> Cells:
    """The number in one; nothing where the caller hid it."""
    country, area, number = (digits(cells) for cells in (country, area, number))
    area = where(match(number, WITH_ITS_AREA), "", area)
    whole = pc.binary_join_element_wise("+", country, area, number, "")
    return where(match(number, r"\d"), where(match(country, r"\d"), whole, number))


def digits(cells: Cells) -> Cells:
    """The digits alone, '' where there are none; a code such as none or -- is no code."""
    return pc.replace_substring_regex(pc.fill_null(cells, ""), r"\.0+$|\D", "")


TABLE = CallTable(
    marks=("Start time, Caller country code, Caller area code, Caller phone number, Status",),
    fields={
        "started": "Start time",
        "duration": "Duration (seconds), Duration",
        "outcome": "Status",
        "country": "Caller country code",
        "area": "Caller area code",
        "number": "Caller phone number",
        "campaign": "Campaign",
    },
    meant=meant,
)

# Certain by the caller's number in three columns.
claim, read = TABLE.claim, TABLE.reading
