"""The page for a lost password: recovery words and a new password."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.unlock.page import Page
from sspf_app.gui.unlock.password_page import PasswordField
from sspf_app.gui.unlock.strength_line import StrengthLine
from sspf_app.gui.widgets.buttons import primary_button, quiet_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.way_out import leads_out


class WordsPage(Page):
    """Asks for the words on the sealed sheet.

    Signals:
        tried: (words, login or None, new password, repeated).
        back_wanted: The password after all.
    """

    tried = Signal(object)
    back_wanted = Signal()

    def __init__(self, logins: tuple[str, ...], *, strength: Callable[[str, str], str]) -> None:
        super().__init__(
            _("Open with recovery words"),
            _("The fourteen words are on the sheet that was sealed when the vault was made."),
            width=58 * GRID,
        )
        self._is_busy = False
        self._login = QComboBox()
        self._login.addItems(list(logins))
        login_row = FormRow(_("Whose password is to be new?"), self._login)
        show_if(login_row, wanted=len(logins) > 1)
        self._words = QPlainTextEdit()
        self._words.setTabChangesFocus(True)
        self._words.setMaximumHeight(self.fontMetrics().lineSpacing() * 3 + 2 * GRID)
        self._password, self._repeated = PasswordField(), PasswordField()
        line = StrengthLine(lambda password: strength(password, self._login.currentText()))
        self._password.textChanged.connect(line.judge)
        self._open = primary_button(_("Open and set the new password"), self._on_pressed)
        for part in (
            FormRow(
                _("Recovery words"),
                self._words,
                hint=_("Four letters of each word are enough; å, ä and ö may be a and o."),
            ),
            login_row,
            FormRow(_("New password"), self._password),
            line,
            FormRow(_("The same again"), self._repeated),
        ):
            self.column.addWidget(part)
        back = quiet_button(_("Back"), self.back_wanted.emit, icon="arrow-left")
        leads_out(back)
        self.column.addLayout(row(back, None, self._open))
        self.finish()

    def set_busy(self, busy: bool) -> None:
        """The key is being made: wait."""
        super().set_busy(busy)
        self._is_busy = busy
        self.show_turn()

    def show_turn(self) -> None:
        """Let the button say what it is waiting for."""
        left = self.seconds_left()
        self._open.setEnabled(not self._is_busy and not left)
        self._open.setText(
            _("Try again in {n} s").format(n=left) if left else _("Open and set the new password")
        )

    def type_again(self) -> None:
        """Back to the words."""
        self.focus()

    def focus(self) -> None:
        """Type the words."""
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_pressed(self) -> None:
        login = self._login.currentText() if self._login.count() > 1 else None
        typed = (
            self._words.toPlainText(),
            login,
            self._password.text(),
            self._repeated.text(),
        )
        self.tried.emit(typed)
