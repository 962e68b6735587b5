"""What a withdrawal leads to: who is to be told, which meetings it emptied.

Source: ``domain.md`` 2.4; sharing rules, sections 4.5 and 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.facts import Meeting, Withdrawal
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.invitations import booked_meetings
from sspf_app.services.later_known import (
    as_withdrawal,
    is_no_withdrawal,
    later_known,
)
from sspf_app.services.ledger import went_out_late, withdrawal_mark
from sspf_app.services.ledger_records import FollowUp, FollowUpKind
from sspf_app.services.ledger_trail import LedgerTrail, read_trail
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Disclosure, DisclosureKind
from sspf_app.services.withdrawal_concerned import Concerned, concerned, known_by
from sspf_app.services.withdrawal_items import withdrawal_item
from sspf_app.services.withdrawal_views import (
    EmptiedMeeting,
    ToBeTold,
    WentOutLate,
    WithdrawalEffect,
)
from sspf_app.services.wrong_answers import taken_out


def withdrawal_effects(unit: UnitOfWork, loaded: LoadedCase) -> tuple[WithdrawalEffect, ...]:
    """Withdrawals of a case with what they lead to, newest first."""
    rows = sorted(
        loaded.situation.rows.withdrawals, key=lambda row: (row.received_at, row.id), reverse=True
    )
    return tuple(withdrawal_effect(unit, loaded, row) for row in rows)


def wrong_answer_effects(unit: UnitOfWork, loaded: LoadedCase) -> tuple[WithdrawalEffect, ...]:
    """Answers that were taken out, and by which something went out without consent."""
    effects = (withdrawal_effect(unit, loaded, row) for row in taken_out(loaded))
    return tuple(one for one in effects if one.received)


def later_known_effects(unit: UnitOfWork, loaded: LoadedCase) -> tuple[WithdrawalEffect, ...]:
    """What was recorded looking back, and by which something went out without consent."""
    trail = read_trail(unit, loaded.id)
    return tuple(
        replace(
            _effect(unit, loaded, as_withdrawal(loaded, one), trail, known_by(one)),
            later_known=tuple(kind.value for kind in one.kinds),
            known_at=one.at,
        )
        for one in later_known(loaded, trail)
    )


def all_effects(unit: UnitOfWork, loaded: LoadedCase) -> tuple[WithdrawalEffect, ...]:
    """All that others are to be told of, by which something went out, or that stops something."""
    return (
        *withdrawal_effects(unit, loaded),
        *wrong_answer_effects(unit, loaded),
        *later_known_effects(unit, loaded),
    )


def withdrawal_effect(unit: UnitOfWork, loaded: LoadedCase, row: Withdrawal) -> WithdrawalEffect:
    """What a withdrawal leads to: who is to be told, which meetings to look at."""
    trail = read_trail(unit, loaded.id)
    return _effect(unit, loaded, row, trail, concerned(loaded, row, trail))


def _effect(
    unit: UnitOfWork, loaded: LoadedCase, row: Withdrawal, trail: LedgerTrail, who: Concerned
) -> WithdrawalEffect:
    told = {
        (disclosure.kind, disclosure.recipient)
        for disclosure in trail.disclosures
        if disclosure.what == withdrawal_mark(row.id)
    }
    emptied = emptied_meetings(loaded, row)
    touched = (*(one.meeting for one in emptied), *_stopped_meetings(loaded))

    def told_one(recipient: str) -> ToBeTold:
        one = _to_be_told(loaded, row, trail, who=who, recipient=recipient)
        return replace(one, is_barred=loaded.is_barred(recipient))

    handed = trail.last(FollowUpKind.NOTICE_TOLD, about=row.id, recipient=row.signatory)
    officer = trail.last(FollowUpKind.OFFICER_TOLD, about=row.id, recipient=row.id)
    words = [one.words for one in unit.ledger.words(loaded.id) if one.withdrawal == row.id]
    return WithdrawalEffect(
        withdrawal=replace(withdrawal_item(row), words="".join(words)),
        confirmation_made=(DisclosureKind.WITHDRAWAL_CONFIRMATION, row.signatory) in told,
        confirmed_how="" if handed is None else handed.what,
        confirmed_on=None if handed is None else handed.happened_on,
        received=tuple(told_one(recipient) for recipient in who.received),
        stopping=tuple(told_one(party) for party in who.only_stops),
        unknowing=tuple(loaded.name(party) for party in who.stops if party in who.unknowing),
        meetings=tuple(dict.fromkeys(touched)),
        emptied=emptied,
        is_barred=loaded.is_barred(row.signatory),
        is_wrong_answer=is_no_withdrawal(loaded, row.id),
        officer_told_on=None if officer is None else officer.happened_on,
    )


def _to_be_told(
    loaded: LoadedCase,
    withdrawal: Withdrawal,
    trail: LedgerTrail,
    *,
    who: Concerned,
    recipient: str,
) -> ToBeTold:
    rows = who.received.get(recipient, ())

    def last(kind: FollowUpKind) -> FollowUp | None:
        return trail.last(kind, about=withdrawal.id, recipient=recipient)

    strayed = trail.strayed(loaded, recipient) is not None
    letters = [
        one.at
        for one in trail.disclosures
        if one.recipient == recipient and _tells(one, withdrawal, is_strayed=strayed)
    ]
    told, answer = last(FollowUpKind.NOTICE_TOLD), last(FollowUpKind.NOTICE_ANSWER)
    return ToBeTold(
        recipient=recipient,
        name=trail.name(loaded, recipient),
        last_at=max((one.at for one in rows), default=None),
        disclosures=tuple(one.id for one in rows),
        stops=who.stops.get(recipient, ()),
        printed_at=max(letters, default=None),
        told_how="" if told is None else told.what,
        told_on=None if told is None else told.happened_on,
        answer="" if answer is None else answer.what,
        answered_on=None if answer is None else answer.happened_on,
        is_outsider=strayed,
        was_oral=bool(rows) and all(one.kind is DisclosureKind.ORAL for one in rows),
        was_misdirected=any(one.recipient != recipient for one in rows),
        late=late_rows(withdrawal, rows, trail.name(loaded, recipient)),
    )


def late_rows(
    withdrawal: Withdrawal, rows: Iterable[Disclosure], name: str
) -> tuple[WentOutLate, ...]:
    """Of what somebody received, what left after the withdrawal was heard, the oldest first."""
    return tuple(
        WentOutLate(disclosure=row.id, kind=row.kind.value, at=row.at, name=name)
        for row in sorted(rows, key=lambda one: (one.at, one.id))
        if went_out_late(withdrawal, row)
    )


def _tells(disclosure: Disclosure, withdrawal: Withdrawal, *, is_strayed: bool) -> bool:
    """A notice of this withdrawal; to somebody outside, the letter that asks for the copy."""
    if is_strayed:
        return disclosure.kind is DisclosureKind.RECALL_LETTER
    is_notice = disclosure.kind is DisclosureKind.WITHDRAWAL_NOTICE
    return is_notice and disclosure.what == withdrawal_mark(withdrawal.id)


def emptied_meetings(loaded: LoadedCase, withdrawal: Withdrawal) -> tuple[EmptiedMeeting, ...]:
    """Which booked meetings lost participants in the same act; read from their history."""
    at = withdrawal.recorded_at
    rows = [row for row in loaded.facts.meetings if row.case == loaded.id]
    before = {row.id: row for row in rows if row.replaced_at == at}
    after = {row.id: row for row in rows if row.recorded_at == at}
    return tuple(
        EmptiedMeeting(
            meeting=meeting,
            starts_at=row.starts_at,
            removed=tuple(
                loaded.name(one)
                for one in before[meeting].participants
                if one not in row.participants
            ),
        )
        for meeting, row in sorted(after.items(), key=lambda pair: pair[1].starts_at)
        if meeting in before and set(before[meeting].participants) - set(row.participants)
    )


def taken_off(loaded: LoadedCase, meeting: Meeting) -> tuple[str, ...]:
    """Parties that withdrawals took off a meeting and that have not been invited again."""
    rows = [row for row in loaded.facts.meetings if (row.case, row.id) == (loaded.id, meeting.id)]
    removed = [
        party
        for withdrawal in loaded.situation.rows.withdrawals
        for before in rows
        if withdrawal.recorded_at is not None and before.replaced_at == withdrawal.recorded_at
        for after in rows
        if after.recorded_at == withdrawal.recorded_at
        for party in before.participants
        if party not in after.participants
    ]
    return tuple(one for one in dict.fromkeys(removed) if one not in meeting.participants)


def with_withdrawal(loaded: LoadedCase, row: Withdrawal) -> LoadedCase:
    """The case as it is with this withdrawal."""
    facts = replace(loaded.facts, withdrawals=(*loaded.facts.withdrawals, row))
    return replace(loaded, facts=facts)


def empty_invitations(unit: UnitOfWork, loaded: LoadedCase, *, at: datetime) -> tuple[str, ...]:
    """Take parties who may no longer be invited off the booked meetings; ids of the meetings.

    Whoever was invited before the withdrawal and is no longer allowed is not asked to come. Persons
    of the family stay: their own meeting is theirs.
    """
    changed: list[str] = []
    for meeting, stopped in booked_meetings(loaded):
        left = tuple(one for one in meeting.participants if one not in stopped)
        new = replace(meeting, participants=left, recorded_at=at)
        unit.records.replace(meeting, at=at, by=new)
        changed.append(meeting.id)
    return tuple(changed)


def _stopped_meetings(loaded: LoadedCase) -> tuple[str, ...]:
    return tuple(meeting.id for meeting, _stopped in booked_meetings(loaded))
