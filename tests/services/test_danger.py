"""Whether it can be dangerous that the guardians know: asked before a form, answered by a person.

Defends: where violence or honour is possible nothing goes to a guardian before socialtjänsten was
asked (domain notes, section 2.5). Not answered is not *no*.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sspf_app.domain.codes import CustodyKind
from sspf_app.services.case_views import NewCase
from sspf_app.services.occasion_views import ReferralInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import NOW, House, refused
from tests.services.meeting_house import a_full_scene, plan_of
from tests.services.scenery import SEEN, Scene, a_scene

SAID = "Mona Ek på mottagningen, 12 mars: de får veta."
K = ContactKind


def _danger(scene: Scene) -> str:
    return scene.house.use.cases.get(scene.case).danger


def _anew(house: House) -> Scene:
    """Alva's second case, in which nothing was answered."""
    scene = a_scene(house)
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
