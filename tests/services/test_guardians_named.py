"""From fifteen a guardian may be told only what everybody who answers has ticked them for."""

from datetime import date, timedelta

import pytest

from sspf_app.services.meeting_views import NewMeeting
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house, born=date(2010, 1, 1))


def _entry(scene: Scene) -> NewMeeting:
    return NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at + timedelta(days=5),
        parties=(scene.social, scene.school),
        persons=(scene.mother,),
    )


def _guardians(scene: Scene) -> tuple[str, ...]:
    return scene.house.use.consent_forms.plan(scene.case, purpose=scene.purpose).guardians


def test_it_is_asked_where_the_young_person_answers_too(scene: Scene) -> None:
    assert set(_guardians(scene)) == {scene.mother, scene.father}


def test_it_is_no_question_where_custody_alone_lets_them_know(house: House) -> None:
    assert _guardians(a_scene(house, born=date(2018, 1, 1))) == ()


def test_every_sheet_bears_the_names_the_own_too(scene: Scene) -> None:
    guardians = _guardians(scene)
    order = scene.order(scene.child, recipients=guardians)
    made = scene.house.use.form_batches.prepare_request(order)
    assert {one.form.signatory for one in made.sheets} == {*guardians, scene.child}
    for one in made.sheets:
        assert set(guardians) <= set(one.form.recipients)


def test_who_is_ticked_by_all_is_invited(scene: Scene) -> None:
    for one in (scene.mother, scene.father, scene.child):
        scene.yes(one, recipients=(scene.mother, scene.father))
    use = scene.house.use
    assert use.meetings.check(_entry(scene)).untold == ()
    meeting = use.meetings.plan(_entry(scene)).new_id or ""
    assert use.invitation_papers.preview(scene.case, meeting, recipient=scene.mother).pdf


@pytest.mark.parametrize("missing", ["mother", "father", "child"])
def test_who_is_not_ticked_by_one_is_not_and_planning_says_why(scene: Scene, missing: str) -> None:
    for role in ("mother", "father", "child"):
        others = () if role == missing else (scene.mother, scene.father)
        scene.yes(getattr(scene, role), recipients=others)
    use = scene.house.use
    (why,) = use.meetings.check(_entry(scene)).untold
    names = {one.id: one.name for one in use.cases.get(scene.case).people}
    assert names[scene.mother] in why
    assert names[scene.child] in why
    meeting = use.meetings.plan(_entry(scene)).new_id or ""
    papers = use.invitation_papers
    refusal = refused(lambda: papers.preview(scene.case, meeting, recipient=scene.mother))
    assert refusal.code == "guardian_not_ticked"
