"""The doors of transfers: a sealed file, its inside as a known office could write it, a key card.

A changed byte of a sealed file is told at once, so the inside is a door of its own, without seal.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sspf_app.crypto.errors import CryptoError
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.domain.errors import DomainError
from sspf_app.exchange import case_file, transfer_file
from sspf_app.services.case_files import CaseFileError
from sspf_app.services.hand_over_records import Basis
from sspf_app.services.process_records import Aspect, ItemMark
from sspf_app.services.transfer_content import BESIDE
from sspf_app.services.transfer_ports import PackageContent, PackageHead, PaperInside, Receipt
from sspf_app.system.clock import SystemClock

DATA = Path(__file__).resolve().parent.parent.parent / "tests" / "data"
KNOWN = (CryptoError, DomainError, CaseFileError)
WORDS = (b"\0\0\0\0\0\0\0\2{}", b'"id"', b'"sspf-transfer-case/1"', b"null", b"[]", b"\xff" * 8)
_KEYS = SealingKeys()
_NORTH, _SOUTH = "11" * 32, "22" * 32
_AT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@cache
def insides() -> tuple[bytes, ...]:
    """A case with a record beside it and a paper, and one with neither."""
    head = PackageHead(
        id="tf-1",
        made_at=_AT,
        office="SSPF Norra",
        case="c-dino",
        reference="SSPF 2026-001",
        basis=Basis.LAW,
        sender_party="pa-1",
        receiver_party="pa-2",
    )
    facts = (DATA / "acceptance" / "07-exclusions.json").read_bytes()
    bare = PackageContent(head=head, facts=facts)
    paper = PaperInside(
        id="at-1",
        title="Brev",
        type="letter",
        attached_to="case",
        attached_id="",
        file_name="brev.pdf",
        media="application/pdf",
        size=3,
        sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        added_at=_AT,
    )
    mark = ItemMark(case="c-dino", item="i-1", area="home", aspect=Aspect.RISK)
    full = PackageContent(head=head, facts=facts, beside={"item_marks": (mark,)}, papers=(paper,))
    return (
        b"".join(transfer_file.write_package(bare, ())),
        b"".join(transfer_file.write_package(full, ((b"abc",),))),
    )


def enter_inside(data: bytes) -> object:
    """Read, with other ids, to the last byte of the last paper."""
    content, papers = transfer_file.read_package(iter((data[:5], data[5:])), BESIDE)
    zone = SystemClock().zone
    case_file.parse(content.facts, zone)
    names = {one: f"x-{number}" for number, one in enumerate(transfer_file.ids_in(content))}
    renamed = transfer_file.renamed(content, names)
    read = [b"".join(paper) for paper in papers]
    return case_file.parse(renamed.facts, zone), read


@cache
def sealed_files() -> tuple[bytes, ...]:
    """A package, and a receipt."""
    to = _KEYS.card(_SOUTH, name="Södra")
    receipt = Receipt(package="tf-1", sha256="0" * 64, received_at=_AT, office="SSPF Södra")
    inside = (insides()[0], transfer_file.write_receipt(receipt))
    return tuple(b"".join(_KEYS.seal(_NORTH, to, (one,))) for one in inside)


def enter_sealed(data: bytes) -> object:
    """Open as the receiver does."""
    return b"".join(_KEYS.open(_SOUTH, io.BytesIO(data)).content())


def receipts() -> tuple[bytes, ...]:
    """The inside of a receipt."""
    receipt = Receipt(package="tf-1", sha256="0" * 64, received_at=_AT, office="SSPF Södra")
    return (transfer_file.write_receipt(receipt),)


def enter_receipt(data: bytes) -> object:
    """Read as the sender does."""
    return transfer_file.read_receipt(iter((data,)))


def cards() -> tuple[bytes, ...]:
    """The key of an office."""
    return (_KEYS.write_card(_KEYS.card(_NORTH, name="SSPF Norra, nämnden")),)
