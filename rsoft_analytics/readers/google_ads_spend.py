"""Google Ads campaign, keyword or search terms report (CSV or spreadsheet).

Above the header stand the report's title and its period, which is the only date
where there is no column Day. A dash pair means nothing; as the cost of something that
was shown or clicked it is no zero but unknown, and stays for the line to be rejected. An
account bills in one currency: where one sign shows it, amounts without a sign are in it too.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import table_of
from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.pinned import Header, Pinned, place_of, with_cells, with_texts
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Batch, Reading

KIND = "spend"
KNOWN = "from somebody's tests"
NOTHING = pa.array(["--", " --", "—"], pa.string())
UNKNOWN = pa.scalar("--", pa.string())
COSTS, SEEN = ("Cost", "Coût"), ("Impr.", "Clicks", "Clics")
AMOUNTS = {"cost", "impressions", "clicks", "conversions"}
BETWEEN_DIGITS = r"([0-9])[\s\p{Zs}]([0-9])"  # thousands, as French and others write them
CURRENCIES = {"€": "EUR", "£": "GBP", "₹": "INR", "$": "USD"}
COARSE = (
    *("Week", "Month", "Quarter", "Year", "Semaine", "Mois", "Trimestre", "Année", "Woche"),
    *("Monat", "Quartal", "Jahr", "Semana", "Mes", "Mês", "Año", "Settimana", "Mese"),
)
FROM_TO = re.compile(r"(.*\d.*?)\s+[-–—]\s+(.*\d.*)|(?=.*\d.*\b\d{4}\b)(.{6,40})")
MONTHS = dict(
    zip(
        "janv jan janu ene gen fevr feb fev mars marz mar avr abr apr mai may mag juin jun giu "
        "juil jul lug aout aug ago sept sep set okt oct ott out nov dec dez dic".split(),
        "Jan Jan Jan Jan Jan Feb Feb Feb Mar Mar Mar Apr Apr Apr May May May Jun Jun Jun "
        "Jul Jul Jul Aug Aug Aug Sep Sep Sep Oct Oct Oct Oct Nov Dec Dec Dec".split(),
        strict=True,
    )
)
ENGLISH = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def without_dashes(header: Header, records: Records) -> Records:
    """The records with null for two dashes, and numbers without spaces inside."""
    fields = FORMAT.columns(header)
    cells = {}
    for at, column in enumerate(records.columns):
        known = pc.if_else(pc.is_in(column, NOTHING), None, column)
        if fields.get(header[at]) in AMOUNTS:
            for _ in range(2):  # a match takes a digit on both sides
                known = pc.replace_substring_regex(known, BETWEEN_DIGITS, r"\1\2")
        cells[at] = known
    if (cost := place_of(header, *COSTS)) is not None:
        is_unknown = pc.and_(pc.is_in(records.columns[cost], NOTHING), happened(header, cells))
        cells[cost] = pc.if_else(is_unknown, UNKNOWN, cells[cost])
    return with_cells(records, cells)


def happened(header: Header, cells: dict[int, pa.StringArray]) -> pa.BooleanArray:
    """Whether a line tells of something that was shown or clicked."""
    places = [at for name in SEEN if (at := place_of(header, name)) is not None]
    seen = [pc.match_substring_regex(cells[at], "[1-9]") for at in places]
    told = [pc.fill_null(one, pa.scalar(False)) for one in seen]
    return reduce(pc.or_, told, pa.scalar(False))


KEYWORDS = ("Search keyword", "Keyword", "Mot clé de recherche")
SEARCH_TERMS = (
    *("Search term", "Terme de recherche", "Suchbegriff", "Término de búsqueda"),
    *("Termine di ricerca", "Termo de pesquisa", "Zoekterm"),
)
FORMAT = Pinned(
    kind=KIND,
    marks=(
        "Campaign|Campagne|Kampagne|Campaña|Campagna|Campanha",
        "Cost|Coût|Kosten|Coste|Costo|Custo",
        (
            "Impr.|Cost / conv.|Campaign type|Match type|Type de campagne|Coût/conv.|Kosten/Conv.|"
            "Kampagnentyp|Coste/conv.|Tipo de campaña|Costo/conv.|Tipo campagna|Custo/conv.|Vert."
        ),
    ),
    fields={
        "Day": "day",
        **dict.fromkeys(("Jour", "Tag", "Día", "Giorno", "Dia", "Dag"), "day"),
        "Account": "account",
        "Account name": "account",
        **dict.fromkeys(("Compte", "Konto", "Cuenta", "Conta", "Kontoname"), "account"),
        "Campaign": "campaign",
        **dict.fromkeys(("Campagne", "Kampagne", "Campaña", "Campagna", "Campanha"), "campaign"),
        **dict.fromkeys(("Kampagnen-ID", "ID de campaña", "ID campagna"), "campaign_ref"),
        "Campaign ID": "campaign_ref",
        "Ad group": "ad_group",
        **dict.fromkeys(
            (
                "Groupe d'annonces",
                "Anzeigengruppe",
                "Grupo de anuncios",
                "Gruppo di annunci",
                "Grupo de anúncios",
                "Advertentiegroep",
            ),
            "ad_group",
        ),
        **dict.fromkeys(KEYWORDS, "keyword"),
        "Cost": "cost",
        **dict.fromkeys(("Coût", "Kosten", "Coste", "Costo", "Custo"), "cost"),
        "Currency code": "currency",
        **dict.fromkeys(
            (
                "Code de devise",
                "Währungscode",
                "Código de moneda",
                "Codice valuta",
                "Código da moeda",
                "Valutacode",
            ),
            "currency",
        ),
        "Impr.": "impressions",
        "Clicks": "clicks",
        **dict.fromkeys(("Clics", "Klicks", "Clic", "Cliques", "Klikken"), "clicks"),
        "Vert.": "impressions",
        **dict.fromkeys(
            ("Conv.", "Conversiones", "Conversioni", "Conversões", "Conversies"), "conversions"
        ),
        "Conversions": "conversions",
    },
    always={"source": "Google Ads", "cost": "0"},
    tidy=without_dashes,
)


def claim(export: Export) -> int:
    """Certain by a campaign, its cost, and what Google alone calls so."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The spend, each line for its day or for the whole period of the report."""
    table = table_of(export)
    form = of_search_terms() if place_of(table.header, *SEARCH_TERMS) is not None else FORMAT
    reading = form.reading(export, columns)
    period = {} if "day" in reading.conventions.columns.values() else period_of(table)
    currency = the_only_currency(form.reading(export, columns).batches)
    return replace(reading, batches=finished(reading.batches, {**period, **currency}))


def of_search_terms() -> Pinned:
    """The report of what people searched for, which stands beside the keyword that it met."""
    searched = {**dict.fromkeys(KEYWORDS, ""), **dict.fromkeys(SEARCH_TERMS, "keyword")}
    return replace(FORMAT, fields={**FORMAT.fields, **searched})


def the_only_currency(batches: Iterable[Batch]) -> dict[str, str]:
    """The currency of all amounts, where signs show one and no column tells any."""
    shown: set[str | None] = set()
    for one in batches:
        shown |= set(pc.unique(one.rows.column("currency")).to_pylist())
        shown |= set(pc.unique(currency_shown(one.rows.column("cost"))).to_pylist())
    found = [currency for currency in shown if currency]
    return {"currency": found[0]} if len(found) == 1 else {}


def period_of(table: Table) -> dict[str, str]:
    """The days that the lines above the header name; refused where none does."""
    coarse = [column for column in table.header if column in COARSE]
    found = [match for line in table.title_lines if (match := FROM_TO.fullmatch(line.strip()))]
    if coarse or not found:
        why = f"its rows are for a {coarse[0].lower()} each" if coarse else "no line names a period"
        raise UnreadableExport(
            f"{table.name} does not say on which days this was spent: there is no column Day, and "
            f"{why}. Download the report again with the column Day."
        )
    since, until, day = found[-1].groups()
    return {"since": in_english(since or day), "until": in_english(until or day)}


def in_english(day: str) -> str:
    """A day with the name of its month in English, from any language of the report.

    >>> in_english("1 août 2026"), in_english("September 1, 2026")
    ('1 Aug 2026', 'September 1, 2026')
    """
    words = [month_in_english(word) for word in day.split() if word.casefold() != "de"]
    return " ".join(words)


def month_in_english(word: str) -> str:
    """The English name of a month; any other word as it is."""
    bare = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    if bare == word.casefold() and bare[:3] in ENGLISH:
        return word
    return next((month for name, month in MONTHS.items() if bare.startswith(name)), word)


def finished(batches: Iterable[Batch], period: dict[str, str]) -> Iterator[Batch]:
    """The batches with the period, and the currency that the cost shows."""
    for one in batches:
        rows = one.rows
        at = rows.schema.get_field_index("currency")
        shown = pc.coalesce(rows.column(at), currency_shown(rows.column("cost")))
        yield with_texts(
            replace(one, rows=rows.set_column(at, rows.schema.field(at), shown)), period
        )


def currency_shown(cost: pa.StringArray) -> pa.StringArray:
    """The currency of each amount by its sign; null without one."""
    found = pa.nulls(len(cost), pa.string())
    for sign, currency in CURRENCIES.items():
        has_sign = pc.fill_null(pc.match_substring(cost, sign), False)
        found = pc.if_else(has_sign, pa.scalar(currency, pa.string()), found)
    return found
