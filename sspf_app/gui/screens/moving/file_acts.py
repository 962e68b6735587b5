"""Leads the taking in of a case file: looked at, and then all of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.gui.i18n import _
from sspf_app.services.move_views import ImportDone
from sspf_app.services.moving_files import FilePreview

if TYPE_CHECKING:
    from sspf_app.gui.screens.moving.presenter import MovingPresenter


class FileActs:
    """See the module."""

    def __init__(self, screen: MovingPresenter) -> None:
        self._screen = screen
        self._path: Path | None = None

    def look(self, path: Path) -> None:
        """Show what a case file holds."""
        screen, files = self._screen, self._screen.services.moving_files
        self._path = path
        screen.view.show_reading(_("Reading {file}").format(file=path.name))
        screen.read(
            lambda: files.look(path),
            screen.view.show_file,
            on_error=lambda error: screen.ended(error, screen.show_start),
        )

    def take_in(self, shown: FilePreview) -> None:
        """Write all of the case file that was looked at."""
        screen, files, path = self._screen, self._screen.services.moving_files, self._path
        if path is None:
            return

        def done(result: ImportDone) -> None:
            screen.is_busy = False
            screen.view.show_done(result)

        screen.is_busy = True
        screen.view.show_reading(_("Taking in {file}").format(file=shown.name))
        screen.change(
            lambda: files.take_in(path, sha256=shown.sha256),
            done,
            on_error=lambda error: screen.ended(error, screen.show_start),
        )
