"""The composition root: the only module that knows every package.

Everything is made on first use, so that the unlock window and ``sspf decide`` load only what they
need: no database, no documents, no cryptography.
"""

from __future__ import annotations

import platform
import sys
import threading
import time
from collections.abc import Callable
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sspf_app.system.clock import SystemClock
from sspf_app.texts.catalogue import Words, words_for

if TYPE_CHECKING:
    from sspf_app.documents.registry import Renderer
    from sspf_app.domain.decision import Decision
    from sspf_app.services.attempts import Attempts
    from sspf_app.services.backups import Backups
    from sspf_app.services.bundle import Services
    from sspf_app.services.case_files import CaseFile
    from sspf_app.services.key_ports import KeySlots
    from sspf_app.services.manager_desk import ManagerDesk
    from sspf_app.services.proof import Proof
    from sspf_app.services.user_accounts import UserAccounts
    from sspf_app.services.vault import UnlockedVault, Vaults
    from sspf_app.services.vault_access import VaultAccess
    from sspf_app.services.vault_care import VaultCare
    from sspf_app.services.vault_ports import VaultDatabase

MadeT = TypeVar("MadeT")


class Workshop:
    """What a front end works with, joined from all packages.

    Attributes:
        clock: The present.
        workstation: Name of the machine, for the log.
        program: ``sspf-app`` or ``sspf``: who holds a vault.
        monotonic: Seconds that only go forward, for the wait after a wrong password.
    """

    def __init__(self, program: str) -> None:
        """Name the front end."""
        self.program = program
        self.clock = SystemClock()
        self.monotonic: Callable[[], float] = time.monotonic
        self.workstation = platform.node() or "?"
        self._made: dict[str, Any] = {}

    @property
    def zone(self) -> tzinfo:
        """Rules of local time."""
        return self.clock.zone

    def words(self, language: str) -> Words:
        """The words of a language of the program."""
        return words_for(language)

    @property
    def vaults(self) -> Vaults:
        """Make and open vaults."""
        return self._once("vaults", self._make_vaults)

    @property
    def attempts(self) -> Attempts:
        """Wrong passwords and words, counted beside the vaults; loads no database."""
        return self._once("attempts", self._make_attempts)

    @property
    def access(self) -> VaultAccess:
        """Change who can open a vault."""
        return self._once("access", self._make_access)

    @property
    def backups(self) -> Backups:
        """Make, check and restore backups."""
        return self._once("backups", self._make_backups)

    @property
    def key_slots(self) -> KeySlots:
        """Key-slot files; reading names loads no cryptography."""
        return self._once("key_slots", _make_key_slots)

    @property
    def manager_desk(self) -> ManagerDesk:
        """What the unit manager does with their own key, without any vault."""
        return self._once("manager_desk", self._make_manager_desk)

    @property
    def renderer(self) -> Renderer:
        """Draws documents, and makes copies of them."""
        return self._once("renderer", _make_renderer)

    def services(self, vault: UnlockedVault, language: str) -> Services:
        """Every use case of the user who opened the vault."""
        from sspf_app.crypto.spoken import SpokenPasswords
        from sspf_app.crypto.transfers import SealingKeys
        from sspf_app.documents import picture_pages
        from sspf_app.exchange import (
            case_file,
            consent_formats,
            out_pages,
            personal_number,
            transfer_file,
            translation_sheet,
        )
        from sspf_app.exchange.sheet_reader import ProcessSheetReader
        from sspf_app.scanning.reader import ProcessReader
        from sspf_app.services.bundle import Tools
        from sspf_app.services.copies import Copies
        from sspf_app.services.desk import Desk
        from sspf_app.services.disposal_care import DisposalCare
        from sspf_app.services.joining import build
        from sspf_app.system.export_target import FileTarget
        from sspf_app.system.ids import new_id
        from sspf_app.system.scan_files import ScanFolder
        from sspf_app.system.source_files import SourceFolder

        desk = Desk(actor=vault.actor, clock=self.clock, new_id=new_id, open_unit=vault.open_unit)
        tools = Tools(
            renderer=self.renderer,
            copies=Copies(self.renderer, SpokenPasswords()),
            export_target=FileTarget(),
            case_file_reader=case_file,
            consent_formats=consent_formats,
            translation_sheets=translation_sheet,
            personal_numbers=personal_number,
            words=self.words(language),
            scan_reader=ProcessReader(),
            filled_forms=self.renderer,
            word_templates=self.renderer,
            scan_files=ScanFolder(),
            sheet_reader=ProcessSheetReader(),
            out_writer=out_pages,
            case_file_writer=case_file,
            picture_pages=picture_pages,
            source_files=SourceFolder(),
            transfer_keys=SealingKeys(),
            transfer_files=transfer_file,
            after_disposal=DisposalCare(vault, self.clock),
        )
        return build(desk, tools)

    def care(self, vault: UnlockedVault) -> VaultCare:
        """Every use case about the open vault as a whole."""
        from sspf_app.crypto.spoken import SpokenPasswords
        from sspf_app.services.care_tools import CareTools
        from sspf_app.services.vault_care import VaultCare
        from sspf_app.system.ids import new_id

        tools = CareTools(
            backups=self.backups,
            database=self._database,
            key_slots=self.key_slots,
            attempts=self.attempts,
            clock=self.clock,
            new_id=new_id,
            passwords=SpokenPasswords(),
        )
        return VaultCare(vault, tools)

    def proof(self, vault: UnlockedVault) -> Proof:
        """What can be shown of an open vault."""
        from sspf_app.services.desk import Desk
        from sspf_app.services.proof import Proof
        from sspf_app.system.ids import new_id

        desk = Desk(actor=vault.actor, clock=self.clock, new_id=new_id, open_unit=vault.open_unit)
        return Proof(desk, vault, self.access)

    def accounts(self, vault: UnlockedVault) -> UserAccounts:
        """The users of an open vault."""
        from sspf_app.crypto.spoken import SpokenPasswords
        from sspf_app.services.user_accounts import UserAccounts

        return UserAccounts(vault, self.access, self.key_slots, self.clock, SpokenPasswords())

    def read_case_file(self, data: bytes) -> CaseFile:
        """Parse a case file.

        Raises:
            CaseFileError: everything wrong with it, each with its place.
        """
        from sspf_app.exchange.case_file import parse

        return parse(data, self.zone)

    def decision_line(self, question: str, decision: Decision, *, sentence: str) -> str:
        """The answer to a flow question as one line of JSON."""
        from sspf_app.exchange.answers import decision_line

        return decision_line(question, decision, sentence=sentence, zone=self.zone)

    def reads_line(self, question: str, *, reads: bool) -> str:
        """The answer to an item question as one line of JSON."""
        from sspf_app.exchange.answers import reads_line

        return reads_line(question, reads=reads)

    def fill_demo(self, services: Services, cases: int) -> None:
        """Fill a new vault with so many invented cases."""
        from sspf_app.services.demo import fill_demo
        from sspf_app.services.demo_scene import DemoForm
        from sspf_app.services.form_text_shipped import text_in

        text = text_in("sv")
        form = DemoForm(terms=text.terms, version=text.version)
        fill_demo(services, clock=self.clock, form=form, cases=cases)

    def pause(self, seconds: float) -> None:
        """Let so many seconds go by: between a wrong password and the next."""
        threading.Event().wait(seconds)

    def chosen_language(self) -> str | None:
        """The language the user has chosen in the window; None before anything was chosen."""
        from sspf_app.system.paths import config_folder
        from sspf_app.system.settings import FILE, JsonSettings

        folder = config_folder()
        return JsonSettings(folder).load().language.value if (folder / FILE).exists() else None

    def _once(self, name: str, make: Callable[[], MadeT]) -> MadeT:
        """What was made on first use under this name."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    @property
    def _database(self) -> VaultDatabase:
        return self._once("database", self._make_database)

    def _make_database(self) -> VaultDatabase:
        from sspf_app.storage.vault_database import SqlVaultDatabase

        return SqlVaultDatabase(self.clock)

    def _make_vaults(self) -> Vaults:
        from sspf_app.services.vault import Vaults
        from sspf_app.system.ids import new_id
        from sspf_app.system.single_instance import FolderLock

        return Vaults(
            database=self._database,
            key_slots=self.key_slots,
            lock=FolderLock(clock=self.clock, workstation=self.workstation, program=self.program),
            attempts=self.attempts,
            clock=self.clock,
            new_id=new_id,
            workstation=self.workstation,
        )

    def _make_attempts(self) -> Attempts:
        from sspf_app.services.attempts import Attempts
        from sspf_app.system.attempt_file import FolderAttempts

        return Attempts(FolderAttempts(), self.clock, self.monotonic)

    def _make_access(self) -> VaultAccess:
        from sspf_app.services.vault_access import VaultAccess
        from sspf_app.system.ids import new_id

        return VaultAccess(
            database=self._database,
            key_slots=self.key_slots,
            attempts=self.attempts,
            clock=self.clock,
            new_id=new_id,
        )

    def _make_manager_desk(self) -> ManagerDesk:
        from sspf_app.crypto.manager_key import KeyBox
        from sspf_app.crypto.transfers import SealingKeys
        from sspf_app.services.manager_desk import ManagerDesk, ManagerTools
        from sspf_app.system.export_target import FileTarget
        from sspf_app.system.source_files import SourceFolder

        tools = ManagerTools(
            keys=SealingKeys(),
            boxes=KeyBox(),
            sources=SourceFolder(),
            target=FileTarget(),
            clock=self.clock,
        )
        return ManagerDesk(tools)

    def _make_backups(self) -> Backups:
        from sspf_app.crypto.checksums import KeyedChecksums
        from sspf_app.services.backups import Backups

        return Backups(
            database=self._database,
            key_slots=self.key_slots,
            checksums=KeyedChecksums(),
            clock=self.clock,
        )


def _make_key_slots() -> KeySlots:
    from sspf_app.crypto.key_slots import FileKeySlots

    # Slots and keys are opaque to the services: each file's own come back to it.
    return cast("KeySlots", FileKeySlots())


def _make_renderer() -> Renderer:
    from sspf_app.documents.registry import Renderer

    return Renderer()


def run_worker(option: str) -> None:
    """Be the process that reads a file from outside, when this program is a frozen one.

    It is the program itself that is started again then, whichever of the two it is: there is no
    other Python. See ``scanning.reader``, ``exchange.sheet_reader`` and
    ``documents.template_reader``.
    """
    if option == "--read-scans":
        from sspf_app.scanning.worker import main as read_scans

        read_scans()
    elif option == "--read-template":
        from sspf_app.documents.template_worker import main as read_template

        read_template()
    else:
        from sspf_app.exchange.sheet_worker import main as read_sheet

        read_sheet()


def run_console(arguments: list[str] | None = None) -> int:
    """Run one ``sspf`` command; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given in (["--read-scans"], ["--read-sheet"], ["--read-template"]):
        run_worker(given[0])
        return 0
    from sspf_app.console.main import main
    from sspf_app.no_network import close_network
    from sspf_app.system.own_memory import close_memory

    close_memory()
    close_network()  # the console starts no program of others
    return main(given, Workshop("sspf"))
