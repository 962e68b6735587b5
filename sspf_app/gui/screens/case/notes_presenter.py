"""Leads the notes of a case: the list, one note, the one being typed, what goes to a meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sspf_app.gui.changed_words import overtaken
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.ports import NotesPort
from sspf_app.gui.screens.case.take_up import TakeUp
from sspf_app.gui.screens.case.typed_note import (
    NEW,
    TypedNote,
    draft_key,
    new_note,
    typed_from,
    typed_from_draft,
)
from sspf_app.services.changes import Changes
from sspf_app.services.folding import as_name, typed_words
from sspf_app.services.note_views import NoteBoard, NoteItem


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList:
    """The notes that are looked for, and what was begun.

    Attributes:
        notes: What the words and the kind let through.
        chosen: Id of the note shown; empty = none.
        begun: Notes with text that is not saved; ``new`` for a new one.
    """

    board: NoteBoard
    notes: tuple[NoteItem, ...]
    chosen: str
    begun: frozenset[str]


@dataclass(frozen=True)
class _Told:
    """Changes that are told a moment later."""

    by: Changes


class NotesPresenter(CasePart):
    """See the module.

    Attributes:
        take_up: What a note says, on its way to a meeting.
    """

    view: NotesPort
    take_up: TakeUp
    _board: NoteBoard | None = None
    _chosen = ""
    _words = ""
    _kind = ""
    _editing = ""

    def begin(self) -> None:
        """Another case: nothing is chosen, nothing is typed."""
        self._typed: dict[str, TypedNote] = {}
        self._board, self._chosen, self._words, self._kind = None, "", "", ""
        self._editing = ""
        self.take_up.leave()
        self.view.close_editor()

    def want(self, **wanted: str) -> None:
        """Show a note, begin one, or go on with what was begun."""
        if wanted.get("note"):
            self._chosen = wanted["note"]
            self._words, self._kind = "", ""
            self.view.clear_search()
            self.refresh()
        elif wanted.get("draft"):
            self.refresh(then=wanted["draft"])
        elif wanted.get("new"):
            self.refresh(then=NEW)

    def refresh(self, *, then: str = "") -> None:
        """Load the notes; ``then`` go on with what was begun there."""
        case = self.case.case
        prefix = draft_key(case, "")

        def job() -> tuple[NoteBoard, dict[str, str]]:
            board = self.services.notes.board(case)
            kept = self.services.drafts.list_drafts()
            found = {
                one.key.removeprefix(prefix): one.text for one in kept if one.key.startswith(prefix)
            }
            return board, found

        def done(result: tuple[NoteBoard, dict[str, str]]) -> None:
            self._board, kept = result
            for place, text in kept.items():
                typed = typed_from_draft(text)
                if typed is not None and not place.endswith("/item"):
                    self._typed.setdefault(place, typed)
            self._show()
            if then:
                self.go_on(then)

        self.read(job, done)

    def search(self, words: str) -> None:
        """Show the notes that hold each of the words."""
        self._words = words
        self._show()

    def choose_kind(self, kind: str) -> None:
        """Show the notes of one kind; empty = all."""
        self._kind = kind
        self._show()

    def choose(self, note: str) -> None:
        """Show a note; what is typed in another stays typed."""
        self._keep()
        self._editing, self._chosen = "", note
        self.take_up.leave()
        self._show()

    def write(self) -> None:
        """Begin a note, or go on with the one that was begun."""
        self._keep()
        self.go_on(NEW)

    def change_note(self) -> None:
        """Change the note shown."""
        self.go_on(self._chosen)

    def go_on(self, place: str) -> None:
        """Type a note: what was begun, else what stands there."""
        if self._board is None:
            return
        item = self._item(place)
        if item is None and place != NEW:
            return
        clock = self.ports.clock
        recorded = None if item is None else typed_from(item, clock.zone)
        typed = self._typed.get(place) or recorded or new_note(clock.now(), clock.zone)
        is_changed = recorded is not None and typed.seen != recorded.seen
        if item is not None and recorded is not None and is_changed:
            typed.take_changed(recorded, may_set_level=item.may_set_level)
        self._editing = place
        self._chosen = "" if item is None else item.id
        self.take_up.leave()
        self._show_list()
        self._first = replace(typed, about=list(typed.about))
        self.view.show_editor(typed, self._board, may_set_level=item is None or item.may_set_level)
        if is_changed and recorded is not None and recorded.text != typed.text:
            self.view.show_faults({"text": overtaken(recorded.text)})

    def reread(self) -> None:
        """The note was changed elsewhere: what is typed goes over it as it stands by now."""
        self._keep()
        self.refresh(then=self._editing)

    def leave(self) -> None:
        """Close what is typed; it stays a draft."""
        self._keep()
        self._editing = ""
        self._show()

    def drop(self) -> None:
        """Let go of what is typed; for ten seconds it can be had back."""
        place, typed = self._editing, self.view.collect()
        key = draft_key(self.case.case, place)
        self._typed.pop(place, None)
        self._editing = ""
        self._show()

        def undo() -> None:
            self._typed[place] = typed
            self.go_on(place)

        self.change(
            lambda: self.services.drafts.discard(key),
            lambda _done: self.ports.frame.say(_("What was typed is gone."), undo=undo),
        )

    def save(self) -> None:
        """Write the note."""
        typed = self.view.collect()
        clock, case = self.ports.clock, self.case.case
        faults = typed.faults(clock.now(), clock.zone)
        self.view.show_faults(faults)
        at = typed.instant(clock.now(), clock.zone)
        if faults or at is None:
            return
        entry, place = typed.entry(case, at), typed.place
        key = draft_key(case, place)

        def job() -> Changes:
            changes = self.services.notes.save(entry, note=typed.note or None)
            self.services.drafts.discard(key)
            return changes

        def done(changes: Changes) -> None:
            self._typed.pop(place, None)
            self._editing, self._chosen = "", changes.new_id or ""
            self._told(changes)
            note = self._chosen
            self.ports.frame.say(_("The note is saved."), undo=lambda: self._undo(note, typed))

        # Told only once the editor is closed: whoever refreshes then finds the note.
        self.save_typed(lambda: _Told(job()), lambda told: done(told.by))

    def show_versions(self) -> None:
        """What the note said at each time."""
        case, note = self.case.case, self._chosen
        self.read(lambda: self.services.notes.versions(case, note), self.view.show_versions)

    def take_to_meeting(self, words: str) -> None:
        """Take what a note says, or the words marked in it, to a meeting."""
        item = self._item(self._chosen)
        if item is not None:
            self.take_up.begin(self.case, item, words)

    def leave_take_up(self) -> None:
        """Back to the note; what was typed for the meeting stays a draft."""
        self.take_up.leave()
        self._show()

    def show_again(self) -> None:
        """Show the note that was chosen."""
        self._show()

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved, each tied to its note."""
        if not self.has_case:
            return ()
        self._keep()
        own = tuple(
            DraftText(key=draft_key(self.case.case, place), text=typed.draft())
            for place, typed in self._typed.items()
        )
        return (*own, *self.take_up.drafts())

    def _undo(self, note: str, typed: TypedNote) -> None:
        case = self.case.case
        place = typed.place

        def done(changes: Changes) -> None:
            self._chosen = "" if place == NEW else note
            if place == NEW:
                self._typed[place] = typed
            self._told(changes)
            self.ports.frame.say(
                _("The note is taken back. What you wrote is kept as a draft.")
                if place == NEW
                else _("The note says what it said before.")
            )

        self.change(
            lambda: _Told(self.services.notes.take_back(case, note)), lambda told: done(told.by)
        )

    def _told(self, changes: Changes) -> None:
        self.view.close_editor()
        self.ports.frame.broadcast(changes)

    def _keep(self) -> None:
        """Remember what is typed, where it differs from what stood there."""
        if not self._editing:
            return
        typed = self.view.collect()
        if typed != self._first and typed.text.strip():
            self._typed[self._editing] = typed

    def _item(self, note: str) -> NoteItem | None:
        notes = () if self._board is None else self._board.notes
        return next((one for one in notes if one.id == note), None)

    def _show(self) -> None:
        """Show list and note; what is being typed stays in sight."""
        self._show_list()
        if self._board is None or self._editing or self.take_up.is_open:
            return
        item = self._item(self._chosen)
        if item is not None:
            self.view.show_note(item, self._board, has_draft=item.id in self._typed)
        else:
            self.view.show_nothing()

    def _show_list(self) -> None:
        if self._board is None:
            return
        self.view.show_list(
            NoteList(
                board=self._board,
                notes=tuple(one for one in self._board.notes if self._fits(one)),
                chosen=self._chosen,
                begun=frozenset(self._typed),
            )
        )

    def _fits(self, item: NoteItem) -> bool:
        if self._kind and item.kind != self._kind:
            return False
        names = [name for _person, name in item.about]
        held = as_name(" ".join((item.text, item.author, *names))).casefold()
        return all(word in held for word in typed_words(self._words))
