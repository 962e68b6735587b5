"""Keys: the own one with its words, and those of other offices."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.handover.presenter import HandOverPresenter
from sspf_app.gui.screens.handover.tall import Tall, below_tabs
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.services.transfer_ports import KeyCard
from sspf_app.services.transfer_views import OfficeLine, TransferDesk


class KeysPage(QWidget):
    """See the module.

    Attributes:
        name: What to call the other office.
        heard: Says that the words were compared.
        keep: Keeps the key that is shown.
    """

    presenter: HandOverPresenter

    def __init__(self) -> None:
        super().__init__()
        self._words = text(role="strong", selectable=True)
        self.save = button(_("Save your key…"), self._on_save, icon="export")
        self.choose = button(_("Take in the key of an office…"), self._on_choose, icon="import")
        self.name = QLineEdit()
        self.heard = QCheckBox(_("We have read the words to each other, and they are the same"))
        self.keep = primary_button(_("Keep the key"), self._on_keep)
        self._their_words = text(role="strong", selectable=True)
        self._offices = QVBoxLayout()
        self._offices.setSpacing(GRID)
        self._new = QWidget()
        self._new.setLayout(
            column(
                text(_("Call the office and let them read their words:")),
                self._their_words,
                FormRow(_("What the office is called"), self.name),
                self.heard,
                row(self.keep, None),
                gap=GRID,
            )
        )
        content = Tall()
        inner = column(self._own_card(), self._other_card(), gap=2 * GRID)
        inner.addStretch(1)
        content.setLayout(inner)
        self.setLayout(below_tabs(scrolled(content, by_width=True)))
        self.show_card(None)

    def show_desk(self, desk: TransferDesk) -> None:
        """Show the own key and the others."""
        self._words.setText(" · ".join(desk.card.words))
        clear(self._offices)
        if not desk.offices:
            self._offices.addWidget(text(_("No other office is known yet."), role="muted"))
        for number, one in enumerate(desk.offices):
            if number:
                self._offices.addWidget(line())
            self._offices.addWidget(self._row(one))

    def show_card(self, card: KeyCard | None) -> None:
        """Show a key that was read, to compare its words."""
        show_if(self._new, wanted=card is not None)
        self.heard.setChecked(False)
        if card is not None:
            self._their_words.setText(" · ".join(card.words))
            self.name.setText(card.name)
            self.name.setFocus()

    def _own_card(self) -> Card:
        card = Card(_("Your key"))
        card.add(
            text(
                _(
                    "Other offices seal cases to this key. It is no secret: send the file, and "
                    "read these words to them on the telephone."
                )
            )
        )
        card.add(self._words)
        card.add(row(self.save, None))
        return card

    def _other_card(self) -> Card:
        card = Card(_("Other offices"))
        card.add(row(self.choose, None))
        card.add(self._new)
        card.add(self._offices)
        return card

    def _row(self, one: OfficeLine) -> QWidget:
        def end() -> None:
            self.presenter.keys.end(one.office.id)

        away = button(_("End"), end)
        away.setAccessibleName(_("End {office}").format(office=one.office.name))
        heard = _("{words}. Compared {day} by {name}.").format(
            words=" · ".join(one.words),
            day=f"{one.office.heard_at.astimezone():%Y-%m-%d}",
            name=one.office.heard_by,
        )
        holder = QWidget()
        words = column(text(one.office.name, role="strong"), text(heard, role="muted"), gap=0)
        made = row(away)
        made.insertLayout(0, words, 1)
        holder.setLayout(made)
        return holder

    def _on_save(self) -> None:
        self.presenter.keys.save_own()

    def _on_choose(self) -> None:
        self.presenter.keys.choose()

    def _on_keep(self) -> None:
        self.presenter.keys.keep(heard=self.heard.isChecked(), name=self.name.text())
