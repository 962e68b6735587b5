"""Backups without being asked, in the window: real files, real encryption, a thread beside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui import upkeep_run
from sspf_app.gui.shell import Shell
from sspf_app.gui.vault_ports import OpenVault, TypedPassword
from sspf_app.services.hand_over_records import CareKind
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.upkeep import Upkeep
from tests.gui.program_at_desk import PASSWORD, Desk, unlock
from tests.gui.shell_at_hand import Stand
from tests.presenters.doubles import FixedClock, InlineTasks
from tests.services.vault_house import ANNA, BO, House, with_person


class Bar:
    """A shell, an open vault, and what is done beside the work."""

    def __init__(self, qtbot: QtBot, folder: Path, password: str = ANNA) -> None:
        self.house = House(folder)
        self.vault: UnlockedVault = with_person(self.house.create())
        self.shell: Shell = Stand(qtbot).shell
        self.shell.bar.backed_up(None)
        self.typed = TypedPassword(password)
        self.beside = InlineTasks()
        opened = OpenVault(
            services=None,  # pyright: ignore[reportArgumentType]  nothing here asks for one
            name="valv",
            folder=folder,
            actor_name="Anna Alm",
            clock=FixedClock(),
            close=self.vault.close,
            may=lambda _permission: True,
            upkeep=Upkeep(self.vault, self.house.backups, self.house.clock),
            typed=self.typed,
        )
        self.run = upkeep_run.UpkeepRun(
            opened, self.shell, InlineTasks(), self.beside, parent=self.shell
        )

    def said(self) -> str:
        return " ".join(one.text() for one in self.shell.bar.backup.findChildren(QLabel))

    def told(self) -> str:
        return " ".join(one.text() for one in self.shell.toast.findChildren(QLabel))

    def proven(self) -> bool:
        with self.vault.open_unit(self.vault.actor) as unit:
            return unit.handing.care(CareKind.PROOF) is not None


@pytest.fixture
def bar(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bar]:
    monkeypatch.setenv(TEST_SWITCH, "1")
    made = Bar(qtbot, tmp_path)
    yield made
    made.vault.close()


def test_after_unlocking_a_backup_is_made_and_opened_again(bar: Bar) -> None:
    bar.beside.hold()
    bar.run.start()
    assert "0 %" in bar.said()
    assert bar.shell.bar.stop.isVisible()
    bar.beside.run()
    assert "Backed up" in bar.said()
    assert not bar.shell.bar.stop.isVisible()
    assert not bar.proven()
    bar.beside.run()
    assert bar.proven()
    assert bar.typed.take() is None
    assert bar.told().strip() == ""


def test_stopping_leaves_nothing_and_says_so(bar: Bar) -> None:
    bar.beside.hold()
    bar.run.start()
    bar.shell.bar.stop.click()
    bar.beside.run()
    assert "stopped" in bar.told()
    assert "No backup yet" in bar.said()
    assert not list(bar.vault.folder.backups.iterdir())
    assert not bar.proven()


def test_a_failure_is_told_calmly_and_nothing_is_lost(bar: Bar) -> None:
    bar.vault.folder.backups.rmdir()
    bar.vault.folder.backups.write_text("in the way", "utf-8")
    bar.run.start()
    assert "could not be written" in bar.told()
    assert "No backup yet" in bar.said()
    assert bar.vault.database.verify().is_sound
    assert bar.typed.take() is None


def test_a_backup_that_does_not_open_is_told(bar: Bar) -> None:
    bar.typed.take()
    bar.run._vault = upkeep_run.OpenVault(**{**vars(bar.run._vault), "typed": TypedPassword(BO)})
    bar.run.start()
    assert not bar.proven()
    assert bar.told().strip() != ""


def test_a_day_with_a_backup_and_a_month_with_a_drill_does_nothing(bar: Bar) -> None:
    bar.run.start()
    assert bar.proven()
    before = sorted(bar.vault.folder.backups.iterdir())
    again = TypedPassword(ANNA)
    bar.run._vault = upkeep_run.OpenVault(**{**vars(bar.run._vault), "typed": again})
    bar.run.start()
    assert sorted(bar.vault.folder.backups.iterdir()) == before
    assert again.take() is None  # let go of, though nothing was to be tried


def test_after_hours_of_work_there_is_another_and_the_bar_says_when(bar: Bar) -> None:
    bar.run.start()
    assert len(list(bar.vault.folder.backups.iterdir())) == 1
    bar.run._again.timeout.emit()
    assert len(list(bar.vault.folder.backups.iterdir())) == 1
    bar.house.clock.pass_time(hours=5)
    bar.run._again.timeout.emit()
    assert len(list(bar.vault.folder.backups.iterdir())) == 2
    now = FixedClock().now().astimezone(FixedClock().zone)
    assert f"Backed up {now:%H:%M}" in bar.said()


def test_a_backup_that_was_stopped_is_begun_again_later(bar: Bar) -> None:
    bar.beside.hold()
    bar.run.start()
    bar.shell.bar.stop.click()
    bar.beside.run()
    bar.run._again.timeout.emit()
    bar.beside.run()
    assert "Backed up" in bar.said()
    bar.run.stop()
    assert not bar.run._again.isActive()


def test_the_program_does_it_by_itself(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    desk = Desk(qtbot, qapp, tmp_path)
    try:
        desk.make_vault()
        unlock(desk, desk.start(), PASSWORD)
        shell = desk.wait_for_shell()
        place = tmp_path / "SSPF Umeå" / "backups"
        qtbot.waitUntil(lambda: bool(list(place.glob("*.sspf-backup"))), timeout=60_000)
        qtbot.waitUntil(
            lambda: (
                "Backed up" in "".join(one.text() for one in shell.bar.backup.findChildren(QLabel))
            ),
            timeout=60_000,
        )
    finally:
        desk.end()


def test_locking_gives_up_what_is_being_made(bar: Bar) -> None:
    bar.beside.hold()
    bar.run.start()
    bar.run.stop()
    bar.vault.database.close()
    bar.beside.run()
    assert bar.told().strip() == ""
    assert bar.typed.take() is None
    assert not list(bar.vault.folder.backups.iterdir())
