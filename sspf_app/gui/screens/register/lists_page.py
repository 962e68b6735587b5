"""Steps of the process and the lists of the office: names, order, what is on, from a day on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.register.named_rows import NamedRows
from sspf_app.gui.screens.register.ports import ListsScene
from sspf_app.gui.widgets.buttons import primary_button, quiet_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.refusing import RefusesInPlace
from sspf_app.gui.widgets.sides import SidesInSection
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.process_records import ProcessSettings, Step
from sspf_app.services.process_settings import NEEDED_NOTES
from sspf_app.services.process_shipped import SHIPPED
from sspf_app.texts.notes import note_kind
from sspf_app.texts.process import area_name, concern_name, retention_name, step_name

_NEEDED = frozenset({Step.CONSENT.value, Step.CLOSING.value})


class ListsPage(RefusesInPlace, HoldsTyped, QWidget):
    """See the module.

    Attributes:
        lists: Each list by the field of ``ProcessSettings`` it is.

    Signals:
        save_wanted: The lists to write, and the version of the rows that were shown.
        withdraw_wanted: Id of lists that have not begun.
    """

    save_wanted = Signal(object, str)
    withdraw_wanted = Signal(str)

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._shown: ProcessSettings | None = None
        self._seen = ""
        self.refusal = Banner()
        self.reading = Banner()
        self._head = Card(_("Steps and lists from a day on"))
        self.starts_on = DateField(today(), today=today())
        self._day = FormRow(_("From which day"), self.starts_on)
        self.save = primary_button(_("Save the lists"), self._on_save, icon="check")
        self.takes: dict[str, QPushButton] = {}
        self._history = column(gap=GRID)
        self.lists = _lists()
        self._build()

    def show_lists(self, scene: ListsScene) -> None:
        """Show what holds today, and what will hold; what is typed stays until it is saved."""
        self.starts_on.offer(self._today())
        for part in (self._day, self.save):
            part.setVisible(scene.may_set)
        if scene.may_set:
            self._head.say(_("Steps and lists from a day on"))
            self.reading.clear()
        else:
            self._head.say(_("Steps and lists that hold today"))
            self.reading.say(_("Only the unit manager changes these lists."))
        self._seen = version_of(scene.rows)
        if self._shown != scene.today or not scene.may_set:
            is_typed_in = self._shown is not None and scene.may_set
            self._shown = scene.today
            for field, rows in self.lists.items():
                named = getattr(scene.today, field)
                if is_typed_in:
                    rows.show_changed(named)
                else:
                    rows.show_list(named, may_set=scene.may_set)
        clear(self._history)
        self.takes = {}
        for one in reversed(scene.rows):
            self._history.addLayout(self._line(one, scene))
        if not scene.rows:
            said = _("The lists the program comes with hold; nothing was changed.")
            self._history.addWidget(text(said, role="muted"))

    def saved(self) -> None:
        """Nothing is wrong any more; what holds today is shown anew."""
        self.refusal.clear()
        self._shown = None

    def _build(self) -> None:
        head = growing(self._head)
        said = _(
            "Names, order and what is on. A step reminds; turning it off opens and closes nothing."
        )
        head.add(text(said, role="muted"))
        head.add(self.reading)
        head.add(self.refusal)
        head.add(row(self._day, None))
        head.add(row(self.save, None))
        past = growing(Card(_("What holds and held")))
        past.add(self._history)
        left, right = QWidget(), QWidget()
        left.setLayout(column(head, self.lists["steps"], past, gap=GRID + 4))
        others = ("areas", "concerns", "retention", "note_kinds")
        right.setLayout(column(*(self.lists[one] for one in others), gap=GRID + 4))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        sides = SidesInSection(left, right, shares=(1, 1), is_top=True)
        outer.addWidget(scrolled(sides, by_width=True))

    def _line(self, one: ProcessSettings, scene: ListsScene) -> QVBoxLayout:
        day = one.starts_on.isoformat()
        if one.id == scene.today.id:
            badge = StatusBadge(_("Holds today"), Tone.SUCCESS)
        elif one.starts_on > self._today():
            badge = StatusBadge(_("Will hold"), Tone.INFO, icon="clock")
        else:
            badge = StatusBadge(_("Held"), Tone.NEUTRAL, icon="history")
        head = row(text(_("From {day}").format(day=day), role="strong"), None, badge)
        made = column(head, text(_("Set by {name}").format(name=one.set_by), role="muted"), gap=2)
        if scene.may_set and one.starts_on > self._today():
            take = quiet_button(_("Take it back"), partial(self._on_take, one.id))
            self.takes[one.id] = take
            made.addLayout(row(take, None))
        return made

    @Slot()
    def _on_save(self) -> None:
        day = self.starts_on.day()
        if day is None:
            self._day.show_trouble(_("Write the day as 2026-03-12."))
            self.starts_on.setFocus()
            return
        self._day.show_trouble("")
        values = {field: rows.named() for field, rows in self.lists.items()}
        self.save_wanted.emit(replace(SHIPPED, id="new", starts_on=day, **values), self._seen)

    def _on_take(self, settings: str) -> None:
        self.withdraw_wanted.emit(settings)


def _lists() -> dict[str, NamedRows]:
    return {
        "steps": NamedRows(
            _("Steps of the case"),
            _("An empty name is the one the program comes with."),
            shipped=lambda code: step_name(code, words()),
            fixed=_NEEDED,
        ),
        "areas": NamedRows(
            _("Areas of life in a mapping"), "", shipped=_known(area_name), can_grow=True
        ),
        "concerns": NamedRows(
            _("What a referral is about"), "", shipped=_known(concern_name), can_grow=True
        ),
        "retention": NamedRows(
            _("How long a case is kept"), "", shipped=_known(retention_name), can_grow=True
        ),
        "note_kinds": NamedRows(
            _("What a note can be of"),
            _("A note keeps its kind, also when it is offered no more."),
            shipped=_known(note_kind),
            fixed=NEEDED_NOTES,
            can_grow=True,
        ),
    }


def _known(naming: Callable[..., str]) -> Callable[[str], str]:
    """The name a line comes with; none for one of the office's own."""

    def shipped(code: str) -> str:
        said = naming(code, words())
        return "" if said == code else said

    return shipped
