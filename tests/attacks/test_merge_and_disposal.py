"""A merge that was taken back leaves nothing of whoever is disposed of in the rows of who stays.

Defends: what is disposed of is gone from every decrypted byte, also out of the rows that spoke of
two persons as one for a while; who stays keeps everything of their own, and the stop set for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import CustodyKind
from sspf_app.domain.facts import Case, Custody, Person
from sspf_app.services.case_views import NewCase
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.request_records import ContactKind
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.services.conftest import KEY, TODAY, House
from tests.services.disposal_house import (
    a_full_case,
    close,
    decrypted,
    decrypted_copy,
    later,
    manager,
    propose_and_send,
    real_house,
    seen,
)
from tests.services.scenery import SEEN, Scene
from tests.services.test_duplicates import merged

_OWN = "Storgatan 7"


@pytest.fixture
def real(tmp_path: Path) -> Iterator[tuple[House, Path]]:
    with real_house(tmp_path) as made:
        yield made


def _another_family(house: House) -> tuple[str, str, str]:
    """A child with a case, and the one guardian: the case, the child, the guardian."""
    people = house.use.people
    child = people.add(PersonInput(name="Syster Ö", born=date(2014, 5, 6))).new_id or ""
    guardian = people.add(PersonInput(name="Erik Ö", born=date(1984, 1, 2))).new_id or ""
    house.use.custody.add(
        CustodyInput(
            child=child,
            holder=guardian,
            kind=CustodyKind.SOLE,
            starts_on=date(2014, 5, 6),
            evidence=SEEN,
        )
    )
    case = house.use.cases.open_case(NewCase(young_person=child, purposes=("Skola",))).new_id or ""
    return case, child, guardian


def _merge_and_take_back(house: House, *, kept: str, dropped: str) -> None:
    house.wait(minutes=1)
    merge = merged(house, kept=kept, dropped=dropped)
    house.wait(minutes=1)
    house.use.merging.take_back(merge)
    house.wait(minutes=1)


def _made_two_again(house: House, scene: Scene) -> tuple[str, str, str]:
    """The father was barred, then taken for somebody of another family for a while."""
    family = _another_family(house)
    house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.father,
            kind=ContactKind.BLOCKED,
            reason="kanarisagt om honom",
            starts_on=TODAY,
            everywhere=True,
        )
    )
    _merge_and_take_back(house, kept=family[2], dropped=scene.father)
    return family


def test_nothing_of_the_disposed_is_left_in_the_rows_of_the_other(
    real: tuple[House, Path], tmp_path: Path
) -> None:
    house, path = real
    scene = a_full_case(house, tmp_path)
    case, child, guardian = _made_two_again(house, scene)
    close(scene)
    later(house)
    propose_and_send(house)
    manager(house).disposal_approvals.approve(number=1)
    assert seen(decrypted_copy(path, tmp_path)) == []
    with house.unit() as unit:
        assert {one.id for one in unit.records.list_standing(Person)} == {child, guardian}
        assert [one.id for one in unit.records.list_standing(Case)] == [case]
        (held,) = unit.records.list_standing(Custody)
        (rule,) = unit.requests.all_rules()
        assert unit.records.standing(Person, guardian) is not None
    assert (held.child, held.holder, held.evidence) == (child, guardian, SEEN)
    assert (rule.person, rule.kind, rule.reason) == (guardian, ContactKind.BLOCKED, "")


def test_whoever_was_kept_may_go_and_the_dropped_stay(
    real: tuple[House, Path], tmp_path: Path
) -> None:
    house, path = real
    scene = a_full_case(house, tmp_path)
    _case, child, guardian = _another_family(house)
    _merge_and_take_back(house, kept=scene.father, dropped=guardian)
    house.use.people.correct(
        guardian, PersonInput(name="Erik Ö", born=date(1984, 1, 2), address=_OWN)
    )
    close(scene)
    later(house)
    propose_and_send(house)
    manager(house).disposal_approvals.approve(number=1)
    assert seen(decrypted_copy(path, tmp_path)) == []
    with house.unit() as unit:
        stays = unit.records.standing(Person, guardian)
        (held,) = unit.records.list_standing(Custody)
    assert stays is not None
    assert stays.address == _OWN
    assert (held.child, held.holder) == (child, guardian)


def test_a_package_of_the_one_case_tells_nothing_of_the_other(tmp_path: Path) -> None:
    with real_house(tmp_path) as (house, path):
        scene = a_full_case(house, tmp_path)
        case, child, guardian = _made_two_again(house, scene)
    assert "Kanarifar" in seen(decrypted(path))
    database = SqlVaultDatabase(house.clock).open(path, KEY, log_key=KEY)
    database.trim_to(cases=[case], persons=[child, guardian])
    database.close()
    assert seen(decrypted(path)) == []
