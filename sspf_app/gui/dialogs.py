"""Questions and the choice of files, without a nested event loop.

The only place that makes message boxes and file dialogs. Each is opened, belongs to the window,
and answers by a call; locking closes it unanswered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.ports import Question, Trouble
from sspf_app.gui.tall_dialog import TallDialog, stacked
from sspf_app.gui.theme import dress
from sspf_app.gui.widgets.layout import scrolled
from sspf_app.gui.widgets.marks import mark, show_if

if TYPE_CHECKING:
    from sspf_app.services.print_ports import Printer


_LONG = 600
"""Letters of what follows from a question from which it scrolls where the screen has no room."""


class QuestionDialog(TallDialog):
    """One sentence, what follows from it, and two buttons that say what they do."""

    def __init__(self, question: Question, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.text)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        text = mark(QLabel(question.text), role="heading")
        text.setWordWrap(True)
        detail = QLabel(question.detail)
        detail.setWordWrap(True)
        show_if(detail, wanted=bool(question.detail))
        buttons = QDialogButtonBox()
        self.yes = QPushButton(question.yes)
        self.no = QPushButton(question.no)
        mark(self.yes, kind="danger" if question.is_grave else "primary")
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.no, QDialogButtonBox.ButtonRole.RejectRole)
        safe = self.no if question.is_grave else self.yes
        safe.setDefault(True)
        safe.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        told: QWidget = detail
        if len(question.detail) > _LONG:
            listed = QWidget()
            stacked(listed).addWidget(detail)
            told = self.area = scrolled(listed)
        for widget in (text, told, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(56 * GRID)
        self.setAccessibleName(question.text)
        self.setAccessibleDescription(question.detail)


class TroubleDialog(QDialog):
    """The one dialog for what nobody foresaw."""

    def __init__(self, trouble: Trouble, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(trouble.what)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(trouble.sentence)
        what = mark(QLabel(trouble.what), role="heading")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        for widget in (what, QLabel(trouble.kept), QLabel(trouble.advice)):
            widget.setWordWrap(True)
            layout.addWidget(widget)
        buttons = QDialogButtonBox()
        close = mark(QPushButton(_("Go on")), kind="primary")
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        layout.addWidget(buttons)
        self.setMinimumWidth(56 * GRID)
        if parent is None:
            dress(self)


class PasswordDialog(TallDialog):
    """Passwords to say on the telephone; large, and shown once.

    Only its button closes it: a key pressed too early would lose what is not shown again.
    """

    def __init__(
        self,
        passwords: Sequence[tuple[str, str]],
        parent: QWidget | None,
        *,
        title: str = "",
        why: str = "",
        any_spelling: bool = False,
    ) -> None:
        """Lay it out.

        Args:
            passwords: Of each file its name, and what opens it.
            parent: The window.
            title: Of something else than a file for a recipient.
            why: So too.
            any_spelling: It is typed into this program, which reads blanks and capitals as well.
        """
        super().__init__(parent)
        title = title or (
            _("Say each password to its recipient")
            if len(passwords) > 1
            else _("Say the password to the recipient")
        )
        why = why or _(
            "Say it on the telephone or on the spot, never in the same message as the file. It is "
            "kept nowhere and cannot be shown again; a new copy gets a new password."
        )
        spelling = (
            _("Blanks instead of hyphens, and capitals, do as well when it is typed in.")
            if any_spelling
            else _("It is typed in small letters, with a hyphen between the words.")
        )
        why = f"{why} {spelling}"
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAccessibleName(title)
        self.setAccessibleDescription(why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(mark(QLabel(title), role="heading"))
        note = QLabel(why)
        note.setWordWrap(True)
        layout.addWidget(note)
        listed = QWidget()
        inner = stacked(listed)
        self.passwords: list[QLabel] = []
        for file, password in passwords:
            said = mark(QLabel(password), role="title")
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            said.setAccessibleName(
                _("Password of {file}: {password}").format(file=file, password=password)
            )
            said.setWordWrap(True)
            self.passwords.append(said)
            name = mark(QLabel(file), role="muted")
            name.setTextFormat(Qt.TextFormat.PlainText)
            inner.addWidget(name)
            inner.addWidget(said)
        self.area = scrolled(listed)
        layout.addWidget(self.area, 1)
        self.noted = mark(QPushButton(_("I have it")), kind="primary")
        self.noted.clicked.connect(self.accept)
        buttons = QDialogButtonBox()
        buttons.addButton(self.noted, QDialogButtonBox.ButtonRole.AcceptRole)
        layout.addWidget(buttons)
        self.setMinimumWidth(70 * GRID)
        self.passwords[0].setFocus()

    @Slot()
    def reject(self) -> None:
        """Escape does not take away what is not shown again."""


class _Answer(QObject):
    """Carries a dialog's end to the callbacks; lives and dies with the dialog."""

    def __init__(
        self,
        dialog: QDialog,
        on_accepted: Callable[[], object],
        on_rejected: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(dialog)
        self._accepted, self._rejected = on_accepted, on_rejected
        self._dialog = dialog
        dialog.finished.connect(self._on_finished)

    @Slot(int)
    def _on_finished(self, result: int) -> None:
        self._dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self._accepted()
        elif self._rejected is not None:
            self._rejected()


class WindowDialogs:
    """``gui.ports.Dialogs`` over a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def ask(
        self,
        question: Question,
        *,
        on_yes: Callable[[], object],
        on_no: Callable[[], object] | None = None,
    ) -> None:
        """Ask; see ``gui.ports.Dialogs``."""
        dialog = QuestionDialog(question, self._window)
        _Answer(dialog, on_yes, on_no)
        dialog.open()

    def choose_folder(
        self, title: str, *, on_chosen: Callable[[Path], object], start: Path | None = None
    ) -> None:
        """Let the user choose a folder."""
        dialog = QFileDialog(self._window, title, str(start or Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, on_chosen)

    def choose_file(
        self, title: str, *, on_chosen: Callable[[Path], object], pattern: str = "*"
    ) -> None:
        """Let the user choose a file to read."""
        dialog = QFileDialog(self._window, title, str(Path.home()), pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, on_chosen)

    def choose_files(
        self,
        title: str,
        *,
        on_chosen: Callable[[tuple[Path, ...]], object],
        pattern: str = "*",
    ) -> None:
        """Let the user choose one file or several."""
        dialog = QFileDialog(self._window, title, str(Path.home()), pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        _Answer(dialog, lambda: on_chosen(tuple(Path(one) for one in dialog.selectedFiles())))
        dialog.open()

    def tell_passwords(
        self, passwords: Sequence[tuple[str, str]], *, any_spelling: bool = False
    ) -> None:
        """Show passwords once."""
        dialog = PasswordDialog(passwords, self._window, any_spelling=any_spelling)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def tell_words(self, words: Sequence[str], *, vault: str) -> None:
        """Show them once."""
        from sspf_app.gui.words_dialog import WordsDialog

        dialog = WordsDialog(words, self._window, vault=vault)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def tell_first_password(self, name: str, password: str) -> None:
        """Show it once."""
        why = _(
            "Say it on the telephone or on the spot. It is kept nowhere and cannot be shown again. "
            "{name} chooses another one under Settings at once: until then nobody can be sure who "
            "it was that opened the vault."
        ).format(name=name)
        dialog = PasswordDialog(
            ((name, password),),
            self._window,
            title=_("The first password"),
            why=why,
            any_spelling=True,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_file(self, title: str, *, suggested: str, on_chosen: Callable[[Path], object]) -> None:
        """Let the user choose where to write."""
        suffix = Path(suggested).suffix.lstrip(".")
        dialog = QFileDialog(self._window, title, str(Path.home()), f"*.{suffix}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(suggested)
        self._open(dialog, on_chosen)

    def choose_printer(
        self, *, on_chosen: Callable[[Printer], object], on_none: Callable[[], object]
    ) -> None:
        """Let the user choose a printer, in the question the system has for it."""
        # Printing is loaded when somebody prints.
        from sspf_app.gui.printing import PaperPrinter, has_printer, printer_dialog

        if not has_printer():
            on_none()
            return
        dialog, printer = printer_dialog(self._window)
        _Answer(dialog, lambda: on_chosen(PaperPrinter(printer)))
        QDialog.open(dialog)  # that of QPrintDialog wants a slot by its name

    def _open(self, dialog: QFileDialog, on_chosen: Callable[[Path], object]) -> None:
        _Answer(dialog, lambda: on_chosen(Path(dialog.selectedFiles()[0])))
        dialog.open()
