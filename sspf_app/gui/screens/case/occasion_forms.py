"""When a mapping talk was held and with whom; who referred a young person, and how."""

from __future__ import annotations

import json
from datetime import date, datetime, tzinfo
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from sspf_app.gui.case_words import language_word
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.typed_entry import instant_of
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.occasion_views import ReferralInput
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.request_records import ContactKind

FAMILY = ""
_TELLS = {"yes": True, "no": False}


class OccasionForm(Card):
    """Day, time and who was there.

    Attributes:
        save: Writes it.

    Signals:
        save_wanted: Nothing more; ask for the draft.
        left: Nothing is to be noted.
    """

    save_wanted = Signal()
    left = Signal()

    def __init__(self, title: str, save: str) -> None:
        super().__init__(title)
        growing(self)
        self.day = DateField()
        self.time = name(TimeField(self.day), _("Time"))
        self.persons = ChipBar(_("Who was there"))
        self.save = primary_button(save, self._on_save, icon="check")
        self.day_line = FormRow(_("Day"), self.day).refuses("before_birth")
        self.time_line = FormRow(_("Time"), self.time)
        self.persons_line = FormRow(_("Who was there"), self.persons)
        self.add(row(self.day_line, self.time_line, None, gap=2 * GRID))
        self.add(self.persons_line)

    def begin(self, case: CaseDetail, now: datetime, zone: tzinfo) -> None:
        """Empty fields, of now."""
        local = now.astimezone(zone)
        self.day.set_day(local.date())
        self.time.setText(f"{local:%H:%M}")
        self.persons.choose(())
        self.persons.set_choices(tuple(Choice(id=one.id, title=one.name) for one in case.people))
        self.show_faults({})

    def end(self) -> None:
        """Lay out the buttons below what was added."""
        self.add(row(self.save, back_button(_("Cancel"), self._on_leave), None))

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say what is missing where it is."""
        tell_faults(self._lines(), faults)

    def _lines(self) -> dict[str, FormRow]:
        """The fields that can be wrong, by what ``show_faults`` is told."""
        return {"day": self.day_line, "time": self.time_line, "persons": self.persons_line}

    def at(self, now: datetime, zone: tzinfo) -> datetime | None:
        """When it was; None where that is no day and time."""
        return instant_of(self.day.day(), self.time.text(), now=now, zone=zone)

    def kept(self) -> str:
        """What is typed, as a draft; empty where nothing is."""
        typed = self.typed()
        if not any(value for key, value in typed.items() if key not in ("day", "time")):
            return ""
        return json.dumps(typed, ensure_ascii=False)

    def restore(self, draft: str) -> None:
        """Show what was typed before; what cannot be read leaves the fields as they are."""
        try:
            typed = json.loads(draft)
        except ValueError:
            return
        if isinstance(typed, dict):
            self.show_typed({str(key): value for key, value in typed.items()})  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]

    def typed(self) -> dict[str, Any]:
        """What stands in the fields, for a draft."""
        return {
            "day": self.day.edit.text(),
            "time": self.time.text(),
            "persons": list(self.persons.chosen()),
        }

    def show_typed(self, typed: dict[str, Any]) -> None:
        """Fill the fields from a draft."""
        self.day.edit.setText(str(typed.get("day", "")))
        self.time.setText(str(typed.get("time", "")))
        self.persons.choose(tuple(map(str, typed.get("persons", ()))))

    def _on_save(self) -> None:
        self.save_wanted.emit()

    def _on_leave(self) -> None:
        self.left.emit()


class TalkForm(OccasionForm):
    """A mapping talk."""

    def __init__(self) -> None:
        super().__init__(_("New mapping talk"), _("Save the talk"))
        self.end()

    def draft(self, case: str, at: datetime) -> OccasionInput:
        """The talk."""
        return OccasionInput(case=case, at=at, persons=self.persons.chosen())


class ReferralForm(OccasionForm):
    """Who turned to the office."""

    def __init__(self) -> None:
        super().__init__(_("New referral"), _("Save the referral"))
        self.party = ChoiceBox()
        self.who, self.function, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.know = ChipBar(_("Do the guardians know about the contact?"), is_single=True)
        self.danger = ChipBar(
            _("Can it be dangerous for the young person that the guardians know?"), is_single=True
        )
        self.danger.set_choices(
            (
                Choice(id=ContactKind.DANGER_NO.value, title=_("No")),
                Choice(id=ContactKind.DANGER_UNKNOWN.value, title=_("Do not know")),
                Choice(id=ContactKind.DANGER_YES.value, title=_("Yes")),
            )
        )
        self.report = ChipBar(_("Was a report of concern made?"), is_single=True)
        for bar in (self.know, self.report):
            bar.set_choices((Choice(id="yes", title=_("Yes")), Choice(id="no", title=_("No"))))
        self.reported_on = DateField()
        self.language = ChoiceBox()
        self.interpreter = QCheckBox(_("An interpreter is needed"))
        self._build()
        self.party.activated.connect(self._on_party)

    def begin(self, case: CaseDetail, now: datetime, zone: tzinfo) -> None:
        """Empty fields, of now."""
        super().begin(case, now, zone)
        self.party.clear()
        self.party.addItem(_("The family itself"), FAMILY)
        for one in case.participations:
            if one.is_current and one.party != case.coordinator_party:
                self.party.addItem(one.name, one.party)
        for field in (self.who, self.function, self.phone):
            field.clear()
        self.know.choose(())
        self.danger.choose(())
        self.report.choose(())
        self.reported_on.set_day(None)
        self.language.clear()
        self.language.addItem(_("Swedish"), "")
        for code in ("so", "ar", "fi", "en", "uk", "ti", "fa", "se"):
            self.language.addItem(language_word(code), code)
        self.interpreter.setChecked(False)
        self._on_party()

    def typed(self) -> dict[str, Any]:
        """What stands in the fields, for a draft."""
        return {
            **super().typed(),
            "party": str(self.party.currentData() or ""),
            "who": self.who.text(),
            "function": self.function.text(),
            "phone": self.phone.text(),
            "know": self.know.one() or "",
            "danger": self.danger.one() or "",
            "report": self.report.one() or "",
            "reported_on": self.reported_on.edit.text(),
            "language": str(self.language.currentData() or ""),
            "interpreter": self.interpreter.isChecked(),
        }

    def show_typed(self, typed: dict[str, Any]) -> None:
        """Fill the fields from a draft."""
        super().show_typed(typed)
        for box, key in ((self.party, "party"), (self.language, "language")):
            box.setCurrentIndex(max(0, box.findData(str(typed.get(key, "")))))
        for field, key in ((self.who, "who"), (self.function, "function"), (self.phone, "phone")):
            field.setText(str(typed.get(key, "")))
        bars = ((self.know, "know"), (self.danger, "danger"), (self.report, "report"))
        for bar, key in bars:
            bar.choose(tuple(one for one in (str(typed.get(key, "")),) if one))
        self.reported_on.edit.setText(str(typed.get("reported_on", "")))
        self.interpreter.setChecked(bool(typed.get("interpreter")))
        self._on_party()

    def draft(self, case: str, at: datetime) -> ReferralInput:
        """The referral."""
        party = str(self.party.currentData() or "") or None
        report = _TELLS.get(self.report.one() or "")
        return ReferralInput(
            case=case,
            at=at,
            party=party,
            persons=self.persons.chosen(),
            name=self.who.text(),
            function=self.function.text(),
            phone=self.phone.text(),
            guardians_know=_TELLS.get(self.know.one() or ""),
            danger=ContactKind(self.danger.one()) if self.danger.one() else None,
            report_made=report,
            reported_on=self.reported_on.day() if report else None,
            language=str(self.language.currentData() or "") or None,
            needs_interpreter=self.interpreter.isChecked(),
        )

    def faults(self, today: date) -> dict[str, str]:
        """What is missing or wrong, by field."""
        found: dict[str, str] = {}
        if self.party.currentData() and not self.who.text().strip():
            found["who"] = _("Write a name.")
        reported = self.reported_on.day()
        if self.reported_on.is_wrong() or (reported is not None and reported > today):
            found["reported_on"] = _("Write a day that has been, as 2026-03-12.")
        return found

    def _build(self) -> None:
        self.party_line = FormRow(_("Who refers"), self.party)
        self.who_line = FormRow(_("Name"), self.who)
        self.reported_line = FormRow(_("Day of the report"), self.reported_on, optional=True)
        function = FormRow(_("Function"), self.function, optional=True)
        phone = FormRow(_("Telephone"), self.phone, optional=True)
        self.party_parts: tuple[QWidget, ...] = (self.who_line, function, phone)
        self.body.insertWidget(0, self.party_line)
        self.body.insertWidget(1, self.who_line)
        both = row(function, phone, gap=2 * GRID)
        self.body.insertLayout(2, both)
        knows = FormRow(_("Do the guardians know about the contact?"), self.know)
        report = FormRow(
            _("Was a report of concern made?"),
            self.report,
            hint=_("Only that it was made, and when: never what it said."),
        )
        danger = FormRow(
            _("Can it be dangerous for the young person that the guardians know?"),
            self.danger,
            hint=_(
                "Think of violence and honour. Anything but no holds everything back from them."
            ),
        )
        danger.wrap_label()
        for part in (knows, danger, report, self.reported_line):
            self.add(part)
        self.add(row(FormRow(_("Language"), self.language), self.interpreter, None, gap=2 * GRID))
        self.end()

    def _lines(self) -> dict[str, FormRow]:
        return {**super()._lines(), "who": self.who_line, "reported_on": self.reported_line}

    def _on_party(self) -> None:
        is_party = bool(self.party.currentData())
        for part in self.party_parts:
            part.setVisible(is_party)
