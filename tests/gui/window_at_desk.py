"""The whole window over the vault of a desk, as somebody has just unlocked it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from sspf_app.gui.ports import Dialogs
from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.shell import Shell, ShellParts
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.services.settings import Settings
from sspf_app.services.vault_care import VaultCare
from tests.gui.desk_house import DeskHouse
from tests.presenters.doubles import MemorySettings


def open_window(
    desk: DeskHouse,
    qtbot: QtBot,
    *,
    dialogs: Dialogs,
    height: int,
    care: VaultCare | None = None,
) -> tuple[Shell, OpenVault]:
    """Show the window, 1280 pixels wide, active and started; returns it and its vault."""
    vault = OpenVault(
        services=desk.services(),
        name="Valvet",
        folder=desk.folder,
        actor_name="Karin Ek",
        clock=desk.clock,
        close=lambda: None,
        may=desk.actor.may,
        care=care,
        proof=desk.proof(),
    )
    shell = Shell(
        ShellParts(
            vault=vault,
            tasks=desk.tasks,
            settings=MemorySettings(Settings(hints=False)),
            screens=SCREENS,
            report=desk.frame.bugs.append,
            dialogs=dialogs,
        )
    )
    qtbot.addWidget(shell, before_close_func=lambda one: one.drop())
    shell.resize(1280, height)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    shell.start()
    return shell, vault
