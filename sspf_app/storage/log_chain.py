"""The chain of the access log: each line is sealed together with everything before it.

A seal is HMAC-SHA256, under the key of the log, of the seal before it and the line as it stands in
the table. Whoever changes, deletes, inserts or moves a line without that key leaves a place where
the seals do not fit. What was cut off at the end is missed by whoever holds a later seal: a paper
or a backup.

The oldest lines go when their time is up. What went is counted, and the count stands with the seal
of the last line that went in a line of its own, sealed like the others. There the chain begins from
then on.
"""

from __future__ import annotations

import hmac
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import takewhile
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from sspf_app.services.log_seal import shown_head
from sspf_app.services.records import Action, LogEntry
from sspf_app.services.vault_ports import LogHead, LogMark, LogPlace, RawKey
from sspf_app.storage.mapping import LOG

SEALED: Final = ("at", "user_id", "role", "workstation", "action", "subject", "case_id", "reason")
"""The columns of a line that are sealed, in this order for ever."""
_COLUMNS = f"SELECT pk, mac, {', '.join(SEALED)} FROM access_log"  # noqa: S608  words of our own
_LINES = f"{_COLUMNS} ORDER BY pk"
_LINES_TO = f"{_COLUMNS} WHERE pk <= ? ORDER BY pk"
_LAST = "SELECT mac FROM access_log ORDER BY pk DESC LIMIT 1"
_LAST_LINE = "SELECT pk, mac FROM access_log ORDER BY pk DESC LIMIT 1"
_SEAL_AT = "SELECT mac FROM access_log WHERE pk = ?"
_FIRST = "SELECT min(pk) FROM access_log"
_LAST_CUT = "SELECT subject FROM access_log WHERE action = ? ORDER BY pk DESC LIMIT 1"
_SEAL = "UPDATE access_log SET mac = ? WHERE pk = ?"
_BEGINNING = b"sspf log 1"
_CUT = "log_cut"
_MOST_TOLD = 20
_AT = SEALED.index("at")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that was looked at; ``fits`` tells whether its seal is the right one."""

    pk: int
    at: str
    seal: bytes
    fits: bool


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the chain begins: how many lines were cut before, and the seal of the last of them."""

    cut: int
    seal: bytes


class LogChain:
    """Seals the lines of one vault's log, and reads what was sealed."""

    def __init__(self, key: RawKey) -> None:
        """Take the key; it stays inside the object that computes with it."""
        self._keyed = hmac.new(bytes.fromhex(key.hex()), digestmod=sha256)

    # Writing

    def append(self, connection: Connection, entry: LogEntry) -> None:
        """Write a line with its seal: nothing else writes into the log."""
        self._append(connection, entry, after=self.last(connection))

    def last(self, connection: Connection) -> bytes:
        """The seal of the last line, of the open transaction too."""
        row = connection.exec_driver_sql(_LAST).one_or_none()
        return self._beginning() if row is None else bytes(row[0])

    def cut(self, connection: Connection, entry: LogEntry, *, before: datetime) -> int:
        """Let go of the oldest lines, and write what was let go of; how many.

        Lines go from the beginning alone, up to the first that is to be kept. A line dated after
        the present comes from a clock that leapt ahead: it goes with what follows it.

        A chain in which one of them does not fit is left whole: what tells of a forgery stays.

        Args:
            connection: In a transaction.
            entry: The line that tells of it, dated now; its action and subject are written here.
            before: What is older goes.
        """
        table = LOG.table
        query = select(table.c.pk, table.c.at, table.c.mac).order_by(table.c.pk)
        with connection.execute(query) as rows:
            dated = ((pk, datetime.fromisoformat(at), seal) for pk, at, seal in rows)
            first = list(takewhile(lambda one: not before <= one[1] <= entry.at, dated))
        while first and first[-1][1] > entry.at:
            first.pop()  # whether its time is up, nobody knows yet
        if not first:
            return 0
        newest = self.last(connection)
        known = connection.exec_driver_sql(_LAST_CUT, (Action.LOG_CUT,)).scalar_one_or_none()
        start = self._start(known)
        pk, _at, seal = first[-1]
        if not self._fits_to(connection, start, pk):
            return 0
        connection.execute(table.delete().where(table.c.pk <= pk))
        subject = f"{_CUT}:{start.cut + len(first)}:{seal.hex()}"
        self._append(
            connection, replace(entry, action=Action.LOG_CUT, subject=subject), after=newest
        )
        return len(first)

    def seal_all(self, raw: sqlite3.Connection) -> None:
        """Seal every line as it stands now: of a file that knew no seals, or that was trimmed."""
        seal, sealed = self._beginning(), list[tuple[bytes, int]]()
        for pk, _mac, *line in raw.execute(_LINES):
            seal = self._seal(seal, line)
            sealed.append((seal, pk))
        raw.executemany(_SEAL, sealed)

    # Reading

    def head(self, raw: sqlite3.Connection) -> LogHead:
        """Follow the whole chain."""
        start = self._start_of(raw)
        seal, lines, broken = start.seal, 0, list[int]()
        for line in self._walk(raw, start):
            seal, lines = line.seal, lines + 1
            if not line.fits and len(broken) < _MOST_TOLD:
                broken.append(line.pk)
        return LogHead(
            lines=lines,
            cut=start.cut,
            seal=seal.hex(),
            shown=shown_head(seal),
            broken=tuple(broken),
        )

    def mark(self, raw: sqlite3.Connection) -> LogMark:
        """The last line, for whoever keeps outside of the file that it was there."""
        row = raw.execute(_LAST_LINE).fetchone()
        number, seal = (0, self._beginning()) if row is None else row
        return LogMark(number=number, seal=bytes(seal).hex())

    def holds(self, raw: sqlite3.Connection, mark: LogMark) -> bool:
        """Whether a marked line is there with its seal, or was cut away in its time.

        Whether the chain fits is asked by itself: a line that was cut away is before all of it.
        """
        if mark.number == 0:
            return mark.seal == self._beginning().hex()
        row = raw.execute(_SEAL_AT, (mark.number,)).fetchone()
        if row is not None:
            return bytes(row[0]).hex() == mark.seal
        (first,) = raw.execute(_FIRST).fetchone()
        return first is not None and mark.number < first and self._start_of(raw).cut > 0

    def place_of(self, raw: sqlite3.Connection, shown: str) -> LogPlace | None:
        """Where in the chain a printed head is found; None = nowhere in it."""
        start = self._start_of(raw)
        if start.cut and shown_head(start.seal) == shown:
            return LogPlace(at=None, is_sealed=True)
        is_sealed = True
        for line in self._walk(raw, start):
            is_sealed = is_sealed and line.fits
            if shown_head(line.seal) == shown:
                return LogPlace(at=datetime.fromisoformat(line.at), is_sealed=is_sealed)
        return None

    def goes_on_from(self, raw: sqlite3.Connection, head: LogHead) -> bool:
        """Whether the unbroken chain holds a head, such as that of an older backup."""
        start = self._start_of(raw)
        if start.seal.hex() == head.seal:
            return True
        fitting = takewhile(lambda line: line.fits, self._walk(raw, start))
        return any(line.seal.hex() == head.seal for line in fitting)

    def _walk(self, raw: sqlite3.Connection, start: _Start) -> Iterator[_Line]:
        return self._followed(raw.execute(_LINES), start.seal)

    def _followed(self, rows: Iterable[Sequence[Any]], seal: bytes) -> Iterator[_Line]:
        for pk, found, *line in rows:
            expected = self._seal(seal, line)
            seal = bytes(found)
            yield _Line(pk, line[_AT], seal, hmac.compare_digest(expected, seal))

    def _start_of(self, raw: sqlite3.Connection) -> _Start:
        row = raw.execute(_LAST_CUT, (Action.LOG_CUT,)).fetchone()
        return self._start(None if row is None else row[0])

    def _start(self, cut: str | None) -> _Start:
        """Read the line of the last cut; what cannot be read begins a chain that fits nothing."""
        if cut is None:
            return _Start(0, self._beginning())
        _kind, number, seal = (*cut.split(":"), "", "")[:3]
        try:
            return _Start(int(number), bytes.fromhex(seal))
        except ValueError:
            return _Start(0, b"")

    def _fits_to(self, connection: Connection, start: _Start, last: int) -> bool:
        """Whether every line up to this one fits what stands before it."""
        with connection.exec_driver_sql(_LINES_TO, (last,)) as rows:
            return all(line.fits for line in self._followed(rows, start.seal))

    # Sealing

    def _append(self, connection: Connection, entry: LogEntry, *, after: bytes) -> None:
        values = LOG.encode(entry)
        seal = self._seal(after, [values[name] for name in SEALED])
        connection.execute(insert(LOG.table), {**values, "mac": seal})

    def _beginning(self) -> bytes:
        return self._computed(_BEGINNING)

    def _seal(self, before: bytes, line: Sequence[Any]) -> bytes:
        """Seal a line after the one before it: a seal is longer than the sign of the beginning."""
        written = json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode()
        return self._computed(before + written)

    def _computed(self, content: bytes) -> bytes:
        computing = self._keyed.copy()
        computing.update(content)
        return computing.digest()
