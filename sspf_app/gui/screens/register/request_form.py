"""The form of a new request about somebody's data; in the place of the list while it is filled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.ports import RequestAsked
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.flow import growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import name, scaled
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.extract_records import RightsWish
from sspf_app.services.people_views import PersonListItem
from sspf_app.services.records import User
from sspf_app.texts.rights_letters import wish_name

_WIDTH = 84 * GRID


class RequestForm(QWidget):
    """See the module.

    Signals:
        noted: A ``RequestAsked``.
        closed: Nothing is noted.
    """

    noted = Signal(object)
    closed = Signal()

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        whose, asker = _("Whose data it is about"), _("A guardian who asks for the child")
        letters = _("A few letters of the name")
        self.who = name(PickField(letters), whose)
        self.asker = name(PickField(letters, lets_go=True), asker)
        self.wish = ChipBar(_("What they ask for"), is_single=True)
        self.wish.set_choices(
            tuple(Choice(id=one.value, title=wish_name(one.value, words())) for one in RightsWish)
        )
        self.day = name(DateField(today(), today=today()), _("The day they asked"))
        self.note = primary_button(_("Note the request"), self._on_note, icon="check")
        self.back = back_button(_("Note no request"), self.closed.emit)
        hint = _("Somebody with protected identity stands here once you have opened their case.")
        self._rows = {
            "who": FormRow(whose, self.who, hint=hint),
            "asker": FormRow(asker, self.asker, optional=True),
            "wish": FormRow(_("What they ask for"), self.wish),
            "day": FormRow(
                _("The day they asked"), self.day, hint=_("The answer is due a month later.")
            ),
        }
        card = growing(Card(_("New request")))
        for one in self._rows.values():
            card.add(one)
        card.add(row(self.note, self.back, None))
        card.setMaximumWidth(scaled(_WIDTH))
        self.setLayout(column(scrolled(pile(card, right=GRID))))

    def offer(self, people: tuple[PersonListItem, ...], users: tuple[User, ...]) -> None:
        """Offer whom a request can be about, and who can ask for a child."""
        staff = _("user of the program")
        persons = tuple(Choice(id=one.id, title=one.name, hint=_born(one)) for one in people)
        self.who.set_choices(
            (*persons, *(Choice(id=one.id, title=one.name, hint=staff) for one in users))
        )
        self.asker.set_choices(persons)

    def begin(self) -> None:
        """Begin with nothing chosen."""
        self.who.choose(None)
        self.asker.choose(None)
        self.wish.choose((RightsWish.EXTRACT.value,))
        self.day.set_day(self._today())
        for one in self._rows.values():
            one.show_trouble("")
        self.who.setFocus()

    def trouble(self) -> str:
        """What is missing, or nothing."""
        return " ".join(filter(None, (one.trouble() for one in self._rows.values())))

    def _on_note(self) -> None:
        who, day, wish = self.who.chosen(), self.day.day(), self.wish.one()
        for row_name, is_missing, said in (
            ("who", who is None, _("Choose whose data it is about.")),
            ("wish", wish is None, _("Choose what they ask for.")),
            ("day", day is None, _("Write the day they asked.")),
        ):
            if is_missing:
                self._rows[row_name].show_trouble(said)
                self._rows[row_name].field.setFocus()
                return
        if who is not None and day is not None and wish is not None:
            self.noted.emit(
                RequestAsked(
                    person=who,
                    asked_on=day,
                    wish=RightsWish(wish),
                    asked_by=self.asker.chosen() or "",
                )
            )


def _born(one: PersonListItem) -> str:
    return "" if one.born is None else one.born.isoformat()
