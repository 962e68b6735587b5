"""The key-slot file: what it holds and how it is written, without any key.

One line of canonical JSON (sorted keys, no spaces, ASCII): a file that is not exactly what this
module would write is damaged. Every format version, also a later one, keeps two members:
`format`, "sspf-slots/" and the version, and `checksum`, the SHA-256 of the canonical JSON of all
other members. The checksum is no protection against people: it tells damage from a wrong password
before the password is tried. Against people there is the roster (see `vault_file`).

Version 2 is version 1 with at least one slot that asks for a key file; a file without such a slot
is written as version 1, byte for byte.
"""

import base64
import hashlib
import json
import unicodedata
from dataclasses import dataclass

from sspf_app.crypto.kdf import FLOOR, KdfParams

FORMAT_NAME = "sspf-slots"
FORMAT_VERSION = 2
"""The latest that is known."""
CONTEXT_NAME = f"{FORMAT_NAME}/1"
"""Bound to every encrypted part, in all versions: a slot that nobody here can open stays as it is
when another one begins to ask for a key file."""
MAX_NAME = 64

JsonObject = dict[str, object]


@dataclass(frozen=True, slots=True)
class PasswordSlot:
    """One person's way in.

    Attributes:
        slot_id: 32 hexadecimal digits, new for each slot ever made.
        user_id: Key of the person in the database.
        login: The name the person chose to open the vault with; readable by anyone.
        kdf: Cost of one guess.
        salt: 16 random bytes.
        wrapped: Private key and authority key of the slot, encrypted under the password.
        sealed: The data key, sealed to the slot's public key.
        key_file: Id of the key file it asks for beside the password; None = it asks for none.
    """

    slot_id: str
    user_id: str
    login: str
    kdf: KdfParams
    salt: bytes
    wrapped: bytes = b""
    sealed: bytes = b""
    key_file: str | None = None

    @property
    def needs_key_file(self) -> bool:
        """Whether the password alone does not open it."""
        return self.key_file is not None

    def identity(self) -> JsonObject:
        """Everything but the encrypted parts, ready for JSON."""
        asked: JsonObject = {} if self.key_file is None else {"key_file": self.key_file}
        return asked | {
            "kind": "password",
            "slot_id": self.slot_id,
            "user_id": self.user_id,
            "login": self.login,
            "kdf": {
                "name": "argon2id",
                "memory_kib": self.kdf.memory_kib,
                "iterations": self.kdf.iterations,
                "lanes": self.kdf.lanes,
                "test_only": self.kdf.test_only,
            },
            "salt": encode_bytes(self.salt),
        }


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The way in with the recovery words; same attributes as `PasswordSlot`, but of nobody."""

    slot_id: str
    salt: bytes
    wrapped: bytes = b""
    sealed: bytes = b""

    def identity(self) -> JsonObject:
        """Everything but the encrypted parts, ready for JSON."""
        return {
            "kind": "recovery",
            "slot_id": self.slot_id,
            "salt": encode_bytes(self.salt),
        }


Slot = PasswordSlot | RecoverySlot


@dataclass(frozen=True, slots=True)
class SlotFile:
    """A whole key-slot file.

    Attributes:
        vault_id: 32 hexadecimal digits; also recorded in the database.
        generation: How many data keys the vault has had; 1 for a new vault.
        passwords: At least one slot; logins and user ids occur once.
        recovery: The slot of the recovery words.
        roster: Public keys of all slots, encrypted; authenticates the file.
    """

    vault_id: str
    generation: int
    passwords: tuple[PasswordSlot, ...]
    recovery: RecoverySlot
    roster: bytes = b""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All slots, the recovery slot last."""
        return (*self.passwords, self.recovery)

    @property
    def logins(self) -> tuple[PasswordSlot, ...]:
        """Whoever has a password."""
        return self.passwords

    @property
    def kdf_costs(self) -> tuple[str, ...]:
        """The cost of one guess at each password, in words."""
        return tuple(
            f"Argon2id {slot.kdf.memory_kib // 1024} MiB, t={slot.kdf.iterations}, "
            f"p={slot.kdf.lanes}"
            for slot in self.passwords
        )

    @property
    def cheapest(self) -> tuple[bool, ...]:
        """Whether a guess at each password costs no more than the least that is allowed."""
        return tuple(slot.kdf == FLOOR for slot in self.passwords)

    @property
    def is_test_only(self) -> bool:
        """Whether some slot was made under the test switch."""
        return any(slot.kdf.test_only for slot in self.passwords)

    @property
    def version(self) -> int:
        """Of the format: the lowest that says what this file says."""
        return 2 if any(slot.needs_key_file for slot in self.passwords) else 1

    def body(self) -> JsonObject:
        """Everything but roster and checksum, ready for JSON."""
        return {
            "format": f"{FORMAT_NAME}/{self.version}",
            "vault_id": self.vault_id,
            "generation": self.generation,
            "slots": [
                slot.identity()
                | {"wrapped": encode_bytes(slot.wrapped), "sealed": encode_bytes(slot.sealed)}
                for slot in self.slots
            ],
        }

    def encode(self) -> bytes:
        """Write the file."""
        members = self.body() | {"roster": encode_bytes(self.roster)}
        return canonical(members | {"checksum": checksum_of(members)}) + b"\n"


def canonical(value: object) -> bytes:
    """Write JSON in the one way that is used for checksums and contexts."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def fold_login(login: str) -> str:
    """Make two spellings of the same login equal."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def clean_login(login: str) -> str:
    """Give a typed login the form in which it is kept."""
    return unicodedata.normalize("NFC", login.strip())


def is_valid_name(name: str) -> bool:
    """Tell whether a login or user id can be used: 1 to 64 printable characters, none to trim."""
    return 0 < len(name) <= MAX_NAME and name.isprintable() and name == name.strip()


def encode_bytes(data: bytes) -> str:
    """Write bytes as base64."""
    return base64.b64encode(data).decode("ascii")


def checksum_of(members: JsonObject) -> str:
    """Compute the checksum of all members but itself."""
    return hashlib.sha256(canonical(members)).hexdigest()
