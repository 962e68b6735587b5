"""Whether it can be dangerous that the guardians know: asked before a form, answered by a person.

Defends: where violence or honour is possible nothing goes to a guardian before socialtjänsten was
asked (domain notes, section 2.5). Not answered is not *no*.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import CustodyKind
from sspf_app.services.case_views import NewCase
from sspf_app.services.extract_records import ExtractGround
from sspf_app.services.extract_views import ExtractPart
from sspf_app.services.occasion_views import ReferralInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.extract_house import much_is_held, noted, signed
from tests.services.meeting_house import a_full_scene, plan_of
from tests.services.scenery import SEEN, Scene, a_scene

SAID = "Mona Ek på mottagningen, 12 mars: de får veta."
K = ContactKind


def _danger(scene: Scene) -> str:
    return scene.house.use.cases.get(scene.case).danger


def _anew(house: House) -> Scene:
    """Alva's second case, in which nothing was answered."""
    return _another(a_scene(house))


def _another(scene: Scene) -> Scene:
    """One more case of the same young person."""
    house, scene = scene.house, replace(scene)
    entry = NewCase(young_person=scene.child, purposes=("Lugnare fritid",), parties=scene.parties)
    scene.case = house.use.cases.open_case(entry).new_id or ""
    scene.purpose = house.use.cases.get(scene.case).purposes[0].id
    return scene


def test_no_form_goes_to_a_guardian_before_it_is_answered(house: House) -> None:
    scene = _anew(house)
    assert _danger(scene) == "asked"
    refusal = refused(lambda: house.use.consent_forms.prepare(scene.order(scene.mother)))
    assert (refusal.code, refusal.params) == ("danger_unanswered", {"name": "Anna Lind"})
    house.use.contact_rules.answer_danger(scene.case, K.DANGER_NO)
    assert _danger(scene) == ""
    scene.hand_out(scene.mother)


@pytest.mark.parametrize("answer", [K.DANGER_UNKNOWN, K.DANGER_YES])
def test_whatever_is_not_no_holds_back_until_socialtjansten_was_asked(
    house: House, answer: ContactKind
) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene, starts_at=NOW + timedelta(days=2))
    use = house.use
    assert scene.mother in {one.recipient for one in _invited(scene, meeting)}
    use.contact_rules.answer_danger(scene.case, answer)
    assert _danger(scene) == "held"
    for act in (
        lambda: use.consent_forms.prepare(scene.order(scene.father)),
        lambda: use.invitation_papers.preview(scene.case, meeting, recipient=scene.mother),
    ):
        assert refused(act).code == "danger_held"
    held = use.contact_rules.answer_danger
    assert refused(lambda: held(scene.case, K.DANGER_NO)).code == "danger_asks_social_services"
    assert refused(lambda: held(scene.case, K.DANGER_CLEARED, said=".")).code == (
        "danger_words_required"
    )
    held(scene.case, K.DANGER_CLEARED, said=SAID)
    assert _danger(scene) == ""
    use.invitation_papers.preview(scene.case, meeting, recipient=scene.mother)
    assert [one.kind for one in use.contact_rules.dangers(scene.case)][-2:] == [
        answer,
        K.DANGER_CLEARED,
    ]
    assert refused(lambda: held(scene.case, K.DANGER_CLEARED, said=SAID)).code == "danger_not_held"


def test_the_party_and_the_young_person_are_not_guardians(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene, starts_at=NOW + timedelta(days=2))
    house.use.contact_rules.answer_danger(scene.case, K.DANGER_YES)
    house.use.invitation_papers.preview(scene.case, meeting, recipient=scene.school)
    assert house.use.contact_rules.rules(scene.case) == ()


def test_a_guardian_entered_later_is_held_back_too(house: House) -> None:
    scene = a_scene(house)
    use = house.use
    use.contact_rules.answer_danger(scene.case, K.DANGER_UNKNOWN)
    other = use.people.add(PersonInput(name="Ulla Ask", born=date(1980, 1, 1))).new_id or ""
    use.custody.add(
        CustodyInput(
            child=scene.child,
            holder=other,
            kind=CustodyKind.APPOINTED_GUARDIAN,
            starts_on=date(2026, 3, 1),
            evidence=SEEN,
        )
    )
    refusal = refused(lambda: use.consent_forms.prepare(scene.order(other)))
    assert refusal.code == "danger_held"


def test_a_referral_answers_it(house: House) -> None:
    scene = _anew(house)
    house.use.referrals.save(
        ReferralInput(
            case=scene.case,
            at=NOW,
            party=scene.school,
            name="Lena Ek",
            danger=K.DANGER_UNKNOWN,
        )
    )
    assert _danger(scene) == "held"


def _invited(scene: Scene, meeting: str):
    return scene.house.use.invitation_papers.recipients(scene.case, meeting)


def test_a_doubt_in_one_case_holds_back_in_the_young_persons_other_cases(house: House) -> None:
    first = a_scene(house)
    second = _another(first)
    answer = house.use.contact_rules.answer_danger
    answer(second.case, K.DANGER_NO)
    answer(first.case, K.DANGER_YES)  # heard later, in the other case
    assert _danger(second) == "held"
    assert [one.kind for one in house.use.contact_rules.dangers(second.case)] == [
        K.DANGER_NO,
        K.DANGER_YES,
    ]
    assert refused(lambda: answer(second.case, K.DANGER_NO)).code == "danger_asks_social_services"
    answer(second.case, K.DANGER_CLEARED, said=SAID)
    assert (_danger(first), _danger(second)) == ("held", "")
    assert _danger(_another(first)) == "held"  # one that nobody has asked about


def test_what_is_cleared_in_every_case_is_asked_anew_in_the_next(house: House) -> None:
    first = a_scene(house)
    answer = house.use.contact_rules.answer_danger
    answer(first.case, K.DANGER_YES)
    answer(first.case, K.DANGER_CLEARED, said=SAID)
    assert _danger(_another(first)) == "asked"


def test_towards_a_guardian_the_answer_is_secret_and_the_young_person_may_be_told(
    house: House,
) -> None:
    scene = much_is_held(house)
    answer = house.use.contact_rules.answer_danger
    answer(scene.case, K.DANGER_YES)
    answer(scene.case, K.DANGER_CLEARED, said=SAID)
    words = "farligt att vårdnadshavarna"
    own = _parts(house, noted(house, scene.child), words)
    assert [(one.waits, one.is_fixed) for one in own][-2:] == [(True, False), (True, False)]
    assert SAID in own[-1].text
    asked = house.use.extracts.note(scene.child, TODAY, asked_by=scene.mother).new_id or ""
    held = _parts(house, asked, words)
    assert len(held) == len(own)
    assert all(one.is_fixed and one.ground is ExtractGround.SECRET for one in held)
    assert _parts(house, noted(house, scene.mother), words) == []


def test_a_no_waits_in_every_extract_as_all_other_answers(house: House) -> None:
    scene = much_is_held(house)
    answer = house.use.contact_rules.answer_danger
    words = "farligt att vårdnadshavarna"
    answer(scene.case, K.DANGER_NO)
    request = noted(house, scene.child)
    alone = _parts(house, request, words)
    assert alone
    assert all(one.waits for one in alone)
    answer(scene.case, K.DANGER_YES)
    parts = _parts(house, request, words)
    assert len(parts) == len(alone) + 1
    assert all(one.waits for one in parts)


def test_a_guardian_gets_no_extract_before_it_is_answered(house: House, tmp_path: Path) -> None:
    scene = _another(much_is_held(house))
    request = noted(house, scene.mother)
    signed(house, request)
    export = house.use.extract_papers.export
    assert refused(lambda: export(request, tmp_path)).code == "danger_unanswered"


def _parts(house: House, request: str, words: str) -> list[ExtractPart]:
    return [one for one in house.use.extracts.review(request).parts if words in one.text]


def test_a_judgment_that_ends_the_custody_opens_nothing_for_who_is_feared(
    house: House, tmp_path: Path
) -> None:
    """He has no custody since, and asks what is held of himself: it tells that there is a case."""
    scene = a_full_scene(house)
    meeting = plan_of(scene, starts_at=NOW + timedelta(days=2), persons=(scene.father,))
    use = house.use
    use.contact_rules.answer_danger(scene.case, K.DANGER_YES)
    custody = next(one for one in use.people.get(scene.child).custody if one.holder == scene.father)
    use.custody.end(custody.id, TODAY - timedelta(days=1))
    invitation = use.invitation_papers.preview
    assert refused(lambda: invitation(scene.case, meeting, recipient=scene.father)).code == (
        "danger_held"
    )
    request = noted(house, scene.father)
    signed(house, request)
    export = use.extract_papers.export
    assert refused(lambda: export(request, tmp_path)).code == "danger_held"


@pytest.mark.parametrize("answer", [K.DANGER_YES, K.DANGER_UNKNOWN])
def test_the_day_reminds_of_no_guardian_whom_it_may_be_dangerous_to_tell(
    house: House, answer: ContactKind
) -> None:
    """Their form was out; the program told the coordinator to remind them of it."""
    scene = a_scene(house)
    for one in (scene.mother, scene.father):
        scene.hand_out(one)
    house.use.contact_rules.answer_danger(scene.case, answer)
    house.wait(days=30)

    def told() -> set[str]:
        return {one.kind for one in house.use.today.queue().entries}

    assert "reminder_due" not in told()
    (line,) = house.use.chasing.list_requests()
    assert all(one.missing.barred for one in line.people)
    house.use.contact_rules.answer_danger(scene.case, K.DANGER_CLEARED, said=SAID)
    assert "reminder_due" in told()
