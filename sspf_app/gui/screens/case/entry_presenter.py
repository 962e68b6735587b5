"""An entry on its way to a mapping talk or a referral, under the rules of items; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from sspf_app.domain.errors import DomainError
from sspf_app.gui.changed_words import changed_words
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.screens.case.course_ports import EntryPort, TakeUpPort
from sspf_app.gui.screens.case.take_up import TakeUp
from sspf_app.gui.screens.case.typed_entry import (
    TypedEntry,
    entry_key,
    typed_from,
    typed_from_draft,
)
from sspf_app.services.case_views import CaseDetail, MeetingRef
from sspf_app.services.changes import Changes
from sspf_app.services.occasion_views import OccasionBoard
from sspf_app.services.process_records import OccasionKind


class EntryPresenter(TakeUp):
    """Asks the rules as one types who will read it; saves only what they allow.

    Attributes:
        on_saved: Called once an entry stands.
    """

    on_saved: Callable[[], object]

    def __init__(self, ports: ScreenPorts, view: EntryPort) -> None:
        # It begins and ends in its own way; what it asks in between is the same.
        super().__init__(ports, cast("TakeUpPort", view))
        self._entries = view
        self._typed = TypedEntry()

    def start(self, case: CaseDetail, board: OccasionBoard, fresh: TypedEntry) -> None:
        """Begin an entry, or go on with what was begun of it."""
        self._case, self.is_open, self._typed = case, True, fresh
        key, refs = self._key(), _refs(case, board)

        def done(kept: str) -> None:
            typed = typed_from_draft(kept) or fresh
            if typed.meeting not in {one.id for one in refs}:
                typed.meeting = fresh.meeting
            is_changed = typed.seen != fresh.seen
            if is_changed:
                typed.take_changed(fresh)
            _complete(typed, fresh, board)
            self._entries.show_entry(typed, refs, board, case)
            if is_changed:
                self._tell(fresh.text)
            self.check()

        self.read(lambda: _text_of(self.services.drafts.get(key)), done)

    def reread(self) -> None:
        """The entry was changed elsewhere: what is typed goes over it as it stands by now."""
        case, typed = self._case, self._entries.collect_take_up()
        if case is None or not isinstance(typed, TypedEntry) or not typed.item:
            return
        kind = OccasionKind(typed.kind)

        def done(board: OccasionBoard) -> None:
            again = next((one for one in board.entries if one.item.id == typed.item), None)
            if again is not None and self.is_open:
                typed.take_changed(typed_from(again, kind))
                self._entries.show_entry(typed, _refs(case, board), board, case)
                self._tell(again.item.text)
                self.check()

        self.read(lambda: self.services.occasions.board(case.case, kind), done)

    def _tell(self, recorded: str) -> None:
        self._entries.show_overtaken(recorded)
        self.ports.frame.say(changed_words(recorded))

    def save(self) -> None:
        """Save the entry at its occasion."""
        typed, case = self._entries.collect_take_up(), self._case
        if case is None or not isinstance(typed, TypedEntry):
            return
        if not typed.area or not typed.aspect:
            self.refuse(DomainError("unknown_aspect" if typed.area else "unknown_area"))
            return
        entry, key = typed.whole(case.case), self._key()

        def job() -> Changes:
            changes = self.services.occasions.save(entry, item=typed.item or None)
            self.services.drafts.discard(key)
            return changes

        def done(_changes: Changes) -> None:
            self.is_open = False
            self.ports.frame.say(_("The entry is saved."))
            self.on_saved()

        self.save_typed(job, done, on_error=self._refused)

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved."""
        if not self.is_open:
            return ()
        typed = self._entries.collect_take_up()
        if not isinstance(typed, TypedEntry) or not typed.text.strip():
            return ()
        return (DraftText(key=self._key(), text=typed.draft()),)

    def _key(self) -> str:
        case = "" if self._case is None else self._case.case
        return entry_key(case, self._typed.kind, self._typed.item)


def _complete(typed: TypedEntry, fresh: TypedEntry, board: OccasionBoard) -> None:
    """What a consultation begins lacks whom it is about and which kind it is of."""
    if not typed.about and not typed.types and not typed.item:
        of_area = next((one.type for one in board.areas if one.named.code == typed.area), None)
        typed.about = list(fresh.about)
        typed.types = list(fresh.types) if of_area is None else [of_area.value]


def _text_of(draft: object) -> str:
    return str(getattr(draft, "text", ""))


def _refs(case: CaseDetail, board: OccasionBoard) -> tuple[MeetingRef, ...]:
    return tuple(
        MeetingRef(id=one.id, case=case.case, starts_at=one.at, place=None, purpose=one.purpose)
        for one in board.occasions
    )
