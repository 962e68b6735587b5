"""Who handles the case, in one line; changed in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.note_views import NoteBoard
from sspf_app.texts.dates import joined


class StaffLine(QWidget):
    """See the module.

    Signals:
        chosen: Ids of users, a tuple.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._words = text(role="muted")
        self.change = changing(quiet_button(_("Change who handles it"), self._on_change))
        self.users = ChipBar(_("Who handles the case"))
        self.save = button(_("Save"), self._on_save)
        self.leave = back_button(_("Cancel"), self._on_leave)
        self._editor = QWidget()
        self._editor.setLayout(column(self.users, row(self.save, self.leave, None)))
        self.setLayout(column(self._words, row(self.change, None), self._editor, gap=2))
        show_if(self._editor, wanted=False)

    def show_staff(self, board: NoteBoard) -> None:
        """Show who it is."""
        names = joined([who for _user, who in board.staff], words())
        self._words.setText(_("Handled by {names}.").format(names=names))
        colleagues = dict((*board.staff, *board.colleagues))
        self.users.set_choices(tuple(Choice(id=one, title=who) for one, who in colleagues.items()))
        self.users.choose(tuple(one for one, _who in board.staff))
        self._may_change = board.may_set_staff and len(colleagues) > 1
        self._show_editor(is_open=False)

    def _show_editor(self, *, is_open: bool) -> None:
        show_if(self._editor, wanted=is_open)
        show_if(self.change, wanted=self._may_change and not is_open)

    def _on_change(self) -> None:
        self._show_editor(is_open=True)
        self.users.focus_chip()

    def _on_save(self) -> None:
        self.chosen.emit(self.users.chosen())

    def _on_leave(self) -> None:
        self._show_editor(is_open=False)
