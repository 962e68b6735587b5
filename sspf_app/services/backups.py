"""Backups: one file with the encrypted database and its own key slots.

A backup is a zip archive, stored and not packed: everything in it is encrypted already. It opens
with the passwords and words that opened the vault when it was made. Restoring never overwrites.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from sspf_app.services.actors import Permission
from sspf_app.services.backup_reading import DAMAGED_ARCHIVE, Backup, unpack
from sspf_app.services.backup_writing import BackupWriting, Content, manifest_of, pack_files
from sspf_app.services.checksum_ports import Checksums
from sspf_app.services.disposal_care import LIST_NAME, read_list, write_list
from sspf_app.services.errors import KnownError
from sspf_app.services.files import copy_new, sync_folder
from sspf_app.services.hand_over_records import CareKind, CareTaken
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.ports import Clock
from sspf_app.services.records import Action
from sspf_app.services.unlocked_vault import UnlockedVault, log_line
from sspf_app.services.vault_folder import VaultFolder, disk_error, remove_forgotten
from sspf_app.services.vault_ports import VaultDatabase, Verification

SUFFIX = ".sspf-backup"
_OPENING = ".opening-"


class Backups:
    """Use cases about backups."""

    def __init__(
        self, *, database: VaultDatabase, key_slots: KeySlots, checksums: Checksums, clock: Clock
    ) -> None:
        self._database = database
        self._key_slots = key_slots
        self._checksums = checksums
        self._clock = clock

    def create(self, vault: UnlockedVault, folder: Path | None = None) -> Path:
        """Write a backup of the open vault into a folder, the vault's own by default.

        Raises:
            DomainError: ``not_permitted``.
            KnownError: ``backup_failed`` with path and why, ``disk_full``, ``folder_read_only``;
                nothing is left of a backup that failed.
        """
        writing = self.begin(vault, (folder or vault.folder.backups,))
        try:
            writing.write()
            (made,) = writing.put_in_place()
        except BaseException:
            writing.drop()
            raise
        self.note(vault, (made,))
        return made

    def begin(self, vault: UnlockedVault, places: tuple[Path, ...]) -> BackupWriting:
        """Begin a backup of this moment into folders; ``note`` it when it is in place.

        Raises:
            DomainError: ``not_permitted``.
            KnownError: as ``create``.
        """
        vault.actor.require(Permission.MANAGE_VAULT)
        now = self._clock.now()
        local = now.astimezone(self._clock.zone)
        name = f"{vault.folder.name}-{local:%Y%m%d-%H%M%S}{SUFFIX}"
        about = manifest_of(
            name=vault.folder.name,
            vault_id=vault.slots.vault_id,
            made_at=now,
            counts=vault.database.counts(),
        )
        still = vault.database.hold_still()
        content = Content(about=about, database=still, slots=vault.slots.encode())
        prefix = f".{vault.folder.name}.making-"
        targets = tuple(place / name for place in places)
        return BackupWriting(content, targets, prefix=prefix, sums=self._checksums)

    def pack(self, room: VaultFolder, about: Mapping[str, object]) -> Path:
        """Put a closed vault, such as one made for a colleague, into one file beside its files."""
        return pack_files(room, about, self._checksums)

    def note(self, vault: UnlockedVault, made: tuple[Path, ...]) -> None:
        """Note that backups were made, and tell their places what was disposed of."""
        now, own = self._clock.now(), vault.folder.backups.resolve()
        for path in made:
            self._tell_disposals(vault, path.parent)
        kinds = [CareKind.BACKUP]
        if any(path.parent.resolve() != own for path in made):
            kinds.append(CareKind.AWAY)
        with vault.open_unit(vault.actor) as unit:
            for kind in kinds:
                unit.handing.put_care(CareTaken(kind=kind, at=now, by=vault.actor.name))
            unit.journal.log(log_line(vault.actor, Action.BACKUP, "create", at=now))
            unit.commit()

    def verify(
        self,
        path: Path,
        *,
        login: str | None,
        password: str,
        key_file: Path | None = None,
        prefix: str = _OPENING,
    ) -> Verification:
        """Open a backup with its own slots and check everything in it, counts too.

        An older schema is upgraded on the way, in a copy that is gone afterwards.

        Args:
            path: The file.
            login: Who opens it; None = the only one.
            password: As it was when the backup was made.
            key_file: The one of that time, where one was needed.
            prefix: Of the name of the folder it is unpacked into.

        Raises:
            KnownError: ``backup_other_file`` (path), ``backup_damaged`` with path and part, and as
                ``Vaults.unlock``.
        """
        with self._unpacked(path, beside=_writable(path), prefix=prefix) as (room, backup):
            slots = self._key_slots.read(room.slots)
            keys, _ = self._key_slots.open(slots, login=login, password=password, key_file=key_file)
            try:
                mark = self._key_slots.log_mark(slots, keys)
                database = self._database.open(
                    room.database,
                    keys.data_key,
                    log_key=keys.log_key,
                    is_sealed=mark is not None,
                )
                try:
                    found = database.verify()
                    if mark is not None and not database.log_holds(mark):
                        missing = ("log_end_missing", f"line {mark.number}")
                        found = replace(found, problems=(*found.problems, missing))
                    if found.is_sound:
                        found = replace(found, log=database.log_head())
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
                    copy_new(path.parent / LIST_NAME, room.path / LIST_NAME)
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
        found = self.verify(
            path,
            login=vault.actor.login,
            password=password,
            key_file=vault.key_file,
        )
        return self.note_proof(vault, found)

    def note_proof(self, vault: UnlockedVault, found: Verification) -> Verification:
        """Compare the log of a backup with the vault's own, and note that the backup held."""
        head = found.log
        if head is not None and not vault.database.log_goes_on_from(head):
            found = replace(found, problems=(*found.problems, ("log_differs", head.shown)))
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

    @contextmanager
    def _unpacked(
        self, path: Path, *, beside: Path | None, prefix: str = _OPENING
    ) -> Generator[tuple[VaultFolder, Backup]]:
        """The files of a backup in a folder of their own, their checksums compared."""
        if not path.is_file():
            raise KnownError("backup_missing", path=str(path))
        if beside is not None:  # of a restore or a drill that was cut short
            remove_forgotten(beside, _OPENING, now=self._clock.now())
        with ExitStack() as stack:
            try:
                room = stack.enter_context(workroom(beside, prefix))
                backup = unpack(path, room, self._checksums)
            except DAMAGED_ARCHIVE as error:
                raise KnownError("backup_damaged", path=str(path), part="archive") from error
            except OSError as error:
                if error.errno == errno.EINVAL:  # the archive points outside itself
                    raise KnownError("backup_damaged", path=str(path), part="archive") from error
                raise disk_error(error, path, otherwise="backup_failed") from error
            yield room, backup


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
