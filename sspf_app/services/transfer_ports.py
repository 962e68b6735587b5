"""What transfers between offices need from outside: keys that seal, and the inside of a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sspf_app.services.hand_over_records import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCard:
    """The public keys of an office.

    Attributes:
        id: Fingerprint, 64 hexadecimal digits.
        sealing: In hexadecimal.
        signing: In hexadecimal.
        words: The fingerprint, as it is read out on the telephone.
        name: What the office calls itself; proves nothing.
    """

    id: str
    sealing: str
    signing: str
    words: tuple[str, ...]
    name: str = ""


class SealedSource(Protocol):
    """Where sealed bytes are read from."""

    def read(self, most: int, /) -> bytes: ...


class OpenedPackage(Protocol):
    """A sealed file that is being read."""

    @property
    def sender(self) -> KeyCard:
        """Who sealed it; proven only when all of the content was read."""
        ...

    def content(self) -> Iterator[bytes]:
        """The content; the last bytes come only after the signature was found right.

        Raises:
            KnownError: ``undecipherable``.
        """
        ...


class TransferKeys(Protocol):
    """Makes keys, seals and opens. A seed is 64 hexadecimal digits."""

    def new_seed(self) -> str: ...
    def card(self, seed: str, *, name: str) -> KeyCard:
        """The public part."""
        ...

    def write_card(self, card: KeyCard) -> bytes:
        """As a small file."""
        ...

    def read_card(self, data: bytes) -> KeyCard:
        """Read such a file.

        Raises:
            DomainError: ``no_key_card``.
        """
        ...

    def card_of(self, *, sealing: str, signing: str) -> KeyCard:
        """The card of keys that are known already."""
        ...

    def seal(self, seed: str, to: KeyCard, content: Iterable[bytes]) -> Iterator[bytes]:
        """Seal and sign content."""
        ...

    def open(self, seed: str, source: SealedSource) -> OpenedPackage:
        """Begin to read a sealed file.

        Raises:
            KnownError: ``not_sealed``, ``sealed_to_other``, ``undecipherable``.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperInside:
    """A paper of the case; its bytes follow in the order of the papers.

    Attributes:
        id: Id of the attachment.
    """

    id: str
    title: str
    type: str
    attached_to: str
    attached_id: str
    file_name: str
    media: str
    size: int
    sha256: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageHead:
    """What a package says of itself, before the case.

    Attributes:
        id: Id of the package; never used twice.
        office: What the sender calls itself.
        case: Id of the case in the case file.
        sender_party: The sender as a party of the case file.
        receiver_party: The receiver as a party of the case file.
        ground: Paragraph of the legal ground; empty for consent.
        what: What the assessment let go, in words.
    """

    id: str
    made_at: datetime
    office: str
    case: str
    reference: str
    basis: Basis
    sender_party: str
    receiver_party: str
    ground: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageContent:
    """Everything in a package but the bytes of the papers.

    Attributes:
        facts: A case file with the one case.
        beside: Records beside the facts, by kind.
    """

    head: PackageHead
    facts: bytes
    beside: Mapping[str, tuple[Any, ...]] = field(default_factory=dict[str, tuple[Any, ...]])
    papers: tuple[PaperInside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """That a package was taken in whole.

    Attributes:
        package: Its id.
        sha256: Checksum of the file as it came.
        office: What the receiver calls itself.
    """

    package: str
    sha256: str
    received_at: datetime
    office: str


class TransferFiles(Protocol):
    """Writes and reads the inside of packages and receipts."""

    def write_package(
        self, content: PackageContent, papers: Iterable[Iterable[bytes]]
    ) -> Iterator[bytes]:
        """The inside, the papers' bytes last, in order."""
        ...

    def read_package(
        self, source: Iterator[bytes], records: Mapping[str, type[Any]]
    ) -> tuple[PackageContent, Iterator[Iterator[bytes]]]:
        """Read what stands before the papers, then each paper, which must be read to its end.

        Args:
            source: The content as it was opened.
            records: What a record of each kind beside the facts is.

        Raises:
            DomainError: ``transfer_damaged`` (part), here or while papers are read.
        """
        ...

    def ids_in(self, content: PackageContent) -> tuple[str, ...]:
        """Every id that a row of the package has."""
        ...

    def renamed(self, content: PackageContent, names: Mapping[str, str]) -> PackageContent:
        """The same with other ids, wherever they stand."""
        ...

    def write_receipt(self, receipt: Receipt) -> bytes: ...
    def read_receipt(self, source: Iterator[bytes]) -> Receipt:
        """Read a receipt.

        Raises:
            DomainError: ``no_receipt``.
        """
        ...
