"""Who and what the consents of a bundle speak of: kinds, parties, persons, form texts.

Persons are pseudonyms; the case reference is the only name of the young person.

Source: HL7 FHIR R5 (5.0.0); ``consent-record.md``, export mapping.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.exchange.fhir_names import (
    BASE,
    TYPES,
    YOUNG_PERSON,
    Json,
    id_of,
    reference_to,
    text_key,
)
from sspf_app.services.export_records import ExportedCase, ExportedText
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.labels import kind_label, type_label

_ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
_TYPES_ID = str(uuid5(NAMESPACE_URL, TYPES))
_WORDS = words_for("en")


def register(case: ExportedCase) -> list[Json]:
    """Every resource the consents point at, in a stable order."""
    return [
        _types(),
        _office(case),
        *(_party(case, party.key, party.name, party.kind) for party in case.parties),
        _patient(case),
        *(_related(case, key, role) for key, role in case.persons if role != "young_person"),
        *(_notice(case, text) for text in dict.fromkeys(one.text for one in case.consents)),
    ]


def _types() -> Json:
    return {
        "resourceType": "CodeSystem",
        "id": _TYPES_ID,
        "url": TYPES,
        "name": "SspfInformationType",
        "title": "Kinds of information on an SSPF consent form",
        "status": "active",
        "caseSensitive": True,
        "content": "complete",
        "concept": [
            {"code": type_.value, "display": type_label(type_, _WORDS)} for type_ in InformationType
        ],
    }


def _office(case: ExportedCase) -> Json:
    organisation: Json = {
        "resourceType": "Organization",
        "id": id_of(case, "Organization", "controller"),
        "active": True,
        "name": case.controller or "-",
    }
    if case.unit and case.unit != case.controller:
        organisation["alias"] = [case.unit]
    return organisation


def _party(case: ExportedCase, key: str, name: str, kind: PartyKind) -> Json:
    return {
        "resourceType": "Organization",
        "id": id_of(case, "Organization", key),
        "identifier": [{"system": f"{BASE}/party", "value": key}],
        "type": [{"text": kind_label(kind, _WORDS)}],
        "name": name,
    }


def _patient(case: ExportedCase) -> Json:
    """The young person, by the reference of the case alone."""
    return {
        "resourceType": "Patient",
        "id": id_of(case, "Patient", YOUNG_PERSON),
        "identifier": [{"system": f"{BASE}/case", "value": case.reference}],
    }


def _related(case: ExportedCase, key: str, role: str) -> Json:
    person: Json = {
        "resourceType": "RelatedPerson",
        "id": id_of(case, "RelatedPerson", key),
        "identifier": [{"system": f"{BASE}/person", "value": key}],
        "patient": reference_to(case, "Patient", YOUNG_PERSON),
    }
    if role == "guardian":
        person["relationship"] = [
            {"coding": [{"system": _ROLE, "code": "GUARD", "display": "guardian"}]}
        ]
    return person


def _notice(case: ExportedCase, text: ExportedText) -> Json:
    """The exact text that was answered, by version and checksum."""
    identifiers = [{"system": f"{BASE}/form-text", "value": text_key(text)}]
    if text.sha256:
        identifiers.append({"system": f"{BASE}/form-text-sha256", "value": text.sha256})
    return {
        "resourceType": "DocumentReference",
        "id": id_of(case, "DocumentReference", text_key(text)),
        "identifier": identifiers,
        "status": "current",
        "description": "Text of the consent form",
        "content": [
            {"attachment": {"language": text.language, "title": f"Version {text.version or '-'}"}}
        ],
    }
