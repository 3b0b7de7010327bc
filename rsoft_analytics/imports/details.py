"""What a report tells beside its counts: how the file was understood, and what changes."""

from typing import Any

from rsoft_analytics.fields import FIELDS, label_of
from rsoft_analytics.imports.changes import Noted, changed_since
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.recognise import Recognised
from rsoft_analytics.imports.stage import WITH_AMOUNTS, Conventional
from rsoft_analytics.store import Writing

KEPT = "kept, not used"
FIRST_ROWS = 5
BESIDE = "empty, or read together with other columns"
LIKE = {"web leads": "leads", "mixed": "leads"}  # whose fields a kind shares


def details(
    writing: Writing, known: Recognised, conventional: Conventional, options: Options, before: Noted
) -> dict[str, Any]:
    """Everything that a preview shows of one file."""
    changes = changed_since(writing, before, "imported")
    rejected = writing.row("imports/entry", import_id=before.import_id)["rejected"]
    return {
        "columns": conventional.columns,
        "understood": understood(writing, known, before.import_id),
        "mapped": known.mapped,
        "encoding": known.encoding,
        "rep": options.rep,
        "timezone": conventional.timezone,
        "region": conventional.region,
        "day_first": conventional.day_first,
        "assumed": conventional.assumed,
        "order": order(writing, known, options),
        "decimal_comma": conventional.decimal_comma,
        "decimals": decimals(writing, known, options),
        "reasons": writing.rows("imports/reasons", import_id=before.import_id),
        "first_rows": first_rows(writing, known.kind, before.import_id, FIRST_ROWS + rejected),
        "before": changes.pop("before"),
        "after": changes.pop("after"),
        "changes": changes,
    }


def first_rows(writing: Writing, kind: str, import_id: int, within: int) -> list[dict[str, Any]]:
    """The first rows as they will be stored; of two kinds, those of both under all columns.

    ``within`` so many rows of the export they surely are.
    """
    if kind != "mixed":
        name = f"imports/first_{kind.replace(' ', '_')}"
        return writing.rows(name, import_id=import_id, within=within)
    calls = first_rows(writing, "calls", import_id, within)
    found = [*calls, *first_rows(writing, "web leads", import_id, within)]
    names = dict.fromkeys(name for row in found for name in row)
    return [{name: row.get(name) for name in names} for row in found]


def understood(writing: Writing, known: Recognised, import_id: int) -> list[dict[str, Any]]:
    """Each column of the file with what it was understood as; none for what is no table."""
    fields = known.reading.conventions.columns
    beside = [one["name"] for one in writing.rows("imports/columns_beside", import_id=import_id)]
    has_header = fields and set(fields) <= set(known.columns)  # some systems write none
    columns = known.columns if has_header else (*fields, *beside)
    return [
        {
            "column": column,
            "field": fields.get(column),
            "meaning": meaning(known, column, beside),
            "kept": column in beside,
        }
        for column in dict.fromkeys(columns)
    ]


def meaning(known: Recognised, column: str, beside: list[str]) -> str:
    """What a column was understood as, in words."""
    if field := known.reading.conventions.columns.get(column):
        return field_in_words(known.kind, field)
    return KEPT if column in beside else BESIDE


def field_in_words(kind: str, name: str) -> str:
    """A field's name for people; of kinds that are not mapped by hand, the name itself."""
    fields = FIELDS.get(LIKE.get(kind, kind), ())
    if name in [field.name for field in fields]:
        return label_of(LIKE.get(kind, kind), name)
    return name.replace("_", " ").capitalize()


def order(writing: Writing, known: Recognised, options: Options) -> dict[str, Any] | None:
    """How the order of day and month is known: told, by the format, proved, assumed or not needed.

    Found from all times of the file, which were looked at when neither the
    person nor the format had told it.
    """
    if known.kind == "contacts":
        return None
    if options.day_first is not None:
        return {"known": "told"}
    if known.reading.conventions.day_first is not None:
        return {"known": "format"}
    proof = writing.row("store/staging/order")
    if proof["day_first"] or proof["month_first"]:
        return {"known": "proved", **proof}
    return {"known": "assumed" if proof["open"] else "not needed", **proof}


def decimals(writing: Writing, known: Recognised, options: Options) -> dict[str, Any] | None:
    """How the sign before decimals is known: told, proved, assumed or not needed."""
    if known.kind not in WITH_AMOUNTS:
        return None
    if options.decimal_comma is not None:
        return {"known": "told"}
    proof = writing.row("store/staging/decimals")
    if proof["comma"] or proof["point"]:
        return {"known": "proved", **proof}
    return {"known": "assumed" if proof["open"] else "not needed", **proof}
