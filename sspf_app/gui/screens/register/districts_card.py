"""The districts the office tells its cases apart by, each corrected where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.lines_card import LinesCard
from sspf_app.gui.screens.register.named_form import NamedForm
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.district_records import District


class DistrictsCard(LinesCard):
    """Shows the districts; one at a time opens as a form in its place; fulfils ``DistrictsPort``.

    Signals:
        save_wanted: Id of the district or None, its name, and the version shown.
    """

    save_wanted = Signal(object, str, str)
    draft_of = "district"

    def __init__(self, *, parent: QWidget | None = None) -> None:
        why = _(
            "A case can be of one, and Cases be filtered by it; no party is told it, and no figure "
            "counts by it. A case in which somebody is protected has none."
        )
        super().__init__(
            (_("Districts"), why),
            add=_("Add a district"),
            none=_("None yet: nothing of districts shows anywhere."),
            parent=parent,
        )

    def show_districts(self, districts: tuple[District, ...]) -> None:
        """Show them by name; a form that is open stays."""
        self.show_lines(districts)

    def district_saved(self) -> None:
        """Close the form."""
        self.close_form()

    def told(self, one: District) -> str:
        """Nothing: its name is all there is."""
        del one
        return ""

    def made_form(self, one: District | None) -> DistrictForm:
        """Its name."""
        made = DistrictForm()
        made.show_one(one)
        made.saved.connect(self._on_saved)
        return made

    def _on_saved(self, name: str) -> None:
        self.save_wanted.emit(self._open or None, name, self.form.seen)


class DistrictForm(NamedForm):
    """One field.

    Signals:
        saved: The name.
    """

    saved = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.name.returnPressed.connect(self._on_save)
        self.name_row = FormRow(
            _("Name of the district"),
            self.name,
            hint=_("A part of town, a village: as your office calls it."),
        ).refuses("district_name_required", "district_known")
        self.save = primary_button(_("Save the district"), self._on_save)
        leave = back_button(_("Cancel"), self._on_leave)
        self.setLayout(column(self.name_row, row(self.save, leave, None), gap=GRID + 4))

    def show_one(self, district: District | None) -> None:
        """Fill the field; None = a new district."""
        self.seen = "" if district is None else version_of(district)
        self.name.setText("" if district is None else district.name)

    def send(self) -> None:
        """Say it."""
        self.saved.emit(self.name.text().strip())
