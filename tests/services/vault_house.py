"""Real vaults for tests: real encryption, cheap passwords, a clock that stands still."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from sspf_app.crypto.checksums import KeyedChecksums
from sspf_app.crypto.key_slots import FileKeySlots
from sspf_app.domain.facts import Person
from sspf_app.services.actors import Role
from sspf_app.services.attempts import Attempts
from sspf_app.services.backups import Backups
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.new_users import FirstUser
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault import NewVault, Vaults
from sspf_app.services.vault_access import VaultAccess
from sspf_app.storage.vault_database import SqlVaultDatabase
from sspf_app.system.attempt_file import FolderAttempts
from sspf_app.system.single_instance import FolderLock

ANNA = "gröna kaktusar sjunger visor"
BO = "tolv snälla drakar fikar sent"
CIA = "sju blåa paraplyer dansar tango"
MORNING = datetime(2026, 11, 22, 8, 15, tzinfo=UTC)


_NUMBERS = count(1)


class StillClock:
    """A clock that only moves when told."""

    def __init__(self, now: datetime = MORNING) -> None:
        self._now = now

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo("Europe/Stockholm")

    def now(self) -> datetime:
        return self._now

    def pass_time(self, **amount: float) -> None:
        self._now += timedelta(**amount)


def hurried() -> Callable[[], float]:
    """Seconds in a hurry: whoever waits has waited long enough when they look again."""
    seconds = count(step=100)
    return lambda: float(next(seconds))


class House:
    """The use cases about vaults over real crypto, storage and lock."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "valv"
        self.clock = StillClock()
        self.monotonic: Callable[[], float] = hurried()
        self.database = SqlVaultDatabase(self.clock)
        self.key_slots = FileKeySlots()
        self.lock = FolderLock(clock=self.clock, workstation="SOC-17", program="sspf-app")
        self.assemble()

    def assemble(self) -> None:
        """Join the parts; again after one of them was replaced."""
        attempts = self.attempts = Attempts(FolderAttempts(), self.clock, self.monotonic)
        self.vaults = Vaults(
            database=self.database,
            key_slots=cast("KeySlots", self.key_slots),
            lock=self.lock,
            attempts=attempts,
            clock=self.clock,
            new_id=self.new_id,
            workstation="SOC-17",
        )
        slots = cast("KeySlots", self.key_slots)
        parts = {"database": self.database, "key_slots": slots, "clock": self.clock}
        self.access = VaultAccess(**parts, attempts=attempts, new_id=self.new_id)
        self.backups = Backups(**parts, checksums=KeyedChecksums())

    def new_id(self, prefix: str) -> str:
        return f"{prefix}-{os.getpid()}-{next(_NUMBERS)}"

    def draft(self) -> NewVault:
        return self.vaults.draft(FirstUser(login="anna", name="Anna Alm"), ANNA)

    def create(self) -> UnlockedVault:
        return self.vaults.create(self.place, self.draft())

    def unlock(self, login: str | None = None, password: str = ANNA) -> UnlockedVault:
        return self.vaults.unlock(self.place, login=login, password=password)

    def made(self) -> Path:
        """A closed vault that holds one person."""
        with_person(self.create()).close()
        return self.place

    def add_bo(self, vault: UnlockedVault, role: Role = Role.COORDINATOR) -> str:
        return self.access.add_user(vault, FirstUser(login="bo", name="Bo Berg", role=role), BO)


def with_person(vault: UnlockedVault, person: str = "p-dino") -> UnlockedVault:
    with vault.open_unit(vault.actor) as unit:
        unit.records.add(Person(id=person, name="Dino Ek", recorded_at=MORNING))
        unit.commit()
    return vault


def persons(vault: UnlockedVault) -> list[str]:
    with vault.open_unit(vault.actor) as unit:
        return [person.id for person in unit.records.list_standing(Person)]
