"""The worked cases in plan and invitation, on real paper; and what nobody may do about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import ExceptionGround, InformationType
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.case_views import MaturityInput, YouthOnlyInput
from sspf_app.services.decision_views import ExceptionInput
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.notice_views import NoticeOrder
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import PlanItemInput
from sspf_app.services.records import Presence
from sspf_app.services.sharing_views import CellShape
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.documents.papers import text_of
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene, a_scene_of_three_answers
from tests.services.test_legal import entry
from tests.services.test_statistics import counted
from tests.services.test_worked_cases_apart import (
    FATHERS,
    HOME,
    MOTHERS,
    _approved,
    _greta,
    _maja,
    _resumed,
    _taken_into_care,
)
from tests.services.test_worked_papers import _about, _said_no

pytestmark = pytest.mark.parametrize("house", ["sqlcipher"], indirect=True)
T = InformationType
SCHOOL = "Hon går till alla lektioner på fredagar"
FAMILY = "Familjen får hjälp med en ny bostad"
DRUGS = "Hon lämnar prov en gång i veckan"
LEISURE = "Tränaren tar emot på tisdagar"
LINES = (SCHOOL, FAMILY, DRUGS, LEISURE)


def _planned(scene: Scene, *, days: int = 0, place: str = "", but: tuple[str, ...] = ()) -> str:
    made = scene.house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at + timedelta(days=days),
            parties=tuple(one for one in scene.parties if one not in but),
            persons=(scene.mother, scene.father),
            place=place,
        )
    ).new_id
    assert made is not None
    return made


def _line(scene: Scene, meeting: str, text: str, type_: T, source: str, **more: bool) -> None:
    scene.house.use.plans.save(
        PlanItemInput(
            item=ItemInput(
                case=scene.case,
                meeting=meeting,
                text=text,
                source=source,
                about=(scene.child,),
                types=(type_,),
                answered=frozenset({"household"}),
                **more,  # pyright: ignore[reportArgumentType]
            ),
            kind=PlanKind.GOAL,
        )
    )


def _plan(scene: Scene) -> str:
    """A plan with a line each about school, home, drugs and leisure; the meeting it is of."""
    meeting = _planned(scene)
    for text, type_, source in (
        (SCHOOL, T.ATTENDANCE, scene.school),
        (FAMILY, T.FAMILY_HOME, scene.social),
        (DRUGS, T.ALCOHOL_DRUGS, scene.social),
        (LEISURE, T.LEISURE_ACTIVITIES, scene.leisure),
    ):
        _line(scene, meeting, text, type_, source)
    return meeting


def _paper(scene: Scene, recipient: str) -> str:
    papers = scene.house.use.plan_papers
    return text_of(papers.preview(scene.case, scene.purpose, recipient=recipient).pdf)


def _lines(scene: Scene, recipient: str) -> tuple[str, ...]:
    """Which lines stand on a recipient's plan."""
    text = _paper(scene, recipient)
    return tuple(line for line in LINES if line in text)


def _saved(scene: Scene, recipient: str, folder: Path) -> Path:
    papers = scene.house.use.plan_papers
    return papers.export(scene.case, scene.purpose, recipient=recipient, folder=folder).path


def test_1_with_both_sheets_everybody_gets_the_plan(real: House, tmp_path: Path) -> None:
    scene = a_scene(real)
    real.use.decisions.decide(
        scene.case,
        MaturityInput(
            person=scene.child, assessed_on=TODAY, mature=False, reason="Behöver inte frågas själv"
        ),
    )
    states = [scene.state()]
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
        states.append(scene.state())
    assert states == ["not_asked", "partial", "in_force"]  # Alva, 13, is not asked herself
    view = real.use.sharing.matrix(scene.case, purpose=scene.purpose, subject=scene.child)
    receive = {CellShape.BOTH, CellShape.RECEIVE}
    tellers = {(row.type, row.teller) for row in scene.rows()}
    for cell in (cell for row in view.cells for cell in row):
        asked = cell.type in {type_ for type_, _teller in tellers}
        tells = (cell.type, cell.column) in tellers
        ticked = asked and not tells and cell.column in scene.parties
        assert (cell.shape in receive) is ticked, (cell.type, cell.column)
    _plan(scene)
    for party in (scene.school, scene.leisure, scene.police, COORDINATOR):
        assert _lines(scene, party) == LINES
        assert "Alva Lind" in _paper(scene, party)
    names = {_saved(scene, one, tmp_path).name for one in scene.parties[1:]}
    assert len(names) == 3
    assert not [one for one in names if "Alva" in one or "Lind" in one]


def test_2_each_plan_is_what_the_answers_have_in_common(real: House, tmp_path: Path) -> None:
    scene = a_scene_of_three_answers(real)
    _plan(scene)
    assert _lines(scene, scene.police) == (SCHOOL, FAMILY, LEISURE)
    assert _lines(scene, scene.school) == (SCHOOL, DRUGS, LEISURE)
    assert _lines(scene, COORDINATOR) == LINES
    own = _paper(scene, COORDINATOR)
    assert "Polisen: Cora Lind har undantagit det" in own
    assert "Ersängsskolan: Erik Berg har undantagit det" in own
    for party in (scene.police, scene.school):
        saved = text_of(_saved(scene, party, tmp_path).read_bytes())
        assert not [one for one in ("undantagit", "Ej delad", "delas inte") if one in saved]


def test_3_no_role_gets_round_his_no(real: House) -> None:
    scene = _said_no(real)
    use, manager = real.use, real.as_role(Role.UNIT_MANAGER)
    about = _about(scene, scene.child)
    planned = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=real.clock.at,
        parties=(scene.social, scene.school),
    )
    for one in (use, manager):
        _nothing_opens(one, scene, planned)
    assert not use.sharing.ask(about).decision.allowed
    real.set_policy(replace(use.office.policy_today(), starts_on=TODAY, youth_signs_from=16))
    assert not use.sharing.ask(about).decision.allowed  # whoever has spoken is heard
    assert scene.state() == "refused"


def _nothing_opens(use: Services, scene: Scene, planned: NewMeeting) -> None:
    """Neither an exception, nor the young person alone, nor an invitation nor a talk."""
    hindered = ExceptionInput(
        guardian=scene.child,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=7),
        hindrance="Han har sagt nej",
        cannot_wait="Mötet är i morgon",
        ground=ExceptionGround.NOT_FAR_REACHING,
        ground_reason="Ett möte",
    )
    alone = YouthOnlyInput(starts_on=TODAY, decided_by="Eva Ek", reason="Utan föräldrarna")
    refused(lambda: use.exceptions.request(scene.case, hindered))
    refused(lambda: use.decisions.decide(scene.case, alone))
    refused(lambda: use.meetings.plan(planned))
    refused(lambda: use.sharing.note_oral(_about(scene, scene.child)))


def test_4_last_weeks_plan_and_minutes_stop_at_the_minute(real: House, tmp_path: Path) -> None:
    scene = a_scene(real, child="Fadi Lind", born=date(2013, 2, 3))
    use = real.use
    scene.yes(scene.mother)
    scene.yes(scene.father)
    old = _plan(scene)
    _saved(scene, scene.school, tmp_path)
    use.minutes_versions.lock(scene.case, old)
    called = real.wait(days=7)
    real.wait(minutes=20)
    use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=called,
            received_by="SSPF: Maria Ask",
        )
    )
    about = _about(scene, scene.child)
    before = called - timedelta(minutes=1)
    assert use.sharing.ask(about, at=before).decision.allowed
    assert not use.sharing.ask(about, at=called).decision.allowed
    stopped = refused(lambda: _saved(scene, scene.school, tmp_path / "again"))
    assert stopped.code == "nothing_readable"
    view = use.meetings.get(scene.case, old)
    assert {one.text for one in view.items} == set(LINES)  # read here as before
    assert use.minutes_versions.state(scene.case, old).is_locked
    kept = refused(
        lambda: use.meetings.note_presence(
            scene.case, old, participant=scene.school, presence=Presence.PRESENT
        )
    )
    assert kept.code == "meeting_locked"


def test_5_plan_invitation_and_message_tell_no_school_or_place(real: House, tmp_path: Path) -> None:
    scene = _greta(real)
    _approved(scene)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    _plan(scene)
    coming = _planned(scene, days=1, place="Haga bibliotek")
    hidden = (*MOTHERS, *FATHERS, "Ersängsskolan", "Haga")
    for party in scene.parties[1:]:
        saved = _saved(scene, party, tmp_path)
        invitation = real.use.invitation_papers.export(
            scene.case, coming, recipient=party, folder=tmp_path
        ).path
        for file in (saved, invitation):
            text = text_of(file.read_bytes())
            assert not [one for one in (*hidden, "Gun", "Hans") if one in text]
            assert "2026-001" in file.name
            assert not [one for one in ("Greta", "Holm", "Ersäng") if one in file.name]
    for guardian, other in ((scene.mother, "Hans"), (scene.father, "Gun")):
        text = text_of(
            real.use.invitation_papers.preview(scene.case, coming, recipient=guardian).pdf
        )
        assert not [one for one in (*hidden, other) if one in text]
        words = real.use.notices.preview(
            NoticeOrder(
                case=scene.case, meeting=coming, recipient=guardian, kind=NoticeKind.INVITATION
            )
        )
        assert not [one for one in (*hidden, other) if one in words]
    for code in ("opened", "asked", "meetings", "closed"):
        assert counted(real, code) == {}


def test_6_no_plan_or_invitation_of_a_guardian_tells_the_home(real: House) -> None:
    scene = a_scene(real, child="Ida Ros", born=date(2010, 6, 6))
    parents = (scene.mother, scene.father)
    for signatory in (*parents, scene.child):
        scene.yes(signatory, recipients=parents)  # she lets her parents know
    real.wait(minutes=5)
    _taken_into_care(scene)
    real.wait(minutes=5)
    _resumed(scene)
    real.wait(minutes=5)
    meeting = _planned(scene)
    _line(scene, meeting, SCHOOL, T.ATTENDANCE, scene.school, share_with_guardians=True)
    _line(
        scene,
        meeting,
        f"Personalen på {HOME} följer henne",
        T.FAMILY_HOME,
        scene.social,
        hidden_placement=True,
        share_with_guardians=True,
    )
    coming = _planned(scene, days=1, place=f"{HOME}, Skogsvägen 4")
    for guardian in parents:
        plan = _paper(scene, guardian)
        assert SCHOOL in plan
        invitation = text_of(
            real.use.invitation_papers.preview(scene.case, coming, recipient=guardian).pdf
        )
        for text in (plan, invitation):
            assert not [one for one in ("HVB", "Gläntan", "Skogsvägen") if one in text]
    assert HOME in _paper(scene, COORDINATOR)


def test_7_no_plan_or_invitation_tells_what_the_law_carried(real: House) -> None:
    scene = _maja(real)
    use = real.use
    asked = entry(scene, "osl-10-18a")
    made = use.legal.record(asked).new_id or ""
    use.legal.note_approval(made, approve=True, decider="Eva Ek", document="Beslut i akten")
    use.legal.hand_out(made, at=real.wait(minutes=1))
    meeting = _planned(scene, but=(scene.police,))
    _line(scene, meeting, SCHOOL, T.ATTENDANCE, scene.school, share_with_guardians=True)
    coming = _planned(scene, days=1, but=(scene.police,))
    told = (asked.what, "18 a", "Öberg", "rekryterar", "Polisen")
    for reader in (scene.school, scene.leisure, scene.mother, scene.father, scene.child):
        assert not [one for one in told if one in _paper(scene, reader)]
    for reader in (scene.school, scene.leisure):
        page = use.invitation_papers.preview(scene.case, coming, recipient=reader)
        assert not [one for one in told if one in text_of(page.pdf)]
    for papers in (use.plan_papers, use.invitation_papers):
        where = scene.purpose if papers is use.plan_papers else coming
        refused(lambda one=papers, at=where: one.preview(scene.case, at, recipient=scene.police))


def test_3_a_plan_line_of_hers_goes_to_her_alone_also_when_all_copies_are_saved(
    real: House, tmp_path: Path
) -> None:
    scene = _said_no(real)
    use = real.use
    made = use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=real.clock.at,
            parties=(scene.social,),
            persons=(scene.mother,),
        )
    ).new_id
    use.plans.save(
        PlanItemInput(
            item=ItemInput(
                case=scene.case,
                meeting=made or "",
                text="Hon söker en större lägenhet",
                source="family",
                about=(scene.mother,),
                types=(T.FAMILY_HOME,),
            ),
            kind=PlanKind.GOAL,
        )
    )
    offered = use.plan_papers.recipients(scene.case, scene.purpose)
    assert {one.name for one in offered if one.readable and one.kind != "coordinator"} == {
        "Anna Lind"
    }
    saved = use.plan_papers.export_all(scene.case, scene.purpose, folder=tmp_path)
    assert len(saved) == 1
    assert "större lägenhet" in text_of(saved[0].path.read_bytes())
