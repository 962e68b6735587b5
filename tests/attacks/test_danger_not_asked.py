"""Before anybody has answered whether it can be dangerous, a meeting is made of the family alone.

Attack: the question was asked before a form and an extract. A guardian of somebody under fifteen
reads by custody alone, so an invitation, the minutes, a message or a page of the ledger told of the
case while nobody had thought of violence or honour.

Defends: domain notes, section 2.5; decision 0110.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sspf_app.domain.codes import InformationType
from sspf_app.services.case_views import NewCase
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.notice_views import NoticeOrder
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_plans import write


def _unasked(house: House) -> tuple[Scene, str, str]:
    """A second case of a young person, in which nobody has answered: a meeting before and after."""
    scene, use = replace(a_scene(house)), house.use
    entry = NewCase(young_person=scene.child, purposes=("Lugnare fritid",), parties=scene.parties)
    scene.case = use.cases.open_case(entry).new_id or ""
    scene.purpose = use.cases.get(scene.case).purposes[0].id
    meeting = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at,
        parties=(scene.social,),
        persons=(scene.mother,),
    )
    past = use.meetings.plan(meeting).new_id or ""
    said = ItemInput(
        case=scene.case,
        meeting=past,
        text="Sover dåligt",
        source=scene.social,
        about=(scene.child,),
        types=(InformationType.HEALTH,),
    )
    use.meeting_items.add(said)
    write(scene, past, PlanKind.GOAL, "Sova om nätterna")
    house.wait(hours=1)
    later = replace(meeting, starts_at=house.clock.at + timedelta(days=3))
    return scene, past, use.meetings.plan(later).new_id or ""


def _ways(scene: Scene, past: str, ahead: str, out: Path) -> dict[str, Callable[[], object]]:
    use, case, who = scene.house.use, scene.case, scene.mother
    word = NoticeOrder(case=case, meeting=ahead, recipient=who, kind=NoticeKind.INVITATION)
    minutes = replace(word, meeting=past, kind=NoticeKind.NEW_MINUTES)
    return {
        "invitation": lambda: use.invitation_papers.export(case, ahead, recipient=who, folder=out),
        "message": lambda: use.notices.copy(word),
        "calendar": lambda: use.calendar_entries.save(case, ahead, recipients=(who,), folder=out),
        "spoken": lambda: use.spoken_calls.note(case, ahead, recipient=who),
        "minutes": lambda: use.minutes.export(case, past, recipient=who, folder=out),
        "word": lambda: use.notices.copy(minutes),
        "plan": lambda: use.plan_papers.preview(case, scene.purpose, recipient=who),
        "page": lambda: use.ledger_papers.preview_page(case, who),
    }


def test_nothing_goes_to_a_guardian_before_it_is_answered(house: House, tmp_path: Path) -> None:
    scene, past, ahead = _unasked(house)
    out = tmp_path / "out"
    out.mkdir()
    for name, way in _ways(scene, past, ahead, out).items():
        assert refused(way).code == "danger_unanswered", name
    assert list(out.iterdir()) == []
    offered = house.use.notices.recipients(scene.case, ahead)
    assert not any(one.may for one in offered if one.recipient == scene.mother)
    house.use.contact_rules.answer_danger(scene.case, ContactKind.DANGER_NO)
    for name, way in _ways(scene, past, ahead, out).items():
        assert way(), name


def test_a_judgment_that_ended_all_custody_leaves_it_to_be_asked(house: House) -> None:
    """Nobody has custody today; who had it reads what is about them, in a case not asked about."""
    scene, past, _ahead = _unasked(house)
    said = ItemInput(
        case=scene.case,
        meeting=past,
        text="Anna vill ha stöd",
        source=scene.social,
        about=(scene.mother,),
        types=(InformationType.HEALTH,),
    )
    house.use.meeting_items.add(said)
    for row in house.use.people.get(scene.child).custody:
        house.use.custody.end(row.id, TODAY - timedelta(days=1))
    assert house.use.cases.get(scene.case).danger == "asked"
    paper = refused(lambda: house.use.minutes.preview(scene.case, past, recipient=scene.mother))
    assert paper.code == "danger_unanswered"
    house.use.contact_rules.answer_danger(scene.case, ContactKind.DANGER_NO)
    given = house.use.minutes.preview(scene.case, past, recipient=scene.mother)
    assert "Anna vill ha" in given.pdf.decode()
