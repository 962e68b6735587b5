"""Beside the sharing matrix: why the chosen cell is what it is, and what would change it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sspf_app.gui.case_words import capacity_word, status_look
from sspf_app.gui.i18n import _, words
from sspf_app.gui.matrix_signs import Sign, cell_word, sign_of
from sspf_app.gui.screens.case.overview_presenter import OverviewPresenter
from sspf_app.gui.widgets.buttons import button, say_on
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.matrix_painting import SignLabel
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.consent_views import ConsentBoard
from sspf_app.services.sharing_views import MatrixCell, MatrixView
from sspf_app.texts.answers import yes_except_in_short
from sspf_app.texts.labels import type_label


class CellCard(Card):
    """Why the chosen cell is what it is, who stands behind it, and what would change it."""

    presenter: OverviewPresenter

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Why"), parent=parent)
        growing(self)
        self._what = text(role="strong")
        self._sign = SignLabel(Sign.NO)
        self._word = text(wrap=False)
        self._why = text(selectable=True)
        self._people = column(gap=6)
        self._change = changing(button("", self._on_change))
        self._to: tuple[str, dict[str, str]] = ("consent", {})
        self.add(self._what)
        self.add(row(self._sign, self._word, None))
        self.add(self._why)
        self.add(line())
        self.add(self._people)
        self.add(row(self._change, None))
        name(self, _("Why the chosen cell is what it is"))

    def show_cell(self, cell: MatrixCell, view: MatrixView, board: ConsentBoard) -> None:
        """Show one cell."""
        party = next(one.name for one in view.columns if one.id == cell.column)
        self._what.setText(f"{party} · {type_label(cell.type, words())}")
        self._sign.change(sign_of(cell))
        word = cell_word(cell)
        self._word.setText(word[:1].upper() + word[1:])
        self._why.setText(cell.sentence)
        self.setAccessibleDescription(cell.sentence)
        self._show_people(board)
        change = self.presenter.change_for(cell, board)
        self._change.setVisible(change is not None)
        if change is not None:
            say_on(self._change, change.button, letters=28)
            self._to = (change.tab, change.wanted)

    def _show_people(self, board: ConsentBoard) -> None:
        clear(self._people)
        for card in board.cards:
            if not card.required:
                continue
            look = status_look(card.status)
            word = yes_except_in_short(card.taken_back, words()) if card.taken_back else look.word
            when = ""
            if card.answer is not None and card.status in ("in_force", "expired", "refused"):
                when = _("signed {day}").format(day=card.answer.signed_on.isoformat())
            if card.status == "in_force" and card.valid_to is not None:
                when = _("{signed}, to {day}").format(signed=when, day=card.valid_to.isoformat())
            about = ", ".join(part for part in (capacity_word(card.capacity), when) if part)
            self._people.addLayout(
                column(
                    _of_one(card.name, StatusBadge(word, look.tone, icon=look.icon)),
                    text(about, role="muted"),
                    gap=0,
                )
            )

        if (without := board.done_without) is not None:
            said = _("{name} has not answered: done without to {day}, decided by {who}.")
            self._people.addWidget(
                text(
                    said.format(
                        name=without.name, day=without.until.isoformat(), who=without.decided_by
                    )
                )
            )

    def _on_change(self) -> None:
        self.presenter.follow(*self._to)


def _of_one(who: str, badge: StatusBadge) -> QHBoxLayout:
    """A name, on as many lines as it needs, and how the answer stands."""
    both = row(text(who), badge)
    both.setStretch(0, 1)
    return both
