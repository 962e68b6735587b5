"""Opens a SQLCipher file with a raw key and keeps its one warm connection.

Source: https://www.zetetic.net/sqlcipher/sqlcipher-api/; docs/decisions/0022-one-connection.md.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import sqlalchemy
import sqlcipher3.dbapi2 as _sqlcipher  # pyright: ignore[reportMissingTypeStubs]
from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import StaticPool

from sspf_app.services.files import new_file
from sspf_app.services.vault_ports import RawKey
from sspf_app.storage.errors import KnownStorageError, StorageBug, translated

driver = cast(Any, _sqlcipher)
"""The module of the driver; it is sqlite3's twin and carries no types of its own."""

APPLICATION_ID = 0x53535046  # "SSPF" in the header, so that the file is told from any other
_PLAIN_HEADER = b"SQLite format 3\0"
_SMALLEST_PAGE = 512
_KEY_DIGITS = 64
_BUSY_SECONDS = 2.0

# FULL makes a commit wait for the disk in WAL mode too; fullfsync does the same where fsync alone
# does not reach the platter (macOS). EXCLUSIVE: no other program reads or writes beside us, there
# is no shared-memory file, and a read takes no lock of its own; it must come before anything that
# reads the file. Not cipher_memory_security: it makes lists and searches eight times slower, and
# the pages in use lie in memory in the clear all the same.
_PRAGMAS = (
    "foreign_keys = ON",
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "journal_size_limit = 4194304",
    "cache_size = -32768",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "trusted_schema = OFF",
)


# What SQLite advises for plans that fit a vault of any size: a bounded part of each index that
# was never counted, or has grown tenfold, of every table (0x10000), not only those just read.
# With the bound no content goes into the statistics, only how many rows share a key.
# Source: https://sqlite.org/lang_analyze.html, https://sqlite.org/pragma.html#pragma_optimize
_COUNT = ("PRAGMA analysis_limit = 400", "PRAGMA optimize = 0x10002")
_COUNTED = "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'"


def key_literal(key: RawKey) -> str:
    """Write a raw key as SQLCipher takes it; the text must go nowhere else.

    Raises:
        StorageBug: if the key has not 256 bits.
    """
    digits = key.hex()
    if len(digits) != _KEY_DIGITS:
        raise StorageBug("a raw key has 256 bits")
    return f"x'{digits}'"


def check_openable(path: Path) -> None:
    """Refuse what must not be opened, before SQLite touches it.

    Raises:
        KnownStorageError: ``database_missing``, ``folder_read_only``, ``database_not_encrypted``,
            ``database_damaged`` (too short to hold anything).
    """
    if not path.is_file():
        raise KnownStorageError("database_missing", path=str(path))
    if not (os.access(path.parent, os.W_OK) and os.access(path, os.R_OK | os.W_OK)):
        raise KnownStorageError("folder_read_only", path=str(path))
    with path.open("rb") as file:
        head = file.read(_SMALLEST_PAGE)
    if head.startswith(_PLAIN_HEADER):
        raise KnownStorageError("database_not_encrypted", path=str(path))
    if len(head) < _SMALLEST_PAGE:
        raise KnownStorageError("database_damaged", path=str(path))


def make_file(path: Path) -> None:
    """Make the empty file of a new database, readable by its owner alone.

    Raises:
        KnownStorageError: ``file_exists``, ``folder_read_only``, ``disk_full``.
    """
    try:
        new_file(path).close()
    except FileExistsError:
        raise KnownStorageError("file_exists", path=str(path)) from None
    except OSError as error:
        raise file_error(error, path) from error


def connect(path: Path, key: RawKey) -> sqlite3.Connection:
    """Open an existing file with its key, in autocommit: who wants a transaction begins one.

    The first page is read, so a wrong key or a damaged file shows here and not later.

    Raises:
        KnownStorageError: ``no_cipher``, ``database_damaged``, ``database_busy``,
            ``folder_read_only``, ``disk_full``, ``disk_error``.
    """
    try:
        connection = cast(
            sqlite3.Connection,
            driver.connect(
                path.resolve().as_uri() + "?mode=rw",  # never makes a file
                uri=True,
                isolation_level=None,
                timeout=_BUSY_SECONDS,
            ),
        )
    except driver.Error as error:
        raise translated(error, path) from None
    try:
        _unlock(connection, key)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.Error as error:
        connection.close()
        raise translated(error, path) from None
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: sqlite3.Connection, key: RawKey) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
    connection.execute(f'PRAGMA key = "{key_literal(key)}"')
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if version is None or not str(version[0]).startswith("4."):
        raise KnownStorageError("no_cipher", found=str(version[0]) if version else "")


def count_rows(connection: sqlite3.Connection) -> None:
    """Let SQLite count what has grown, so that it plans well; of no weight if it cannot.

    A disk that is full or read-only, or a connection closed already, is no trouble here: whoever
    needs the disk meets it with a sentence of its own.
    """
    with suppress(driver.Error):
        for pragma in _COUNT:
            connection.execute(pragma).fetchall()


def is_counted(connection: sqlite3.Connection) -> bool:
    """Whether ``count_rows`` has ever done its work on the file."""
    return bool(connection.execute(_COUNTED).fetchone()[0])


class WarmConnection:
    """The one connection to an open database, bound to the thread that opened it.

    Attributes:
        path: The database file.
    """

    def __init__(self, path: Path, raw: sqlite3.Connection) -> None:
        self.path = path
        self._thread = threading.get_ident()
        self._raw = raw
        self._in_use = False
        self._engine = engine_around(raw)

    @property
    def raw(self) -> sqlite3.Connection:
        """The driver's connection, for what SQLAlchemy has no words for.

        Raises:
            StorageBug: on another thread than the one that opened the database.
        """
        self._require_thread()
        return self._raw

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        """Begin one transaction; undone at the end of the block unless it was committed.

        Raises:
            StorageBug: on a wrong thread, or while another transaction is open.
            KnownStorageError: when the file or the disk is in the way.
        """
        self._require_thread()
        if self._in_use:
            raise StorageBug("a unit of work is open already: one use case, one unit")
        if not self.path.exists():  # what were written now would lie in a file without a name
            raise KnownStorageError("database_missing", path=str(self.path))
        self._in_use = True
        try:
            # Closing the connection undoes what is uncommitted.
            with self.known_errors(), self._engine.connect() as connection:
                connection.begin()
                yield connection
        finally:
            if self._raw.in_transaction:  # a commit that failed leaves it open
                self._raw.rollback()
            self._in_use = False

    @contextmanager
    def known_errors(self) -> Generator[None]:
        """Turn errors of the driver into ``KnownStorageError`` or ``StorageBug``."""
        try:
            yield
        except Exception as error:
            told = translated(error, self.path)
            if told is error:
                raise
            raise told from error

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it; closing twice is no error."""
        self._require_thread()
        count_rows(self._raw)  # before the engine, which closes the connection if it used it
        self._engine.dispose()
        self._raw.close()

    def _require_thread(self) -> None:
        if threading.get_ident() != self._thread:
            raise StorageBug("the database is used on the thread that opened it, and no other")


def engine_around(raw: sqlite3.Connection) -> Engine:
    """Let SQLAlchemy speak over a connection that is open already and stays open."""
    engine = sqlalchemy.create_engine(
        "sqlite://",
        creator=lambda: raw,
        module=driver,
        poolclass=StaticPool,
        hide_parameters=True,  # an error text must never carry what a case holds
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        # IMMEDIATE: a unit that reads first and writes later never fails in between.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


_FILE_ERRORS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EACCES: "folder_read_only",
    errno.EPERM: "folder_read_only",
    errno.EROFS: "folder_read_only",
}


def file_error(error: OSError, path: Path) -> KnownStorageError:
    """Name what stands behind an error of the file system."""
    code = _FILE_ERRORS.get(error.errno or 0, "disk_error")
    return KnownStorageError(code, path=str(path))
