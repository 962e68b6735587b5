"""What stands in the place of a case that the user may not open: asking to be let in."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.domain.reasons import REFUSALS
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.paper_fields import PaperAnswer
from sspf_app.gui.widgets.reason import reason_trouble
from sspf_app.services.case_access_views import OwnRequest
from sspf_app.services.protection_records import AccessState, CaseAccess


class AccessCard(Card):
    """See the module.

    Signals:
        asked: Why.
        noted: Whether the unit manager said yes on paper, who, and where the paper is kept.
    """

    asked = Signal(str)
    noted = Signal(bool, str, str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._zone = zone
        self.setMaximumWidth(80 * GRID)
        self.why, self.paper = QLineEdit(), PaperAnswer()
        self._heading = text(role="heading")
        self._who, self._state = text(), text(role="strong")
        self._why_row = FormRow(
            _("Why do you need to open it?"),
            self.why,
            hint=_("Three words, or two with ten letters together; no names. The log keeps them."),
        ).refuses(*REFUSALS)
        self.ask = primary_button(_("Ask for access"), self._on_ask, icon="ask")
        self._asking = QWidget()
        self._asking.setLayout(column(self._why_row, row(self.ask, None)))
        self.add(row(StatusBadge(_("Protected identity"), Tone.WARNING, icon="shield"), None))
        for part in (self._heading, self._who, self._state, self._asking, self.paper):
            self.add(part)
        self.why.returnPressed.connect(self._on_ask)
        self.paper.noted.connect(self.noted)

    def show_request(self, found: OwnRequest) -> None:
        """Show who can let the user in, and what became of the question."""
        self._heading.setText(
            _("You are not on the list of those who may open {case}").format(case=found.reference)
        )
        self._who.setText(_who(found))
        waits = found.row is not None and found.row.state is AccessState.ASKED
        self._state.setText("" if found.row is None else self._said(found.row))
        self._state.setVisible(bool(self._state.text()))
        self._asking.setVisible(not waits)
        self.paper.setVisible(waits and not found.has_manager)
        self._why_row.show_trouble("")
        self.paper.fields.forget_trouble()
        if waits:
            self.why.clear()

    def first_focus(self) -> QWidget:
        """Where one begins: the reason, or who decided, or the heading's place."""
        if not self._asking.isHidden():
            return self.why
        return self if self.paper.isHidden() else self.paper.fields.decider

    def _said(self, one: CaseAccess) -> str:
        at = one.asked_at if one.decided_at is None else one.decided_at
        day = at.astimezone(self._zone).date().isoformat()
        if one.state is AccessState.ASKED:
            asked = one.asked_at.astimezone(self._zone).date().isoformat()
            return _("You asked on {day}. It waits for an answer.").format(day=asked)
        if one.state is AccessState.DECLINED:
            return _("{name} said no on {day}.").format(name=one.decider, day=day)
        return _("{name} ended your access on {day}.").format(name=one.decider, day=day)

    def _on_ask(self) -> None:
        trouble = reason_trouble(self.why.text())
        self._why_row.show_trouble(trouble)
        if trouble:
            self.why.setFocus()
        else:
            self.asked.emit(self.why.text().strip())


def _who(found: OwnRequest) -> str:
    said = [_("Somebody there has protected identity. A reason alone does not open the case.")]
    if found.handlers:
        said.append(
            _("It is handled by {names}, who can let you in.").format(
                names=", ".join(found.handlers)
            )
        )
    if found.has_manager:
        said.append(_("The unit manager can, too: the question stands on their list."))
    else:
        said.append(
            _(
                "No unit manager has an account here: once you have asked, their decision on "
                "paper can be noted."
            )
        )
    return " ".join(said)
