"""The mapping on paper: over all talks, one copy per reader, only what they read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.domain.facts import Exclusion
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.process_records import Aspect, OccasionKind
from sspf_app.services.records import DisclosureKind
from tests.documents.papers import text_of
from tests.fakes import TextRenderer
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, T, a_scene, assert_signed
from tests.services.test_occasions import begun, told

TRUMPET = "Spelar trumpet i kulturskolan varje vecka"
SECRET = "Var ute och drack hela helgen med äldre kamrater"


@pytest.fixture
def scene(house: House) -> Scene:
    """Two talks; the police may not read of alcohol and drugs."""
    made = a_scene(house)
    made.yes(made.mother)
    made.yes(
        made.father,
        but=[Exclusion(subject=made.child, recipient=made.police, type=T.ALCOHOL_DRUGS)],
    )
    save = house.use.occasions.save
    first, second = begun(made), begun(made)
    save(told(made, first, text=TRUMPET))
    hidden = told(made, second, text=SECRET, types=(T.ALCOHOL_DRUGS,), area="alcohol_drugs")
    save(replace(hidden, aspect=Aspect.RISK))
    return made


def paper(scene: Scene, recipient: str) -> str:
    made = scene.house.use.mapping_papers.preview(scene.case, recipient=recipient)
    return made.pdf.decode()


def test_all_talks_stand_on_one_paper_area_by_area(house: House, scene: Scene) -> None:
    shown = house.use.mapping_papers.recipients(scene.case)
    counts = {one.name: one.readable for one in shown}
    assert (counts["Polisen"], counts["Ersängsskolan"], counts["Anna Lind"]) == (0, 1, 2)
    own = paper(scene, COORDINATOR)
    assert own.index("Fritid") < own.index("Alkohol eller droger")
    assert SECRET in own
    assert "Erik Berg har undantagit det" in own
    mother = paper(scene, scene.mother)
    assert SECRET in mother
    assert "Risk" in mother


def test_what_is_held_back_leaves_no_trace(house: House, scene: Scene) -> None:
    leisure = paper(scene, scene.leisure)
    assert SECRET in leisure
    # Nobody gave the office the right to pass on what the family said of its leisure.
    assert "Spelar trumpet" not in leisure
    assert "Fritid\n" not in leisure
    error = refused(lambda: paper(scene, scene.police))
    assert error.code == "nothing_readable"
    assert refused(lambda: paper(scene, "p-none")).code == "not_a_recipient"
    assert house.use.mapping_papers.preview(scene.case, recipient=scene.leisure).pages == 1


class Careless(TextRenderer):
    def mapping(self, data: Any) -> RenderedDocument:
        drawn = super().mapping(data)
        return replace(drawn, content=drawn.content + b"\nSPELAR trumpet i kulturskolan varje")


def test_a_leak_stops_it_and_all_are_written_or_none(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    done = house.use.mapping_papers.export_all(scene.case, folder=tmp_path)
    with house.unit() as unit:
        rows = [
            row for row in unit.office.disclosures(scene.case) if row.kind is DisclosureKind.MAPPING
        ]
    assert len(rows) == len(done) == len(list(tmp_path.glob("*.pdf")))
    assert {row.recipient for row in rows} >= {scene.leisure, scene.mother}
    assert scene.police not in {row.recipient for row in rows}
    assert_signed(rows, house.use.mapping_papers.recipients(scene.case))
    house.renderer = Careless()
    house.new_session()
    error = refused(lambda: house.use.mapping_papers.export_all(scene.case, folder=tmp_path))
    assert error.code == "leak_found"
    assert len(list(tmp_path.glob("*.pdf"))) == len(done)


def test_a_real_page_holds_it(house: House, scene: Scene) -> None:
    house.renderer = Renderer()
    house.new_session()
    made = house.use.mapping_papers.preview(scene.case, recipient=scene.mother)
    text = text_of(made.pdf)
    assert "Kartläggning" in text
    assert "Alkohol eller droger" in text
    said = "Andra kan ha fått mer eller mindre."
    assert f"Här står bara det som du får läsa. {said}" in text
    for recipient, is_told in ((scene.school, True), (COORDINATOR, False)):
        copy = house.use.mapping_papers.preview(scene.case, recipient=recipient)
        assert (f"Här står bara det som ni får läsa. {said}" in text_of(copy.pdf)) is is_told


def test_talks_are_no_meetings_in_the_timeline_and_none_comes_next(
    house: House, scene: Scene
) -> None:
    kinds = [one.kind for one in house.use.timeline.events(scene.case)]
    assert kinds.count("held_mapping") == 2
    assert "meeting" not in kinds
    assert house.use.cases.get(scene.case).next_meeting is None
    begun(scene, OccasionKind.REFERRAL)
    assert "held_referral" in {one.kind for one in house.use.timeline.events(scene.case)}
