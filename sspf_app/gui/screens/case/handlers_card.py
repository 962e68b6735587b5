"""Who handles the case; changed in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.handling import CaseHandlers
from sspf_app.texts.dates import joined


class HandlersCard(Card):
    """See the module.

    Signals:
        saved: Ids of users, a tuple, and the version that was shown.
    """

    saved = Signal(object, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Who handles the case"), parent=parent)
        self._words = text()
        self.change = changing(button(_("Change who handles it"), self._on_change))
        self.users = ChipBar(_("Who handles the case"))
        self.save = button(_("Save"), self._on_save)
        self.leave = back_button(_("Cancel"), self._on_leave)
        self._may_change = self._is_open = False
        self._seen = ""
        self._why = text(
            _(
                "They read notes kept for those who handle the case, and say who may open it "
                "where somebody is protected."
            ),
            role="muted",
        )
        self._editor = QWidget(self)
        self._editor.setLayout(column(self.users, self._why, row(self.save, self.leave, None)))
        self.add(self._words)
        self.add(row(self.change, None))
        self.add(self._editor)
        show_if(self._editor, wanted=False)

    def show_handlers(self, handlers: CaseHandlers) -> None:
        """Show who it is; a choice that was begun stays open, with who it is by now."""
        self._words.setText(handled_by(handlers.staff))
        staff = {one for one, _who in handlers.staff}
        is_choosing = self._is_open and {*self.users.chosen()} != staff
        if is_choosing and handlers.version == self._seen:
            return
        self._seen = handlers.version
        known = dict((*handlers.staff, *handlers.colleagues))
        self.users.set_choices(tuple(Choice(id=one, title=who) for one, who in known.items()))
        self.users.choose(tuple(one for one, _who in handlers.staff))
        self._may_change = handlers.may_change and len(known) > 1
        self._show_editor(is_open=is_choosing)

    def put_away(self) -> None:
        """Let go of a choice that was begun: it was about another case."""
        self._show_editor(is_open=False)

    def _show_editor(self, *, is_open: bool) -> None:
        self._is_open = is_open
        show_if(self._editor, wanted=is_open)
        show_if(self.change, wanted=self._may_change and not is_open)

    def _on_change(self) -> None:
        self._show_editor(is_open=True)
        self.users.focus_chip()

    def _on_save(self) -> None:
        self.saved.emit(self.users.chosen(), self._seen)

    def _on_leave(self) -> None:
        self._show_editor(is_open=False)
        self.change.setFocus()


def handled_by(staff: tuple[tuple[str, str], ...]) -> str:
    """Their names in one sentence."""
    names = joined([who for _user, who in staff], words())
    return _("Handled by {names}.").format(names=names)
