"""Invitations taken back on paper: to who got one in writing, and nothing they did not know."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.records import DisclosureKind
from tests.documents.papers import text_of
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, T, assert_signed
from tests.services.test_agenda import _plan, _point, _scene

GONE, WITHOUT = NoticeKind.CANCELLED, NoticeKind.WITHOUT_YOU


@pytest.fixture
def scene(house: House) -> Scene:
    return _scene(house)


@pytest.fixture
def meeting(scene: Scene, tmp_path: Path) -> str:
    """The school and the mother are invited on paper; the police is not."""
    made = _plan(scene, days=2)
    scene.house.use.agenda.add(_point(scene, made, "Proverna i vinter", T.ALCOHOL_DRUGS))
    for one in (scene.school, scene.mother):
        scene.house.use.invitation_papers.export(scene.case, made, recipient=one, folder=tmp_path)
    scene.house.wait(minutes=1)
    return made


def test_a_letter_goes_to_who_was_invited_in_writing(
    house: House, scene: Scene, meeting: str, tmp_path: Path
) -> None:
    papers = house.use.recall_papers
    shown = papers.recipients(scene.case, meeting)
    assert [one.recipient for one in shown] == [scene.school, scene.mother]
    error = refused(lambda: papers.preview(scene.case, meeting, GONE, recipient=scene.police))
    assert error.code == "not_told_before"
    out = tmp_path / "out"
    out.mkdir()
    written = papers.export_all(scene.case, meeting, GONE, folder=out)
    assert len(written) == len(list(out.iterdir())) == 2
    noted = [
        one
        for one in house.use.ledger.rows(scene.case)
        if one.kind is DisclosureKind.MEETING_NOTICE
    ]
    assert {one.recipient for one in noted} == {scene.school, scene.mother}
    with house.unit() as unit:
        assert_signed(
            [
                row
                for row in unit.office.disclosures(scene.case)
                if row.id in {one.id for one in noted}
            ],
            shown,
        )


@pytest.mark.parametrize("kind", sorted(set(NoticeKind) - {GONE, WITHOUT}))
def test_what_takes_nothing_back_is_no_such_letter(
    house: House, scene: Scene, meeting: str, kind: NoticeKind
) -> None:
    with pytest.raises(ValueError, match=kind.value):
        house.use.recall_papers.preview(scene.case, meeting, kind, recipient=scene.school)


def test_the_letter_tells_nothing_that_was_not_told(
    house: House, scene: Scene, meeting: str
) -> None:
    house.renderer = Renderer()
    house.new_session()
    detail = house.use.meetings.get(scene.case, meeting)
    told_at = detail.starts_at.astimezone(house.clock.zone)
    entry = NewMeeting(
        case=scene.case,
        purpose=detail.purpose,
        starts_at=detail.starts_at + timedelta(hours=3),
        parties=(scene.social, scene.school),
        persons=(scene.mother,),
        place="Hemliga huset",
    )
    house.use.meetings.change(meeting, entry)
    house.wait(minutes=1)
    preview = house.use.recall_papers.preview
    for kind, words in ((GONE, "är inställt"), (WITHOUT, "utan er")):
        text = text_of(preview(scene.case, meeting, kind, recipient=scene.school).pdf)
        assert words in " ".join(text.split())
        assert f"{told_at:%H.%M}" in text
        for held in ("Alva", "Proverna", "Hemliga huset", f"{told_at.hour + 3}.00"):
            assert held not in text
    house.wait(days=3)
    error = refused(lambda: preview(scene.case, meeting, GONE, recipient=scene.school))
    assert error.code == "meeting_has_been"
    assert house.use.recall_papers.recipients(scene.case, meeting) == ()
