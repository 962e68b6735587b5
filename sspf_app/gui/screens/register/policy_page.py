"""The settings by date: what holds today, what will hold, and new ones from a day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from sspf_app.domain.facts import PolicyRow
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.register.settings_words import SETTINGS, Setting
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row, scrolled
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.sides import Sides


class PolicyPage(QWidget):
    """A row of settings holds from its day until the next; nothing past is changed.

    Signals:
        save_wanted: A ``PolicyRow`` without an id.
    """

    save_wanted = Signal(object)

    def __init__(self, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._now = PolicyRow(id="", starts_on=date.min)
        self.refusal = Banner()
        self.starts_on = DateField(today, today=today)
        self.fields: dict[str, QSpinBox | QCheckBox] = {}
        self._history = column(gap=GRID + 4)
        self.save = primary_button(_("Save the settings"), self._on_save, icon="check")
        self._day_row = FormRow(
            _("From which day"),
            self.starts_on,
            hint=_("Today at the earliest: what was decided before stays decided."),
        )
        self._build()

    def show_policy(self, rows: tuple[PolicyRow, ...], today: PolicyRow) -> None:
        """Show what holds, and what held."""
        is_other = today != self._now
        self._now = today
        if is_other:
            self.show_values(today)
        clear(self._history)
        for number, one in enumerate(reversed(rows)):
            if number:
                self._history.addWidget(line())
            before = rows[len(rows) - number - 2] if number < len(rows) - 1 else _defaults()
            self._history.addWidget(_past(one, before, is_now=one == today, today=self._today))
        if not rows:
            self._history.addWidget(
                text(_("The defaults hold; nothing was changed."), role="muted")
            )

    def show_values(self, values: PolicyRow) -> None:
        """Fill the form."""
        for name, field in self.fields.items():
            if isinstance(field, QCheckBox):
                field.setChecked(bool(getattr(values, name)))
            else:
                field.setValue(int(getattr(values, name)))

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not saved."""
        self.refusal.say(sentence, _("Nothing was changed."), tone=Tone.DANGER)

    def saved(self) -> None:
        """Nothing is wrong any more."""
        self.refusal.clear()

    def _build(self) -> None:
        form = Card(_("Settings from a day on"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(0, 1)
        for number, setting in enumerate(SETTINGS):
            field = self._field(setting)
            self.fields[setting.name] = field
            title, explained = marked(setting.title), marked(setting.words)
            field.setAccessibleName(title)
            field.setAccessibleDescription(explained)
            label = text(title, role="label")
            label.setBuddy(field)
            words = column(label, text(explained, role="muted"), gap=0)
            grid.addLayout(words, number, 0)
            grid.addWidget(field, number, 1, Qt.AlignmentFlag.AlignVCenter)
        form.add(self.refusal)
        form.add(self._day_row)
        form.add(grid)
        form.add(row(self.save, None))
        past = Card(_("What holds and held"))
        past.add(self._history)
        both = Sides(form, past, is_top=True, above=GRID + 4)
        self.setLayout(column(scrolled(both)))

    def _field(self, setting: Setting) -> QSpinBox | QCheckBox:
        if setting.least is None:
            return QCheckBox(_("Yes"))
        field = _NumberField()
        field.setRange(setting.least, setting.most)
        return field

    def _on_save(self) -> None:
        day = self.starts_on.day()
        if day is None:
            self._day_row.show_trouble(_("Write the day as 2026-03-12."))
            self.starts_on.setFocus()
            return
        self._day_row.show_trouble("")
        values = {
            name: field.isChecked() if isinstance(field, QCheckBox) else field.value()
            for name, field in self.fields.items()
        }
        self.save_wanted.emit(replace(_defaults(), starts_on=day, **values))


class _NumberField(QSpinBox):
    """A number that does not change by accident when one scrolls the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(11 * GRID)

    def wheelEvent(self, event: object) -> None:
        """Let the page scroll."""
        event.ignore()  # pyright: ignore[reportAttributeAccessIssue]


def _defaults() -> PolicyRow:
    return PolicyRow(id="new", starts_on=date.min)


def _past(one: PolicyRow, before: PolicyRow, *, is_now: bool, today: date) -> QWidget:
    holder = QWidget()
    if is_now:
        badge = StatusBadge(_("Holds today"), Tone.SUCCESS)
    elif one.starts_on > today:
        badge = StatusBadge(_("Will hold"), Tone.INFO, icon="clock")
    else:
        badge = StatusBadge(_("Held"), Tone.NEUTRAL, icon="history")
    day = text(_("From {day}").format(day=one.starts_on.isoformat()), role="strong")
    changed = [
        f"{marked(setting.title)}: {_shown(getattr(one, setting.name))}"
        for setting in SETTINGS
        if getattr(one, setting.name) != getattr(before, setting.name)
    ]
    lines = [text(words, role="muted") for words in changed or [_("As before.")]]
    holder.setLayout(column(row(day, None, badge), *lines, gap=2))
    return holder


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
