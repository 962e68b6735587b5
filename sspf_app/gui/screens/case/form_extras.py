"""What a sheet may bear besides what it asks: the mark of secrecy, the address for an envelope."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.layout import Card
from sspf_app.services.form_views import FormExtras


class ExtrasCard(Card):
    """Two boxes; ``chosen`` carries both answers as ``FormExtras``."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("On the paper"))
        self.secrecy = QCheckBox(_("Mark of secrecy"))
        self.address = QCheckBox(_("Address for a window envelope"))
        for box in (self.secrecy, self.address):
            self.add(box)
            box.clicked.connect(self._on_clicked)

    def show_extras(self, extras: FormExtras, *, is_protected: bool) -> None:
        """Show what is ordered; a protected sheet bears no address."""
        self.secrecy.setChecked(extras.with_secrecy)
        self.address.setChecked(extras.with_address)
        self.address.setVisible(not is_protected)

    @Slot()
    def _on_clicked(self) -> None:
        secrecy, address = self.secrecy.isChecked(), self.address.isChecked()
        self.chosen.emit(FormExtras(with_secrecy=secrecy, with_address=address))
