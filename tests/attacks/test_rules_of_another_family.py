"""A ban that holds everywhere is known everywhere, and told in no other family's case.

Defends: sharing rules 1 (nothing of a person without a case of their own to say it in) and 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import CustodyKind
from sspf_app.services.case_views import NewCase
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import a_scene
from tests.services.transfer_house import Offices, talk_about_alva, two_offices

COURT = "Kontaktförbud, Umeå tingsrätt Ä 1234-26"


@pytest.fixture
def offices(_empty_vault: Path, tmp_path: Path) -> Iterator[Offices]:
    with two_offices(_empty_vault, tmp_path) as made:
        yield made


def barred_elsewhere(house: House) -> str:
    """A father of another family whom nobody may write to, in any case; returns the rule."""
    use = house.use
    child = use.people.add(PersonInput(name="Bo Ek", born=date(2012, 3, 4))).new_id or ""
    father = use.people.add(PersonInput(name="Björn Ek", born=date(1980, 3, 4))).new_id or ""
    use.custody.add(
        CustodyInput(child=child, holder=father, kind=CustodyKind.SOLE, starts_on=date(2012, 3, 4))
    )
    case = use.cases.open_case(
        NewCase(young_person=child, parties=(), purposes=("Att Bo får stöd.",))
    ).new_id
    made = use.contact_rules.record(
        ContactInput(
            case=case or "",
            person=father,
            kind=ContactKind.BLOCKED,
            reason=COURT,
            starts_on=TODAY,
            everywhere=True,
        )
    )
    return made.new_id or ""


def test_a_case_that_moves_out_tells_of_no_other_familys_ban(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    barred_elsewhere(house)
    folder = house.use.moving_out.export(tmp_path, reason="möte i dag", case=scene.case).folder
    files = [one for one in folder.rglob("*") if one.is_file()]
    assert files
    assert not [one.name for one in files if b"1234-26" in one.read_bytes()]
    assert not [one.name for one in files if "Björn Ek".encode() in one.read_bytes()]


def test_it_is_neither_listed_nor_lifted_from_another_case(house: House) -> None:
    scene = a_scene(house)
    rule = barred_elsewhere(house)
    rules = house.use.contact_rules
    assert rules.rules(scene.case) == ()
    lift = refused(lambda: rules.lift(scene.case, rule, because="x"))
    assert lift.code == "unknown_contact_rule"


def test_it_stops_no_transfer_of_another_family(offices: Offices) -> None:
    talk_about_alva(offices)
    barred_elsewhere(offices.north)
    assert offices.send().path.exists()
