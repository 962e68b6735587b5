"""The pages that are kept with an answer."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.scans.presenter import ScansPresenter
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.picture_view import PictureView
from sspf_app.gui.widgets.touched import Touched
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.form_code import shown_form_code
from sspf_app.services.scan_views import KeptScan


class KeptPage(QWidget):
    """See the module."""

    presenter: ScansPresenter

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self._scan = self._seen = ""
        self.picture = PictureView()
        self.place = QLineEdit()
        self._card = Card(" ")
        self._facts = text(selectable=True)
        self.save = button(_("Write it down"), self._on_save)
        self._card.add(self._facts)
        self._card.add(FormRow(_("Where the paper itself lies"), self.place))
        self._card.add(row(self.save, None))
        self.take_out = button(_("Take out the filled in file…"), self._on_take_out)
        self._card.add(row(self.take_out, None))
        right = column(self._card)
        right.addStretch(1)
        right.addLayout(row(back_button(_("Back to the consents"), self._on_back), None))
        whole = row(gap=2 * GRID)
        whole.addWidget(self.picture, 5)
        whole.addLayout(right, 4)
        self.setLayout(whole)
        self._touched = Touched(self)
        self.place.returnPressed.connect(self._on_save)

    def show_scan(self, scan: KeptScan | None, pictures: tuple[tuple[int, bytes], ...]) -> None:
        """Show kept pages, or that there are none."""
        is_same, self._scan = scan is not None and scan.id == self._scan, scan.id if scan else ""
        self.picture.show_pictures(
            [(_("Page {page}").format(page=page), content) for page, content in pictures]
        )
        self.place.setEnabled(scan is not None)
        self.save.setEnabled(scan is not None)
        self.take_out.setVisible(scan is not None and bool(scan.file_sha256))
        if scan is None:
            self._card.say(_("No scanned pages are kept with this answer"))
            self._facts.setText("")
            self.place.clear()
            return
        stored = scan.stored_at.astimezone(self._zone)
        self._card.say(
            _("Scanned form {code}").format(code=shown_form_code(scan.form)),
            _("Kept {when}").format(when=f"{stored:%Y-%m-%d %H:%M}"),
        )
        file = scan.file_sha256
        sums = "\n".join(
            _("Page {page}: SHA-256 {sum}").format(page=page, sum=f"{one[:16]}…")
            for page, one in zip(scan.pages, scan.sha256, strict=True)
        )
        size = _("{size} kB, encrypted in the vault").format(size=max(1, scan.size // 1024))
        lines = [size, sums]
        if file:
            lines.append(_("Filled in file: SHA-256 {sum}").format(sum=f"{file[:16]}…"))
        if not scan.is_paper:
            lines.append(_("This is the file that was filled in on a screen; it is not signed."))
        self._facts.setText("\n".join(lines))
        self._seen = version_of(scan.original_place)
        if is_same:
            self._touched.refill(lambda: self.place.setText(scan.original_place))
            return
        self.place.setText(scan.original_place)
        self._touched.filled()
        self.picture.area.setFocus()

    def _on_save(self) -> None:
        self.presenter.move_original(self._scan, self.place.text(), self._seen)

    def _on_take_out(self) -> None:
        self.presenter.take_out_file(self._scan)

    def _on_back(self) -> None:
        self.presenter.back()
