"""What the vault service needs from the database of a vault.

Everything here runs on the one database thread: the thread that opened the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sspf_app.services.actors import Actor
from sspf_app.services.ports import UnitOfWork


class RawKey(Protocol):
    """A 256-bit data key: ``Secret`` and ``bytes`` both fit."""

    def hex(self) -> str:
        """64 lower-case hexadecimal digits."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    """Where the chain of the access log ends, and whether every line of it fits.

    Attributes:
        lines: How many it holds.
        cut: How many went before them because their time was up.
        seal: The seal of the last line, hexadecimal: of it and of all before it.
        shown: The same as printed, see ``services.log_seal``.
        broken: Numbers of lines that do not fit what stands before them; at most twenty.
    """

    lines: int
    cut: int
    seal: str
    shown: str
    broken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LogMark:
    """A line of the log, for whoever keeps outside of it that it was there.

    Attributes:
        number: Of the line; 0 = there was none yet.
        seal: Its seal, hexadecimal; of no line, the seal the chain begins with.
    """

    number: int
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPlace:
    """Where in the log a printed head is.

    Attributes:
        at: Instant of the line it was the head of; None = of the last line that went because its
            time was up.
        is_sealed: Every line up to there fits.
    """

    at: datetime | None
    is_sealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Encryption:
    """How the file is encrypted, as the library that does it says.

    Attributes:
        page_hmac: What every page is sealed with; empty = nothing.
        provider: Who computes it, such as OpenSSL, with its version.
    """

    cipher: str
    page_hmac: str
    page_size: int
    version: str
    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check of the whole database found.

    Attributes:
        problems: Codes with their detail, such as ``("cipher_integrity", "page 12")``; empty =
            everything is sound. Never holds content of a case. ``kept_states``: what is kept for
            lists was not what the facts say, in so many cases, and was worked out anew.
        counts: Rows per table.
        log: Of a backup that was opened: the head of its log.
    """

    problems: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    log: LogHead | None = None

    @property
    def is_sound(self) -> bool:
        """Whether no problem was found."""
        return not self.problems


class StillFile(Protocol):
    """The encrypted file of an open database while it is copied."""

    @property
    def size(self) -> int:
        """Bytes of it."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether it still stands still: a copy made until now is one moment's."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """Its bytes as they are, encrypted; the one thing that any thread may call.

        Raises:
            KnownError: ``backup_disturbed``: it moved, and the copy is worth nothing.
        """
        ...

    def release(self) -> None:
        """Let it move again; releasing twice is no error."""
        ...


class OpenDatabase(Protocol):
    """An open database, bound to the thread that opened it."""

    @property
    def upgraded_from(self) -> int | None:
        """Schema version before this opening upgraded the file; None = it was of today."""
        ...

    def unit_of_work(self, actor: Actor) -> UnitOfWork:
        """Begin the transaction of one use case; use it in a ``with`` block."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Rows per table."""
        ...

    def verify(self) -> Verification:
        """Check every page, every index, every reference, the search index and the log's chain."""
        ...

    def encryption(self) -> Encryption:
        """How the file is encrypted."""
        ...

    def log_head(self) -> LogHead:
        """Follow the chain of the log to its end."""
        ...

    def log_mark(self) -> LogMark:
        """The last line of the log that is committed."""
        ...

    def log_holds(self, mark: LogMark) -> bool:
        """Whether a line is there as it was, or went because its time was up."""
        ...

    def log_place(self, shown: str) -> LogPlace | None:
        """Where in the log a printed head is; None = nowhere in it."""
        ...

    def log_goes_on_from(self, head: LogHead) -> bool:
        """Whether the log, unbroken so far, holds the head of an older copy of the vault."""
        ...

    def export_to(self, path: Path, new_key: RawKey) -> None:
        """Write all rows into a new file under another key, and compare the counts.

        Raises:
            KnownError: ``file_exists``, ``disk_full``, ``folder_read_only``; nothing is left.
        """
        ...

    def hold_still(self) -> StillFile:
        """Let the file stand still while it is copied; work goes on beside it.

        Packing, closing or another such holding gives the copy up.

        Raises:
            KnownError: ``disk_full``, ``folder_read_only``, ``disk_error``, ``database_busy``.
        """
        ...

    def trim_to(self, *, cases: Iterable[str], persons: Iterable[str]) -> None:
        """Let go of everything but these cases and persons, for good; the office itself stays."""
        ...

    def compact(self) -> None:
        """Pack the file anew, so that no page of it holds what is gone.

        Raises:
            KnownError: ``disk_full``; the file is as it was.
        """
        ...

    def close(self) -> None:
        """Write everything into the one file and let go of it; closing twice is no error."""
        ...


class VaultDatabase(Protocol):
    """Makes and opens the database file of a vault."""

    def create(self, path: Path, key: RawKey, *, log_key: RawKey) -> OpenDatabase:
        """Make a new, empty database; ``log_key`` seals its log.

        Raises:
            KnownError: ``file_exists``, ``folder_read_only``, ``disk_full``; nothing is left.
        """
        ...

    def open(
        self, path: Path, key: RawKey, *, log_key: RawKey, is_sealed: bool = False
    ) -> OpenDatabase:
        """Open a database, upgrading an older schema first; never makes one.

        Args:
            path: The file.
            key: Its raw key.
            log_key: Seals the log; the chain of another key fits nowhere.
            is_sealed: The log is known to be sealed: a file of a schema before the seals is not
                the one that was there, and is not upgraded.

        Raises:
            KnownError: ``database_missing``, ``database_not_encrypted``, ``database_damaged`` (also
                for a wrong key: the two cannot be told apart), ``database_newer`` (``found``,
                ``known``), ``database_busy``, ``folder_read_only``, ``disk_full``, ``disk_error``,
                ``no_cipher``, ``upgrade_failed``, ``log_put_back``.
        """
        ...
