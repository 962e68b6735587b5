"""Leads the page where items are written: saved only when the rules allow it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.meeting.ports import ItemPort, MeetingPage
from sspf_app.gui.screens.meeting.typed_item import TypedItem, from_draft, from_saved
from sspf_app.services.agenda_views import PointView
from sspf_app.services.changes import Changes
from sspf_app.services.held_copies import HeldCopy
from sspf_app.services.meeting_views import ItemCheck, ItemQuestion, MeetingDetail
from sspf_app.services.records import Draft
from sspf_app.texts.dates import joined

_NOT_YET = frozenset({"item_text_required", "item_subject_required", "item_type_required"})
"""What is not there yet is no fault while one still types."""


class Recording(ScreenPresenter):
    """Asks as one types who will read the item; a refusal says why and keeps what was typed."""

    def __init__(self, ports: ScreenPorts, view: ItemPort) -> None:
        super().__init__(ports, view)
        self._page: MeetingPage | None = None
        self._item = TypedItem()
        # Chains of their own: a newer check never drops the draft that is being fetched.
        self._checking = ScreenPresenter(ports, view)
        self._fetching = ScreenPresenter(ports, view)
        self._taking = ScreenPresenter(ports, view)
        self.on_emptied: Callable[[], object] | None = None

    @property
    def item(self) -> TypedItem:
        """What is being typed."""
        return self._item

    def begin(self, page: MeetingPage) -> None:
        """Show a meeting's items; what was typed there and not saved comes back."""
        is_other = self._page is None or _key(self._page) != _key(page)
        self._page = page
        self.view.show_choices(page)
        if not is_other:
            self.recheck()
            return
        self._show(TypedItem(about=(page.case.young_person,)))
        self.view.show_check(None)
        key = _key(page)
        self._fetching.read(lambda: self.services.drafts.get(key), self._offer)

    def leave(self) -> None:
        """Another record is shown now; the draft of this one stays kept."""
        self._page = None
        self._item = TypedItem()

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved, tied to this meeting."""
        if self._page is None:
            return ()
        text = self.view.typed().draft()  # the last letters too, which were not told yet
        return (DraftText(key=_key(self._page), text=text),) if text else ()

    def edit(self, item: TypedItem) -> None:
        """Something was typed or chosen."""
        self._item = item
        self.recheck()

    def recheck(self) -> None:
        """Ask what stands in the way and who would read it, as of now."""
        page, item = self._page, self._item
        if page is None:
            return
        if item.source is None or not (item.text.strip() or item.types):
            self.view.show_check(None)
            return
        entry = item.entry(page.case.case, page.meeting.id)

        def job() -> ItemCheck:
            return self.services.meeting_items.check(entry, item=item.item)

        def done(check: ItemCheck) -> None:
            # What was asked in the meeting before stands in no other.
            if self._page is page:
                self._show_check(check)

        self._checking.read(job, done)

    def name_subject(self, person: str) -> None:
        """The text is about this person too."""
        if person not in self._item.about:
            self._show(replace(self._item, about=(*self._item.about, person)))
        self.recheck()

    def take_instead(self, question: ItemQuestion) -> None:
        """Let the text without the name stand; not over what was typed since it was asked."""
        item, commitment = self._item, self._item.commitment
        if item.text.strip() == question.of:
            self._show(replace(item, text=question.instead))
        elif commitment is not None and commitment.follow_up.strip() == question.of:
            followed = replace(commitment, follow_up=question.instead)
            self._show(replace(item, commitment=followed))
        self.recheck()

    def take_point(self, point: PointView | None) -> None:
        """Begin with a planned point: who tells it, about whom, which kind; words typed stay."""
        if point is None or self._item.text.strip() or self._item.item is not None:
            return
        types = tuple(one.value for one in point.types)
        self._show(replace(self._item, source=point.source, about=point.about, types=types))
        self.recheck()

    def point_done(self, point: str) -> None:
        """Note that a point was taken."""
        page = self._page
        if page is None or page.is_fixed:
            return
        case, meeting = page.case.case, page.meeting.id
        self._fetching.change(lambda: self.services.agenda.take(case, meeting, point))

    def answer(self, key: str) -> None:
        """The text is right as it stands."""
        self._show(replace(self._item, answered=(*self._item.answered, key)))
        self.recheck()

    def save(self) -> None:
        """Save, and make room for the next."""
        page, item = self._page, self._item
        if page is None:
            return
        missing = self._missing(item)
        if missing:
            self.view.show_refusal(missing)
            return
        entry = item.entry(page.case.case, page.meeting.id)
        key = _key(page)
        services = self.services

        older: list[HeldCopy] = []

        def job() -> Changes:
            if item.item is None:
                changes = services.meeting_items.add(entry)
            else:
                changes = services.meeting_items.correct(item.item, entry)
                older.extend(services.item_rights.to_tell(entry.case, item.item))
            services.drafts.discard(key)
            return changes

        def saved(changes: Changes) -> None:
            self._show(item.next())
            self.view.show_check(None)
            self.view.show_saved()
            self.ports.frame.broadcast(changes)
            if older:
                names = joined([one.name for one in older], words())
                said = _("Corrected. {names} got it as it was: see “Views and restriction…”.")
                self.ports.frame.say(said.format(names=names))

        # Told only once the editor is empty: whoever refreshes then finds the next item.
        self.change(lambda: _Told(job()), lambda told: saved(told.by), on_error=self._refused)

    def correct(self, item_id: str) -> None:
        """Take a saved item into the editor."""
        if self._page is None:
            return
        if self._item.item is None and self._item.text.strip():
            self.view.show_refusal(_("Save or empty what you are writing first."))
            return
        for item in self._page.meeting.items:
            if item.id == item_id:
                self._show(from_saved(item))
                self.recheck()

    def show_rights(self, item_id: str) -> None:
        """Go to what those it is about say of an item, and whether it may be used."""
        if self._page is not None:
            case = self._page.case.case
            self.ports.frame.navigate("item_rights", case=case, item=item_id)

    def take_over(self, case: str, meeting: str, item_id: str) -> None:
        """Begin with what was said at another occasion; it is said anew here, and asked anew."""
        page = self._page
        if page is None or page.is_fixed:
            return

        def done(said: MeetingDetail) -> None:
            if self._item.text.strip():
                self.view.show_refusal(_("Save or empty what you are writing first."))
                return
            for item in said.items:
                if item.id == item_id and self._page is page:
                    self._show(replace(from_saved(item), item=None))
                    self.recheck()

        self._taking.read(lambda: self.services.meetings.get(case, meeting), done)

    def empty(self) -> None:
        """Let go of what is typed."""
        if self._page is None:
            return
        key = _key(self._page)
        self._show(self._item.next())
        self.view.show_check(None)
        done = self.on_emptied
        self.change(
            lambda: self.services.drafts.discard(key),
            None if done is None else lambda _changes: done(),
        )

    @property
    def has_words(self) -> bool:
        """Whether something is being written."""
        return bool(self._item.text.strip())

    def _show(self, item: TypedItem) -> None:
        self._item = item
        self.view.show_item(item)

    def _offer(self, draft: Draft | None) -> None:
        if draft is None or self._item.text.strip():
            return
        try:
            kept = from_draft(draft.text)
        except ValueError:
            return  # of another version; it stays where it is
        self._show(kept)
        self.view.show_kept(draft.saved_at)
        self.recheck()

    def _show_check(self, check: ItemCheck) -> None:
        problems = tuple(one for one in check.problems if one[0] not in _NOT_YET)
        self.view.show_check(replace(check, problems=problems))

    def _missing(self, item: TypedItem) -> str:
        if item.source is None:
            return _("Choose who says it: Alt and the number.")
        words = {
            "responsible": _("Choose who is responsible for the commitment."),
            "starts_on": _("Write the day the commitment starts."),
            "due_on": _("Write the day the commitment is due."),
        }
        return next((words[one] for one in item.missing()), "")

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.view.show_refusal(self.ports.frame.explain(error).sentence)
            self.recheck()
        else:
            self.show_error(error)


@dataclass(frozen=True)
class _Told:
    """Changes that are told a moment later."""

    by: Changes


def sources_of(page: MeetingPage) -> tuple[str, ...]:
    """Who may say something: the parties of the case, the meeting's first, and the family."""
    here = [one.participant for one in page.meeting.participants if one.kind == "party"]
    current = [one.party for one in page.case.participations if one.is_current]
    own = page.case.coordinator_party
    others = [one for one in dict.fromkeys((*here, *current)) if one != own]
    return (*others, FAMILY, own)


def _key(page: MeetingPage) -> str:
    return f"meeting/{page.case.case}/{page.meeting.id}/item"
