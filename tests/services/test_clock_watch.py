"""A clock that was set back, or leapt ahead: noticed, said, logged; nothing rests on it."""

from datetime import timedelta

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.domain.decision import Flow
from sspf_app.services.actors import Role
from sspf_app.services.clock_watch import ClockState
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.records import Action
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene, flow_of


def _clock_lines(house: House) -> list[str]:
    lines = house.as_role(Role.UNIT_MANAGER).journal.entries(limit=500)
    return [line.subject for line in lines if line.action is Action.CLOCK]


def _oral(scene: Scene) -> Flow:
    return flow_of(
        scene, source=scene.social, recipient=scene.school, type=InformationType.FAMILY_HOME
    )


def test_a_sound_clock_says_nothing(house: House) -> None:
    assert house.use.clock.check().state is ClockState.SOUND
    a_scene(house)
    house.wait(minutes=-9)
    assert house.use.clock.check().state is ClockState.SOUND
    house.wait(days=59)
    assert house.use.clock.check().state is ClockState.SOUND
    assert _clock_lines(house) == []


def test_a_clock_set_back_is_noticed_and_logged_once(house: House) -> None:
    a_scene(house)
    latest = house.clock.at
    house.wait(days=-3)
    for _time in range(2):
        view = house.use.clock.check()
        assert (view.state, view.now, view.before) == (ClockState.BACK, house.clock.at, latest)
    assert len(_clock_lines(house)) == 1
    # Reading goes on, and does not make the earlier time the latest one.
    house.use.cases.list_cases()
    assert house.use.clock.check().state is ClockState.BACK
    house.new_session()
    house.use.clock.check()
    assert len(_clock_lines(house)) == 2


@pytest.mark.parametrize("days", [-1, -400])
def test_nothing_is_registered_or_leaves_while_it_stands_back(house: House, days: int) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    code = scene.hand_out(scene.mother)
    stays = house.clock.at
    house.wait(days=days)
    paper = PaperNo(code=code, case=scene.case, signed_on=TODAY + timedelta(days=days))
    taken_back = WithdrawalInput(
        case=scene.case,
        signatory=scene.mother,
        received_at=house.clock.at,
        received_by="SSPF: Maria",
    )
    use = house.use
    closes = CloseInput(reason="Slut")
    with house.unit() as unit:
        before = unit.records.all_facts()
    for act in (
        lambda: use.withdrawals.register(taken_back),
        lambda: use.decisions.decide(scene.case, closes),
    ):
        error = refused(act)
        assert error.code == "clock_set_back"
        assert error.params["seen"] == f"{stays.astimezone(house.clock.zone):%Y-%m-%d %H:%M}"
    for act in (
        lambda: use.answers.register_no(paper),
        lambda: use.sharing.note_oral(_oral(scene)),
        lambda: scene.hand_out(scene.father),
    ):
        refused(act)
    with house.unit() as unit:
        assert unit.records.all_facts() == before
        assert unit.office.disclosures(scene.case)[-1].at <= stays


def test_somebody_says_that_the_clock_is_right(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    house.wait(days=40)
    house.use.today.queue()
    house.wait(days=-39)
    assert house.use.clock.check().state is ClockState.BACK
    house.use.clock.confirm()
    assert house.use.clock.check().state is ClockState.SOUND
    assert any(line.endswith(":confirmed") for line in _clock_lines(house))
    house.use.decisions.decide(scene.case, CloseInput(reason="Slut"))
    assert scene.state() == "closed"


def test_a_leap_ahead_is_said_until_it_is_confirmed(house: House) -> None:
    a_scene(house)
    latest = house.clock.at
    house.wait(days=61)
    house.use.cases.list_cases()
    view = house.use.clock.check()
    assert (view.state, view.before) == (ClockState.AHEAD, latest)
    house.wait(hours=1)
    house.use.cases.list_cases()
    assert house.use.clock.check().before == latest
    house.use.clock.confirm()
    assert house.use.clock.check().state is ClockState.SOUND


def test_a_kept_state_of_a_wrong_time_is_worked_out_anew(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(days=400)
    assert house.use.cases.list_cases()[0].state == "expired"
    house.wait(days=-400)
    house.use.clock.confirm()
    assert house.use.cases.list_cases()[0].state == "in_force"
