"""What the unit manager does with their own key, on their own computer, without any vault.

Nothing of it opens a vault or needs one. What is read was sealed to the key, and signed by the
vault it came from.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.approval_file import (
    LONGEST_WHY,
    AnswerFromAway,
    AskedAway,
    AwayKind,
    read_request,
    sum_of,
    write_answer,
)
from sspf_app.services.csv_cells import guarded
from sspf_app.services.document_ports import SourceFiles
from sspf_app.services.log_copy_file import CopiedLine, LogCopy, Verdict, compare, read_copy
from sspf_app.services.manager_ports import KeyBoxes
from sspf_app.services.move_views import Run
from sspf_app.services.outgoing import write_apart, write_sealed
from sspf_app.services.ports import Clock, ExportTarget
from sspf_app.services.sealed_files import read_sealed, read_sealed_log
from sspf_app.services.transfer_offices import CARD_SUFFIX
from sspf_app.services.transfer_ports import KeyCard, TransferKeys

ANSWER_SUFFIX = ".sspf-svar"
_LONGEST_KEY = 4096
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeKey:
    """A key that was made: the private part, the public part, and its words."""

    private: Path
    public: Path
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKey:
    """An opened key, for as long as it is used."""

    seed: str = field(repr=False)
    card: KeyCard


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLog:
    """A copy of the log that was opened, and what comparing it with the one before told."""

    copy: LogCopy
    sender: KeyCard
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOfMe:
    """A request that was read, its checksum, and which vault signed it."""

    asked: AskedAway
    sha256: str
    sender: KeyCard


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerTools:
    """What the desk works with."""

    keys: TransferKeys
    boxes: KeyBoxes
    sources: SourceFiles
    target: ExportTarget
    clock: Clock


class ManagerDesk:
    """Makes a key, and reads what was sealed to it."""

    def __init__(self, tools: ManagerTools) -> None:
        self._tools = tools

    def make(self, path: Path, *, name: str, passphrase: str) -> MadeKey:
        """Make a key: the private part under a passphrase, the public part beside it.

        Raises:
            DomainError: ``manager_name_required``; ``file_there`` (path): nothing is written over;
                ``export_failed``.
            KnownError: ``weak_password``, ``not_enough_memory``.
        """
        called = " ".join(name.split())[:_LONGEST_NAME]
        if not called or not called.isprintable():
            raise DomainError("manager_name_required")
        public = path.with_name(path.name + CARD_SUFFIX)
        for one in (path, public):
            if one.exists():
                raise DomainError("file_there", path=str(one))
        seed = self._tools.keys.new_seed()
        card = self._tools.keys.card(seed, name=called)
        locked = self._tools.boxes.lock(seed, name=called, passphrase=passphrase)
        write_apart(self._tools.target, content=locked, path=path)
        write_apart(self._tools.target, content=self._tools.keys.write_card(card), path=public)
        return MadeKey(private=path, public=public, words=card.words)

    def open_key(self, path: Path, *, passphrase: str) -> OwnKey:
        """Open the private part.

        Raises:
            DomainError: ``no_manager_key_file``, ``document_file_gone`` (file, why),
                ``document_no_file`` (file).
            KnownError: ``wrong_secret``, ``weakened_vault``, ``not_enough_memory``.
        """
        data = self._read(path, _LONGEST_KEY)
        seed = self._tools.boxes.unlock(data, passphrase=passphrase)
        return OwnKey(seed=seed, card=self._tools.keys.card(seed, name=""))

    def open_log(
        self, key: OwnKey, path: Path, *, before: Path | None, run: Run | None = None
    ) -> OpenedLog:
        """Read a copy of the log and compare it with the one before.

        Args:
            key: The own key.
            path: The copy.
            before: The one before; None = compare with none.
            run: Is told how far it has come, and ends it.

        Raises:
            DomainError: ``sealed_to_other_key``, ``sealed_damaged``, ``no_log_copy``,
                ``document_file_gone`` (file, why), ``document_no_file`` (file), ``cancelled``.
        """
        if run is not None:
            # Each is deciphered and read, a step for a byte; the last part is for whoever shows it.
            run.total = 3 * self._size(path) + (0 if before is None else 2 * self._size(before))
        copy, sender = self._log_at(key, path, run)
        earlier = None if before is None else self._log_at(key, before, run)[0]
        return OpenedLog(copy=copy, sender=sender, verdict=compare(copy, earlier))

    def write_table(self, opened: OpenedLog, path: Path) -> Path:
        """Write the lines for a spreadsheet, readable by whoever has the file; says where.

        Raises:
            DomainError: ``export_failed``.
        """
        return write_apart(
            self._tools.target, content=_table(opened.copy.lines).encode(), path=path
        )

    def read_request(self, key: OwnKey, path: Path) -> AskedOfMe:
        """Read a request for approval.

        Raises:
            DomainError: ``no_sealed_request``; as ``open_log``.
        """
        found = read_sealed(self._tools.keys, self._tools.sources, key.seed, path)
        return AskedOfMe(
            asked=read_request(found.content), sha256=sum_of(found.content), sender=found.sender
        )

    def answer(
        self,
        key: OwnKey,
        asked: AskedOfMe,
        folder: Path,
        *,
        why_not: str = "",
        number: int | None = None,
    ) -> Path:
        """Write the answer, signed by the key and sealed to the vault that asked; says where.

        Args:
            key: The own key.
            asked: What was read.
            folder: Where the answer goes.
            why_not: Why the answer is no; empty = yes.
            number: How many cases go, with a yes to a disposal: nobody approves more than they
                have seen.

        Raises:
            DomainError: as ``check_answer``; ``export_failed``.
        """
        self.check_answer(asked, why_not=why_not, number=number)
        content = write_answer(
            AnswerFromAway(
                id=asked.asked.id,
                asked=asked.sha256,
                answer="no" if why_not.strip() else "yes",
                because=why_not.strip(),
                at=self._tools.clock.now().isoformat(),
            )
        )
        return write_sealed(
            self._tools.target,
            pieces=self._tools.keys.seal(key.seed, asked.sender, [content]),
            path=_answer_in(folder, asked),
            finished=lambda _sha256, _name: None,
        )

    def check_answer(self, asked: AskedOfMe, *, why_not: str = "", number: int | None) -> None:
        """Whether an answer can be written; as ``answer``, before it is known where.

        Raises:
            DomainError: ``answer_too_long`` (most), ``number_differs`` (number).
        """
        cases = len(asked.asked.cases)
        if asked.asked.kind == AwayKind.DISPOSAL and not why_not.strip() and number != cases:
            raise DomainError("number_differs", number=cases)
        if len(why_not) > LONGEST_WHY:
            raise DomainError("answer_too_long", most=LONGEST_WHY)

    def answered_in(self, folder: Path, asked: AskedOfMe) -> Path | None:
        """An answer to the same question that lies in a folder already; None = there is none.

        The vault takes in one answer, whichever comes first; nobody but the vault can read it.
        """
        path = _answer_in(folder, asked)
        return path if path.exists() else None

    def _log_at(self, key: OwnKey, path: Path, run: Run | None) -> tuple[LogCopy, KeyCard]:
        keys, sources = self._tools.keys, self._tools.sources
        found = read_sealed_log(keys, sources, key.seed, path, run)
        return read_copy(found.content, sender=found.sender.id, run=run), found.sender

    def _size(self, path: Path) -> int:
        source = self._tools.sources.open(path)
        try:
            return source.size
        finally:
            source.close()

    def _read(self, path: Path, most: int) -> bytes:
        source = self._tools.sources.open(path)
        try:
            return source.read(most + 1)
        finally:
            source.close()


def _answer_in(folder: Path, asked: AskedOfMe) -> Path:
    return folder / f"SSPF-{asked.sha256[:8]}{ANSWER_SUFFIX}"


def _table(lines: tuple[CopiedLine, ...]) -> str:
    """The columns bear the names they have in the copy, for whoever sorts them by a program."""
    names = ("number", "at", "user", "name", "role", "workstation", "action", "subject")
    names = (*names, "case", "reference", "reason", "seal")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(names)
    for line in lines:
        cells = (str(getattr(line, name)) for name in names)
        writer.writerow(map(guarded, cells))
    return "\ufeff" + out.getvalue()
