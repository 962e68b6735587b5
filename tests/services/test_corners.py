"""What seldom happens and must be right all the same."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sspf_app.domain.codes import Answer, Channel, InformationType, PartyKind, PauseReason
from sspf_app.domain.facts import Exclusion, Party, PolicyRow, Request
from sspf_app.services.case_views import MaturityInput
from sspf_app.services.consent_views import OralAnswer, PaperYes
from sspf_app.services.form_code import form_code
from sspf_app.services.meeting_views import CommitmentInput, NewMeeting
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.party_views import ContactInput, PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Presence
from sspf_app.services.sharing_views import CellShape
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.fakes import TextRenderer
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene, flow_of, sign_reservation

T = InformationType


def _oral(scene: Scene, code: str) -> OralAnswer:
    return OralAnswer(
        code=code,
        case=scene.case,
        answer=Answer.YES,
        said_at=scene.house.clock.at,
        witness="Lena",
        boxes=scene.all_boxes(),
    )


def test_a_shorter_longest_time_holds_for_sheets_that_are_out(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    short = PolicyRow(id="", starts_on=TODAY, validity_months_max=3, validity_months_default=3)
    house.set_policy(short)
    paper = PaperYes(code=code, case=scene.case, signed_on=TODAY, boxes={(0, scene.school): True})
    assert refused(lambda: house.use.answers.register_yes(paper)).code == "period_too_long"
    house.use.answers.register_yes(replace(paper, valid_to=date(2026, 6, 12)))


def test_a_code_that_was_never_handed_out(house: House) -> None:
    scene = a_scene(house)
    scene.hand_out(scene.mother)
    refusal = refused(lambda: house.use.consent_forms.find(form_code(7)))
    assert refusal.code == "unknown_form"


def test_a_code_in_use_is_not_drawn_again(house: House) -> None:
    scene = a_scene(house)
    first = scene.hand_out(scene.mother)
    house.ids.start_again("f")
    assert scene.hand_out(scene.father) != first


def test_by_word_of_mouth_only(house: House) -> None:
    scene = a_scene(house)
    for parent in (scene.mother, scene.father):
        house.use.answers.register_oral(_oral(scene, scene.hand_out(parent)))
    view = house.use.sharing.matrix(
        scene.case, purpose=scene.purpose, subject=scene.child, source=scene.social
    )
    cell = next(one for one in view.cells[0] if one.column == scene.school)
    assert cell.shape is CellShape.ORAL
    sides = house.use.sharing.matrix(
        scene.case, purpose=scene.purpose, subject=scene.child, channel=Channel.ORAL
    )
    cell = next(one for one in sides.cells[0] if one.column == scene.school)
    assert cell.shape in (CellShape.RECEIVE, CellShape.ORAL)


def test_one_side_by_word_of_mouth(house: House) -> None:
    scene = a_scene(house)
    for parent in (scene.mother, scene.father):
        house.use.answers.register_yes(
            PaperYes(
                code=scene.hand_out(parent),
                case=scene.case,
                signed_on=TODAY,
                boxes={(0, scene.school): True},
                oral_boxes=frozenset({(0, scene.school)}),
            )
        )
    view = house.use.sharing.matrix(scene.case, purpose=scene.purpose, subject=scene.child)
    shapes = {cell.column: cell.shape for cell in view.cells[0]}
    assert shapes[scene.school] is CellShape.ORAL
    assert shapes[scene.police] is CellShape.NO


def test_words_of_a_record_without_its_sheet_are_confirmed(house: House) -> None:
    scene = a_scene(house)
    record = scene.yes(scene.mother)
    with house.unit() as unit:
        consent = next(
            row for row in unit.records.case_facts(scene.case).consents if row.id == record
        )
        unit.records.add(
            replace(
                consent,
                id="imported",
                signatory=scene.father,
                free_words="Inte till polisen",
                free_words_unconfirmed=True,
            )
        )
        unit.commit()
    rule = Exclusion(recipient=scene.police)
    house.wait(minutes=1)
    house.use.answers.confirm_free_words(scene.case, "imported", exclusions=(rule,))
    assert scene.state() == "in_force"


def test_the_responsible_may_be_who_told_it_or_the_coordinator(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(scene.school,),
        )
    ).new_id
    assert meeting is not None
    item = item_of(scene, meeting, text="Ringer hem varje dag", oral_only=True)
    for responsible in (scene.social, scene.school):
        task = CommitmentInput(
            responsible=responsible, starts_on=TODAY, due_on=TODAY, follow_up="Nästa möte"
        )
        house.use.meeting_items.add(replace(item, commitment=task))
    guardian = CommitmentInput(
        responsible=scene.mother, starts_on=TODAY, due_on=TODAY, follow_up="Nästa möte"
    )
    refusal = refused(lambda: house.use.meeting_items.add(replace(item, commitment=guardian)))
    assert refusal.code == "responsible_may_not_receive"
    house.use.meeting_items.add(replace(item, oral_only=False, commitment=guardian))
    own = house.use.minutes.preview(scene.case, meeting, recipient=scene.school).pdf.decode()
    # The school may read the commitment, not that the mother takes part.
    assert "Ringer hem varje dag" in own
    assert "Anna Lind" not in own


class NamingRenderer(TextRenderer):
    """Puts the name of the young person into the file name, as a bug might."""

    def consent_form(self, data: Any) -> RenderedDocument:
        drawn = super().consent_form(data)
        return replace(drawn, suggested_name=f"{data.young_person}.pdf")


def test_a_name_in_a_file_name_saves_nothing(house: House) -> None:
    scene = a_scene(house)
    house.renderer = NamingRenderer()
    house.new_session()
    refusal = refused(lambda: house.use.consent_forms.prepare(scene.order(scene.mother)))
    assert refusal.code == "name_in_file_name"


def test_several_policy_rows_of_one_day_become_one(house: House) -> None:
    with house.unit() as unit:
        for policy in ("po-a", "po-b"):
            unit.records.add(PolicyRow(id=policy, starts_on=TODAY))
        unit.commit()
    house.set_policy(PolicyRow(id="", starts_on=TODAY, oral_days=7))
    assert [row.oral_days for row in house.use.office.policy()] == [7]


def test_changing_one_of_several_contacts(house: House) -> None:
    school = house.use.parties.add(PartyInput(name="Skola", kind=PartyKind.SCHOOL)).new_id
    assert school is not None
    house.use.parties.add_contact(ContactInput(party=school, name="A"))
    second = house.use.parties.add_contact(ContactInput(party=school, name="B")).new_id
    assert second is not None
    house.use.parties.change_contact(second, ContactInput(party=school, name="C"))
    assert {one.name for one in house.use.parties.get(school).contacts} == {"A", "C"}


def test_the_timeline_tells_pauses_assessments_and_meetings(house: House) -> None:
    scene = a_scene(house)
    house.use.cases.pause(scene.case, reason=PauseReason.OTHER)
    house.wait(minutes=5)
    house.use.cases.resume(scene.case)
    house.use.decisions.decide(
        scene.case,
        MaturityInput(person=scene.child, assessed_on=TODAY, mature=False, reason="Samtal"),
    )
    house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(),
            persons=(scene.mother,),
        )
    )
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF: Maria",
        )
    )
    told = {(event.kind, event.detail) for event in house.use.timeline.events(scene.case)}
    assert {
        ("paused", "other"),
        ("resumed", ""),
        ("maturity", "not_mature"),
        ("meeting", ""),
        ("withdrawn", "SSPF: Maria"),
    } <= told


def test_a_request_of_a_case_file_is_answered_when_the_signatory_has(house: House) -> None:
    scene = a_scene(house)
    with house.unit() as unit:
        unit.records.add(
            Request(
                id="rq-imported",
                case=scene.case,
                signatory=scene.mother,
                purpose=scene.purpose,
                subjects=(scene.child,),
                sent_at=house.clock.at - timedelta(days=3),
            )
        )
        unit.commit()
    (entry,) = house.use.today.queue().entries
    assert (entry.kind, entry.target, entry.days) == ("form_out", "rq-imported", -3)
    scene.yes(scene.mother)
    assert "rq-imported" not in {one.target for one in house.use.today.queue().entries}


def test_a_meeting_of_another_purpose_is_not_covered(house: House, tmp_path: Any) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    other = house.use.case_parts.add_purpose(scene.case, "Annat").new_id
    assert other is not None
    meeting = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(scene.school,),
        )
    ).new_id
    assert meeting is not None
    house.use.meetings.note_presence(
        scene.case, meeting, participant=scene.school, presence=Presence.PRESENT
    )
    house.use.minutes.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)
    house.wait(minutes=1)
    entry = WithdrawalInput(
        case=scene.case,
        signatory=scene.mother,
        received_at=house.clock.at,
        received_by="SSPF",
        purposes=(other,),
    )
    house.use.withdrawals.register(entry)
    house.use.withdrawals.register(replace(entry, purposes=("*",)))
    received = [effect.received for effect in house.use.withdrawals.list_withdrawals(scene.case)]
    assert sorted(map(len, received)) == [0, 1]


def test_a_person_who_received_something_is_told_in_a_notice(house: House, tmp_path: Any) -> None:
    scene = a_scene(house)
    stina = house.use.people.add(PersonInput(name="Stina Lind", adult=True)).new_id
    assert stina is not None
    for parent in (scene.mother, scene.father):
        scene.yes(parent, recipients=(stina,))
    meeting = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(scene.school,),
            persons=(stina,),
        )
    ).new_id
    assert meeting is not None
    house.use.meeting_items.add(item_of(scene, meeting, text="Bättre närvaro"))
    sign_reservation(house, scene.case, stina)
    house.use.minutes.export(scene.case, meeting, recipient=stina, folder=tmp_path)
    house.wait(minutes=1)
    withdrawal = house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.father,
            received_at=house.clock.at,
            received_by="SSPF",
        )
    ).new_id
    assert withdrawal is not None
    notice = house.use.withdrawals.preview_notice(scene.case, withdrawal, stina).pdf.decode()
    assert "Stina Lind" in notice
    assert "Alva" not in notice
    confirmation = house.use.withdrawals.preview_confirmation(scene.case, withdrawal)
    assert "Stina" not in confirmation.pdf.decode()


def test_a_party_may_have_the_id_of_a_word(house: House) -> None:
    """No id of a case file can stand for the coordinator's own copy."""
    scene = a_scene(house)
    with house.unit() as unit:
        unit.records.add(Party(id="coordinator", name="X", kind=PartyKind.OTHER))
        unit.commit()
    meeting = house.use.meetings.plan(
        NewMeeting(case=scene.case, purpose=scene.purpose, starts_at=house.clock.at, parties=())
    ).new_id
    assert meeting is not None
    refusal = refused(
        lambda: house.use.minutes.preview(scene.case, meeting, recipient="coordinator")
    )
    assert refusal.code == "not_a_recipient"


def test_an_instant_without_zone_is_a_bug_that_stops(house: House) -> None:
    scene = a_scene(house)
    flow = flow_of(scene)
    naive = datetime(2026, 3, 12, tzinfo=UTC).replace(tzinfo=None)
    assert refused(lambda: house.use.sharing.ask(flow, at=naive)).code == "naive_instant"
