"""Withdrawals: effective from the instant they were received."""

from __future__ import annotations

from collections.abc import Mapping

from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Consent, Selection, Withdrawal
from sspf_app.domain.time import as_utc, day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.copies import Copies
from sspf_app.services.desk import Desk
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.ledger_records import WithdrawalWords
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.notice_views import NoticeCopied
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.withdrawal_effects import (
    all_effects,
    empty_invitations,
    with_withdrawal,
    withdrawal_effects,
)
from sspf_app.services.withdrawal_preview import withdrawal_preview
from sspf_app.services.withdrawal_prints import WithdrawalPrints
from sspf_app.services.withdrawal_views import (
    PrintedPapers,
    WentOutLate,
    WithdrawalEffect,
    WithdrawalInput,
    WithdrawalPreview,
)
from sspf_app.services.wrong_answers import without, without_support
from sspf_app.texts.catalogue import Words

_TOPICS = frozenset({Topic.CONSENTS, Topic.CASES, Topic.MEETINGS})


class Withdrawals:
    """Use cases about withdrawals and the papers they lead to."""

    def __init__(  # noqa: PLR0913  each is a tool of its own
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        copies: Copies,
        words: Words,
    ) -> None:
        self._desk = desk
        self._access = access
        self._prints = WithdrawalPrints(
            desk, access, renderer=renderer, target=target, copies=copies
        )
        self._words = words

    def preview(self, entry: WithdrawalInput, *, subject: str, purpose: str) -> WithdrawalPreview:
        """What would stop if this were registered now; nothing is recorded but the reading.

        Args:
            entry: The withdrawal as typed so far.
            subject: About whom the matrix is shown.
            purpose: Of which purpose.

        Raises:
            DomainError: as ``register``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, entry.case, persons=(subject,))
            row = self._row(loaded, entry, withdrawal="preview")
            trail = read_trail(unit, entry.case)
            is_barred = loaded.is_barred(row.signatory)
            self._desk.log(unit, Action.READ, f"withdrawal_preview:{entry.case}", case=entry.case)
            unit.commit()
        loaded.need_purpose(purpose)
        loaded.need_person(subject)
        return withdrawal_preview(
            loaded,
            row,
            trail,
            subject=subject,
            purpose=purpose,
            words=self._words,
            is_barred=is_barred,
        )

    def kinds_given(self, case: str) -> Mapping[str, tuple[InformationType, ...]]:
        """By signatory, what they said yes to, and what stands on their sheets: in the post, maybe.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            forms = unit.office.forms(case)
            self._desk.log(unit, Action.READ, f"consents:{case}", case=case)
            unit.commit()
        given: dict[str, set[InformationType]] = {}
        for record in loaded.situation.rows.consents:
            ticked = {one.type for one in record.grants if one.give or one.receive}
            given.setdefault(record.signatory, set()).update(ticked)
        for form in forms:
            if form.signatory in given:
                given[form.signatory].update(row.type for row in form.rows)
        return {
            who: tuple(one for one in InformationType if one in kinds)
            for who, kinds in given.items()
        }

    def register(self, entry: WithdrawalInput) -> Changes:
        """Register a withdrawal, whole or part; ``new_id`` is the row. Nobody is asked why.

        Parties who may no longer be invited are taken off the booked meetings in the same act.

        Raises:
            DomainError: ``unknown_person``, ``unknown_purpose``, ``unknown_party``,
                ``unknown_type``, ``date_in_future`` (day), ``before_birth`` (day, name),
                ``received_by_required``,
                ``selection_empty``, ``clock_set_back`` (now, seen); ``withdrawn_already`` (name)
                when the very same, heard at the same instant, stands already.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            require_sound_clock(unit, self._desk)
            row = self._row(loaded, entry, withdrawal=self._desk.new_id("w"))
            if any(_is_same(row, one) for one in loaded.situation.rows.withdrawals):
                raise DomainError("withdrawn_already", name=loaded.name(row.signatory))
            unit.records.add(row)
            said = entry.words.strip()
            if said:
                unit.ledger.add_words(
                    WithdrawalWords(case=entry.case, withdrawal=row.id, words=said)
                )
            meetings = empty_invitations(unit, with_withdrawal(loaded, row), at=loaded.now)
            for meeting in meetings:
                self._desk.log(unit, Action.WRITE, f"meeting:{meeting}", case=entry.case)
            refresh_case(unit, entry.case, now=loaded.now)
            self._desk.log(unit, Action.WRITE, f"withdrawal:{row.id}", case=entry.case)
            unit.commit()
        ids = frozenset({entry.case, row.id, *meetings})
        return Changes(topics=_TOPICS, ids=ids, new_id=row.id)

    def list_withdrawals(self, case: str) -> tuple[WithdrawalEffect, ...]:
        """Withdrawals of a case with what they lead to, newest first."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            effects = withdrawal_effects(unit, loaded)
            self._desk.log(unit, Action.READ, f"withdrawals:{case}", case=case)
            unit.commit()
        return effects

    def effects(self, case: str) -> tuple[WithdrawalEffect, ...]:
        """As ``list_withdrawals``, and what went out by a mistake: ``to_tell_of``."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            found = all_effects(unit, loaded)
            self._desk.log(unit, Action.READ, f"withdrawals:{case}", case=case)
            unit.commit()
        return found

    def relied_on(self, case: str, record: str) -> tuple[WentOutLate, ...]:
        """What went out by a standing answer and would not have without it, the oldest first.

        To be seen before the answer is taken out (``Answers.invalidate``).

        Raises:
            DomainError: ``unknown_consent``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = unit.records.standing(Consent, record, case=case)
            if row is None:
                raise DomainError("unknown_consent", record=record)
            trail = read_trail(unit, case)
            self._desk.log(unit, Action.READ, f"withdrawals:{case}", case=case)
            unit.commit()
        by_it = without_support(without(loaded, record), row, trail)
        found = (
            WentOutLate(
                disclosure=one.id,
                kind=one.kind.value,
                at=one.at,
                name=trail.name(loaded, recipient),
            )
            for recipient, rows in by_it.items()
            for one in rows
        )
        return tuple(sorted(found, key=lambda one: (one.at, one.disclosure)))

    def preview_confirmation(self, case: str, withdrawal: str) -> Paper:
        """The confirmation to the signatory, rendered in memory.

        Raises:
            DomainError: ``unknown_withdrawal``.
        """
        return self._prints.preview_confirmation(case, withdrawal)

    def preview_notice(self, case: str, withdrawal: str, recipient: str) -> Paper:
        """The notice to who received something, or is to stop giving: fact and scope, no content.

        Somebody outside whom a misdirected copy reached gets the letter that asks for it.

        Raises:
            DomainError: ``unknown_withdrawal``; ``nothing_received`` (name) when the recipient
                received nothing covered and has nothing to stop, or does not know of the case.
        """
        return self._prints.preview_notice(case, withdrawal, recipient)

    def export_confirmation(
        self, case: str, withdrawal: str, folder: Place, *, copy: CopyKind = CopyKind.PAPER
    ) -> Exported:
        """Write the confirmation; recorded as a disclosure in the same act.

        Raises:
            DomainError: ``unknown_withdrawal``, ``export_failed``.
        """
        return self._prints.export_confirmation(case, withdrawal, folder, copy=copy)

    def export_notice(
        self,
        case: str,
        withdrawal: str,
        *,
        recipient: str,
        folder: Place,
        copy: CopyKind = CopyKind.PAPER,
    ) -> Exported:
        """Write a notice; that it was handed over is noted apart (``DisclosureLedger.note``).

        Raises:
            DomainError: ``unknown_withdrawal``, ``nothing_received``, ``export_failed``.
        """
        return self._prints.export_notice(
            case, withdrawal, recipient=recipient, folder=folder, copy=copy
        )

    def copy_notice(self, case: str, withdrawal: str, *, recipient: str) -> NoticeCopied:
        """Note that a notice is copied now, for the office's own secure mail; then it may be.

        That the recipient has it is noted apart (``DisclosureLedger.note``).

        Raises:
            DomainError: as ``export_notice``; ``not_as_text`` for the letter to somebody outside.
        """
        return self._prints.copy_notice(case, withdrawal, recipient=recipient)

    def export_all(
        self, case: str, withdrawal: str, folder: Place, *, print_file: bool = False
    ) -> PrintedPapers:
        """Write every paper that waits, in one act: all of them, or none.

        Raises:
            DomainError: ``unknown_withdrawal``; ``nothing_to_print`` when every paper has gone
                out; ``export_failed``.
        """
        return self._prints.export_all(case, withdrawal, folder, print_file=print_file)

    def _row(self, loaded: LoadedCase, entry: WithdrawalInput, *, withdrawal: str) -> Withdrawal:
        received_at = as_utc(entry.received_at, "received_at")
        if received_at > loaded.now:
            raise DomainError("date_in_future", day=day_of(received_at, loaded.facts.zone))
        loaded.need_born(received_at)
        if not entry.received_by.strip():
            raise DomainError("received_by_required")
        _check_selections(loaded, entry)
        return Withdrawal(
            id=withdrawal,
            recorded_at=loaded.now,
            case=entry.case,
            signatory=entry.signatory,
            received_at=received_at,
            received_by=entry.received_by.strip(),
            subjects=_whole(entry.subjects),
            purposes=_whole(entry.purposes),
            parties=_whole(entry.parties),
            types=_whole(entry.types),
        )


def _is_same(one: Withdrawal, other: Withdrawal) -> bool:
    """The same said at the same instant; said again later it is noted again, it takes nothing."""

    def said(row: Withdrawal) -> tuple[object, ...]:
        parts = (row.subjects, row.purposes, row.parties, row.types)
        return row.signatory, row.received_at, *(frozenset(part) for part in parts)

    return said(one) == said(other)


def _whole(selection: Selection) -> Selection:
    return (EVERY,) if EVERY in selection else tuple(dict.fromkeys(selection))


def _check_selections(loaded: LoadedCase, entry: WithdrawalInput) -> None:
    loaded.need_person(entry.signatory)
    if not all((entry.subjects, entry.purposes, entry.parties, entry.types)):
        raise DomainError("selection_empty")
    for subject in entry.subjects:
        if subject != EVERY:
            loaded.need_person(subject)
    for purpose in entry.purposes:
        if purpose != EVERY:
            loaded.need_purpose(purpose)
    for party in entry.parties:
        if party != EVERY and party not in loaded.persons:
            loaded.need_party(party)
    for type_ in entry.types:
        if type_ != EVERY and type_ not in set(InformationType):
            raise DomainError("unknown_type", type=type_)
