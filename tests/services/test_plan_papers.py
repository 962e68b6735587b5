"""The plan on paper, one copy per reader, and a party's page over all its cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import InformationType
from sspf_app.services.actors import Role
from sspf_app.services.commitment_views import StepInput
from sspf_app.services.export_views import CopyKind
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.people_views import PersonInput
from sspf_app.services.plan_records import CommitmentStatus, PlanKind
from sspf_app.services.plan_views import PlanItemInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.dates import long_day
from tests.documents.papers import text_of
from tests.fakes import TextRenderer
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene_with_limits
from tests.services.test_commitments import a_meeting, promise
from tests.services.test_plans import a_version, typed

K = PlanKind

T = InformationType

OWN_WORDS = "Jag vill sluta dricka"

SECRET = "Alva sover ofta borta från skolan hela veckan"


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene_with_limits(house)


@pytest.fixture
def meeting(scene: Scene) -> str:
    return a_meeting(scene)


def write(
    scene: Scene,
    meeting: str,
    kind: PlanKind,
    text: str,
    *,
    parent: str | None = None,
    about: InformationType = T.PARTICIPATION,
    item: str | None = None,
) -> str:
    line = typed(scene, meeting, kind, text, parent=parent)
    source = line.item.source if about is not T.ATTENDANCE else scene.school
    source = "family" if kind is K.YOUNG_WORDS else source
    line = PlanItemInput(
        item=replace(line.item, types=(about,), source=source),
        kind=kind,
        parent=parent,
        in_person=line.in_person,
    )
    made = scene.house.use.plans.save(line, item=item).new_id or item
    assert made is not None
    return made


def a_plan(scene: Scene, meeting: str) -> dict[str, str]:
    """A goal all may read, with a sub-goal the police may not read and a promise under it."""
    ids = {"words": write(scene, meeting, K.YOUNG_WORDS, OWN_WORDS, about=T.ALCOHOL_DRUGS)}
    ids["secret"] = write(scene, meeting, K.GOAL, SECRET, about=T.ATTENDANCE)
    ids["under"] = write(scene, meeting, K.SUB_GOAL, "Tre lugna kvällar", parent=ids["secret"])
    ids["task"] = write(scene, meeting, K.COMMITMENT, "Ringa hem", parent=ids["under"])
    ids["open"] = write(scene, meeting, K.GOAL, "En fritid som håller")
    return ids


def paper(scene: Scene, recipient: str) -> str:
    made = scene.house.use.plan_papers.preview(scene.case, scene.purpose, recipient=recipient)
    return made.pdf.decode()


def test_each_reader_gets_the_lines_they_read_numbered_as_they_stand(
    house: House, scene: Scene, meeting: str
) -> None:
    a_plan(scene, meeting)
    school, police = (paper(scene, one).splitlines() for one in (scene.school, scene.police))
    assert SECRET in school
    assert school[school.index("Ringa hem") - 2] == "1.1.1"
    assert SECRET not in police
    # What stood under the goal that is held back moves up: nothing tells of it.
    assert police[police.index("Tre lugna kvällar") - 2] == "2"
    assert police[police.index("Ringa hem") - 2] == "2.1"
    assert police[police.index("En fritid som håller") - 2] == "1"
    assert "Ulla, mentor" in police
    own = paper(scene, COORDINATOR)
    assert "Erik Berg har undantagit det" in own
    shown = house.use.plan_papers.recipients(scene.case, scene.purpose)
    assert [(one.name, one.readable) for one in shown][:4] == [
        ("The coordinator's own copy", 5),
        ("Ersängsskolan", 5),
        ("Polisen", 3),
        ("Fritid unga", 5),
    ]


def test_the_young_persons_words_go_to_who_may_read_them(
    house: House, scene: Scene, meeting: str
) -> None:
    a_plan(scene, meeting)
    assert OWN_WORDS in paper(scene, scene.mother)
    assert OWN_WORDS not in paper(scene, scene.police)


def test_who_reads_nothing_of_it_gets_none(house: House, scene: Scene, meeting: str) -> None:
    assert refused(lambda: paper(scene, COORDINATOR)).code == "nothing_readable"
    a_plan(scene, meeting)
    assert refused(lambda: paper(scene, "nobody")).code == "not_a_recipient"
    house.use.people.correct(scene.child, PersonInput(name="Alva Lind", born=date(2016, 1, 1)))
    assert refused(lambda: paper(scene, scene.child)).code == "nothing_readable"
    other = "p-none"
    assert (
        refused(
            lambda: house.use.plan_papers.preview(scene.case, other, recipient=scene.school)
        ).code
        == "unknown_purpose"
    )


def test_a_withdrawal_takes_effect_at_once(house: House, scene: Scene, meeting: str) -> None:
    a_plan(scene, meeting)
    house.wait(minutes=5)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by=scene.social,
            parties=(scene.police,),
        )
    )
    assert refused(lambda: paper(scene, scene.police)).code == "nothing_readable"
    assert "En fritid som håller" in paper(scene, scene.school)


def test_versions_are_counted_as_the_reader_sees_them(
    house: House, scene: Scene, meeting: str
) -> None:
    ids = a_plan(scene, meeting)
    assert "Draft" not in paper(scene, scene.police)
    assert "Utkast, ännu inte fastställd" in paper(scene, scene.police)
    a_version(scene)
    house.wait(minutes=5)
    write(scene, meeting, K.GOAL, SECRET + " igen", about=T.ATTENDANCE, item=ids["secret"])
    assert "Ändrad sedan version 1" in paper(scene, scene.school)
    a_version(scene, reason="Tydligare")
    assert f"2, fastställd {long_day(TODAY, words_for('sv'))}" in paper(scene, scene.school)
    # What changed is held back from the police: their copy is the first version still.
    assert f"1, fastställd {long_day(TODAY, words_for('sv'))}" in paper(scene, scene.police)
    house.use.commitments.note(
        StepInput(case=scene.case, item=ids["task"], status=CommitmentStatus.DONE)
    )
    police = paper(scene, scene.police)
    assert f"1, fastställd {long_day(TODAY, words_for('sv'))}" in police
    assert "Klart" in police
    assert "Anna och Alva" not in police
    assert "Anna och Alva" in paper(scene, COORDINATOR)


def test_it_stands_in_the_ledger_with_every_part(
    house: House, scene: Scene, meeting: str, tmp_path: Path
) -> None:
    a_plan(scene, meeting)
    done = house.use.plan_papers.export(
        scene.case, scene.purpose, recipient=scene.police, folder=tmp_path
    )
    with house.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
    assert (row.kind, row.recipient, row.id) == (
        DisclosureKind.PLAN,
        scene.police,
        done.disclosure,
    )
    assert {part.type for part in row.parts} == {T.PARTICIPATION}
    assert len(row.records) == 2
    sent = house.use.plan_papers.export(
        scene.case,
        scene.purpose,
        recipient=scene.police,
        folder=tmp_path,
        copy=CopyKind.DISPATCH,
    )
    assert sent.password
    manager = house.as_role(Role.UNIT_MANAGER).plan_papers
    error = refused(lambda: manager.recipients(scene.case, scene.purpose))
    assert error.code == "not_permitted"


class Careless(TextRenderer):
    """Adds words to every plan and page, as a bug might."""

    def __init__(self, words: str) -> None:
        self._words = words

    def plan(self, data: Any) -> RenderedDocument:
        drawn = super().plan(data)
        return replace(drawn, content=drawn.content + self._words.encode())

    def commitments(self, data: Any) -> RenderedDocument:
        drawn = super().commitments(data)
        return replace(drawn, content=drawn.content + self._words.encode())


@pytest.mark.parametrize("words", ["sover OFTA borta från skolan", "Erik Berg", "anna linds"])
def test_what_is_held_back_is_found_and_nothing_is_saved(
    house: House, scene: Scene, meeting: str, tmp_path: Path, words: str
) -> None:
    a_plan(scene, meeting)
    promise(scene, meeting, who=scene.police, days=3)
    house.renderer = Careless(f"\n{words}\n")
    house.new_session()
    use = house.use
    for act in (
        lambda: use.plan_papers.export(
            scene.case, scene.purpose, recipient=scene.police, folder=tmp_path
        ),
        lambda: use.commitment_papers.export(scene.police, folder=tmp_path),
    ):
        assert refused(act).code == "leak_found"
    assert list(tmp_path.glob("*.pdf")) == []
    with house.unit() as unit:
        kinds = {row.kind for row in unit.office.disclosures(scene.case)}
    assert not kinds & {DisclosureKind.PLAN, DisclosureKind.COMMITMENTS}


def test_real_pages_hold_what_they_say(
    house: House, scene: Scene, meeting: str, tmp_path: Path
) -> None:
    a_plan(scene, meeting)
    house.renderer = Renderer()
    house.new_session()
    made = house.use.plan_papers.preview(scene.case, scene.purpose, recipient=scene.school)
    text = text_of(made.pdf)
    assert "Åtagandeplan" in text
    assert SECRET in text
    done = house.use.plan_papers.export(
        scene.case,
        scene.purpose,
        recipient=scene.school,
        folder=tmp_path,
        copy=CopyKind.ARCHIVE,
    )
    assert "Alva" not in done.path.name
    page = house.use.commitment_papers.export(scene.school, folder=tmp_path, copy=CopyKind.ARCHIVE)
    assert "Ringa hem" in text_of(page.path.read_bytes())


def test_another_speaker_is_proposed_only_where_more_read_it(scene: Scene, meeting: str) -> None:
    check = scene.house.use.meeting_items.check
    line = typed(scene, meeting, K.GOAL, "Kommer varje dag").item
    line = replace(line, types=(T.ATTENDANCE,), source=scene.social)
    found = check(line).speaker
    assert found is not None
    assert found.party == scene.school
    said = check(replace(line, source=scene.school))
    assert found.readers == sum(one.reads for one in said.readers)
    assert said.speaker is None
    assert check(replace(line, types=(T.PARTICIPATION,))).speaker is None
