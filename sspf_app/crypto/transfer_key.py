"""The key pair of a vault by which other offices seal cases to it, and its fingerprint in words.

One seed of 32 random bytes gives two private keys: X25519 to be sealed to, Ed25519 to sign with.
"""

import hashlib
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sspf_app.crypto.primitives import KEY_BYTES, derive_key, public_of
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.word_list import WORDS

SIGNATURE_BYTES = 64
FINGERPRINT_WORDS = 12
"""Twelve words of 1,024 are 120 bits: nobody makes another key with the same words."""
_BITS_PER_WORD = 10


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """The public part: what is told to other offices.

    Attributes:
        sealing: 32 bytes, X25519.
        signing: 32 bytes, Ed25519.
    """

    sealing: bytes
    signing: bytes

    @property
    def fingerprint(self) -> bytes:
        """32 bytes that stand for both keys."""
        return hashlib.sha256(b"sspf-transfer-key/1" + self.sealing + self.signing).digest()

    @property
    def words(self) -> tuple[str, ...]:
        """The fingerprint as it is read out on the telephone."""
        number = int.from_bytes(self.fingerprint)
        shifts = (256 - _BITS_PER_WORD * place for place in range(1, FINGERPRINT_WORDS + 1))
        return tuple(WORDS[number >> shift & (len(WORDS) - 1)] for shift in shifts)

    def are_usable(self) -> bool:
        """Whether both are keys at all; a sealing key of low order is none."""
        if len(self.sealing) != KEY_BYTES or len(self.signing) != KEY_BYTES:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.signing)
            X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(self.sealing))
        except ValueError:
            return False
        return True

    def has_signed(self, signature: bytes, message: bytes) -> bool:
        """Whether the holder of the private key signed the message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.signing).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


class PrivateKeys:
    """Both private keys of a vault, in memory; used as a context they are wiped at its end."""

    def __init__(self, seed: Secret) -> None:
        """Derive both from the seed, which stays with the caller."""
        self.sealing = derive_key(seed, salt=b"", label="transfer sealing")
        self._signing = derive_key(seed, salt=b"", label="transfer signing")
        signer = Ed25519PrivateKey.from_private_bytes(self._signing.view())
        self.public = PublicKeys(public_of(self.sealing), signer.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """64 bytes that only this vault can make."""
        return Ed25519PrivateKey.from_private_bytes(self._signing.view()).sign(message)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.sealing.wipe()
        self._signing.wipe()
