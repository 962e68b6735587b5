"""What the backups need to tell whether bytes are still what they were."""

from __future__ import annotations

from typing import Protocol


class Checksum(Protocol):
    """A checksum over bytes that come one after another."""

    def update(self, piece: bytes) -> None:
        """Add the next bytes; one thread at a time."""
        ...

    def value(self) -> str:
        """The checksum over all of them, as text; asked for once, at the end."""
        ...


class Checksums(Protocol):
    """Makes checksums that find what happens to bytes: a changed, lost or exchanged one.

    They prove nothing about whoever wrote the bytes: everybody can make one.
    """

    def begin(self, like: str | None = None) -> Checksum:
        """A new checksum.

        Args:
            like: A value of before: over the same bytes the new one has the same.

        Raises:
            ValueError: ``like`` is no value of these checksums.
        """
        ...
