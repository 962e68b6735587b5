"""The inside of a package from one office to another: a head, the case, what stands beside it.

Lines of JSON, each after the length of it; then the bytes of the papers one after the other.
Whoever wrote it is known by the signature around it; it is read as if it were not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.exchange.fields import Json, write_row
from sspf_app.exchange.syntax import MOST_BYTES, is_too_large
from sspf_app.exchange.typed_records import read_record
from sspf_app.services.transfer_ports import (
    PackageContent,
    PackageHead,
    PaperInside,
    Receipt,
)

_FORMAT = "sspf-transfer-case/1"
_RECEIPT = "sspf-transfer-receipt/1"
_LONGEST = MOST_BYTES
"""So many bytes one part may have; the papers have their own limit."""
_LENGTH_BYTES = 8
_MOST_PAPERS = 10_000
_PIECE = 1 << 20
_IDS = frozenset(
    {
        *("id", "case", "case_id", "person", "party", "parties", "young_person", "child", "holder"),
        *("coordinator_party", "sender_party", "receiver_party", "purpose", "purposes", "guardian"),
        *("signatory", "subject", "subjects", "about", "source", "recipient", "from", "to"),
        *("responsible", "participants", "participant", "meeting", "item", "root", "parent"),
        *("closing", "attached_id"),
    }
)
"""Properties that hold ids. Were one forgotten, its row would name nobody, and be refused."""
RecordT = TypeVar("RecordT")


def write_package(content: PackageContent, papers: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    """See ``TransferFiles.write_package``."""
    yield from _part(_bytes({"format": _FORMAT, **write_row(content.head)}))
    yield from _part(content.facts)
    yield from _part(_bytes(_written_beside(content.beside)))
    yield from _part(_bytes([write_row(one) for one in content.papers]))
    for paper in papers:
        yield from paper


def read_package(
    source: Iterator[bytes], records: Mapping[str, type[Any]]
) -> tuple[PackageContent, Iterator[Iterator[bytes]]]:
    """See ``TransferFiles.read_package``."""
    stream = _Stream(source)
    head = _read_head(stream.part("head"))
    facts = stream.part("case")
    beside = _read_beside(stream.part("beside"), records)
    papers = _read_papers(stream.part("papers"))
    content = PackageContent(head=head, facts=facts, beside=beside, papers=papers)
    return content, _read_bytes(stream, papers)


def ids_in(content: PackageContent) -> tuple[str, ...]:
    """See ``TransferFiles.ids_in``."""
    found: dict[str, None] = {}
    _gather(json.loads(content.facts), found)
    _gather(_written_beside(content.beside), found)
    return tuple(dict.fromkeys((*found, *(one.id for one in content.papers))))


def renamed(content: PackageContent, names: Mapping[str, str]) -> PackageContent:
    """See ``TransferFiles.renamed``."""
    kinds = {name: type(rows[0]) for name, rows in content.beside.items()}
    beside = _written_beside(content.beside)
    return PackageContent(
        head=read_record(PackageHead, _renamed(write_row(content.head), names)),
        facts=_bytes(_renamed(json.loads(content.facts), names)),
        beside={
            name: tuple(read_record(kinds[name], _renamed(row, names)) for row in rows)
            for name, rows in beside.items()
        },
        papers=tuple(
            replace(
                one,
                id=names.get(one.id, one.id),
                attached_id=names.get(one.attached_id, one.attached_id),
            )
            for one in content.papers
        ),
    )


def write_receipt(receipt: Receipt) -> bytes:
    """See ``TransferFiles.write_receipt``."""
    return _bytes({"format": _RECEIPT, **write_row(receipt)})


def read_receipt(source: Iterator[bytes]) -> Receipt:
    """See ``TransferFiles.read_receipt``."""
    held = b""
    for piece in source:
        held += piece
        if len(held) > _PIECE:
            raise DomainError("no_receipt")
    try:
        return _with_format(Receipt, json.loads(held), _RECEIPT)
    except (ValueError, TypeError, RecursionError) as error:
        raise DomainError("no_receipt") from error


def _damaged(part: str) -> DomainError:
    return DomainError("transfer_damaged", part=part)


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _part(content: bytes) -> Iterator[bytes]:
    yield len(content).to_bytes(_LENGTH_BYTES)
    yield content


def _written_beside(beside: Mapping[str, tuple[Any, ...]]) -> dict[str, list[Json]]:
    return {name: [write_row(row) for row in rows] for name, rows in beside.items()}


def _loaded(data: bytes) -> Any:
    """What a part says.

    Raises:
        ValueError, RecursionError: it is no JSON, or more of it than anybody writes.
    """
    if is_too_large(data):
        raise ValueError(len(data))
    return json.loads(data)


def _with_format(kind: type[RecordT], told: Any, name: str) -> RecordT:
    if not isinstance(told, dict) or told.pop("format", None) != name:  # pyright: ignore[reportUnknownMemberType]
        raise ValueError(name)
    return read_record(kind, told)


def _read_head(data: bytes) -> PackageHead:
    try:
        return _with_format(PackageHead, _loaded(data), _FORMAT)
    except (ValueError, TypeError, RecursionError) as error:
        raise _damaged("head") from error


def _read_beside(data: bytes, records: Mapping[str, type[Any]]) -> Mapping[str, tuple[Any, ...]]:
    try:
        told: Any = _loaded(data)
        return {
            name: tuple(read_record(records[name], row) for row in rows)
            for name, rows in told.items()
            if rows
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _damaged("beside") from error


def _read_papers(data: bytes) -> tuple[PaperInside, ...]:
    try:
        told: Any = _loaded(data)
        if not isinstance(told, list) or len(told) > _MOST_PAPERS:  # pyright: ignore[reportUnknownArgumentType]
            raise ValueError("papers")
        found = tuple(read_record(PaperInside, row) for row in told)  # pyright: ignore[reportUnknownVariableType]
    except (ValueError, TypeError, RecursionError) as error:
        raise _damaged("papers") from error
    if any(one.size < 0 for one in found):
        raise _damaged("papers")
    return found


def _read_bytes(stream: _Stream, papers: tuple[PaperInside, ...]) -> Iterator[Iterator[bytes]]:
    for paper in papers:
        yield _checked(stream, paper)
    if not stream.is_at_end():
        raise _damaged("end")


def _checked(stream: _Stream, paper: PaperInside) -> Iterator[bytes]:
    hashed = hashlib.sha256()
    for piece in stream.pieces(paper.size):
        hashed.update(piece)
        yield piece
    if hashed.hexdigest() != paper.sha256:
        raise _damaged("papers")


class _Stream:
    """Bytes that come in pieces, read in lengths."""

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self._held = bytearray()

    def part(self, name: str) -> bytes:
        """The next part: its length, then so many bytes."""
        length = int.from_bytes(self._exactly(_LENGTH_BYTES, name))
        if length > _LONGEST:
            raise _damaged(name)
        return self._exactly(length, name)

    def pieces(self, length: int) -> Iterator[bytes]:
        """So many bytes, a piece at a time."""
        while length:
            piece = self._exactly(min(length, _PIECE), "papers")
            length -= len(piece)
            yield piece

    def is_at_end(self) -> bool:
        """Whether nothing more comes; what is around is then found to be whole, or not."""
        while not self._held:
            piece = next(self._source, None)
            if piece is None:
                return True
            self._held += piece
        return False

    def _exactly(self, length: int, name: str) -> bytes:
        while len(self._held) < length:
            piece = next(self._source, None)
            if piece is None:
                raise _damaged(name)
            self._held += piece
        taken = bytes(self._held[:length])
        del self._held[:length]
        return taken


def _gather(value: Any, found: dict[str, None]) -> None:
    if isinstance(value, dict):
        for key, part in value.items():  # pyright: ignore[reportUnknownVariableType]
            if key == "id" and isinstance(part, str):
                found[part] = None
            _gather(part, found)
    elif isinstance(value, list):
        for part in value:  # pyright: ignore[reportUnknownVariableType]
            _gather(part, found)


def _renamed(value: Any, names: Mapping[str, str], key: str = "") -> Any:
    """The same with other ids; a code or a text that reads like an id is none."""
    if isinstance(value, dict):
        return {name: _renamed(part, names, name) for name, part in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, list):
        return [_renamed(part, names, key) for part in value]  # pyright: ignore[reportUnknownVariableType]
    return names.get(value, value) if isinstance(value, str) and key in _IDS else value
