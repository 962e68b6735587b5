"""The database of a vault, as ``services.vault_ports`` asks for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from sspf_app.services.actors import Actor
from sspf_app.services.files import drop_unfinished, sync_folder
from sspf_app.services.ports import Clock
from sspf_app.services.vault_ports import (
    Encryption,
    LogHead,
    LogMark,
    LogPlace,
    RawKey,
    Verification,
)
from sspf_app.storage.encryption import encryption_of
from sspf_app.storage.engine import (
    APPLICATION_ID,
    WarmConnection,
    check_openable,
    connect,
    count_rows,
    driver,
    file_error,
    is_counted,
    key_literal,
    make_file,
)
from sspf_app.storage.errors import KnownStorageError, StorageBug, translated
from sspf_app.storage.log_chain import LogChain
from sspf_app.storage.schema import SCHEMA_VERSION, migrate, version_of
from sspf_app.storage.still_file import StillFile
from sspf_app.storage.trimming import trim
from sspf_app.storage.unit_of_work import SqlUnitOfWork
from sspf_app.storage.upgrade import SEALED_SINCE, upgrade
from sspf_app.storage.verification import counts_of, verify

_CHECKPOINT_PAGES = 1000
"""SQLite's own default: so large grows the write-ahead log before it is folded into the file."""


class SqlVaultDatabase:
    """Makes and opens encrypted files; ``services.vault_ports.VaultDatabase``."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def create(self, path: Path, key: RawKey, *, log_key: RawKey) -> OpenSqlDatabase:
        """See ``VaultDatabase.create``."""
        with _new_file(path):
            _make_schema(path, key)
        return self.open(path, key, log_key=log_key)

    def open(
        self, path: Path, key: RawKey, *, log_key: RawKey, is_sealed: bool = False
    ) -> OpenSqlDatabase:
        """See ``VaultDatabase.open``."""
        chain = LogChain(log_key)
        check_openable(path)
        raw = connect(path, key)
        found = version_of(raw)
        if found == SCHEMA_VERSION:
            if not is_counted(raw):  # made by a version of ours that never counted
                count_rows(raw)
            return OpenSqlDatabase(WarmConnection(path, raw), self._clock, chain)
        raw.close()
        if found > SCHEMA_VERSION:
            raise KnownStorageError("database_newer", found=found, known=SCHEMA_VERSION)
        if found == 0:  # decrypted well, but never finished or not ours
            raise KnownStorageError("database_damaged", path=str(path))
        if is_sealed and found < SEALED_SINCE:
            raise KnownStorageError("log_put_back", path=str(path))
        upgrade(path, key, chain, found=found)
        return OpenSqlDatabase(
            WarmConnection(path, connect(path, key)), self._clock, chain, upgraded_from=found
        )


class OpenSqlDatabase:
    """An open database on its one thread; ``services.vault_ports.OpenDatabase``."""

    def __init__(
        self,
        warm: WarmConnection,
        clock: Clock,
        chain: LogChain,
        *,
        upgraded_from: int | None = None,
    ) -> None:
        self._warm = warm
        self._clock = clock
        self._chain = chain
        self._upgraded_from = upgraded_from
        self._file: BinaryIO | None = None
        self._still: StillFile | None = None

    @property
    def upgraded_from(self) -> int | None:
        """See ``OpenDatabase.upgraded_from``."""
        return self._upgraded_from

    def unit_of_work(self, actor: Actor) -> SqlUnitOfWork:
        """See ``OpenDatabase.unit_of_work``."""
        return SqlUnitOfWork(self._warm, self._chain, actor=actor, clock=self._clock)

    def counts(self) -> Mapping[str, int]:
        """See ``OpenDatabase.counts``."""
        with self._warm.known_errors():
            return counts_of(self._warm.raw)

    def verify(self) -> Verification:
        """See ``OpenDatabase.verify``.

        Pages are looked at as they lie in the file, where a power cut may have left one half
        written that is whole in the write-ahead log: that is folded in first. While a copy is made
        the file has been whole since the copy began.
        """
        with self._warm.known_errors():
            if self._still is None:
                self._warm.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            found = verify(self._warm.raw)
            if not found.is_sound:
                return found
            broken = self._chain.head(self._warm.raw).broken
        return replace(found, problems=tuple(("log_broken", f"line {one}") for one in broken))

    def encryption(self) -> Encryption:
        """See ``OpenDatabase.encryption``."""
        with self._warm.known_errors():
            return encryption_of(self._warm.raw)

    def log_head(self) -> LogHead:
        """See ``OpenDatabase.log_head``."""
        with self._warm.known_errors():
            return self._chain.head(self._warm.raw)

    def log_mark(self) -> LogMark:
        """See ``OpenDatabase.log_mark``."""
        with self._warm.known_errors():
            return self._chain.mark(self._warm.raw)

    def log_holds(self, mark: LogMark) -> bool:
        """See ``OpenDatabase.log_holds``."""
        with self._warm.known_errors():
            return self._chain.holds(self._warm.raw, mark)

    def log_place(self, shown: str) -> LogPlace | None:
        """See ``OpenDatabase.log_place``."""
        with self._warm.known_errors():
            return self._chain.place_of(self._warm.raw, shown)

    def log_goes_on_from(self, head: LogHead) -> bool:
        """See ``OpenDatabase.log_goes_on_from``."""
        with self._warm.known_errors():
            return self._chain.goes_on_from(self._warm.raw, head)

    def export_to(self, path: Path, new_key: RawKey) -> None:
        """See ``OpenDatabase.export_to``."""
        raw = self._warm.raw
        with _new_file(path):
            raw.execute("ATTACH DATABASE ? AS target KEY ?", (str(path), key_literal(new_key)))
            try:
                _export(raw)
            finally:
                if raw.in_transaction:  # an export that failed leaves it open
                    raw.rollback()
                with suppress(driver.Error):  # not attached; the first error is the one to tell
                    raw.execute("DETACH DATABASE target")

    def hold_still(self) -> StillFile:
        """See ``OpenDatabase.hold_still``."""
        self._disturb()
        with self._warm.known_errors():
            raw = self._warm.raw
            busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise KnownStorageError("database_busy", path=str(self._warm.path))
            raw.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
        try:
            if self._file is None:
                self._file = self._warm.path.open("rb")
            self._still = StillFile(self._warm.path, self._file, self._move_again)
        except OSError as error:
            self._move_again()
            raise file_error(error, self._warm.path) from error
        return self._still

    def trim_to(self, *, cases: Iterable[str], persons: Iterable[str]) -> None:
        """See ``OpenDatabase.trim_to``."""
        self._disturb()
        with self._warm.known_errors():
            trim(self._warm.raw, self._chain, cases=cases, persons=persons)

    def compact(self) -> None:
        """See ``OpenDatabase.compact``."""
        self._disturb()
        with self._warm.known_errors():
            raw = self._warm.raw
            raw.execute("INSERT INTO search (search) VALUES ('optimize')")
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """See ``OpenDatabase.close``."""
        if self._still is not None:
            self._still.disturb()
        self._warm.close()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _disturb(self) -> None:
        """Give up a copy that is being made: the file is about to change."""
        if self._still is not None:
            self._still.release()

    def _move_again(self) -> None:
        self._still = None
        with self._warm.known_errors():
            self._warm.raw.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}").fetchall()


def _make_schema(path: Path, key: RawKey) -> None:
    raw = connect(path, key)
    try:
        migrate(raw)
    finally:
        raw.close()


def _export(raw: sqlite3.Connection) -> None:
    raw.execute("SELECT sqlcipher_export('target')").fetchall()
    raw.execute(f"PRAGMA target.application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA target.user_version = {version_of(raw)}")
    if counts_of(raw, "target") != counts_of(raw):
        raise StorageBug("the copy holds other rows than the database")


@contextmanager
def _new_file(path: Path) -> Generator[None]:
    """Make the file, and remove it again when what fills it fails.

    Raises:
        KnownStorageError: ``file_exists``, ``folder_read_only``, ``disk_full``, ``disk_error``.
    """
    make_file(path)
    try:
        yield
        sync_folder(path.parent)
    except OSError as error:
        drop_unfinished(path)
        raise file_error(error, path) from error
    except Exception as error:
        drop_unfinished(path)
        raise translated(error, path) from error
