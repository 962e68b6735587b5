"""Messages about a meeting, as plain text for the office's own secure mail.

Nothing is sent from here: the words are copied, or a file is saved. Each passes the gate, is read
back and searched, and stands in the ledger before it leaves.

Source: sharing rules, sections 5 to 7.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.services.actors import Permission
from sspf_app.services.calendar_entries import entries_now
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import disclosed, record_disclosure
from sspf_app.services.export_views import Exported, Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import (
    DisclosureDecision,
    decide_invitation,
    decide_recall,
    decide_word_of_minutes,
)
from sspf_app.services.item_reading import recipients_of
from sspf_app.services.meeting_records import PlannedPoint
from sspf_app.services.notice_search import (
    invited_in_writing,
    shown_place,
    time_known,
    with_everybody,
)
from sspf_app.services.notice_views import (
    NoticeCopied,
    NoticeOrder,
    NoticeRecipient,
    message_words,
)
from sspf_app.services.out_records import CalendarEntry
from sspf_app.services.outgoing import named_free, write_out
from sspf_app.services.paper_of_notice import NoticeData, NoticeKind
from sspf_app.services.paper_search import searched, withheld_from
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Attendance, Disclosure
from sspf_app.texts.catalogue import Words
from sspf_app.texts.errors import error_sentence

_LANGUAGE = "sv"
_RECALLS = (NoticeKind.CANCELLED, NoticeKind.WITHOUT_YOU)
_TELLS_WHERE = frozenset({NoticeKind.INVITATION, NoticeKind.CHANGE})


class Notices:
    """Use cases about messages."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        words: Words,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target
        self._words = words

    def recipients(self, case: str, meeting: str) -> tuple[NoticeRecipient, ...]:
        """Who takes part, or was invited once, or may have a copy; and what each may be told now.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            told = invited_in_writing(unit, row)
            noted = _noted_at(unit, row)
            entries = entries_now(unit, case, meeting)
            self._desk.log(unit, Action.READ, f"notices:{meeting}", case=case)
            unit.commit()
        has_been = row.starts_at <= loaded.now
        readers = recipients_of(loaded, row) if has_been else ()
        everybody = dict.fromkeys((*row.participants, *told, *entries, *readers))
        own = loaded.header.coordinator_party
        found = (
            self._recipient(
                loaded, row, one, told=told.get(one), entries=entries.get(one, ()), noted=noted
            )
            for one in everybody
            if one != own and (one in loaded.parties or one in loaded.persons)
        )
        known = {*row.participants, *told, *entries}
        return tuple(one for one in found if one.recipient in known or one.may)

    def preview(self, order: NoticeOrder) -> str:
        """The words of a message, as they would go now.

        Raises:
            DomainError: as the gate says (``services/gate``); ``leak_found`` (found, leaks).
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper, _ = self._message(unit, order)
            self._desk.log(unit, Action.READ, f"notice_preview:{order.meeting}", case=order.case)
            unit.commit()
        return message_words(paper)

    def save(self, order: NoticeOrder, folder: Path) -> Exported:
        """Write a message as a text file.

        Raises:
            DomainError: as ``preview``; ``export_failed``; what ``record_disclosure`` raises.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper, decision = self._message(unit, order)
            paper = named_free(paper, folder)
            disclosure = self._noted(unit, decision, order, paper)
            return write_out(unit, self._target, disclosure, paper=paper, folder=folder)

    def copy(self, order: NoticeOrder) -> NoticeCopied:
        """Note that a message is copied now; only then may it be.

        Raises:
            DomainError: as ``preview``; what ``record_disclosure`` raises.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper, decision = self._message(unit, order)
            disclosure = self._noted(unit, decision, order, replace(paper, file_name=""))
            unit.commit()
        return NoticeCopied(words=message_words(paper), changes=disclosed(order.case, disclosure))

    def _message(self, unit: UnitOfWork, order: NoticeOrder) -> tuple[Paper, DisclosureDecision]:
        loaded = self._access.case(unit, order.case)
        row = loaded.need_meeting(order.meeting)
        told = invited_in_writing(unit, row)
        decision = _decided(loaded, row, order, told=told, noted=_noted_at(unit, row))
        young = loaded.header.young_person
        tells_whom = order.with_name and bool(decision.parts)
        tells_where = order.with_place and order.kind in _TELLS_WHERE
        data = NoticeData(
            kind=order.kind,
            office=paper_office(unit.office.office()),
            language=_LANGUAGE,
            case_reference=loaded.reference,
            starts_at=_time_told(loaded, row, order, told).astimezone(loaded.facts.zone),
            place=shown_place(loaded, row, order.recipient, wanted=tells_where),
            young_person=loaded.name(young) if tells_whom else None,
            sign=recipient_sign(loaded.id, order.recipient),
            is_person=order.recipient in loaded.persons,
        )
        shown = (young,) if tells_whom else ()
        rendered = self._renderer.notice(data)
        withheld = withheld_from(loaded, shown=shown, readable=())
        paper = searched(
            self._renderer,
            rendered,
            loaded=loaded,
            recipient=order.recipient,
            withheld=with_everybody(unit, withheld, rendered, shown=shown),
        )
        return paper, decision

    def _noted(
        self, unit: UnitOfWork, decision: DisclosureDecision, order: NoticeOrder, paper: Paper
    ) -> Disclosure:
        what = f"{order.kind.value}:{order.meeting}"
        return record_disclosure(self._desk, unit, decision, what=what, paper=paper)

    def _recipient(  # noqa: PLR0913  what is known of one recipient
        self,
        loaded: LoadedCase,
        row: Meeting,
        recipient: str,
        *,
        told: Disclosure | None,
        entries: tuple[CalendarEntry, ...],
        noted: _Noted,
    ) -> NoticeRecipient:
        invited, why = self._can(lambda: decide_invitation(loaded, row, recipient))
        reads, _ = self._can(lambda: noted.decide(loaded, row, recipient))
        recalled, _ = self._can(
            lambda: decide_recall(loaded, row, recipient, was_told=told is not None)
        )
        is_ahead = row.starts_at > loaded.now
        may = [NoticeKind.INVITATION] if invited else []
        may += [NoticeKind.CHANGE] if invited and told is not None else []
        may += [NoticeKind.CANCELLED, NoticeKind.WITHOUT_YOU] if recalled and is_ahead else []
        may += [NoticeKind.NEW_MINUTES] if reads else []
        return NoticeRecipient(
            recipient=recipient,
            name=loaded.name(recipient),
            kind="party" if recipient in loaded.parties else "person",
            may=tuple(may),
            why=why,
            invited_at=None if told is None else told.at,
            calendar_at=max((one.sent_at for one in entries), default=None),
            has_entry=any(not one.is_cancelled for one in entries),
        )

    def _can(self, decide: Callable[[], object]) -> tuple[bool, str]:
        try:
            decide()
        except DomainError as error:
            return False, error_sentence(error, self._words)
        return True, ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noted:
    """What makes minutes of a meeting beside its items: a copy and the word of it ask the same."""

    points: tuple[PlannedPoint, ...]
    attendance: tuple[Attendance, ...]

    def decide(self, loaded: LoadedCase, row: Meeting, recipient: str) -> DisclosureDecision:
        """Whether somebody may be told of new minutes.

        Raises:
            DomainError: as the gate says.
        """
        return decide_word_of_minutes(
            loaded, row, recipient, points=self.points, attendance=self.attendance
        )


def _noted_at(unit: UnitOfWork, row: Meeting) -> _Noted:
    return _Noted(
        points=tuple(unit.meetings.points(row.case, row.id)),
        attendance=tuple(unit.office.attendance(row.case, row.id)),
    )


def _decided(
    loaded: LoadedCase,
    row: Meeting,
    order: NoticeOrder,
    *,
    told: dict[str, Disclosure],
    noted: _Noted,
) -> DisclosureDecision:
    was_told = order.recipient in told
    if order.kind is NoticeKind.NEW_MINUTES:
        return noted.decide(loaded, row, order.recipient)
    if order.kind in _RECALLS:
        return decide_recall(loaded, row, order.recipient, was_told=was_told)
    if order.kind is NoticeKind.CHANGE and not was_told:
        raise DomainError("not_told_before", name=loaded.name(order.recipient))
    return decide_invitation(loaded, row, order.recipient)


def _time_told(
    loaded: LoadedCase, row: Meeting, order: NoticeOrder, told: dict[str, Disclosure]
) -> datetime:
    """When the meeting is; who is no longer invited is told of the time they knew, not of a new."""
    if order.kind not in _RECALLS:
        return row.starts_at
    return time_known(loaded, row, told[order.recipient].at)
