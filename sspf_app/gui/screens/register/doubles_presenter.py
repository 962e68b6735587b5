"""Leads the persons who may be entered twice: the pairs, two side by side, what a merge opens."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.register.ports import DoublesPort
from sspf_app.services.changes import Changes
from sspf_app.services.duplicates import Pair
from sspf_app.services.merge_views import MadeOne, MergeEffect
from sspf_app.services.people_views import PersonDetail, PersonListItem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the page shows."""

    pairs: tuple[Pair, ...]
    people: tuple[PersonListItem, ...]
    made: tuple[MadeOne, ...]


class DoublesPresenter(ScreenPresenter):
    """See the module."""

    view: DoublesPort

    def __init__(self, ports: ScreenPorts, view: DoublesPort) -> None:
        super().__init__(ports, view)
        self._both = ("", "")
        self._effect: MergeEffect | None = None
        self._asking = Inquiry(ports, view)

    def refresh(self) -> None:
        """Look for pairs anew."""
        services = self.services

        def job() -> _Found:
            return _Found(
                pairs=services.duplicates.pairs(),
                people=services.people.list_people(),
                made=services.merging.made_one(),
            )

        def done(found: _Found) -> None:
            self.view.show_pairs(found.pairs, found.people)
            self.view.show_made(found.made)

        self.read(job, done)

    def compare(self, first: str, second: str) -> None:
        """Show two beside each other; the first is kept unless one says otherwise."""
        if not first or not second:
            return
        people = self.services.people

        def job() -> tuple[PersonDetail, PersonDetail]:
            return people.get(first), people.get(second)

        def done(both: tuple[PersonDetail, PersonDetail]) -> None:
            self._both = (first, second)
            self.view.show_both(*both)
            self.keep(first)

        self.read(job, done)

    def keep(self, kept: str) -> None:
        """Say what follows when this one is kept."""
        dropped = self._dropped(kept)
        self._effect = None

        def done(effect: MergeEffect) -> None:
            self._effect = effect
            self.view.show_effect(effect)

        self._asking.read(
            lambda: self.services.merging.effect(kept=kept, dropped=dropped),
            done,
            on_error=self._refused,
        )

    def merge(self, kept: str) -> None:
        """Make one of the two, with what was told."""
        effect, dropped = self._effect, self._dropped(kept)
        if effect is None:
            return

        def done(changes: Changes) -> None:
            merge = changes.new_id or ""
            self.view.show_nothing()
            self.ports.frame.say(_("They are one person now."), undo=lambda: self._undo(merge))

        self.change(
            lambda: self.services.merging.merge(kept=kept, dropped=dropped, told=effect.opens),
            done,
            on_error=self._refused,
        )

    def ask_back(self, made: MadeOne) -> None:
        """Ask, and make two of one again."""
        self.ports.dialogs.ask(
            Question(
                text=_("Make {kept} and {dropped} two persons again?").format(
                    kept=made.kept, dropped=made.dropped
                ),
                detail=_(
                    "Each gets back what stood before. It is refused if anything was recorded on "
                    "them since."
                ),
                yes=_("Make them two"),
                no=_("Leave it"),
            ),
            on_yes=lambda: self._undo(made.id),
        )

    def are_two(self) -> None:
        """Ask, and note that the two are not the same."""
        first, second = self._both
        duplicates = self.services.duplicates
        question = Question(
            text=_("Note that they are two persons?"),
            detail=_("The two are not shown here again."),
            yes=_("They are two persons"),
            no=_("Leave it"),
        )

        def done(_changes: Changes) -> None:
            self.view.show_nothing()
            self.ports.frame.say(_("It is noted: they are two persons."))

        self.change_if(question, lambda: duplicates.are_two(first, second), done)

    def _undo(self, merge: str) -> None:
        self.change(
            lambda: self.services.merging.take_back(merge),
            lambda _done: self.ports.frame.say(_("They are two persons again, as before.")),
        )

    def _dropped(self, kept: str) -> str:
        first, second = self._both
        return second if kept == first else first

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)
