"""The inside of a package: everything comes back, and other ids make no other facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.fuzzing.transfer_doors import enter_inside, insides
from sspf_app.domain.errors import DomainError
from sspf_app.exchange import case_file, transfer_file
from sspf_app.services.transfer_content import BESIDE
from sspf_app.services.transfer_ports import PackageContent
from sspf_app.system.clock import SystemClock

ZONE = SystemClock().zone
CASES = sorted((Path(__file__).parents[1] / "data" / "acceptance").glob("*.json"))


def _content() -> PackageContent:
    content, papers = transfer_file.read_package(iter((insides()[1],)), BESIDE)
    assert [b"".join(paper) for paper in papers] == [b"abc"]
    return content


def test_what_was_written_is_read() -> None:
    content = _content()
    assert b"".join(transfer_file.write_package(content, ((b"abc",),))) == insides()[1]
    for inside in insides():
        enter_inside(inside)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_other_ids_make_no_other_facts(path: Path) -> None:
    """Ids that read like codes ("school", "police") too."""
    told = {**json.loads(path.read_bytes()), "questions": []}
    content = _content()
    content = PackageContent(head=content.head, facts=json.dumps(told).encode())
    ids = transfer_file.ids_in(content)
    names = {one: f"x-{number}" for number, one in enumerate(ids)}
    renamed = transfer_file.renamed(content, names)
    assert set(transfer_file.ids_in(renamed)) == set(names.values())
    case_file.parse(renamed.facts, ZONE)  # every id that a row names is there
    back = transfer_file.renamed(renamed, {new: old for old, new in names.items()})
    assert case_file.parse(back.facts, ZONE).facts == case_file.parse(content.facts, ZONE).facts


@pytest.mark.parametrize("size", [2**31, 10**30, -(10**30)])
def test_a_number_that_cannot_be_kept_is_damage(size: int) -> None:
    """The whole number of a record was once first refused by the database, in its own words."""
    with pytest.raises(DomainError) as caught:
        enter_inside(insides()[1].replace(b'"size":3', f'"size":{size}'.encode()))
    assert caught.value.code == "transfer_damaged"


def test_a_part_of_brackets_alone_is_not_read() -> None:
    brackets = b"[" + b"[]," * 2_000_000 + b"[]]"
    with pytest.raises(DomainError) as caught:
        transfer_file.read_package(iter((len(brackets).to_bytes(8), brackets)), BESIDE)
    assert (caught.value.code, caught.value.params) == ("transfer_damaged", {"part": "head"})


def test_a_part_cannot_say_that_it_is_endless() -> None:
    with pytest.raises(DomainError) as caught:
        transfer_file.read_package(iter((b"\0" * 3 + b"\xff" * 5,)), BESIDE)
    assert caught.value.code == "transfer_damaged"
