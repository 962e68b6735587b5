"""Messages about a meeting: through consent, without whom and where unless wanted, and noted."""

from __future__ import annotations

from pathlib import Path

import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import Protection
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.notice_views import NoticeOrder, NoticeRecipient
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind, Office
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene

K = NoticeKind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "ut"
    path.mkdir()
    return path


def planned(scene: Scene, *, place: str = "Biblioteket på Haga", days: int = 14) -> str:
    """A meeting in two weeks with every party, the mother and the child."""
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house = scene.house
    house.renderer = Renderer()
    house.new_session()
    house.use.people.get(scene.child, reason="möte i dag")  # asked for where the child is protected
    house.use.office.save(Office(unit="SSPF Umeå", phone="090-16 00 00", own_party=scene.social))
    entry = _entry(scene, place=place, days=days)
    meeting = house.use.meetings.plan(entry).new_id
    assert meeting is not None
    return meeting


def _entry(scene: Scene, *, place: str, days: int) -> NewMeeting:
    house = scene.house
    now = house.clock.at
    return NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=now.replace(day=now.day + days),
        parties=scene.parties,
        persons=(scene.mother, scene.child),
        place=place,
    )


def order(scene: Scene, meeting: str, recipient: str, kind: K, **more: bool) -> NoticeOrder:
    return NoticeOrder(case=scene.case, meeting=meeting, recipient=recipient, kind=kind, **more)


def _listed(scene: Scene, meeting: str) -> dict[str, NoticeRecipient]:
    found = scene.house.use.notices.recipients(scene.case, meeting)
    return {one.recipient: one for one in found}


def _went(scene: Scene) -> list[tuple[DisclosureKind, str, str]]:
    kinds = (DisclosureKind.INVITATION, DisclosureKind.MEETING_NOTICE)
    with scene.house.unit() as unit:
        rows = unit.office.disclosures(scene.case)
    return [
        (row.kind, row.recipient, row.what.partition(":")[0]) for row in rows if row.kind in kinds
    ]


def test_an_invitation_is_copied_and_noted_before_it_may_be(house: House) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    invitation = order(scene, meeting, scene.school, K.INVITATION)
    told = house.use.notices.preview(invitation)
    assert _went(scene) == []
    copied = house.use.notices.copy(invitation)
    assert copied.words == told
    assert "torsdag 26 mars 2026 kl. 10.30" in told
    assert "Plats: Biblioteket på Haga" in told
    for name in ("Alva", "Anna", "Erik", "Ersängsskolan"):
        assert name not in told
    assert _went(scene) == [(DisclosureKind.INVITATION, scene.school, "invitation")]
    listed = _listed(scene, meeting)
    assert listed[scene.school].invited_at == house.clock.at
    assert listed[scene.school].may == (K.INVITATION, K.CHANGE, K.CANCELLED, K.WITHOUT_YOU)
    assert listed[scene.police].may == (K.INVITATION,)
    assert scene.social not in listed


def test_the_name_stands_there_only_when_it_is_asked_for(house: House, folder: Path) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    named = order(scene, meeting, scene.school, K.INVITATION, with_name=True, with_place=False)
    done = house.use.notices.save(named, folder)
    told = done.path.read_text("utf-8-sig")
    assert "Gäller: Alva Lind" in told
    assert "Haga" not in told
    assert "Alva" not in done.path.name
    gone = order(scene, meeting, scene.school, K.CANCELLED, with_name=True)
    assert "Alva" not in house.use.notices.save(gone, folder).path.read_text("utf-8-sig")


def test_nobody_is_told_past_the_consents(house: House) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    use = house.use.notices
    use.copy(order(scene, meeting, scene.police, K.INVITATION))
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="Maria Ask",
            parties=(scene.police,),
        )
    )
    house.wait(minutes=1)
    for kind in (K.INVITATION, K.CHANGE):
        found = refused(lambda kind=kind: use.copy(order(scene, meeting, scene.police, kind)))
        assert found.code in ("not_a_participant", "invitation_blocked")
    listed = _listed(scene, meeting)[scene.police]
    assert listed.may == (K.CANCELLED, K.WITHOUT_YOU)
    assert listed.why
    told = use.copy(order(scene, meeting, scene.police, K.WITHOUT_YOU)).words
    assert "hålls utan er" in told
    assert "samtycke" not in told.lower()
    with house.unit() as unit:
        [*_, row] = unit.office.disclosures(scene.case)
    assert (row.kind, row.parts) == (DisclosureKind.MEETING_NOTICE, ())
    error = refused(lambda: use.copy(order(scene, meeting, scene.leisure, K.CANCELLED)))
    assert error.code == "not_told_before"


def test_new_minutes_are_told_to_who_may_have_them_after_the_meeting(house: House) -> None:
    scene = a_scene(house)
    meeting = planned(scene, days=1)
    assert K.NEW_MINUTES not in _listed(scene, meeting)[scene.school].may
    house.wait(days=2)
    assert _listed(scene, meeting)[scene.school].may == ()  # nothing is noted yet
    house.use.meeting_items.add(
        item_of(scene, meeting, text="Frånvaron har minskat", hide_from_guardians=True)
    )
    listed = _listed(scene, meeting)
    assert listed[scene.school].may == (K.NEW_MINUTES,)
    assert listed[scene.mother].may == ()  # she reads none of it
    told = house.use.notices.copy(order(scene, meeting, scene.school, K.NEW_MINUTES)).words
    assert "nya minnesanteckningar" in told
    for recipient, kind, code in (
        (scene.mother, K.NEW_MINUTES, "nothing_readable"),
        (scene.school, K.INVITATION, "meeting_has_been"),
    ):
        wrong = order(scene, meeting, recipient, kind)
        assert refused(lambda one=wrong: house.use.notices.copy(one)).code == code


def test_a_place_that_names_somebody_stops_the_message(house: House) -> None:
    scene = a_scene(house)
    house.use.people.add(PersonInput(name="Klara Sundin"))
    for days, place in enumerate(("Hemma hos Anna Lind", "Klara Sundins kafé"), start=14):
        meeting = planned(scene, place=place, days=days)
        invitation = order(scene, meeting, scene.school, K.INVITATION)
        assert refused(lambda one=invitation: house.use.notices.preview(one)).code == "leak_found"
        without = order(scene, meeting, scene.school, K.INVITATION, with_place=False)
        assert house.use.notices.preview(without)


def test_where_somebody_is_protected_no_place_is_told(house: House) -> None:
    scene = a_scene(house, protected=Protection.PROTECTED_REGISTRATION)
    meeting = planned(scene)
    told = house.use.notices.preview(order(scene, meeting, scene.school, K.INVITATION))
    assert "Plats" not in told
    assert "Haga" not in told
