"""The list of those who may open a protected case: who asked, who is on it, and somebody more."""

from __future__ import annotations

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from sspf_app.domain.reasons import REFUSALS
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import clear, column, row
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.reason import reason_trouble
from sspf_app.services.case_access_views import AccessList, AccessRequest, ListedUser


class AccessListPart(QWidget):
    """See the module.

    Signals:
        answered: Case, user, and whether access is given to whoever asked.
        given: Case, user and why, where nobody asked.
        ended: Case and user.
    """

    answered = Signal(str, str, bool)
    given = Signal(str, str, str)
    ended = Signal(str, str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone, self._case = zone, ""
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        self._given_to = ""
        self._asked, self._listed = QVBoxLayout(), QVBoxLayout()
        for part in (self._asked, self._listed):
            part.setSpacing(GRID)
        self.who, self.why = ChoiceBox(), QLineEdit()
        self.who.can_be_narrow()
        self._who_row = FormRow(_("Let a colleague open it"), self.who)
        self._why_row = FormRow(
            _("Why does the colleague need it?"),
            self.why,
            hint=_("Three words, or two with ten letters together; no names. The log keeps them."),
        ).refuses(*REFUSALS)
        self.give = changing(button(_("Put on the list"), self._on_give))
        self._giving = QWidget()
        self._giving.setLayout(column(self._who_row, self._why_row, row(self.give, None)))
        layout = column(self._asked, self._listed, self._giving)
        self.setLayout(layout)
        self.why.returnPressed.connect(self._on_give)

    def show_list(self, found: AccessList) -> None:
        """Show it; what is being typed about the same case stays."""
        is_given = self._given_to in {one.user for one in found.users}
        if found.case != self._case or is_given:
            self._given_to = ""
            self.why.clear()
            self._why_row.show_trouble("")
        self._case = found.case
        self.buttons = {}
        clear(self._asked)
        clear(self._listed)
        for request in found.asked:
            self._asked.addWidget(self._request(request, may_change=found.may_change))
        if found.is_orphaned:
            said = _("Nobody on the list can open the case any more.")
            self._listed.addLayout(row(StatusBadge(said, Tone.DANGER, icon="warning"), None))
        able = [one for one in found.users if not one.is_ended]
        for one in found.users:
            is_last = able == [one]
            self._listed.addWidget(self._line(one, may_end=found.may_change and not is_last))
        self._show_others(found)

    def _show_others(self, found: AccessList) -> None:
        chosen = self.who.currentData()
        self.who.clear()
        for user, said in found.others:
            self.who.addItem(said, user)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self._giving.setVisible(found.may_change and bool(found.others))

    def _request(self, one: AccessRequest, *, may_change: bool) -> QWidget:
        asked = one.asked_at.astimezone(self._zone)
        said = _("{name} asked on {day}: {why}").format(
            name=one.name, day=asked.date().isoformat(), why=one.why
        )
        yes = changing(primary_button(_("Give access"), partial(self._on_answer, one.user, True)))
        no = changing(button(_("Say no"), partial(self._on_answer, one.user, False)))
        name(yes, _("Give access to {name}").format(name=one.name))
        name(no, _("Say no to {name}").format(name=one.name))
        self.buttons[one.user, "give"], self.buttons[one.user, "decline"] = yes, no
        part = QWidget()
        layout = column(text(said, role="strong", selectable=True))
        if may_change:
            layout.addLayout(row(yes, no, None))
        part.setLayout(layout)
        return part

    def _line(self, one: ListedUser, *, may_end: bool) -> QWidget:
        part = QWidget()
        said = column(text(one.name, role="strong"), text(self._how(one), role="muted"), gap=2)
        line = row(said)
        line.addStretch(1)
        if may_end and not one.is_ended:
            end = changing(button(_("End access"), partial(self._on_end, one.user)))
            name(end, _("End access for {name}").format(name=one.name))
            self.buttons[one.user, "end"] = end
            line.addWidget(end)
        part.setLayout(line)
        return part

    def _how(self, one: ListedUser) -> str:
        parts: list[str] = []
        if one.handles:
            parts.append(_("Handles the case."))
        if one.row is not None and one.row.decided_at is not None:
            day = one.row.decided_at.astimezone(self._zone).date().isoformat()
            if one.row.decider:
                parts.append(_("Given by {name} on {day}.").format(name=one.row.decider, day=day))
            else:
                parts.append(
                    _("Noted on {day} that somebody in the case is protected.").format(day=day)
                )
            if one.row.why:
                parts.append(_("Why: {why}").format(why=one.row.why))
        if one.is_ended:
            parts.append(_("The account is ended."))
        return " ".join(parts)

    def _on_answer(self, user: str, give: bool) -> None:
        self.answered.emit(self._case, user, give)

    def _on_end(self, user: str) -> None:
        self.ended.emit(self._case, user)

    def _on_give(self) -> None:
        trouble = reason_trouble(self.why.text())
        self._why_row.show_trouble(trouble)
        if trouble:
            self.why.setFocus()
            return
        self._given_to = str(self.who.currentData())
        self.given.emit(self._case, self._given_to, self.why.text().strip())
