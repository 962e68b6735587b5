"""The settings by date: what holds today, what will hold, and new ones from a day on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSpinBox, QWidget

from sspf_app.domain.facts import PolicyRow
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.register.settings_words import (
    SETTINGS,
    Setting,
    setting_words,
    unit_words,
)
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row, scrolled
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.number_field import NumberField
from sspf_app.gui.widgets.sides import SidesInSection
from sspf_app.gui.widgets.touched import Touched
from sspf_app.services.changed_meanwhile import version_of

_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PolicyPage(QWidget):
    """A row of settings holds from its day until the next; nothing past is changed.

    What settings would change is said first; only then can they be saved.

    Signals:
        foretell_wanted: A ``PolicyRow`` without an id.
        save_wanted: The same, and the version of the rows that were shown.
        withdraw_wanted: Id of a row that has not begun.
    """

    foretell_wanted = Signal(object)
    save_wanted = Signal(object, str)
    withdraw_wanted = Signal(object)

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._now = PolicyRow(id="", starts_on=date.min)
        self.refusal = Banner()
        self.effect = Banner()
        self.reading = Banner()
        self._may_set = False
        self.starts_on = DateField(today(), today=today())
        self.fields: dict[str, QSpinBox | QCheckBox] = {}
        self.values: dict[str, QLabel] = {}
        self._form = Card(_("Settings from a day on"))
        self._history = column(gap=GRID + 4)
        self.look = button(_("See what changes"), self._on_look, icon="search")
        self.save = primary_button(_("Save the settings"), self._on_save, icon="check")
        self.save.setEnabled(False)
        self._day_row = FormRow(
            _("From which day"),
            self.starts_on,
            hint=_("Today at the earliest: what was decided before stays decided."),
        )
        self._build()
        self._seen, self._touched = "", Touched(self)
        self.starts_on.day_changed.connect(self._on_changed)

    def show_policy(
        self, rows: tuple[PolicyRow, ...], today: PolicyRow, *, may_set: bool = True
    ) -> None:
        """Show what holds, and what held."""
        self._show_role(may_set)
        day = self._today()
        self.starts_on.offer(day)
        is_other = today != self._now
        self._now, self._seen = today, version_of(frozenset(rows))
        if is_other:
            self._touched.refill(lambda: self.show_values(today))
        clear(self._history)
        for number, one in enumerate(reversed(rows)):
            if number:
                self._history.addWidget(line())
            is_first = number == len(rows) - 1
            before = _defaults() if is_first else rows[len(rows) - number - 2]
            made = _past(one, before, is_first=is_first, is_now=one == today, today=day)
            self._history.addWidget(made)
            if self._may_set and one.starts_on > day:
                acts = row(
                    button(_("Correct it"), partial(self._on_correct, one)),
                    quiet_button(_("Take it back"), partial(self._on_withdraw, one.id)),
                    None,
                )
                self._history.addLayout(acts)
        if not rows:
            self._history.addWidget(
                text(_("The defaults hold; nothing was changed."), role="muted")
            )

    def show_values(self, values: PolicyRow) -> None:
        """Fill the form."""
        for setting in SETTINGS:
            said = setting_words(setting, getattr(values, setting.name))
            self.values[setting.name].setText(said)
        for name, field in self.fields.items():
            if isinstance(field, QCheckBox):
                field.setChecked(bool(getattr(values, name)))
            else:
                field.setValue(int(getattr(values, name)))

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not saved."""
        self.refusal.say(sentence, _("Nothing was changed."), tone=Tone.DANGER)
        self._forget()

    def show_effect(self, words: str) -> None:
        """Say what would change; now it can be saved."""
        self.refusal.clear()
        self.effect.say(words, tone=Tone.INFO)
        self.save.setEnabled(True)

    def saved(self) -> None:
        """Nothing is wrong any more."""
        self.refusal.clear()
        self._forget()

    def _build(self) -> None:
        form = self._form
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(0, 1)
        for number, setting in enumerate(SETTINGS):
            field = self._field(setting)
            field.hide()  # until it is known that whoever is here may change it
            self.fields[setting.name] = field
            title, explained = marked(setting.title), marked(setting.words)
            field.setAccessibleName(title)
            field.setAccessibleDescription(explained)
            label = text(title, role="label")
            label.setBuddy(field)
            words = column(label, text(explained, role="muted"), gap=0)
            grid.addLayout(words, number, 0)
            grid.addWidget(field, number, 1, Qt.AlignmentFlag.AlignVCenter)
            read = text("", role="strong", wrap=False)
            self.values[setting.name] = read
            grid.addWidget(read, number, 2, _AT_THE_RIGHT)
        form.add(self.reading)
        form.add(self.refusal)
        form.add(self._day_row)
        form.add(self.effect)
        form.add(row(self.save, self.look, None))
        form.add(grid)
        past = Card(_("What holds and held"))
        past.add(self._history)
        both = SidesInSection(form, past, is_top=True)
        self.setLayout(column(scrolled(both, by_width=True)))

    def _field(self, setting: Setting) -> QSpinBox | QCheckBox:
        if setting.least is None:
            box = QCheckBox(_("Yes"))
            box.toggled.connect(self._on_changed)
            return box
        field = NumberField()
        field.setRange(setting.least, setting.most)
        if setting.unit is not None:
            field.say_unit(partial(unit_words, setting.unit))
        field.valueChanged.connect(self._on_changed)
        return field

    def _show_role(self, may_set: bool) -> None:
        self._may_set = may_set
        for part in (self._day_row, self.look, self.save, *self.fields.values()):
            part.setVisible(may_set)
        for read in self.values.values():
            read.setVisible(not may_set)
        if may_set:
            self._form.say(_("Settings from a day on"))
            self.reading.clear()
        else:
            self._form.say(_("Settings that hold today"))
            self.reading.say(_("Only the unit manager changes these settings."))

    def _forget(self) -> None:
        """What was foretold is about other values now."""
        self.effect.clear()
        self.save.setEnabled(False)

    @Slot()
    def _on_changed(self) -> None:
        self._forget()

    def _on_correct(self, row: PolicyRow) -> None:
        self.show_values(row)
        self.starts_on.set_day(row.starts_on)
        self.starts_on.setFocus()

    def _on_withdraw(self, policy: str) -> None:
        self.withdraw_wanted.emit(policy)

    def _on_look(self) -> None:
        row = self._entered()
        if row is not None:
            self.foretell_wanted.emit(row)

    def _on_save(self) -> None:
        row = self._entered()
        if row is not None:
            self.save_wanted.emit(row, self._seen)

    def _entered(self) -> PolicyRow | None:
        day = self.starts_on.day()
        if day is None:
            self._day_row.show_trouble(_("Write the day as 2026-03-12."))
            self.starts_on.setFocus()
            return None
        self._day_row.show_trouble("")
        values = {
            name: field.isChecked() if isinstance(field, QCheckBox) else field.value()
            for name, field in self.fields.items()
        }
        return replace(_defaults(), starts_on=day, **values)


def _defaults() -> PolicyRow:
    return PolicyRow(id="new", starts_on=date.min)


def _past(
    one: PolicyRow, before: PolicyRow, *, is_first: bool, is_now: bool, today: date
) -> QWidget:
    holder = QWidget()
    if is_now:
        badge = StatusBadge(_("Holds today"), Tone.SUCCESS)
    elif one.starts_on > today:
        badge = StatusBadge(_("Will hold"), Tone.INFO, icon="clock")
    else:
        badge = StatusBadge(_("Held"), Tone.NEUTRAL, icon="history")
    day = text(_("From {day}").format(day=one.starts_on.isoformat()), role="strong")
    changed = [
        f"{marked(setting.title)}: {setting_words(setting, getattr(one, setting.name))}"
        for setting in SETTINGS
        if getattr(one, setting.name) != getattr(before, setting.name)
    ]
    unchanged = _("The values the program comes with.") if is_first else _("As before.")
    lines = [text(words, role="muted") for words in changed or [unchanged]]
    holder.setLayout(column(row(day, None, badge), *lines, gap=2))
    return holder
