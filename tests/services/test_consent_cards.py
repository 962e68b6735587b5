"""The cards of a case: who answered what, and what was taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sspf_app.domain.codes import InformationType
from sspf_app.services.case_views import MaturityInput
from sspf_app.services.records import FormRow
from sspf_app.services.withdrawal_views import WithdrawalInput
from sspf_app.texts.answers import yes_except, yes_except_in_short
from sspf_app.texts.catalogue import words_for
from tests.services.conftest import TODAY, House
from tests.services.consent_house import card_of, paper_of
from tests.services.scenery import Scene, a_scene

T = InformationType


def test_about_oneself_a_guardian_answers_alone(house: House) -> None:
    scene = a_scene(house)
    own = FormRow(subject=scene.mother, type=T.HEALTH, teller=scene.social)
    order = scene.order(scene.mother)
    order = replace(order, subjects=(scene.child, scene.mother), rows=(*order.rows, own))
    prepared = house.use.consent_forms.prepare(order)
    house.use.consent_forms.hand_out(prepared)
    number = len(order.rows) - 1
    boxes = {(number, scene.school): True}
    house.use.answers.register_yes(paper_of(scene, prepared.form.id, boxes=boxes))
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.mother)
    assert [(card.capacity, card.status) for card in board.cards] == [("self", "in_force")]
    view = house.use.sharing.matrix(
        scene.case, purpose=scene.purpose, subject=scene.mother, source=scene.social
    )
    yes = {(cell.type, cell.column) for row in view.cells for cell in row if cell.shape == "yes"}
    assert yes == {(T.HEALTH, scene.school)}


def test_the_difference_between_two_yeses_is_drawn(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    code = scene.hand_out(scene.father)
    boxes = {key: True for key in scene.all_boxes() if key != (1, scene.police)}
    house.use.answers.register_yes(paper_of(scene, code, boxes=boxes))
    (difference,) = card_of(scene, scene.mother).differs
    assert (difference.type, difference.party_name, difference.side) == (
        T.ATTENDANCE,
        "Polisen",
        "to",
    )
    assert difference.here
    assert difference.others == (scene.father,)
    (difference,) = card_of(scene, scene.father).differs
    assert not difference.here


def test_who_answered_without_being_asked_for_has_a_card_too(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    relation = next(
        one for one in house.use.people.get(scene.child).custody if one.holder == scene.mother
    )
    house.use.custody.end(relation.id, date(2026, 3, 1))
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert board.trouble == "custody_unverified"
    assert [(card.capacity, card.required) for card in board.cards] == [("other", False)]
    later = house.use.consent_cards.board(
        scene.case,
        purpose=scene.purpose,
        subject=scene.child,
        at=datetime(2027, 3, 12, tzinfo=UTC),
    )
    assert later.at.year == 2027


def test_whoever_has_been_assessed_mature_answers_for_those_types(house: House) -> None:
    scene = a_scene(house)
    house.use.decisions.decide(
        scene.case,
        MaturityInput(
            person=scene.child, assessed_on=TODAY, mature=True, types=(T.HEALTH,), reason="x"
        ),
    )
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert [card.capacity for card in board.cards] == ["guardian", "guardian", "young_person"]


def _taken_back(scene: Scene, **parts: Any) -> list[tuple[str, tuple[T, ...]]]:
    scene.house.wait(hours=1)
    scene.house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=scene.house.clock.at,
            received_by="SSPF",
            **parts,
        )
    )
    card = card_of(scene, scene.mother)
    assert card.status == "in_force"
    return [(one.name, one.types) for one in card.taken_back]


def test_a_card_names_the_parts_that_were_taken_back(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    assert card_of(scene, scene.mother).taken_back == ()
    assert _taken_back(scene, parties=(scene.police,)) == [("Polisen", ())]
    assert _taken_back(scene, types=("attendance",)) == [("Polisen", ()), ("", (T.ATTENDANCE,))]
    told = _taken_back(scene, parties=(scene.leisure,), types=("family_home",))
    assert told == [
        ("Polisen", ()),
        ("", (T.ATTENDANCE,)),
        ("Fritid unga", (T.FAMILY_HOME,)),
    ]
    said = yes_except(told, words_for("sv"))
    assert said.startswith("Ja, utom Polisen, närvaro")
    assert said.endswith("till eller från Fritid unga")
    assert yes_except_in_short(told, words_for("sv")) == "Ja, utom en del"
    assert yes_except_in_short(told[:1], words_for("sv")) == "Ja, utom Polisen"


def test_only_what_was_given_is_offered_to_be_taken_back(house: House) -> None:
    scene = a_scene(house)
    assert house.use.withdrawals.kinds_given(scene.case) == {}
    scene.yes(scene.mother)
    given = house.use.withdrawals.kinds_given(scene.case)
    assert set(given) == {scene.mother}
    assert set(given[scene.mother]) == {row.type for row in scene.rows()}
