"""What goes to another office by consent tells no more than a paper to it would.

Defends: sharing rules 6 and 8: who and what a copy names; a restriction is never dropped on the
way; what rests on a legal disclosure is never unlocked by a consent, nor told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Item
from sspf_app.services.case_views import MaturityInput
from sspf_app.services.meeting_views import CommitmentInput, ItemInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.transfer_content import BESIDE
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY
from tests.services.meeting_house import let_stand
from tests.services.transfer_house import READ, SECRET, Offices, talk_about_alva, two_offices

T = InformationType


@pytest.fixture
def offices(_empty_vault: Path, tmp_path: Path) -> Iterator[Offices]:
    with two_offices(_empty_vault, tmp_path) as made:
        yield made


def _says(offices: Offices, meeting: str, text: str, **other: Any) -> str:
    scene = offices.scene
    let_stand(scene, text)
    entry = ItemInput(
        case=scene.case,
        meeting=meeting,
        text=text,
        source=scene.social,
        about=(scene.child,),
        types=(T.PARTICIPATION,),
    )
    return offices.north.use.meeting_items.add(replace(entry, **other)).new_id or ""


def _promise(responsible: str) -> CommitmentInput:
    return CommitmentInput(
        responsible=responsible, starts_on=TODAY, due_on=TODAY, follow_up="Nästa möte"
    )


def _come(offices: Offices) -> Facts:
    offices.take_in(offices.look(offices.send().path))
    with offices.south.unit() as unit:
        return unit.records.all_facts()


def _everything(offices: Offices, facts: Facts) -> str:
    with offices.south.unit() as unit:
        (case,) = facts.cases
        beside = unit.handing.beside(case.id)
    return repr(facts) + repr({name: beside.get(name) for name in BESIDE})


def test_who_is_to_do_something_comes_only_if_the_receiver_may_know_them(
    offices: Offices,
) -> None:
    meeting = talk_about_alva(offices)
    _says(offices, meeting, "Ringer varje morgon", commitment=_promise(offices.scene.mother))
    _says(offices, meeting, "Möter vid dörren", commitment=_promise(offices.scene.school))
    facts = _come(offices)
    assert {row.name for row in facts.persons} == {"Alva Lind"}
    assert "Anna" not in _everything(offices, facts)
    kept = {row.text: row.commitment for row in facts.items}
    assert kept["Ringer varje morgon"] is None
    school = kept["Möter vid dörren"]
    assert school is not None
    assert school.responsible in {row.id for row in facts.parties}


def test_the_words_of_the_purpose_stay(offices: Offices) -> None:
    talk_about_alva(offices)
    facts = _come(offices)
    assert "Tryggare" not in _everything(offices, facts)
    assert all(row.text for row in facts.purposes)


def test_birth_and_death_come_of_the_young_person_alone(offices: Offices) -> None:
    meeting = talk_about_alva(offices)
    scene = offices.scene
    use = offices.north.use
    use.people.correct(
        scene.mother, PersonInput(name="Anna Lind", born=date(1984, 1, 2), died=None, adult=True)
    )
    _says(offices, meeting, "Mamman bokar tid", commitment=_promise(scene.mother))
    facts = _come(offices)
    for row in facts.persons:
        is_young = row.name == "Alva Lind"
        assert (row.born is not None) is is_young
        assert not row.adult


def test_what_rests_on_a_legal_disclosure_never_goes_by_consent(offices: Offices) -> None:
    meeting = talk_about_alva(offices)
    _says(
        offices,
        meeting,
        "Sågs vid stationen",
        from_legal_disclosure=True,
        independent_source_confirmed=True,
    )
    facts = _come(offices)
    assert {row.text for row in facts.items} == {READ}
    assert not any(row.from_legal_disclosure for row in facts.items)
    assert not any(row.independent_source_confirmed for row in facts.items)


def test_a_restriction_comes_along_and_an_opening_does_not(offices: Offices) -> None:
    meeting = talk_about_alva(offices)
    _says(offices, meeting, "Dold för vårdnadshavarna", hide_from_guardians=True)
    _says(offices, meeting, "Delad med dem", share_with_guardians=True)
    facts = _come(offices)
    marks = {row.text: row.hide_from_guardians for row in facts.items}
    assert marks["Dold för vårdnadshavarna"]
    assert not any(row.share_with_guardians for row in facts.items)


def test_what_guardians_do_not_read_of_a_young_person_they_do_not_read_there(
    offices: Offices,
) -> None:
    """Of fifteen years on, or mature: the age follows, the assessment does not."""
    meeting = talk_about_alva(offices)
    _says(offices, meeting, "Går på sin träning")
    scene, use = offices.scene, offices.north.use
    use.decisions.decide(
        scene.case,
        MaturityInput(person=scene.child, assessed_on=TODAY, mature=True, reason="Samtal"),
    )
    offices.north.wait(minutes=1)
    scene.yes(scene.child, recipients=(offices.south_party,))
    facts = _come(offices)
    assert facts.items
    assert all(row.hide_from_guardians for row in facts.items)


def test_a_party_that_may_not_know_of_the_case_is_not_named(offices: Offices) -> None:
    talk_about_alva(offices)
    scene = offices.scene
    offices.north.wait(minutes=1)
    offices.north.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=offices.north.clock.at,
            received_by="Maria Ask",
            parties=(scene.school,),
            types=(T.PARTICIPATION,),
        )
    )
    offices.north.wait(minutes=1)
    facts = _come(offices)
    assert {row.text for row in facts.items} == {READ}
    assert "Ersängsskolan" not in _everything(offices, facts)


def test_a_text_names_nobody_of_another_case(offices: Offices) -> None:
    meeting = talk_about_alva(offices)
    _says(offices, meeting, "Alva går med Kim Öberg")
    offices.north.use.people.add(PersonInput(name="Kim Öberg", born=date(2012, 1, 1)))
    facts = _come(offices)
    assert "Alva går med annan ungdom" in {row.text for row in facts.items}
    assert SECRET not in _everything(offices, facts)


def test_that_an_item_was_restricted_once_is_not_told(offices: Offices) -> None:
    talk_about_alva(offices)
    north, case = offices.north, offices.scene.case
    with north.unit() as unit:
        (item,) = (one for one in unit.records.list_standing(Item) if one.text == READ)
    north.use.item_rights.restrict(case, item.id, TODAY)
    north.wait(hours=1)
    north.use.item_rights.lift(case, item.id, told_on=TODAY)
    (theirs,) = (row for row in _come(offices).items if row.text == READ)
    assert theirs.restriction is None
