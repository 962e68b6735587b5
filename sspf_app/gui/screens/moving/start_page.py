"""Where the old list is dropped, with examples and the imports that were made before."""

from __future__ import annotations

from datetime import tzinfo
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.moving.moving_words import brought
from sspf_app.gui.screens.moving.presenter import MovingPresenter
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.drop_zone import DropZone
from sspf_app.gui.widgets.flow import flowing, growing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.services.move_records import ImportBatch

_EXAMPLES = (("xlsx", "Excel"), ("ods", "OpenDocument"), ("csv", "CSV"))


class StartPage(QWidget):
    """See the module.

    Attributes:
        undo: The buttons that undo an import, by its id.
    """

    presenter: MovingPresenter

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self.file = primary_button(_("Choose a file…"), self._on_file, icon="document")
        self.zone = DropZone(
            _("Drop the old list here"),
            _(
                "Excel, OpenDocument, CSV, or a case file (JSON). You see what comes before "
                "anything is written, and the whole import can be undone. The file stays where "
                "it is."
            ),
            self.file,
        )
        self.zone.dropped.connect(self._on_dropped)
        self.out = button(_("Move everything out…"), self._on_out, icon="export")
        self.undo: dict[str, QWidget] = {}
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(GRID)
        content = QWidget()
        inner = column(self.zone, self._examples(), self._earlier, self._out_card(), gap=2 * GRID)
        inner.addStretch(1)
        content.setLayout(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content, by_width=True))

    def show_batches(self, batches: tuple[ImportBatch, ...]) -> None:
        """Show the imports that were made."""
        clear(self._earlier)
        self.undo = {}
        self.zone.make_small(is_small=bool(batches))
        if not batches:
            return
        card = Card(_("Earlier imports"))
        for batch in batches:
            card.add(self._line(batch))
        self._earlier.addWidget(card)

    def _line(self, batch: ImportBatch) -> QWidget:
        made = QWidget()
        when = f"{batch.taken_in_at.astimezone(self._zone):%Y-%m-%d %H:%M}"
        said = _("{file}, {when}").format(file=batch.file_name, when=when)
        more = f"{brought(batch)} · {batch.taken_in_by}"
        words = column(text(said, role="strong"), text(more, role="muted"), gap=2)
        if batch.undone_at is not None:
            end: QWidget = StatusBadge(_("Undone"), Tone.NEUTRAL, icon="undo")
        else:
            end = button(_("Undo it all…"), partial(self._undo, batch.id), icon="undo")
            end.setAccessibleDescription(said)
            self.undo[batch.id] = end
        line = row(words, end)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    def _examples(self) -> Card:
        card = Card(
            _("An example to look at"),
            _(
                "One row for each young person, with up to two guardians. Your own list may have "
                "other columns, in another order."
            ),
        )
        buttons = [
            quiet_button(_("Save an example ({kind})").format(kind=word), partial(self._save, kind))
            for kind, word in _EXAMPLES
        ]
        card.add(flowing(*buttons))
        growing(card)
        return card

    def _out_card(self) -> Card:
        card = Card(
            _("Moving out"),
            _("Everything as open files, with a page to read and case files to take in again."),
        )
        card.add(row(self.out, None))
        return card

    def _undo(self, batch: str) -> None:
        self.presenter.begin_undo(batch)

    def _save(self, kind: str) -> None:
        self.presenter.save_example(kind)

    def _on_file(self) -> None:
        self.presenter.choose_file()

    def _on_out(self) -> None:
        self.presenter.out.begin("")

    def _on_dropped(self, paths: object) -> None:
        if isinstance(paths, tuple) and paths:
            self.presenter.take(paths[0])
