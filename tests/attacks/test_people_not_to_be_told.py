"""A person who may not know of the case is sent whatever there is to send: nothing goes out.

Attack: each is named among those who come to the meeting, so the program has their name at hand.
Defends: sharing rules 6 and 7; domain notes, sections 2.3 and 2.5.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.notice_views import NoticeOrder
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.people_views import PersonInput
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.records import Disclosure
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_plans import write

K = NoticeKind
REFUSALS = frozenset(
    {
        "may_not_be_told",
        "guardian_not_ticked",
        "nothing_readable",
        "danger_held",
        "signatory_dead",
        "guardian_blocked",
        "do_not_contact",
        "not_told_before",
    }
)


def _scene(house: House, born: date = date(2013, 2, 3)) -> Scene:
    scene = a_scene(house, born=born)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    if born < date(2011, 3, 13):
        scene.yes(scene.child)
    return scene


def _no_guardian(house: House) -> tuple[Scene, str]:
    """The other parent, who has no custody."""
    person = house.use.people.add(PersonInput(name="Olle Lo", born=date(1980, 1, 2)))
    return _scene(house), person.new_id or ""


def _not_named(house: House) -> tuple[Scene, str]:
    """The guardian of somebody who is sixteen, whose form names no guardian."""
    scene = _scene(house, born=date(2009, 6, 1))
    return scene, scene.mother


def _sibling(house: House) -> tuple[Scene, str]:
    person = house.use.people.add(PersonInput(name="Maja Lind", born=date(2008, 4, 4)))
    return _scene(house), person.new_id or ""


def _usual(house: House) -> tuple[Scene, str]:
    scene = _scene(house)
    return scene, scene.mother


def _nothing(scene: Scene, person: str) -> None:
    """They may not know from the beginning."""


def _loses_custody(scene: Scene, person: str) -> None:
    """By a judgment that held from the day before."""
    custody = scene.house.use.custody
    relation = next(
        one for one in scene.house.use.people.get(scene.child).custody if one.holder == person
    )
    custody.end(relation.id, TODAY - timedelta(days=1))


def _dies(scene: Scene, person: str) -> None:
    known = scene.house.use.people.get(person)
    entry = PersonInput(name=known.name, born=known.born, died=TODAY)
    scene.house.use.people.correct(person, entry)


def _is_in_danger(scene: Scene, person: str) -> None:
    scene.house.use.contact_rules.answer_danger(scene.case, ContactKind.DANGER_UNKNOWN)


def _is_barred(scene: Scene, person: str) -> None:
    entry = ContactInput(
        case=scene.case, person=person, kind=ContactKind.BLOCKED, reason="hot", starts_on=TODAY
    )
    scene.house.use.contact_rules.record(entry)


WHO = {
    "no_guardian": (_no_guardian, _nothing),
    "guardian_not_named": (_not_named, _nothing),
    "sibling": (_sibling, _nothing),
    "former_guardian": (_usual, _loses_custody),
    "dead": (_usual, _dies),
    "danger": (_usual, _is_in_danger),
    "barred": (_usual, _is_barred),
}


class Desk:
    """What there is of a case to send: a meeting that has been, one to come, a plan."""

    def __init__(self, scene: Scene, person: str, folder: Path) -> None:
        self.scene, self.person, self.folder = scene, person, folder
        parties = (scene.school, scene.police)
        self.past = scene.meeting_of_attendance(parties=parties, persons=(person,))
        write(scene, self.past, PlanKind.GOAL, "I skolan varje dag")
        entry = NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at + timedelta(days=10),
            parties=parties,
            persons=(person,),
        )
        self.ahead = scene.house.use.meetings.plan(entry).new_id or ""

    def given_out(self) -> None:
        """Something has left already, so that there is a page of it."""
        self.scene.house.use.minutes.export(
            self.scene.case, self.past, recipient=self.scene.school, folder=self.folder
        )

    def ways(self) -> dict[str, Callable[[], object]]:
        use, case, who = self.scene.house.use, self.scene.case, self.person
        ahead, past, out = self.ahead, self.past, self.folder
        purpose = self.scene.purpose
        word = NoticeOrder(case=case, meeting=ahead, recipient=who, kind=K.INVITATION)
        minutes = replace(word, meeting=past, kind=K.NEW_MINUTES)
        papers, plan, ledger = use.invitation_papers, use.plan_papers, use.ledger_papers
        return {
            "invitation": lambda: papers.preview(case, ahead, recipient=who),
            "invitation_out": lambda: papers.export(case, ahead, recipient=who, folder=out),
            "message": lambda: use.notices.preview(word),
            "message_named": lambda: use.notices.preview(replace(word, with_name=True)),
            "message_saved": lambda: use.notices.save(word, out),
            "message_copied": lambda: use.notices.copy(word),
            "calendar": lambda: use.calendar_entries.save(
                case, ahead, recipients=(who,), folder=out
            ),
            "spoken": lambda: use.spoken_calls.note(case, ahead, recipient=who),
            "minutes": lambda: use.minutes.preview(case, past, recipient=who),
            "minutes_out": lambda: use.minutes.export(case, past, recipient=who, folder=out),
            "word_of_minutes": lambda: use.notices.preview(minutes),
            "word_of_minutes_saved": lambda: use.notices.save(minutes, out),
            "word_of_minutes_copied": lambda: use.notices.copy(minutes),
            "plan": lambda: plan.preview(case, purpose, recipient=who),
            "plan_out": lambda: plan.export(case, purpose, recipient=who, folder=out),
            "page": lambda: ledger.preview_page(case, who),
            "page_out": lambda: ledger.export_page(case, who, out),
        }

    def changed(self) -> NoticeOrder:
        return NoticeOrder(
            case=self.scene.case, meeting=self.ahead, recipient=self.person, kind=K.CHANGE
        )

    def went(self) -> list[Disclosure]:
        with self.scene.house.unit() as unit:
            rows = unit.office.disclosures(self.scene.case)
        return [row for row in rows if row.recipient == self.person and row.meeting]


@pytest.mark.parametrize("who", WHO)
def test_nothing_goes_to_who_may_not_know(house: House, tmp_path: Path, who: str) -> None:
    begin, happens = WHO[who]
    desk = Desk(*begin(house), tmp_path)
    desk.given_out()
    happens(desk.scene, desk.person)
    before = sorted(tmp_path.iterdir())
    for name, way in desk.ways().items():
        assert refused(way).code in REFUSALS, name
    case, ahead = desk.scene.case, desk.ahead
    use = house.use
    assert refused(lambda: use.notices.preview(desk.changed())).code in REFUSALS
    stopped = refused(
        lambda: use.minutes.export_all(
            case, desk.past, recipients=(desk.scene.school, desk.person), folder=tmp_path
        )
    )
    assert stopped.code == "copy_stopped"
    assert sorted(tmp_path.iterdir()) == before
    with suppress(DomainError):  # nobody may be invited where custody is in doubt
        use.invitation_papers.export_all(case, ahead, folder=tmp_path)
    assert not desk.went()
    offered = [
        one.may for one in use.notices.recipients(case, ahead) if one.recipient == desk.person
    ]
    assert not any(offered)


def test_who_may_know_gets_all_of_it(house: House, tmp_path: Path) -> None:
    """The ways are ways: each leads out where it may."""
    desk = Desk(*_usual(house), tmp_path)
    desk.given_out()
    for name, way in desk.ways().items():
        assert way(), name
    house.use.notices.preview(desk.changed())
    assert {row.meeting for row in desk.went()} == {desk.past, desk.ahead}


@pytest.mark.parametrize("happens", [_dies, _is_in_danger, _is_barred])
def test_who_was_invited_and_may_not_be_told_any_more_is_not_told_that_it_is_off(
    house: House, tmp_path: Path, happens: Callable[[Scene, str], None]
) -> None:
    desk = Desk(*_usual(house), tmp_path)
    use, case = house.use, desk.scene.case
    use.invitation_papers.export(case, desk.ahead, recipient=desk.person, folder=tmp_path)
    use.calendar_entries.save(case, desk.ahead, recipients=(desk.person,), folder=tmp_path)
    happens(desk.scene, desk.person)
    before = len(desk.went())
    for kind in (K.CANCELLED, K.WITHOUT_YOU, K.CHANGE):
        order = replace(desk.changed(), kind=kind)
        assert refused(lambda order=order: use.notices.preview(order)).code in REFUSALS
    recall = use.recall_papers
    for act in (
        lambda: recall.preview(case, desk.ahead, K.CANCELLED, recipient=desk.person),
        lambda: use.calendar_entries.recall(
            case, desk.ahead, recipients=(desk.person,), folder=tmp_path
        ),
    ):
        assert refused(act).code in REFUSALS
    assert len(desk.went()) == before
