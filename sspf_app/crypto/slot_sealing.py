"""How slots are locked and unlocked, and how the roster ties a slot file together."""

import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Self, TypeVar, cast

from sspf_app.crypto import kdf, words
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.key_file import KeyFile
from sspf_app.crypto.primitives import (
    KEY_BYTES,
    decrypt,
    derive_key,
    encrypt,
    public_of,
    seal,
    unseal,
)
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_file import (
    CONTEXT_NAME,
    PasswordSlot,
    RecoverySlot,
    Slot,
    SlotFile,
    canonical,
)
from sspf_app.crypto.vault_keys import VaultKeys

AnySlot = TypeVar("AnySlot", PasswordSlot, RecoverySlot)
_LOG = "log"
"""No id of a slot: beside the public keys stands the mark of the log, encrypted with them. A
version that does not know it reads a key of a slot that is gone, and leaves it out."""


@dataclass(slots=True)
class SlotDraft:
    """A slot file in the making.

    Attributes:
        vault_id: Of the vault.
        generation: Of the data key.
        keys: What the slots will give.
        publics: Public key of each slot, by slot id; may hold slots that will be left out.
        log_mark: Where the sealed log went when the slots were written, in hexadecimal; empty =
            nothing is known of it.
    """

    vault_id: str
    generation: int
    keys: VaultKeys
    publics: dict[str, bytes] = field(default_factory=dict[str, bytes])
    log_mark: str = ""

    @classmethod
    def of(cls, file: SlotFile, keys: VaultKeys) -> Self:
        """Start from a file that `keys` open.

        Raises:
            CryptoError: `SLOT_FILE_DAMAGED` if they do not.
        """
        mark = read_log_mark(file, keys)
        return cls(file.vault_id, file.generation, keys, read_roster(file, keys), mark)

    def add_password(
        self, *, login: str, user_id: str, password: Secret, key_file: KeyFile | None = None
    ) -> PasswordSlot:
        """Make a slot that `password` opens, at the cost that suits this machine.

        With a key file it opens with both and with neither alone.
        """
        params, salt = kdf.new_params(), secrets.token_bytes(kdf.SALT_BYTES)
        slot = PasswordSlot(secrets.token_hex(16), user_id, login, params, salt)
        digest = None
        if key_file is not None:
            slot, digest = replace(slot, key_file=key_file.key_id), key_file.digest()
        with password_key(slot, password, digest) as key:
            return self._lock(slot, key)

    def add_recovery(self) -> tuple[RecoverySlot, tuple[str, ...]]:
        """Make a slot that new recovery words open, and the words."""
        slot = RecoverySlot(secrets.token_hex(16), secrets.token_bytes(kdf.SALT_BYTES))
        with Secret.random(words.ENTROPY_BYTES) as entropy, recovery_key(slot, entropy) as key:
            return self._lock(slot, key), words.encode(entropy)

    def reseal(self, slot: AnySlot) -> AnySlot:
        """Seal the data key to a slot whose private key nobody here knows."""
        context = _seal_context(self.vault_id, slot, self.generation)
        public = self.publics[slot.slot_id]
        return replace(slot, sealed=seal(public, self.keys.data_key, context=context))

    def file(self, passwords: tuple[PasswordSlot, ...], recovery: RecoverySlot) -> SlotFile:
        """Put the slots together under a new roster."""
        file = SlotFile(self.vault_id, self.generation, passwords, recovery)
        publics = {slot.slot_id: self.publics[slot.slot_id].hex() for slot in file.slots}
        if self.log_mark:
            publics[_LOG] = self.log_mark
        with self.keys.roster_key() as key:
            return replace(file, roster=encrypt(key, canonical(publics), context=_body(file)))

    def _lock(self, slot: AnySlot, key: Secret) -> AnySlot:
        with Secret.random(KEY_BYTES) as private:
            self.publics[slot.slot_id] = public_of(private)
            inner = bytearray(private.view()) + self.keys.authority_key.view()
        wrapped = encrypt(key, inner, context=_wrap_context(self.vault_id, slot))
        Secret(inner).wipe()
        return self.reseal(replace(slot, wrapped=wrapped))


def unlock(file: SlotFile, slot: Slot, key: Secret) -> VaultKeys:
    """Get the keys out of one slot and check the whole file with them.

    The checksum of the file was right when it was read. So a slot that does not unwrap means a
    wrong secret, and anything that fails after that means damage.

    Raises:
        CryptoError: `WRONG_SECRET`, `SLOT_FILE_DAMAGED`.
    """
    try:
        inner = decrypt(key, slot.wrapped, context=_wrap_context(file.vault_id, slot))
    except CryptoError as error:
        raise CryptoError(Code.WRONG_SECRET) from error
    authority_key = Secret(inner[KEY_BYTES:])
    with Secret(inner), Secret(inner[:KEY_BYTES]) as private:
        context = _seal_context(file.vault_id, slot, file.generation)
        try:
            data_key = unseal(private, slot.sealed, context=context)
        except CryptoError as error:
            raise CryptoError(Code.SLOT_FILE_DAMAGED, part="sealed") from error
        keys = VaultKeys(data_key, authority_key)
        if read_roster(file, keys)[slot.slot_id] != public_of(private):
            raise CryptoError(Code.SLOT_FILE_DAMAGED, part="roster")
    return keys


def read_roster(file: SlotFile, keys: VaultKeys) -> dict[str, bytes]:
    """Check that somebody of this vault wrote every byte of the file; give its public keys.

    Raises:
        CryptoError: `SLOT_FILE_DAMAGED`, also if `keys` are not those of the file.
    """
    roster = _roster(file, keys)
    return {slot_id: bytes.fromhex(public) for slot_id, public in roster.items() if slot_id != _LOG}


def read_log_mark(file: SlotFile, keys: VaultKeys) -> str:
    """What the file says of the log of the vault; empty = nothing.

    Raises:
        CryptoError: `SLOT_FILE_DAMAGED`, also if `keys` are not those of the file.
    """
    return _roster(file, keys).get(_LOG, "")


def _roster(file: SlotFile, keys: VaultKeys) -> dict[str, str]:
    try:
        with keys.roster_key() as key:
            plain = decrypt(key, file.roster, context=_body(file))
    except CryptoError as error:
        raise CryptoError(Code.SLOT_FILE_DAMAGED, part="roster") from error
    return cast("dict[str, str]", json.loads(plain))  # authentic, so of the right shape


def password_key(slot: PasswordSlot, password: Secret, digest: Secret | None) -> Secret:
    """Derive the key of a password slot.

    Args:
        slot: With its cost and salt.
        password: As typed.
        digest: Of the key file it asks for; None = it asks for none. Wiped afterwards.

    Raises:
        CryptoError: `NOT_ENOUGH_MEMORY`.
    """
    key = kdf.derive(slot.kdf, salt=slot.salt, password=password)
    if digest is None:
        return key
    with key, digest, Secret(bytearray(key.view()) + digest.view()) as both:
        return derive_key(both, salt=slot.salt, label="password and key file")


def recovery_key(slot: RecoverySlot, entropy: Secret) -> Secret:
    """Derive the key of the recovery slot; 128 random bits need no slow function."""
    return derive_key(entropy, salt=slot.salt, label="recovery words")


def _body(file: SlotFile) -> bytes:
    return canonical(file.body())


def _wrap_context(vault_id: str, slot: Slot) -> bytes:
    return _context("wrapped keys", vault_id, slot=slot.identity())


def _seal_context(vault_id: str, slot: Slot, generation: int) -> bytes:
    return _context("data key", vault_id, slot=slot.slot_id, generation=generation)


def _context(purpose: str, vault_id: str, **parts: object) -> bytes:
    return canonical({"format": CONTEXT_NAME, "purpose": purpose, "vault_id": vault_id} | parts)
