"""A vault that is opened again, and a window over it; for tests of what is kept of unsaved text."""

from __future__ import annotations

from pathlib import Path

from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.shell import Shell, ShellParts
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.services.own_access import OwnAccess
from tests.gui.desk_house import DeskHouse, OneFrame
from tests.gui.meetings_at_hand import MORNING_OF
from tests.presenters.doubles import InlineTasks, MemorySettings, QueuedDialogs
from tests.services.vault_house import MORNING, House

MARK = "He was lat"  # in the middle of a word


def mark_of(editor: str) -> str:
    """What is written in an editor, and in no other."""
    return f"{MARK} {editor.replace(' ', '')}"


class Reopened(DeskHouse):
    """The vault that lies in the folder, unlocked once more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.house = House(folder)
        self.house.clock.pass_time(seconds=(MORNING_OF - MORNING).total_seconds())
        self.vault = self.house.unlock()
        self.actor = self.vault.actor
        self._coordinator = self.actor.user_id
        self.dialogs = QueuedDialogs()
        self.frame = OneFrame()
        self.tasks = InlineTasks()
        self._views = []


def shell_over(
    desk: DeskHouse, settings: MemorySettings, *, own_access: OwnAccess | None = None
) -> Shell:
    """The whole window over an open vault, at its first screen."""
    vault = OpenVault(
        services=desk.services(),
        name="SSPF",
        folder=desk.folder,
        actor_name="Karin",
        clock=desk.clock,
        close=lambda: None,
        may=desk.actor.may,
        own_access=own_access,
    )
    shell = Shell(
        ShellParts(
            vault=vault,
            tasks=desk.tasks,
            settings=settings,
            screens=SCREENS,
            report=desk.frame.bugs.append,
            dialogs=desk.dialogs,
        )
    )
    shell.show()
    shell.activateWindow()
    shell.start()
    return shell
