"""Disposal of cases that are past their time: proposed, and looked at row by row.

Somebody else approves it (``disposal_approvals``). Nothing else in the program deletes what has
become an official document. What is disposed of is gone from the file, its search index, its
history and its drafts; from the backups it goes as they are rotated, and whoever restores an older
one has the disposals done again.

Source: domain notes, section 4.1; SoL 16:1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.retention import DroppedBecause, LeftOutBecause
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.approvers import (
    has_second_person,
)
from sspf_app.services.changes import Changes
from sspf_app.services.clock_watch import require_confirmed_clock
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_doing import (
    commit_proposal,
    drop_proposal,
    need_under_way,
    rows_in,
    under_way,
)
from sspf_app.services.disposal_records import (
    DisposalProposal,
    ProposalState,
    ProposedFile,
)
from sspf_app.services.manager_keys import away_desk
from sspf_app.services.outside_keeping import outside_due, outside_lines, propose_outside
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_settings import settings_on
from sspf_app.services.records import Action
from sspf_app.services.retention import Kept, kept_cases, rules_on
from sspf_app.services.retention_views import DisposalBoard, HeldFile, ProposedLine
from sspf_app.services.told_reference import listed_references, told_reference


class Disposals:
    """Use cases about what is proposed for disposal, until it is approved or dropped."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

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
            if under_way(unit) is not None:
                raise DomainError("proposal_under_way")
            due = [
                one
                for one in kept_cases(unit, self._desk.now(), self._desk.clock.zone)
                if one.day.is_due(self._today())
            ]
            beside = outside_due(unit, self._desk.now(), self._desk.clock.zone)
            if not due and not beside:
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
            for found in beside:
                unit.disposals.put_proposed(propose_outside(self._desk, proposal, found))
            return commit_proposal(self._desk, unit, proposal)

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
            return commit_proposal(self._desk, unit, proposal)

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
            return commit_proposal(self._desk, unit, proposal)

    def send(self) -> Changes:
        """Every row was looked at: hand the proposal to a second person.

        Raises:
            DomainError: ``not_permitted``, ``unknown_proposal``, ``proposal_sent``,
                ``nothing_to_dispose``.
        """
        with self._desk.begin(Permission.PROPOSE_DISPOSAL) as unit:
            proposal = need_under_way(unit)
            if proposal.state is not ProposalState.OPEN:
                raise DomainError("proposal_sent")
            if not rows_in(unit, proposal):
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
            return commit_proposal(self._desk, unit, proposal)

    def drop(self, because: DroppedBecause) -> Changes:
        """Let the proposal be; nothing is disposed of.

        Raises:
            DomainError: ``not_permitted``, ``unknown_proposal``, ``left_out_reason``.
        """
        with self._desk.begin(self._permission()) as unit:
            proposal = need_under_way(unit)
            if because not in tuple(DroppedBecause):
                raise DomainError("left_out_reason")
            return drop_proposal(self._desk, unit, proposal, because, by=self._desk.actor.name)

    def _board(self, unit: UnitOfWork) -> DisposalBoard:
        today, actor = self._today(), self._desk.actor
        kept = kept_cases(unit, self._desk.now(), self._desk.clock.zone)
        days = {one.file.case: one.day for one in kept}
        reads = actor.may(Permission.READ_CASES)  # and so may see what the case is called
        told = {one.file.case: one.file.reference or one.file.case for one in kept if reads}
        told |= listed_references(unit, unit.queries.cases_naming(told, unit.queries.protected()))
        names = {one.code: one.name for one in settings_on(unit, today).retention}
        proposal = under_way(unit)
        rows = () if proposal is None else unit.disposals.proposed(proposal.id)
        beside = outside_due(unit, self._desk.now(), self._desk.clock.zone)
        outside = outside_lines(unit, self._desk, rows, with_names=reads)
        coming = [
            one.day.earliest
            for one in kept
            if one.day.earliest is not None and not one.day.stops and today < one.day.earliest
        ]
        return DisposalBoard(
            rules=rules_on(unit, today),
            due=sum(one.day.is_due(today) for one in kept) + len(beside),
            next_on=min(coming, default=None),
            proposal=proposal,
            lines=tuple(
                outside[row.id]
                if row.id in outside
                else ProposedLine(
                    row=replace(row, reference=told.get(row.file, row.reference)),
                    class_name=names.get(row.basis, ""),
                    stops=days[row.file].stops if row.file in days else (),
                )
                for row in rows
            ),
            has_second=has_second_person(
                unit,
                asker=actor.user_id if proposal is None else proposal.made_by,
                permission=Permission.APPROVE_DISPOSAL,
            ),
            away=away_desk(unit, self._desk.clock.zone),
            is_own=proposal is not None and proposal.made_by == actor.user_id,
            held=tuple(_held(kept, today, told=told, unit=unit)),
            records=unit.disposals.records(),
            may_propose=actor.may(Permission.PROPOSE_DISPOSAL),
            may_approve=actor.may(Permission.APPROVE_DISPOSAL),
        )

    def _row(self, unit: UnitOfWork, row: str) -> tuple[DisposalProposal, ProposedFile]:
        proposal = need_under_way(unit)
        for one in unit.disposals.proposed(proposal.id):
            if one.id == row:
                return proposal, one
        raise DomainError("unknown_proposal")

    def _permission(self) -> Permission:
        approves = self._desk.actor.may(Permission.APPROVE_DISPOSAL)
        return Permission.APPROVE_DISPOSAL if approves else Permission.PROPOSE_DISPOSAL

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


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
