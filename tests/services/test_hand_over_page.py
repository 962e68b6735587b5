"""The page for a colleague who goes on: what waits, by reference, and names only when asked for.

Defends: nobody is named unless asked for, nobody protected ever; each case
has its row in the ledger.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from pypdf import PdfReader

from sspf_app.domain.codes import Protection
from sspf_app.services.hand_over_page import PageOrder
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.records import DisclosureKind
from tests.documents.papers import RENDERER
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene


def _words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def _with_real_papers(house: House) -> None:
    house.renderer = RENDERER
    house.new_session()


def _booked(scene: Scene) -> None:
    scene.house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at + timedelta(days=3),
            parties=(),
            persons=(scene.mother,),
        )
    )


def test_the_page_names_nobody_unless_asked(house: House, tmp_path: Path) -> None:
    _with_real_papers(house)
    scene = a_scene(house, born=date(2008, 4, 2))
    scene.hand_out(scene.mother)
    _booked(scene)
    pages = house.use.hand_over_pages
    bare = pages.export(PageOrder(colleague="Cia Dahl"), tmp_path)
    said = _words(bare.path)
    assert "SSPF 2026-001" in said
    assert "Cia Dahl" in said
    for name in ("Alva", "Anna", "Erik"):
        assert name not in said
    for title in ("Meetings within 30 days", "Answers that are awaited"):
        assert title in said
    named = _words(pages.export(PageOrder(with_names=True), tmp_path).path)
    assert "Alva Lind" in named
    with house.unit() as unit:
        gone = [
            one
            for one in unit.office.disclosures(scene.case)
            if one.kind is DisclosureKind.HAND_OVER
        ]
    assert [one.recipient for one in gone] == [scene.social] * 2
    assert gone[0].file_name == bare.path.name


def test_nobody_protected_is_named_even_when_names_are_asked_for(
    house: House, tmp_path: Path
) -> None:
    _with_real_papers(house)
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    _booked(scene)
    said = _words(house.use.hand_over_pages.export(PageOrder(with_names=True), tmp_path).path)
    assert "SSPF 2026-001" in said
    assert "Alva" not in said


def test_an_empty_office_has_nothing_to_hand_over(house: House, tmp_path: Path) -> None:
    code = refused(lambda: house.use.hand_over_pages.export(PageOrder(), tmp_path)).code
    assert code == "nothing_to_hand_over"
    assert not list(tmp_path.glob("*.pdf"))
