"""Handing over, in tabs: a colleague, another office, keys, backups."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.handover.backup_page import BackupPage
from sspf_app.gui.screens.handover.colleague_page import ColleaguePage
from sspf_app.gui.screens.handover.keys_page import KeysPage
from sspf_app.gui.screens.handover.presenter import HandOverPresenter
from sspf_app.gui.screens.handover.receive_page import ReceivePage
from sspf_app.gui.screens.handover.send_page import SendPage
from sspf_app.gui.widgets.run_bar import RunBar
from sspf_app.gui.widgets.tabs import Tabs
from sspf_app.services.move_views import Run
from sspf_app.services.queries import CaseListItem
from sspf_app.services.records import User
from sspf_app.services.transfer_ports import KeyCard
from sspf_app.services.transfer_views import (
    Arrival,
    TakenIn,
    TransferChoice,
    TransferDesk,
    TransferPreview,
)


class HandOverView(ScreenView):
    """See the module."""

    def __init__(self) -> None:
        super().__init__(
            _("Hand over"),
            _("To a colleague, to another office, or from one; and the backups of the vault."),
        )
        self.colleague, self.send, self.take = ColleaguePage(), SendPage(), ReceivePage()
        self.keys, self.backup = KeysPage(), BackupPage()
        self.tabs = Tabs()
        self.tabs.setAccessibleName(_("Ways to hand over"))
        self._pages: dict[str, QWidget] = {
            "colleague": self.colleague,
            "send": self.send,
            "take": self.take,
            "keys": self.keys,
            "backup": self.backup,
        }
        titles = (
            _("To a colleague"),
            _("To another office"),
            _("From another office"),
            _("Keys of the offices"),
            _("Backup"),
        )
        for page, title in zip(self._pages.values(), titles, strict=True):
            self.tabs.addTab(page, title)
        self.run = RunBar()
        self.body.addWidget(self.run)
        self.body.addWidget(self.tabs, 1)

    def connect_to(self, presenter: HandOverPresenter, *, has_care: bool) -> None:
        """Let the presenter hear what happens here; without the vault's files less can be done."""
        for page in (self.colleague, self.send, self.take, self.keys):
            page.presenter = presenter
        self.backup.acts = presenter.backups
        for page in (self.colleague, self.backup):
            self.tabs.setTabVisible(self.tabs.indexOf(page), has_care)

    def first_focus(self) -> QWidget | None:
        """The first field of the tab in sight."""
        fields = {
            self.colleague: self.colleague.who,
            self.send: self.send.case,
            self.take: self.take.choose,
            self.keys: self.keys.save,
            self.backup: self.backup.now,
        }
        return fields.get(self.tabs.currentWidget())  # pyright: ignore[reportArgumentType, reportCallIssue]

    def show_tab(self, name: str) -> None:
        """Show a way."""
        self.tabs.setCurrentWidget(self._pages[name])

    def show_desk(self, desk: TransferDesk, cases: tuple[CaseListItem, ...]) -> None:
        """Show keys, cases and transfers."""
        self.keys.show_desk(desk)
        self.send.show_desk(desk, cases)
        self.colleague.show_cases(tuple(one for one in cases if not one.is_closed))

    def show_colleagues(self, users: tuple[User, ...]) -> None:
        """Show who can go on."""
        self.colleague.show_colleagues(users)

    def show_choice(self, choice: TransferChoice) -> None:
        """Show where a case can go."""
        self.send.show_choice(choice)

    def show_preview(self, preview: TransferPreview | None) -> None:
        """Show what would go."""
        self.send.show_preview(preview)

    def show_arrival(self, arrival: Arrival | None) -> None:
        """Show what was opened."""
        self.take.show_arrival(arrival)

    def show_taken(self, taken: TakenIn) -> None:
        """Show that it was taken in."""
        self.take.show_taken(taken)

    def show_card(self, card: KeyCard | None) -> None:
        """Show a key to compare."""
        self.keys.show_card(card)

    def show_run(self, words: str, run: Run) -> None:
        """Show how far it has come, and a way to end it."""
        self.run.follow(words, run)

    def end_run(self) -> None:
        """It is over."""
        self.run.end()

    def show_place(self, place: Path | None) -> None:
        """Show where the office keeps its backups."""
        self.backup.show_place(place)

    def choose_case(self, case: str) -> None:
        """Choose the case to send."""
        self.send.choose(case)
