"""Answers: registered from paper or from what was said; never edited, never deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.codes import Answer, Medium
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Consent, Exclusion, Request
from sspf_app.domain.time import as_utc, day_of
from sspf_app.services.actors import Permission
from sspf_app.services.answer_checks import (
    check_exclusions,
    check_period,
    check_signing,
    grants_of,
)
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.consent_views import OralAnswer, PaperNo, PaperYes
from sspf_app.services.desk import Desk
from sspf_app.services.form_code import record_prefix
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.printed_sheets import need_form
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, PrintedForm

_TOPICS = frozenset({Topic.CONSENTS, Topic.CASES})

AlsoKept = Callable[[UnitOfWork, Consent], None]
"""Writes more in the transaction that registers an answer."""


class Answers:
    """Use cases about answers of signatories."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def register_yes(self, paper: PaperYes, *, also: AlsoKept | None = None) -> Changes:
        """Register a signed yes; a subset of its form; ``new_id`` is the record.

        Args:
            paper: The sheet as read.
            also: What is kept in the same act, such as the scan it was read from.

        Raises:
            DomainError: ``form_code_wrong``, ``unknown_form``, ``box_not_on_form``,
                ``exclusion_not_on_form``, ``date_in_future``, ``signed_before_printed``,
                ``signed_time_other_day``, ``same_day_time_needed``, ``valid_to_after_form``,
                ``ends_before_start``, ``period_too_long``, ``signatory_dead``,
                ``form_already_answered``, ``signed_before_of_age``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            form, loaded = self._form(unit, paper.code, paper.case)
            check_signing(loaded, form, paper.signed_on, paper.signed_time, Medium.WRITTEN)
            valid_to = paper.valid_to or form.valid_to
            check_period(loaded, form, paper.signed_on, valid_to)
            check_exclusions(form, paper.exclusions)
            grants, exclusions = grants_of(loaded, form, paper.boxes, paper.oral_boxes)
            words = paper.free_words.strip()
            consent = replace(
                self._consent(form, Answer.YES, Medium.WRITTEN),
                signed_on=paper.signed_on,
                signed_time=paper.signed_time,
                valid_from=form.valid_from,
                valid_to=valid_to,
                grants=grants,
                exclusions=tuple(dict.fromkeys((*exclusions, *paper.exclusions))),
                free_words=words or None,
                free_words_unconfirmed=bool(words),
            )
            if also is not None:
                also(unit, consent)
            return self._registered(unit, consent, form, closes=True)

    def register_no(self, paper: PaperNo, *, also: AlsoKept | None = None) -> Changes:
        """Register a signed no, neutrally: nobody is asked why.

        Args:
            paper: The sheet as read.
            also: As in ``register_yes``.

        Raises:
            DomainError: as ``register_yes``, about form and signing.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            form, loaded = self._form(unit, paper.code, paper.case)
            check_signing(loaded, form, paper.signed_on, paper.signed_time, Medium.WRITTEN)
            consent = replace(
                self._consent(form, Answer.NO, Medium.WRITTEN),
                signed_on=paper.signed_on,
                signed_time=paper.signed_time,
            )
            if also is not None:
                also(unit, consent)
            return self._registered(unit, consent, form, closes=True)

    def register_oral(self, said: OralAnswer) -> Changes:
        """Register an answer said to staff; after an oral yes the sheet is still awaited.

        Raises:
            DomainError: as ``register_yes``; ``witness_required`` for a yes.
        """
        said_at = as_utc(said.said_at, "said_at")
        said_on = day_of(said_at, self._desk.clock.zone)
        is_yes = said.answer is Answer.YES
        if is_yes and not said.witness.strip():
            raise DomainError("witness_required")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            form, loaded = self._form(unit, said.code, said.case)
            check_signing(loaded, form, said_on, said_at, Medium.ORAL)
            consent = replace(
                self._consent(form, said.answer, Medium.ORAL),
                signed_on=said_on,
                signed_time=said_at,
                witness=said.witness.strip() or None,
            )
            if is_yes:
                if said.valid_to is not None:
                    check_period(loaded, form, said_on, said.valid_to)
                grants, exclusions = grants_of(loaded, form, said.boxes, frozenset())
                consent = replace(
                    consent, grants=grants, exclusions=exclusions, valid_to=said.valid_to
                )
            return self._registered(unit, consent, form, closes=not is_yes)

    def confirm_free_words(
        self, case: str, record: str, *, exclusions: tuple[Exclusion, ...]
    ) -> Changes:
        """Confirm what written words exclude; the yes counts from then on.

        Raises:
            DomainError: ``unknown_consent``, ``nothing_to_confirm``, ``exclusion_not_on_form``.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            old = _need(unit, case, record)
            if not old.free_words_unconfirmed:
                raise DomainError("nothing_to_confirm")
            form = _form_of(unit, old)
            if form is not None:
                check_exclusions(form, exclusions)
            new = replace(
                old,
                recorded_at=now,
                free_words_unconfirmed=False,
                exclusions=tuple(dict.fromkeys((*old.exclusions, *exclusions))),
            )
            unit.records.replace(old, at=now, by=new)
            return self._done(unit, case, record, now)

    def invalidate(self, case: str, record: str, *, because: str) -> Changes:
        """Take a wrongly registered answer out of force; the row stays, closed with its reason.

        Raises:
            DomainError: ``unknown_consent``, ``invalidation_reason_required``.
        """
        now = self._desk.now()
        if not because.strip():
            raise DomainError("invalidation_reason_required")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            old = _need(unit, case, record)
            unit.records.replace(replace(old, invalidated_because=because.strip()), at=now)
            return self._done(unit, case, record, now)

    def _form(self, unit: UnitOfWork, code: str, case: str) -> tuple[PrintedForm, LoadedCase]:
        form = need_form(unit, code)
        if form.case != case:
            raise DomainError("unknown_form", form=form.id)
        return form, self._access.naming(unit, case, form.recipients)

    def _consent(self, form: PrintedForm, answer: Answer, medium: Medium) -> Consent:
        return Consent(
            id=self._desk.new_id(record_prefix(form.id)),
            recorded_at=self._desk.now(),
            case=form.case,
            signatory=form.signatory,
            purpose=form.purpose,
            subjects=form.subjects,
            terms=form.terms,
            form_version=form.form_version,
            language=form.language,
            answer=answer,
            medium=medium,
            signed_on=day_of(self._desk.now(), self._desk.clock.zone),
        )

    def _registered(
        self, unit: UnitOfWork, consent: Consent, form: PrintedForm, *, closes: bool
    ) -> Changes:
        now = self._desk.now()
        unit.records.add(consent)
        request = unit.records.standing(Request, form.request, case=form.case)
        if closes and request is not None and request.closed_at is None:
            closed = replace(request, closed_at=now, recorded_at=now)
            unit.records.replace(request, at=now, by=closed)
        return self._done(unit, form.case, consent.id, now, new_id=consent.id)

    def _done(
        self,
        unit: UnitOfWork,
        case: str,
        record: str,
        now: datetime,
        *,
        new_id: str | None = None,
    ) -> Changes:
        require_sound_clock(unit, self._desk)
        refresh_case(unit, case, now=now)
        self._desk.log(unit, Action.WRITE, f"consent:{record}", case=case)
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({case, record}), new_id=new_id)


def _need(unit: UnitOfWork, case: str, record: str) -> Consent:
    row = unit.records.standing(Consent, record, case=case)
    if row is None:
        raise DomainError("unknown_consent", record=record)
    return row


def _form_of(unit: UnitOfWork, record: Consent) -> PrintedForm | None:
    """The sheet a record was read from; None for one that came with a case file."""
    for form in unit.office.forms(record.case):
        if record.id.startswith(f"{record_prefix(form.id)}-"):
            return form
    return None
