"""The building blocks, all from the `cryptography` library: AES-256-GCM, HKDF and HPKE.

Everything here takes a `context`: bytes that are bound to the result but not stored in it. What
was encrypted for one place cannot be moved to another.

Source: NIST SP 800-38D (AES-GCM), RFC 5869 (HKDF), RFC 9180 (HPKE), RFC 7748 (X25519).
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.secret import Secret

KEY_BYTES = 32
"""Of every key, public ones too."""
NONCE_BYTES = 12
"""Before each ciphertext of ``encrypt``; drawn by chance."""
TAG_BYTES = 16
"""Behind each ciphertext."""
SEALED_OVERHEAD = 32 + TAG_BYTES
"""So many bytes ``seal`` makes of a secret of none: the encapsulated key and the tag."""

# Base mode. Who sealed is not proved by it; the roster of the slot file does that.
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def encrypt(key: Secret, plaintext: bytes | bytearray, *, context: bytes) -> bytes:
    """Encrypt and authenticate with AES-256-GCM.

    Returns:
        12 random bytes, the ciphertext, 16 bytes of tag.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key.view()).encrypt(nonce, plaintext, context)


def decrypt(key: Secret, blob: bytes, *, context: bytes) -> bytearray:
    """Undo `encrypt`; the result is a bytearray so that the caller can wipe it.

    Raises:
        CryptoError: `UNDECIPHERABLE` if key, context or any byte differs.
    """
    plaintext = bytearray(max(len(blob) - NONCE_BYTES - TAG_BYTES, 0))
    nonce, ciphertext = blob[:NONCE_BYTES], blob[NONCE_BYTES:]
    try:
        AESGCM(key.view()).decrypt_into(nonce, ciphertext, context, plaintext)
    except (InvalidTag, ValueError) as error:  # ValueError: too short to be anything
        raise CryptoError(Code.UNDECIPHERABLE) from error
    return plaintext


def derive_key(key: Secret, *, salt: Secret | bytes, label: str) -> Secret:
    """Derive 32 bytes for one purpose from a key that is itself uniformly random.

    Args:
        key: Not a password: what a person chose goes through ``kdf`` first.
        salt: Another key that is to be needed too, or bytes that need not be secret.
        label: The purpose; another one gives bytes that tell nothing of these.
    """
    derived = bytearray(KEY_BYTES)
    salt_bytes = bytes(salt.view()) if isinstance(salt, Secret) else salt
    hkdf = HKDF(hashes.SHA256(), KEY_BYTES, salt_bytes, f"sspf/1 {label}".encode())
    hkdf.derive_into(key.view(), derived)
    return Secret(derived)


def public_of(private: Secret) -> bytes:
    """Compute the 32-byte X25519 public key of a 32-byte private key."""
    return X25519PrivateKey.from_private_bytes(private.view()).public_key().public_bytes_raw()


def seal(public: bytes, secret: Secret, *, context: bytes) -> bytes:
    """Encrypt `secret` so that only the holder of the private key can read it (HPKE).

    Returns:
        32 bytes of encapsulated key, the ciphertext, 16 bytes of tag.
    """
    recipient = X25519PublicKey.from_public_bytes(public)
    return _HPKE.encrypt(secret.view(), recipient, context)


def unseal(private: Secret, blob: bytes, *, context: bytes) -> Secret:
    """Undo `seal`.

    Raises:
        CryptoError: `UNDECIPHERABLE` if key, context or any byte differs.
    """
    recipient = X25519PrivateKey.from_private_bytes(private.view())
    try:
        return Secret(_HPKE.decrypt(blob, recipient, context))
    except (InvalidTag, ValueError) as error:
        raise CryptoError(Code.UNDECIPHERABLE) from error
