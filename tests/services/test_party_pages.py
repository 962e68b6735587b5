"""A party's page over all its cases, and nothing on it of a case it may not know of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import CustodyKind, InformationType, Protection
from sspf_app.domain.errors import DomainError
from sspf_app.services.case_views import NewCase
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.request_records import ContactKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import House, refused
from tests.services.scenery import SEEN, Scene, a_scene_with_limits
from tests.services.test_commitments import a_meeting, promise

T = InformationType


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene_with_limits(house)


@pytest.fixture
def meeting(scene: Scene) -> str:
    return a_meeting(scene)


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


def test_a_failed_write_leaves_no_row(house: House, scene: Scene, meeting: str) -> None:
    promise(scene, meeting, who=scene.school, days=2)
    house.target.fails = True
    with pytest.raises(DomainError, match="export_failed"):
        house.use.commitment_papers.export(scene.school, folder=Path("/nowhere"))
    with house.unit() as unit:
        kinds = {row.kind for row in unit.office.disclosures(scene.case)}
    assert DisclosureKind.COMMITMENTS not in kinds
