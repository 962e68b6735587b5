"""What is sealed to one vault and signed by another, as a stream of any length.

A file is one line of magic, the 32-byte fingerprint of who may open it, a content key sealed to it
(HPKE: an ephemeral X25519 key, HKDF-SHA256, AES-256-GCM), and the content in pieces. Each piece is
AES-256-GCM under the content key; its nonce is its number, with a mark on the last one, so that
pieces cannot be left out, repeated, moved or cut off. The content begins with the sender's two
public keys and ends with the sender's signature over the head of the file and all of the content:
who sealed is known, and what one vault was sent can be sent to no other in the sender's name.

Source: RFC 9180; the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár (2015).
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.primitives import KEY_BYTES, SEALED_OVERHEAD, TAG_BYTES, seal, unseal
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.transfer_key import SIGNATURE_BYTES, PrivateKeys, PublicKeys

MAGIC = b"sspf-transfer/1\n"
PIECE = 1 << 20
_FINGERPRINT = 32
_HEAD = len(MAGIC) + _FINGERPRINT + KEY_BYTES + SEALED_OVERHEAD
_LABEL = b"sspf-transfer/1 content key"
_SIGNED = b"sspf-transfer/1 signed"
_MOST_PIECES = 1 << 20
"""A tebibyte: no file of ours comes near it, and no nonce ever comes twice."""


class Source(Protocol):
    """Where sealed bytes are read from."""

    def read(self, most: int, /) -> bytes:
        """The next bytes; fewer than asked for only at the end."""
        ...


class _Hash(Protocol):
    """A checksum in the making."""

    def update(self, data: bytes, /) -> None: ...
    def digest(self) -> bytes: ...


def sealed(keys: PrivateKeys, recipient: PublicKeys, content: Iterable[bytes]) -> Iterator[bytes]:
    """Seal content to a recipient, signed; gives the file a piece at a time."""
    with Secret.random(KEY_BYTES) as key:
        wrapped = seal(recipient.sealing, key, context=_LABEL + recipient.fingerprint)
        head = MAGIC + recipient.fingerprint + wrapped
        yield head
        cipher = AESGCM(key.view())
        for number, (piece, is_last) in enumerate(_pieces(_signed(keys, head, content))):
            yield cipher.encrypt(_nonce(number, is_last=is_last), piece, None)


@dataclass
class Opened:
    """A sealed file that is being read: who sealed it, then its content.

    Attributes:
        sender: Proven only when all of the content was read without an error.
    """

    sender: PublicKeys
    _pieces: Iterator[bytes] = field(repr=False)
    _begun: bytes = field(repr=False)
    _hash: _Hash = field(repr=False)

    def content(self) -> Iterator[bytes]:
        """The content in order; the last bytes come only after the signature was found right.

        Raises:
            CryptoError: ``UNDECIPHERABLE``: some byte is not what was sealed, or the file is cut.
        """
        # So many bytes are held back: at the end they are the signature.
        held = self._begun
        for piece in self._pieces:
            held += piece
            if len(held) > SIGNATURE_BYTES:
                given, held = held[:-SIGNATURE_BYTES], held[-SIGNATURE_BYTES:]
                self._hash.update(given)
                yield given
        rest, signature = held[:-SIGNATURE_BYTES], held[-SIGNATURE_BYTES:]
        self._hash.update(rest)
        if not self.sender.has_signed(signature, _SIGNED + self._hash.digest()):
            raise CryptoError(Code.UNDECIPHERABLE)
        if rest:
            yield rest


def opened(keys: PrivateKeys, source: Source) -> Opened:
    """Begin to read a sealed file.

    Raises:
        CryptoError: ``NOT_SEALED``: no such file at all; ``SEALED_TO_OTHER``: sealed to another
            vault; ``UNDECIPHERABLE``: damaged or forged.
    """
    head = source.read(_HEAD)
    if not head.startswith(MAGIC):
        raise CryptoError(Code.NOT_SEALED)
    if len(head) < _HEAD:
        raise CryptoError(Code.UNDECIPHERABLE)
    fingerprint, wrapped = head[len(MAGIC) :][:_FINGERPRINT], head[len(MAGIC) + _FINGERPRINT :]
    if fingerprint != keys.public.fingerprint:
        raise CryptoError(Code.SEALED_TO_OTHER)
    key = unseal(keys.sealing, wrapped, context=_LABEL + fingerprint)
    pieces = _decrypted(key, source)
    first = next(pieces)
    if len(first) < 2 * KEY_BYTES:
        raise CryptoError(Code.UNDECIPHERABLE)
    sender = PublicKeys(first[:KEY_BYTES], first[KEY_BYTES : 2 * KEY_BYTES])
    hashed = hashlib.sha256(head + first[: 2 * KEY_BYTES])
    return Opened(sender, pieces, first[2 * KEY_BYTES :], hashed)


def _signed(keys: PrivateKeys, head: bytes, content: Iterable[bytes]) -> Iterator[bytes]:
    sender = keys.public.sealing + keys.public.signing
    hashed = hashlib.sha256(head + sender)
    yield sender
    for part in content:
        hashed.update(part)
        yield part
    yield keys.sign(_SIGNED + hashed.digest())


def _pieces(parts: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The same bytes in pieces of one length, the last one shorter or as long; which is last."""
    held = bytearray()
    for part in parts:
        held += part
        while len(held) > PIECE:
            yield bytes(held[:PIECE]), False
            del held[:PIECE]
    yield bytes(held), True


def _decrypted(key: Secret, source: Source) -> Iterator[bytes]:
    with key:
        cipher = AESGCM(key.view())
        piece = source.read(PIECE + TAG_BYTES)
        for number in range(_MOST_PIECES):
            following = source.read(PIECE + TAG_BYTES) if len(piece) == PIECE + TAG_BYTES else b""
            try:
                yield cipher.decrypt(_nonce(number, is_last=not following), piece, None)
            except (InvalidTag, ValueError) as error:
                raise CryptoError(Code.UNDECIPHERABLE) from error
            if not following:
                return
            piece = following
    raise CryptoError(Code.UNDECIPHERABLE)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])
