"""What the manager's own key needs from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from sspf_app.services.manager_records import ManagerKey, SealedLine, SealedRequest


class ManagerRecords(Protocol):
    """Keys of managers, what was sealed to them, and the lines of the log with their seals."""

    def every_key(self) -> tuple[ManagerKey, ...]:
        """Every key, ended ones too, in order of entry."""
        ...

    def put_key(self, key: ManagerKey) -> None:
        """Write a key, new or known by its fingerprint."""
        ...

    def requests(self) -> tuple[SealedRequest, ...]:
        """Every sealed request, in order of sealing."""
        ...

    def put_request(self, request: SealedRequest) -> None:
        """Write a sealed request, new or known by ``id``."""
        ...

    def lines_after(self, number: int) -> Iterator[SealedLine]:
        """The lines of the log with a greater number, in order."""
        ...

    def seal_at(self, number: int) -> str:
        """The seal of a line in hexadecimal; empty where there is no such line."""
        ...


class KeyBoxes(Protocol):
    """The private part of a key as a file that a passphrase opens."""

    def lock(self, seed: str, *, name: str, passphrase: str) -> bytes:
        """Make the file.

        Raises:
            KnownError: ``weak_password``, ``not_enough_memory``.
        """
        ...

    def unlock(self, data: bytes, *, passphrase: str) -> str:
        """The seed.

        Raises:
            DomainError: ``no_manager_key_file``.
            KnownError: ``wrong_secret``, ``weakened_vault``, ``not_enough_memory``.
        """
        ...
