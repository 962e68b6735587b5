"""Confirming what words written on a form exclude."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from sspf_app.domain.facts import Exclusion
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.quoted import quoted
from sspf_app.gui.screens.case.confirm_presenter import ConfirmPresenter, ExclusionChoices
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.widgets.buttons import button, icon_button, primary_button
from sspf_app.gui.widgets.field_grid import FieldGrid
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, row
from sspf_app.gui.widgets.way_out import back_button


class ConfirmView(PartView):
    """See the module."""

    presenter: ConfirmPresenter

    def __init__(self) -> None:
        super().__init__(_("Confirm the words"))
        self.type, self.source = QComboBox(), QComboBox()
        self.recipient, self.subject = QComboBox(), QComboBox()
        self._said = text(role="words", selectable=True)
        self._rules = QVBoxLayout()
        self.save = primary_button(_("Confirm: the answer counts from now"), self._on_save)
        self._card = Card(" ")
        self._build()

    def show_words(self, name: str, said: str, choices: ExclusionChoices) -> None:
        """Show what was written, and what it may mean."""
        self._card.say(
            _("{name} wrote on the form").format(name=name),
            _("Until you confirm what it means, the yes counts as not answered."),
        )
        self._said.setText(quoted(said))
        for box, named in (
            (self.type, choices.types),
            (self.source, choices.sources),
            (self.recipient, choices.recipients),
            (self.subject, choices.subjects),
        ):
            box.clear()
            for value, word in named:
                box.addItem(word, value)
        self.type.setFocus()

    def show_exclusions(self, sentences: tuple[str, ...]) -> None:
        """What the words mean, so far."""
        clear(self._rules)
        for number, sentence in enumerate(sentences):
            self._rules.addLayout(
                row(
                    text(sentence, role="strong"),
                    icon_button("cross", _("Take this away"), partial(self._on_remove, number)),
                )
            )
        if not sentences:
            self._rules.addWidget(
                text(
                    _("Nothing is left out yet. If the words leave nothing out, confirm as it is."),
                    role="muted",
                )
            )

    def _build(self) -> None:
        card = self._card
        card.setMaximumWidth(100 * GRID)
        fields = (
            FormRow(_("This must not go"), self.type),
            FormRow(_("to"), self.recipient),
            FormRow(_("from whom"), self.source),
            FormRow(_("about"), self.subject),
        )
        card.add(self._said)
        card.add(FieldGrid(fields))
        card.add(row(button(_("Add this exception"), self._on_add, icon="add"), None))
        card.add(self._rules)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.body.addLayout(
            row(back_button(_("Back to the consents"), self._on_back), None, self.save)
        )

    def _on_add(self) -> None:
        self.presenter.add(
            Exclusion(
                subject=str(self.subject.currentData()),
                source=str(self.source.currentData()),
                recipient=str(self.recipient.currentData()),
                type=str(self.type.currentData()),
            )
        )

    def _on_remove(self, number: int) -> None:
        self.presenter.remove(number)

    def _on_back(self) -> None:
        self.presenter.leave()

    def _on_save(self) -> None:
        self.presenter.save()
