"""Where the backups of an open vault lie, and which of the files there are its own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sspf_app.services.backup_reading import read_manifest
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


class BackupPlaces:
    """The folder beside the vault, and the office's second place."""

    def __init__(self, vault: UnlockedVault) -> None:
        self._vault = vault

    @property
    def own(self) -> Path:
        """Beside the vault."""
        return self._vault.folder.backups

    def second(self) -> Path | None:
        """The office's second place, if it chose another than the one beside the vault."""
        with self._vault.open_unit(self._vault.actor) as unit:
            chosen = unit.office.office().backup_folder
        if chosen is None or Path(chosen).resolve() == self.own.resolve():
            return None
        return Path(chosen)

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
                with suppress(KnownError):
                    told = read_manifest(path)
                    if told.vault_id == self._vault.slots.vault_id:
                        made = HeldBackup(path=path, made_at=told.made_at, folder=told.vault)
                        found.append(made)
        return tuple(found)

    def newest(self) -> HeldBackup | None:
        """The newest of all; of two copies of one moment, that beside the vault."""
        held = [one for place in self.every() for one in self.held(place)]
        return max(held, key=lambda one: one.made_at, default=None)
