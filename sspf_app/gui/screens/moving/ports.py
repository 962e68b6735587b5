"""What the presenter of moving in and out asks of its view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import TroubleView

if TYPE_CHECKING:
    from sspf_app.services.move_records import ImportBatch
    from sspf_app.services.move_views import ImportDone, ImportOrder, Preview, Run, UndoPreview
    from sspf_app.services.sheet_views import SheetFile


class MovingPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_start(self, batches: tuple[ImportBatch, ...]) -> None: ...
    def show_reading(self, words: str) -> None: ...
    def show_columns(self, file: SheetFile, order: ImportOrder) -> None: ...
    def show_rows(self, preview: Preview, order: ImportOrder, *, keep: int = 0) -> None: ...
    def show_run(self, words: str, run: Run) -> None: ...
    def show_done(self, done: ImportDone) -> None: ...
    def show_undo(self, preview: UndoPreview) -> None: ...
