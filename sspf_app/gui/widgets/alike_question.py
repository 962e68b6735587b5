"""Asks in place whether somebody who is being entered is in the register already; never a block."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.domain.facts import Person
from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, row
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.notices import announce
from sspf_app.services.alike import alike
from sspf_app.services.people_views import PersonListItem


class AlikeQuestion(QWidget):
    """Compares names and birth dates, also where they are spelled nearly alike.

    Signals:
        same: Id of the person of the register it is.
    """

    same = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="question")
        self._people: tuple[PersonListItem, ...] = ()
        self._others: set[str] = set()
        self._asked = ""
        self._words = column()
        self.setLayout(self._words)
        self.hide()

    def offer(self, people: tuple[PersonListItem, ...]) -> None:
        """Whom to compare with."""
        self._people = people

    def look(self, name: str, born: date | None) -> None:
        """Ask about the likeliest, or about nobody."""
        typed = Person(id="", name=name.strip(), born=born)
        found = [
            (why, one)
            for one in self._people
            if name.strip() and one.id not in self._others
            if (why := alike(typed, Person(id=one.id, name=one.name, born=one.born)))
        ]
        if not found:
            self.forget()
            return
        likeliest = min(found, key=lambda pair: (pair[1].born != born, pair[1].name))[1]
        if likeliest.id != self._asked:
            self._ask(likeliest)

    def forget(self) -> None:
        """Ask nothing."""
        self._asked = ""
        clear(self._words)
        self.hide()

    def _ask(self, one: PersonListItem) -> None:
        clear(self._words)
        self._asked = one.id
        born = "" if one.born is None else one.born.isoformat()
        said = _("{name} {born} is in the register already. Is it the same person?")
        self.yes = button(_("Yes, it is {name}").format(name=one.name), self._on_yes)
        self.no = quiet_button(_("No, somebody else"), self._on_no)
        asked = said.format(name=one.name, born=born).replace("  ", " ")
        self._words.addWidget(text(asked, role="strong"))
        self._words.addLayout(row(self.yes, self.no, None))
        self.setAccessibleName(asked)
        self.show()
        announce(self)

    def _on_yes(self) -> None:
        asked = self._asked
        self.forget()
        self.same.emit(asked)

    def _on_no(self) -> None:
        self._others.add(self._asked)
        self.forget()
