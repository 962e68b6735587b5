"""The district of the case; changed in place, and not there where the office goes by none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import name, show_if
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.district_records import District
from sspf_app.services.district_views import DistrictOfCase


class DistrictCard(Card):
    """See the module.

    Signals:
        saved: Id of the district, and of the one before; empty = none.
    """

    saved = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("District"), parent=parent)
        self.told = text()
        self.change = changing(button(_("Change the district"), self._on_change))
        self.district = ChoiceBox().can_be_narrow()
        name(self.district, _("District"))
        self.save = button(_("Save"), self._on_save)
        self._shown, self._is_open = DistrictOfCase(), False
        why = _("For the list of cases alone: no party is told it.")
        self.leave = back_button(_("Cancel"), self._on_leave)
        self._editor = QWidget(self)
        self._editor.setLayout(
            column(self.district, text(why, role="muted"), row(self.save, self.leave, None))
        )
        self.add(self.told)
        self.add(row(self.change, None))
        self.add(self._editor)
        show_if(self._editor, wanted=False)
        show_if(self, wanted=False)

    def show_district(self, shown: DistrictOfCase | None, offered: tuple[District, ...]) -> None:
        """Show it; a choice that was begun stays open, with the district it is by now.

        None = the office goes by none.
        """
        show_if(self, wanted=shown is not None)
        if shown is None:
            return
        chosen, before = self.district.currentData(), self._shown.district
        is_choosing = self._is_open and chosen != shown.district and shown.may_have
        self._shown = shown
        if shown.may_have:
            self.told.setText(shown.name or _("No district"))
        else:
            self.told.setText(
                _("None: it could tell where somebody lives who is protected, or has been placed.")
            )
        self.district.clear()
        self.district.addItem(_("No district"), "")
        choices = {one.id: one.name for one in offered}
        if shown.district:
            choices.setdefault(shown.district, shown.name)  # it is not offered any more
        for one, called in choices.items():
            self.district.addItem(called, one)
        chosen = chosen if is_choosing and shown.district == before else shown.district
        self.district.setCurrentIndex(max(0, self.district.findData(chosen)))
        self._show_editor(is_open=is_choosing)

    def put_away(self) -> None:
        """Let go of a choice that was begun: it was about another case."""
        self._show_editor(is_open=False)

    def _show_editor(self, *, is_open: bool) -> None:
        self._is_open = is_open
        show_if(self._editor, wanted=is_open)
        show_if(self.change, wanted=self._shown.may_have and not is_open)

    def _on_change(self) -> None:
        self._show_editor(is_open=True)
        self.district.setFocus()

    def _on_save(self) -> None:
        self.saved.emit(str(self.district.currentData()), self._shown.district)

    def _on_leave(self) -> None:
        self.district.setCurrentIndex(self.district.findData(self._shown.district))
        self._show_editor(is_open=False)
        self.change.setFocus()
