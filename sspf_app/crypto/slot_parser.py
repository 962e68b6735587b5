"""Reading a key-slot file that may be damaged, forged or from a later version."""

import base64
import json
import re
from typing import NoReturn, cast

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.kdf import SALT_BYTES, KdfParams
from sspf_app.crypto.slot_file import (
    FORMAT_NAME,
    FORMAT_VERSION,
    JsonObject,
    PasswordSlot,
    RecoverySlot,
    Slot,
    SlotFile,
    checksum_of,
    fold_login,
    is_valid_name,
)

MAX_BYTES = 256 * 1024
WRAPPED_BYTES = 12 + 64 + 16
SEALED_BYTES = 32 + 32 + 16


def decode_slot_file(data: bytes) -> SlotFile:
    """Read a file.

    Raises:
        CryptoError: `SLOT_FILE_DAMAGED`, or `SLOT_FILE_NEWER` if a later version of the
            program wrote it.
    """
    members = _members(data)
    _check_version(members)
    reader = _Reader(members)
    *passwords, recovery = [_slot(item) for item in reader.objects("slots")] or [None]
    if not isinstance(recovery, RecoverySlot):
        _damaged("slots")
    file = SlotFile(
        vault_id=reader.hex_id("vault_id"),
        generation=reader.count("generation"),
        passwords=tuple(slot for slot in passwords if isinstance(slot, PasswordSlot)),
        recovery=recovery,
        roster=reader.binary("roster"),
    )
    _check_names(file.passwords)
    if file.encode() != data:  # extra members, other spelling, repeated keys, another version
        _damaged("encoding")
    return file


def _damaged(part: str) -> NoReturn:
    raise CryptoError(Code.SLOT_FILE_DAMAGED, part=part)


def _members(data: bytes) -> JsonObject:
    """Parse the outer object and compare the checksum."""
    if len(data) > MAX_BYTES:
        _damaged("size")
    try:
        parsed: object = json.loads(data.decode("ascii"))
        if not isinstance(parsed, dict):
            _damaged("encoding")
        members = cast("JsonObject", parsed)
        if members.pop("checksum", None) != checksum_of(members):
            _damaged("checksum")
    except (ValueError, RecursionError):  # no ASCII, no JSON, or nested beyond reason
        _damaged("encoding")
    return members


def _check_version(members: JsonObject) -> None:
    match = re.fullmatch(rf"{FORMAT_NAME}/([1-9][0-9]{{0,5}})", str(members.get("format")))
    if match is None:
        _damaged("format")
    found = int(match[1])
    if found > FORMAT_VERSION:
        raise CryptoError(Code.SLOT_FILE_NEWER, found=found, known=FORMAT_VERSION)


def _check_names(passwords: tuple[PasswordSlot, ...]) -> None:
    logins = {fold_login(slot.login) for slot in passwords}
    users = {slot.user_id for slot in passwords}
    if not passwords or len(logins) != len(passwords) or len(users) != len(passwords):
        _damaged("slots")


class _Reader:
    """Takes typed members out of a parsed object; anything unexpected is damage."""

    def __init__(self, members: object) -> None:
        if not isinstance(members, dict):
            _damaged("encoding")
        self._members = cast("JsonObject", members)

    def has(self, name: str) -> bool:
        return name in self._members

    def text(self, name: str) -> str:
        value = self._members.get(name)
        if not isinstance(value, str):
            _damaged(name)
        return value

    def name(self, name: str) -> str:
        value = self.text(name)
        if not is_valid_name(value):
            _damaged(name)
        return value

    def hex_id(self, name: str) -> str:
        value = self.text(name)
        if re.fullmatch(r"[0-9a-f]{32}", value) is None:
            _damaged(name)
        return value

    def count(self, name: str) -> int:
        value = self._members.get(name)
        if type(value) is not int or not 0 < value < 2**31:  # True is an int, too
            _damaged(name)
        return value

    def binary(self, name: str, length: int | None = None) -> bytes:
        try:
            value = base64.b64decode(self.text(name), validate=True)
        except ValueError:
            _damaged(name)
        if length is not None and len(value) != length:
            _damaged(name)
        return value

    def flag(self, name: str) -> bool:
        value = self._members.get(name)
        if not isinstance(value, bool):
            _damaged(name)
        return value

    def object(self, name: str) -> "_Reader":
        return _Reader(self._members.get(name))

    def objects(self, name: str) -> list["_Reader"]:
        value = self._members.get(name)
        if not isinstance(value, list):
            _damaged(name)
        return [_Reader(item) for item in cast("list[object]", value)]


def _slot(reader: _Reader) -> Slot:
    kind = reader.text("kind")
    slot_id = reader.hex_id("slot_id")
    salt = reader.binary("salt", SALT_BYTES)
    wrapped = reader.binary("wrapped", WRAPPED_BYTES)
    sealed = reader.binary("sealed", SEALED_BYTES)
    if kind == "recovery":
        return RecoverySlot(slot_id, salt, wrapped, sealed)
    login, user_id = reader.name("login"), reader.name("user_id")
    cost = _kdf(reader.object("kdf"))
    key_file = reader.hex_id("key_file") if reader.has("key_file") else None
    return PasswordSlot(slot_id, user_id, login, cost, salt, wrapped, sealed, key_file)


def _kdf(reader: _Reader) -> KdfParams:
    params = KdfParams(
        memory_kib=reader.count("memory_kib"),
        iterations=reader.count("iterations"),
        lanes=reader.count("lanes"),
        test_only=reader.flag("test_only"),
    )
    if not params.are_acceptable():
        _damaged("kdf")
    return params
