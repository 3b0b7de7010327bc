"""Receipts: what somebody agreed to, as a file that they or another system can keep.

Two forms: Kantara's Consent Receipt 1.1, and the shape of ISO/IEC TS 27560 (record,
processing, parties, events). A receipt tells of the moment that it is made; what is
withdrawn later needs another.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import party
from rsoft_analytics.store import Store

Row = dict[str, Any]
FORMS = ("kantara", "iso27560")
CATEGORIES = {
    "marketing": "Marketing",
    "service": "Contracted Service",
    "profiling": "Personalized Experience",
    "parental": "Core Function",
}


def named(person: str, region: str) -> Row:
    """The readings of a person as typed: a number, an e-mail, or a name."""
    email = person.strip().lower() if "@" in person else None
    number = None if email else party(person, region).number or in_full(person)
    return {"number": number, "email": email, "name": person.strip() if not number else None}


def in_full(person: str) -> int | None:
    """A number with its country's code and without its +, as links and other systems write it."""
    digits = person.strip()
    return (
        int(digits) if digits.isascii() and digits.isdecimal() and 10 < len(digits) < 16 else None
    )


def history(store: Store, person: str) -> list[Row]:
    """Every act of a person that stands, the newest first."""
    return store.rows("privacy/history", **named(person, store.settings.region))


def receipt(store: Store, person: str, form: str = "kantara") -> Row:
    """What a person agreed to and took back, in one of the forms; refused where nothing is."""
    if form not in FORMS:
        raise RsoftError(f"'{form[:40]}' is no form of receipt. There are: {', '.join(FORMS)}.")
    acts = history(store, person)
    if not acts:
        raise RsoftError(
            f"No consent of '{person[:60]}' is recorded. `rsoft consent grant` records one."
        )
    return kantara(acts) if form == "kantara" else iso27560(acts)


def receipt_id(acts: list[Row]) -> str:
    """The name of a receipt: the same acts always have the same."""
    return str(uuid5(NAMESPACE_URL, acts[0]["link"]))


def kantara(acts: list[Row]) -> Row:
    """A Consent Receipt 1.1."""
    newest = acts[0]
    return {
        "version": "KI-CR-v1.1.0",
        "jurisdiction": newest["jurisdiction"],
        "consentTimestamp": int(newest["given_at"].timestamp()),
        "collectionMethod": newest["place"] or "not told",
        "consentReceiptID": receipt_id(acts),
        "language": "en",
        "piiPrincipalId": newest["person"],
        "piiControllers": [],
        "policyUrl": "",
        "services": [{"service": "RSoft Analytics", "purposes": [purpose(one) for one in acts]}],
        "sensitive": False,
        "spiCat": [],
    }


def purpose(act: Row) -> Row:
    """One act as a purpose of Kantara's form; what was not granted is no explicit consent."""
    return {
        "purpose": act["wording"] or act["purpose"],
        "purposeCategory": [CATEGORIES.get(act["purpose"], "Core Function")],
        "consentType": "EXPLICIT" if act["act"] == "granted" else "N/A",
        "piiCategory": [act["purpose"] if act["person_kind"] == "user" else "Contact"],
        "primaryPurpose": act["purpose"] == "service",
        "termination": iso(act["expires_at"]) or "until withdrawn",
        "thirdPartyDisclosure": False,
        # beyond the form, for whoever reads it: Kantara has no word for a refusal
        "act": act["act"],
        "channel": act["channel"] or "all",
        "at": iso(act["given_at"]),
    }


def iso27560(acts: list[Row]) -> Row:
    """A record in the shape of ISO/IEC TS 27560."""
    return {
        "header": {
            "schemaVersion": "ISO/IEC TS 27560:2023",
            "recordId": receipt_id(acts),
            "piiPrincipalId": acts[0]["person"],
            "madeAt": iso(datetime.now(UTC)),
        },
        "piiProcessing": [
            {
                "purpose": act["purpose"],
                "channel": act["channel"] or "all",
                "lawfulBasis": "consent",
                "notice": act["wording"],
                "jurisdiction": act["jurisdiction"],
                "scope": act["scope"],
            }
            for act in acts
        ],
        "piiInformation": [
            {"piiType": "contact" if one["person_kind"] == "customer" else one["purpose"]}
            for one in acts[:1]
        ],
        "partyIdentification": [{"partyRole": "controller", "partyName": ""}],
        "events": [
            {
                "eventTime": iso(act["given_at"]),
                "eventType": act["act"],
                "purpose": act["purpose"],
                "collectionMethod": act["place"],
                "recordedBy": act["actor"],
                "recordedAt": iso(act["recorded_at"]),
                "evidence": act["evidence"],
                "validUntil": iso(act["expires_at"]),
                "ledgerRow": act["event"],
                "ledgerLink": act["link"],
            }
            for act in acts
        ],
    }


def iso(moment: datetime | None) -> str | None:
    """A moment as ISO 8601."""
    return moment.isoformat() if moment else None
