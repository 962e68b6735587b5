"""How a backup is written: begun and ended on the database thread, copied on any other.

The file of the vault stands still meanwhile, so the copy is of one moment, takes the encrypted
bytes as they are, and keeps nobody from working. What was written goes in its place at the end, all
or nothing; what was stopped or failed leaves nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sspf_app.services.backup_packing import chunks_of, on_disk, pack
from sspf_app.services.checksum_ports import Checksums
from sspf_app.services.errors import KnownError
from sspf_app.services.files import new_file, own_folder, sync_folder
from sspf_app.services.vault_folder import VaultFolder, disk_error, remove_left_over
from sspf_app.services.vault_ports import StillFile

FORMAT = "sspf-backup/2"

Told = Callable[[int, int], bool]
"""Told how many bytes of how many are done; answers whether to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a backup is made of, all of one moment.

    Attributes:
        about: Members of the manifest but the checksums.
        slots: The key-slot file.
    """

    about: Mapping[str, object]
    database: StillFile
    slots: bytes


def manifest_of(
    *, name: str, vault_id: str, made_at: datetime, counts: Mapping[str, int]
) -> dict[str, object]:
    """What stands in the manifest besides the checksums."""
    return {
        "format": FORMAT,
        "vault": name,
        "vault_id": vault_id,
        "made_at": made_at.isoformat(),
        "counts": dict(counts),
    }


def pack_files(room: VaultFolder, about: Mapping[str, object], sums: Checksums) -> Path:
    """Put the closed database and the slots of a folder into one file beside them."""
    packed = room.path / "packed"
    with (
        room.database.open("rb") as database,
        room.slots.open("rb") as slots,
        new_file(packed) as target,
    ):
        opened = {room.database: database, room.slots: slots}
        files = {path.name: (path.stat().st_size, chunks_of(file)) for path, file in opened.items()}
        pack(target, about, files, sums)
    return packed


class BackupWriting:
    """A backup of one moment, on its way to the first place, and from there to the others.

    Attributes:
        troubles: Places other than the first that could not be written to, and why.
    """

    def __init__(
        self, content: Content, targets: tuple[Path, ...], *, prefix: str, sums: Checksums
    ) -> None:
        """``targets``: files that do not exist yet; ``prefix``: of folders of unfinished work."""
        self._content = content
        self._targets = targets
        self._prefix = prefix
        self._sums = sums
        self._rooms: dict[Path, Path] = {}
        self.troubles: list[KnownError] = []

    def write(self, told: Told = lambda _done, _of: True) -> bool:
        """Copy everything, on any thread; whether it was done and not stopped.

        Raises:
            KnownError: ``backup_failed``, ``disk_full``, ``folder_read_only``,
                ``backup_disturbed``; nothing is left.
        """
        try:
            self._write(told)
        except _StoppedError:
            self._clear()
            return False
        except BaseException:
            self._clear()
            raise
        return True

    def put_in_place(self) -> tuple[Path, ...]:
        """Put what was written in its places, on the database thread; where it lies now.

        Raises:
            KnownError: ``backup_disturbed``, and as ``write``; nothing is left.
        """
        try:
            if not self._content.database.is_whole:
                raise KnownError("backup_disturbed", path=str(self._targets[0]))
            return tuple(
                target for target, packed in self._rooms.items() if self._place(target, packed)
            )
        finally:
            self.drop()

    def drop(self) -> None:
        """Give it up, on the database thread."""
        self._clear()
        self._content.database.release()

    def _write(self, told: Told) -> None:
        first, *others = self._targets
        content = self._content
        whole = content.database.size * len(self._targets)
        database = _counted(content.database.chunks(), told, at=0, of=whole)
        files = {
            VaultFolder(first).database.name: (content.database.size, database),
            VaultFolder(first).slots.name: (len(content.slots), (content.slots,)),
        }
        with _told_as(first):
            packed = self._room(first)
            with new_file(packed) as stream:
                pack(stream, content.about, files, self._sums)
        for number, other in enumerate(others, start=1):
            try:
                with _told_as(other):
                    self._copy(packed, other, told, at=content.database.size * number, of=whole)
            except KnownError as error:
                self.troubles.append(error)
                self._leave(other)

    def _copy(self, packed: Path, other: Path, told: Told, *, at: int, of: int) -> None:
        copy = self._room(other)
        with (
            packed.open("rb") as source,
            new_file(copy) as stream,
            on_disk(stream) as wrote,
        ):
            for chunk in _counted(chunks_of(source), told, at=at, of=of):
                stream.write(chunk)
                wrote(len(chunk))

    def _room(self, target: Path) -> Path:
        """The file to write, in a folder of unfinished work beside its place."""
        place = target.parent
        own_folder(place)
        if target.exists():
            raise KnownError("file_exists", path=str(target))
        remove_left_over(place, self._prefix)  # whoever holds the vault is the only one here
        packed = Path(tempfile.mkdtemp(prefix=self._prefix, dir=place)) / "packed"
        self._rooms[target] = packed
        return packed

    def _place(self, target: Path, packed: Path) -> bool:
        try:
            with _told_as(target):
                packed.replace(target)
                sync_folder(target.parent)
        except KnownError as error:
            if target == self._targets[0]:
                raise
            self.troubles.append(error)
            return False
        return True

    def _leave(self, target: Path) -> None:
        packed = self._rooms.pop(target, None)
        if packed is not None:
            shutil.rmtree(packed.parent, ignore_errors=True)

    def _clear(self) -> None:
        for packed in self._rooms.values():
            shutil.rmtree(packed.parent, ignore_errors=True)


class _StoppedError(Exception):
    """Somebody said to stop."""


@contextmanager
def _told_as(target: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise disk_error(error, target, otherwise="backup_failed") from error


def _counted(chunks: Iterable[bytes], told: Told, *, at: int, of: int) -> Iterator[bytes]:
    done = at
    for chunk in chunks:
        if not told(min(done, of), of):
            raise _StoppedError
        yield chunk
        done += len(chunk)
