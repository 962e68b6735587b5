"""The vault as a whole: a backup now, where they lie, one tried."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from sspf_app.services.actors import Permission
from sspf_app.services.backup_places import BackupPlaces
from sspf_app.services.care_tools import CareTools
from sspf_app.services.errors import KnownError
from sspf_app.services.packages import Packages
from sspf_app.services.records import Action
from sspf_app.services.unlocked_vault import UnlockedVault, log_line
from sspf_app.services.vault_folder import disk_error
from sspf_app.services.vault_ports import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """Backups in a place that is the office's no more: rotation does not go there again.

    Attributes:
        place: Where; None = there was none, or it is the same.
    """

    place: Path | None
    backups: int


class VaultCare:
    """Use cases about the open vault as a whole.

    Attributes:
        packages: What is handed over to a colleague.
    """

    def __init__(self, vault: UnlockedVault, tools: CareTools) -> None:
        self._vault = vault
        self._tools = tools
        self.packages = Packages(vault, tools)

    def back_up(self) -> Path:
        """Make a backup where the office keeps them, or beside the vault.

        Raises:
            DomainError: ``not_permitted``.
            KnownError: as ``Backups.create``.
        """
        return self._tools.backups.create(self._vault, BackupPlaces(self._vault).second())

    def try_newest(self, password: str) -> Verification:
        """Open the newest backup of this vault as after a loss, and check everything in it.

        A wrong password is counted as one before opening is, and makes the next one wait.

        Raises:
            DomainError: ``not_permitted``.
            KnownError: ``backup_missing``, ``too_soon`` (wait); as ``Backups.verify``.
        """
        self._vault.actor.require(Permission.MANAGE_VAULT)
        places = BackupPlaces(self._vault)
        newest = places.newest()
        if newest is None:
            raise KnownError("backup_missing", path=str(places.every()[-1]))
        with self._tools.attempts.asked(self._vault.folder.path):
            return self._tools.backups.prove(self._vault, newest.path, password=password)

    def second_place(self) -> Path | None:
        """Where the office keeps its backups besides, None = beside the vault only.

        Raises:
            DomainError: ``not_permitted``.
        """
        self._vault.actor.require(Permission.MANAGE_VAULT)
        return BackupPlaces(self._vault).second()

    def keep_in(self, folder: Path | None) -> LeftBehind:
        """Put every backup in a folder as well, or beside the vault only; what the former holds.

        Raises:
            DomainError: ``not_permitted``.
            KnownError: ``folder_read_only``, ``disk_error`` (path): nothing can be written there.
        """
        self._vault.actor.require(Permission.MANAGE_VAULT)
        if folder is not None:
            _try_to_write(folder)
        places = BackupPlaces(self._vault)
        former = places.second()
        with self._vault.open_unit(self._vault.actor) as unit:
            office = unit.office.office()
            chosen = None if folder is None else str(folder)
            unit.office.put_office(replace(office, backup_folder=chosen))
            now = self._tools.clock.now()
            unit.journal.log(log_line(self._vault.actor, Action.WRITE, "backup_place", at=now))
            unit.commit()
        if former is None or former == places.second():
            return LeftBehind(place=None, backups=0)
        return LeftBehind(place=former, backups=len(places.held(former)))


def _try_to_write(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise disk_error(error, folder, otherwise="disk_error") from error
