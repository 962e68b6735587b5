"""Consents as ISO/IEC TS 27560 records and receipts: JSON-LD in the words of DPV.

The context is inside the file, so that it expands without a network. Consent lifts secrecy here; it
is not the legal basis of the processing, which the record names apart.

Source: ISO/IEC TS 27560:2023 as the W3C community group's guide maps it to the Data Privacy
Vocabulary 2 (profiles ``record-eu-gdpr``, ``receipt-eu-gdpr``); ``consent-record.md``.
"""

from __future__ import annotations

from typing import Any

from sspf_app.domain.codes import InformationType
from sspf_app.services.export_records import ExportedCase, ExportedConsent, RecordState
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.labels import type_label

Json = dict[str, Any]

BASE = "https://sspf.example/"
_SCHEMA = "https://w3id.org/dpv/schema/dpv-27560#"
CONTEXT: Json = {
    "dpv": "https://w3id.org/dpv#",
    "dpv-27560": _SCHEMA,
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "loc": "https://w3id.org/dpv/loc#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sspf": f"{BASE}ns#",
    "dct:conformsTo": {"@type": "@id"},
    "dct:created": {"@type": "xsd:dateTime"},
    "dct:date": {"@type": "xsd:dateTime"},
    "dpv:isIndicatedAtTime": {"@type": "xsd:dateTime"},
    "sspf:signedOn": {"@type": "xsd:date"},
}
_STATUS = {
    RecordState.REQUESTED: "dpv:ConsentRequested",
    RecordState.NO_ANSWER: "dpv:ConsentUnknown",
    RecordState.GIVEN: "dpv:ConsentGiven",
    RecordState.NOT_YET_VALID: "dpv:ConsentGiven",
    RecordState.UNCONFIRMED: "dpv:ConsentRequested",
    RecordState.REFUSED: "dpv:ConsentRefused",
    RecordState.WITHDRAWN: "dpv:ConsentWithdrawn",
    RecordState.EXPIRED: "dpv:ConsentExpired",
    RecordState.SUPERSEDED: "dpv:ConsentExpired",
    RecordState.INVALIDATED: "dpv:ConsentInvalidated",
}
_SPECIAL = frozenset(
    {
        InformationType.STUDENT_HEALTH_PSYCHOSOCIAL,
        InformationType.STUDENT_HEALTH_MEDICAL,
        InformationType.ALCOHOL_DRUGS,
        InformationType.HEALTH,
    }
)
"""Data concerning health (GDPR, article 9.1)."""
_WORDS = words_for("sv")


def records(case: ExportedCase) -> Json:
    """Every consent of the case as a record."""
    return {"@context": CONTEXT, "@graph": [_record(case, one) for one in case.consents]}


def receipt(case: ExportedCase, *, receipt_id: str) -> Json:
    """The receipt of the consents the case holds: the paper the family keeps, for machines."""
    return {
        "@context": CONTEXT,
        "@id": _iri("receipt", receipt_id),
        "@type": "dpv:ConsentReceipt",
        "dct:identifier": receipt_id,
        "dct:conformsTo": "dpv-27560:receipt-eu-gdpr",
        "dct:created": case.made_at.isoformat(timespec="seconds"),
        "dct:publisher": _controller(case),
        "dpv:hasRecordOfActivity": [_record(case, one) for one in case.consents],
    }


def _record(case: ExportedCase, one: ExportedConsent) -> Json:
    record: Json = {
        "@id": _iri("consent", one.id),
        "@type": "dpv:ConsentRecord",
        "dct:identifier": one.code or one.id,
        "dct:conformsTo": "dpv-27560:record-eu-gdpr",
        "dpv:hasDataSubject": [_subject(case, key) for key in one.subjects],
        "dpv:hasDataController": _controller(case),
        "dpv:hasJurisdiction": {"@id": "loc:SE"},
        "dpv:hasApplicableLaw": {"@id": "eu-gdpr:GDPR"},
        "dpv:hasNotice": _notice(one),
        "dpv:hasProcess": _processes(case, one),
        "dpv:hasConsentControl": {
            "@type": "dpv:WithdrawConsent",
            "dct:description": {"@value": case.withdrawal_method, "@language": "sv"},
        },
        "dpv:hasRight": _rights(case),
        "dpv:hasAuthority": {
            "@type": "dpv:Authority",
            "dpv:hasName": "Integritetsskyddsmyndigheten (IMY)",
        },
        "dpv:hasConsentStatus": _events(one),
    }
    if one.group:
        record["sspf:request"] = one.group
    return record


def _processes(case: ExportedCase, one: ExportedConsent) -> list[Json]:
    """One process per kind of information: who tells, who may know, and what is excepted."""
    names = {party.key: party.name for party in case.parties}
    purpose = next((row.text for row in case.purposes if row.id == one.purpose), "")
    kinds = dict.fromkeys(box.type for box in one.boxes if box.is_yes)
    return [
        {
            "@type": "dpv:Process",
            "dpv:hasPurpose": {
                "@type": "dpv:Purpose",
                "dct:description": {"@value": purpose, "@language": "sv"},
            },
            "dpv:hasLegalBasis": [{"@id": "eu-gdpr:A6-1-c"}, {"@id": "eu-gdpr:A6-1-e"}],
            "dpv:hasPersonalData": _personal_data(kind),
            "dpv:hasProcessing": {"@id": "dpv:Disclose"},
            "dpv:hasDataSource": _entities(one, kind, names, is_receive=False),
            "dpv:hasRecipient": _entities(one, kind, names, is_receive=True),
            "dpv:hasRule": [
                {"@type": "dpv:Prohibition", "sspf:from": rule.source, "sspf:to": rule.recipient}
                for rule in one.exclusions
                if rule.type in ("*", kind.value)
            ],
            "dpv:hasStorageCondition": [
                {"@type": "dpv:StorageLocation", "dpv:hasLocation": {"@id": "loc:SE"}},
                {
                    "@type": "dpv:StorageDuration",
                    "dct:description": {
                        "@value": "Fem år efter sista anteckningen (16 kap. 1 § socialtjänstlagen)",
                        "@language": "sv",
                    },
                },
            ],
        }
        for kind in kinds
    ]


def _entities(
    one: ExportedConsent, kind: InformationType, names: dict[str, str], *, is_receive: bool
) -> list[Json]:
    keys = dict.fromkeys(
        box.recipient
        for box in one.boxes
        if box.is_yes and box.type is kind and box.is_receive is is_receive
    )
    role = "dpv:Recipient" if is_receive else "dpv:DataSource"
    return [
        {"@id": _iri("party", key), "@type": role, "dpv:hasName": names.get(key, key)}
        for key in keys
    ]


def _personal_data(kind: InformationType) -> Json:
    types = ["dpv:PersonalData"]
    if kind in _SPECIAL:
        types.append("dpv:SpecialCategoryPersonalData")
    label = {"@value": type_label(kind, _WORDS), "@language": "sv"}
    return {"@id": f"sspf:{kind.value}", "@type": types, "skos:prefLabel": label}


def _events(one: ExportedConsent) -> list[Json]:
    """What happened, oldest first: asked, answered, and what ended it.

    The time of an answer is that of the signature, never that of the typing.
    """
    events: list[Json] = []
    who = {"@id": _iri("person", one.signatory)}
    if one.requested_at is not None:
        asked = one.requested_at.isoformat(timespec="seconds")
        events.append({"@type": "dpv:ConsentRequested", "dpv:isIndicatedAtTime": asked})
    if one.answer is not None and one.signed_on is not None:
        said: Json = {
            "@type": ["dpv:ConsentGiven" if one.answer == "yes" else "dpv:ConsentRefused"],
            "dpv:isIndicatedBy": who,
            "dpv:hasIndicationMethod": one.medium,
            "sspf:signedOn": one.signed_on.isoformat(),
        }
        if one.signed_time is not None:
            said["dpv:isIndicatedAtTime"] = one.signed_time.isoformat(timespec="seconds")
        if one.valid_to is not None:
            start = one.valid_from or one.signed_on
            said["dct:valid"] = f"{start.isoformat()}/{one.valid_to.isoformat()}"
        if one.answer == "yes":
            said["@type"].append("dpv:ExplicitlyExpressedConsent")
        events.append(said)
    last = _STATUS[one.state]
    if not events or last not in events[-1]["@type"]:
        ended: Json = {"@type": last, "sspf:state": one.state.value}
        if one.changed_at is not None:
            ended["dpv:isIndicatedAtTime"] = one.changed_at.isoformat(timespec="seconds")
        if one.state is RecordState.WITHDRAWN:
            ended["dpv:isIndicatedBy"] = who
        events.append(ended)
    return events


def _notice(one: ExportedConsent) -> Json:
    notice: Json = {
        "@type": ["dpv:ConsentNotice", "dpv:PrivacyNotice"],
        "dct:identifier": one.text.version,
        "dct:language": one.text.language,
        "sspf:terms": one.text.terms,
    }
    if one.text.sha256:
        notice["sspf:sha256"] = one.text.sha256
    return notice


def _subject(case: ExportedCase, key: str) -> Json:
    subject: Json = {"@id": _iri("person", key), "@type": "dpv:DataSubject", "dct:identifier": key}
    if key == "young-person":
        subject["dct:identifier"] = case.reference
    return subject


def _controller(case: ExportedCase) -> Json:
    controller: Json = {
        "@id": _iri("controller", "office"),
        "@type": "dpv:DataController",
        "dct:identifier": "office",
        "dpv:hasName": case.controller,
        "dpv:hasAddress": case.address or "-",
        "dpv:hasContact": case.contact or case.unit or "-",
    }
    if case.data_protection_officer:
        controller["dpv:hasDataProtectionOfficer"] = {
            "@type": "dpv:DataProtectionOfficer",
            "dpv:hasContact": case.data_protection_officer,
        }
    return controller


def _rights(case: ExportedCase) -> list[Json]:
    """Access, rectification, restriction; withdrawing stands apart."""
    where = case.contact or case.unit or "-"
    return [
        {"@type": "dpv:DataSubjectRight", "@id": f"eu-gdpr:{right}", "dpv:isExercisedAt": where}
        for right in ("A15", "A16", "A18")
    ]


def _iri(kind: str, key: str) -> str:
    return f"{BASE}{kind}/{key}"
