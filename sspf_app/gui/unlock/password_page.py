"""The page one sees every morning: name, password, unlock."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import tokens
from sspf_app.gui.unlock.page import Page
from sspf_app.gui.widgets.marks import mark

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QComboBox

    from sspf_app.gui.unlock.key_file_row import KeyFileRow


class PasswordField(QLineEdit):
    """A password, hidden unless its eye is pressed; the eye comes with the first sign."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye: QAction | None = None
        self.textChanged.connect(self._on_first_text)

    @Slot()
    def _on_first_text(self) -> None:
        if self._eye is None:
            from PySide6.QtGui import QAction

            self._eye = QAction(_("Show the password"), self)
            self._eye.setCheckable(True)
            self._eye.toggled.connect(self._on_toggled)
            self._draw(self._eye, "eye")
            self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    @Slot(bool)
    def _on_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        if self._eye is not None:
            self._eye.setText(_("Hide the password") if shown else _("Show the password"))
            self._draw(self._eye, "eye-off" if shown else "eye")

    def _draw(self, eye: QAction, name: str) -> None:
        from sspf_app.gui.icons import SMALL, icon  # pictures are read when the first is needed

        eye.setIcon(icon(name, colour=tokens().muted, size=SMALL))


class PasswordPage(Page):
    """Asks for the password of one vault.

    Signals:
        tried: Unlock was pressed.
        words_wanted: The password is lost.
        others_wanted: Another vault.
        key_file_wanted: Choose the key file.
        manager_key_wanted: The unit manager's own key; it needs no vault.
    """

    tried = Signal()
    words_wanted = Signal()
    others_wanted = Signal()
    key_file_wanted = Signal()
    manager_key_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", width=400)
        self._logins: tuple[str, ...] = ()
        self._login: QComboBox | None = None
        self._login_place = QVBoxLayout()
        self._password = PasswordField()
        self._password.returnPressed.connect(self._on_pressed)
        self._unlock = mark(QPushButton(_("Unlock")), kind="primary")
        self._unlock.clicked.connect(self._on_pressed)
        words = mark(QPushButton(_("Open with recovery words…")), kind="quiet")
        words.clicked.connect(self.words_wanted)
        others = mark(QPushButton(_("Other vaults…")), kind="quiet")
        others.clicked.connect(self.others_wanted)
        own_key = mark(QPushButton(_("The manager's key…")), kind="quiet")
        own_key.clicked.connect(self.manager_key_wanted)
        self._with_key_file: frozenset[str] = frozenset()
        self._key_file: Path | None = None
        self._key_row: KeyFileRow | None = None
        self._key_place = QVBoxLayout()
        self._reason = ""
        self._is_busy = False
        ways = QHBoxLayout()
        ways.addWidget(words)
        ways.addStretch(1)
        ways.addWidget(others)
        self.column.addLayout(self._login_place)
        self.column.addWidget(labelled(_("Password"), self._password))
        self.column.addLayout(self._key_place)
        self.column.addWidget(self._unlock)
        self.column.addLayout(ways)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(own_key)
        last.addStretch(1)
        self.column.addLayout(last)
        self.finish()

    def show_vault(self, name: str, folder: Path) -> None:
        """Show whose password is asked for."""
        self.say(name, self._reason)
        self.setToolTip(str(folder))
        self.clear_trouble()
        self._password.clear()
        self.show_logins(())
        self.show_wait(0)

    def show_reason(self, words: str) -> None:
        """Say why it is locked."""
        self._reason = words

    def show_logins(
        self, logins: tuple[str, ...], with_key_file: frozenset[str] = frozenset()
    ) -> None:
        """Offer these users; one alone is not asked about."""
        self._with_key_file = with_key_file
        self._logins = logins
        if self._login is None and len(logins) > 1:
            self._make_login_row()
        if self._login is not None:
            self._login.clear()
            self._login.addItems(list(logins))
            self._login_row.setVisible(len(logins) > 1)
        self._show_key_row()

    def _make_login_row(self) -> None:
        from PySide6.QtWidgets import QComboBox

        self._login = QComboBox()
        self._login.currentTextChanged.connect(self._show_key_row)
        self._login_row = labelled(_("Who are you?"), self._login)
        self._login_place.addWidget(self._login_row)

    def show_key_file(self, path: Path | None) -> None:
        """Show which key file is tried."""
        self._key_file = path
        self._show_key_row()

    @Slot()
    def _show_key_row(self) -> None:
        """Ask for a key file where the user needs one; the row is made when it is first needed."""
        chosen = self.login() or next(iter(self._logins), "")
        is_needed = chosen in self._with_key_file
        if self._key_row is None:
            if not is_needed:
                return
            from sspf_app.gui.unlock.key_file_row import KeyFileRow

            self._key_row = KeyFileRow()
            self._key_row.chosen.clicked.connect(self.key_file_wanted)
            self._key_place.addWidget(self._key_row)
        self._key_row.setVisible(is_needed)
        self._key_row.show_path(self._key_file)

    def login(self) -> str | None:
        """The user chosen; None where there is no choice."""
        return None if self._login is None or len(self._logins) < 2 else self._login.currentText()

    def password(self) -> str:
        """As typed."""
        return self._password.text()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self._password.clear()

    def set_busy(self, busy: bool) -> None:
        """The key is being made: wait."""
        super().set_busy(busy)
        self._password.setReadOnly(busy)
        self._is_busy = busy
        self.show_turn()

    def show_turn(self) -> None:
        """Let the button say what it is waiting for."""
        left = self.seconds_left()
        self._unlock.setEnabled(not self._is_busy and not left)
        if self._is_busy:
            self._unlock.setText(_("Unlocking…"))
        elif left:
            self._unlock.setText(_("Unlock in {n} s").format(n=left))
        else:
            self._unlock.setText(_("Unlock"))

    def type_again(self) -> None:
        """Mark what was typed, so that the next key replaces it."""
        self._password.setFocus()
        self._password.selectAll()

    def focus(self) -> None:
        """Type at once."""
        self._password.setFocus()

    @Slot()
    def _on_pressed(self) -> None:
        if self._unlock.isEnabled():
            self.tried.emit()


def labelled(label: str, field: QWidget) -> QWidget:
    """A field under its words, which a screen reader says too."""
    words = mark(QLabel(label), role="label")
    words.setBuddy(field)
    field.setAccessibleName(label)
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(words)
    layout.addWidget(field)
    return made
