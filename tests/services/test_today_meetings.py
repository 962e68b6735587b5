"""Idag tells of meetings that cannot be as booked, and of cases in which none is booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sspf_app.domain.codes import PauseReason, Protection
from sspf_app.domain.facts import Meeting
from sspf_app.services.actors import Role
from sspf_app.services.consent_views import PaperYes
from sspf_app.services.decision_views import PauseInput
from sspf_app.services.process_records import NotedAs, Step
from sspf_app.services.today_views import WITHIN_CASE
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import VALID_TO, Scene, a_scene
from tests.services.withdrawal_house import agreed, booked, entry


def _queued(scene: Scene, kind: str) -> list[tuple[str, str]]:
    entries = scene.house.use.today.queue().entries
    return [(one.detail, one.target) for one in entries if one.kind == kind]


def _pause(scene: Scene) -> None:
    scene.house.use.decisions.decide(
        scene.case, PauseInput(reason=PauseReason.OTHER, to_end="Resa")
    )


def _stopped(scene: Scene) -> list[tuple[str, str]]:
    return _queued(scene, "meeting_stopped")


def _missing(scene: Scene) -> list[tuple[str, str]]:
    return _queued(scene, "meeting_missing")


def test_a_meeting_that_all_may_come_to_is_not_told_of(house: House) -> None:
    scene = agreed(house)
    booked(scene, hours=48)
    assert not _stopped(scene)


def test_a_meeting_after_the_consent_has_ended_is_told_of(house: House) -> None:
    scene = agreed(house)
    house.clock.at += timedelta(days=(VALID_TO - house.clock.at.date()).days - 3)
    meeting = booked(scene, hours=48)
    assert not _stopped(scene)
    with house.unit() as unit:  # as a list that was moved in has it: the consent ends before
        row = next(one for one in unit.records.list_standing(Meeting, case=scene.case))
        later = replace(row, starts_at=house.clock.at + timedelta(days=6))
        unit.records.replace(row, at=house.clock.at, by=later)
        unit.states.forget()
        unit.commit()
    names = "Ersängsskolan, Fritid unga, Polisen"
    assert _stopped(scene) == [(names, meeting)]


def test_a_narrower_yes_stops_one_party_although_the_state_is_the_same(house: House) -> None:
    scene = agreed(house)
    meeting = booked(scene, hours=48)
    house.wait(hours=1)
    code = scene.hand_out(scene.mother)
    boxes = {box: yes for box, yes in scene.all_boxes().items() if box[1] != scene.police}
    house.use.answers.register_yes(
        PaperYes(
            code=code,
            case=scene.case,
            signed_on=TODAY,
            signed_time=house.clock.at,
            boxes=boxes,
        )
    )
    assert scene.state() == "in_force"
    assert _stopped(scene) == [("Polisen", meeting)]


def test_who_was_taken_off_is_not_told_of_again(house: House) -> None:
    scene = agreed(house)
    booked(scene, hours=48)
    house.use.withdrawals.register(entry(scene))
    assert not _stopped(scene)


def test_a_meeting_in_three_weeks_waits(house: House) -> None:
    scene = agreed(house)
    meeting = booked(scene, hours=21 * 24)
    _pause(scene)
    assert not _stopped(scene)
    house.wait(hours=8 * 24)
    assert [target for _names, target in _stopped(scene)] == [meeting]


def test_names_stay_within_a_case_with_somebody_protected(house: House) -> None:
    scene = agreed(house, protected=Protection.SECRECY_MARK)
    meeting = booked(scene, hours=48)
    _pause(scene)
    assert _stopped(scene) == [(WITHIN_CASE, meeting)]


def test_a_case_without_a_meeting_is_told_of_after_eight_weeks(house: House) -> None:
    scene = agreed(house)
    house.clock.at += timedelta(weeks=8)
    assert not _missing(scene)
    house.clock.at += timedelta(days=1)
    assert _missing(scene) == [("none", scene.case)]


def test_a_booked_one_or_a_later_one_that_was_held_is_enough(house: House) -> None:
    scene = agreed(house)
    booked(scene, hours=24 * 20)
    house.clock.at += timedelta(weeks=8, days=1)
    assert not _missing(scene)
    house.clock.at += timedelta(weeks=3)
    assert _missing(scene) == [("held", scene.case)]


def test_the_office_sets_the_weeks_and_nought_is_never(house: House) -> None:
    scene = agreed(house)
    house.clock.at += timedelta(weeks=5)
    assert not _missing(scene)
    office = house.use.office.get()
    house.use.office.save(replace(office, weeks_to_meeting=4))
    assert _missing(scene)
    house.use.office.save(replace(office, weeks_to_meeting=0))
    house.clock.at += timedelta(weeks=9)
    assert not _missing(scene)
    for weeks in (-1, 53):
        wrong = replace(office, weeks_to_meeting=weeks)
        refusal = refused(lambda wrong=wrong: house.use.office.save(wrong))
        assert refusal.code == "policy_out_of_range"


def test_a_case_that_is_paused_expects_none(house: House) -> None:
    scene = agreed(house)
    _pause(scene)
    house.clock.at += timedelta(weeks=9)
    assert not _missing(scene)


def test_a_case_that_is_not_answered_expects_none(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    house.clock.at += timedelta(weeks=9)
    assert not _missing(scene)


def test_steps_without_meetings_expect_none(house: House) -> None:
    scene = agreed(house)
    house.clock.at += timedelta(weeks=9)
    note = house.use.course.note(scene.case, Step.MEETING, NotedAs.NOT_NEEDED, day=TODAY).new_id
    assert not _missing(scene)
    house.use.course.take_back(scene.case, note or "")
    assert _missing(scene)
    shipped = house.use.process_lists.today()
    house.as_role(Role.UNIT_MANAGER).process_lists.save(
        replace(
            shipped,
            starts_on=house.clock.at.date(),
            steps=tuple(
                replace(one, is_on=one.code not in ("meeting", "follow_up"))
                for one in shipped.steps
            ),
        )
    )
    assert not _missing(scene)
