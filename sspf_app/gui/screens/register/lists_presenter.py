"""Leads the page of steps and lists: what holds, and new lists from a day on."""

from __future__ import annotations

from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.not_begun import withdrawing
from sspf_app.gui.screens.register.ports import ListsPort, ListsScene
from sspf_app.services.process_records import ProcessSettings


class ListsPresenter(ScreenPresenter):
    """See the module."""

    view: ListsPort

    def refresh(self) -> None:
        """Read what holds."""
        lists = self.services.process_lists
        self.read(
            lambda: ListsScene(rows=lists.rows(), today=lists.today(), may_set=lists.may_set()),
            self.view.show_lists,
        )

    def save(self, entry: ProcessSettings, seen: str) -> None:
        """Write lists from a day on; ``seen``: the version of the rows that were shown."""

        def done(_changes: object) -> None:
            self.view.saved()
            self.refresh()
            said = _("The lists hold from {day} on.").format(day=entry.starts_on.isoformat())
            self.ports.frame.say(said)

        lists = self.services.process_lists
        self.save_typed(lambda: lists.save(entry, seen=seen), done, on_error=self._refused)

    def withdraw(self, settings: str) -> None:
        """Ask, and take back lists that have not begun."""
        lists = self.services.process_lists

        def done(_changes: object) -> None:
            self.refresh()
            self.ports.frame.say(_("The lists are taken back before they began."))

        self.change_if(
            withdrawing(), lambda: lists.withdraw(settings), done, on_error=self._refused
        )

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)
