"""Who reads an item of a meeting, and what its flags say of who does not."""

from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import InformationType
from sspf_app.services.meeting_views import CommitmentInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House
from tests.services.meeting_house import a_full_scene, add_item, item_of, plan_of
from tests.services.scenery import a_scene

T = InformationType


def test_a_commitment_is_withheld_once_its_responsible_may_not_receive_it(house: House) -> None:
    scene = a_full_scene(house)
    use = house.use
    meeting = plan_of(scene)
    task = CommitmentInput(
        responsible=scene.school, starts_on=TODAY, due_on=date(2026, 4, 1), follow_up="Ringer"
    )
    add_item(
        scene,
        item_of(
            scene, meeting, source=scene.leisure, types=(T.LEISURE_ACTIVITIES,), commitment=task
        ),
    )
    (item,) = use.meetings.get(scene.case, meeting).items
    assert (item.responsible_name, item.withheld) == ("Ersängsskolan", False)
    assert use.cases.list_cases()[0].open_commitments == 1
    house.wait(minutes=1)
    use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
            parties=(scene.school,),
        )
    )
    (item,) = use.meetings.get(scene.case, meeting).items
    assert item.withheld
    assert {reader.reads for reader in item.readers} == {False}
    assert {reader.why for reader in item.readers} == {
        ("The one responsible may no longer receive it.",)
    }


def test_flags_of_an_item_say_why_nobody_reads_it(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    check = house.use.meeting_items.check
    item = item_of(scene, meeting)
    for flags, recipient, code in (
        ({"oral_only": True}, "Fritid unga", "It is for the spoken word only."),
        (
            {"from_legal_disclosure": True},
            "Fritid unga",
            "It came through a legal disclosure, and no independent source is confirmed.",
        ),
        ({"hidden_placement": True}, "Anna Lind", "It tells of a hidden placement."),
        (
            {"hide_from_guardians": True},
            "Anna Lind",
            "Neither custody nor consent lets the person read it. A guardian reads it with "
            "“Guardians may read it” ticked, anybody if the consents name them as recipient.",
        ),
    ):
        readers = {one.name: one for one in check(replace(item, **flags)).readers}
        assert not readers[recipient].reads
        assert readers[recipient].why == (code,)
    confirmed = replace(item, from_legal_disclosure=True, independent_source_confirmed=True)
    assert {one.name: one.reads for one in check(confirmed).readers}["Fritid unga"]


def test_a_child_below_the_age_of_copies_reads_nothing(house: House) -> None:
    scene = a_scene(house, born=date(2016, 1, 1))
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = plan_of(scene)
    readers = {
        one.name: one for one in house.use.meeting_items.check(item_of(scene, meeting)).readers
    }
    assert readers["Alva Lind"].why == ("The young person is too young for a copy.",)


def test_a_grandparent_reads_what_the_consents_grant(house: House) -> None:
    scene = a_scene(house)
    stina = house.use.people.add(PersonInput(name="Stina Lind", adult=True)).new_id
    assert stina is not None
    scene.yes(scene.mother, recipients=(stina,))
    scene.yes(scene.father, recipients=(stina,))
    meeting = plan_of(scene, persons=(stina,))
    readers = {
        one.name: one for one in house.use.meeting_items.check(item_of(scene, meeting)).readers
    }
    assert readers["Stina Lind"].why == ("The consents name Stina Lind as recipient.",)
