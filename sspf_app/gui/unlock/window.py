"""The unlock window: a vault's name, one field, one button.

It must be on screen at once, so it imports Qt's widgets and little else; the wizard and the shell
load when they are needed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.theme import dress
from sspf_app.gui.unlock.page import Page
from sspf_app.gui.unlock.password_page import PasswordPage
from sspf_app.gui.unlock.presenter import UnlockPresenter
from sspf_app.gui.widgets.marks import mark

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from sspf_app.gui.ports import Dialogs, Trouble
    from sspf_app.gui.vault_ports import OpenVault


class UnlockWindow(QWidget):
    """Password, choice of vault, recovery words; later the wizard.

    Signals:
        vault_opened: An ``OpenVault``.
        left: The window was closed without one.
        shown: It is on screen, for the first time.
    """

    vault_opened = Signal(object)
    left = Signal()
    shown = Signal()

    presenter: UnlockPresenter

    def __init__(
        self,
        *,
        dialogs: Callable[[QWidget], Dialogs],
        make_wizard: Callable[[QWidget], QWidget],
        make_manager_key: Callable[[QWidget], QWidget],
    ) -> None:
        """Build the password page only.

        Args:
            dialogs: Makes the dialogs over this window when they are needed.
            make_wizard: Makes the wizard when it is asked for.
            make_manager_key: Makes the page of the unit manager's own key, as seldom.
        """
        super().__init__()
        self._say_unlock()
        room = self.screen().availableSize()
        self.setMinimumSize(QSize(90 * GRID, 70 * GRID).boundedTo(room))
        self.resize(QSize(112 * GRID, 90 * GRID).boundedTo(room))
        self._dialogs = dialogs
        self._make_wizard = make_wizard
        self._make_manager_key = make_manager_key
        self._is_done = False
        self._is_painted = False
        self._logins: tuple[str, ...] = ()
        self.password_page = PasswordPage()
        self.password_page.tried.connect(self._on_tried)
        self.password_page.words_wanted.connect(self._on_words_wanted)
        self.password_page.others_wanted.connect(self._on_others_wanted)
        self.password_page.key_file_wanted.connect(self._on_key_file_wanted)
        self.password_page.manager_key_wanted.connect(self.show_manager_key)
        self._stack = mark(QStackedWidget(), role="page")
        self._stack.addWidget(self.password_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        dress(self)

    def show_vault(self, name: str, folder: Path) -> None:
        """Ask for the password of a vault."""
        self._logins = ()
        self._say_unlock()
        self.password_page.show_vault(name, folder)
        self.show_page(self.password_page)
        self.password_page.focus()

    def show_logins(self, logins: tuple[str, ...], with_key_file: frozenset[str]) -> None:
        """Let the user choose who they are, when there are several."""
        self._logins = logins
        self.password_page.show_logins(logins, with_key_file)

    def show_key_file(self, path: Path | None) -> None:
        """Show which key file is tried."""
        self.password_page.show_key_file(path)

    def show_reason(self, words: str) -> None:
        """Say why the program is locked."""
        self.password_page.show_reason(words)

    def show_choice(self, recent: tuple[Path, ...], *, may_go_back: bool) -> None:
        """Show the vaults used lately, the ways to another one, and to the one before."""
        from sspf_app.gui.unlock.choice_page import ChoicePage

        self._say_unlock()
        page = ChoicePage(recent, may_go_back=may_go_back)
        page.back_wanted.connect(self._on_vault_before_wanted)
        page.vault_chosen.connect(self._on_vault_chosen)
        page.forget_wanted.connect(self._on_forget_wanted)
        page.open_wanted.connect(self._on_open_wanted)
        page.new_wanted.connect(self._on_new_wanted)
        page.take_up_wanted.connect(self._on_take_up_wanted)
        page.manager_key_wanted.connect(self.show_manager_key)
        self.show_page(page)
        page.focus()

    @Slot()
    def show_manager_key(self) -> None:
        """Show where the unit manager opens their own key; a list needs a wider window."""
        page = self._make_manager_key(self)
        self.show_page(page)
        self.setWindowTitle(page.accessibleName() + " – SSPF")
        room = self.screen().availableSize()
        self.resize(self.size().expandedTo(QSize(150 * GRID, 96 * GRID)).boundedTo(room))

    def show_trouble(self, trouble: Trouble) -> None:
        """Say in the page what is wrong."""
        self._page().show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Nothing is wrong any more."""
        self._page().clear_trouble()

    def refuse(self, trouble: Trouble) -> None:
        """Say why not, and let the user type again."""
        self.show_trouble(trouble)
        self._page().type_again()

    def show_wait(self, seconds: int) -> None:
        """Let so many seconds go by before the next attempt."""
        self._page().show_wait(seconds)

    def set_busy(self, busy: bool) -> None:
        """The key is being made."""
        self._page().set_busy(busy)

    def hand_over(self, vault: OpenVault) -> None:
        """Pass the open vault on; the window goes away then."""
        self._is_done = True
        self.password_page.forget()
        self.vault_opened.emit(vault)

    def draw_marks(self) -> None:
        """Draw what the first paint did not wait for."""
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.draw_mark()

    def show_page(self, page: QWidget) -> None:
        """Show a page; one that is not the password page is let go when another comes."""
        shown = self._stack.currentWidget()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        if self._is_painted and isinstance(page, Page):
            page.draw_mark()
        self._stack.setCurrentWidget(page)
        if shown is not None and shown not in (page, self.password_page):
            self._stack.removeWidget(shown)
            shown.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a page on Esc; the page one starts at has no way out."""
        from sspf_app.gui.widgets.way_out import leave_by_key

        if not leave_by_key(event, self._stack.currentWidget()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is on screen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.shown.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the program."""
        event.accept()
        if not self._is_done:
            self.left.emit()

    def _say_unlock(self) -> None:
        self.setWindowTitle(_("Unlock") + " – SSPF")

    def _page(self) -> Page:
        """Where it is told; what leads itself, as the wizard, is told nothing of vaults."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else self.password_page

    @Slot()
    def _on_tried(self) -> None:
        page = self.password_page
        self.presenter.unlock(login=page.login(), password=page.password())

    @Slot()
    def _on_words_wanted(self) -> None:
        from sspf_app.gui.unlock.words_page import WordsPage

        page = WordsPage(self._logins, strength=self.presenter.strength)
        page.tried.connect(self._on_words_tried)
        page.back_wanted.connect(self._on_back_wanted)
        self.show_page(page)
        page.focus()

    @Slot(object)
    def _on_words_tried(self, typed: tuple[str, str | None, str, str]) -> None:
        words, login, password, repeated = typed
        self.presenter.unlock_with_words(
            words=words, login=login, password=password, repeated=repeated
        )

    @Slot()
    def _on_back_wanted(self) -> None:
        self.show_page(self.password_page)
        self.password_page.focus()

    @Slot()
    def _on_vault_before_wanted(self) -> None:
        self.presenter.go_back()

    @Slot()
    def _on_others_wanted(self) -> None:
        self.show_reason("")
        self.presenter.show_choice()

    @Slot()
    def _on_key_file_wanted(self) -> None:
        self._dialogs(self).choose_file(
            _("Choose the key file"), on_chosen=self.presenter.choose_key_file
        )

    @Slot(object)
    def _on_vault_chosen(self, folder: Path) -> None:
        self.presenter.choose(folder)

    @Slot(object)
    def _on_forget_wanted(self, folder: Path) -> None:
        self.presenter.forget(folder)

    @Slot()
    def _on_open_wanted(self) -> None:
        self._dialogs(self).choose_folder(
            _("Choose the folder of the vault"), on_chosen=self.presenter.choose
        )

    @Slot()
    def _on_take_up_wanted(self) -> None:
        dialogs = self._dialogs(self)
        dialogs.choose_file(
            _("The backup or the package"),
            on_chosen=lambda file: dialogs.choose_folder(
                _("Where the vault is to lie"),
                on_chosen=lambda parent: self.presenter.take_up(file, parent),
            ),
            pattern="*.sspf-backup *.sspf-paket",
        )

    @Slot()
    def _on_new_wanted(self) -> None:
        self.show_page(self._make_wizard(self))
