"""The archive of a backup: written once from end to end, its checksums taken beside the writing.

Nothing is packed, everything is encrypted already. Copying, the two checksums (the one of the
manifest, and the one that every zip archive holds) and the disk have a thread each: the whole takes
about as long as the slowest of them.
"""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import IO

from sspf_app.services.checksum_ports import Checksum, Checksums

MANIFEST = "manifest.json"
_CHUNK = 1 << 19
_AHEAD = 8
"""Chunks that are written and wait to be added to the checksums."""
_SYNCED = 1 << 24
"""Bytes after which the disk is asked to write what it was given."""
_UNSYNCED = 1 << 26
"""Bytes the disk may owe: whoever stops a backup onto a slow stick waits for no more than these."""
_OWN_ONLY = 0o600 << 16
"""Rights of a member that is unpacked by another program."""


def pack(
    packed: IO[bytes],
    about: Mapping[str, object],
    files: Mapping[str, tuple[int, Iterable[bytes]]],
    sums: Checksums,
) -> None:
    """Write the archive in one pass.

    Args:
        packed: A file that can be wound back.
        about: From ``manifest_of``.
        files: Size and bytes of each file, by name.
        sums: For the manifest.

    Raises:
        OSError: The disk refused; also where a file holds other than its size.
    """
    checksums: dict[str, str] = {}
    with (
        ThreadPoolExecutor(max_workers=1) as thread,
        on_disk(packed) as wrote,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive,
    ):
        for name, (size, chunks) in files.items():
            member = zipfile.ZipInfo(name)
            member.file_size = member.compress_size = size
            member.CRC = 0
            member.external_attr = _OWN_ONLY
            beside = _Beside(thread, sums.begin())
            with _added(archive, packed, member):
                written = 0
                for chunk in chunks:
                    beside.take(chunk)
                    packed.write(chunk)
                    wrote(len(chunk))
                    written += len(chunk)
                if written != size:
                    raise OSError(f"{name}: {written} bytes instead of {size}")
                member.CRC, checksums[name] = beside.done()
        archive.writestr(MANIFEST, json.dumps({**about, "checksums": checksums}))


@contextmanager
def _added(archive: zipfile.ZipFile, packed: IO[bytes], member: zipfile.ZipInfo) -> Generator[None]:
    """A stored member whose bytes are written in the block, and whose checksum is set there.

    ``ZipFile.open`` takes the checksum itself, between one writing and the next.
    """
    member.header_offset = archive.start_dir
    packed.seek(member.header_offset)
    packed.write(member.FileHeader())
    yield
    end = packed.tell()
    packed.seek(member.header_offset)
    packed.write(member.FileHeader())
    packed.seek(end)
    archive.start_dir = end
    archive.filelist.append(member)
    archive.NameToInfo[member.filename] = member


class _Beside:
    """Both checksums of what is written, on a thread of their own."""

    def __init__(self, thread: Executor, checksum: Checksum) -> None:
        self._thread = thread
        self._checksum = checksum
        self._crc = 0
        self._waiting: deque[Future[None]] = deque()

    def take(self, chunk: bytes) -> None:
        """Add the next bytes; waits when too many of them are held already."""
        if len(self._waiting) == _AHEAD:
            self._waiting.popleft().result()
        self._waiting.append(self._thread.submit(self._add, chunk))

    def done(self) -> tuple[int, str]:
        """The checksum of a zip archive (CRC-32), and the other one."""
        while self._waiting:
            self._waiting.popleft().result()
        return self._crc, self._checksum.value()

    def _add(self, chunk: bytes) -> None:
        self._crc = zlib.crc32(chunk, self._crc)
        self._checksum.update(chunk)


@contextmanager
def on_disk(target: IO[bytes]) -> Generator[Callable[[int], None]]:
    """Have all that is written to a file on the disk at the end of the block.

    The disk works beside the reading and the checksums, so that at the end little is left to wait
    for. What is yielded is told how many bytes were written.
    """
    owed, syncing = 0, None

    def wrote(number: int) -> None:
        nonlocal owed, syncing
        owed += number
        if syncing is not None and (owed >= _UNSYNCED or syncing.done()):
            syncing.result()  # what failed is told by the system once: it must not be let go of
            syncing = None
        if owed >= _SYNCED and syncing is None:
            target.flush()
            syncing, owed = beside.submit(os.fsync, target.fileno()), 0

    with ThreadPoolExecutor(max_workers=1) as beside:
        yield wrote
        if syncing is not None:
            syncing.result()
    target.flush()
    os.fsync(target.fileno())


def chunks_of(source: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a file, piece by piece."""
    while chunk := source.read(_CHUNK):
        yield chunk
