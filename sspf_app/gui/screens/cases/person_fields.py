"""Fields about a person, as a block of a form."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.cases.intake_form import GuardianEntry, PersonEntry
from sspf_app.gui.widgets.alike_question import AlikeQuestion
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.chips import Choice
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.field_grid import FieldGrid
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.picker import PickField
from sspf_app.services.people_views import PersonListItem
from sspf_app.texts.labels import custody_label, protection_label


class PersonFields(QWidget):
    """Name, birth date and the rest; or somebody from the register.

    Attributes:
        rows: The rows by field, to say what is wrong.
    """

    def __init__(self, *, is_young: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._is_young = is_young
        self._people: dict[str, PersonListItem] = {}
        self.pick = PickField(_("Name in the register"))
        self.name, self.born = QLineEdit(), DateField()
        self.number, self.school = QLineEdit(), QLineEdit()
        self.phone, self.address = QLineEdit(), QLineEdit()
        self.language = QLineEdit()
        self.interpreter = QCheckBox(_("Needs an interpreter"))
        self.protection = QComboBox()
        for kind in Protection:
            self.protection.addItem(protection_label(kind, words()), kind.value)
        self._new = quiet_button(_("Enter somebody else"), self._on_new)
        self._new.hide()
        self.rows: dict[str, FormRow] = {}
        self.alike = AlikeQuestion()
        self._build()
        self.alike.same.connect(self._on_picked)
        self.name.editingFinished.connect(self._on_named)
        self.born.day_changed.connect(self._on_named)
        self.pick.picked.connect(self._on_picked)

    def offer(self, people: tuple[PersonListItem, ...]) -> None:
        """Whom to choose among."""
        self._people = {one.id: one for one in people}
        self.alike.offer(people)
        self.pick.set_choices(
            tuple(
                Choice(id=one.id, title=one.name, hint=one.born.isoformat() if one.born else "")
                for one in people
                if not one.is_dead
            )
        )

    def show_entry(self, entry: PersonEntry) -> None:
        """Fill the fields."""
        self._set_known(entry.id)
        self.name.setText(entry.name)
        self.born.edit.setText(entry.born)
        self.number.setText(entry.personal_number)
        self.school.setText(entry.school)
        self.phone.setText(entry.phone)
        self.address.setText(entry.address)
        self.language.setText(entry.language)
        self.interpreter.setChecked(entry.needs_interpreter)
        self.protection.setCurrentIndex(max(0, self.protection.findData(entry.protection)))

    def entry(self) -> PersonEntry:
        """What is in the fields."""
        return PersonEntry(
            id=self._id,
            name=self.name.text(),
            born=self.born.typed(),
            personal_number=self.number.text(),
            school=self.school.text(),
            phone=self.phone.text(),
            address=self.address.text(),
            language=self.language.text(),
            needs_interpreter=self.interpreter.isChecked(),
            protection=str(self.protection.currentData()),
        )

    def _build(self) -> None:
        fields: list[tuple[str, str, QWidget, str, bool]] = [
            (
                "pick",
                _("Already in the register"),
                self.pick,
                _("Leave empty for somebody new."),
                True,
            ),
            ("name", _("Name"), self.name, "", False),
            ("born", _("Born"), self.born, "", not self._is_young),
            (
                "personal_number",
                _("Personal number"),
                self.number,
                _("Only where it is needed. Twelve digits: YYYYMMDD-NNNN."),
                True,
            ),
        ]
        if self._is_young:
            fields.append(("school", _("School and class"), self.school, "", True))
        else:
            fields.append(("phone", _("Telephone"), self.phone, "", True))
            fields.append(("address", _("Address"), self.address, "", True))
        fields.append(("language", _("Language"), self.language, "", True))
        fields.append(("protection", _("Protected identity"), self.protection, "", False))
        for key, label, field, hint, optional in fields:
            self.rows[key] = FormRow(label, field, hint=hint, optional=optional)
        grid = FieldGrid(self.rows.values(), gap=GRID + 4)
        last = row(self.interpreter, None, self._new)
        self.setLayout(column(grid, self.alike, last, gap=GRID + 4))

    @Slot()
    def _on_named(self) -> None:
        if not self._id:
            self.alike.look(self.name.text(), self.born.day())

    @Slot(object)
    def _on_picked(self, person: object) -> None:
        found = self._people.get(str(person))
        if found is None:
            return
        self._set_known(found.id)
        self.alike.forget()
        self.name.setText(found.name)
        self.born.edit.setText(found.born.isoformat() if found.born else "")

    def _on_new(self) -> None:
        self.show_entry(PersonEntry())
        self.pick.choose(None)
        self.name.setFocus()

    def _set_known(self, person: str) -> None:
        """Somebody from the register is not entered again; the fields only show who it is."""
        self._id = person
        for field in (
            self.name,
            self.number,
            self.school,
            self.phone,
            self.address,
            self.language,
            self.interpreter,
            self.protection,
            self.born,
        ):
            field.setEnabled(not person)
        self._new.setVisible(bool(person))


class GuardianFields(Card):
    """A guardian and the custody."""

    def __init__(self, number: int, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Guardian {n}").format(n=number + 1), parent=parent)
        self.person = PersonFields(is_young=False)
        self.kind = QComboBox()
        for kind in CustodyKind:
            self.kind.addItem(custody_label(kind, words()), kind.value)
        self.starts_on, self.seen_on = DateField(), DateField()
        self.document = QLineEdit()
        self._custody = ""
        custody = {
            "kind": FormRow(_("Custody"), self.kind),
            "starts_on": FormRow(_("From"), self.starts_on, hint=_("Often the birth date.")),
            "document": FormRow(
                _("Document that was seen"),
                self.document,
                hint=_(
                    "For example: extract from the population register. Without it no "
                    "consent counts."
                ),
                optional=True,
            ),
            "seen_on": FormRow(_("Seen on"), self.seen_on, optional=True),
        }
        self.rows = {**self.person.rows, **custody}
        self.add(self.person)
        self.add(FieldGrid(custody.values(), gap=GRID + 4))

    def show_entry(self, entry: GuardianEntry) -> None:
        """Fill the fields."""
        self.person.show_entry(entry.person)
        self.kind.setCurrentIndex(max(0, self.kind.findData(entry.kind)))
        self.starts_on.edit.setText(entry.starts_on)
        self.document.setText(entry.document)
        self.seen_on.edit.setText(entry.seen_on)
        self._custody = entry.custody

    def entry(self) -> GuardianEntry:
        """What is in the fields."""
        return GuardianEntry(
            person=self.person.entry(),
            kind=str(self.kind.currentData()),
            starts_on=self.starts_on.typed(),
            document=self.document.text(),
            seen_on=self.seen_on.typed(),
            custody=self._custody,
        )
