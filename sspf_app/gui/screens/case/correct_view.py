"""The correction of an answer that was recorded wrongly."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from sspf_app.domain.codes import Answer
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.consent_card import came_with_file, can_be_closed
from sspf_app.gui.screens.case.correct_presenter import CorrectPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import foot, growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, scrolled
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.consent_views import AnswerItem


class CorrectView(PartView):
    """See the module.

    Attributes:
        reason: Why it is wrong.
        save: Takes the answer out of force.
    """

    presenter: CorrectPresenter

    def __init__(self) -> None:
        super().__init__(_("Correct an answer"))
        self.reason = QLineEdit()
        self.reason_row = FormRow(
            _("What is wrong?"),
            self.reason,
            hint=_("For example: a box was ticked on the wrong row. It is kept in the history."),
        )
        self.save = button(
            _("Close the answer and register it anew"), self._on_save, kind="danger", icon="edit"
        )
        self._card = Card(" ")
        self._card.setMaximumWidth(100 * GRID)
        self._next = text(role="muted")
        self._closing = text(
            _(
                "A recorded answer is never changed. It is closed with a reason, stays in the "
                "history, and counts for nothing from now on."
            )
        )
        self._card.add(self._closing)
        self.relied = text(role="strong")
        self.relied.setVisible(False)
        self._card.add(self.relied)
        self._card.add(self.reason_row)
        self._card.add(self._next)
        self.body.addWidget(scrolled(pile(growing(self._card), right=GRID)), 1)
        self.body.addLayout(foot(back_button(_("Back to the consents"), self._on_back), self.save))
        self.reason.returnPressed.connect(self._on_save)
        self.kept = KeptWords(self)

    def show_answer(self, name: str, answer: AnswerItem, *, has_sheet: bool) -> None:
        """Which answer it is, and what comes next."""
        said = _("yes") if answer.answer is Answer.YES else _("no")
        self._card.say(
            _("The answer from {name} was recorded wrongly").format(name=name),
            _("{answer}, {day}").format(answer=said.capitalize(), day=answer.signed_on.isoformat()),
        )
        closable = can_be_closed(answer)
        self._next.setText(_what_follows(answer, has_sheet=has_sheet))
        self.save.setText(
            _("Close the answer and register it anew") if has_sheet else _("Close the answer")
        )
        for part in (self.reason_row, self.save, self._closing):
            part.setVisible(closable)
        self.relied.setVisible(False)
        self.kept.rest()
        self.reason.clear()
        self.reason_row.show_trouble("")
        self.kept.begin(f"case/{self.presenter.case.case}/correct:{answer.id}")
        self.reason.setFocus()

    def show_relied(self, lines: list[str]) -> None:
        """What went out by the answer; what the right answer does not allow is asked for back."""
        said = ngettext(
            "{n} thing went out by this answer. What the right answer does not allow is to be "
            "asked for back, and stays on Today until then:",
            "{n} things went out by this answer. What the right answer does not allow is to be "
            "asked for back, and stays on Today until then:",
            len(lines),
        ).format(n=len(lines))
        self.relied.setText("\n".join([said, *lines]))
        self.relied.setVisible(bool(lines))

    def _on_back(self) -> None:
        self.kept.rest()
        self.presenter.leave()

    def _on_save(self) -> None:
        reason = self.reason.text().strip()
        faults = {} if reason else {"reason": _("Write a few words first.")}
        tell_faults({"reason": self.reason_row}, faults)
        if reason:
            self.kept.send()
            self.presenter.save(reason)


def _what_follows(answer: AnswerItem, *, has_sheet: bool) -> str:
    if has_sheet:
        return _("Then the sheet opens as it was registered: compare every box with the paper.")
    if not can_be_closed(answer):
        return came_with_file(answer)
    return _(
        "It came with a case file and cannot be registered anew here. What the person answered "
        "before it, if anything, counts again. Then print a new form."
    )
