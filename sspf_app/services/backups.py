"""Backups: one file with the encrypted database and its own key slots.

A backup is a zip archive, stored and not packed: everything in it is encrypted already. It opens
with the passwords and words that opened the vault when it was made. Restoring never overwrites.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import cast

from sspf_app.services.actors import Permission
from sspf_app.services.disposal_care import LIST_NAME, read_list, write_list
from sspf_app.services.errors import KnownError
from sspf_app.services.files import sync_folder
from sspf_app.services.hand_over_records import CareKind, CareTaken
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.ports import Clock
from sspf_app.services.records import Action
from sspf_app.services.unlocked_vault import UnlockedVault, log_line
from sspf_app.services.vault_folder import VaultFolder, disk_error, remove_left_over
from sspf_app.services.vault_ports import VaultDatabase, Verification

SUFFIX = ".sspf-backup"
_FORMAT = "sspf-backup/1"
_MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_LONGEST_MANIFEST = 1 << 20
_DAMAGED_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""All that ``zipfile`` raises at bytes that are not what they were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup file as its manifest describes it.

    Attributes:
        counts: Rows per table when it was made.
        sha256: Checksum of each file in it.
        disposed_since: Cases in it that were disposed of after it was made: they go again when the
            restored vault is first opened.
    """

    path: Path
    vault: str
    made_at: datetime
    counts: Mapping[str, int]
    sha256: Mapping[str, str]
    disposed_since: int = 0


class Backups:
    """Use cases about backups."""

    def __init__(self, *, database: VaultDatabase, key_slots: KeySlots, clock: Clock) -> None:
        self._database = database
        self._key_slots = key_slots
        self._clock = clock

    def create(self, vault: UnlockedVault, folder: Path | None = None) -> Path:
        """Write a backup of the open vault into a folder, the vault's own by default.

        Raises:
            DomainError: ``not_permitted``.
            KnownError: ``backup_failed`` with path and why, ``disk_full``, ``folder_read_only``;
                nothing is left of a backup that failed.
        """
        vault.actor.require(Permission.MANAGE_VAULT)
        place = folder or vault.folder.backups
        now = self._clock.now()
        local = now.astimezone(self._clock.zone)
        target = place / f"{vault.folder.name}-{local:%Y%m%d-%H%M%S}{SUFFIX}"
        if target.exists():
            raise KnownError("file_exists", path=str(target))
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = f".{vault.folder.name}.making-"
            remove_left_over(place, unfinished)  # whoever holds the vault is the only one here
            with workroom(place, unfinished) as room:
                self._pack(vault, room, now)
                (room.path / "packed").replace(target)
                sync_folder(place)
            self._tell_disposals(vault, place)
        except OSError as error:
            raise disk_error(error, target, otherwise="backup_failed") from error
        with vault.open_unit(vault.actor) as unit:
            unit.handing.put_care(CareTaken(kind=CareKind.BACKUP, at=now, by=vault.actor.name))
            unit.journal.log(log_line(vault.actor, Action.BACKUP, "create", at=now))
            unit.commit()
        return target

    def verify(self, path: Path, *, login: str | None, password: str) -> Verification:
        """Open a backup with its own slots and check everything in it, counts too.

        An older schema is upgraded on the way, in a copy that is gone afterwards.

        Raises:
            KnownError: ``backup_damaged`` with path and part, and as ``Vaults.unlock``.
        """
        with self._unpacked(path, beside=_writable(path)) as (room, backup):
            slots = self._key_slots.read(room.slots)
            keys, _ = self._key_slots.open(slots, login=login, password=password)
            try:
                database = self._database.open(room.database, keys.data_key)
                try:
                    found = database.verify()
                finally:
                    database.close()
            finally:
                keys.wipe()
        counted = {name: found.counts.get(name) for name in backup.counts}
        if found.is_sound and counted != backup.counts:
            raise KnownError("backup_damaged", path=str(path), part="counts")
        return found

    def restore(self, path: Path, folder: Path) -> Backup:
        """Put the vault of a backup into a new folder; an existing vault is never touched.

        Raises:
            KnownError: ``place_taken``, ``place_unusable``, ``backup_damaged``, ``disk_full``,
                ``disposals_damaged`` (path): the list of what was disposed of cannot be read.
        """
        target = VaultFolder(folder)
        target.require_free()
        disposals = read_list(path.parent)
        with self._unpacked(path, beside=folder.resolve().parent) as (room, backup):
            try:
                room.backups.mkdir(mode=0o700)
                if (path.parent / LIST_NAME).is_file():
                    shutil.copyfile(path.parent / LIST_NAME, room.path / LIST_NAME)
                if folder.is_dir():
                    folder.rmdir()
                room.path.rename(folder.resolve())
                sync_folder(folder.resolve().parent)
            except OSError as error:
                raise disk_error(error, folder, otherwise="place_unusable") from error
        since = sum(len(one.marks) for one in disposals if one.disposed_at > backup.made_at)
        return replace(backup, disposed_since=since)

    def prove(self, vault: UnlockedVault, path: Path, *, password: str) -> Verification:
        """Open a backup as after a loss, with the own password, check it, and note that it held.

        Raises:
            KnownError: as ``verify``.
        """
        vault.actor.require(Permission.MANAGE_VAULT)
        found = self.verify(path, login=vault.actor.login, password=password)
        if found.is_sound:
            now = self._clock.now()
            with vault.open_unit(vault.actor) as unit:
                unit.handing.put_care(CareTaken(kind=CareKind.PROOF, at=now, by=vault.actor.name))
                unit.journal.log(log_line(vault.actor, Action.BACKUP, "backup_proof", at=now))
                unit.commit()
        return found

    def _tell_disposals(self, vault: UnlockedVault, place: Path) -> None:
        """Older backups of the place have it too, should it have been away at a disposal."""
        with vault.open_unit(vault.actor) as unit:
            records = unit.disposals.records()
        if records:
            write_list(place, records)

    def _pack(self, vault: UnlockedVault, room: VaultFolder, now: datetime) -> None:
        vault.database.backup_to(room.database)
        self._key_slots.write(room.slots, vault.slots, replacing=None)
        counts = dict(vault.database.counts())
        pack_vault(room, name=vault.folder.name, made_at=now, counts=counts)

    @contextmanager
    def _unpacked(
        self, path: Path, *, beside: Path | None
    ) -> Generator[tuple[VaultFolder, Backup]]:
        """The files of a backup in a folder of their own, their checksums compared."""
        if not path.is_file():
            raise KnownError("backup_missing", path=str(path))
        with ExitStack() as stack:
            try:
                room = stack.enter_context(workroom(beside, ".opening-"))
                backup = _unpack(path, room)
            except _DAMAGED_ARCHIVE as error:
                raise KnownError("backup_damaged", path=str(path), part="archive") from error
            except OSError as error:
                if error.errno == errno.EINVAL:  # the archive points outside itself
                    raise KnownError("backup_damaged", path=str(path), part="archive") from error
                raise disk_error(error, path, otherwise="backup_failed") from error
            yield room, backup


def pack_vault(
    room: VaultFolder, *, name: str, made_at: datetime, counts: Mapping[str, int]
) -> Path:
    """Put the database and the slots of a folder into one file beside them."""
    files = (room.database, room.slots)
    manifest = {
        "format": _FORMAT,
        "vault": name,
        "made_at": made_at.isoformat(),
        "counts": dict(counts),
        "sha256": {file.name: sha256_of(file) for file in files},
    }
    packed = room.path / "packed"
    with packed.open("xb") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_MANIFEST, json.dumps(manifest))
            for file in files:
                archive.write(file, file.name)
        stream.flush()
        os.fsync(stream.fileno())
    return packed


def _writable(path: Path) -> Path | None:
    """Where to unpack: beside the backup, or elsewhere when that is on a medium to read only."""
    folder = path.resolve().parent
    return folder if os.access(folder, os.W_OK) else None


@contextmanager
def workroom(folder: Path | None, prefix: str) -> Generator[VaultFolder]:
    """A folder for encrypted files only, gone afterwards (or renamed by then)."""
    path = Path(tempfile.mkdtemp(prefix=prefix, dir=folder))
    try:
        yield VaultFolder(path)
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _unpack(path: Path, room: VaultFolder) -> Backup:
    wanted = (room.database.name, room.slots.name)
    with zipfile.ZipFile(path) as archive:
        members = {member.filename: member for member in archive.infolist()}
        if sorted(members) != sorted((*wanted, _MANIFEST)):
            raise KnownError("backup_damaged", path=str(path), part="contents")
        if members[_MANIFEST].file_size > _LONGEST_MANIFEST:
            raise KnownError("backup_damaged", path=str(path), part=_MANIFEST)
        backup = _read_manifest(path, archive.read(_MANIFEST))
        for name in wanted:
            with archive.open(name) as source, (room.path / name).open("xb") as target:
                shutil.copyfileobj(source, target, _CHUNK)
                target.flush()
                os.fsync(target.fileno())
            (room.path / name).chmod(0o600)
            if sha256_of(room.path / name) != backup.sha256.get(name):
                raise KnownError("backup_damaged", path=str(path), part=name)
    return backup


def _read_manifest(path: Path, content: bytes) -> Backup:
    try:
        found = cast(dict[str, object], json.loads(content))
        if found["format"] != _FORMAT:
            raise KnownError("backup_newer", path=str(path), found=str(found["format"]))
        return Backup(
            path=path,
            vault=str(found["vault"]),
            made_at=datetime.fromisoformat(str(found["made_at"])),
            counts=dict(cast(dict[str, int], found["counts"])),
            sha256=dict(cast(dict[str, str], found["sha256"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KnownError("backup_damaged", path=str(path), part=_MANIFEST) from error


def sha256_of(path: Path) -> str:
    """Checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
