"""Meta Ads report, Facebook and Instagram (CSV or spreadsheet).

The account's currency stands in the name of the column that tells what was spent. A row
without a campaign is the sum of the others. Columns are called in the language of who downloads.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import table_of
from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned, place_of, with_texts, without
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading

KIND = "spend"
KNOWN = "from the vendor's documentation"
SPENT = re.compile(
    r"(?:amount spent|montant dépensé|ausgegebener betrag|importe gastado|valor (?:usado|gasto)"
    r"|importo speso)(?: \(([A-Z]{3})\))?",
    re.IGNORECASE,
)
CAMPAIGN = (
    *("Campaign name", "Campaign", "Nom de la campagne", "Kampagnenname"),
    *("Nombre de la campaña", "Nome da campanha", "Nome della campagna"),
)
AD_SET = (
    *("Ad set name", "Nom de l’ensemble de publicités", "Nom de l'ensemble de publicités"),
    *("Anzeigengruppenname", "Nombre del conjunto de anuncios", "Nome do conjunto de anúncios"),
)
OTHERWISE = {
    "day": "Jour|Tag|Día|Dia|Giorno",
    "since": "Début des rapports|Berichtsstart|Berichtsbeginn|Auswertungsbeginn|Auswertungsstart"
    "|Inicio del informe|Início dos relatórios|Inizio dei report|Inizio report",
    "until": "Fin des rapports|Berichtsende|Auswertungsende|Fin del informe"
    "|Término dos relatórios|Encerramento dos relatórios|Fine dei report|Fine report",
    "campaign": "|".join(CAMPAIGN[2:]),
    "ad_group": "|".join(AD_SET[1:]),
    "impressions": "Impressionen|Impresiones|Impressões|Impression",
    "clicks": "Clics sur un lien|Link-Klicks|Clics en el enlace|Cliques no link|Clic sul link",
    "conversions": "Résultats|Ergebnisse|Resultados|Risultati",
}
DAYS = "|".join(("Day", "Reporting starts", OTHERWISE["day"], OTHERWISE["since"]))
FORMAT = Pinned(
    kind=KIND,
    marks=("|".join(CAMPAIGN), DAYS),
    fields={
        "Day": "day",
        "Reporting starts": "since",
        "Reporting ends": "until",
        "Account name": "account",
        "Campaign name": "campaign",
        "Campaign": "campaign",
        "Campaign ID": "campaign_ref",
        "Ad set name": "ad_group",
        "Ad name": "keyword",
        "Currency": "currency",
        "Impressions": "impressions",
        "Link clicks": "clicks",
        "Results": "conversions",
        **{one: name for name, words in OTHERWISE.items() for one in words.split("|")},
    },
    always={"source": "Meta Ads"},
)


def claim(export: Export) -> int:
    """Certain by the days that a report is for, a campaign, and what was spent."""
    return CERTAIN if FORMAT.fits(export) and spent_in(table_of(export).header) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The spend, each line for its day or for the days of the report."""
    return reading_of(export, columns, CAMPAIGN)


def reading_of(export: Export, columns: dict[str, str] | None, named: Sequence[str]) -> Reading:
    """The spend on what is named in one of some columns."""
    header = table_of(export).header
    spent = spent_in(header)
    if sum(bool(SPENT.fullmatch(name.strip())) for name in header) > 1:
        raise UnreadableExport(
            f"{export.name} has several columns of what was spent. One account bills in one "
            "currency: download the report of each account by itself."
        )
    form = replace(FORMAT, tidy=partial(without_sums, named))
    if spent:
        form = replace(form, fields={**FORMAT.fields, spent[0]: "cost"})
    reading = form.reading(export, columns)
    currency = {"currency": spent[1].upper()} if spent and spent[1] else {}
    return replace(reading, batches=(with_texts(one, currency) for one in reading.batches))


def spent_in(header: Header) -> re.Match[str] | None:
    """The column that tells what was spent, and in which currency."""
    return next((found for column in header if (found := SPENT.fullmatch(column.strip()))), None)


def without_sums(named: Sequence[str], header: Header, records: Records) -> Records:
    """The records without those that name nothing, which add up the others."""
    at = place_of(header, *named)
    assert at is not None
    names = records.columns[at]
    is_sum = pc.or_kleene(pc.is_null(names), pc.equal(pc.utf8_trim_whitespace(names), ""))
    is_sum = pc.fill_null(is_sum, pa.scalar(True))
    what = "a campaign" if named is CAMPAIGN else "an ad set"
    return without(records, is_sum, "total", f"this is the sum of the lines with {what}")
