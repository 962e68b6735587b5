"""Transfer keys as the services use them: text in, sealed bytes out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sspf_app.crypto.secret import Secret
from sspf_app.crypto.transfer_key import PrivateKeys, PublicKeys
from sspf_app.crypto.transfer_seal import Opened, opened, sealed
from sspf_app.domain.errors import DomainError
from sspf_app.services.transfer_ports import KeyCard, SealedSource

_CARD = "sspf-transfer-key/1"
_MOST = 4096
_LONGEST_NAME = 200


class SealingKeys:
    """Fulfils ``sspf_app.services.transfer_ports.TransferKeys``."""

    def new_seed(self) -> str:
        """64 hexadecimal digits, at random."""
        with Secret.random() as seed:
            return seed.hex()

    def card(self, seed: str, *, name: str) -> KeyCard:
        """The public part of a seed."""
        with _private(seed) as keys:
            return replace(_card(keys.public), name=name)

    def write_card(self, card: KeyCard) -> bytes:
        """One line of JSON."""
        told = {
            "format": _CARD,
            "office": card.name,
            "sealing": card.sealing,
            "signing": card.signing,
        }
        return (json.dumps(told, ensure_ascii=False) + "\n").encode()

    def read_card(self, data: bytes) -> KeyCard:
        """See ``TransferKeys.read_card``."""
        try:
            if len(data) > _MOST:
                raise ValueError(len(data))
            told = json.loads(data)
            if set(told) != {"format", "office", "sealing", "signing"} or told["format"] != _CARD:
                raise ValueError(sorted(told))
            name = told["office"]
            if not isinstance(name, str) or len(name) > _LONGEST_NAME or not name.isprintable():
                raise ValueError(name)
            keys = PublicKeys(bytes.fromhex(told["sealing"]), bytes.fromhex(told["signing"]))
            if not keys.are_usable():
                raise ValueError(told)
        except (ValueError, TypeError, RecursionError) as error:
            raise DomainError("no_key_card") from error
        return replace(_card(keys), name=name)

    def card_of(self, *, sealing: str, signing: str) -> KeyCard:
        """The card of known keys."""
        return _card(PublicKeys(bytes.fromhex(sealing), bytes.fromhex(signing)))

    def seal(self, seed: str, to: KeyCard, content: Iterable[bytes]) -> Iterator[bytes]:
        """See ``TransferKeys.seal``."""
        with _private(seed) as keys:
            recipient = PublicKeys(bytes.fromhex(to.sealing), bytes.fromhex(to.signing))
            yield from sealed(keys, recipient, content)

    def open(self, seed: str, source: SealedSource) -> OpenedFile:
        """See ``TransferKeys.open``."""
        with _private(seed) as keys:
            return OpenedFile(opened(keys, source))


class OpenedFile:
    """Fulfils ``sspf_app.services.transfer_ports.OpenedPackage``."""

    def __init__(self, found: Opened) -> None:
        self._found = found
        self.sender = _card(found.sender)

    def content(self) -> Iterator[bytes]:
        """See ``OpenedPackage.content``."""
        return self._found.content()


def _private(seed: str) -> PrivateKeys:
    with Secret(bytearray.fromhex(seed)) as secret:
        return PrivateKeys(secret)


def _card(keys: PublicKeys) -> KeyCard:
    return KeyCard(
        id=keys.fingerprint.hex(),
        sealing=keys.sealing.hex(),
        signing=keys.signing.hex(),
        words=keys.words,
    )
