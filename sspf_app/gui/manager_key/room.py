"""The page of the unit manager's own key, with what leads it and what locks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from sspf_app.gui.lock import CLOSED_WITHIN
from sspf_app.gui.manager_key.ports import KeyPorts
from sspf_app.gui.manager_key.presenter import ManagerKeyPresenter
from sspf_app.gui.manager_key.view import ManagerKeyView
from sspf_app.gui.ports import Dialogs, Trouble
from sspf_app.gui.tasks import TaskRunner
from sspf_app.gui.unlock.reasons import reason_in_words
from sspf_app.gui.vault_ports import VaultGate
from sspf_app.services.move_views import end_all_runs

if TYPE_CHECKING:
    from sspf_app.gui.watches import Watches
    from sspf_app.services.settings import SettingsStore


@dataclass(frozen=True, kw_only=True)
class RoomParts:
    """What the room is built from."""

    gate: VaultGate
    tasks: TaskRunner
    dialogs: Dialogs
    settings: SettingsStore
    explain: Callable[[BaseException], Trouble]


class KeyRoom(QObject):
    """See the module.

    Attributes:
        view: The page.
    """

    def __init__(
        self, parts: RoomParts, *, because: str | None, watch: Callable[[], Watches]
    ) -> None:
        """Build the page.

        Args:
            parts: What it is built from.
            because: Why it was locked; None = it was not.
            watch: Begins to watch, once there is something to lock.
        """
        reason = reason_in_words(because, parts.settings.load().idle_minutes)
        super().__init__()
        self._parts, self._watch = parts, watch
        self.view = ManagerKeyView(self._strength, reason=reason)
        self.setParent(self.view)
        self._watches: Watches | None = None
        self.view.presenter = ManagerKeyPresenter(
            self.view,
            KeyPorts(
                desk=lambda: parts.gate.manager_desk,
                tasks=parts.tasks,
                dialogs=parts.dialogs,
                settings=parts.settings,
                explain=parts.explain,
                strength=self._strength,
                zone=parts.gate.zone,
            ),
        )
        self.view.began.connect(self._on_began)
        self.view.left.connect(self._on_left)
        self.view.presenter.start()

    @property
    def is_open(self) -> bool:
        """Whether there is something to lock."""
        return self._watches is not None

    def close_now(self) -> None:
        """Hide everything and forget it; waits for nothing that may take long.

        What cannot be wiped, such as the key itself, ends with the process.
        """
        end_all_runs()
        if self._watches is not None:
            self._watches.copied.empty()
        for window in QApplication.topLevelWidgets():
            window.hide()
        self.view.forget()
        self._parts.tasks.finish(within=CLOSED_WITHIN)

    def _strength(self, passphrase: str) -> str:
        return self._parts.gate.strength(passphrase, "")

    @Slot()
    def _on_began(self) -> None:
        if self._watches is None:
            self._watches = self._watch()

    @Slot()
    def _on_left(self) -> None:
        if self._watches is not None:
            self._watches.deleteLater()
            self._watches = None
