"""Withdrawals: effective from the instant they were received."""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Selection, Withdrawal
from sspf_app.domain.time import as_utc, day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.consent_views import AlreadyReceived, WithdrawalEffect, WithdrawalInput
from sspf_app.services.desk import Desk
from sspf_app.services.export_views import Exported, Paper
from sspf_app.services.gate import DisclosureDecision, decide_confirmation, decide_notice
from sspf_app.services.invitations import ask_invitation
from sspf_app.services.ledger import received_parts, withdrawal_mark
from sspf_app.services.outgoing import named_free, record_disclosure, write_out
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Disclosure, DisclosureKind
from sspf_app.services.withdrawal_items import withdrawal_item
from sspf_app.services.withdrawal_papers import confirmation_paper, notice_paper

_TOPICS = frozenset({Topic.CONSENTS, Topic.CASES, Topic.MEETINGS})


class Withdrawals:
    """Use cases about withdrawals and the papers they lead to."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target

    def register(self, entry: WithdrawalInput) -> Changes:
        """Register a withdrawal, whole or part; ``new_id`` is the row. Nobody is asked why.

        Raises:
            DomainError: ``unknown_person``, ``unknown_purpose``, ``unknown_party``,
                ``unknown_type``, ``date_in_future`` (day), ``received_by_required``,
                ``selection_empty``.
        """
        received_at = as_utc(entry.received_at, "received_at")
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            if received_at > now:
                raise DomainError("date_in_future", day=day_of(received_at, loaded.facts.zone))
            if not entry.received_by.strip():
                raise DomainError("received_by_required")
            _check_selections(loaded, entry)
            row = Withdrawal(
                id=self._desk.new_id("w"),
                recorded_at=now,
                case=entry.case,
                signatory=entry.signatory,
                received_at=received_at,
                received_by=entry.received_by.strip(),
                subjects=_whole(entry.subjects),
                purposes=_whole(entry.purposes),
                parties=_whole(entry.parties),
                types=_whole(entry.types),
            )
            unit.records.add(row)
            refresh_case(unit, entry.case, now=now)
            self._desk.log(unit, Action.WRITE, f"withdrawal:{row.id}", case=entry.case)
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({entry.case, row.id}), new_id=row.id)

    def list_withdrawals(self, case: str) -> tuple[WithdrawalEffect, ...]:
        """Withdrawals of a case with what they lead to, newest first."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            disclosures = unit.office.disclosures(case)
            self._desk.log(unit, Action.READ, f"withdrawals:{case}", case=case)
            unit.commit()
        rows = sorted(
            loaded.situation.rows.withdrawals,
            key=lambda row: (row.received_at, row.id),
            reverse=True,
        )
        return tuple(withdrawal_effect(loaded, row, disclosures) for row in rows)

    def preview_confirmation(self, case: str, withdrawal: str) -> Paper:
        """The confirmation to the signatory, rendered in memory.

        Raises:
            DomainError: ``unknown_withdrawal``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper, _ = self._confirmation(unit, case, withdrawal)
            self._desk.log(unit, Action.READ, f"confirmation:{withdrawal}", case=case)
            unit.commit()
        return paper

    def preview_notice(self, case: str, withdrawal: str, recipient: str) -> Paper:
        """The notice to one recipient: the fact and the scope, no content.

        Raises:
            DomainError: ``unknown_withdrawal``; ``nothing_received`` (name) when the recipient
                received nothing covered.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper, _ = self._notice(unit, case, withdrawal, recipient)
            self._desk.log(unit, Action.READ, f"notice:{withdrawal}", case=case)
            unit.commit()
        return paper

    def export_confirmation(self, case: str, withdrawal: str, folder: Path) -> Exported:
        """Write the confirmation; recorded as a disclosure in the same act.

        Raises:
            DomainError: ``unknown_withdrawal``, ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper, decision = self._confirmation(unit, case, withdrawal)
            return self._write(unit, decision, paper, withdrawal, folder)

    def export_notice(
        self, case: str, withdrawal: str, *, recipient: str, folder: Path
    ) -> Exported:
        """Write a notice; the recipient counts as notified from then on.

        Raises:
            DomainError: ``unknown_withdrawal``, ``nothing_received``, ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper, decision = self._notice(unit, case, withdrawal, recipient)
            return self._write(unit, decision, paper, withdrawal, folder)

    def _confirmation(
        self, unit: UnitOfWork, case: str, withdrawal: str
    ) -> tuple[Paper, DisclosureDecision]:
        loaded = self._access.case(unit, case)
        row = _need(loaded, withdrawal)
        decision = decide_confirmation(loaded, row)
        received = received_parts(loaded, row, unit.office.disclosures(case))
        paper = confirmation_paper(
            self._renderer, loaded, row, office=unit.office.office(), received=tuple(received)
        )
        return paper, decision

    def _notice(
        self, unit: UnitOfWork, case: str, withdrawal: str, recipient: str
    ) -> tuple[Paper, DisclosureDecision]:
        loaded = self._access.case(unit, case)
        row = _need(loaded, withdrawal)
        disclosures = unit.office.disclosures(case)
        decision = decide_notice(loaded, row, recipient=recipient, disclosures=disclosures)
        paper = notice_paper(
            self._renderer,
            loaded,
            row,
            office=unit.office.office(),
            recipient=recipient,
            received=received_parts(loaded, row, disclosures),
        )
        return paper, decision

    def _write(
        self,
        unit: UnitOfWork,
        decision: DisclosureDecision,
        paper: Paper,
        withdrawal: str,
        folder: Path,
    ) -> Exported:
        what, paper = withdrawal_mark(withdrawal), named_free(paper, folder)
        disclosure = record_disclosure(self._desk, unit, decision, what=what, paper=paper)
        return write_out(unit, self._target, disclosure, paper=paper, folder=folder)


def withdrawal_effect(
    loaded: LoadedCase, row: Withdrawal, disclosures: tuple[Disclosure, ...]
) -> WithdrawalEffect:
    """What a withdrawal leads to: who is to be told, which meetings to look at."""
    told = {
        (disclosure.kind, disclosure.recipient)
        for disclosure in disclosures
        if disclosure.what == withdrawal_mark(row.id)
    }
    received = received_parts(loaded, row, disclosures)
    return WithdrawalEffect(
        withdrawal=withdrawal_item(row),
        confirmed=(DisclosureKind.WITHDRAWAL_CONFIRMATION, row.signatory) in told,
        received=tuple(
            AlreadyReceived(
                recipient=recipient,
                name=loaded.name(recipient),
                last_at=max(one.at for one in rows),
                disclosures=tuple(one.id for one in rows),
                notified=(DisclosureKind.WITHDRAWAL_NOTICE, recipient) in told,
            )
            for recipient, rows in received.items()
        ),
        meetings=_stopped_meetings(loaded),
    )


def _stopped_meetings(loaded: LoadedCase) -> tuple[str, ...]:
    """Coming meetings of which a participating party may no longer be invited."""
    return tuple(
        meeting.id
        for meeting in sorted(loaded.meetings.values(), key=lambda one: (one.starts_at, one.id))
        if meeting.starts_at >= loaded.now
        and any(
            not ask_invitation(
                loaded, party, purpose=meeting.purpose, starts_at=meeting.starts_at
            ).allowed
            for party in meeting.participants
            if party in loaded.parties
        )
    )


def _need(loaded: LoadedCase, withdrawal: str) -> Withdrawal:
    for row in loaded.situation.rows.withdrawals:
        if row.id == withdrawal:
            return row
    raise DomainError("unknown_withdrawal", withdrawal=withdrawal)


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
