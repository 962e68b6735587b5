"""A proposal for the sheets of a purpose: who needs one, which boxes, which dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import Channel, InformationType, PartyKind
from sspf_app.domain.rules import required_in, standing_in
from sspf_app.domain.time import plus_months
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_cards import (
    IN_FORCE,
    capacity_of,
    last_day_of,
    signatories_of,
)
from sspf_app.services.consent_views import FormPlan, PlannedSheet
from sspf_app.services.form_text import SWEDISH, FormText
from sspf_app.services.paper_names import reveals_place
from sspf_app.services.paper_of_consent import MAX_ROWS
from sspf_app.services.placements import is_placement
from sspf_app.services.records import FormRow, PrintedForm
from sspf_app.texts.languages import language_code

_TOLD_BY = {
    InformationType.ATTENDANCE: PartyKind.SCHOOL,
    InformationType.SCHOOL_SAFETY: PartyKind.SCHOOL,
    InformationType.SOCIAL_INTERVENTIONS: PartyKind.SOCIAL_SERVICES,
    InformationType.FAMILY_HOME: PartyKind.SOCIAL_SERVICES,
    InformationType.LEISURE_ACTIVITIES: PartyKind.LEISURE,
    InformationType.COMPANY_AND_PLACES: PartyKind.LEISURE,
    InformationType.POLICE_OBSERVATIONS: PartyKind.POLICE,
    InformationType.HEALTH: PartyKind.HEALTH_CARE,
}
"""Who usually tells what. Only a proposal, and a short one: no more is asked for than is usually
needed, and with four parties the sheet keeps to two pages. The coordinator adds and takes away."""


def form_plan(
    loaded: LoadedCase,
    *,
    purpose: str,
    about_self: bool,
    text: FormText,
    earlier: Iterable[PrintedForm],
) -> FormPlan:
    """Propose the sheets of a purpose; a renewal begins with the rows of the last sheet."""
    earlier = tuple(earlier)
    situation = loaded.situation
    young = loaded.header.young_person
    signatories = signatories_of(situation, purpose, young)
    if not signatories:
        signatories = tuple(sorted({row.holder for row in situation.custody_of(young)}))
    parties = loaded.current_parties()
    last = max(
        (form for form in earlier if form.purpose == purpose),
        key=lambda form: (form.printed_at, form.id),
        default=None,
    )
    today, policy = loaded.today, situation.policy
    return FormPlan(
        case=loaded.id,
        purpose=purpose,
        sheets=tuple(
            _in_language(_sheet(loaded, person, purpose, about_self), earlier)
            for person in signatories
        ),
        rows=_rows(loaded, parties) if last is None else _rows_again(loaded, last),
        recipients=parties if last is None else _recipients_again(loaded, last),
        valid_from=today,
        valid_to=plus_months(today, policy.validity_months_default),
        valid_to_latest=plus_months(today, policy.validity_months_max),
        terms=text.terms,
        warnings=tuple(_warnings(loaded, purpose, parties)),
        evidence_seen_on=_evidence_seen_on(loaded),
    )


def _in_language(sheet: PlannedSheet, earlier: Iterable[PrintedForm]) -> PlannedSheet:
    """The sheet in the language in which this person was asked last, if they were."""
    asked = [form for form in earlier if form.signatory == sheet.signatory]
    if not asked:
        return sheet
    return replace(sheet, language=max(asked, key=lambda form: form.printed_at).language)


def _sheet(loaded: LoadedCase, person: str, purpose: str, about_self: bool) -> PlannedSheet:
    young = loaded.header.young_person
    answer = standing_in(
        loaded.situation,
        signatory=person,
        subject=young,
        purpose=purpose,
        channel=Channel.WRITTEN,
    )
    row = loaded.need_person(person)
    subjects = (young, person) if about_self and person != young else (young,)
    return PlannedSheet(
        signatory=person,
        name=row.name,
        capacity=capacity_of(loaded, person, young),
        subjects=subjects,
        language=language_code(row.language) or SWEDISH,
        needs_interpreter=row.needs_interpreter,
        status=IN_FORCE if answer.in_force else answer.code.value,
        valid_to=last_day_of(loaded.situation, answer),
        terms=min((record.terms for record in answer.records), default=0),
        is_out=any(
            request.signatory == person and request.purpose == purpose and request.closed_at is None
            for request in loaded.situation.rows.requests
        ),
        barred=loaded.is_barred(person),
    )


def _evidence_seen_on(loaded: LoadedCase) -> date | None:
    rows = loaded.situation.custody_of(loaded.header.young_person)
    return min((row.evidence.seen_on for row in rows if row.evidence is not None), default=None)


def _rows(loaded: LoadedCase, parties: tuple[str, ...]) -> tuple[FormRow, ...]:
    young = loaded.header.young_person
    own = loaded.header.coordinator_party
    rows = [FormRow(subject=young, type=InformationType.PARTICIPATION, teller=own)]
    for type_, kind in _TOLD_BY.items():
        tellers = [party for party in parties if loaded.need_party(party).kind is kind]
        rows += [FormRow(subject=young, type=type_, teller=teller) for teller in tellers]
    return tuple(rows[:MAX_ROWS])


def _rows_again(loaded: LoadedCase, last: PrintedForm) -> tuple[FormRow, ...]:
    return tuple(
        row
        for row in last.rows
        if row.subject == loaded.header.young_person and loaded.situation.takes_part(row.teller)
    )


def _recipients_again(loaded: LoadedCase, last: PrintedForm) -> tuple[str, ...]:
    return tuple(
        one
        for one in last.recipients
        if one not in loaded.parties or loaded.situation.takes_part(one)
    )


def _warnings(loaded: LoadedCase, purpose: str, parties: tuple[str, ...]) -> list[str]:
    warnings: list[str] = []
    problem = required_in(
        loaded.situation,
        purpose=purpose,
        subject=loaded.header.young_person,
        type_=InformationType.PARTICIPATION,
    ).problem
    if problem is not None:
        warnings.append(problem.value)
    rows = [loaded.need_party(one) for one in parties]
    if not loaded.has_variant_approval and any(reveals_place(loaded, row) for row in rows):
        warnings.append("party_reveals_place")
    if any(map(is_placement, rows)):
        warnings.append("party_is_placement")
    return warnings
