"""The private part of a unit manager's own key, as a file that a passphrase opens.

The key is the same pair as that of a vault (``transfer_key``); only its seed is kept here, under
AES-256-GCM with a key of Argon2id. What the file says of itself in the clear is bound to it.
"""

from __future__ import annotations

import json
from typing import Any, cast

from sspf_app.crypto import kdf
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.kdf import KdfParams
from sspf_app.crypto.primitives import KEY_BYTES, NONCE_BYTES, TAG_BYTES, decrypt, encrypt
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.strength import require_strength
from sspf_app.domain.errors import DomainError

FORMAT = "sspf-manager-key/1"
MAX_BYTES = 4096
_NUMBERS = ("memory_kib", "iterations", "lanes", "test_only")
_FIELDS = {"format", "name", "salt", "seed", *_NUMBERS}
_SEALED = NONCE_BYTES + KEY_BYTES + TAG_BYTES


class KeyBox:
    """Fulfils ``sspf_app.services.manager_ports.KeyBoxes``."""

    def lock(self, seed: str, *, name: str, passphrase: str) -> bytes:
        """See ``KeyBoxes.lock``."""
        with Secret.from_text(passphrase) as typed:
            require_strength(typed, "")
            params, salt = kdf.new_params(), Secret.random(kdf.SALT_BYTES).hex()
            told = {"format": FORMAT, "name": name, **_numbers(params), "salt": salt}
            with (
                kdf.derive(params, salt=bytes.fromhex(salt), password=typed) as key,
                Secret(bytearray.fromhex(seed)) as secret,
            ):
                told["seed"] = encrypt(key, bytes(secret.view()), context=_context(told)).hex()
        return (json.dumps(told, ensure_ascii=False) + "\n").encode()

    def unlock(self, data: bytes, *, passphrase: str) -> str:
        """See ``KeyBoxes.unlock``."""
        told = _read(data)
        params = KdfParams(**{name: told[name] for name in _NUMBERS})
        if not params.are_acceptable():
            raise DomainError("no_manager_key_file")
        if params.test_only and not kdf.is_weakened():
            raise CryptoError(Code.WEAKENED_VAULT)
        sealed = bytes.fromhex(told.pop("seed"))
        with (
            Secret.from_text(passphrase) as typed,
            kdf.derive(params, salt=bytes.fromhex(told["salt"]), password=typed) as key,
        ):
            try:
                seed = Secret(decrypt(key, sealed, context=_context(told)))
            except CryptoError as error:
                raise CryptoError(Code.WRONG_SECRET) from error
        with seed:
            return seed.hex()


def _numbers(params: KdfParams) -> dict[str, Any]:
    return {name: getattr(params, name) for name in _NUMBERS}


def _context(told: dict[str, Any]) -> bytes:
    """What stands in the clear, in one way of writing."""
    return json.dumps(told, ensure_ascii=True, sort_keys=True).encode()


def _read(data: bytes) -> dict[str, Any]:
    try:
        if len(data) > MAX_BYTES:
            raise ValueError(len(data))
        told = cast("dict[str, Any]", json.loads(data))
        if set(told) != _FIELDS or told["format"] != FORMAT or not isinstance(told["name"], str):
            raise ValueError(sorted(told))
        if [type(told[name]) for name in _NUMBERS] != [int, int, int, bool]:
            raise ValueError(_NUMBERS)
        lengths = (len(bytes.fromhex(told["salt"])), len(bytes.fromhex(told["seed"])))
        if lengths != (kdf.SALT_BYTES, _SEALED):
            raise ValueError(lengths)
    except (ValueError, TypeError, RecursionError) as error:
        raise DomainError("no_manager_key_file") from error
    return told
