"""Correcting a person, in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from sspf_app.domain.codes import Protection
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.field_grid import FieldGrid
from sspf_app.gui.widgets.flow import flowing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.people_views import PersonDetail, PersonInput
from sspf_app.texts.labels import protection_label

_TEXTS = (
    "name",
    "aliases",
    "personal_number",
    "phone",
    "email",
    "address",
    "school",
    "workplace",
    "language",
)


class PersonEditor(QWidget):
    """The fields of a person.

    Attributes:
        person: Id of the person who is corrected; empty = somebody new.

    Signals:
        saved: A ``PersonInput``.
        left: Nothing is to be changed.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, *, with_buttons: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {key: QLineEdit() for key in _TEXTS}
        self.person = self._version = ""
        self.born, self.died = DateField(), DateField()
        self.interpreter = QCheckBox(_("Needs an interpreter"))
        self.adult = QCheckBox(_("Adult, birth date unknown"))
        self.protection = QComboBox()
        for kind in Protection:
            self.protection.addItem(protection_label(kind, words()), kind.value)
        self.lines = self._lines()
        checks = flowing(self.interpreter, self.adult, gap=2 * GRID)
        layout = column(FieldGrid(self.lines.values()), checks, gap=GRID + 4)
        self.save = primary_button(_("Save"), self._on_save)
        self._leave = back_button(_("Cancel"), self._on_leave)
        if with_buttons:
            layout.addLayout(row(self.save, self._leave, None))
        self.setLayout(layout)
        if with_buttons:  # else what is typed is kept by the editor it is a part of
            self.kept = KeptWords(self)

    def show_person(self, person: PersonDetail) -> None:
        """Fill the fields."""
        self.person, self._version = person.id, person.version
        for key, field in self.fields.items():
            value = ", ".join(person.aliases) if key == "aliases" else getattr(person, key)
            field.setText(value or "")
        self.born.set_day(person.born)
        self.died.set_day(person.died)
        self.interpreter.setChecked(person.needs_interpreter)
        self.adult.setChecked(person.adult)
        self.protection.setCurrentIndex(self.protection.findData(person.protected_identity.value))
        self.fields["name"].setFocus()

    def show_changed(self, person: PersonDetail) -> None:
        """The same person, changed elsewhere while somebody typed: what was touched stays."""
        if person.id != self.person or person.version == self._version:
            return
        holder = self.focusWidget()
        self.kept.refill(lambda: self.show_person(person))
        if holder is not None:
            holder.setFocus()

    def entry(self) -> PersonInput | None:
        """What is in the fields; None where something is wrong, which is said there."""
        faults = {
            "name": "" if self.fields["name"].text().strip() else _("Write a name."),
            "born": _("Write the day as 2012-05-14.") if self.born.is_wrong() else "",
            "died": _("Write the day as 2012-05-14.") if self.died.is_wrong() else "",
        }
        tell_faults(self.lines, faults)
        if any(faults.values()):
            return None
        given = {key: field.text() for key, field in self.fields.items()}
        return PersonInput(
            name=given["name"],
            aliases=tuple(part.strip() for part in given["aliases"].split(",") if part.strip()),
            born=self.born.day(),
            died=self.died.day(),
            adult=self.adult.isChecked(),
            personal_number=given["personal_number"],
            protected_identity=Protection(str(self.protection.currentData())),
            language=given["language"],
            needs_interpreter=self.interpreter.isChecked(),
            address=given["address"],
            phone=given["phone"],
            email=given["email"],
            school=given["school"],
            workplace=given["workplace"],
            seen=self._version,
        )

    def _lines(self) -> dict[str, FormRow]:
        fields = self.fields
        return {
            "name": FormRow(_("Name"), fields["name"]).refuses("name_required"),
            "born": FormRow(_("Born"), self.born).refuses("date_in_future", "young_person_age"),
            "aliases": FormRow(_("Also called"), fields["aliases"], optional=True),
            "personal_number": FormRow(
                _("Personal number"), fields["personal_number"], optional=True
            ).refuses(
                "personal_number_form",
                "personal_number_day",
                "personal_number_check",
                "number_of_other",
            ),
            "protection": FormRow(_("Protected identity"), self.protection),
            "language": FormRow(_("Language"), fields["language"], optional=True),
            "phone": FormRow(_("Telephone"), fields["phone"], optional=True),
            "email": FormRow(_("E-mail"), fields["email"], optional=True),
            "address": FormRow(_("Address"), fields["address"], optional=True),
            "school": FormRow(_("School and class"), fields["school"], optional=True),
            "workplace": FormRow(_("Workplace"), fields["workplace"], optional=True),
            "died": FormRow(_("Died"), self.died, optional=True).refuses(
                "date_in_future", "died_before_born"
            ),
        }

    def _on_save(self) -> None:
        entry = self.entry()
        if entry is not None:
            self.kept.send()
            self.saved.emit(entry)

    def _on_leave(self) -> None:
        self.kept.end()
        self.left.emit()
