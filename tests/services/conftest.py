"""A desk with all its use cases, over records in memory and over a real encrypted file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sspf_app.crypto.spoken import SpokenPasswords
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.documents import picture_pages
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import PolicyRow
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
from sspf_app.services.actors import Actor, Role
from sspf_app.services.bundle import Services, Tools
from sspf_app.services.copies import Copies
from sspf_app.services.desk import Desk
from sspf_app.services.joining import build
from sspf_app.services.ports import UnitOfWork
from sspf_app.storage.vault_database import OpenSqlDatabase, SqlVaultDatabase
from sspf_app.system.export_target import FileTarget
from sspf_app.system.scan_files import ScanFolder
from sspf_app.system.source_files import SourceFolder
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.errors import SENTENCES
from tests.documents.papers import RENDERER
from tests.fakes import CountingIds, FixedClock, FolderTarget, MemoryVault, TextRenderer

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 12)
KEY = bytes(range(32))
COORDINATOR = Actor(
    user_id="u-1", login="maria", name="Maria Ask", role=Role.COORDINATOR, workstation="desk-1"
)


class VaultFile:
    """The encrypted file of a test, opened when something is first asked of it."""

    def __init__(self, path: Path, empty: Path, clock: FixedClock) -> None:
        self._path = path
        self._begun = empty
        self._clock = clock
        self._database: OpenSqlDatabase | None = None

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been asked of it."""
        return self._database is None

    def begin_with(self, closed: VaultFile) -> None:
        """Hold what another holds, as if it had been written here."""
        assert self.is_untouched
        self._begun = closed._path

    def open(self) -> OpenSqlDatabase:
        """The database."""
        if self._database is None:
            shutil.copy(self._begun, self._path)
            self._database = SqlVaultDatabase(self._clock).open(self._path, KEY, log_key=KEY)
        return self._database

    def unit_of_work(self, actor: Actor) -> UnitOfWork:
        return self.open().unit_of_work(actor)

    def close(self) -> None:
        if self._database is not None:
            self._database.close()


class House:
    """A vault with a desk; time passes when told to.

    Attributes:
        file: Where the vault is one; ``None`` = its records are in memory.
    """

    def __init__(self, clock: FixedClock, open_unit: Callable[[Actor], UnitOfWork]) -> None:
        self.clock = clock
        self.ids = CountingIds()
        self.target: FolderTarget = FolderTarget()
        self.renderer: Any = TextRenderer()
        self._open_unit = open_unit
        self.file: VaultFile | None = None
        self.compact: Callable[[], None] = lambda: None
        self.use = self.as_user(COORDINATOR)

    def as_user(self, actor: Actor) -> Services:
        desk = Desk(actor=actor, clock=self.clock, new_id=self.ids, open_unit=self._open_unit)
        return build(
            desk,
            Tools(
                renderer=self.renderer,
                copies=Copies(self.renderer, SpokenPasswords()),
                export_target=self.target,
                case_file_reader=case_file,
                consent_formats=consent_formats,
                translation_sheets=translation_sheet,
                personal_numbers=personal_number,
                words=words_for("en"),
                scan_reader=ProcessReader(),
                filled_forms=RENDERER,
                word_templates=RENDERER,
                scan_files=ScanFolder(),
                sheet_reader=ProcessSheetReader(),
                out_writer=out_pages,
                case_file_writer=case_file,
                picture_pages=picture_pages,
                source_files=SourceFolder(),
                transfer_keys=SealingKeys(),
                transfer_files=transfer_file,
                after_disposal=self,
            ),
        )

    def as_role(self, role: Role) -> Services:
        return self.as_user(replace(COORDINATOR, user_id=f"u-{role.value}", role=role))

    def set_policy(self, row: PolicyRow) -> None:
        """Only the unit manager sets it."""
        self.as_role(Role.UNIT_MANAGER).office.add_policy(row)

    def new_session(self) -> None:
        """Lock and unlock: what was opened with a reason is forgotten."""
        self.use = self.as_user(COORDINATOR)

    def write_files(self) -> None:
        """What goes out lies in a folder from here on."""
        self.target = FileTarget()  # pyright: ignore[reportAttributeAccessIssue]
        self.new_session()

    def draw_papers(self) -> None:
        """Papers are drawn, and lie in a folder, from here on."""
        self.renderer = RENDERER
        self.write_files()

    def unit(self) -> UnitOfWork:
        return self._open_unit(COORDINATOR)

    def settle(self) -> None:
        """``AfterDisposal``: the file is packed anew where there is one."""
        self.compact()

    def wait(self, **span: float) -> datetime:
        self.clock.at += timedelta(**span)
        return self.clock.at


@pytest.fixture(scope="session")
def _empty_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "vault.db"
    SqlVaultDatabase(FixedClock(NOW)).create(path, KEY, log_key=KEY).close()
    from tests.services.scenery import keep_usual_scene  # it knows the house of this module

    keep_usual_scene(path)
    return path


@pytest.fixture(params=["memory", "sqlcipher"])
def house(request: pytest.FixtureRequest, _empty_vault: Path, tmp_path: Path) -> Iterator[House]:
    """Every test runs over both, so that the stand-in cannot drift from the real thing."""
    clock = FixedClock(NOW)
    if request.param == "memory":
        yield House(clock, MemoryVault(clock).open_unit)
        return
    file = VaultFile(tmp_path / "vault.db", _empty_vault, clock)
    house = House(clock, file.unit_of_work)
    house.file = file
    house.compact = lambda: file.open().compact()
    yield house
    file.close()


def refused(act: Callable[[], object]) -> DomainError:
    """The refusal of an act; its code has a sentence."""
    with pytest.raises(DomainError) as caught:
        act()
    assert caught.value.code in SENTENCES
    SENTENCES[caught.value.code].format(**caught.value.params)
    return caught.value


@pytest.fixture
def real(house: House) -> House:
    """The desk, whose papers are drawn and lie in a folder."""
    house.draw_papers()
    return house
