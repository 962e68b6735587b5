"""A key file: thirty-two random bytes that a slot asks for beside its password.

Made by this program, never chosen: a photograph that is edited, or a text that an editor saves
anew, would lock its owner out without a word. Five lines of text say what it is, to which vault it
belongs, the bytes, and a checksum. How lines end, blanks at their ends and a byte order mark do not
matter; anything else that changed is called damage.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_file import PasswordSlot, SlotFile
from sspf_app.services.files import new_file, sync_folder
from sspf_app.texts.disk_faults import DiskFault

FORMAT = "sspf-key-file/1"
KEY_BYTES = 32
MAX_BYTES = 4096
_LONGEST_NAME = 200
_CHECK_DIGITS = 16
_GROUP = 4


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file holds.

    Attributes:
        key_id: 32 hexadecimal digits; the slot names the file it needs by them.
        vault_id: Of the vault it belongs to.
        name: What that vault was called, for a person who finds the file.
        key: The random bytes.
    """

    key_id: str
    vault_id: str
    name: str
    key: Secret = field(repr=False)

    def encode(self) -> bytes:
        """Write the file, UTF-8."""
        letters = base64.b32encode(self.key.view()).decode("ascii").rstrip("=").lower()
        groups = " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
        lines = (
            FORMAT,
            f"vault: {self.vault_id} {self.name}".strip(),
            f"file: {self.key_id}",
            f"key: {groups}",
        )
        body = "\n".join(lines) + "\n"
        return f"{body}check: {_check_of(body)}\n".encode()

    def digest(self) -> Secret:
        """SHA-256 of the file as this program writes it."""
        return Secret(bytearray(hashlib.sha256(self.encode()).digest()))


def new_key_file(file: SlotFile, *, name: str) -> KeyFile:
    """Make a key file for a vault that is called ``name``."""
    shown = "".join(char for char in unicodedata.normalize("NFC", name) if char.isprintable())
    return KeyFile(
        key_id=secrets.token_hex(16),
        vault_id=file.vault_id,
        name=" ".join(shown.split())[:_LONGEST_NAME].strip(),
        key=Secret.random(KEY_BYTES),
    )


def digest_for(file: SlotFile, slot: PasswordSlot, given: KeyFile | None) -> Secret | None:
    """What a slot mixes into its key; None where it asks for no key file.

    Raises:
        CryptoError: `KEY_FILE_NEEDED`, `KEY_FILE_OF_OTHER_VAULT`, `KEY_FILE_OTHER`.
    """
    if slot.key_file is None:
        return None
    if given is None:
        raise CryptoError(Code.KEY_FILE_NEEDED)
    if given.vault_id != file.vault_id:
        raise CryptoError(Code.KEY_FILE_OF_OTHER_VAULT, name=given.name)
    if given.key_id != slot.key_file:
        raise CryptoError(Code.KEY_FILE_OTHER)
    return given.digest()


def decode_key_file(data: bytes) -> KeyFile:
    """Read a key file.

    Raises:
        CryptoError: `KEY_FILE_NOT_ONE` for something else, `KEY_FILE_DAMAGED`.
    """
    if len(data) > MAX_BYTES or not data.removeprefix(b"\xef\xbb\xbf").startswith(b"sspf-key-file"):
        raise CryptoError(Code.KEY_FILE_NOT_ONE)
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        _damaged()
    lines = [line.strip() for line in text.splitlines()]
    body = "".join(f"{line}\n" for line in lines if line)
    found = re.fullmatch(
        rf"{FORMAT}\n"
        r"vault: ([0-9a-f]{32})(?: ([^\n]*))?\n"
        r"file: ([0-9a-f]{32})\n"
        r"key: ([a-z2-7 ]+)\n"
        r"check: [0-9a-f]+\n",
        body,
    )
    if found is None:
        _damaged()
    vault_id, name, key_id, letters = found.groups(default="")
    read = KeyFile(key_id, vault_id, name, _bytes_of(letters))
    if read.encode() != body.encode():  # the checksum, or groups that are not ours
        _damaged()
    return read


def read_key_file(path: Path) -> KeyFile:
    """Read the key file at a path.

    Raises:
        CryptoError: `KEY_FILE_MISSING`, `KEY_FILE_UNREADABLE`, and as `decode_key_file`.
    """
    try:
        if not path.exists():
            raise CryptoError(Code.KEY_FILE_MISSING, path=str(path))
        if not path.is_file():  # a folder; a pipe would be waited for
            raise CryptoError(Code.KEY_FILE_NOT_ONE)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = DiskFault.of(error)
        raise CryptoError(Code.KEY_FILE_UNREADABLE, path=str(path), reason=reason) from error
    return decode_key_file(data)


def write_key_file(path: Path, key_file: KeyFile) -> None:
    """Write a new key file, readable by its owner only; never over another file.

    Raises:
        CryptoError: `KEY_FILE_EXISTS`, `KEY_FILE_UNWRITABLE`; nothing is left.
    """
    try:
        stream = new_file(path)
    except FileExistsError as error:
        raise CryptoError(Code.KEY_FILE_EXISTS, path=str(path)) from error
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with stream:
            stream.write(key_file.encode())
            stream.flush()
            os.fsync(stream.fileno())
        sync_folder(path.parent)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> CryptoError:
    reason = DiskFault.of(error)
    return CryptoError(Code.KEY_FILE_UNWRITABLE, path=str(path), reason=reason)


def _bytes_of(letters: str) -> Secret:
    joined = letters.replace(" ", "").upper()
    try:
        key = base64.b32decode(joined + "=" * (-len(joined) % 8))
    except ValueError:
        _damaged()
    if len(key) != KEY_BYTES:
        _damaged()
    return Secret(bytearray(key))


def _check_of(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:_CHECK_DIGITS]


def _damaged() -> NoReturn:
    raise CryptoError(Code.KEY_FILE_DAMAGED)
