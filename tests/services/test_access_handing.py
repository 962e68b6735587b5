"""A package for a colleague: what its maker handles opens there, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import PartyKind, Protection
from sspf_app.services.bundle import Services
from sspf_app.services.case_views import NewCase
from sspf_app.services.packages import PackageOrder
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Office
from sspf_app.services.unlocked_vault import UnlockedVault
from tests.services.conftest import refused
from tests.services.test_vault_care import care_of, use_of
from tests.services.vault_house import BO, House

WHY = "möte i dag"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def vault(house: House) -> Iterator[UnlockedVault]:
    opened = house.create()
    yield opened
    opened.close()


def protected_case(use: Services) -> str:
    party = use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)).new_id
    use.office.save(Office(unit="SSPF", own_party=party))
    greta = PersonInput(
        name="Greta Gömd", born=date(2012, 11, 30), protected_identity=Protection.SECRECY_MARK
    )
    child = use.people.add(greta).new_id or ""
    use.people.get(child, reason=WHY)
    return use.cases.open_case(NewCase(young_person=child, purposes=("Skola",))).new_id or ""


@pytest.mark.parametrize("chosen", [True, False])
def test_the_colleague_opens_what_the_maker_handles(
    house: House, vault: UnlockedVault, tmp_path: Path, chosen: bool
) -> None:
    case = protected_case(use_of(house, vault))
    order = PackageOrder(name="Cia Dahl", cases=(case,) if chosen else ())
    made = care_of(house, vault).packages.hand_over(order, tmp_path)
    place = tmp_path / "hos-cia"
    house.backups.restore(made.path, place)
    opened = house.vaults.unlock(place, login=None, password=made.password or "")
    try:
        theirs = use_of(house, opened)
        assert theirs.cases.list_cases()[0].name == ""
        assert theirs.cases.get(case, reason=WHY).name == "Greta Gömd"
        listed = theirs.case_access.of_case(case).users
        assert {one.name: one.handles for one in listed} == {"Anna Alm": True, "Cia Dahl": False}
        assert opened.database.verify().is_sound
    finally:
        opened.close()
    with vault.open_unit(vault.actor) as unit:
        assert unit.protection.accesses(case) == ()


def test_whoever_may_not_open_a_case_hands_it_to_nobody(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    case = protected_case(use_of(house, vault))
    bo = house.add_bo(vault)
    vault.close()
    his = house.vaults.unlock(house.place, login="bo", password=BO)
    try:
        chosen = PackageOrder(name="Cia Dahl", cases=(case,))
        assert (
            refused(lambda: care_of(house, his).packages.hand_over(chosen, tmp_path)).code
            == "not_on_list"
        )
        made = care_of(house, his).packages.hand_over(PackageOrder(name="Cia Dahl"), tmp_path)
    finally:
        his.close()
    place = tmp_path / "hos-cia"
    house.backups.restore(made.path, place)
    opened = house.vaults.unlock(place, login=None, password=made.password or "")
    try:
        theirs = use_of(house, opened)
        assert refused(lambda: theirs.cases.get(case, reason=WHY)).code == "not_on_list"
        assert bo
    finally:
        opened.close()
