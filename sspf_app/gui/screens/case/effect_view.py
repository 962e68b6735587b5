"""What follows a withdrawal: who is to be told, and the papers, from memory."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.case.effect_presenter import EffectPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.copy_choice import CopyChoice
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.consent_views import WithdrawalEffect
from sspf_app.services.export_views import Paper


class EffectView(PartView):
    """See the module."""

    presenter: EffectPresenter

    def __init__(self) -> None:
        super().__init__(_("Papers of a withdrawal"))
        self._card = Card(" ")
        self._who = QVBoxLayout()
        self._who.setSpacing(GRID)
        self._meetings = Card(_("Meetings to look at"))
        self._meeting_lines = column(gap=4)
        self._title = text(role="heading")
        self._preview = PdfPreview()
        self._none = EmptyState(
            _("Every paper has gone out"),
            _("There is nothing more to do here."),
            icon="check-circle",
        )
        self.copy = CopyChoice()
        self.save = primary_button(_("Save the paper…"), self._on_save, icon="print")
        self._build()

    def show_effect(self, effect: WithdrawalEffect, case: CaseDetail) -> None:
        """Who is to be told."""
        row_ = effect.withdrawal
        name = case.name_of(row_.signatory)
        self._card.say(
            _("{name} has taken back the consent").format(name=name),
            _("Holds since {when}, heard by {who}.").format(
                when=self.presenter.when(row_.received_at), who=row_.received_by
            ),
        )
        clear(self._who)
        self._who.addLayout(
            _paper_line(
                _("Confirmation to {name}").format(name=name),
                effect.confirmed,
                button(_("Show"), self._on_confirmation),
            )
        )
        for one in effect.received:
            said = _("{name} received something on {day}").format(
                name=one.name, day=self.presenter.when(one.last_at)
            )
            show = button(_("Show"), partial(self._on_notice, one.recipient))
            show.setAccessibleName(_("Show the notice to {name}").format(name=one.name))
            self._who.addLayout(_paper_line(said, one.notified, show))
        if not effect.received:
            self._who.addWidget(text(_("Nobody has received anything it covers."), role="muted"))
        clear(self._meeting_lines)
        self._meetings.setVisible(bool(effect.meetings))
        for meeting in effect.meetings:
            self._meeting_lines.addLayout(
                row(
                    text(_("Somebody there may no longer be invited.")),
                    None,
                    button(_("Open the meeting"), partial(self._on_meeting, meeting)),
                )
            )

    def show_paper(self, paper: Paper, recipient: str) -> None:
        """Show a paper, from memory."""
        self._title.setText(_("To {name}").format(name=recipient))
        self._none.hide()
        self._preview.show()
        self._preview.show_pdf(paper.pdf)
        self.save.setEnabled(True)
        self.save.setFocus()

    def show_no_paper(self) -> None:
        """Nothing is left to hand out."""
        self._title.setText("")
        self._preview.clear()
        self._preview.hide()
        self._none.show()
        self.save.setEnabled(False)

    def _build(self) -> None:
        self._card.add(self._who)
        self._meetings.add(self._meeting_lines)
        left = QWidget()
        layout = column(self._card, self._meetings, gap=GRID + 4)
        layout.addStretch(1)
        left.setLayout(layout)
        area = scrolled(left)
        right = QWidget()
        inner = column(self._title, self._preview, self._none)
        inner.setStretch(1, 1)
        inner.setStretch(2, 1)
        right.setLayout(inner)
        self._none.hide()
        both = row(area, right, gap=2 * GRID)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.body.addLayout(both, 1)
        self.body.addLayout(
            row(quiet_button(_("Back to the consents"), self._on_back), None, self.copy, self.save)
        )

    def _on_confirmation(self) -> None:
        self.presenter.show_confirmation()

    def _on_notice(self, recipient: str) -> None:
        self.presenter.show_notice(recipient)

    def _on_meeting(self, meeting: str) -> None:
        self.presenter.open_meeting(meeting)

    def _on_save(self) -> None:
        self.presenter.save(self.copy.kind())

    def _on_back(self) -> None:
        self._preview.clear()
        self.presenter.leave()


def _paper_line(said: str, is_out: bool, show: QWidget) -> QVBoxLayout:
    badge = (
        StatusBadge(_("Handed out"), Tone.SUCCESS)
        if is_out
        else StatusBadge(_("Waits"), Tone.WARNING)
    )
    return column(text(said), row(badge, None, show), gap=4)
