"""Where the files of a vault lie in its folder."""

from __future__ import annotations

import errno
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sspf_app.services.errors import KnownError
from sspf_app.texts.disk_faults import DiskFault

_FORGOTTEN = timedelta(days=1)
"""Nothing that is begun on a backup lasts so long."""
_DISK_CODES = {
    errno.EACCES: "folder_read_only",
    errno.EPERM: "folder_read_only",
    errno.EROFS: "folder_read_only",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
}


def disk_error(error: OSError, path: Path, *, otherwise: str) -> KnownError:
    """What stands behind an error of the file system, with the path and why."""
    code = _DISK_CODES.get(error.errno or 0, otherwise)
    return KnownError(code, path=str(path), why=DiskFault.of(error))


def remove_left_over(folder: Path, prefix: str) -> None:
    """Remove unfinished work of a process that was killed: folders whose names begin so."""
    for path in folder.iterdir():
        if path.name.startswith(prefix) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def remove_forgotten(folder: Path, prefix: str, *, now: datetime) -> None:
    """Remove unfinished work that others may be at just now: only what has lain there for a day."""
    with suppress(OSError):
        for path in folder.iterdir():
            begun = datetime.fromtimestamp(path.lstat().st_mtime, UTC)
            is_ours = path.name.startswith(prefix) and path.is_dir() and not path.is_symlink()
            if is_ours and begun < now - _FORGOTTEN:
                shutil.rmtree(path, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class VaultFolder:
    """A vault's folder: database, key-slot file, backups.

    While keys are renewed, the coming database and slots lie beside the present ones (``.next``).
    """

    path: Path

    @property
    def name(self) -> str:
        """The vault's name: that of its folder."""
        return self.path.resolve().name

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "vault.db"

    @property
    def next_database(self) -> Path:
        """The database under the coming key, while keys are renewed."""
        return self.path / "vault.db.next"

    @property
    def kept_databases(self) -> tuple[Path, ...]:
        """Files of older schemas, under the key of their day: an upgrade keeps them beside it."""
        return tuple(sorted(self.path.glob("vault.db.schema-*")))

    @property
    def slots(self) -> Path:
        """The key-slot file."""
        return self.path / "vault.slots"

    @property
    def backups(self) -> Path:
        """Where backups go unless another place was chosen."""
        return self.path / "backups"

    def second_place(self, chosen: str | None) -> Path | None:
        """Where backups lie besides; None where nothing was chosen, or the folder beside the vault.

        Args:
            chosen: What the office chose.
        """
        if chosen is None or Path(chosen).resolve() == self.backups.resolve():
            return None
        return Path(chosen)

    def require_vault(self) -> None:
        """Refuse a folder that holds no vault.

        Raises:
            KnownError: ``vault_missing`` with the path.
        """
        if not self.slots.is_file() and not self.database.is_file():
            raise KnownError("vault_missing", path=str(self.path))

    def require_free(self) -> None:
        """Refuse a place where a vault cannot be made: it must not exist, or be empty.

        Raises:
            KnownError: ``place_taken`` or ``place_unusable`` with the path.
        """
        if self.path.is_dir():
            if any(self.path.iterdir()):
                raise KnownError("place_taken", path=str(self.path))
        elif self.path.exists():
            raise KnownError("place_taken", path=str(self.path))
        elif not self.path.resolve().parent.is_dir():
            raise KnownError("place_unusable", path=str(self.path))
