"""A backup from the window: where to, the work, what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Dialogs, Tasks
from sspf_app.services.changes import Changes, Topic

BACKED_UP = Changes(topics=frozenset({Topic.TRANSFERS}))
"""Told to *Today*, the vault and the screen of handing over, on which the backups stand."""


class BackingUp:
    """Asks for a folder and writes a backup of the open vault into it."""

    def __init__(
        self,
        write: Callable[[Path], Path] | None,
        tasks: Tasks,
        dialogs: Dialogs,
        *,
        owner: QObject,
        place: Callable[[], Path | None] | None = None,
    ) -> None:
        """``write``, ``place``: as ``OpenVault.back_up`` and ``backup_place``."""
        self._write, self._place = write, place
        self._tasks, self._dialogs, self._owner = tasks, dialogs, owner

    def begin(
        self,
        *,
        on_done: Callable[[str], object],
        on_error: Callable[[BaseException], object],
    ) -> None:
        """Ask where to; ``on_done`` gets what to say when it is there."""
        write = self._write
        if write is None:
            return

        def done(path: Path) -> None:
            said = _("The backup is saved as {name}. It is encrypted, and opens as the vault does.")
            on_done(said.format(name=path.name))

        def chosen(folder: Path) -> None:
            self._tasks.submit(
                lambda: write(folder), owner=self._owner, on_done=done, on_error=on_error
            )

        def ask(start: Path | None) -> None:
            self._dialogs.choose_folder(
                _("Where to save the backup"), on_chosen=chosen, start=start
            )

        if self._place is None:
            ask(None)
        else:
            self._tasks.submit(self._place, owner=self._owner, on_done=ask, on_error=on_error)
