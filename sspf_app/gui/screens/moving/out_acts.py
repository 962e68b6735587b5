"""Leads moving out: everything, or one case, as open files in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.gui.i18n import _

if TYPE_CHECKING:
    from sspf_app.gui.screens.moving.presenter import MovingPresenter


class OutActs:
    """See the module."""

    def __init__(self, screen: MovingPresenter) -> None:
        self._screen = screen
        self._case = ""

    def begin(self, case: str) -> None:
        """Show what would go out: everything, or one case."""
        self._case = case
        self._screen.read(
            lambda: self._screen.services.moving_out.foresee(case),
            lambda preview: self._screen.view.show_out(preview, case=case),
        )

    def move(self, reason: str) -> None:
        """Let the user choose the place, and write there."""
        if self._screen.can_be_kept():
            self._screen.ports.dialogs.choose_folder(
                _("Where the folder is put"), on_chosen=lambda folder: self._move(folder, reason)
            )

    def _move(self, folder: Path, reason: str) -> None:
        out, case = self._screen.services.moving_out, self._case
        self._screen.run_long(
            _("Writing the files"),
            lambda run: out.export(folder, reason=reason, case=case, run=run),
            self._screen.view.show_moved_out,
            back=lambda: self.begin(case),
        )
