"""The key-slot file on disk: read whole, replaced whole or not at all."""

import os
from pathlib import Path

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.slot_file import SlotFile
from sspf_app.crypto.slot_parser import MAX_BYTES, decode_slot_file
from sspf_app.services.files import new_file, sync_folder
from sspf_app.texts.disk_faults import DiskFault


def read_slot_file(path: Path) -> SlotFile:
    """Read the slot file of a vault.

    Raises:
        CryptoError: `SLOT_FILE_MISSING`, `SLOT_FILE_UNREADABLE`, `SLOT_FILE_DAMAGED` or
            `SLOT_FILE_NEWER`.
    """
    return decode_slot_file(_read_bytes(path))


def write_slot_file(path: Path, file: SlotFile, *, replacing: SlotFile | None) -> None:
    """Put a slot file in place, readable by its owner only.

    Written beside the old one, flushed to the disk, then renamed over it: after a crash there is
    the old file or the new one. If anything fails, the old file is untouched.

    Args:
        path: Where.
        file: What.
        replacing: The file that `file` was made from; None for a new vault.

    Raises:
        CryptoError: `SLOT_FILE_EXISTS` or `SLOT_FILE_CHANGED` if what is there is not `replacing`;
            `SLOT_FILE_UNREADABLE`, `SLOT_FILE_UNWRITABLE`.
    """
    if replacing is None:
        if path.exists():
            raise CryptoError(Code.SLOT_FILE_EXISTS, file=path.name)
    elif _read_bytes(path) != replacing.encode():
        raise CryptoError(Code.SLOT_FILE_CHANGED, file=path.name)
    try:
        _replace(path, file.encode())
    except OSError as error:
        reason = DiskFault.of(error)
        raise CryptoError(Code.SLOT_FILE_UNWRITABLE, file=path.name, reason=reason) from error


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise CryptoError(Code.SLOT_FILE_MISSING, file=path.name) from error
    except OSError as error:
        reason = DiskFault.of(error)
        raise CryptoError(Code.SLOT_FILE_UNREADABLE, file=path.name, reason=reason) from error


def _replace(path: Path, data: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)  # left by a crash; one program at a time works on a vault
    try:
        with new_file(fresh) as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
