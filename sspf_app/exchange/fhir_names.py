"""How the resources of a bundle are named, and how they point at one another.

Every id is made from the case and the name of the thing, so that a second export of the same case
names the same things alike.

Source: HL7 FHIR R5 (5.0.0), references and identifiers.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sspf_app.services.export_records import ExportedCase, ExportedText

Json = dict[str, Any]

BASE = "https://sspf.example/fhir"
"""Name space of our own identifiers and codes; an address reserved for examples, nobody's."""

TYPES = f"{BASE}/CodeSystem/information-type"
YOUNG_PERSON = "young-person"


def subject_of(case: ExportedCase) -> Json:
    """The young person, whom every consent of the case is about."""
    return reference_to(case, "Patient", YOUNG_PERSON)


def person_of(case: ExportedCase, key: str) -> Json:
    """A person, by pseudonym."""
    kind = "Patient" if key == YOUNG_PERSON else "RelatedPerson"
    return reference_to(case, kind, key)


def recipient_of(case: ExportedCase, key: str) -> Json:
    """A party, or a person who may come to know."""
    if any(key == person for person, _role in case.persons):
        return person_of(case, key)
    return reference_to(case, "Organization", key)


def reference_to(case: ExportedCase, kind: str, key: str) -> Json:
    """A reference within the bundle."""
    return {"reference": f"urn:uuid:{id_of(case, kind, key)}"}


def id_of(case: ExportedCase, kind: str, key: str) -> str:
    """The id of a resource."""
    return str(uuid5(NAMESPACE_URL, f"{BASE}/{case.reference}/{kind}/{key}"))


def instant(at: datetime) -> str:
    """An instant as FHIR writes it."""
    return at.isoformat(timespec="milliseconds")


def period_of(start: date | None, end: date | None) -> Json:
    """A period; empty where neither day is known."""
    period: Json = {}
    if start:
        period["start"] = start.isoformat()
    if end:
        period["end"] = end.isoformat()
    return period


def without_empty(resource: Json) -> Json:
    """FHIR knows no empty lists."""
    return {key: value for key, value in resource.items() if value not in ([], {}, "")}


def text_key(text: ExportedText) -> str:
    """What tells one form text from another."""
    return f"{text.version or '-'}/{text.terms}/{text.language}/{(text.sha256 or '')[:12]}"
