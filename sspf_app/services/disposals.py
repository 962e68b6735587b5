"""Disposal of cases that are past their time: proposed, looked at row by row, approved by another.

Nothing else in the program deletes what has become an official document. What is disposed of is
gone from the file, its search index, its history and its drafts; from the backups it goes as they
are rotated, and whoever restores an older one has the disposals done again.

Source: domain notes, section 4.1; SoL 16:1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.retention import DroppedBecause, LeftOutBecause
from sspf_app.domain.time import birthday, day_of, plus_days, start_of
from sspf_app.services.actors import Permission
from sspf_app.services.approvers import Asked, check_two_persons
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_confirmed_clock
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_ports import AfterDisposal
from sspf_app.services.disposal_records import (
    DisposalProposal,
    DisposalRecord,
    DisposedFile,
    ProposalState,
    ProposedFile,
)
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_settings import settings_on
from sspf_app.services.records import Action
from sspf_app.services.retention import Kept, kept_cases, rules_on
from sspf_app.services.retention_views import DisposalBoard, HeldFile, ProposedLine
from sspf_app.services.told_reference import told_reference
from sspf_app.services.unlocked_vault import log_line

_UNDER_WAY = frozenset({ProposalState.OPEN, ProposalState.SENT})
_TOPICS = frozenset({Topic.RETENTION})
_ALL_TOPICS = frozenset(Topic) - {Topic.USERS, Topic.FORM_TEXTS}
"""Whatever is shown may have been of a case that is gone."""


class Disposals:
    """Use cases about disposal."""

    def __init__(self, desk: Desk, after: AfterDisposal) -> None:
        self._desk = desk
        self._after = after

    def board(self) -> DisposalBoard:
        """What is past its time, what is proposed, and what was disposed of.

        Raises:
            DomainError: ``not_permitted``.
        """
        with self._desk.begin(self._permission()) as unit:
            made = self._board(unit)
            self._desk.log(unit, Action.READ, "disposal")
            unit.commit()
        return made

    def propose(self) -> Changes:
        """Propose every case that is past its time today.

        Raises:
            DomainError: ``not_permitted``, ``proposal_under_way``, ``nothing_to_dispose``,
                ``clock_set_back`` (now, seen), ``clock_leapt`` (now, seen).
        """
        with self._desk.begin(Permission.PROPOSE_DISPOSAL) as unit:
            require_confirmed_clock(unit, self._desk)
            if _under_way(unit) is not None:
                raise DomainError("proposal_under_way")
            due = [
                one
                for one in kept_cases(unit, self._desk.now(), self._desk.clock.zone)
                if one.day.is_due(self._today())
            ]
            if not due:
                raise DomainError("nothing_to_dispose")
            proposal = DisposalProposal(
                id=self._desk.new_id("dp"),
                year=self._today().year,
                state=ProposalState.OPEN,
                made_at=self._desk.now(),
                made_by=self._desk.actor.user_id,
                made_by_name=self._desk.actor.name,
            )
            unit.disposals.put_proposal(proposal)
            for one in due:
                reference = told_reference(unit, one.file)
                unit.disposals.put_proposed(_proposed(self._desk, proposal, one, reference))
            return self._changed(unit, proposal.id)

    def leave_out(self, row: str, because: LeftOutBecause) -> Changes:
        """Leave a case out this time; who approves may do so too.

        Raises:
            DomainError: ``not_permitted``, ``unknown_proposal``, ``left_out_reason``.
        """
        with self._desk.begin(self._permission()) as unit:
            proposal, found = self._row(unit, row)
            if because not in tuple(LeftOutBecause):
                raise DomainError("left_out_reason")
            name = self._desk.actor.name
            unit.disposals.put_proposed(
                replace(found, left_out_because=because.value, left_out_by=name)
            )
            return self._changed(unit, proposal.id)

    def take_back_in(self, row: str) -> Changes:
        """Take a case into the proposal again; only while it is being looked at.

        Raises:
            DomainError: ``not_permitted``, ``unknown_proposal``, ``proposal_sent``.
        """
        with self._desk.begin(Permission.PROPOSE_DISPOSAL) as unit:
            proposal, found = self._row(unit, row)
            if proposal.state is not ProposalState.OPEN:
                raise DomainError("proposal_sent")
            unit.disposals.put_proposed(replace(found, left_out_because="", left_out_by=""))
            return self._changed(unit, proposal.id)

    def send(self) -> Changes:
        """Every row was looked at: hand the proposal to a second person.

        Raises:
            DomainError: ``not_permitted``, ``unknown_proposal``, ``proposal_sent``,
                ``nothing_to_dispose``.
        """
        with self._desk.begin(Permission.PROPOSE_DISPOSAL) as unit:
            proposal = _need(unit)
            if proposal.state is not ProposalState.OPEN:
                raise DomainError("proposal_sent")
            if not _rows_in(unit, proposal):
                raise DomainError("nothing_to_dispose")
            unit.disposals.put_proposal(
                replace(
                    proposal,
                    state=ProposalState.SENT,
                    sent_at=self._desk.now(),
                    # Whoever looked through it last is the one who proposes.
                    made_by=self._desk.actor.user_id,
                    made_by_name=self._desk.actor.name,
                )
            )
            return self._changed(unit, proposal.id)

    def drop(self, because: DroppedBecause) -> Changes:
        """Let the proposal be; nothing is disposed of.

        Raises:
            DomainError: ``not_permitted``, ``unknown_proposal``, ``left_out_reason``.
        """
        with self._desk.begin(self._permission()) as unit:
            proposal = _need(unit)
            if because not in tuple(DroppedBecause):
                raise DomainError("left_out_reason")
            unit.disposals.put_proposal(
                replace(
                    proposal,
                    state=ProposalState.DROPPED,
                    decided_at=self._desk.now(),
                    decided_by=self._desk.actor.name,
                    decided_because=because.value,
                )
            )
            return self._changed(unit, proposal.id)

    def approve(self, *, number: int) -> Changes:
        """Dispose of what somebody else proposed; it cannot be undone.

        Args:
            number: How many cases go, as typed by whoever approves.

        Raises:
            DomainError: ``not_permitted``, ``unknown_proposal``, ``proposal_not_sent``,
                ``second_person_needed``, ``account_of_asker`` (name), ``number_differs`` (number),
                ``disposal_stopped`` (reference), ``clock_set_back`` (now, seen), ``clock_leapt``
                (now, seen).
            KnownError: the rows are gone, but the file could not be packed anew; that is done at
                the next unlocking.
        """
        with self._desk.begin(Permission.APPROVE_DISPOSAL) as unit:
            require_confirmed_clock(unit, self._desk)
            proposal = _need(unit)
            if proposal.state is not ProposalState.SENT:
                raise DomainError("proposal_not_sent")
            self._check_second(unit, proposal)
            rows = _rows_in(unit, proposal)
            if number != len(rows):
                raise DomainError("number_differs", number=len(rows))
            self._check_still_due(unit, rows)
            record = self._dispose(unit, proposal, rows)
            unit.disposals.put_proposal(
                replace(
                    proposal,
                    state=ProposalState.APPROVED,
                    decided_at=self._desk.now(),
                    decided_by=self._desk.actor.name,
                )
            )
            self._desk.log(unit, Action.WRITE, f"disposal:{record.id}")
            unit.commit()
        self._after.settle()
        return Changes(topics=_ALL_TOPICS, ids=frozenset({record.id}), new_id=record.id)

    def _check_second(self, unit: UnitOfWork, proposal: DisposalProposal) -> None:
        try:
            check_two_persons(unit, _asked(proposal), actor=self._desk.actor)
        except DomainError as error:
            if error.code == "account_of_asker":
                raise
            # No paper stands in for the second person here, so the sentence offers none.
            raise DomainError("second_person_needed") from error

    def _dispose(
        self, unit: UnitOfWork, proposal: DisposalProposal, rows: tuple[ProposedFile, ...]
    ) -> DisposalRecord:
        today, zone = self._today(), self._desk.clock.zone
        rules = rules_on(unit, today)
        files, persons = let_go(unit, rows)
        log_from = start_of(birthday(today, -rules.log_years), zone)
        drafts_from = start_of(plus_days(today, -rules.draft_days), zone)
        now = self._desk.now()
        cut = log_line(self._desk.actor, Action.LOG_CUT, at=now)
        record = DisposalRecord(
            id=self._desk.new_id("dr"),
            year=proposal.year,
            disposed_at=now,
            proposed_by=proposal.made_by_name,
            approved_by=self._desk.actor.name,
            files=files,
            persons=persons,
            log_lines=unit.disposals.cut_log(cut, before=log_from),
            drafts=unit.disposals.clear_drafts(drafts_from),
        )
        unit.disposals.put_record(record)
        return record

    def _check_still_due(self, unit: UnitOfWork, rows: Iterable[ProposedFile]) -> None:
        days = {
            one.file.case: one.day
            for one in kept_cases(unit, self._desk.now(), self._desk.clock.zone)
        }
        for row in rows:
            day = days.get(row.file)
            if day is None or not day.is_due(self._today()):
                raise DomainError("disposal_stopped", reference=row.reference)

    def _board(self, unit: UnitOfWork) -> DisposalBoard:
        today, actor = self._today(), self._desk.actor
        kept = kept_cases(unit, self._desk.now(), self._desk.clock.zone)
        days = {one.file.case: one.day for one in kept}
        reads = actor.may(Permission.READ_CASES)  # and so may see what the case is called
        told = {one.file.case: one.file.reference or one.file.case for one in kept if reads}
        names = {one.code: one.name for one in settings_on(unit, today).retention}
        proposal = _under_way(unit)
        rows = () if proposal is None else unit.disposals.proposed(proposal.id)
        coming = [
            one.day.earliest
            for one in kept
            if one.day.earliest is not None and not one.day.stops and today < one.day.earliest
        ]
        return DisposalBoard(
            rules=rules_on(unit, today),
            due=sum(one.day.is_due(today) for one in kept),
            next_on=min(coming, default=None),
            proposal=proposal,
            lines=tuple(
                ProposedLine(
                    row=replace(row, reference=told.get(row.file, row.reference)),
                    class_name=names.get(row.basis, ""),
                    stops=days[row.file].stops if row.file in days else (),
                )
                for row in rows
            ),
            is_own=proposal is not None and proposal.made_by == actor.user_id,
            held=tuple(_held(kept, today, told=told, unit=unit)),
            records=unit.disposals.records(),
            may_propose=actor.may(Permission.PROPOSE_DISPOSAL),
            may_approve=actor.may(Permission.APPROVE_DISPOSAL),
        )

    def _row(self, unit: UnitOfWork, row: str) -> tuple[DisposalProposal, ProposedFile]:
        proposal = _need(unit)
        for one in unit.disposals.proposed(proposal.id):
            if one.id == row:
                return proposal, one
        raise DomainError("unknown_proposal")

    def _permission(self) -> Permission:
        approves = self._desk.actor.may(Permission.APPROVE_DISPOSAL)
        return Permission.APPROVE_DISPOSAL if approves else Permission.PROPOSE_DISPOSAL

    def _changed(self, unit: UnitOfWork, proposal: str) -> Changes:
        self._desk.log(unit, Action.WRITE, f"disposal_proposal:{proposal}")
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({proposal}), new_id=proposal)

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


def let_go(
    unit: UnitOfWork, rows: Iterable[ProposedFile]
) -> tuple[tuple[DisposedFile, ...], tuple[str, ...]]:
    """Let go of cases and of whoever only they needed; what is told of them afterwards."""
    listed = tuple(rows)
    marks = unit.disposals.marks()
    files = tuple(
        DisposedFile(
            file=row.file,
            mark=fingerprint(marks[row.file]),
            reference=row.reference,
            basis=row.basis,
            last_note_on=row.last_note_on,
            counts=tuple(
                f"{kind}={number}"
                for kind, number in sorted(unit.disposals.counts(row.file).items())
            ),
        )
        for row in listed
    )
    cases = [row.file for row in listed]
    persons = unit.disposals.only_of(cases)
    unit.disposals.dispose(cases=cases, persons=persons)
    return files, persons


def fingerprint(mark: str) -> str:
    """What the list beside the backups knows a case by: nobody learns a thing from it."""
    return hashlib.sha256(f"sspf disposed case {mark}".encode()).hexdigest()


def _held(
    kept: Iterable[Kept], today: date, *, told: Mapping[str, str], unit: UnitOfWork
) -> Iterable[HeldFile]:
    for one in kept:
        day = one.day.earliest
        if day is not None and day <= today and one.day.stops:
            yield HeldFile(
                case=one.file.case,
                reference=told.get(one.file.case) or told_reference(unit, one.file),
                earliest=day,
                stops=one.day.stops,
            )


def _proposed(desk: Desk, proposal: DisposalProposal, kept: Kept, reference: str) -> ProposedFile:
    earliest, latest = kept.day.earliest, kept.day.latest
    if earliest is None or latest is None or kept.file.retention is None:
        raise DomainError("nothing_to_dispose")  # what is due has both; asked for the types alone
    return ProposedFile(
        id=desk.new_id("df"),
        proposal=proposal.id,
        file=kept.file.case,
        reference=reference,
        basis=kept.file.retention,
        last_note_on=kept.last_note_on,
        earliest=earliest,
        latest=latest,
    )


def _asked(proposal: DisposalProposal) -> Asked:
    return Asked(
        case="",  # it is of many
        subject=f"disposal_proposal:{proposal.id}",
        name=proposal.made_by_name,
        user_id=proposal.made_by,
    )


def _rows_in(unit: UnitOfWork, proposal: DisposalProposal) -> tuple[ProposedFile, ...]:
    return tuple(one for one in unit.disposals.proposed(proposal.id) if not one.left_out_because)


def _under_way(unit: UnitOfWork) -> DisposalProposal | None:
    return next((one for one in unit.disposals.proposals() if one.state in _UNDER_WAY), None)


def _need(unit: UnitOfWork) -> DisposalProposal:
    found = _under_way(unit)
    if found is None:
        raise DomainError("unknown_proposal")
    return found
