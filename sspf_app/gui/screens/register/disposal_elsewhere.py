"""A disposal that is approved by somebody who does not sit here: elsewhere, or on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.widgets.away_buttons import AwayButtons
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.paper_fields import PaperFields
from sspf_app.services.disposal_records import ProposalState
from sspf_app.services.retention_views import DisposalBoard


class ElsewhereCard(Card):
    """See the module.

    Signals:
        seal_wanted: Id of the proposal, and the login of the manager.
        take_wanted: Nothing.
        noted: The number as typed, who decided, where the paper is kept.
    """

    seal_wanted = Signal(str, str)
    take_wanted = Signal()
    noted = Signal(str, str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Approved by somebody who is not here"), parent=parent)
        growing(self)
        self._proposal = ""
        self.away = AwayButtons(self._on_seal, self.take_wanted.emit)
        self.paper, self.number = PaperFields(), QLineEdit()
        self.warning = Banner()
        self._number_row = FormRow(
            _("Write the number of entries to approve"),
            self.number,
            hint=_("So that nobody approves more than they have seen."),
        )
        self.note = button(
            _("Note it, and dispose of them"), self._on_note, kind="danger", icon="trash"
        )
        self._on_paper = QWidget()
        layout = column(
            text(
                _(
                    "Nobody else approves disposals in this vault. Note what somebody decided on "
                    "paper: who proposes does not decide."
                )
            ),
            self.warning,
            self.paper,
            self._number_row,
            row(self.note, None),
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self._on_paper.setLayout(layout)
        self.add(self.away)
        self.add(self._on_paper)
        self.kept = KeptWords(self, leave_out=("number",))

    def show_board(self, board: DisposalBoard, warning: str) -> None:
        """Show the ways there are while a proposal waits.

        Args:
            board: As the page shows it.
            warning: What approving does.
        """
        proposal = board.proposal
        waits = proposal is not None and proposal.state is ProposalState.SENT
        asks = waits and board.may_propose
        self._proposal = "" if proposal is None else proposal.id
        self.away.show_desk(board.away, self._proposal)
        show_if(self._on_paper, wanted=asks and not board.has_second)
        show_if(self, wanted=asks and (bool(board.away.managers) or not board.has_second))
        self.warning.say(warning, tone=Tone.WARNING)
        self.kept.rest()
        self.number.clear()
        self.paper.clear()
        self.kept.begin(f"register/disposal/paper:{self._proposal}")
        self._number_row.show_trouble("")

    def _on_seal(self, login: str) -> None:
        self.seal_wanted.emit(self._proposal, login)

    def _on_note(self) -> None:
        number = self.number.text().strip()
        if not number.isdecimal():
            self._number_row.show_trouble(_("Write the number in digits."))
            self.number.setFocus()
            return
        self._number_row.show_trouble("")
        self.kept.send()
        self.noted.emit(number, self.paper.decider.text(), self.paper.document.text())
