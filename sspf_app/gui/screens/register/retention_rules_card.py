"""How long everything is kept: the rules of today, and new ones from a day on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from sspf_app.domain.outside_cases import Outside, OutsideRule
from sspf_app.domain.retention import ClassRule
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.disposal_words import (
    class_words,
    outside_words,
    rules_words,
)
from sspf_app.gui.screens.register.ports import RulesScene
from sspf_app.gui.widgets.buttons import button, check_box, quiet_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.number_field import NumberField
from sspf_app.gui.widgets.touched import Touched
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.retention_shipped import DRAFT_DAYS_MAX, SHIPPED_RULES

_MOST_YEARS = 200


class RetentionRulesCard(Card):
    """See the module; whoever does not set the rules reads them.

    Signals:
        save_wanted: A ``RetentionRules``, and the version of those that were shown.
        withdraw_wanted: Id of rules that have not begun.
    """

    save_wanted = Signal(object, str)
    withdraw_wanted = Signal(str)

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(_("How long everything is kept"), parent=parent)
        growing(self)
        self._today = today
        self._scene: RulesScene | None = None
        self._lines, self._fields_at = column(gap=GRID), column(gap=GRID)
        self.years: dict[str, NumberField] = {}
        self.outside: dict[Outside, NumberField] = {}
        self.log_years, self.draft_days = _number(_MOST_YEARS), _number(DRAFT_DAYS_MAX)
        self.until_age = _number(_MOST_YEARS)
        self.keeps_all: QCheckBox = check_box(_("The municipality keeps everything for research"))
        self.starts_on = DateField(today(), today=today())
        self._day = FormRow(_("From which day"), self.starts_on)
        self.save = button(_("Save the rules"), self._on_save, icon="check")
        self.takes: dict[str, QPushButton] = {}
        self.form = QWidget()
        self._build()
        self._seen, self._touched = "", Touched(self)

    def show_rules(self, scene: RulesScene) -> None:
        """Show what holds, and the fields for those who set it."""
        self._scene = scene
        self.starts_on.offer(self._today())
        clear(self._lines)
        for what, how_long in rules_words(scene.today):
            pair = row(text(what), text(how_long, role="strong"), gap=2 * GRID)
            pair.setStretch(0, 3)
            pair.setStretch(1, 2)
            self._lines.addLayout(pair)
        self.takes = {}
        for one in scene.rows:
            if one.starts_on <= self._today():
                continue
            said = _("Other rules hold from {day}.").format(day=one.starts_on.isoformat())
            self._lines.addWidget(text(said, role="muted"))
            if scene.may_set:
                take = quiet_button(_("Take it back"), partial(self._on_take, one.id))
                self.takes[one.id] = take
                self._lines.addLayout(row(take, None))
        show_if(self.form, wanted=scene.may_set)
        self._seen = version_of(scene.rows)
        if scene.may_set:
            self._touched.refill(lambda: self._show_fields(scene))

    def saved(self) -> None:
        """What was typed is in the vault."""
        self._touched.filled()

    def _build(self) -> None:
        self.add(self._lines)
        parts = (
            self._fields_at,
            FormRow(_("Papers of an investigation until the age of"), self.until_age),
            FormRow(_("Years of the access log"), self.log_years),
            FormRow(_("Days of drafts that were never saved"), self.draft_days),
            self.keeps_all,
            self._day,
            row(self.save, None),
        )
        self.form.setLayout(column(*parts, gap=GRID))
        self.add(self.form)

    def _show_fields(self, scene: RulesScene) -> None:
        clear(self._fields_at)
        known = {one.code: one for one in scene.today.classes}
        self.years = {}
        for code, name in scene.classes:
            rule = known.get(code)
            if rule is not None and rule.is_for_ever:
                continue
            field = _number(_MOST_YEARS, least=0)
            field.setValue(0 if rule is None else rule.years)
            label = class_words(code, name=name)
            hint = _("Years after the last note; 0 = no rule, so nothing goes.")
            self._fields_at.addWidget(FormRow(label, field, hint=hint))
            self.years[code] = field
        self.outside = {}
        years = {one.type: one.years for one in scene.today.outside}
        for kind in Outside:
            field = _number(_MOST_YEARS, least=0)
            field.setValue(years.get(kind, 0))
            hint = _("0 = no rule, so nothing goes.")
            self._fields_at.addWidget(FormRow(outside_words(kind), field, hint=hint))
            self.outside[kind] = field
        self.until_age.setValue(scene.today.until_age)
        self.log_years.setValue(scene.today.log_years)
        self.draft_days.setValue(scene.today.draft_days)
        self.keeps_all.setChecked(scene.today.keeps_all)

    def _on_save(self) -> None:
        day, scene = self.starts_on.day(), self._scene
        if day is None or scene is None:
            self._day.show_trouble(_("Write the day as 2026-03-12."))
            self.starts_on.setFocus()
            return
        self._day.show_trouble("")
        age = self.until_age.value()
        known = {one.code: one for one in scene.today.classes}
        made = [
            replace(known.get(code, ClassRule(code=code, years=field.value())), years=field.value())
            for code, field in self.years.items()
            if field.value()
        ]
        aged = [one if one.until_age is None else replace(one, until_age=age) for one in made]
        kept = [one for one in scene.today.classes if one.is_for_ever]
        self.save_wanted.emit(
            replace(
                SHIPPED_RULES,
                id="new",
                starts_on=day,
                classes=(*aged, *kept),
                outside=tuple(
                    OutsideRule(type=kind, years=field.value())
                    for kind, field in self.outside.items()
                    if field.value()
                ),
                until_age=age,
                log_years=self.log_years.value(),
                draft_days=self.draft_days.value(),
                keeps_all=self.keeps_all.isChecked(),
            ),
            self._seen,
        )

    def _on_take(self, rules: str) -> None:
        self.withdraw_wanted.emit(rules)


def _number(most: int, *, least: int = 1) -> NumberField:
    field = NumberField()
    field.setRange(least, most)
    return field
