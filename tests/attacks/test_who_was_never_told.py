"""Who was never told of a case, or no longer may be, learns nothing by what goes out later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.services.case_views import NewCase
from sspf_app.services.meeting_views import CommitmentInput, ItemInput, NewMeeting
from sspf_app.services.notice_views import NoticeOrder
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Presence
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.documents.papers import text_of
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_commitments import a_meeting, agreed
from tests.services.test_notices import _entry, planned

K = NoticeKind


def _order(scene: Scene, meeting: str, kind: NoticeKind) -> NoticeOrder:
    return NoticeOrder(case=scene.case, meeting=meeting, recipient=scene.police, kind=kind)


def _taken_back(scene: Scene, *, parties: tuple[str, ...] = (EVERY,)) -> str:
    made = scene.house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=scene.house.clock.at,
            received_by="Maria Ask",
            parties=parties,
        )
    )
    scene.house.wait(minutes=1)
    return made.new_id or ""


def _moved_without_police(scene: Scene, meeting: str) -> None:
    _taken_back(scene, parties=(scene.police,))
    entry = _entry(scene, place="X", days=16)
    starts_at = entry.starts_at.replace(hour=15, minute=37)
    others = tuple(one for one in scene.parties if one != scene.police)
    scene.house.use.meetings.change(meeting, replace(entry, starts_at=starts_at, parties=others))


def test_a_recall_tells_the_time_they_knew_and_no_new_one(house: House) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    house.use.notices.copy(_order(scene, meeting, K.INVITATION))
    before = house.use.meetings.get(scene.case, meeting).starts_at.astimezone(house.clock.zone)
    house.wait(minutes=1)
    _moved_without_police(scene, meeting)
    for kind in (K.WITHOUT_YOU, K.CANCELLED):
        words = house.use.notices.preview(_order(scene, meeting, kind))
        assert f"kl. {before:%H.%M}" in words
        assert "15.37" not in words
        assert "16.37" not in words


def test_a_calendar_entry_is_recalled_at_the_time_they_knew(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    entries = house.use.calendar_entries
    entries.save(scene.case, meeting, recipients=[scene.police], folder=tmp_path)
    with house.unit() as unit:
        (sent,) = unit.out.entries(scene.case, meeting)
    house.wait(minutes=1)
    _moved_without_police(scene, meeting)
    entries.recall(scene.case, meeting, recipients=[scene.police], folder=tmp_path)
    with house.unit() as unit:
        (recalled,) = unit.out.entries(scene.case, meeting)
    assert recalled.is_cancelled
    assert (recalled.starts_at, recalled.place) == (sent.starts_at, "")


def test_a_party_of_a_planned_meeting_that_nobody_told_gets_no_letter(house: House) -> None:
    scene = a_scene(house)
    planned(scene)
    withdrawal = _taken_back(scene)
    notice = house.use.withdrawals.preview_notice
    assert refused(lambda: notice(scene.case, withdrawal, scene.leisure)).code
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert scene.leisure not in [one.recipient for one in (*effect.received, *effect.stopping)]


def test_a_meeting_that_has_passed_tells_only_those_who_were_there(house: House) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    house.wait(days=60)
    house.use.meetings.note_presence(
        scene.case, meeting, participant=scene.school, presence=Presence.PRESENT
    )
    withdrawal = _taken_back(scene)
    notice = house.use.withdrawals.preview_notice
    assert refused(lambda: notice(scene.case, withdrawal, scene.leisure)).code
    assert refused(lambda: notice(scene.case, withdrawal, scene.police)).code
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    told = [one.recipient for one in (*effect.received, *effect.stopping)]
    assert scene.school in told
    assert scene.leisure not in told
    assert scene.police not in told


def _told_of_the_withdrawal(scene: Scene) -> list[str]:
    _taken_back(scene)
    (effect,) = scene.house.use.withdrawals.list_withdrawals(scene.case)
    return [one.recipient for one in (*effect.received, *effect.stopping)]


def _police_said(scene: Scene, **other: Any) -> tuple[str, ItemInput]:
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    scene.house.wait(minutes=1)
    entry = ItemInput(
        case=scene.case,
        meeting=a_meeting(scene),
        text="Sågs vid stationen sent",
        source=scene.police,
        about=(scene.child,),
        types=(InformationType.POLICE_OBSERVATIONS,),
    )
    entry = replace(entry, **other)
    item = scene.house.use.meeting_items.add(entry).new_id or ""
    scene.house.wait(minutes=1)
    return item, entry


def test_who_disclosed_by_law_is_not_told_of_a_case(house: House) -> None:
    scene = a_scene(house)
    _police_said(scene, from_legal_disclosure=True)
    assert scene.police not in _told_of_the_withdrawal(scene)


def test_who_was_named_as_the_source_by_mistake_is_told_nothing(house: House) -> None:
    scene = a_scene(house)
    item, entry = _police_said(scene)
    right = replace(entry, source=scene.school, types=(InformationType.ATTENDANCE,))
    house.use.meeting_items.correct(item, right)
    house.wait(minutes=1)
    assert scene.police not in _told_of_the_withdrawal(scene)


def test_new_minutes_name_the_young_person_to_nobody_who_may_not_know(house: House) -> None:
    house.renderer = Renderer()
    house.new_session()
    scene = agreed(house)
    peer = house.use.people.add(PersonInput(name="Kim Ek", born=date(1999, 1, 1))).new_id or ""
    made = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(scene.social,),
            persons=(peer,),
        )
    )
    meeting = made.new_id or ""
    house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text="Vill ha hjälp med boendet",
            source="family",
            about=(peer,),
            types=(InformationType.ECONOMY_HOUSING,),
            answered=frozenset({"household"}),
        )
    )
    house.wait(hours=1)
    minutes = house.use.minutes.preview(scene.case, meeting, recipient=peer)
    assert "Alva" not in text_of(minutes.pdf)
    order = replace(_order(scene, meeting, K.NEW_MINUTES), recipient=peer, with_name=True)
    assert "Alva" not in house.use.notices.preview(order)


def test_a_follow_up_names_nobody_of_another_case(house: House) -> None:
    scene = agreed(house)
    kim = house.use.people.add(PersonInput(name="Kim Ek", born=date(2012, 1, 1))).new_id or ""
    house.use.cases.open_case(
        NewCase(young_person=kim, purposes=("Att Kim får stöd",), parties=(scene.school,))
    )
    entry = ItemInput(
        case=scene.case,
        meeting=a_meeting(scene),
        text="Ring hem",
        source=scene.social,
        about=(scene.child,),
        types=(InformationType.PARTICIPATION,),
        commitment=CommitmentInput(
            responsible=scene.school,
            starts_on=TODAY,
            due_on=TODAY,
            follow_up="Samtal med Kim Ek om hans eget ärende",
        ),
    )
    (question,) = house.use.meeting_items.check(entry).questions
    assert (question.kind, question.name) == ("other_person", "Kim Ek")
    assert question.of == "Samtal med Kim Ek om hans eget ärende"
    assert "Kim" not in question.instead
    assert refused(lambda: house.use.meeting_items.add(entry)).code == "item_unanswered"
