"""One question that was recorded: what was asked, what was decided, and what to do about it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.legal.legal_words import status_look
from sspf_app.gui.widgets.away_buttons import AwayButtons
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.paper_fields import PaperFields
from sspf_app.services.legal_records import LegalRequest, LegalStatus
from sspf_app.services.legal_views import LegalLine
from sspf_app.services.manager_records import AwayDesk


class RequestCard(Card):
    """See the module.

    Signals:
        hand_out_wanted: It is handed out now.
        decided: The unit manager approves (True) or does not.
        noted: The same on paper: approved, who decided, where it is kept.
        seal_wanted: Login of the manager elsewhere for whom it is saved.
        take_wanted: That manager's answer is read in.
    """

    hand_out_wanted = Signal()
    decided = Signal(bool)
    noted = Signal(bool, str, str)
    seal_wanted = Signal(str)
    take_wanted = Signal()

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        growing(self)
        self._zone = zone
        self.badge = StatusBadge(tone=Tone.LEGAL)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self.refusal = Banner()
        self.hand_out = primary_button(_("Record that it is handed out…"), self._on_hand_out)
        self.approve = primary_button(_("Approve"), self._on_approve, icon="check")
        self.decline = button(_("Do not approve"), self._on_decline, icon="cross")
        self.paper = PaperFields()
        self._paper = QWidget()
        self._paper.setLayout(
            column(text(_("Note what the unit manager decided on paper.")), self.paper)
        )
        self.add(row(self.badge, None))
        self.add(self._lines)
        self.add(self._paper)
        self.add(self.refusal)
        self.add(row(self.hand_out, self.approve, self.decline, None))
        self.away = AwayButtons(self._on_seal, self.take_wanted.emit)
        self.add(self.away)
        self.kept = KeptWords(self)

    def show_line(
        self, line: LegalLine, *, is_manager: bool, has_manager: bool, away: AwayDesk
    ) -> None:
        """Show all of it."""
        request = line.request
        look = status_look(request.status)
        self.refusal.clear()
        self.say(request.paragraph or _("No legal ground"), line.reference)
        self.badge.say(marked(look.word), look.tone, icon=look.icon)
        clear(self._lines)
        for label, said in self._said(line):
            if said:
                self._lines.addWidget(_pair(label, said))
        waits = request.status is LegalStatus.WAITING
        can_decide = waits and (is_manager or not has_manager)
        self._paper.setVisible(can_decide and not is_manager)
        self.approve.setVisible(can_decide)
        self.decline.setVisible(can_decide)
        self.hand_out.setVisible(request.status is LegalStatus.READY and not is_manager)
        self.away.show_desk(away if waits and not is_manager else AwayDesk(), request.id)
        self._is_manager = is_manager
        key = f"legal/{request.case}/paper:{request.id}"
        if key != self.kept.key:
            self.kept.rest()
            self.paper.clear()
            self.kept.begin(key)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not done."""
        self.refusal.say(sentence, _("Nothing was changed."), tone=Tone.DANGER)

    def _said(self, line: LegalLine) -> tuple[tuple[str, str], ...]:
        request = line.request
        return (
            (_("About whom"), line.person_name),
            (_("Who asked or told"), request.asked_by),
            (_("When"), self._when(request.asked_at)),
            (_("What was asked for or told"), request.asked_what),
            (_("From"), line.giver_name),
            (_("To"), line.receiver_name),
            (_("The text of the ground, as it read"), request.wording),
            (_("The questions"), _answers(request)),
            (_("Which information"), request.what),
            (_("The concrete circumstances"), request.circumstances),
            (_("Reasoning"), request.reasoning),
            (_("Assessed by"), request.assessor),
            (_("Decided by"), _decider(request)),
            (_("Handed out"), self._when(request.handed_at)),
        )

    def _when(self, at: datetime | None) -> str:
        return "" if at is None else f"{at.astimezone(self._zone):%Y-%m-%d %H:%M}"

    def _on_seal(self, login: str) -> None:
        self.seal_wanted.emit(login)

    def _on_hand_out(self) -> None:
        self.hand_out_wanted.emit()

    def _on_approve(self) -> None:
        self._decide(approve=True)

    def _on_decline(self) -> None:
        self._decide(approve=False)

    def _decide(self, *, approve: bool) -> None:
        if self._is_manager:
            self.decided.emit(approve)
        else:
            self.kept.send()
            self.noted.emit(approve, self.paper.decider.text(), self.paper.document.text())


def _answers(request: LegalRequest) -> str:
    return "\n".join(
        f"{one.question} {_('Yes') if one.yes else _('No')}." for one in request.answers
    )


def _decider(request: LegalRequest) -> str:
    return ", ".join(one for one in (request.approved_by, request.approval_document) if one)


def _pair(label: str, said: str) -> QWidget:
    made = QWidget()
    made.setLayout(column(text(label, role="muted"), text(said, selectable=True), gap=2))
    return made
