"""Brings an older file to the schema of today: on a copy, checked, then put in place.

Whatever happens on the way, the file under its own name is either the old one or the new one, each
whole; the old one stays beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sspf_app.services.files import copy_new, drop_unfinished, remove_database, sync_folder
from sspf_app.services.vault_ports import RawKey
from sspf_app.storage.engine import connect, file_error
from sspf_app.storage.errors import KnownStorageError, StorageBug
from sspf_app.storage.log_chain import LogChain
from sspf_app.storage.schema import SCHEMA_VERSION, VERSIONS, migrate
from sspf_app.storage.verification import counts_of, require_sound, verify

SEALED_SINCE = 3
"""The schema from which on the lines of the log bear seals."""
_WORKED_OUT = ("case_states", "chase_states", "withdrawal_states")
"""Tables that are derived from the others and rebuilt at will; a migration may empty them."""


def kept_file(path: Path, version: int) -> Path:
    """Where the file of an older schema is kept after an upgrade."""
    return path.with_name(f"{path.name}.schema-{version}")


def upgrade(
    path: Path,
    key: RawKey,
    chain: LogChain,
    *,
    found: int,
    versions: Sequence[Path] = VERSIONS,
) -> None:
    """Upgrade a file nobody has open.

    Args:
        path: The database.
        key: Its key; the upgraded file has the same.
        chain: Seals the log of a file that knew no seals: it vouches for the lines from then on.
        found: Schema version of the file, for its name when it is kept.
        versions: Folders of migrations; told only by tests.

    Raises:
        KnownStorageError: ``upgrade_failed`` (``found``, ``known``, ``reason``), ``disk_full``,
            ``folder_read_only``, ``database_damaged``; the file is as it was.
    """
    work = path.with_name(f"{path.name}.upgrading")
    try:
        remove_database(work)
        before = _settle(path, key)
        copy_new(path, work)
        _migrate_copy(work, key, before=before, versions=versions)
        if found < SEALED_SINCE:
            _seal(work, key, chain)
        kept = kept_file(path, found)
        kept.unlink(missing_ok=True)  # of an upgrade that was cut off
        copy_new(path, kept)
        work.replace(path)
        sync_folder(path.parent)
    except KnownStorageError:
        drop_unfinished(work)
        raise
    except OSError as error:
        drop_unfinished(work)
        raise file_error(error, path) from error
    except Exception as error:
        drop_unfinished(work)
        raise KnownStorageError(
            "upgrade_failed", found=found, known=SCHEMA_VERSION, reason=type(error).__name__
        ) from error


def _settle(path: Path, key: RawKey) -> dict[str, int]:
    """Fold the write-ahead log into the file, check it and count its rows."""
    raw = connect(path, key)
    try:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        found = verify(raw)
        if not found.is_sound:
            raise KnownStorageError("database_damaged", path=str(path))
        return dict(found.counts)
    finally:
        raw.close()


def _migrate_copy(
    work: Path, key: RawKey, *, before: dict[str, int], versions: Sequence[Path]
) -> None:
    raw = connect(work, key)
    try:
        migrate(raw, versions=versions)
        after = counts_of(raw)
        lost = {
            name: number
            for name, number in before.items()
            if name not in _WORKED_OUT and after.get(name) != number
        }
        if lost:
            raise StorageBug(f"rows differ after the migration: {sorted(lost)}")
        require_sound(raw)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def _seal(work: Path, key: RawKey, chain: LogChain) -> None:
    raw = connect(work, key)
    try:
        raw.execute("BEGIN IMMEDIATE")
        chain.seal_all(raw)
        raw.execute("COMMIT")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()
