"""A package of chosen cases is no way round what another case of the family holds back.

Attack: a colleague was handed the brother's case alone. The sister's stayed, and with it that it
may be dangerous that her guardians know, who is barred in hers, or that she was placed in secret:
in the vault of the package the minutes of his told a guardian of her.

Defends: sharing rules, section 6; domain notes, section 2.5; decision 0115.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import (
    CustodyKind,
    InformationType,
    PartyKind,
    PauseReason,
    Protection,
)
from sspf_app.services.bundle import Services
from sspf_app.services.case_views import NewCase
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.decision_views import PauseInput
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.packages import PackageOrder
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import Office
from sspf_app.services.request_records import ContactKind
from sspf_app.services.unlocked_vault import UnlockedVault
from tests.services.conftest import refused
from tests.services.scenery import SEEN
from tests.services.test_vault_care import care_of, use_of
from tests.services.vault_house import MORNING, House

BORN = date(2014, 3, 4)
OF_HER = "Moa vill inte gå hem"


class Family:
    """Two siblings with a case each, and a meeting in his at which she was spoken of."""

    def __init__(self, use: Services, *, names_her: bool = True) -> None:
        self.use = use
        own = use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)).new_id or ""
        use.office.save(Office(unit="SSPF", own_party=own))
        self.mother = use.people.add(PersonInput(name="Eva Ek")).new_id or ""
        self.meeting = ""
        self.her, self.hers = self._child("Moa Ek")
        self.him, self.his = self._child("Dino Ek")
        if names_her:
            self._speak_of_her(own)

    def _speak_of_her(self, own: str) -> None:
        use = self.use
        meeting = NewMeeting(
            case=self.his,
            purpose=use.cases.get(self.his).purposes[0].id,
            starts_at=MORNING,
            parties=(own,),
            persons=(self.mother,),
        )
        self.meeting = use.meetings.plan(meeting).new_id or ""
        said = ItemInput(
            case=self.his,
            meeting=self.meeting,
            text=OF_HER,
            source=own,
            about=(self.her,),
            types=(InformationType.ATTENDANCE,),
            answered=frozenset({"household"}),
        )
        use.meeting_items.add(said)

    def _child(self, name: str) -> tuple[str, str]:
        use = self.use
        child = use.people.add(PersonInput(name=name, born=BORN)).new_id or ""
        entry = CustodyInput(
            child=child,
            holder=self.mother,
            kind=CustodyKind.SOLE,
            starts_on=BORN,
            evidence=SEEN,
        )
        use.custody.add(entry)
        case = use.cases.open_case(NewCase(young_person=child, purposes=("Skola",))).new_id or ""
        use.contact_rules.answer_danger(case, ContactKind.DANGER_NO)
        return child, case


def _danger(family: Family) -> None:
    family.use.contact_rules.answer_danger(family.hers, ContactKind.DANGER_YES)


def _barred(family: Family) -> None:
    rule = ContactInput(
        case=family.hers,
        person=family.mother,
        kind=ContactKind.BLOCKED,
        reason="Beslut av nämnden",
        starts_on=MORNING.date(),
    )
    family.use.contact_rules.record(rule)


def _placed(family: Family) -> None:
    pause = PauseInput(reason=PauseReason.HIDDEN_PLACEMENT, to_end="Ställning")
    family.use.decisions.decide(family.hers, pause)


def _other_case_of_his(family: Family) -> None:
    new = NewCase(young_person=family.him, purposes=("Fritid",))
    family.hers = family.use.cases.open_case(new).new_id or ""
    family.use.contact_rules.answer_danger(family.hers, ContactKind.DANGER_YES)


WAYS = [_danger, _barred, _placed, _other_case_of_his]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def vault(house: House) -> Iterator[UnlockedVault]:
    opened = house.create()
    yield opened
    opened.close()


@pytest.mark.parametrize("hold_back", WAYS)
def test_his_case_goes_with_hers_or_not_at_all(
    house: House, vault: UnlockedVault, tmp_path: Path, hold_back: Callable[[Family], None]
) -> None:
    family = Family(use_of(house, vault))
    hold_back(family)
    out, care = tmp_path / "ut", care_of(house, vault)
    out.mkdir()
    alone = PackageOrder(name="Cia", cases=(family.his,))
    refusal = refused(lambda: care.packages.hand_over(alone, out))
    assert refusal.code == "case_not_alone"
    hers = family.use.cases.get(family.hers).reference
    assert refusal.params["others"] == hers
    assert list(out.iterdir()) == []
    both = PackageOrder(name="Cia", cases=(family.his, family.hers))
    assert care.packages.hand_over(both, out).path.exists()


def test_what_holds_back_goes_along(house: House, vault: UnlockedVault, tmp_path: Path) -> None:
    family = Family(use_of(house, vault))
    _danger(family)
    both = PackageOrder(name="Cia", cases=(family.his, family.hers))
    made = care_of(house, vault).packages.hand_over(both, tmp_path)
    place = tmp_path / "hos-cia"
    house.backups.restore(made.path, place)
    opened = house.vaults.unlock(place, login=None, password=made.password or "")
    try:
        theirs = use_of(house, opened).meetings
        (item,) = theirs.get(family.his, family.meeting).items
        readers = {one.recipient: one.reads for one in item.readers}
        assert not readers[family.mother]
    finally:
        opened.close()


def test_where_nothing_is_held_back_his_case_goes_alone(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    family = Family(use_of(house, vault))
    made = care_of(house, vault).packages.hand_over(
        PackageOrder(name="Cia", cases=(family.his,)), tmp_path
    )
    assert made.path.exists()


def test_the_district_of_a_protected_sister_goes_with_nobody(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    """It was hidden by her, and she is not in the package."""
    family = Family(use_of(house, vault), names_her=False)
    use = family.use
    district = use.districts.save(None, "Ersboda").new_id or ""
    use.districts.choose(family.his, district)
    moa = PersonInput(name="Moa Ek", born=BORN, protected_identity=Protection.SECRECY_MARK)
    use.people.correct(family.her, moa)
    assert use.districts.of_cases().of_case == {}
    alone = PackageOrder(name="Cia", cases=(family.his,))
    made = care_of(house, vault).packages.hand_over(alone, tmp_path)
    place = tmp_path / "hos-cia"
    house.backups.restore(made.path, place)
    opened = house.vaults.unlock(place, login=None, password=made.password or "")
    try:
        assert use_of(house, opened).districts.of_cases().of_case == {}
    finally:
        opened.close()
