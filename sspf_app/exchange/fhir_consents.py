"""Consents as an HL7 FHIR R5 bundle: one Consent per signatory, and one derived of all.

The base decision of every Consent is deny; a permit provision below it names one recipient, who
tells, and the kinds of information; a deny provision below that one is an exclusion. FHIR has no
rule for "all who must answer agree", so what holds in effect is a Consent of its own, asked of the
program's rules and pointing at the others. Readers should ask the derived one.

Source: HL7 FHIR R5 (5.0.0) Consent; ``consent-record.md``, export mapping.
"""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.exchange.fhir_names import (
    BASE,
    TYPES,
    YOUNG_PERSON,
    Json,
    id_of,
    instant,
    period_of,
    person_of,
    recipient_of,
    reference_to,
    subject_of,
    text_key,
    without_empty,
)
from sspf_app.exchange.fhir_register import register
from sspf_app.services.export_records import (
    EffectiveFlow,
    ExportedBox,
    ExportedCase,
    ExportedConsent,
    ExportedExclusion,
    RecordState,
)
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.labels import type_label

RULES = f"{BASE}/policy/sharing-rules-1"
_PARTICIPANT = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
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
        *register(case),
        *(_consent(case, one) for one in case.consents),
        *_effective(case),
    ]
    return {
        "resourceType": "Bundle",
        "id": id_of(case, "Bundle", "bundle"),
        "type": "collection",
        "timestamp": instant(case.made_at),
        "entry": [
            {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
            for resource in resources
        ],
    }


# What was said


def _consent(case: ExportedCase, one: ExportedConsent) -> Json:
    identifiers = [{"system": f"{BASE}/consent", "value": one.id}]
    if one.code:
        identifiers.append({"system": f"{BASE}/form-code", "value": one.code})
    if one.group:
        identifiers.append({"system": f"{BASE}/request", "value": one.group})
    consent: Json = {
        "resourceType": "Consent",
        "id": id_of(case, "Consent", one.id),
        "identifier": identifiers,
        "status": _STATUS.get(one.state, "inactive"),
        "category": [_category()],
        "subject": subject_of(case),
        "grantor": [person_of(case, one.signatory)],
        "grantee": [recipient_of(case, key) for key in _recipients(one.boxes)],
        "controller": [reference_to(case, "Organization", "controller")],
        "policyText": [reference_to(case, "DocumentReference", text_key(one.text))],
        "decision": "deny",
    }
    if one.recorded_at:
        consent["meta"] = {"lastUpdated": instant(one.recorded_at)}
    if one.signed_on:
        consent["date"] = one.signed_on.isoformat()
    period = period_of(one.valid_from or one.signed_on, one.valid_to)
    if period:
        consent["period"] = period
    if one.state is RecordState.GIVEN:
        consent["provision"] = _said(case, one)
    return without_empty(consent)


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
        permit["data"] = [{"meaning": "related", "reference": person_of(case, subject)}]
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
        groups.setdefault((purpose.id, YOUNG_PERSON), [])
    for flow in case.flows:
        groups.setdefault((flow.purpose, flow.subject), []).append(flow)
    return [_derived(case, key, flows) for key, flows in groups.items()]


def _derived(case: ExportedCase, key: tuple[str, str], flows: list[EffectiveFlow]) -> Json:
    purpose, subject = key
    kept = {one.id for one in case.consents}
    relied = dict.fromkeys(record for flow in flows for record in flow.records if record in kept)
    consent: Json = {
        "resourceType": "Consent",
        "id": id_of(case, "Consent", f"effective/{purpose}/{subject}"),
        "identifier": [{"system": f"{BASE}/effective", "value": f"{purpose}/{subject}"}],
        "status": "active",
        "category": [_category()],
        "subject": subject_of(case),
        "date": case.made_at.date().isoformat(),
        "controller": [reference_to(case, "Organization", "controller")],
        "sourceReference": [reference_to(case, "Consent", record) for record in relied],
        "policyBasis": {"url": RULES},
        "decision": "deny",
        "provision": [
            {
                **_permit(case, flow.recipient, (flow.source,), flow.types),
                "data": [{"meaning": "related", "reference": person_of(case, flow.subject)}],
            }
            for flow in flows
        ],
    }
    return without_empty(consent)


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
        "reference": recipient_of(case, key),
    }


def _code(type_: InformationType) -> Json:
    label = type_label(type_, _WORDS)
    return {"coding": [{"system": TYPES, "code": type_.value, "display": label}]}


def _category() -> Json:
    display = "Release of information consent"
    return {"coding": [{"system": _CATEGORY, "code": "64292-6", "display": display}]}


def _recipients(boxes: Iterable[ExportedBox]) -> list[str]:
    return list(dict.fromkeys(box.recipient for box in boxes if box.is_receive))
