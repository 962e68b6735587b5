"""The contacts of one party, corrected where they stand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.named_form import NamedForm
from sspf_app.gui.widgets.buttons import button, icon_button, primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import book_above
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.party_views import ContactInput, PartyItem
from sspf_app.services.records import Contact


class ContactsCard(Card):
    """Shows contacts; one at a time opens as a form in its own place.

    Signals:
        save_wanted: Id of the contact or None, and a ``ContactInput``.
        remove_wanted: A ``Contact``.
    """

    save_wanted = Signal(object, object)
    remove_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Contacts"), parent=parent)
        self._party: PartyItem | None = None
        self._open: str | None = None
        self._rows = column(gap=GRID + 4)
        self._add = button(_("Add a contact"), self._on_add, icon="add")
        self.form: ContactForm | None = None
        self.add(self._rows)
        self.add(row(self._add, None))

    def show_party(self, party: PartyItem) -> None:
        """Show the contacts of a party; a form that was typed in stays open."""
        if self._show_changed(party):
            return
        self._party, self._open = party, None
        book = book_above(self)
        for one in ("", *(contact.id for contact in party.contacts)):
            if book is not None and book.has(self._key(one)):
                self._open = one
        self._fill()
        self._keep()

    def _show_changed(self, party: PartyItem) -> bool:
        """Fill the open form with its contact as it is by now; what was touched stays.

        Returns:
            Whether a form of this party is open that was not saved.
        """
        form, before = self.form, self._party
        again = next((one for one in party.contacts if one.id == self._open), None)
        if form is None or before is None or before.id != party.id or again is None:
            return False
        if form.kept.key:
            self._party = party
            form.kept.refill(lambda: form.show_one(again))
        return bool(form.kept.key)

    def _fill(self) -> None:
        clear(self._rows)
        self.form = None
        party = self._party
        if party is None:
            return
        for number, contact in enumerate(party.contacts):
            if number:
                self._rows.addWidget(line())
            is_open = self._open == contact.id
            self._rows.addWidget(self._form(contact) if is_open else self._line(contact))
        if not party.contacts and self._open is None:
            self._rows.addWidget(text(_("No contacts yet."), role="muted"))
        if self._open == "":
            self._rows.addWidget(self._form(None))
        self._add.setVisible(self._open is None)

    def _line(self, contact: Contact) -> QWidget:
        holder = QWidget()
        reach = " · ".join(one for one in (contact.function, contact.phone, contact.email) if one)
        change = icon_button("edit", _("Correct {name}").format(name=contact.name), size=18)
        remove = icon_button("trash", _("Remove {name}").format(name=contact.name), size=18)
        change.clicked.connect(lambda: self._show_form(contact.id))
        remove.clicked.connect(lambda: self.remove_wanted.emit(contact))
        words = column(text(contact.name, role="strong"), text(reach, role="muted"), gap=0)
        layout = row(words, change, remove)
        layout.setStretch(0, 1)
        holder.setLayout(layout)
        return holder

    def _form(self, contact: Contact | None) -> QWidget:
        made = ContactForm()
        made.show_one(contact)
        self.form = made
        made.saved.connect(self._on_saved)
        made.left.connect(lambda: self._show_form(None))
        return made

    def _key(self, contact: str) -> str:
        party = "" if self._party is None else self._party.id
        return f"office/parties/contact:{party}:{contact or 'new'}"

    def _keep(self) -> None:
        """Keep what is typed, once the form stands in its screen."""
        if self.form is not None and self._open is not None:
            self.form.kept.begin(self._key(self._open))

    def _show_form(self, which: str | None) -> None:
        self._open = which
        self._fill()
        self._keep()
        if self.form is not None:
            self.form.name.setFocus()
        else:
            self._add.setFocus()

    def _on_add(self) -> None:
        self._show_form("")

    def _on_saved(self, entry: ContactInput) -> None:
        if self._party is not None:
            whole = replace(entry, party=self._party.id)
            self.save_wanted.emit(self._open or None, whole)


class ContactForm(NamedForm):
    """Four fields.

    Signals:
        saved: A ``ContactInput`` without its party.
    """

    saved = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.function, self.phone, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.name_row = FormRow(_("Name"), self.name).refuses("name_required")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID + 4)
        grid.addWidget(self.name_row, 0, 0)
        grid.addWidget(FormRow(_("Function"), self.function), 0, 1)
        grid.addWidget(FormRow(_("Phone"), self.phone), 1, 0)
        grid.addWidget(FormRow(_("E-mail"), self.email).refuses("email_unfit"), 1, 1)
        self.save = primary_button(_("Save the contact"), self._on_save)
        leave = back_button(_("Cancel"), self._on_leave)
        self.setLayout(column(grid, row(self.save, leave, None), gap=GRID + 4))
        for field in (self.name, self.function, self.phone, self.email):
            field.returnPressed.connect(self._on_save)

    def show_one(self, contact: Contact | None) -> None:
        """Fill the fields; None = a new contact."""
        self.seen = "" if contact is None else version_of(contact)
        self.name.setText("" if contact is None else contact.name)
        self.function.setText("" if contact is None else contact.function)
        self.phone.setText("" if contact is None else contact.phone)
        self.email.setText("" if contact is None else contact.email)

    def send(self) -> None:
        """Say it."""
        self.saved.emit(
            ContactInput(
                party="",
                name=self.name.text(),
                function=self.function.text(),
                phone=self.phone.text(),
                email=self.email.text(),
                seen=self.seen,
            )
        )
