"""How cases that were approved for disposal go, whoever approved them and wherever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.outside_cases import Outside
from sspf_app.domain.retention import DroppedBecause
from sspf_app.domain.time import birthday, day_of, plus_days, start_of
from sspf_app.services.approvers import Asked
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_records import (
    DisposalProposal,
    DisposalRecord,
    DisposedFile,
    ProposalState,
    ProposedFile,
)
from sspf_app.services.outside_keeping import outside_due
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.retention import kept_cases, rules_on
from sspf_app.services.unlocked_vault import log_line

ALL_TOPICS = frozenset(Topic) - {Topic.USERS, Topic.FORM_TEXTS}
"""Whatever is shown may have been of a case that is gone."""
_UNDER_WAY = frozenset({ProposalState.OPEN, ProposalState.SENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Who approved.

    Attributes:
        document: Where it is kept, if it was not approved in the program.
    """

    name: str
    document: str = ""


def carry_out(
    unit: UnitOfWork, desk: Desk, proposal: DisposalProposal, *, number: int, by: Decided
) -> DisposalRecord:
    """Let go of what was approved, and write the record; the caller has proved who approved.

    Nothing is committed, and the file is not packed anew.

    Args:
        unit: Of the caller.
        desk: Of the caller.
        proposal: Sent.
        number: How many cases go, as whoever approved has said.
        by: Who approved.

    Raises:
        DomainError: ``number_differs`` (number), ``disposal_stopped`` (reference).
    """
    rows = rows_in(unit, proposal)
    if number != len(rows):
        raise DomainError("number_differs", number=len(rows))
    _check_still_due(unit, desk, rows)
    record = _dispose(unit, desk, proposal, rows, by)
    unit.disposals.put_proposal(
        replace(
            proposal,
            state=ProposalState.APPROVED,
            decided_at=desk.now(),
            decided_by=by.name,
        )
    )
    desk.log(unit, Action.WRITE, f"disposal:{record.id}")
    return record


def drop_proposal(
    desk: Desk,
    unit: UnitOfWork,
    proposal: DisposalProposal,
    because: DroppedBecause,
    *,
    by: str,
) -> Changes:
    """Let a proposal be, and commit; nothing is disposed of."""
    unit.disposals.put_proposal(
        replace(
            proposal,
            state=ProposalState.DROPPED,
            decided_at=desk.now(),
            decided_by=by,
            decided_because=because.value,
        )
    )
    return commit_proposal(desk, unit, proposal)


def commit_proposal(desk: Desk, unit: UnitOfWork, proposal: DisposalProposal) -> Changes:
    """Log that a proposal is not as it was, and commit."""
    desk.log(unit, Action.WRITE, f"disposal_proposal:{proposal.id}")
    unit.commit()
    return Changes(
        topics=frozenset({Topic.RETENTION}), ids=frozenset({proposal.id}), new_id=proposal.id
    )


def rows_in(unit: UnitOfWork, proposal: DisposalProposal) -> tuple[ProposedFile, ...]:
    """The cases of a proposal that go."""
    return tuple(one for one in unit.disposals.proposed(proposal.id) if not one.left_out_because)


def under_way(unit: UnitOfWork) -> DisposalProposal | None:
    """The proposal that is neither approved nor dropped."""
    return next((one for one in unit.disposals.proposals() if one.state in _UNDER_WAY), None)


def need_under_way(unit: UnitOfWork) -> DisposalProposal:
    """The same.

    Raises:
        DomainError: ``unknown_proposal``.
    """
    found = under_way(unit)
    if found is None:
        raise DomainError("unknown_proposal")
    return found


def need_sent(unit: UnitOfWork) -> DisposalProposal:
    """The proposal that waits for a second person.

    Raises:
        DomainError: ``unknown_proposal``, ``proposal_not_sent``.
    """
    found = need_under_way(unit)
    if found.state is not ProposalState.SENT:
        raise DomainError("proposal_not_sent")
    return found


def asked_by(proposal: DisposalProposal) -> Asked:
    """Who proposed, for whoever is to be somebody else."""
    return Asked(
        case="",  # it is of many
        subject=f"disposal_proposal:{proposal.id}",
        name=proposal.made_by_name,
        user_id=proposal.made_by,
    )


def let_go(
    unit: UnitOfWork, rows: Iterable[ProposedFile]
) -> tuple[tuple[DisposedFile, ...], tuple[str, ...]]:
    """Let go of cases and of whoever only they needed; what is told of them afterwards.

    What stands in no case goes with them; the caller has asked ``DisposalRecords.outside``.
    """
    all_rows = tuple(rows)
    listed = [row for row in all_rows if row.outside is None]
    beside = _outside(unit, (row for row in all_rows if row.outside is not None))
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
    unit.disposals.dispose(
        cases=cases,
        persons=(*persons, *(one.file for one in beside if one.outside is Outside.PERSON)),
        requests=[one.file for one in beside if one.outside is Outside.REQUEST],
    )
    return (*files, *beside), persons


def outside_fingerprint(kind: Outside, mark: str) -> str:
    """The same of what stands in no case."""
    return hashlib.sha256(f"sspf disposed {kind.value} {mark}".encode()).hexdigest()


def _outside(unit: UnitOfWork, rows: Iterable[ProposedFile]) -> tuple[DisposedFile, ...]:
    going = [(row.outside, row) for row in rows]
    marks = unit.disposals.marks_outside()
    return tuple(
        DisposedFile(
            file=row.file,
            mark=outside_fingerprint(kind, marks[kind, row.file]),
            reference=row.reference,
            basis=row.basis,
            last_note_on=row.last_note_on,
            counts=(),
        )
        for kind, row in going
        if kind is not None
    )


def fingerprint(mark: str) -> str:
    """What the list beside the backups knows a case by: nobody learns a thing from it."""
    return hashlib.sha256(f"sspf disposed case {mark}".encode()).hexdigest()


def _dispose(
    unit: UnitOfWork,
    desk: Desk,
    proposal: DisposalProposal,
    rows: tuple[ProposedFile, ...],
    by: Decided,
) -> DisposalRecord:
    now, zone = desk.now(), desk.clock.zone
    today = day_of(now, zone)
    rules = rules_on(unit, today)
    files, persons = let_go(unit, rows)
    log_from = start_of(birthday(today, -rules.log_years), zone)
    drafts_from = start_of(plus_days(today, -rules.draft_days), zone)
    cut = log_line(desk.actor, Action.LOG_CUT, at=now)
    record = DisposalRecord(
        id=desk.new_id("dr"),
        year=proposal.year,
        disposed_at=now,
        proposed_by=proposal.made_by_name,
        approved_by=by.name,
        approved_in=by.document,
        files=files,
        persons=persons,
        log_lines=unit.disposals.cut_log(cut, before=log_from),
        drafts=unit.disposals.clear_drafts(drafts_from),
    )
    unit.disposals.put_record(record)
    return record


def _check_still_due(unit: UnitOfWork, desk: Desk, rows: Iterable[ProposedFile]) -> None:
    now, zone = desk.now(), desk.clock.zone
    days = {one.file.case: one.day for one in kept_cases(unit, now, zone)}
    listed = tuple(rows)
    beside = {row.file for row in listed if row.outside is not None}
    due = {one.stored.id for one in outside_due(unit, now, zone, only=beside)}
    for row in listed:
        day = days.get(row.file)
        is_due = day is not None and day.is_due(day_of(now, zone))
        if not (is_due or (row.outside is not None and row.file in due)):
            raise DomainError("disposal_stopped", reference=row.reference)
