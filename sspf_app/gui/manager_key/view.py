"""The page of the unit manager's own key, in the window that unlocks vaults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.manager_key.door_page import DoorPage
from sspf_app.gui.manager_key.log_page import LogPage
from sspf_app.gui.manager_key.making_pages import MadePage, MakePage
from sspf_app.gui.manager_key.ports import ShownCopy, ShownQuestion
from sspf_app.gui.manager_key.presenter import ManagerKeyPresenter
from sspf_app.gui.manager_key.question_page import QuestionPage
from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.buttons import button, press_on, quiet_button
from sspf_app.gui.widgets.layout import PageHeader, column
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.page import Page
from sspf_app.gui.widgets.tabs import Tabs
from sspf_app.gui.widgets.way_out import leave_by_key
from sspf_app.services.move_views import Run

if TYPE_CHECKING:
    from sspf_app.gui.help_window import HelpWindow
    from sspf_app.services.manager_desk import MadeKey

_TOPIC = "manager_key"


class ManagerKeyView(Page):
    """Door, maker, and behind the door the log and the questions.

    Signals:
        began: From now on there is something to lock: a passphrase is being chosen, or a key open.
        lock_wanted: Lock, now.
        left: Back to the vaults; nothing is open.

    Attributes:
        lock: The button that locks.
    """

    began = Signal()
    lock_wanted = Signal()
    left = Signal()

    presenter: ManagerKeyPresenter

    def __init__(
        self, strength: Callable[[str], str], *, reason: str, parent: QWidget | None = None
    ) -> None:
        """Build every page.

        Args:
            strength: How hard a passphrase is to guess.
            reason: Why it is locked; empty = it was not.
            parent: As Qt has it.
        """
        super().__init__(parent=parent)
        mark(self, role="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = _("The manager's key")
        self.setAccessibleName(title)
        self._help: HelpWindow | None = None
        self.header = PageHeader(title)
        self.lock = button(_("Lock"), self.lock_wanted.emit, icon="lock")
        self.lock.setToolTip("Ctrl+L")
        help_button = quiet_button(_("Help"), self._on_help, icon="help")
        press_on(help_button, "F1")
        help_button.setToolTip("F1")
        self.header.add_action(help_button)
        self.header.add_action(self.lock)
        self.door, self.maker, self.made = DoorPage(reason), MakePage(strength), MadePage()
        self.log, self.question = LogPage(), QuestionPage()
        self.tabs = Tabs()
        self.tabs.setAccessibleName(_("What was sealed to the key"))
        self.tabs.addTab(self.log, _("Copies of the log"))
        self.tabs.addTab(self.question, _("Questions"))
        self._pages = QWidget()
        self._stack = QStackedLayout(self._pages)
        for page in (self.door, self.maker, self.made, self.tabs):
            self._stack.addWidget(page)
        layout = column(self.header, self.busy, self.banner, self._pages, gap=GRID + 4)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self._connect()
        show_if(self.lock, wanted=False)

    def show_door(self, key: Path | None) -> None:
        """Ask for the key."""
        self.maker.forget()
        self._stack.setCurrentWidget(self.door)
        self.door.show_key_file(key)

    def show_key_file(self, path: Path) -> None:
        """Show which key is opened."""
        self.door.show_key_file(path)

    def show_maker(self) -> None:
        """Ask what a new key is made of."""
        self.began.emit()
        self.door.forget()
        self._stack.setCurrentWidget(self.maker)
        self.maker.begin()

    def show_made(self, made: MadeKey) -> None:
        """Show what was made."""
        self.maker.forget()
        self._stack.setCurrentWidget(self.made)
        self.made.show_made(made)

    def show_field_trouble(self, field: str, words: str) -> None:
        """Say at its field what is wrong."""
        if field in {"key", "passphrase"}:
            self.door.show_trouble(field, words)
        elif field in {"number", "why"}:
            self.question.show_trouble(field, words)
        else:
            self.maker.show_trouble(field, words)

    def refuse(self, trouble: Trouble) -> None:
        """Say why the key does not open."""
        self.show_trouble(trouble)
        self.door.type_again()

    def show_open(self, words: tuple[str, ...]) -> None:
        """Behind the door."""
        self.began.emit()
        self.door.forget()
        self.header.say(
            _("The manager's key"), _("Its words: {words}").format(words=" · ".join(words))
        )
        show_if(self.lock, wanted=True)
        self._stack.setCurrentWidget(self.tabs)
        self.log.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, run: Run | None) -> None:
        """Show how far a copy has been read."""
        self.log.follow(run)

    def show_copy(self, shown: ShownCopy) -> None:
        """Show a copy of the log."""
        self.log.show_copy(shown)

    def show_question(self, shown: ShownQuestion) -> None:
        """Show a question."""
        self.question.show_question(shown)

    def show_answered(self, said: str) -> None:
        """Say that the question is answered."""
        self.question.show_answered(said)

    def set_busy(self, busy: bool) -> None:
        """Something goes on: the pages wait."""
        super().set_busy(busy)
        self.door.set_busy(busy)

    def leave(self) -> None:
        """Back to the vaults."""
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """Keep nothing that was typed or read."""
        for page in (self.door, self.maker, self.log, self.question):
            page.forget()
        if self._help is not None:
            self._help.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the user type at once: what is not in sight takes no keyboard."""
        super().showEvent(event)
        if self._stack.currentWidget() is self.door:
            self.door.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a page on Esc."""
        if not leave_by_key(event, self._stack.currentWidget()):
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.door.choose_wanted.connect(lambda: self.presenter.choose_key())
        self.door.opened.connect(lambda typed: self.presenter.open_key(typed))
        self.door.make_wanted.connect(lambda: self.presenter.begin_key())
        self.door.left.connect(lambda: self.presenter.leave())
        self.maker.made.connect(self._on_made)
        self.maker.left.connect(lambda: self.presenter.go_back())
        self.made.done.connect(lambda: self.presenter.go_back())
        self.log.read_wanted.connect(lambda: self.presenter.read_copy())
        self.log.compare_wanted.connect(lambda: self.presenter.compare())
        self.question.read_wanted.connect(lambda: self.presenter.read_question())
        self.question.approved.connect(lambda number: self.presenter.approve(number))
        self.question.declined.connect(lambda why: self.presenter.decline(why))

    def _on_made(self, name: str, passphrase: str, repeated: str) -> None:
        self.presenter.make_key(name=name, passphrase=passphrase, repeated=repeated)

    def _on_help(self) -> None:
        from sspf_app.gui.help_window import open_help
        from sspf_app.gui.screen_list import SCREENS  # every screen is loaded with it

        if self._help is None:
            self._help = open_help(self, SCREENS, has_ask=False)
        self._help.open_at(_TOPIC)
