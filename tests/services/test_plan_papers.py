"""The plan on paper, one copy per reader, and a party's page over all its cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import CustodyKind, InformationType, Protection
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Exclusion
from sspf_app.services.actors import Role
from sspf_app.services.case_views import NewCase
from sspf_app.services.commitment_views import StepInput
from sspf_app.services.export_views import CopyKind
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.plan_records import CommitmentStatus, PlanKind
from sspf_app.services.plan_views import PlanItemInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.request_records import ContactKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.dates import long_day
from tests.documents.papers import text_of
from tests.fakes import TextRenderer
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import SEEN, Scene, a_scene
from tests.services.test_commitments import a_meeting, promise
from tests.services.test_plans import a_version, typed

K = PlanKind
T = InformationType
OWN_WORDS = "Jag vill sluta dricka"
SECRET = "Alva sover ofta borta från skolan hela veckan"


@pytest.fixture
def scene(house: House) -> Scene:
    """The police may not know of attendance."""
    made = a_scene(house)
    made.yes(made.mother)
    made.yes(
        made.father,
        but=[
            Exclusion(subject=made.child, recipient=made.police, type=one)
            for one in (T.ATTENDANCE, T.ALCOHOL_DRUGS)
        ],
    )
    return made


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


def another(scene: Scene, *, child: str, protected: Protection = Protection.NONE) -> Scene:
    """Another young person's case, with the same parties; both parents have said yes."""
    use = scene.house.use
    kid = use.people.add(
        PersonInput(name=child, born=date(2014, 5, 5), protected_identity=protected)
    ).new_id
    assert kid is not None
    if protected is not Protection.NONE:
        use.people.get(kid, reason="möte i dag")
    other = replace(scene, child=kid, codes={})
    for holder in (scene.mother, scene.father):
        use.custody.add(
            CustodyInput(
                child=kid,
                holder=holder,
                kind=CustodyKind.JOINT,
                starts_on=date(2014, 5, 5),
                evidence=SEEN,
            )
        )
    changes = use.cases.open_case(
        NewCase(
            young_person=kid,
            purposes=("Annat",),
            parties=(scene.school, scene.leisure, scene.police),
        )
    )
    assert changes.new_id is not None
    other.case = changes.new_id
    other.purpose = use.cases.get(other.case).purposes[0].id
    use.contact_rules.answer_danger(other.case, ContactKind.DANGER_NO)
    for signatory in (scene.mother, scene.father):
        other.yes(signatory)
    return other


def test_a_partys_page_holds_what_it_promised_in_every_case_it_reads(
    house: House, scene: Scene, meeting: str, tmp_path: Path
) -> None:
    promise(scene, meeting, who=scene.school, days=-2, text="Ring hem i dag")
    promise(scene, meeting, who=scene.police, days=4, text="Hälsa på")
    other = another(scene, child="Bo Ek")
    promise(other, a_meeting(other), who=scene.school, days=6, text="Möte med mentor")
    page = house.use.commitment_papers.preview(scene.school)
    text = page.paper.pdf.decode()
    assert (len(page.cases), page.lines, page.not_opened) == (2, 2, ())
    for said in ("Ring hem i dag", "Alva Lind", "Bo Ek", "Möte med mentor", "Försenat"):
        assert said in text
    assert "Hälsa på" not in text
    house.use.commitment_papers.export(scene.school, folder=tmp_path)
    with house.unit() as unit:
        rows = [unit.office.disclosures(one.case)[-1] for one in (scene, other)]
    assert {row.kind for row in rows} == {DisclosureKind.COMMITMENTS}
    assert len({row.sha256 for row in rows}) == 1
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert {part.item for part in rows[0].parts} != {part.item for part in rows[1].parts}


def test_every_owner_gets_their_page_in_one_act_and_nobody_anothers(
    house: House, scene: Scene, meeting: str, tmp_path: Path
) -> None:
    promise(scene, meeting, who=scene.school, days=2, text="Ring hem i dag")
    promise(scene, meeting, who=scene.police, days=4, text="Hälsa på")
    other = another(scene, child="Bo Ek")
    promise(other, a_meeting(other), who=scene.school, days=6, text="Möte med mentor")
    use = house.use.commitment_papers
    done = use.export_all(folder=tmp_path)
    assert len(done) == len({one.path for one in done}) == 2
    texts = [one.path.read_bytes().decode() for one in done]
    (school,) = [text for text in texts if "Ring hem i dag" in text]
    (police,) = [text for text in texts if "Hälsa på" in text]
    assert "Möte med mentor" in school
    assert "Hälsa på" not in school
    assert "Bo Ek" not in police
    with house.unit() as unit:
        rows = [row for one in (scene, other) for row in unit.office.disclosures(one.case)]
    told = sorted(row.recipient for row in rows if row.kind is DisclosureKind.COMMITMENTS)
    assert told == sorted([scene.school, scene.school, scene.police])
    house.target.fails = True
    assert refused(lambda: use.export_all(folder=tmp_path)).code == "export_failed"
    with house.unit() as unit:
        assert sum(len(unit.office.disclosures(one.case)) for one in (scene, other)) == len(rows)


def test_a_case_it_may_not_know_of_leaves_no_trace_on_its_page(
    house: House, scene: Scene, meeting: str
) -> None:
    promise(scene, meeting, who=scene.school, days=2)
    other = another(scene, child="Bo Ek")
    promise(other, a_meeting(other), who=scene.school, days=6, text="Möte med mentor")
    house.wait(minutes=5)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=other.case,
            signatory=scene.father,
            received_at=house.clock.at,
            received_by=scene.social,
            parties=(scene.school,),
        )
    )
    page = house.use.commitment_papers.preview(scene.school)
    text = page.paper.pdf.decode()
    assert len(page.cases) == 1
    assert "Bo Ek" not in text
    assert house.use.cases.get(other.case).reference not in text
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.father,
            received_at=house.clock.at,
            received_by=scene.social,
            parties=(scene.school,),
        )
    )
    error = refused(lambda: house.use.commitment_papers.preview(scene.school))
    assert error.code == "nothing_readable"


def test_a_protected_child_is_called_by_the_reference_and_only_when_opened(
    house: House, scene: Scene, meeting: str
) -> None:
    promise(scene, meeting, who=scene.school, days=2)
    other = another(scene, child="Bo Ek", protected=Protection.PROTECTED_REGISTRATION)
    promise(other, a_meeting(other), who=scene.school, days=6, text="Möte med mentor")
    reference = house.use.cases.get(other.case).reference
    text = house.use.commitment_papers.preview(scene.school).paper.pdf.decode()
    assert reference in text
    assert "Möte med mentor" in text
    assert "Bo Ek" not in text
    house.new_session()
    page = house.use.commitment_papers.preview(scene.school)
    assert page.not_opened == (reference,)
    assert reference not in page.paper.pdf.decode()


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


def test_a_failed_write_leaves_no_row(house: House, scene: Scene, meeting: str) -> None:
    promise(scene, meeting, who=scene.school, days=2)
    house.target.fails = True
    with pytest.raises(DomainError, match="export_failed"):
        house.use.commitment_papers.export(scene.school, folder=Path("/nowhere"))
    with house.unit() as unit:
        kinds = {row.kind for row in unit.office.disclosures(scene.case)}
    assert DisclosureKind.COMMITMENTS not in kinds


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
