"""Consent cards: what each signatory was asked and answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from sspf_app.domain.codes import Answer, Channel, InformationType
from sspf_app.domain.facts import Consent, Request
from sspf_app.domain.rules import Situation, StandingAnswer, required_in, standing_in
from sspf_app.domain.rules.boxes import BoxKey, Mark
from sspf_app.domain.rules.periods import signed
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_views import (
    AnswerItem,
    ConsentBoard,
    ConsentCard,
    Difference,
    FormOut,
)
from sspf_app.services.desk import Desk
from sspf_app.services.done_without import done_without
from sspf_app.services.form_code import record_prefix
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, PrintedForm
from sspf_app.services.standing_rows import as_entered
from sspf_app.services.taken_back import named, taken_back
from sspf_app.services.what_was_asked import WhatWasAsked
from sspf_app.services.withdrawal_items import withdrawal_item

IN_FORCE = "in_force"


class ConsentCards:
    """Reads about consents."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def board(
        self,
        case: str,
        *,
        purpose: str,
        subject: str,
        at: datetime | None = None,
        known_at: datetime | None = None,
    ) -> ConsentBoard:
        """One card per signatory required for any type, then per other who answered; None = now.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``unknown_person``,
                ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            self._desk.log(unit, Action.READ, f"consents:{case}", case=case)
            loaded.need_purpose(purpose)
            loaded.need_person(subject)
            board = board_of(
                unit, loaded, purpose=purpose, subject=subject, at=at, known_at=known_at
            )
            unit.commit()
        return board


def board_of(  # noqa: PLR0913  as the use case
    unit: UnitOfWork,
    loaded: LoadedCase,
    *,
    purpose: str,
    subject: str,
    at: datetime | None = None,
    known_at: datetime | None = None,
) -> ConsentBoard:
    """The cards of a case that was read, for a purpose and a person of it."""
    asked = WhatWasAsked.read(unit, loaded.id, purpose)
    scanned = frozenset(scan.record for scan in unit.scans.scans(loaded.id))
    situation = loaded.situation_at(at, known_at=known_at)
    board = _Board(loaded, situation, purpose, subject).view(unit.office.forms(loaded.id))
    cards = tuple(asked.added_to(card) for card in board.cards)
    request = (
        asked.request_then(loaded, until=known_at or situation.at)
        if subject == loaded.header.young_person
        else None
    )
    return replace(board, cards=cards, scanned=scanned, request=request)


def signatories_of(situation: Situation, purpose: str, subject: str) -> tuple[str, ...]:
    """Everybody required for at least one type; guardians as entered, the subject last."""
    named = {
        person
        for type_ in InformationType
        for person in required_in(
            situation, purpose=purpose, subject=subject, type_=type_
        ).signatories
    }
    guardians = as_entered(situation.facts, subject, named - {subject})
    return (*guardians, subject) if subject in named else guardians


def capacity_of(loaded: LoadedCase, signatory: str, subject: str) -> str:
    """As what somebody answers about a subject: see ``ConsentCard.capacity``."""
    if signatory == subject:
        return "young_person" if subject == loaded.header.young_person else "self"
    holders = {row.holder for row in loaded.situation.custody_of(subject)}
    return "guardian" if signatory in holders else "other"


class _Board:
    """The cards of one subject, each compared with the others."""

    def __init__(
        self, loaded: LoadedCase, situation: Situation, purpose: str, subject: str
    ) -> None:
        self.loaded = loaded
        self.situation = situation
        self.purpose = purpose
        self.subject = subject
        self.required = signatories_of(situation, purpose, subject)
        self.answers = {person: self._answer(person) for person in self.required}

    def view(self, forms: tuple[PrintedForm, ...]) -> ConsentBoard:
        problem = required_in(
            self.situation,
            purpose=self.purpose,
            subject=self.subject,
            type_=InformationType.PARTICIPATION,
        ).problem
        spoken = {record.signatory for record in self._records()}
        spoken |= {form.signatory for form in self._forms(forms)}
        others = as_entered(self.loaded.facts, self.subject, spoken - set(self.required))
        return ConsentBoard(
            case=self.loaded.id,
            purpose=self.purpose,
            subject=self.subject,
            subject_name=self.loaded.name(self.subject),
            at=self.situation.at,
            trouble=None if problem is None else problem.value,
            cards=tuple(self._card(person, forms) for person in (*self.required, *others)),
            done_without=done_without(self.loaded, self.situation, self.subject, self.required),
        )

    def _answer(self, person: str) -> StandingAnswer:
        return standing_in(
            self.situation,
            signatory=person,
            subject=self.subject,
            purpose=self.purpose,
            channel=Channel.WRITTEN,
        )

    def _records(self) -> list[Consent]:
        """All records of the purpose and subject, invalidated ones too, newest signed first."""
        known = self.situation.known_at is not None
        rows = [
            record
            for record in (
                self.situation.rows.consents if known else self.situation.recorded.consents
            )
            if record.purpose == self.purpose
            and self.subject in record.subjects
            and (known or record.replaced_at is None or record.invalidated_because is not None)
        ]
        rows.sort(key=lambda row: (self.situation.signed_at(row), row.id), reverse=True)
        return rows

    def _forms(self, forms: tuple[PrintedForm, ...]) -> list[PrintedForm]:
        return [
            form for form in forms if form.purpose == self.purpose and self.subject in form.subjects
        ]

    def _card(self, person: str, forms: tuple[PrintedForm, ...]) -> ConsentCard:
        answer = self.answers.get(person) or self._answer(person)
        counting = {record.id for record in answer.records}
        sheets = tuple(f"{record_prefix(form.id)}-" for form in forms)
        items = tuple(
            _answer_item(
                record,
                counts=record.id in counting,
                has_sheet=record.id.startswith(sheets),
            )
            for record in self._records()
            if record.signatory == person
        )
        row = self.loaded.persons.get(person)
        return ConsentCard(
            signatory=person,
            name=self.loaded.name(person),
            capacity=capacity_of(self.loaded, person, self.subject),
            required=person in self.required,
            is_protected=row is not None and row.is_protected,
            status=IN_FORCE if answer.in_force else answer.code.value,
            since=answer.since,
            valid_to=last_day_of(self.situation, answer),
            answer=next((item for item in items if item.counts), None)
            or next((item for item in items if item.replaced_at is None), None),
            differs=self._differs(person),
            taken_back=named(taken_back(answer), self.loaded.name),
            forms=tuple(
                self._form_out(form) for form in self._forms(forms) if form.signatory == person
            ),
            answers=items,
            withdrawals=tuple(
                withdrawal_item(row)
                for row in self.situation.rows.withdrawals
                if row.signatory == person
            ),
        )

    def _form_out(self, form: PrintedForm) -> FormOut:
        return FormOut(
            code=form.id,
            request=form.request,
            printed_at=form.printed_at,
            printed_by=form.printed_by,
            language=form.language,
            terms=form.terms,
            valid_to=form.valid_to,
            is_open=is_out(self.situation, form),
        )

    def _differs(self, person: str) -> tuple[Difference, ...]:
        """Boxes in which the answers in force do not agree (the conflict is drawn)."""
        in_force = {who: one for who, one in self.answers.items() if one.in_force}
        if person not in in_force:
            return ()
        keys = {key for one in in_force.values() for key in one.boxes}
        found: list[Difference] = []
        for party, type_, side in sorted(keys):
            says = {who: _is_yes(one, (party, type_, side)) for who, one in in_force.items()}
            others = tuple(
                who for who in self.required if says.get(who, says[person]) != says[person]
            )
            if others:
                found.append(
                    Difference(
                        type=type_,
                        party=party,
                        party_name=self.loaded.name(party),
                        side=side.value,
                        here=says[person],
                        others=others,
                    )
                )
        return tuple(found)


def last_day_of(situation: Situation, answer: StandingAnswer) -> date | None:
    """The last day on which an answer in force holds; None for a no, which has no period."""
    ends = [
        end
        for record in answer.records
        if record.answer is Answer.YES and (end := signed(situation, record).ends) is not None
    ]
    if not ends:
        return None
    return day_of(min(ends) - timedelta(microseconds=1), situation.zone)


def is_out(situation: Situation, form: PrintedForm) -> bool:
    """Whether the sheet was handed out and nobody has answered it."""
    requests: tuple[Request, ...] = situation.rows.requests
    return any(row.id == form.request and row.closed_at is None for row in requests)


def _is_yes(answer: StandingAnswer, key: BoxKey) -> bool:
    box = answer.boxes.get(key)
    return box is not None and box.mark in (Mark.TICKED, Mark.ORAL)


def _answer_item(record: Consent, *, counts: bool, has_sheet: bool) -> AnswerItem:
    return AnswerItem(
        id=record.id,
        answer=record.answer,
        medium=record.medium,
        signed_on=record.signed_on,
        signed_time=record.signed_time,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        terms=record.terms,
        form_version=record.form_version,
        language=record.language,
        grants=record.grants,
        exclusions=record.exclusions,
        free_words=record.free_words,
        free_words_unconfirmed=record.free_words_unconfirmed,
        witness=record.witness,
        recorded_at=record.recorded_at,
        replaced_at=record.replaced_at,
        invalidated_because=record.invalidated_because,
        counts=counts,
        has_sheet=has_sheet,
    )
