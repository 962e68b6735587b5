"""Where files are dropped, what was found in them, and what becomes of the files."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.scans.presenter import ScansPresenter
from sspf_app.gui.screens.scans.sheet_row import SheetRow
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.drop_zone import DropZone
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.services.scan_views import ScannedSheet, ScanSource


class ListPage(QWidget):
    """See the module.

    Attributes:
        rows: The sheets in sight, by id.
        delete: Buttons that offer to delete a file, by its checksum.
    """

    presenter: ScansPresenter

    def __init__(self) -> None:
        super().__init__()
        self.folder = primary_button(_("Choose a folder…"), self._on_folder, icon="folder")
        self.file = button(_("Choose files…"), self._on_file, icon="document")
        self.zone = DropZone(
            _("Drop scanned sheets here"),
            _(
                "A folder, PDF, TIFF, JPEG or PNG, or a form filled in on a screen. Nothing is "
                "registered before you have compared."
            ),
            self.folder,
            self.file,
        )
        self.zone.dropped.connect(self._on_dropped)
        self.rows: dict[str, SheetRow] = {}
        self.delete: dict[str, QWidget] = {}
        self._progress = self._build_progress()
        self._found = QVBoxLayout()
        self._found.setSpacing(GRID)
        content = QWidget()
        inner = column(self._found)
        inner.addStretch(1)
        content.setLayout(inner)
        self._area = scrolled(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.zone)
        layout.addWidget(self._progress)
        layout.addWidget(self._area, 1)

    def show_start(self) -> None:
        """Nothing was read yet."""
        self._show(is_reading=False, has_found=False)
        self._clear()

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Tell how far the reading has come."""
        self._show(is_reading=True, has_found=False)
        self._said.setText(words)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def show_list(
        self,
        sheets: tuple[ScannedSheet, ...],
        troubles: tuple[str, ...],
        sources: tuple[tuple[ScanSource, bool], ...],
    ) -> None:
        """Show what was found."""
        self._show(is_reading=False, has_found=True)
        self._clear()
        said = ngettext("{count} sheet waits for you", "{count} sheets wait for you", len(sheets))
        words = said.format(count=len(sheets)) if sheets else _("No sheet waits for you.")
        self._found.addWidget(text(words, role="heading"))
        for sheet in sheets:
            self.rows[sheet.id] = SheetRow(sheet, partial(self._open, sheet.id))
            self._found.addWidget(self.rows[sheet.id])
        if troubles:
            card = Card(_("Could not be read"))
            for trouble in dict.fromkeys(troubles):
                card.add(IconLine("cross-circle", trouble, Tone.DANGER))
            self._found.addWidget(card)
        if sources:
            self._found.addWidget(self._files(sources))
        first = next(iter(self.rows.values()), None)
        (first.open if first is not None else self.folder).setFocus()

    def _files(self, sources: tuple[tuple[ScanSource, bool], ...]) -> Card:
        card = Card(_("The files"), _("They stay where they are until you say that they may go."))
        for source, can_delete in sources:
            name = source.path.name
            line = text(name)
            if not can_delete:
                why = _("Has pages that wait") if source.is_whole else _("Was not read whole")
                card.add(row(line, None, text(why, role="muted", wrap=False)))
            else:
                offer = button(
                    _("Delete the file…"), partial(self._delete, source.sha256), icon="trash"
                )
                offer.setAccessibleDescription(name)
                self.delete[source.sha256] = offer
                kept = text(_("All its pages are done"), role="muted", wrap=False)
                card.add(row(line, None, kept, offer))
            if source.has_extras:
                said = _("{file} carries scripts or other files. They were not opened.")
                card.add(IconLine("warning", said.format(file=name), Tone.WARNING))
        return card

    def _build_progress(self) -> Card:
        card = Card(_("Reading"))
        self._said = text()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Files read"))
        self.stop = button(_("Stop reading"), self._on_stop)
        card.add(self._said)
        card.add(self._bar)
        card.add(row(self.stop, None))
        return card

    def _show(self, *, is_reading: bool, has_found: bool) -> None:
        show_if(self.zone, wanted=not is_reading)
        self.zone.make_small(is_small=has_found)
        show_if(self._progress, wanted=is_reading)
        show_if(self._area, wanted=has_found)

    def _clear(self) -> None:
        clear(self._found)
        self.rows, self.delete = {}, {}

    def _open(self, sheet: str) -> None:
        self.presenter.choose(sheet)

    def _delete(self, sha256: str) -> None:
        self.presenter.delete_source(sha256)

    def _on_dropped(self, paths: object) -> None:
        if isinstance(paths, tuple):
            self.presenter.add_files(paths)

    def _on_folder(self) -> None:
        self.presenter.choose_folder()

    def _on_file(self) -> None:
        self.presenter.choose_files()

    def _on_stop(self) -> None:
        self.presenter.cancel()
