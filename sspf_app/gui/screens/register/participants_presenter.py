"""Leads the fixed lists of participants: what the planning of a meeting proposes. No Qt."""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import ParticipantsPort
from sspf_app.services.changes import Changes
from sspf_app.services.sitting_views import ParticipantListView


class ParticipantsPresenter(ScreenPresenter):
    """A list proposes: who may be invited follows from consents alone."""

    view: ParticipantsPort

    def refresh(self) -> None:
        """Read the lists; a role that plans no meetings has none."""

        def failed(error: BaseException) -> None:
            if not (isinstance(error, DomainError) and error.code == "not_permitted"):
                self.show_error(error)

        self.read(self.services.participant_lists.in_use, self.view.show_lists, on_error=failed)

    def save(
        self,
        which: str | None,
        name: str,
        parties: tuple[str, ...],
        contacts: tuple[str, ...],
        seen: str = "",
    ) -> None:
        """Write a list, new or changed; ``seen``: the version that was shown."""
        lists = self.services.participant_lists

        def done(_changes: Changes) -> None:
            self.view.list_saved()
            self.refresh()
            self.ports.frame.say(_("{name} is saved.").format(name=name.strip()))

        self.save_typed(
            lambda: lists.save(which, name=name, parties=parties, contacts=contacts, seen=seen),
            done,
            on_error=self._refused,
        )

    def end(self, found: ParticipantListView) -> None:
        """Offer a list no more; for ten seconds it can be brought back."""
        lists = self.services.participant_lists

        def undo() -> None:
            self.change(lambda: lists.bring_back(found.id), lambda _made: self.refresh())

        def done(_changes: Changes) -> None:
            self.refresh()
            said = _("{name} is not offered any more.").format(name=found.name)
            self.ports.frame.say(said, undo=undo)

        self.change(lambda: lists.end(found.id), done, on_error=self._refused)

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)
