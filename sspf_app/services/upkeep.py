"""What is done for the safety of an open vault without being asked: backups, and trying one.

A day on which the vault is unlocked has its backup, beside the vault and in the office's second
place. Once a month, at an unlocking, the newest is opened with the password just typed, as after a
loss. Begun and ended on the database thread; what takes time may run on any other.
"""

from __future__ import annotations

import glob
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.backup_reading import read_manifest
from sspf_app.services.backup_rotation import superseded
from sspf_app.services.backup_writing import BackupWriting
from sspf_app.services.backups import SUFFIX, Backups
from sspf_app.services.errors import KnownError
from sspf_app.services.hand_over_records import CareKind
from sspf_app.services.ports import Clock
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault_folder import disk_error, remove_left_over
from sspf_app.services.vault_ports import Verification

DRILL_EVERY = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is to be done now."""

    backup: bool
    drill: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What a backup without being asked came to.

    Attributes:
        made: Where it lies.
        removed: Older ones that rotation took.
        troubles: Places that could not be written to or tidied, and why.
    """

    made: tuple[Path, ...]
    removed: tuple[Path, ...]
    troubles: tuple[KnownError, ...]


class Drill:
    """The newest backup, to be opened once with a password that is let go of at once."""

    def __init__(self, backups: Backups, vault: UnlockedVault, path: Path) -> None:
        self._backups = backups
        self._path = path
        self._login, self._key_file = vault.actor.login, vault.key_file
        self._prefix = f".{vault.folder.name}.trying-"
        remove_left_over(path.parent, self._prefix)  # of a drill that was cut short by locking

    def run(self, password: str) -> Verification:
        """Open and check it, on any thread.

        Raises:
            KnownError: as ``Backups.verify``.
        """
        return self._backups.verify(
            self._path,
            login=self._login,
            password=password,
            key_file=self._key_file,
            prefix=self._prefix,
        )


class Upkeep:
    """Use cases of the program itself, in the name of who unlocked the vault."""

    def __init__(self, vault: UnlockedVault, backups: Backups, clock: Clock) -> None:
        self._vault = vault
        self._backups = backups
        self._clock = clock

    def due(self) -> Due:
        """What is to be done; nothing for whoever may not care for the vault."""
        if not self._vault.actor.may(Permission.MANAGE_VAULT):
            return Due(backup=False, drill=False)
        now, zone = self._clock.now(), self._clock.zone
        made = [one for place in self._places() for one in self._held(place) if one <= now]
        today = day_of(now, zone)
        proven = self._done_at(CareKind.PROOF)
        return Due(
            backup=not any(day_of(one, zone) == today for one in made),
            drill=proven is None or not timedelta() <= now - proven < DRILL_EVERY,
        )

    def begin(self) -> BackupWriting:
        """Begin a backup of this moment to every place.

        Raises:
            KnownError: as ``Backups.begin``.
        """
        return self._backups.begin(self._vault, self._places())

    def end(self, writing: BackupWriting) -> BackedUp:
        """Put in place what was written, note it, and let rotation take what is superseded.

        Raises:
            KnownError: as ``BackupWriting.put_in_place``.
        """
        made = writing.put_in_place()
        self._backups.note(self._vault, made)
        troubles = list(writing.troubles)
        removed: list[Path] = []
        for path in made:
            try:
                removed += self._tidy(path.parent, kept=path)
            except OSError as error:
                troubles.append(disk_error(error, path.parent, otherwise="disk_error"))
        return BackedUp(made=made, removed=tuple(removed), troubles=tuple(troubles))

    def begin_drill(self) -> Drill | None:
        """The newest backup, to be tried; None = there is none."""
        held: dict[datetime, Path] = {}
        for place in reversed(self._places()):  # of two copies, the one beside the vault
            held |= self._held(place)
        return Drill(self._backups, self._vault, held[max(held)]) if held else None

    def end_drill(self, found: Verification) -> Verification:
        """Compare what was found with the vault, and note that the backup held."""
        return self._backups.note_proof(self._vault, found)

    def _tidy(self, place: Path, *, kept: Path) -> list[Path]:
        held = self._held(place)
        gone = superseded(held, zone=self._clock.zone, proven_at=self._done_at(CareKind.PROOF))
        paths = [held[made] for made in sorted(gone) if held[made] != kept]
        for path in paths:
            path.unlink(missing_ok=True)
        return paths

    def _held(self, place: Path) -> dict[datetime, Path]:
        """Backups of this very vault in a folder; those of others are not looked at again."""
        vault = self._vault
        found: dict[datetime, Path] = {}
        with suppress(OSError):  # a drive that is not connected holds none
            for path in place.glob(f"{glob.escape(vault.folder.name)}-*{SUFFIX}"):
                with suppress(KnownError):  # damaged: neither counted nor removed
                    told = read_manifest(path)
                    if (told.vault, told.vault_id) == (vault.folder.name, vault.slots.vault_id):
                        found[told.made_at] = path
        return found

    def _places(self) -> tuple[Path, ...]:
        """Beside the vault, and where the office keeps its backups."""
        own = self._vault.folder.backups
        with self._vault.open_unit(self._vault.actor) as unit:
            chosen = unit.office.office().backup_folder
        if chosen is None or Path(chosen).resolve() == own.resolve():
            return (own,)
        return own, Path(chosen)

    def _done_at(self, kind: CareKind) -> datetime | None:
        with self._vault.open_unit(self._vault.actor) as unit:
            done = unit.handing.care(kind)
        return None if done is None else done.at
