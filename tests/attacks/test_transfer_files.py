"""Somebody changes, cuts, repeats, redirects or makes up the files between two offices.

Defends: a case is taken in as it was sealed or not at all; a receipt locks the sender's copy only
when the receiver made it about this very file; a known office cannot reach into cases of ours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sspf_app.crypto.transfers import SealingKeys
from sspf_app.domain.errors import DomainError
from sspf_app.exchange import transfer_file
from sspf_app.services.case_views import NewCase
from sspf_app.services.errors import KnownError
from sspf_app.services.hand_over_records import CaseTransfer
from sspf_app.services.people_views import PersonInput
from sspf_app.services.process_records import Aspect, ItemMark
from sspf_app.services.transfer_content import BESIDE
from sspf_app.services.transfer_ports import PackageContent, PaperInside, Receipt
from tests.services.conftest import NOW, House
from tests.services.transfer_house import Offices, talk_about_alva, two_offices

KEYS = SealingKeys()


@pytest.fixture
def offices(_empty_vault: Path, tmp_path: Path) -> Iterator[Offices]:
    with two_offices(_empty_vault, tmp_path) as made:
        talk_about_alva(made)
        yield made


def _refusal(act: Callable[[], object]) -> str:
    with pytest.raises((DomainError, KnownError)) as caught:
        act()
    return caught.value.code


def _seed(house: House) -> str:
    with house.unit() as unit:
        key = unit.handing.own_key()
    assert key is not None
    return key.seed


def _rows(house: House) -> int:
    with house.unit() as unit:
        facts = unit.records.all_facts()
    return len(facts.cases) + len(facts.persons) + len(facts.items)


def _sealed(sender: House, receiver: House, *content: bytes) -> bytes:
    to = receiver.use.transfer_offices.desk().card
    return b"".join(KEYS.seal(_seed(sender), to, content))


def _inside(offices: Offices, path: Path) -> PackageContent:
    with path.open("rb") as file:
        opened = KEYS.open(_seed(offices.south), file)
        content, papers = transfer_file.read_package(opened.content(), BESIDE)
        assert not list(papers)
    return content


def _crafted(offices: Offices, content: PackageContent, *papers: bytes) -> Path:
    """A package as only the north can make it, with whatever it likes inside."""
    path = offices.folder / "crafted.sspf-arende"
    inside = transfer_file.write_package(content, ((paper,) for paper in papers))
    path.write_bytes(_sealed(offices.north, offices.south, *inside))
    return path


def test_a_changed_or_cut_package_is_refused_and_nothing_is_taken_in(offices: Offices) -> None:
    path = offices.send().path
    whole = path.read_bytes()
    arrival = offices.look(path)
    for at in (20, 60, 100, 140, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert _refusal(lambda: offices.look(path)) in {"undecipherable", "sealed_to_other"}
        assert _refusal(lambda: offices.take_in(arrival)) in {"undecipherable", "sealed_to_other"}
        path.write_bytes(whole[:at])
        assert _refusal(lambda: offices.take_in(arrival)) == "undecipherable"
    path.write_bytes(whole + b"\0")
    assert _refusal(lambda: offices.take_in(arrival)) == "undecipherable"
    assert _rows(offices.south) == 0
    path.write_bytes(whole)
    offices.take_in(arrival)
    assert _rows(offices.south) > 0


def test_the_file_that_is_taken_in_is_the_one_that_was_shown(offices: Offices) -> None:
    path = offices.send().path
    arrival = offices.look(path)
    content = _inside(offices, path)
    other = _crafted(offices, replace(content, head=replace(content.head, reference="Bytt")))
    path.write_bytes(other.read_bytes())
    assert _refusal(lambda: offices.take_in(arrival)) == "transfer_changed"
    assert _rows(offices.south) == 0


def test_a_package_for_another_vault_is_not_opened(offices: Offices) -> None:
    path = offices.send().path
    north = offices.north.use.transfer_receiving
    assert _refusal(lambda: north.look(path)) == "sealed_to_other"
    path.write_bytes(b"%PDF-1.7 something else altogether" * 40)
    assert _refusal(lambda: offices.look(path)) == "not_sealed"
    assert _refusal(lambda: offices.look(path.with_name("gone"))) == "document_file_gone"


def _receipt(offices: Offices, transfer: CaseTransfer, **other: Any) -> Receipt:
    made = Receipt(
        package=transfer.id, sha256=transfer.sha256, received_at=NOW, office="SSPF Södra"
    )
    return replace(made, **other)


def test_only_the_receiver_s_receipt_of_this_file_locks_the_copy(offices: Offices) -> None:
    sent = offices.send()
    path = offices.folder / "kvitto"
    confirm = offices.north.use.transfer_receipts.confirm

    def given(content: bytes) -> str:
        path.write_bytes(content)
        return _refusal(lambda: confirm(path))

    right = transfer_file.write_receipt(_receipt(offices, sent.transfer))
    other_file = transfer_file.write_receipt(_receipt(offices, sent.transfer, sha256="0" * 64))
    other_package = transfer_file.write_receipt(_receipt(offices, sent.transfer, package="tf-99"))
    to_north = offices.north.use.transfer_offices.desk().card
    eve = b"".join(KEYS.seal(KEYS.new_seed(), to_north, (right,)))
    assert given(eve) == "receipt_other_sender"
    assert given(_sealed(offices.north, offices.north, right)) == "receipt_other_sender"
    assert given(_sealed(offices.south, offices.north, other_file)) == "receipt_other_file"
    assert given(_sealed(offices.south, offices.north, other_package)) == "receipt_unknown"
    assert given(_sealed(offices.south, offices.north, b"{}")) == "no_receipt"
    assert given(_sealed(offices.south, offices.north, right * 2)) == "no_receipt"
    assert given(_sealed(offices.south, offices.north, right)[:-1]) == "undecipherable"
    assert given(right) == "not_sealed"
    assert given(sent.path.read_bytes()) == "sealed_to_other"
    assert offices.north.use.cases.get(offices.scene.case).closed_at is None
    path.write_bytes(_sealed(offices.south, offices.north, right))
    confirm(path)
    assert offices.north.use.cases.get(offices.scene.case).closed_at is not None


def test_a_receipt_of_a_package_that_was_given_up_changes_nothing(offices: Offices) -> None:
    sent = offices.send()
    taken = offices.take_in(offices.look(sent.path))
    offices.north.use.transfer_receipts.give_up(sent.transfer.id)
    confirm = offices.north.use.transfer_receipts.confirm
    assert _refusal(lambda: confirm(taken.receipt)) == "receipt_known"


def test_a_known_office_cannot_reach_into_cases_of_ours(offices: Offices) -> None:
    """Every id is a new one here, so that none in a package means a row of this vault."""
    south = offices.south.use
    child = south.people.add(PersonInput(name="Bo Ek", born=date(2012, 1, 2))).new_id or ""
    own = south.cases.open_case(NewCase(young_person=child, purposes=("Fritid",))).new_id or ""
    content = _inside(offices, offices.send().path)
    told = json.loads(content.facts)
    assert {child, own} <= {one["id"] for kind in ("persons", "cases") for one in told[kind]}
    with offices.south.unit() as unit:
        before = unit.records.case_facts(own)
    taken = offices.take_in(offices.look(_crafted(offices, content)))
    with offices.south.unit() as unit:
        after = unit.records.case_facts(own)
        came = unit.records.case_facts(taken.case)
    assert replace(after, parties=before.parties) == before
    assert own not in {row.id for row in came.cases}
    assert child not in {row.id for row in came.persons}
    assert {row.name for row in after.parties} >= {
        "SSPF",
        "SSPF (SSPF, Individ- och familjenämnden)",
    }


@pytest.mark.parametrize(
    "beside",
    [
        {"item_marks": (ItemMark(case="c-99", item="i-1", area="home", aspect=Aspect.RISK),)},
        {"item_marks": (ItemMark(case="c-1", item="i-99", area="home", aspect=Aspect.RISK),)},
    ],
)
def test_what_stands_beside_names_only_what_comes(
    offices: Offices, beside: dict[str, tuple[Any, ...]]
) -> None:
    content = _inside(offices, offices.send().path)
    crafted = _crafted(offices, replace(content, beside=beside))
    assert _refusal(lambda: offices.take_in(offices.look(crafted))) == "transfer_damaged"
    assert _rows(offices.south) == 0


def test_a_package_whose_inside_is_not_right_is_refused(offices: Offices) -> None:
    content = _inside(offices, offices.send().path)
    paper = PaperInside(
        id="at-1",
        title="",
        type="letter",
        attached_to="case",
        attached_id="",
        file_name="../../etc/passwd",
        media="text/plain",
        size=3,
        sha256="0" * 64,
        added_at=NOW,
    )
    wrong = [
        (replace(content, facts=b"{}"), ()),
        (replace(content, facts=b"\xff" + content.facts), ()),
        (replace(content, head=replace(content.head, case="c-77")), ()),
        (replace(content, papers=(paper,)), (b"abc",)),  # another checksum
        (replace(content, papers=(paper,)), (b"ab",)),
        (content, (b"more than was told",)),
    ]
    for made, papers in wrong:
        path = _crafted(offices, made, *papers)
        assert _refusal(lambda path=path: offices.look(path)) == "transfer_damaged"
    for raw in (b"", b"\0" * 7, b"\xff" * 8, b"\0" * 8 + b"\0" * 7 + b"\2{}"):
        path = offices.folder / "raw"
        path.write_bytes(_sealed(offices.north, offices.south, raw))
        assert _refusal(lambda path=path: offices.look(path)) == "transfer_damaged"


def test_a_paper_keeps_no_path_and_no_two_are_one(offices: Offices) -> None:
    content = _inside(offices, offices.send().path)
    paper = PaperInside(
        id="at-1",
        title="Brev",
        type="letter",
        attached_to="note",
        attached_id="n-1",
        file_name="../../etc/passwd",
        media="text/plain",
        size=3,
        sha256=hashlib.sha256(b"abc").hexdigest(),
        added_at=NOW,
    )
    twice = _crafted(offices, replace(content, papers=(paper, paper)), b"abc", b"abc")
    assert _refusal(lambda: offices.take_in(offices.look(twice))) == "transfer_damaged"
    strange = _crafted(offices, replace(content, papers=(replace(paper, type="x"),)), b"abc")
    assert _refusal(lambda: offices.take_in(offices.look(strange))) == "transfer_damaged"
    taken = offices.take_in(
        offices.look(_crafted(offices, replace(content, papers=(paper,)), b"abc"))
    )
    with offices.south.unit() as unit:
        (held,) = unit.documents.attachments(taken.case)
    assert (held.file_name, held.attached_to.value, held.attached_id) == ("passwd", "case", "")


def test_the_private_key_is_in_the_encrypted_file_alone(offices: Offices) -> None:
    seed = _seed(offices.north)
    with offices.north.unit() as unit:
        history = unit.journal.history(limit=10_000)
        log = unit.journal.entries(limit=10_000)
    assert seed not in repr((history, log))
    assert seed not in repr(offices.north.use.transfer_offices.desk())
    for file in offices.folder.parent.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert seed.encode() not in data
            assert bytes.fromhex(seed) not in data
