"""Invitations on paper: only through consent, with the agenda their reader may read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.services.notice_views import NoticeOrder
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.documents.papers import text_of
from tests.fakes import TextRenderer
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, T, assert_signed
from tests.services.test_agenda import _plan, _point, _scene


@pytest.fixture
def scene(house: House) -> Scene:
    return _scene(house)


@pytest.fixture
def meeting(scene: Scene) -> str:
    made = _plan(scene, days=2)
    agenda = scene.house.use.agenda
    agenda.add(_point(scene, made, "Proverna i vinter", T.ALCOHOL_DRUGS))
    agenda.add(_point(scene, made, "Skoldagarna", T.ATTENDANCE, source=scene.school))
    return made


def paper(scene: Scene, meeting: str, recipient: str) -> str:
    made = scene.house.use.invitation_papers.preview(scene.case, meeting, recipient=recipient)
    return made.pdf.decode()


def test_each_invited_reads_their_own_agenda(house: House, scene: Scene, meeting: str) -> None:
    school = paper(scene, meeting, scene.school).splitlines()
    police = paper(scene, meeting, scene.police).splitlines()
    assert school.index("Skoldagarna") < school.index("Proverna i vinter")
    assert "Skoldagarna" in police
    assert "Proverna i vinter" not in police
    assert "Anna Lind" not in police
    shown = house.use.invitation_papers.recipients(scene.case, meeting)
    assert [(one.name, one.readable) for one in shown] == [
        ("Ersängsskolan", 3),
        ("Polisen", 2),
        ("Anna Lind", 3),
    ]


def test_nobody_is_invited_past_a_consent_or_after_the_meeting(
    house: House, scene: Scene, meeting: str, tmp_path: Path
) -> None:
    assert refused(lambda: paper(scene, meeting, scene.leisure)).code == "not_a_participant"
    house.wait(minutes=5)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
            parties=(scene.police,),
        )
    )
    error = refused(lambda: paper(scene, meeting, scene.police))
    assert error.code in {"invitation_blocked", "not_a_participant"}
    done = house.use.invitation_papers.export_all(scene.case, meeting, folder=tmp_path)
    with house.unit() as unit:
        rows = [
            row
            for row in unit.office.disclosures(scene.case)
            if row.kind is DisclosureKind.INVITATION
        ]
    assert {row.recipient for row in rows} == {scene.school, scene.mother}
    assert len(done) == 2
    assert_signed(rows, house.use.invitation_papers.recipients(scene.case, meeting))
    assert T.ATTENDANCE in {part.type for part in rows[0].parts}
    house.wait(days=3)
    assert refused(lambda: paper(scene, meeting, scene.school)).code == "meeting_has_been"


def test_a_family_is_told_of_no_party_that_may_not_be_invited(
    house: House, scene: Scene, meeting: str
) -> None:
    assert "Polisen" in paper(scene, meeting, scene.mother).splitlines()
    house.wait(minutes=5)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
            parties=(scene.police,),
        )
    )
    told = paper(scene, meeting, scene.mother).splitlines()
    assert "Ersängsskolan" in told
    assert "Polisen" not in told


def test_who_got_one_on_paper_can_be_told_that_there_is_no_meeting(
    house: House, scene: Scene, meeting: str, tmp_path: Path
) -> None:
    order = NoticeOrder(
        case=scene.case, meeting=meeting, recipient=scene.school, kind=NoticeKind.CANCELLED
    )
    assert refused(lambda: house.use.notices.preview(order)).code == "not_told_before"
    house.use.invitation_papers.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)
    assert "cancelled" in house.use.notices.preview(order)


class Careless(TextRenderer):
    def invitation(self, data: Any) -> RenderedDocument:
        drawn = super().invitation(data)
        return replace(drawn, content=drawn.content + b"\nErik Berg\n")


def test_a_name_that_does_not_belong_there_stops_it(
    house: House, scene: Scene, meeting: str, tmp_path: Path
) -> None:
    house.renderer = Careless()
    house.new_session()
    use = house.use.invitation_papers
    error = refused(
        lambda: use.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)
    )
    assert error.code == "leak_found"
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("namesake", ["alva lind", "Alva-Lind", "Álva Lind"])
def test_who_stands_in_the_register_twice_is_invited_all_the_same(
    house: House, scene: Scene, meeting: str, tmp_path: Path, namesake: str
) -> None:
    use = house.use.invitation_papers
    house.use.people.add(PersonInput(name=namesake, born=date(2011, 4, 5)))
    with_child = use.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)
    assert with_child.path.exists()
    house.use.people.add(PersonInput(name="Bo Skoldagarna", born=date(2011, 4, 5)))
    assert "Alva Lind" in paper(scene, meeting, scene.school)


def test_a_real_page_tells_of_the_pause(house: House, scene: Scene, meeting: str) -> None:
    house.renderer = Renderer()
    house.new_session()
    made = house.use.invitation_papers.preview(scene.case, meeting, recipient=scene.police)
    text = text_of(made.pdf)
    assert "SSPF-möte" in text
    assert "– Skoldagarna – Paus" in text
    assert "Vid en paus lämnar ni rummet" in text  # a party is several
    home = house.use.invitation_papers.preview(scene.case, meeting, recipient=scene.mother)
    assert "Inbjudan är bara till dig." in text_of(home.pdf)
    assert "Det är frivilligt att komma" in text_of(home.pdf)  # a family is not bound to come
    assert "Inbjudan till möte" in text_of(home.pdf)
    assert "Kallelse till SSPF-möte" in text
    assert "Också inbjudna Ersängsskolan, Polisen" in text_of(home.pdf)
    assert "Också inbjudna" not in text
    assert "Du får ta med någon som stöd." in text_of(home.pdf)
    assert "frivilligt" not in text
    assert "Alva" not in made.file_name
