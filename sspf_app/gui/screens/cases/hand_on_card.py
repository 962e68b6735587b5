"""The one question about the chosen cases: who is to handle them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.queries import Handlers


class HandOnCard(Card):
    """See the module.

    Signals:
        saved: Ids of users, a tuple.
        left: Let it be.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = text(role="strong")
        self.told = text(role="strong")
        self.users = ChipBar(_("Who is to handle the cases"))
        self.save = primary_button(_("Change who handles them"), self._on_save)
        self.leave = back_button(_("Cancel"), self._on_leave)
        self.add(self.told)
        self.add(self._words)
        self.add(self.users)
        self.add(
            text(
                _(
                    "Only whoever handles a case can give it away; one that nobody handles any "
                    "more can be taken by everybody. One with somebody protected goes along if you "
                    "have opened it with its reason."
                ),
                role="muted",
            )
        )
        self.add(row(self.save, self.leave, None))
        self.users.changed.connect(self._on_changed)

    def ask(self, cases: tuple[str, ...], handlers: Handlers, left: str = "") -> None:
        """Ask about these cases; or say which were left as they were, and ask about those."""
        self.told.setText(left)
        show_if(self.told, wanted=bool(left))
        said = ngettext(
            "Who is to handle {n} chosen case?",
            "Who is to handle {n} chosen cases?",
            len(cases),
        )
        self._words.setText(said.format(n=len(cases)))
        able = [one for one in handlers.coordinators if one[0] in handlers.active]
        self.users.set_choices(tuple(Choice(id=user, title=name) for user, name in able))
        self.users.choose(())
        self.save.setEnabled(False)
        self.users.focus_chip()

    def _on_changed(self, chosen: tuple[str, ...]) -> None:
        self.save.setEnabled(bool(chosen))

    def _on_save(self) -> None:
        self.saved.emit(self.users.chosen())

    def _on_leave(self) -> None:
        self.left.emit()
