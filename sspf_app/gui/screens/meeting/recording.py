"""Leads the page where items are written: saved only when the rules allow it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.errors import DomainError
from sspf_app.gui.changed_words import changed_words
from sspf_app.gui.i18n import _, words
from sspf_app.gui.letting_go import let_go
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.meeting.ports import ItemPort, MeetingPage
from sspf_app.gui.screens.meeting.sending import Sending, Sent
from sspf_app.gui.screens.meeting.typed_item import (
    TypedItem,
    first_missing,
    from_draft,
    from_saved,
)
from sspf_app.gui.turns import Turn
from sspf_app.services.agenda_views import PointView
from sspf_app.services.changed_meanwhile import is_changed_meanwhile
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.meeting_views import ItemCheck, ItemQuestion, MeetingDetail
from sspf_app.services.records import Draft
from sspf_app.texts.dates import joined

_NOT_YET = frozenset({"item_text_required", "item_subject_required", "item_type_required"})
"""What is not there yet is no fault while one still types."""

_MEETINGS = Changes(topics=frozenset({Topic.MEETINGS}), ids=frozenset())


class Recording(ScreenPresenter):
    """Asks as one types who will read the item; a refusal says why and keeps what was typed."""

    def __init__(self, ports: ScreenPorts, view: ItemPort) -> None:
        super().__init__(ports, view)
        self._page: MeetingPage | None = None
        self._item = TypedItem()
        # Chains of their own: a newer check never drops the draft that is being fetched.
        self._checking = Inquiry(ports, view)
        self._fetching = Inquiry(ports, view)
        self._taking = Inquiry(ports, view)
        self._sending = Sending(ports, view)
        self._sending.on_saved, self._sending.on_refused = self._saved, self._not_saved
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
            self._take_changed(self._typed())
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
        item = self._typed()  # the last letters too, which were not told yet
        for sent in reversed(self._sending.under_way(_key(self._page))):
            item = sent.before(item)
        text = item.draft()
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
        item = self._typed()
        if person not in item.about:
            self._show(replace(item, about=(*item.about, person)))
        self.recheck()

    def take_instead(self, question: ItemQuestion) -> None:
        """Let the text without the name stand; not over what was typed since it was asked."""
        item = self._typed()
        commitment = item.commitment
        if item.text.strip() == question.of:
            self._show(replace(item, text=question.instead))
        elif commitment is not None and commitment.follow_up.strip() == question.of:
            followed = replace(commitment, follow_up=question.instead)
            self._show(replace(item, commitment=followed))
        self.recheck()

    def take_point(self, point: PointView | None) -> None:
        """Begin with a planned point: who tells it, about whom, which kind; words typed stay."""
        item = self._typed()
        if point is None or item.text.strip() or item.item is not None:
            return
        types = tuple(one.value for one in point.types)
        self._show(replace(item, source=point.source, about=point.about, types=types))
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
        item = self._typed()
        self._show(replace(item, answered=(*item.answered, key)))
        self.recheck()

    def save(self) -> None:
        """Save; the next is typed at once, and what is refused comes back before it."""
        page, item = self._page, self._typed()
        if page is None:
            return
        field, missing = first_missing(item)
        if missing:
            self.view.show_missing(field, missing)
            return
        unkeepable = self.view.unkeepable(self.ports.clock.zone)
        if unkeepable is not None:
            if not unkeepable.is_told:
                self.view.show_refusal(unkeepable.said)
            return
        self._show(item.next())
        self.view.show_check(None)
        self.view.go_on()
        case, meeting = page.case.case, page.meeting.id
        self._sending.begin(Sent(case=case, meeting=meeting, key=_key(page), item=item))

    def correct(self, item_id: str) -> None:
        """Take a saved item into the editor."""
        if self._page is None:
            return
        if self.has_words:
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
            if self._page is not page:
                return
            if self.has_words:
                self.view.show_refusal(_("Save or empty what you are writing first."))
                return
            for item in said.items:
                if item.id == item_id:
                    self._show(replace(from_saved(item), item=None, seen=""))
                    self.recheck()

        self._taking.read(lambda: self.services.meetings.get(case, meeting), done)

    def empty(self) -> None:
        """Let go of what is typed; for ten seconds it can be had back."""
        page = self._page
        if page is None:
            return
        key, typed = _key(page), self._typed().draft() if self.has_words else ""
        self._show(TypedItem(about=(page.case.young_person,)))
        self.view.show_check(None)

        def had_back() -> None:
            if self._page is page:  # else it is a draft of its meeting
                self._taking.read(lambda: self.services.drafts.get(key), self._offer)

        let_go(self, key, typed, then=self.on_emptied, had_back=had_back)

    @property
    def has_words(self) -> bool:
        """Whether something is being written that stands nowhere yet, or is on its way."""
        if self._page is None:
            return False
        item, saved = self._typed(), ""
        if item.item is not None:
            texts = {one.id: one.text for one in self._page.meeting.items}
            saved = texts.get(item.item, "").strip()
        is_typed = bool(item.text.strip()) and item.text.strip() != saved
        return is_typed or bool(self._sending.under_way(_key(self._page)))

    def _typed(self) -> TypedItem:
        """What is typed at this instant: it is told only after a pause."""
        if self._page is not None:
            self._item = self.view.typed()
        return self._item

    def _saved(self, sent: Sent) -> None:
        if self._page is None or _key(self._page) != sent.key:
            self._sending.take_out(sent)
        self.view.show_saved()
        if sent.older:
            names = joined([one.name for one in sent.older], words())
            said = _("Corrected. {names} got it as it was: see “Views and restriction…”.")
            self.ports.frame.say(said.format(names=names))

    def _not_saved(self, sent: Sent, error: BaseException) -> None:
        if self._page is None or _key(self._page) != sent.key:
            self.show_error(error)  # its words are kept as a draft of its own meeting
            return
        self._show(sent.item.before(self._typed()))
        self._refused(error)
        if is_changed_meanwhile(error):  # the screen reads the meeting, and says why it does
            with self.ports.turns.within(Turn(partial(self._tell, error))):
                self.ports.frame.broadcast(_MEETINGS)

    def _take_changed(self, typed: TypedItem) -> None:
        """The item that is being corrected was changed elsewhere: what is typed goes over it."""
        items = () if self._page is None else self._page.meeting.items
        for saved in (one for one in items if one.id == typed.item):
            if saved.version != typed.seen:
                self._show(typed.over(from_saved(saved)))
                self.view.show_overtaken(saved.text)
                self.ports.frame.say(changed_words(saved.text))

    def _show(self, item: TypedItem) -> None:
        self._item = item
        self.view.show_item(item)

    def _offer(self, draft: Draft | None) -> None:
        if draft is None or self._typed().text.strip():
            return
        try:
            kept = from_draft(draft.text)
        except ValueError:
            return  # of another version; it stays where it is
        self._show(kept)
        self.view.show_kept(draft.saved_at)
        self._take_changed(kept)
        self.recheck()

    def _show_check(self, check: ItemCheck) -> None:
        problems = tuple(one for one in check.problems if one[0] not in _NOT_YET)
        self.view.show_check(replace(check, problems=problems))

    def _tell(self, error: BaseException) -> None:
        self.view.show_refusal(self.ports.frame.explain(error).sentence)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self._tell(error)
            self.recheck()
        else:
            self.show_error(error)


def sources_of(page: MeetingPage) -> tuple[str, ...]:
    """Who may say something: the parties of the case, the meeting's first, and the family."""
    here = [one.participant for one in page.meeting.participants if one.kind == "party"]
    current = [one.party for one in page.case.participations if one.is_current]
    own = page.case.coordinator_party
    others = [one for one in dict.fromkeys((*here, *current)) if one != own]
    return (*others, FAMILY, own)


def _key(page: MeetingPage) -> str:
    return f"meeting/{page.case.case}/{page.meeting.id}/item"
