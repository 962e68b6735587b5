"""Where the backups of an open vault lie, and which of the files there are its own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sspf_app.services.backup_reading import Backup, read_manifest
from sspf_app.services.backups import SUFFIX
from sspf_app.services.errors import KnownError
from sspf_app.services.unlocked_vault import UnlockedVault


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBackup:
    """A backup of the vault.

    Attributes:
        folder: Name of the vault's folder when it was made.
    """

    path: Path
    made_at: datetime
    folder: str


_Sign = tuple[int, int, int, int]
"""What changes with a file: its number, its size, when it was written and when it was touched."""


class BackupPlaces:
    """The folder beside the vault, and the office's second place.

    What a backup says of itself is read once for as long as its file stays as it is: a place on the
    network is asked often, and each file there is opened over the line.
    """

    def __init__(self, vault: UnlockedVault) -> None:
        self._vault = vault
        self._read: dict[Path, tuple[_Sign, Backup]] = {}

    @property
    def own(self) -> Path:
        """Beside the vault."""
        return self._vault.folder.backups

    def second(self) -> Path | None:
        """The office's second place, if it chose another than the one beside the vault."""
        with self._vault.open_unit(self._vault.actor) as unit:
            return self._vault.folder.second_place(unit.office.office().backup_folder)

    def to_begin_at(self) -> Path | None:
        """Where somebody who chooses a folder begins: the second place, while it is there."""
        second = self.second()
        return second if second is not None and self.is_there(second) else None

    def every(self) -> tuple[Path, ...]:
        """Both, the one beside the vault first."""
        second = self.second()
        return (self.own,) if second is None else (self.own, second)

    def is_there(self, place: Path) -> bool:
        """Whether a backup can be put there now; beside the vault always."""
        if place == self.own:
            return True
        try:
            return place.is_dir()
        except OSError:
            return False

    def held(self, place: Path) -> tuple[HeldBackup, ...]:
        """Backups of this vault in a folder, whatever its own folder was called by then.

        Those of other vaults, damaged ones and those of other formats are none of it. A place that
        cannot be read, such as a drive that is not connected, holds none.
        """
        found: list[HeldBackup] = []
        with suppress(OSError):
            for path in place.glob(f"*{SUFFIX}"):
                with suppress(KnownError, OSError):  # it may be gone by now
                    told = self._told_by(path)
                    if told.vault_id == self._vault.slots.vault_id:
                        made = HeldBackup(path=path, made_at=told.made_at, folder=told.vault)
                        found.append(made)
        return tuple(found)

    def _told_by(self, path: Path) -> Backup:
        now = path.stat()
        sign = (now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns)
        before, told = self._read.get(path, (None, None))
        if told is None or before != sign:
            told = read_manifest(path)
            self._read[path] = (sign, told)
        return told

    def newest(self) -> HeldBackup | None:
        """The newest of all; of two copies of one moment, that beside the vault."""
        held = [one for place in self.every() for one in self.held(place)]
        return max(held, key=lambda one: one.made_at, default=None)
