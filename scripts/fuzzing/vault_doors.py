"""The doors of what lies beside a vault, where others can write too.

Backups, the list of what was disposed of, settings, failed attempts, boxes ticked on paper.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sspf_app.console.boxes import read_boxes
from sspf_app.crypto.checksums import KeyedChecksums
from sspf_app.services.backup_packing import pack
from sspf_app.services.backup_reading import DAMAGED_ARCHIVE, read_manifest, unpack
from sspf_app.services.backup_writing import manifest_of
from sspf_app.services.case_files import CaseFileError
from sspf_app.services.disposal_care import LIST_NAME, read_list
from sspf_app.services.errors import KnownError
from sspf_app.services.vault_folder import VaultFolder
from sspf_app.system.attempt_file import FILE as ATTEMPTS
from sspf_app.system.attempt_file import FolderAttempts
from sspf_app.system.settings import FILE as SETTINGS
from sspf_app.system.settings import JsonSettings

KNOWN = (KnownError, *DAMAGED_ARCHIVE, OSError)
"""``unpack`` leaves these to its caller, who has a sentence for each."""
KNOWN_OF_LISTS = (KnownError,)
KNOWN_OF_BOXES = (CaseFileError,)
WORDS = (
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"\x08\x00",
    b"\x0c\x00",
    b"\x0e\x00",
    b"../slots.json",
    b"poly1305:",
    b"9999-12-31T23:59:59-12:00",
    b"2026-03-12T09:30:00",
)
_AT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@contextmanager
def _folder_with(name: str, content: bytes) -> Generator[Path]:
    """A folder in which somebody left this file."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        yield Path(folder)


@cache
def backups() -> tuple[bytes, ...]:
    """A small one."""
    room = VaultFolder(Path("v"))
    about = manifest_of(name="v", vault_id="11" * 16, made_at=_AT, counts={"cases": 1})
    files = {room.database.name: (9, (b"encrypted",)), room.slots.name: (2, (b"{}",))}
    with tempfile.TemporaryFile() as file:
        pack(file, about, files, KeyedChecksums())
        file.seek(0)
        return (file.read(),)


def enter_backup(content: bytes) -> object:
    """List it, and unpack it; what was unpacked is compared with instants of today."""
    with _folder_with("a.sspf-backup", content) as folder:
        path, room = folder / "a.sspf-backup", VaultFolder(folder / "room")
        room.path.mkdir()
        listed = read_manifest(path)
        found = unpack(path, room, KeyedChecksums())
        return max(found.made_at, listed.made_at, _AT)


def lists() -> tuple[bytes, ...]:
    """One disposal of two cases."""
    disposal = {"id": "di-1", "year": 2026, "disposed_at": _AT.isoformat(), "cases": ["a", "b"]}
    return (json.dumps({"format": "sspf-disposals/1", "disposals": [disposal]}).encode(),)


def enter_list(content: bytes) -> object:
    """Read it as a restore does, and see what is newer."""
    with _folder_with(LIST_NAME, content) as folder:
        return [one for one in read_list(folder) if one.disposed_at > _AT]


def settings() -> tuple[bytes, ...]:
    """Of somebody who has opened a vault."""
    told = {
        "language": "sv",
        "theme": "light",
        "idle_minutes": 5,
        "recent_vaults": ["/v"],
        "key_files": [["/v", "/k"]],
    }
    return (json.dumps(told).encode(),)


def enter_settings(content: bytes) -> object:
    """Read them: what is not right has its default."""
    with _folder_with(SETTINGS, content) as folder:
        return JsonSettings(folder).load()


def attempts() -> tuple[bytes, ...]:
    """Two wrong passwords."""
    at = _AT.isoformat()
    told = {"format": "sspf-attempts/1", "count": 2, "first": at, "last": at}
    return (json.dumps(told).encode(),)


def enter_attempts(content: bytes) -> object:
    """Read them: what is not right is none."""
    with _folder_with(ATTEMPTS, content) as folder:
        return FolderAttempts().read(folder)


def boxes() -> tuple[bytes, ...]:
    """Two boxes and an exclusion."""
    told = {
        "boxes": [
            {"row": 1, "recipient": "school", "yes": True},
            {"row": 2, "recipient": "school", "yes": False, "oral": True},
        ],
        "exclusions": [],
    }
    return (json.dumps(told).encode(),)


def enter_boxes(content: bytes) -> object:
    """Read what was ticked on paper, as the console is told it."""
    with _folder_with("boxes.json", content) as folder:
        return read_boxes(folder / "boxes.json")
