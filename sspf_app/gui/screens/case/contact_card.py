"""Whom nothing may be sent to: recorded with a reason, lifted with a reason, never edited."""

from __future__ import annotations

from datetime import date, tzinfo
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, row
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.request_records import ContactKind, ContactRule


class ContactCard(Card):
    """The rules about one person, newest first, and what can be done.

    Signals:
        rule_recorded: A ``ContactInput``.
        rule_lifted: A rule's id and why.

    Attributes:
        begin: Begins a new rule.
        save: Records or lifts.
        reason: Why.
    """

    rule_recorded = Signal(object)
    rule_lifted = Signal(str, str)

    def __init__(self, *, zone: tzinfo, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Contact"), parent=parent)
        self._zone, self._today = zone, today
        self._about = ("", "")
        self._lifting = ""
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self.begin = changing(button(_("Must not be contacted…"), self._on_begin, icon="stop"))
        self.blocked = QRadioButton(_("Blocked: a court order or a protected identity"))
        self.not_now = QRadioButton(_("Do not contact for now"))
        self.everywhere = QCheckBox(_("In every case, also those opened later"))
        self.starts_on, self.reason = DateField(), QLineEdit()
        self._since_row = FormRow(_("Since"), self.starts_on).refuses("date_in_future")
        self.reason_row = FormRow(_("Why? Who decided it?"), self.reason)
        self.save = primary_button(_("Record the rule"), self._on_save)
        self._fields = QWidget()
        self.kept = KeptWords(self)
        self._build()

    def show_rules(self, case: str, person: str, rules: tuple[ContactRule, ...]) -> None:
        """The rules about a person."""
        self._about = (case, person)
        clear(self._lines)
        mine = [rule for rule in rules if rule.person == person]
        for rule in mine:
            self._lines.addLayout(self._line(rule))
        if not mine:
            self._lines.addWidget(text(_("May be written to and called."), role="muted"))
        self._close()

    def go_on(self) -> None:
        """Open the fields again where somebody was typing in them when the page was read anew."""
        if self.kept.knows(self._key()):
            self._on_begin()

    def _key(self, rule: str = "new") -> str:
        case, person = self._about
        return f"case/{case}/contact:{person}:{rule}"

    def _line(self, rule: ContactRule) -> QVBoxLayout:
        both = QVBoxLayout()
        both.setSpacing(2)
        is_over = rule.lifted_at is not None
        word = _("Blocked") if rule.kind is ContactKind.BLOCKED else _("Do not contact for now")
        badge = StatusBadge(
            _("Lifted") if is_over else word,
            Tone.NEUTRAL if is_over else Tone.DANGER,
            icon="history" if is_over else "stop",
        )
        where = _("in every case") if rule.case is None else _("in this case")
        said = _("Since {day}, {where}: {reason} ({who})").format(
            day=rule.starts_on.isoformat(), where=where, reason=rule.reason, who=rule.set_by
        )
        top = row(badge, None)
        if not is_over:
            top.addWidget(changing(quiet_button(_("Lift it…"), partial(self._on_lift, rule.id))))
        both.addLayout(top)
        both.addWidget(text(said, selectable=True))
        if rule.lifted_at is not None:
            day = rule.lifted_at.astimezone(self._zone).date().isoformat()
            over = _("Lifted {day}: {reason} ({who})").format(
                day=day, reason=rule.lifted_because, who=rule.lifted_by
            )
            both.addWidget(text(over, role="muted", selectable=True))
        return both

    def _build(self) -> None:
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GRID)
        inner.addWidget(self.blocked)
        inner.addWidget(self.not_now)
        inner.addWidget(self.everywhere)
        inner.addWidget(self._since_row)
        inner.addWidget(self.reason_row)
        inner.addWidget(
            text(
                _(
                    "Nothing is printed for this person: no form, letter or minutes. The answer "
                    "the law requires is still missing."
                ),
                role="muted",
            )
        )
        inner.addLayout(row(self.save, back_button(_("Cancel"), self._on_leave), None))
        self.add(self._lines)
        self.add(self._fields)
        self.add(row(self.begin, None))
        self.reason.returnPressed.connect(self._on_save)
        self._close()

    def _on_leave(self) -> None:
        self.kept.end()
        self._close()

    def _close(self) -> None:
        self.kept.rest()
        self._lifting = ""
        self._fields.hide()
        self.begin.show()

    def _open(self, *, is_new: bool) -> None:
        for one in (self.blocked, self.not_now, self.everywhere, self._since_row):
            one.setVisible(is_new)
        self.save.setText(_("Record the rule") if is_new else _("Lift the rule"))
        self.reason.clear()
        self.reason_row.show_trouble("")
        self._fields.show()
        self.begin.hide()

    def _on_begin(self) -> None:
        self._lifting = ""
        self.blocked.setChecked(True)
        self.everywhere.setChecked(True)
        self.starts_on.set_day(self._today)
        self._open(is_new=True)
        self.kept.begin(self._key())
        self.blocked.setFocus()

    def _on_lift(self, rule: str) -> None:
        self._open(is_new=False)
        self._lifting = rule
        self.kept.begin(self._key(rule))
        self.reason.setFocus()

    def _on_save(self) -> None:
        reason, day = self.reason.text().strip(), self.starts_on.day()
        faults = {} if reason else {"reason": _("Write a few words first.")}
        if day is None and not self._lifting:
            faults["since"] = _("Write the day as 2026-03-12.")
        tell_faults({"since": self._since_row, "reason": self.reason_row}, faults)
        if faults:
            return
        self.kept.send()
        if self._lifting or day is None:
            self.rule_lifted.emit(self._lifting, reason)
            return
        case, person = self._about
        kind = ContactKind.BLOCKED if self.blocked.isChecked() else ContactKind.DO_NOT_CONTACT
        self.rule_recorded.emit(
            ContactInput(
                case=case,
                person=person,
                kind=kind,
                reason=reason,
                starts_on=day,
                everywhere=self.everywhere.isChecked(),
            )
        )
