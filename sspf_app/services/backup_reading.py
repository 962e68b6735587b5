"""What a backup file holds, read without trusting a byte of it."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from sspf_app.services.backup_packing import MANIFEST
from sspf_app.services.backup_writing import FORMAT
from sspf_app.services.checksum_ports import Checksums
from sspf_app.services.errors import KnownError
from sspf_app.services.files import new_file
from sspf_app.services.vault_folder import VaultFolder, disk_error
from sspf_app.services.written_instants import instant_of

_CHUNK = 1 << 20
_OLDER = "sspf-backup/1"
"""With SHA-256 in hexadecimal for checksums."""
_SHA256 = "sha256:"
_LONGEST_MANIFEST = 1 << 20
_ARCHIVE_BEGINS = b"PK\x03\x04"
_NAMES_WITHIN = 1 << 10
"""The list at the end of an archive of three files is shorter."""
DAMAGED_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    lzma.LZMAError,
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
        checksums: Checksum of each file in it, as text that says of what kind it is.
        vault_id: As in the key-slot file; empty in backups of the first versions.
        disposed_since: Cases in it that were disposed of after it was made: they go again when the
            restored vault is first opened.
    """

    path: Path
    vault: str
    made_at: datetime
    counts: Mapping[str, int]
    checksums: Mapping[str, str]
    vault_id: str = ""
    disposed_since: int = 0


def read_manifest(path: Path) -> Backup:
    """What a backup says of itself; nothing else of it is read.

    Raises:
        KnownError: ``backup_other_file``, ``backup_damaged``, ``backup_newer``,
            ``backup_failed``.
    """
    try:
        check_kind(path)
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
                raise KnownError("backup_damaged", path=str(path), part=MANIFEST)
            return _read_manifest(path, archive.read(MANIFEST))
    except DAMAGED_ARCHIVE as error:
        raise KnownError("backup_damaged", path=str(path), part="archive") from error
    except OSError as error:
        raise disk_error(error, path, otherwise="backup_failed") from error


def unpack(path: Path, room: VaultFolder, sums: Checksums) -> Backup:
    """Put the files of a backup into a folder, and compare their checksums.

    Raises:
        KnownError: ``backup_other_file``, ``backup_damaged``, ``backup_newer``; and all of
            ``DAMAGED_ARCHIVE``.
    """
    wanted = (room.database.name, room.slots.name)
    check_kind(path)
    with zipfile.ZipFile(path) as archive:
        members = {member.filename: member for member in archive.infolist()}
        if not _is_ours(archive.infolist(), (*wanted, MANIFEST)):
            raise KnownError("backup_damaged", path=str(path), part="contents")
        if members[MANIFEST].file_size > _LONGEST_MANIFEST:
            raise KnownError("backup_damaged", path=str(path), part=MANIFEST)
        backup = _read_manifest(path, archive.read(MANIFEST))
        for name in wanted:
            with archive.open(name) as source, new_file(room.path / name) as target:
                shutil.copyfileobj(source, target, _CHUNK)
                target.flush()
                os.fsync(target.fileno())
            if not _is_as_written(room.path / name, backup.checksums.get(name, ""), sums):
                raise KnownError("backup_damaged", path=str(path), part=name)
    return backup


def check_kind(path: Path) -> None:
    """Whether a file is a backup at all, be it damaged.

    The names of what we pack stand at its beginning and at its end. Where neither holds one of them
    it is somebody else's, unless it is the beginning of an archive that was cut short.

    Raises:
        KnownError: ``backup_other_file`` (path).
        OSError: it cannot be read.
    """
    ours = VaultFolder(path.parent)
    with path.open("rb") as file:
        begins = file.read(_NAMES_WITHIN)
        file.seek(max(0, path.stat().st_size - _NAMES_WITHIN))
        ends = file.read(_NAMES_WITHIN)
    if any(one.name.encode() in begins + ends for one in (ours.database, ours.slots)):
        return
    if zipfile.is_zipfile(path) or not _ARCHIVE_BEGINS.startswith(begins[: len(_ARCHIVE_BEGINS)]):
        raise KnownError("backup_other_file", path=str(path))


def _is_ours(members: Sequence[zipfile.ZipInfo], wanted: Sequence[str]) -> bool:
    """Whether each file is there once, and as it is: what is packed may be a thousand times larger.

    Of two of one name another program may unpack the one that was not looked at.
    """
    names = sorted(member.filename for member in members)
    return names == sorted(wanted) and all(
        member.compress_type == zipfile.ZIP_STORED for member in members
    )


def _read_manifest(path: Path, content: bytes) -> Backup:
    try:
        found = cast(dict[str, object], json.loads(content))
        if found["format"] not in (FORMAT, _OLDER):
            raise KnownError("backup_newer", path=str(path), found=str(found["format"]))
        return Backup(
            path=path,
            vault=str(found["vault"]),
            vault_id=str(found.get("vault_id", "")),
            made_at=instant_of(str(found["made_at"])),
            counts=dict(cast(dict[str, int], found["counts"])),
            checksums=_checksums(found),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KnownError("backup_damaged", path=str(path), part=MANIFEST) from error


def _checksums(manifest: Mapping[str, object]) -> Mapping[str, str]:
    older = manifest["format"] == _OLDER
    found = cast(dict[str, str], manifest["sha256" if older else "checksums"])
    return {name: f"{_SHA256 if older else ''}{value}" for name, value in found.items()}


def _is_as_written(path: Path, wanted: str, sums: Checksums) -> bool:
    """Whether a file has the checksum; ``ValueError`` where that is none."""
    if wanted.startswith(_SHA256):
        return f"{_SHA256}{sha256_of(path)}" == wanted
    found = sums.begin(like=wanted)
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            found.update(piece)
    return found.value() == wanted


def sha256_of(path: Path) -> str:
    """Checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
