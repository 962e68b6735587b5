"""The worked cases 1 to 4, from the first name to the papers."""

from datetime import date
from pathlib import Path

from sspf_app.domain.codes import InformationType, ReasonCode
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.ledger_records import FollowUpKind, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.records import Presence
from sspf_app.services.sharing_views import CellShape
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene, a_scene_of_three_answers, flow_of

T = InformationType


def _meeting(scene: Scene, *parties: str) -> NewMeeting:
    return NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at,
        parties=parties or scene.parties,
        persons=(scene.mother,),
        place="Sessionssalen",
    )


def _item(scene: Scene, meeting: str, text: str, type_: T, source: str) -> ItemInput:
    return ItemInput(
        case=scene.case,
        meeting=meeting,
        text=text,
        source=source,
        about=(scene.child,),
        types=(type_,),
        answered=frozenset({"household"}),
    )


def _held(scene: Scene) -> str:
    """A meeting with an item each about attendance, family and drugs."""
    use = scene.house.use
    meeting = use.meetings.plan(_meeting(scene)).new_id
    assert meeting is not None
    for text, type_, source in (
        ("Frånvaron har minskat sedan i januari månad", T.ATTENDANCE, scene.school),
        ("Familjen har fått en ny bostad på Haga", T.FAMILY_HOME, scene.social),
        ("Provet i fredags var negativt för alla ämnen", T.ALCOHOL_DRUGS, scene.social),
    ):
        use.meeting_items.add(_item(scene, meeting, text, type_, source))
    for participant in (*scene.parties, scene.mother):
        use.meetings.note_presence(
            scene.case, meeting, participant=participant, presence=Presence.PRESENT
        )
    return meeting


def _copy(scene: Scene, meeting: str, recipient: str) -> str:
    paper = scene.house.use.minutes.preview(scene.case, meeting, recipient=recipient)
    return paper.pdf.decode()


def test_1_full_consent_holds_after_the_second_sheet(house: House) -> None:
    scene = a_scene(house)
    use = house.use
    assert scene.state() == "not_asked"
    scene.yes(scene.mother)
    assert scene.state() == "partial"
    assert use.cases.get(scene.case).waiting_for == (scene.father,)

    blocked = refused(lambda: use.meetings.plan(_meeting(scene)))
    assert blocked.code == "invitation_blocked"
    check = use.meetings.check(_meeting(scene)).blocked[0]
    assert "Erik Berg" in check.sentence

    scene.yes(scene.father)
    assert scene.state() == "in_force"
    assert [item.state for item in use.cases.list_cases()] == ["in_force"]
    view = use.sharing.matrix(scene.case, purpose=scene.purpose, subject=scene.child)
    shapes = {
        cell.column: cell.shape for row in view.cells for cell in row if cell.type is T.ATTENDANCE
    }
    assert shapes[scene.school] is CellShape.GIVE
    assert shapes[scene.police] is CellShape.RECEIVE

    meeting = _held(scene)
    for party in (scene.school, scene.leisure, scene.police):
        copy = _copy(scene, meeting, party)
        assert "Frånvaron" in copy
        assert "Alva Lind" in copy
    assert (
        len(
            {
                one.file_name
                for one in (
                    use.minutes.preview(scene.case, meeting, recipient=party)
                    for party in scene.parties[1:]
                )
            }
        )
        == 3
    )


def test_2_partial_consent_holds_back_what_each_excluded(house: House, tmp_path: Path) -> None:
    scene = a_scene_of_three_answers(house)
    use = house.use
    assert scene.state() == "in_force"
    meeting = _held(scene)

    police, school = (_copy(scene, meeting, one) for one in (scene.police, scene.school))
    assert "Provet" not in police
    assert "bostad" in police
    assert "bostad" not in school
    assert "Provet" in school
    own = _copy(scene, meeting, COORDINATOR)
    assert "Polisen\nCora Lind har undantagit det" in own

    item = next(one for one in use.meetings.get(scene.case, meeting).items if "Provet" in one.text)
    readers = {reader.recipient: reader for reader in item.readers}
    assert not readers[scene.police].reads
    assert "Cora Lind" in readers[scene.police].why[0]
    assert readers[scene.school].reads
    # From 15 a guardian reads only what is marked or granted.
    assert not readers[scene.mother].reads
    assert (
        refused(lambda: use.minutes.preview(scene.case, meeting, recipient=scene.mother)).code
        == "nothing_readable"
    )

    exported = use.minutes.export(scene.case, meeting, recipient=scene.police, folder=tmp_path)
    # The foot bears the head of the log, which has grown since the preview.
    shown, _head = police.rsplit("\n", 1)
    assert exported.path.read_bytes().decode().rsplit("\n", 1)[0] == shown
    assert "Cora" not in exported.path.name
    with house.unit() as unit:
        ledger = [one for one in unit.office.disclosures(scene.case) if one.meeting == meeting]
    assert [(one.recipient, one.sha256) for one in ledger] == [(scene.police, exported.sha256)]
    assert {part.type for part in ledger[0].parts} == {T.PARTICIPATION, T.ATTENDANCE, T.FAMILY_HOME}
    assert len(ledger[0].records) == 3


def test_3_a_no_of_a_fifteen_year_old_blocks_his_data(house: House) -> None:
    scene = a_scene(house, child="Dino Lind", born=date(2010, 9, 1))
    use = house.use
    scene.yes(scene.mother)
    scene.yes(scene.father)
    code = scene.hand_out(scene.child)
    use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
    )
    assert scene.state() == "refused"
    flow = flow_of(scene)
    answer = use.sharing.ask(flow)
    assert answer.decision.codes == (ReasonCode.REFUSED,)
    assert "Dino Lind" in answer.sentence
    assert refused(lambda: use.sharing.note_oral(flow)).code == "not_allowed"
    board = use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert {card.signatory: card.status for card in board.cards} == {
        scene.mother: "in_force",
        scene.father: "in_force",
        scene.child: "refused",
    }


def test_4_a_withdrawal_by_phone_stops_sharing_at_that_instant(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house, child="Fadi Lind", born=date(2013, 2, 3))
    use = house.use
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(minutes=5)
    meeting = _held(scene)
    use.minutes.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)
    house.wait(hours=1)
    coming = use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at.replace(hour=23),
            parties=(scene.school, scene.police),
        )
    ).new_id
    received_at = house.wait(minutes=10)
    house.wait(minutes=5)

    withdrawal = use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=received_at,
            received_by="SSPF: Maria Ask",
        )
    ).new_id
    assert withdrawal is not None
    assert scene.state() == "withdrawn"
    blocked = refused(
        lambda: use.minutes.export(
            scene.case, meeting, recipient=scene.school, folder=tmp_path / "again"
        )
    )
    assert blocked.code == "nothing_readable"
    assert use.meetings.get(scene.case, meeting).items  # what was noted stays readable here

    effect = use.withdrawals.list_withdrawals(scene.case)[0]
    assert [one.recipient for one in effect.received] == [scene.school]
    assert effect.meetings == (coming,)
    waiting = [one.kind for one in use.today.queue().entries]
    assert "withdrawal_not_notified" in waiting

    assert (
        "Fadi"
        not in use.withdrawals.preview_notice(scene.case, withdrawal, scene.school).pdf.decode()
    )
    use.withdrawals.export_notice(scene.case, withdrawal, recipient=scene.school, folder=tmp_path)
    use.withdrawals.export_confirmation(scene.case, withdrawal, tmp_path)
    effect = use.withdrawals.list_withdrawals(scene.case)[0]
    assert effect.confirmation_made
    assert [one.needs_paper for one in effect.received] == [False]
    # The others got nothing, know of the case, and hear that they may give no more.
    assert [one.recipient for one in effect.stopping] == [scene.leisure, scene.police]
    use.withdrawals.export_all(scene.case, withdrawal, tmp_path)
    for recipient in (scene.mother, *(one.recipient for one in effect.waiting)):
        assert "withdrawal_not_notified" in [one.kind for one in use.today.queue().entries]
        use.ledger.note(
            FollowUpInput(
                case=scene.case,
                kind=FollowUpKind.NOTICE_TOLD,
                about=withdrawal,
                recipient=recipient,
                happened_on=TODAY,
                what=ToldHow.PHONE,
            )
        )
    assert "withdrawal_not_notified" not in [one.kind for one in use.today.queue().entries]
    assert (
        refused(lambda: use.withdrawals.preview_notice(scene.case, withdrawal, scene.social)).code
        == "nothing_received"
    )
