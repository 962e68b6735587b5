"""What a note says on its way to a meeting, as an item under the rules of items; no Qt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Protocol

from sspf_app.domain.codes import FAMILY, InformationType
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.case.course_ports import TakeUpPort
from sspf_app.services.case_views import CaseDetail, MeetingRef
from sspf_app.services.changes import Changes
from sspf_app.services.meeting_views import CommitmentInput, ItemCheck, ItemInput, ItemView
from sspf_app.services.note_views import NoteItem

NOT_YET = frozenset({"item_text_required", "item_subject_required", "item_type_required"})
"""What is not there yet is no fault while one still chooses."""


MARKS = (
    "hide_from_guardians",
    "share_with_guardians",
    "from_legal_disclosure",
    "independent_source_confirmed",
    "hidden_placement",
)
_OPENING = frozenset({"share_with_guardians", "independent_source_confirmed"})
"""Marks by which more may read it."""


@dataclass(slots=True, kw_only=True)
class TypedTakeUp:
    """An item as it is typed from a note.

    Attributes:
        item: Id of the item that is corrected; empty = a new one.
        seen: Which version of it the fields were filled with; empty for a new one.
        marks: What else closes the item or opens it, by the names of its fields: there is no field
            for them here, and another wording takes none of them away.
    """

    meeting: str = ""
    text: str = ""
    source: str = ""
    about: list[str] = field(default_factory=list[str])
    types: list[str] = field(default_factory=list[str])
    is_oral_only: bool = False
    answered: list[str] = field(default_factory=list[str])
    item: str = ""
    marks: list[str] = field(default_factory=list[str])
    seen: str = ""

    def take_changed(self, recorded: TypedTakeUp) -> None:
        """Go over the item as it was recorded meanwhile, no wider than either is."""
        self.about = list(dict.fromkeys((*self.about, *recorded.about)))
        self.types = list(dict.fromkeys((*self.types, *recorded.types)))
        self.is_oral_only = self.is_oral_only or recorded.is_oral_only
        self.marks = [one for one in MARKS if _is_set(one, self.marks, recorded.marks)]
        self.seen = recorded.seen

    def entry(self, case: str) -> ItemInput:
        """As the service takes it."""
        return ItemInput(
            case=case,
            meeting=self.meeting,
            text=self.text,
            source=self.source,
            about=tuple(self.about),
            types=tuple(InformationType(one) for one in self.types),
            oral_only=self.is_oral_only,
            answered=frozenset(self.answered),
            commitment=self.commitment(),
            seen=self.seen,
            hide_from_guardians="hide_from_guardians" in self.marks,
            share_with_guardians="share_with_guardians" in self.marks,
            from_legal_disclosure="from_legal_disclosure" in self.marks,
            independent_source_confirmed="independent_source_confirmed" in self.marks,
            hidden_placement="hidden_placement" in self.marks,
        )

    def commitment(self) -> CommitmentInput | None:
        """What makes it a commitment, where it is one; what a note says is none."""
        return None


def _is_set(mark: str, one: list[str], other: list[str]) -> bool:
    """A mark that closes stays where either has it, one that opens where both do."""
    both = (mark in one, mark in other)
    return all(both) if mark in _OPENING else any(both)


def marks_of(item: ItemView) -> list[str]:
    """What closes or opens a saved item besides that it is only told orally."""
    return [one for one in MARKS if getattr(item, one)]


class LeadsItem(Protocol):
    """What the fields of an item ask of who leads them."""

    def check(self) -> None:
        """Something else stands in the fields."""
        ...

    def answer(self, key: str) -> None:
        """It is right as it stands."""
        ...

    def save(self) -> None:
        """Save it."""
        ...


class TakeUp(ScreenPresenter):
    """Asks the rules as one types who will read it; saves only what they allow.

    Attributes:
        is_open: Something is on its way.
    """

    def __init__(self, ports: ScreenPorts, view: TakeUpPort) -> None:
        super().__init__(ports, view)
        self._view = view
        self.is_open = False
        self._case: CaseDetail | None = None
        self._note = ""
        self._checking = Inquiry(ports, view)

    def begin(self, case: CaseDetail, note: NoteItem, words: str) -> None:
        """Begin with the words of a note, or go on with what was begun of it."""
        self._case, self._note, self.is_open = case, note.id, True
        fresh = TypedTakeUp(
            text=words or note.text,
            about=[one for one, _name in note.about] or [case.young_person],
            source=case.coordinator_party,
        )
        key = self._key()

        def job() -> tuple[tuple[MeetingRef, ...], str]:
            draft = self.services.drafts.get(key)
            meetings = self.services.meetings.list_meetings(case=case.case, only_open=True)
            return meetings, "" if draft is None else draft.text

        def done(result: tuple[tuple[MeetingRef, ...], str]) -> None:
            meetings, kept = result
            typed = _from_draft(kept) or fresh
            if meetings and typed.meeting not in {one.id for one in meetings}:
                typed.meeting = self._nearest(meetings)
            self._view.show_take_up(typed, meetings, case)
            self.check()

        self.read(job, done)

    def check(self) -> None:
        """Ask what stands in the way and who would read it."""
        typed, case = self._view.collect_take_up(), self._case
        if case is None or not typed.meeting:
            return
        entry = typed.entry(case.case)
        self._checking.read(
            lambda: self.services.meeting_items.check(entry, item=typed.item or None),
            lambda check: self._view.show_check(check, _open_problems(check)),
        )

    def answer(self, key: str) -> None:
        """It is right as it stands."""
        self._view.add_answer(key)
        self.check()

    def save(self) -> None:
        """Save the item at the meeting."""
        typed, case = self._view.collect_take_up(), self._case
        if case is None:
            return
        entry, key = typed.entry(case.case), self._key()

        def job() -> Changes:
            changes = self.services.meeting_items.add(entry)
            self.services.drafts.discard(key)
            return changes

        def done(_changes: Changes) -> None:
            self.is_open = False
            self._view.close_take_up()
            self.ports.frame.say(_("It stands at the meeting now."))

        self.save_typed(job, done, on_error=self._refused)

    def leave(self) -> None:
        """Close it; what was typed stays a draft."""
        self.is_open = False

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved."""
        if not self.is_open:
            return ()
        typed = self._view.collect_take_up()
        text = json.dumps(asdict(typed), ensure_ascii=False)
        return (DraftText(key=self._key(), text=text),) if typed.text.strip() else ()

    def _key(self) -> str:
        case = "" if self._case is None else self._case.case
        return f"case/{case}/note:{self._note}/item"

    def _nearest(self, meetings: tuple[MeetingRef, ...]) -> str:
        """The next meeting, or the last one that was."""
        now = self.ports.clock.now()
        coming = [one for one in meetings if one.starts_at >= now]
        if coming:
            return min(coming, key=lambda one: one.starts_at).id
        return max(meetings, key=lambda one: one.starts_at).id

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self._view.show_refusal)


def sources_of(case: CaseDetail) -> tuple[tuple[str, str], ...]:
    """Who may say something: the office itself, the parties of the case, and the family."""
    current = [(one.party, one.name) for one in case.participations if one.is_current]
    current.sort(key=lambda one: one[0] != case.coordinator_party)
    return (*dict.fromkeys(current), (FAMILY, _("The family")))


def _open_problems(check: ItemCheck) -> tuple[str, ...]:
    return tuple(sentence for code, sentence in check.problems if code not in NOT_YET)


def _from_draft(text: str) -> TypedTakeUp | None:
    try:
        return TypedTakeUp(**json.loads(text)) if text else None
    except (ValueError, TypeError):
        return None
