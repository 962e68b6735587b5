"""Reading a file that was sealed to a key, all of it, before anything of it counts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.document_ports import OpenSource, SourceFiles
from sspf_app.services.errors import KnownError
from sspf_app.services.move_views import Run
from sspf_app.services.transfer_ports import KeyCard, TransferKeys

_LONGEST_LOG = 1 << 27
"""An eighth of a gigabyte is half a million lines of the log: more than 25 years of an office."""
_LONGEST_WORDS = 2 << 20
"""A request or its answer, with what is around it."""
_DAMAGED = {
    "not_sealed": "sealed_damaged",
    "undecipherable": "sealed_damaged",
    "sealed_to_other": "sealed_to_other_key",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedToMe:
    """The content of a file that was sealed to a key, and who signed it."""

    content: bytes
    sender: KeyCard


def read_sealed(keys: TransferKeys, sources: SourceFiles, seed: str, path: Path) -> SealedToMe:
    """Read a file of some words, its signature too.

    Raises:
        DomainError: ``sealed_to_other_key``, ``sealed_damaged``: some byte is not what was
            sealed; ``document_file_gone`` (file, why), ``document_no_file`` (file).
    """
    with closing(sources.open(path)) as source:
        return _read(keys, seed, source, longest=_LONGEST_WORDS, run=None)


def read_sealed_log(
    keys: TransferKeys, sources: SourceFiles, seed: str, path: Path, run: Run | None
) -> SealedToMe:
    """Read a copy of a log, as ``read_sealed``; ``run`` takes a step for each byte.

    Raises:
        DomainError: ``cancelled``; as ``read_sealed``.
    """
    with closing(sources.open(path)) as source:
        return _read(keys, seed, source, longest=_LONGEST_LOG, run=run)


def _read(
    keys: TransferKeys, seed: str, source: OpenSource, *, longest: int, run: Run | None
) -> SealedToMe:
    try:
        if source.size > longest:
            raise DomainError("sealed_damaged")
        opened = keys.open(seed, source)
        content = b"".join(_counted(opened.content(), run))
    except KnownError as error:
        raise DomainError(_DAMAGED[error.code]) from error
    return SealedToMe(content=content, sender=opened.sender)


def _counted(pieces: Iterator[bytes], run: Run | None) -> Iterator[bytes]:
    for piece in pieces:
        if run is not None:
            run.step(len(piece))
        yield piece
