"""An open vault with invented cases, and one screen at a time, for tests of the window.

Real encryption, real records, real papers; only the clock stands still and questions are answered
beforehand. What a vault holds at the start is written once in a process and copied for each test.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sspf_app.crypto.spoken import SpokenPasswords
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.documents import picture_pages
from sspf_app.documents.registry import Renderer
from sspf_app.exchange import (
    case_file,
    consent_formats,
    out_pages,
    personal_number,
    transfer_file,
    translation_sheet,
)
from sspf_app.exchange.sheet_reader import ProcessSheetReader
from sspf_app.gui.explaining import explain
from sspf_app.gui.i18n import words
from sspf_app.gui.ports import ScreenPorts, Trouble
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.theme import dress
from sspf_app.scanning.reader import ProcessReader
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services, Tools
from sspf_app.services.care_tools import CareTools
from sspf_app.services.changes import Changes
from sspf_app.services.copies import Copies
from sspf_app.services.demo import fill_demo
from sspf_app.services.demo_asking import answer_no_danger
from sspf_app.services.demo_scene import DemoForm
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_care import DisposalCare
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.joining import build
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.proof import Proof
from sspf_app.services.records import Office
from sspf_app.services.user_accounts import UserAccounts
from sspf_app.services.vault_care import VaultCare
from sspf_app.system.export_target import FileTarget
from sspf_app.system.ids import new_id
from sspf_app.system.scan_files import ScanFolder
from sspf_app.system.source_files import SourceFolder
from tests.presenters.doubles import InlineTasks, MemorySettings, QueuedDialogs, RecordingFrame
from tests.services.vault_house import MORNING, House, StillClock

CASES = Path(__file__).parents[1] / "data" / "acceptance"


@dataclass
class OneFrame(RecordingFrame):
    """The frame around one screen, which is refreshed as the shell would; real sentences."""

    bugs: list[BaseException] = field(default_factory=list)
    shown: BuiltScreen | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def broadcast(self, changes: Changes) -> None:
        super().broadcast(changes)
        if self.shown is not None and self.shown.presenter.topics & changes.topics:
            self.shown.presenter.refresh()

    def explain(self, error: BaseException) -> Trouble:
        return explain(error, report=self.bugs.append)


def _nothing(_house: DeskHouse) -> None:
    """Leave a vault as it was made."""


class DeskHouse:
    """A vault at an instant, and one screen at a time.

    Args:
        folder: Where the vault lies.
        now: The instant.
        fill: Writes what the vault holds at the start; a function of a module, done once.
            ``None``: the vault is made here and now, as the first of its kind.
    """

    def __init__(
        self,
        folder: Path,
        now: datetime,
        fill: Callable[[DeskHouse], object] | None = _nothing,
    ) -> None:
        self.folder = folder
        self.house = House(folder)
        self.house.clock.pass_time(seconds=(now - MORNING).total_seconds())
        if fill is None:
            self.vault = self.house.create()
        else:
            shutil.copytree(_filled(fill, now, words().language), self.house.place)
            self.vault = self.house.unlock()
        self.actor = self.vault.actor
        self._coordinator = self.actor.user_id
        self.dialogs = QueuedDialogs()
        self.frame = OneFrame()
        self.tasks = InlineTasks()
        self._views: list[QWidget] = []

    @property
    def clock(self) -> StillClock:
        return self.house.clock

    def change_role(self, role: Role) -> None:
        """Let the user be somebody else at the desk."""
        is_first = role is Role.COORDINATOR
        user_id = self._coordinator if is_first else f"u-{role.value}"
        self.actor = replace(self.actor, role=role, user_id=user_id)

    def take_in(self, name: str) -> None:
        """Take in a case file of the acceptance."""
        self.services().imports.import_file((CASES / f"{name}.json").read_bytes())

    def services(self) -> Services:
        """Every use case of the user, in the language of the window."""
        desk = Desk(
            actor=self.actor, clock=self.clock, new_id=new_id, open_unit=self.vault.open_unit
        )
        tools = Tools(
            renderer=(renderer := Renderer()),
            copies=Copies(renderer, SpokenPasswords()),
            export_target=FileTarget(),
            case_file_reader=case_file,
            consent_formats=consent_formats,
            translation_sheets=translation_sheet,
            personal_numbers=personal_number,
            words=words(),
            scan_reader=ProcessReader(),
            filled_forms=Renderer(),
            word_templates=Renderer(),
            scan_files=ScanFolder(),
            sheet_reader=ProcessSheetReader(),
            out_writer=out_pages,
            case_file_writer=case_file,
            picture_pages=picture_pages,
            source_files=SourceFolder(),
            transfer_keys=SealingKeys(),
            transfer_files=transfer_file,
            after_disposal=DisposalCare(self.vault, self.clock),
        )
        return build(desk, tools)

    def care(self) -> VaultCare:
        """The use cases about the vault as a whole."""
        tools = CareTools(
            backups=self.house.backups,
            database=self.house.database,
            key_slots=cast("KeySlots", self.house.key_slots),
            attempts=self.house.attempts,
            clock=self.clock,
            new_id=new_id,
            passwords=SpokenPasswords(),
        )
        return VaultCare(self.vault, tools)

    def proof(self) -> Proof:
        """What can be shown of the vault."""
        desk = Desk(
            actor=self.actor, clock=self.clock, new_id=new_id, open_unit=self.vault.open_unit
        )
        return Proof(desk, self.vault, self.house.access)

    def accounts(self) -> UserAccounts:
        """The users of the vault, for who sits at the desk."""
        is_own = self.vault.actor == self.actor
        vault = self.vault if is_own else replace(self.vault, actor=self.actor)
        slots = cast("KeySlots", self.house.key_slots)
        return UserAccounts(vault, self.house.access, slots, self.clock, SpokenPasswords())

    def ports(self) -> ScreenPorts:
        return ScreenPorts(
            services=self.services(),
            tasks=self.tasks,
            dialogs=self.dialogs,
            frame=self.frame,
            clock=self.clock,
            settings=MemorySettings(),
            care=self.care(),
            proof=self.proof(),
            accounts=self.accounts(),
        )

    def show(self, screen: Screen, **params: str) -> BuiltScreen:
        """Make a screen, open it, and give the keyboard where the shell would."""
        built = screen.build(self.ports())
        self.frame.shown = built
        self._views.append(built.view)
        dress(built.view).resize(1240, 800)
        built.view.show()
        built.presenter.open(**params)
        focus = built.view.first_focus()
        if focus is not None:
            focus.setFocus()
        return built

    def close(self) -> None:
        """Put away every screen that was shown, as the shell does, and close the vault."""
        for view in self._views:
            if isValid(view):
                view.close()
                view.deleteLater()
        self._views.clear()
        self.vault.close()


def worked_cases(house: DeskHouse) -> None:
    """Fill a vault with the worked cases of the acceptance."""
    house.take_in("01-worked-cases")
    answer_no_danger(house.services())


def worked_cases_of_karin(house: DeskHouse) -> None:
    """The worked cases at an office whose coordinator is Karin Ek."""
    worked_cases(house)
    house.services().office.save(Office(coordinator="Karin Ek", own_party="social"))


def demo_cases(house: DeskHouse) -> None:
    """The cases of the demonstration."""
    text = text_in("sv")
    form = DemoForm(terms=text.terms, version=text.version)
    fill_demo(house.services(), clock=house.clock, form=form)


@cache
def _filled(fill: Callable[[DeskHouse], object], now: datetime, _language: str) -> Path:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    made = DeskHouse(folder, now, None)
    fill(made)
    made.close()
    return made.house.place
