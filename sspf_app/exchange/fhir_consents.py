"""Consents as an HL7 FHIR R5 bundle: one Consent per signatory, and one derived of all.

The base decision of every Consent is deny; a permit provision below it names one recipient, who
tells, and the kinds of information; a deny provision below that one is an exclusion. FHIR has no
rule for "all who must answer agree", so what holds in effect is a Consent of its own, asked of the
program's rules and pointing at the others. Readers should ask the derived one.

Source: HL7 FHIR R5 (5.0.0) Consent; ``consent-record.md``, export mapping.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sspf_app.domain.codes import EVERY, InformationType, PartyKind
from sspf_app.services.export_records import (
    EffectiveFlow,
    ExportedBox,
    ExportedCase,
    ExportedConsent,
    ExportedExclusion,
    ExportedText,
    RecordState,
)
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.labels import kind_label, type_label

Json = dict[str, Any]

BASE = "https://sspf.example/fhir"
"""Name space of our own identifiers and codes; an address reserved for examples, nobody's."""

TYPES = f"{BASE}/CodeSystem/information-type"
RULES = f"{BASE}/policy/sharing-rules-1"
_PARTICIPANT = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
_ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
_CATEGORY = "http://loinc.org"
_ACTION = "http://terminology.hl7.org/CodeSystem/consentaction"
_STATUS = {
    RecordState.REQUESTED: "draft",
    RecordState.NO_ANSWER: "not-done",
    RecordState.GIVEN: "active",
    RecordState.REFUSED: "active",
    RecordState.INVALIDATED: "entered-in-error",
}
"""Every other state counts for nothing now: ``inactive``."""
_WORDS = words_for("en")


def bundle(case: ExportedCase) -> Json:
    """The whole bundle, in a stable order."""
    resources = [
        _types(),
        _office(case),
        *(_party(case, party.key, party.name, party.kind) for party in case.parties),
        _patient(case),
        *(_related(case, key, role) for key, role in case.persons if role != "young_person"),
        *(_notice(case, text) for text in dict.fromkeys(one.text for one in case.consents)),
        *(_consent(case, one) for one in case.consents),
        *_effective(case),
    ]
    return {
        "resourceType": "Bundle",
        "id": _id(case, "Bundle", "bundle"),
        "type": "collection",
        "timestamp": _instant(case.made_at),
        "entry": [
            {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
            for resource in resources
        ],
    }


# Who


def _types() -> Json:
    return {
        "resourceType": "CodeSystem",
        "id": str(uuid5(NAMESPACE_URL, TYPES)),
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
        "id": _id(case, "Organization", "controller"),
        "active": True,
        "name": case.controller or "-",
    }
    if case.unit and case.unit != case.controller:
        organisation["alias"] = [case.unit]
    return organisation


def _party(case: ExportedCase, key: str, name: str, kind: PartyKind) -> Json:
    return {
        "resourceType": "Organization",
        "id": _id(case, "Organization", key),
        "identifier": [{"system": f"{BASE}/party", "value": key}],
        "type": [{"text": kind_label(kind, _WORDS)}],
        "name": name,
    }


def _patient(case: ExportedCase) -> Json:
    """The young person, by the reference of the case alone."""
    return {
        "resourceType": "Patient",
        "id": _id(case, "Patient", "young-person"),
        "identifier": [{"system": f"{BASE}/case", "value": case.reference}],
    }


def _related(case: ExportedCase, key: str, role: str) -> Json:
    person: Json = {
        "resourceType": "RelatedPerson",
        "id": _id(case, "RelatedPerson", key),
        "identifier": [{"system": f"{BASE}/person", "value": key}],
        "patient": _reference(case, "Patient", "young-person"),
    }
    if role == "guardian":
        person["relationship"] = [
            {"coding": [{"system": _ROLE, "code": "GUARD", "display": "guardian"}]}
        ]
    return person


def _notice(case: ExportedCase, text: ExportedText) -> Json:
    """The exact text that was answered, by version and checksum."""
    identifiers = [{"system": f"{BASE}/form-text", "value": _text_key(text)}]
    if text.sha256:
        identifiers.append({"system": f"{BASE}/form-text-sha256", "value": text.sha256})
    return {
        "resourceType": "DocumentReference",
        "id": _id(case, "DocumentReference", _text_key(text)),
        "identifier": identifiers,
        "status": "current",
        "description": "Text of the consent form",
        "content": [
            {"attachment": {"language": text.language, "title": f"Version {text.version or '-'}"}}
        ],
    }


def _text_key(text: ExportedText) -> str:
    return f"{text.version or '-'}/{text.terms}/{text.language}/{(text.sha256 or '')[:12]}"


# What was said


def _consent(case: ExportedCase, one: ExportedConsent) -> Json:
    identifiers = [{"system": f"{BASE}/consent", "value": one.id}]
    if one.code:
        identifiers.append({"system": f"{BASE}/form-code", "value": one.code})
    if one.group:
        identifiers.append({"system": f"{BASE}/request", "value": one.group})
    consent: Json = {
        "resourceType": "Consent",
        "id": _id(case, "Consent", one.id),
        "identifier": identifiers,
        "status": _STATUS.get(one.state, "inactive"),
        "category": [_category()],
        "subject": _subject(case),
        "grantor": [_person(case, one.signatory)],
        "grantee": [_recipient(case, key) for key in _recipients(one.boxes)],
        "controller": [_reference(case, "Organization", "controller")],
        "policyText": [_reference(case, "DocumentReference", _text_key(one.text))],
        "decision": "deny",
    }
    if one.recorded_at:
        consent["meta"] = {"lastUpdated": _instant(one.recorded_at)}
    if one.signed_on:
        consent["date"] = one.signed_on.isoformat()
    period = _period(one.valid_from or one.signed_on, one.valid_to)
    if period:
        consent["period"] = period
    if one.state is RecordState.GIVEN:
        consent["provision"] = _said(case, one)
    return _without_empty(consent)


def _said(case: ExportedCase, one: ExportedConsent) -> list[Json]:
    """One permit per subject, recipient and channel, of the boxes in force; exclusions below.

    A record tells which parties may give and which may receive; whoever may give any of the kinds
    of a provision is named in it. Only the derived Consent pairs them.
    """
    provisions: list[Json] = []
    groups: dict[tuple[str, str, str], list[InformationType]] = {}
    for box in one.boxes:
        if box.in_force and box.is_receive:
            key = (box.subject, box.recipient, box.channel.value)
            groups.setdefault(key, []).append(box.type)
    for (subject, recipient, channel), types in groups.items():
        tellers = dict.fromkeys(
            box.recipient
            for box in one.boxes
            if box.in_force
            and not box.is_receive
            and box.subject == subject
            and box.type in types
            and box.recipient != recipient
        )
        below = [
            _exclusion(case, rule, types)
            for rule in one.exclusions
            if rule.subject in (EVERY, subject) and rule.recipient in (EVERY, recipient)
            if rule.type in (EVERY, *(type_.value for type_ in types))
        ]
        permit = _permit(case, recipient, tellers, types)
        permit["data"] = [{"meaning": "related", "reference": _person(case, subject)}]
        if channel == "oral":
            permit["documentType"] = [{"system": f"{BASE}/channel", "code": "oral"}]
        if below:
            permit["provision"] = below
        provisions.append(permit)
    return provisions


def _exclusion(
    case: ExportedCase, rule: ExportedExclusion, types: Iterable[InformationType]
) -> Json:
    """Each level of a FHIR Consent negates the one above: below a permit this denies."""
    denied: Json = {}
    if rule.source != EVERY:
        denied["actor"] = [_actor(case, "INF", rule.source)]
    named = [type_ for type_ in types if rule.type in (EVERY, type_.value)]
    denied["code"] = [_code(type_) for type_ in named]
    return denied


# What holds


def _effective(case: ExportedCase) -> list[Json]:
    """One derived Consent per purpose and person it is about."""
    groups: dict[tuple[str, str], list[EffectiveFlow]] = {}
    for purpose in case.purposes:
        groups.setdefault((purpose.id, "young-person"), [])
    for flow in case.flows:
        groups.setdefault((flow.purpose, flow.subject), []).append(flow)
    return [_derived(case, key, flows) for key, flows in groups.items()]


def _derived(case: ExportedCase, key: tuple[str, str], flows: list[EffectiveFlow]) -> Json:
    purpose, subject = key
    kept = {one.id for one in case.consents}
    relied = dict.fromkeys(record for flow in flows for record in flow.records if record in kept)
    consent: Json = {
        "resourceType": "Consent",
        "id": _id(case, "Consent", f"effective/{purpose}/{subject}"),
        "identifier": [{"system": f"{BASE}/effective", "value": f"{purpose}/{subject}"}],
        "status": "active",
        "category": [_category()],
        "subject": _subject(case),
        "date": case.made_at.date().isoformat(),
        "controller": [_reference(case, "Organization", "controller")],
        "sourceReference": [_reference(case, "Consent", record) for record in relied],
        "policyBasis": {"url": RULES},
        "decision": "deny",
        "provision": [
            {
                **_permit(case, flow.recipient, (flow.source,), flow.types),
                "data": [{"meaning": "related", "reference": _person(case, flow.subject)}],
            }
            for flow in flows
        ],
    }
    return _without_empty(consent)


def _permit(
    case: ExportedCase, recipient: str, tellers: Iterable[str], types: Iterable[InformationType]
) -> Json:
    return {
        "actor": [
            _actor(case, "IRCP", recipient),
            *(_actor(case, "INF", teller) for teller in tellers),
        ],
        "action": [{"coding": [{"system": _ACTION, "code": "disclose"}]}],
        "code": [_code(type_) for type_ in dict.fromkeys(types)],
    }


def _actor(case: ExportedCase, role: str, key: str) -> Json:
    return {
        "role": {"coding": [{"system": _PARTICIPANT, "code": role}]},
        "reference": _recipient(case, key),
    }


def _code(type_: InformationType) -> Json:
    label = type_label(type_, _WORDS)
    return {"coding": [{"system": TYPES, "code": type_.value, "display": label}]}


def _category() -> Json:
    display = "Release of information consent"
    return {"coding": [{"system": _CATEGORY, "code": "64292-6", "display": display}]}


def _recipients(boxes: Iterable[ExportedBox]) -> list[str]:
    return list(dict.fromkeys(box.recipient for box in boxes if box.is_receive))


# How things are named


def _subject(case: ExportedCase) -> Json:
    return _reference(case, "Patient", "young-person")


def _person(case: ExportedCase, key: str) -> Json:
    kind = "Patient" if key == "young-person" else "RelatedPerson"
    return _reference(case, kind, key)


def _recipient(case: ExportedCase, key: str) -> Json:
    if any(key == person for person, _role in case.persons):
        return _person(case, key)
    return _reference(case, "Organization", key)


def _reference(case: ExportedCase, kind: str, key: str) -> Json:
    return {"reference": f"urn:uuid:{_id(case, kind, key)}"}


def _id(case: ExportedCase, kind: str, key: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{BASE}/{case.reference}/{kind}/{key}"))


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def _period(start: date | None, end: date | None) -> Json:
    period: Json = {}
    if start:
        period["start"] = start.isoformat()
    if end:
        period["end"] = end.isoformat()
    return period


def _without_empty(resource: Json) -> Json:
    """FHIR knows no empty lists."""
    return {key: value for key, value in resource.items() if value not in ([], {}, "")}
