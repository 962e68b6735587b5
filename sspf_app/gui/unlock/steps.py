"""Steps of the first start: place, user and password, backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.ports import Dialogs
from sspf_app.gui.unlock.first_start import FirstStartPresenter
from sspf_app.gui.unlock.password_page import PasswordField
from sspf_app.gui.unlock.strength_line import StrengthLine
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row
from sspf_app.services.wizards import FirstStart, suggested_login


class StepPage(QWidget):
    """One question.

    Signals:
        done: Enter was pressed.

    Attributes:
        title: What it is about.
        words: Why it is asked.
        column: Where its fields lie.
    """

    done = Signal()

    title = ""
    words = ""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2, GRID, 2, GRID)
        self.column.setSpacing(2 * GRID)
        self.rows: dict[str, FormRow] = {}

    def add(self, name: str, label: str, field: QWidget, *, hint: str = "") -> FormRow:
        """Add a field under the name that problems use."""
        made = FormRow(label, field, hint=hint)
        self.rows[name] = made
        self.column.addWidget(made)
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self.done)
        return made

    def show_state(self, state: FirstStart) -> None:
        """Show what was answered before."""

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say at each field what is missing."""
        for name, one in self.rows.items():
            one.show_trouble(problems.get(name, ""))
        first = next((self.rows[name] for name in problems if name in self.rows), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring(first)

    def bring(self, part: QWidget) -> None:
        """Scroll a part into sight, once its words have room."""
        parent = self.parentWidget()
        area = None if parent is None else parent.parentWidget()
        if isinstance(area, QScrollArea):
            QTimer.singleShot(0, part, lambda: area.ensureWidgetVisible(part))

    def answer(self, presenter: FirstStartPresenter) -> None:
        """Hand the answers over."""

    def go_back(self) -> bool:
        """Whether the page went back inside itself."""
        return False

    def focus(self) -> None:
        """Put the keyboard into the first field."""
        for one in self.rows.values():
            one.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def forget(self) -> None:
        """Keep nothing secret of what was typed."""


class FolderField(QWidget):
    """A folder: typed or chosen."""

    def __init__(self, dialogs: Dialogs, title: str) -> None:
        super().__init__()
        self._dialogs, self._what = dialogs, title
        self.edit = QLineEdit()
        self._choose = button(_("Choose…"), self._on_choose, icon="folder")
        layout = row(self.edit, self._choose)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.edit)

    def setAccessibleName(self, name: str) -> None:
        """Name the line that is typed in too."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def folder(self) -> Path | None:
        """What was typed; None for nothing."""
        typed = self.edit.text().strip()
        return Path(typed).expanduser() if typed else None

    def show_folder(self, folder: Path | None) -> None:
        """Show a folder."""
        self.edit.setText("" if folder is None else str(folder))
        self.edit.setCursorPosition(0)

    @Slot()
    def _on_choose(self) -> None:
        self._dialogs.choose_folder(self._what, on_chosen=self._on_chosen)

    def _on_chosen(self, folder: Path) -> None:
        self.show_folder(folder)


class PlaceStep(StepPage):
    """Where the vault comes to lie, and its name."""

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self.title = _("Where is the vault to lie?")
        self.words = _(
            "A vault is a folder with everything in it, encrypted. Put it on this computer or on "
            "the office's own drive, not in a cloud folder."
        )
        self._name = QLineEdit()
        self._parent = FolderField(dialogs, _("Choose where the vault is to lie"))
        self.add("folder", _("Name of the vault"), self._name, hint=_("Such as: SSPF Umeå"))
        self.add("parent", _("In the folder"), self._parent)
        self._parent.edit.returnPressed.connect(self.done)
        self.column.addStretch(1)

    def show_state(self, state: FirstStart) -> None:
        """Show the folder proposed or chosen."""
        self._name.setText(state.plan.folder.name)
        self._parent.show_folder(state.plan.folder.parent)

    def answer(self, presenter: FirstStartPresenter) -> None:
        """Hand the folder over."""
        presenter.place_chosen(self._name.text(), self._parent.folder())


class UserStep(StepPage):
    """Who the coordinator is, and the password."""

    def __init__(self, strength: Callable[[str, str], str]) -> None:
        super().__init__()
        self.title = _("Who are you, and what is your password?")
        self.words = _(
            "Nobody can tell you the password if you forget it: not the office, not whoever made "
            "the program. The next step makes a sheet that helps then."
        )
        self._name, self._login = QLineEdit(), QLineEdit()
        self._password, self._repeated = PasswordField(), PasswordField()
        self._line = StrengthLine(lambda password: strength(password, self._login.text()))
        self.add("name", _("Your name"), self._name, hint=_("As it stands on forms and minutes."))
        self.add("login", _("User name"), self._login)
        self.add("password", _("Password"), self._password)
        self.column.addWidget(self._line)
        self.add("repeated", _("The same again"), self._repeated)
        self.column.addWidget(
            text(
                _(
                    "Accounts you make later, such as the manager's, approve nothing you ask for, "
                    "until somebody signs on paper that one person alone has the account."
                ),
                role="muted",
            )
        )
        self.column.addStretch(1)
        self._name.textEdited.connect(self._on_name_edited)
        self._password.textChanged.connect(self._line.judge)

    def answer(self, presenter: FirstStartPresenter) -> None:
        """Hand name and password over."""
        presenter.user_named(
            name=self._name.text(),
            login=self._login.text(),
            password=self._password.text(),
            repeated=self._repeated.text(),
        )

    def forget(self) -> None:
        """Empty both passwords."""
        self._password.clear()
        self._repeated.clear()

    @Slot(str)
    def _on_name_edited(self, name: str) -> None:
        if not self._login.isModified():
            self._login.setText(suggested_login(name))


class BackupStep(StepPage):
    """Where the first backup goes."""

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self.title = _("Where is the first backup to go?")
        self.words = _(
            "A backup is one encrypted file; it opens with your password or the recovery words. "
            "A drive that is not always connected is the best place."
        )
        self._folder = FolderField(dialogs, _("Choose where backups are to go"))
        self._later = QCheckBox(_("Not now: I choose a place later"))
        self.add("backup", _("Folder for backups"), self._folder)
        self._folder.edit.returnPressed.connect(self.done)
        self.column.addWidget(self._later)
        self.column.addWidget(
            text(
                _("The program reminds you when the last backup is older than a week."),
                role="muted",
            )
        )
        self.column.addStretch(1)
        self._later.toggled.connect(self._folder.setDisabled)

    def answer(self, presenter: FirstStartPresenter) -> None:
        """Hand the folder over, or that there is none yet."""
        presenter.backup_chosen(self._folder.folder(), later=self._later.isChecked())
