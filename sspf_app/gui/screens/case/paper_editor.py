"""The fields about a file that is put in, and how far it has come."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screens.case.paper_words import size_word, target_word, type_word
from sspf_app.gui.screens.case.typed_paper import Faults, TypedPaper
from sspf_app.gui.widgets.buttons import primary_button, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import name, show_if
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import Target

_PARTS = 1000


class PaperEditor(Card):
    """See the module.

    Signals:
        save_wanted: Put the file in.
        stop_wanted: Put it in no further.
        leave_wanted: Put it not in.
    """

    save_wanted = Signal()
    stop_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(_("Put a paper into the case"))
        growing(self)
        self._zone = zone
        self._path: str | None = None
        self.file = text(role="strong", selectable=True)
        self.title = QLineEdit()
        self.type, self.target = ChoiceBox(), ChoiceBox().can_be_narrow()
        for one in DocumentType:
            self.type.addItem(type_word(one), one.value)
        self._title_row = FormRow(
            _("What it is"), self.title, hint=_("Such as: the school's report of the autumn term")
        )
        self.save = primary_button(_("Put it in"), self._on_save, icon="check")
        self._leave = back_button(_("Cancel"), self._on_leave)
        self.bar = name(QProgressBar(), _("How far it has come"))
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self._so_far = text(role="muted")
        self.stop = quiet_button(_("Stop"), self._on_stop, icon="cross")
        self._progress = QWidget()
        self._progress.setLayout(column(self._so_far, self.bar, row(self.stop, None)))
        self.add(self.file)
        self.add(self._title_row)
        self.add(FormRow(_("Type of paper"), self.type))
        self.add(FormRow(_("Belongs to"), self.target))
        self.add(row(self.save, self._leave, None))
        self.add(self._progress)
        self.title.returnPressed.connect(self._on_save)
        self.end_progress()

    def show_typed(self, typed: TypedPaper, targets: tuple[Target, ...]) -> None:
        """Fill the fields."""
        self._path = typed.path
        self.file.setText(typed.file.name)
        self.file.setToolTip(typed.path)
        self.title.setText(typed.title)
        self.type.setCurrentIndex(max(0, self.type.findData(typed.type)))
        self.target.clear()
        for one in targets:
            self.target.addItem(target_word(one, self._zone), f"{one.kind.value}/{one.id}")
        self.target.setCurrentIndex(max(0, self.target.findData(typed.target)))
        self._title_row.show_trouble("")
        self.end_progress()

    def collect(self) -> TypedPaper | None:
        """What stands in the fields; None where no file was chosen."""
        if self._path is None:
            return None
        return TypedPaper(
            path=self._path,
            title=self.title.text(),
            type=str(self.type.currentData()),
            target=str(self.target.currentData()),
        )

    def show_faults(self, faults: Faults) -> None:
        """Say what is missing where it is."""
        tell_faults({"title": self._title_row}, faults)

    def show_progress(self, file: str, taken: int, size: int) -> None:
        """Say how far a file has come."""
        self.bar.setValue(_PARTS * taken // max(1, size))
        self._so_far.setText(
            _("{file}: {taken} of {size} encrypted").format(
                file=file, taken=size_word(taken), size=size_word(size)
            )
        )
        show_if(self._progress, wanted=True)
        self.save.setEnabled(False)
        self._leave.setEnabled(False)

    def end_progress(self) -> None:
        """No file is on its way."""
        show_if(self._progress, wanted=False)
        self.save.setEnabled(True)
        self._leave.setEnabled(True)

    def _on_save(self) -> None:
        self.save_wanted.emit()

    def _on_stop(self) -> None:
        self.stop_wanted.emit()

    def _on_leave(self) -> None:
        self.leave_wanted.emit()
