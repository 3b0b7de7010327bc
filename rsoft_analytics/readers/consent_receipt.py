"""Consent receipts (Kantara 1.1, JSON).

One receipt, a list of them, or one on each line. Each purpose of each service is
an act of consent; only what was agreed to expressly is taken as granted.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.json_text import value_at, whole
from rsoft_analytics.files.text import text_file
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import CONSENT_ROWS, Batch, Conventions, Reading, SetAside

KIND = "consent"
KNOWN = "from a real file"
MARKS = re.compile(rb'"consentReceiptID"\s*:\s*"')  # in its schema stands {
LARGEST = 64 * 1024 * 1024  # bytes
LONGEST_TEXT = 2_000
BETWEEN = " \t\n,[]\ufeff"
# What a purpose or its category says -> our own purposes, the first that fits.
PURPOSES = (
    ("market", "marketing"),
    ("advert", "marketing"),
    ("personali", "profiling"),
    ("profil", "profiling"),
    ("contracted", "service"),
    ("core function", "service"),
    ("deliver", "service"),
    ("contact requested", "service"),
    ("service", "service"),
)


def claim(export: Export) -> int:
    """Certain by the id of a receipt."""
    is_json = export.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
    return CERTAIN if is_json and MARKS.search(export.head) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """An act of consent for each purpose of each receipt."""
    if export.path.stat().st_size > LARGEST:
        raise UnreadableExport(
            f"{export.name} is larger than {LARGEST // 2**20} MiB. Import the receipts in parts."
        )
    return Reading(KIND, batches(export), Conventions(timezone="UTC"))


def batches(export: Export) -> Iterator[Batch]:
    """The acts of all receipts."""
    blocks = text_file(export.path, export.name, export.head).blocks()
    text = b"".join(blocks).decode("utf-8", "replace")
    acts: list[dict[str, Any]] = []
    rejects = []
    for line, receipt in receipts(text):
        if isinstance(receipt, SetAside):
            rejects.append(receipt)
        else:
            acts += [{"row": len(acts) + 1 + at, "line": line, **act}
                     for at, act in enumerate(acts_of(receipt))]  # fmt: skip
    yield Batch(pa.RecordBatch.from_pylist(acts, schema=CONSENT_ROWS), tuple(rejects))


def receipts(text: str) -> Iterator[tuple[int, dict[str, Any] | SetAside]]:
    """Each receipt and the line that it begins on; where the JSON breaks, a reject ends it."""
    at = line = 0
    while (begin := begins(text, at)) < len(text):
        line += text.count("\n", at, begin)
        try:
            receipt, end = value_at(text, begin)
        except ValueError as problem:
            yield line + 1, broken(line + 1, problem, text[begin:])
            return
        yield line + 1, receipt if is_receipt(receipt) else no_receipt(line + 1, text[begin:end])
        line += text.count("\n", begin, end)
        at = end


def is_receipt(value: object) -> bool:
    """Whether a value names a purpose at least."""
    services = value.get("services") if isinstance(value, dict) else None
    return isinstance(services, list) and any(
        purposes_of(one) for one in services if is_object(one)
    )


def purposes_of(service: dict[str, Any]) -> list[dict[str, Any]]:
    """The purposes of a service."""
    purposes = service.get("purposes")
    return list(filter(is_object, purposes)) if isinstance(purposes, list) else []


def begins(text: str, at: int) -> int:
    """Where the next value begins."""
    while at < len(text) and text[at] in BETWEEN:
        at += 1
    return at


def broken(line: int, problem: Exception, text: str) -> SetAside:
    """The reject of what is no JSON."""
    why = problem.msg if isinstance(problem, json.JSONDecodeError) else str(problem)
    message = (
        f"Line {line}: the receipt that begins here is broken ({why[:80]}). The ones before it "
        "were read; what follows was not. Export it again."
    )
    return SetAside(line, "malformed", message, text[:LONGEST_TEXT])


def no_receipt(line: int, text: str) -> SetAside:
    """The reject of JSON that is something else."""
    message = f"Line {line}: this is no receipt: a receipt has services, and these have purposes."
    return SetAside(line, "malformed", message, text[:LONGEST_TEXT])


def acts_of(receipt: dict[str, Any]) -> Iterator[dict[str, str | None]]:
    """An act for each purpose of each service."""
    for service in filter(is_object, receipt["services"]):
        for purpose in purposes_of(service):
            yield {
                "person_kind": "customer",
                "person": text_of(receipt.get("piiPrincipalId")),
                "purpose": purpose_of(service, purpose),
                "act": act_of(purpose),
                "given": text_of(receipt.get("consentTimestamp")),
                "place": text_of(receipt.get("collectionMethod")),
                "wording": text_of(purpose.get("purpose")),
                "evidence": text_of(receipt.get("consentReceiptID")),
                "extra": text_of(
                    json.dumps(rest_of(receipt, service, purpose), ensure_ascii=False)
                ),
            }


def is_object(one: object) -> bool:
    """Whether a piece of JSON has members."""
    return isinstance(one, dict)


def text_of(value: object) -> str | None:
    """A value as text; None where it is none."""
    return None if value is None or isinstance(value, dict | list) else whole(str(value))


def purpose_of(service: dict[str, Any], purpose: dict[str, Any]) -> str | None:
    """Our word for what was agreed to; the receipt's own where we have none."""
    categories = purpose.get("purposeCategory")
    own = text_of(purpose.get("purpose"))
    told = [*(categories if isinstance(categories, list) else []), own, service.get("service")]
    for text in told:
        for word, ours in PURPOSES:
            if word in str(text).casefold():
                return ours
    return own


def act_of(purpose: dict[str, Any]) -> str | None:
    """Granted where it was agreed to expressly; else the receipt's own word for how."""
    how = text_of(purpose.get("consentType"))
    return "granted" if (how or "").casefold() == "explicit" else how


def rest_of(
    receipt: dict[str, Any], service: dict[str, Any], purpose: dict[str, Any]
) -> dict[str, Any]:
    """What no field stands for and is worth keeping."""
    told = {
        "service": service.get("service"),
        "purposeCategory": purpose.get("purposeCategory"),
        "piiCategory": purpose.get("piiCategory"),
        "termination": purpose.get("termination"),
        "thirdPartyDisclosure": purpose.get("thirdPartyDisclosure"),
        "jurisdiction": receipt.get("jurisdiction"),
        "policyUrl": receipt.get("policyUrl"),
        "version": receipt.get("version"),
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}
