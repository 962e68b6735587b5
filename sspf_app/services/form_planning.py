"""A proposal for the sheets of a purpose: who needs one, which boxes, which dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sspf_app.domain.codes import Channel, InformationType, PartyKind
from sspf_app.domain.rules import Situation, required_in, standing_in
from sspf_app.domain.time import birthday, is_leapling_eve, plus_months
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_cards import (
    IN_FORCE,
    capacity_of,
    last_day_of,
    signatories_of,
)
from sspf_app.services.form_text import SWEDISH, FormText
from sspf_app.services.form_views import FormPlan, PlannedSheet
from sspf_app.services.paper_names import reveals_place
from sspf_app.services.paper_of_consent import MAX_ROWS
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.placements import is_placement
from sspf_app.services.records import FormRow, PrintedForm
from sspf_app.services.standing_rows import as_entered
from sspf_app.texts.languages import language_code

SOON = timedelta(days=30)
"""What ends or begins so soon is asked about now."""

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


def form_plan(  # noqa: PLR0913  what a proposal rests on
    loaded: LoadedCase,
    *,
    purpose: str,
    about_self: bool,
    text: FormText,
    earlier: Iterable[PrintedForm],
    first: date | None = None,
) -> FormPlan:
    """Propose the sheets of a purpose; a renewal begins with the rows of the last sheet.

    Args:
        loaded: The case.
        purpose: What for.
        about_self: Guardians are asked about themselves too.
        text: The text that is signed.
        earlier: Every sheet printed in the case.
        first: The day from which the answers are to hold, if it is not today: who has to answer,
            and as what, is asked of that day.
    """
    earlier = tuple(earlier)
    first = _first_day(loaded, first)
    situation = loaded.situation_on(first)
    young = loaded.header.young_person
    signatories = _asked(loaded, purpose, first)
    if not signatories:
        holders = {row.holder for row in situation.custody_of(young)}
        signatories = as_entered(loaded.facts, young, holders)
    parties = loaded.current_parties()
    last = max(
        (form for form in earlier if form.purpose == purpose),
        key=lambda form: (form.printed_at, form.id),
        default=None,
    )
    policy = situation.policy
    return FormPlan(
        case=loaded.id,
        purpose=purpose,
        sheets=tuple(
            _in_language(sheet, earlier)
            for sheet in _Sheets(loaded, situation, purpose, first, earlier).of(
                signatories, about_self=about_self
            )
        ),
        rows=_rows(loaded, parties) if last is None else _rows_again(loaded, last),
        recipients=parties if last is None else _recipients_again(loaded, last),
        valid_from=first,
        valid_to=plus_months(first, policy.validity_months_default),
        valid_to_latest=plus_months(first, policy.validity_months_max),
        terms=text.terms,
        warnings=tuple(_warnings(loaded, purpose, parties)),
        evidence_seen_on=_evidence_seen_on(loaded),
        comes_of_age=majority if (majority := majority_of(loaded)) and majority > first else None,
    )


def majority_of(loaded: LoadedCase) -> date | None:
    """The day the young person comes of age; None = not known."""
    born = loaded.need_person(loaded.header.young_person).born
    return None if born is None else birthday(born, loaded.situation.policy.adult_at)


def _first_day(loaded: LoadedCase, first: date | None) -> date:
    """Today at the earliest; for a leapling who comes of age, the day after 28 February."""
    if first is None or first <= loaded.today:
        return loaded.today
    born = loaded.need_person(loaded.header.young_person).born
    if born is not None and is_leapling_eve(born, first):
        after = first + timedelta(days=1)
        return after if after == majority_of(loaded) else first
    return first


def _asked(loaded: LoadedCase, purpose: str, first: date) -> tuple[str, ...]:
    """Who has to answer on that day; and the young person, if within a month they must too.

    Else everybody's answer would end on the fifteenth birthday for want of one that nobody asked.
    """
    young = loaded.header.young_person
    asked = signatories_of(loaded.situation_on(first), purpose, young)
    soon = signatories_of(loaded.situation_on(first + SOON), purpose, young)
    return (*asked, young) if asked and young in soon and young not in asked else asked


def _in_language(sheet: PlannedSheet, earlier: Iterable[PrintedForm]) -> PlannedSheet:
    """The sheet in the language in which this person was asked last, if they were."""
    asked = [form for form in earlier if form.signatory == sheet.signatory]
    if not asked:
        return sheet
    return replace(sheet, language=max(asked, key=lambda form: form.printed_at).language)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The sheets of a plan: the case now, and on the day from which they are to hold."""

    loaded: LoadedCase
    then: Situation
    purpose: str
    first: date
    earlier: tuple[PrintedForm, ...]

    def of(self, signatories: Iterable[str], *, about_self: bool) -> list[PlannedSheet]:
        young = self.loaded.header.young_person
        return [
            self._sheet(person, (young, person) if about_self and person != young else (young,))
            for person in signatories
        ]

    def _sheet(self, person: str, subjects: tuple[str, ...]) -> PlannedSheet:
        young = self.loaded.header.young_person
        answer = standing_in(
            self.then,
            signatory=person,
            subject=young,
            purpose=self.purpose,
            channel=Channel.WRITTEN,
        )
        row = self.loaded.need_person(person)
        return PlannedSheet(
            signatory=person,
            name=row.name,
            has_own_column=self._decides_beside(person),
            sign=recipient_sign(self.loaded.id, person),
            capacity=capacity_of(self.loaded, person, young),
            subjects=subjects,
            language=language_code(row.language) or SWEDISH,
            needs_interpreter=row.needs_interpreter,
            status=IN_FORCE if answer.in_force else answer.code.value,
            valid_to=last_day_of(self.then, answer),
            terms=min((record.terms for record in answer.records), default=0),
            is_out=self._is_out(person),
            barred=self.loaded.is_barred(person),
        )

    def _decides_beside(self, person: str) -> bool:
        """Whether it is a guardian, and the young person answers too.

        Custody alone lets them know nothing then, and everybody's tick is asked for, their own
        too. Source: sharing rules, section 6.
        """
        asked = {*_asked(self.loaded, self.purpose, self.first)}
        both = {person, self.loaded.header.young_person}
        return len(both) > 1 and both <= asked and not self.loaded.is_barred(person)

    def _is_out(self, person: str) -> bool:
        """Whether a sheet waits for an answer that would still count on that day."""
        majority = majority_of(self.loaded)
        counts_no_more = {
            form.request
            for form in self.earlier
            if majority is not None
            and self.first >= majority > (form.valid_from or form.printed_at.date())
        }
        return any(
            (request.signatory, request.purpose) == (person, self.purpose)
            and request.closed_at is None
            and request.id not in counts_no_more
            for request in self.loaded.situation.rows.requests
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
