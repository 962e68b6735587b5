from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import Channel, InformationType, PauseReason
from sspf_app.domain.facts import Exclusion
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.sharing_views import CellShape, MatrixView
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene, flow_of

T = InformationType


def _full(house: House) -> Scene:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(
        scene.father,
        but=[Exclusion(subject=scene.child, recipient=scene.school, type=T.FAMILY_HOME)],
    )
    return scene


def _shapes(view: MatrixView, type_: T) -> dict[str, CellShape]:
    return {cell.column: cell.shape for row in view.cells for cell in row if cell.type is type_}


def test_the_matrix_shows_both_sides_and_with_a_source_real_answers(house: House) -> None:
    scene = _full(house)
    matrix = house.use.sharing.matrix
    view = matrix(scene.case, purpose=scene.purpose, subject=scene.child)
    assert [column.name for column in view.columns] == [
        "SSPF",
        "Ersängsskolan",
        "Fritid unga",
        "Polisen",
    ]
    assert len(view.cells) == len(T)
    shapes = _shapes(view, T.PARTICIPATION)
    assert shapes[scene.social] is CellShape.GIVE
    assert shapes[scene.police] is CellShape.RECEIVE
    assert set(_shapes(view, T.HEALTH).values()) == {CellShape.NO}
    cell = view.cells[0][1]
    assert cell.sentence
    assert view.source is None

    chosen = matrix(scene.case, purpose=scene.purpose, subject=scene.child, source=scene.social)
    family = _shapes(chosen, T.FAMILY_HOME)
    assert family == {
        scene.social: CellShape.OWN,
        scene.school: CellShape.EXCLUDED,
        scene.leisure: CellShape.YES,
        scene.police: CellShape.YES,
    }
    told = {cell.column: cell for row in chosen.cells for cell in row if cell.type is T.FAMILY_HOME}
    assert "Erik Berg" in told[scene.school].sentence
    assert told[scene.school].people == (scene.father,)
    assert len(told[scene.police].records) == 2


def test_the_matrix_of_another_day_and_of_silence(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    matrix = house.use.sharing.matrix
    now = matrix(scene.case, purpose=scene.purpose, subject=scene.child)
    assert set(_shapes(now, T.PARTICIPATION).values()) == {CellShape.UNANSWERED}
    asked = matrix(scene.case, purpose=scene.purpose, subject=scene.child, source=scene.social)
    assert set(_shapes(asked, T.PARTICIPATION).values()) == {CellShape.OWN, CellShape.UNANSWERED}
    before = matrix(
        scene.case,
        purpose=scene.purpose,
        subject=scene.child,
        at=house.clock.at - timedelta(days=3),
        source=scene.social,
    )
    assert CellShape.BLOCKED in set(_shapes(before, T.PARTICIPATION).values())
    house.use.cases.pause(scene.case, reason=PauseReason.OTHER)
    paused = matrix(scene.case, purpose=scene.purpose, subject=scene.child)
    assert set(_shapes(paused, T.PARTICIPATION).values()) == {CellShape.BLOCKED}


def test_what_is_not_known_is_refused(house: House) -> None:
    scene = a_scene(house)
    matrix = house.use.sharing.matrix
    for act, code in (
        (lambda: matrix("none", purpose=scene.purpose, subject=scene.child), "unknown_case"),
        (lambda: matrix(scene.case, purpose="none", subject=scene.child), "unknown_purpose"),
        (lambda: matrix(scene.case, purpose=scene.purpose, subject="none"), "unknown_person"),
        (
            lambda: matrix(scene.case, purpose=scene.purpose, subject=scene.child, source="none"),
            "unknown_party",
        ),
        (lambda: house.use.sharing.ask(flow_of(scene, recipient="none")), "unknown_party"),
        (
            lambda: house.use.sharing.note_oral(flow_of(scene, channel=Channel.WRITTEN)),
            "not_oral",
        ),
    ):
        assert refused(act).code == code


def test_a_question_is_answered_in_a_sentence_and_noted_when_allowed(house: House) -> None:
    scene = _full(house)
    answer = house.use.sharing.ask(flow_of(scene))
    assert answer.decision.allowed
    assert "Ersängsskolan" in answer.sentence
    noted = house.use.sharing.note_oral(flow_of(scene), what="Ringde kuratorn").new_id
    with house.unit() as unit:
        disclosure = next(one for one in unit.office.disclosures(scene.case) if one.id == noted)
    assert (disclosure.kind, disclosure.recipient, disclosure.what) == (
        DisclosureKind.ORAL,
        scene.social,
        "Ringde kuratorn",
    )
    assert len(disclosure.records) == 2
    earlier = house.use.sharing.ask(flow_of(scene), at=house.clock.at - timedelta(days=2))
    assert not earlier.decision.allowed


def test_what_may_not_be_said_is_not_noted(house: House) -> None:
    scene = a_scene(house)
    refusal = refused(lambda: house.use.sharing.note_oral(flow_of(scene)))
    assert refusal.code == "not_allowed"
    assert "Anna Lind" in str(refusal.params["sentence"])
    with house.unit() as unit:
        assert unit.office.disclosures(scene.case) == ()


def test_nobody_but_the_gate_decides_a_disclosure(house: House) -> None:
    with pytest.raises(TypeError):
        DisclosureDecision(
            kind=DisclosureKind.MINUTES,
            case="c-1",
            recipient="police",
            at=house.clock.at,
            parts=(),
            seal=object(),
        )


# --- withdrawals


def _withdrawal(scene: Scene, **other: object) -> WithdrawalInput:
    entry = WithdrawalInput(
        case=scene.case,
        signatory=scene.mother,
        received_at=scene.house.clock.at,
        received_by="Skolan: Per Gran, rektor",
    )
    return replace(entry, **other)  # pyright: ignore[reportArgumentType]


def test_withdrawals_that_cannot_be_recorded(house: House) -> None:
    scene = _full(house)
    for wrong, code in (
        (_withdrawal(scene, signatory="none"), "unknown_person"),
        (_withdrawal(scene, received_at=house.clock.at + timedelta(minutes=1)), "date_in_future"),
        (_withdrawal(scene, received_by=" "), "received_by_required"),
        (_withdrawal(scene, types=()), "selection_empty"),
        (_withdrawal(scene, types=("none",)), "unknown_type"),
        (_withdrawal(scene, subjects=("none",)), "unknown_person"),
        (_withdrawal(scene, purposes=("none",)), "unknown_purpose"),
        (_withdrawal(scene, parties=("none",)), "unknown_party"),
    ):
        assert refused(lambda wrong=wrong: house.use.withdrawals.register(wrong)).code == code
    assert house.use.withdrawals.list_withdrawals(scene.case) == ()


def test_a_part_is_taken_back_and_only_that_part(house: House, tmp_path: Path) -> None:
    scene = _full(house)
    house.wait(minutes=5)
    use = house.use
    use.sharing.note_oral(flow_of(scene, recipient=scene.police))
    use.sharing.note_oral(flow_of(scene, recipient=scene.leisure))
    use.sharing.note_oral(
        flow_of(scene, source=scene.police, recipient=scene.school, type=T.POLICE_OBSERVATIONS)
    )
    house.wait(minutes=5)
    withdrawal = use.withdrawals.register(
        _withdrawal(
            scene,
            received_at=house.clock.at - timedelta(minutes=1),
            subjects=(scene.child,),
            purposes=(scene.purpose,),
            parties=(scene.police,),
            types=(T.ATTENDANCE.value, T.ATTENDANCE.value),
        )
    ).new_id
    assert withdrawal is not None
    assert scene.state() == "in_force"
    assert not use.sharing.ask(flow_of(scene, recipient=scene.police)).decision.allowed
    assert use.sharing.ask(flow_of(scene, recipient=scene.leisure)).decision.allowed
    (effect,) = use.withdrawals.list_withdrawals(scene.case)
    assert [one.name for one in effect.received] == ["Polisen"]
    assert effect.withdrawal.types == (T.ATTENDANCE.value,)

    notice = use.withdrawals.preview_notice(scene.case, withdrawal, scene.police)
    text = notice.pdf.decode()
    assert "Polisen" in text
    assert "Närvaro" in text
    # The police still may know that there is a case.
    assert "Alva Lind" in text
    confirmation = use.withdrawals.preview_confirmation(scene.case, withdrawal).pdf.decode()
    assert "Anna Lind" in confirmation
    assert "Skolan: Per Gran, rektor" in confirmation
    assert (
        refused(lambda: use.withdrawals.preview_confirmation(scene.case, "none")).code
        == "unknown_withdrawal"
    )
    house.target.fails = True
    assert (
        refused(lambda: use.withdrawals.export_confirmation(scene.case, withdrawal, tmp_path)).code
        == "export_failed"
    )
    assert not use.withdrawals.list_withdrawals(scene.case)[0].confirmation_made


def test_a_notice_to_others_about_a_party_names_that_party(house: House) -> None:
    scene = _full(house)
    use = house.use
    use.sharing.note_oral(flow_of(scene, recipient=scene.leisure))
    withdrawal = use.withdrawals.register(_withdrawal(scene, parties=(scene.school,))).new_id
    assert withdrawal is not None
    text = use.withdrawals.preview_notice(scene.case, withdrawal, scene.leisure).pdf.decode()
    assert "Ersängsskolan" in text


def test_a_withdrawal_in_another_purpose_concerns_nobody(house: House) -> None:
    scene = _full(house)
    use = house.use
    use.sharing.note_oral(flow_of(scene, recipient=scene.leisure))
    other = use.case_parts.add_purpose(scene.case, "Annat").new_id
    assert other is not None
    use.withdrawals.register(_withdrawal(scene, subjects=(scene.mother,)))
    effects = use.withdrawals.list_withdrawals(scene.case)
    assert [effect.received for effect in effects] == [()]


def test_what_rests_on_others_answers_is_not_covered(house: House) -> None:
    scene = _full(house)
    use = house.use
    use.people.add(PersonInput(name="Stina", adult=True))
    use.sharing.note_oral(flow_of(scene, recipient=scene.leisure))
    house.wait(minutes=1)
    use.withdrawals.register(_withdrawal(scene, signatory=scene.child))
    assert use.withdrawals.list_withdrawals(scene.case)[0].received == ()


@pytest.mark.parametrize("has_source", [False, True])
def test_only_where_a_form_is_out_an_answer_is_waited_for(
    house: House, *, has_source: bool
) -> None:
    scene = a_scene(house)
    house.wait(hours=2)
    scene.yes(scene.mother)
    scene.hand_out(scene.father)
    source = scene.social if has_source else None

    def shapes(hours_ago: int) -> set[CellShape]:
        view = house.use.sharing.matrix(
            scene.case,
            purpose=scene.purpose,
            subject=scene.child,
            at=house.clock.at - timedelta(hours=hours_ago),
            source=source,
        )
        return set(_shapes(view, T.PARTICIPATION).values()) - {CellShape.OWN}

    assert shapes(0) == {CellShape.WAITING}
    assert shapes(1) == {CellShape.UNANSWERED}
