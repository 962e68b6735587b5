"""Reading a file that was sealed to a key, all of it, before anything of it counts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.document_ports import SourceFiles
from sspf_app.services.errors import KnownError
from sspf_app.services.transfer_ports import KeyCard, TransferKeys

LONGEST_LOG = 1 << 27
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


def read_sealed(
    keys: TransferKeys,
    sources: SourceFiles,
    seed: str,
    path: Path,
    *,
    longest: int = _LONGEST_WORDS,
) -> SealedToMe:
    """Read a file, its signature too; ``longest``: bytes that such a file may have.

    Raises:
        DomainError: ``sealed_to_other_key``, ``sealed_damaged``: some byte is not what was
            sealed; ``document_file_gone`` (file, why), ``document_no_file`` (file).
    """
    source = sources.open(path)
    try:
        if source.size > longest:
            raise DomainError("sealed_damaged")
        opened = keys.open(seed, source)
        content = b"".join(opened.content())
    except KnownError as error:
        raise DomainError(_DAMAGED[error.code]) from error
    finally:
        source.close()
    return SealedToMe(content=content, sender=opened.sender)
