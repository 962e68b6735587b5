"""A case at a glance says what asking says, and is a reading that the log keeps."""

from __future__ import annotations

import pytest

from sspf_app.domain.codes import Channel, InformationType, PauseReason, Protection
from sspf_app.domain.decision import Flow
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Exclusion
from sspf_app.services.commitment_views import StepInput
from sspf_app.services.glance_views import CaseGlance
from sspf_app.services.plan_records import CommitmentStatus
from tests.services.conftest import TODAY, House
from tests.services.scenery import Scene, a_scene
from tests.services.test_commitments import a_meeting, promise
from tests.services.test_commitments import agreed as agreed_on_paper
from tests.services.test_withdrawal_act import agreed, booked, entry


def glance_of(scene: Scene) -> CaseGlance:
    return scene.house.use.glances.look(scene.case)


def as_asked(scene: Scene, purpose: str, party: str, channel: Channel) -> set[InformationType]:
    """What asking allows, one question for each kind."""
    flows = {
        one: Flow(
            case=scene.case,
            purpose=purpose,
            subject=scene.child,
            source=scene.social,
            recipient=party,
            type=one,
            channel=channel,
        )
        for one in InformationType
    }
    ask = scene.house.use.sharing.ask
    return {one for one, flow in flows.items() if ask(flow).decision.allowed}


def check_as_asked(scene: Scene) -> int:
    """Every party and kind; how many are told something."""
    told = 0
    for purpose in glance_of(scene).purposes:
        assert {one.party for one in purpose.hearers} == {*scene.parties} - {scene.social}
        for hearer in purpose.hearers:
            written = as_asked(scene, purpose.purpose, hearer.party, Channel.WRITTEN)
            spoken = as_asked(scene, purpose.purpose, hearer.party, Channel.ORAL)
            assert set(hearer.types) == written
            assert set(hearer.by_mouth) == spoken - written
            told += bool(written or spoken)
    return told


def test_who_may_be_told_what_is_what_asking_says(house: House) -> None:
    scene = a_scene(house)
    assert check_as_asked(scene) == 0
    scene.yes(scene.mother)
    assert check_as_asked(scene) == 0
    without = Exclusion(
        subject=scene.child,
        source=scene.social,
        recipient=scene.police,
        type=InformationType.FAMILY_HOME.value,
    )
    scene.yes(scene.father, but=[without])
    assert check_as_asked(scene) > 1
    house.use.case_parts.add_purpose(scene.case, "Stöd i hemmet")
    assert check_as_asked(scene) > 1
    assert len(glance_of(scene).purposes) == 2
    house.use.withdrawals.register(entry(scene, parties=(scene.police,)))
    police = next(one for one in glance_of(scene).purposes[0].hearers if one.party == scene.police)
    assert police.types == police.by_mouth == ()
    assert check_as_asked(scene) > 0


def test_nobody_is_told_anything_while_a_case_stands_still(house: House) -> None:
    scene = agreed(house)
    assert check_as_asked(scene) > 1
    house.use.cases.pause(scene.case, reason=PauseReason.OTHER)
    assert check_as_asked(scene) == 0
    house.use.cases.resume(scene.case)
    house.use.cases.close(scene.case, reason="Målet är nått")
    assert check_as_asked(scene) == 0


def test_it_holds_what_the_case_itself_shows(house: House) -> None:
    scene = agreed(house)
    meeting = booked(scene)
    use, glance = house.use, glance_of(scene)
    assert glance.detail == use.cases.get(scene.case)
    assert glance.detail.next_meeting is not None
    assert glance.detail.next_meeting.id == meeting
    board = use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert glance.purposes[0].board == board
    assert glance.course == use.course.steps(scene.case)
    assert glance.withdrawals == use.withdrawals.list_withdrawals(scene.case) == ()
    assert glance.teller == "SSPF"


def test_open_commitments_are_told_but_for_those_that_are_restricted(house: House) -> None:
    scene = agreed_on_paper(house)
    meeting = a_meeting(scene)
    later = promise(scene, meeting, who=scene.school, days=20, text="Hälsa på")
    first = promise(scene, meeting, who=scene.police, days=2)
    assert [one.item for one in glance_of(scene).promises] == [first, later]
    house.use.item_rights.restrict(scene.case, later, TODAY)
    assert [one.item for one in glance_of(scene).promises] == [first]
    done = StepInput(case=scene.case, item=first, status=CommitmentStatus.DONE)
    house.use.commitments.note(done)
    assert glance_of(scene).promises == ()


def test_it_is_read_and_not_opened(house: House) -> None:
    scene = agreed(house)
    before = len(house.use.journal.own_trace())
    glance_of(scene)
    newest, *_others = house.use.journal.own_trace()
    assert len(house.use.journal.own_trace()) == before + 1
    assert (newest.action.value, newest.subject) == ("read", f"glance:{scene.case}")
    assert newest.case == scene.case


def test_a_glance_asks_for_no_reason_and_shows_nobody_protected(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    house.new_session()
    before = len(house.use.journal.own_trace())
    with pytest.raises(DomainError) as caught:
        house.use.glances.look(scene.case)
    assert caught.value.code == "reason_required"
    assert not any("glance" in one.subject for one in house.use.journal.own_trace())
    assert len(house.use.journal.own_trace()) == before
