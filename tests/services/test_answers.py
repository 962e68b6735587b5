"""Answers on paper and by word of mouth are registered."""

from dataclasses import replace
from datetime import date, timedelta

from sspf_app.domain.codes import Answer, GrantChannel, InformationType
from sspf_app.domain.facts import Exclusion
from sspf_app.services.consent_views import OralAnswer, PaperNo
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import TODAY, House, refused
from tests.services.consent_house import card_of, paper_of
from tests.services.disposal_house import close
from tests.services.scenery import a_scene

T = InformationType


def test_a_yes_is_a_subset_of_its_form(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    register = house.use.answers.register_yes
    alien = Exclusion(subject="none")
    for wrong, refusal in (
        (paper_of(scene, "234567892"), "form_code_wrong"),
        (paper_of(scene, code, case="none"), "unknown_form"),
        (paper_of(scene, code, boxes={(99, scene.school): True}), "box_not_on_form"),
        (paper_of(scene, code, boxes={(0, "none"): True}), "box_not_on_form"),
        (paper_of(scene, code, boxes={(1, scene.school): True}), "box_not_on_form"),
        (
            paper_of(scene, code, boxes={}, oral_boxes=frozenset({(0, scene.school)})),
            "box_not_on_form",
        ),
        (paper_of(scene, code, exclusions=(alien,)), "exclusion_not_on_form"),
        (paper_of(scene, code, signed_on=date(2026, 3, 13)), "date_in_future"),
        (paper_of(scene, code, signed_time=house.clock.at + timedelta(hours=1)), "date_in_future"),
        (paper_of(scene, code, signed_on=date(2026, 3, 11)), "signed_before_printed"),
        (
            paper_of(scene, code, signed_time=house.clock.at - timedelta(days=1)),
            "signed_time_other_day",
        ),
        (
            paper_of(scene, code, signed_time=house.clock.at - timedelta(minutes=1)),
            "signed_before_printed_at",
        ),
        (paper_of(scene, code, valid_to=date(2026, 9, 13)), "valid_to_after_form"),
        (paper_of(scene, code, valid_to=date(2026, 3, 11)), "ends_before_start"),
    ):
        assert refused(lambda wrong=wrong: register(wrong)).code == refusal
    assert card_of(scene, scene.mother).status == "awaiting"
    assert refused(lambda: register(paper_of(scene, "23456789A"))).code in (
        "form_code_wrong",
        "unknown_form",
    )


def test_a_narrower_yes_keeps_its_words_and_dates(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    boxes = {(0, scene.school): True, (2, scene.school): False, (4, scene.police): True}
    record = house.use.answers.register_yes(
        paper_of(
            scene,
            code,
            boxes=boxes,
            oral_boxes=frozenset({(4, scene.police)}),
            valid_to=date(2026, 6, 1),
        )
    ).new_id
    card = card_of(scene, scene.mother)
    assert card.answer is not None
    assert card.answer.id == record
    assert card.valid_to == date(2026, 6, 1)
    cells = {(one.type, one.party): one for one in card.answer.grants}
    assert cells[(T.PARTICIPATION, scene.school)].receive is True
    assert cells[(T.FAMILY_HOME, scene.school)].receive is False
    assert cells[(T.ALCOHOL_DRUGS, scene.police)].channel is GrantChannel.ORAL
    assert (T.ATTENDANCE, scene.police) not in cells
    assert not card.forms[0].is_open


def test_a_sheet_is_answered_once(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.wait(hours=1)
    paper = paper_of(scene, code, signed_time=house.clock.at)
    record = house.use.answers.register_yes(paper).new_id
    assert record is not None
    assert refused(lambda: house.use.answers.register_yes(paper)).code == "form_already_answered"
    assert (
        refused(lambda: house.use.answers.invalidate(scene.case, record, because="")).code
        == "invalidation_reason_required"
    )
    house.use.answers.invalidate(scene.case, record, because="Fel ruta")
    assert card_of(scene, scene.mother).status == "invalidated"
    house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
    )
    card = card_of(scene, scene.mother)
    assert card.status == "refused"
    assert {one.invalidated_because for one in card.answers} == {None, "Fel ruta"}
    assert (
        refused(lambda: house.use.answers.invalidate(scene.case, record, because="x")).code
        == "unknown_consent"
    )
    assert "invalidated" in {event.kind for event in house.use.timeline.events(scene.case)}


def test_the_same_day_needs_the_time(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    code = scene.hand_out(scene.mother)
    assert refused(lambda: house.use.answers.register_yes(paper_of(scene, code))).code == (
        "same_day_time_needed"
    )
    house.wait(minutes=1)
    house.use.answers.register_yes(paper_of(scene, code, signed_time=house.clock.at))


def test_a_signatory_who_had_died(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.use.people.correct(scene.mother, PersonInput(name="Anna Lind", died=TODAY))
    assert refused(lambda: house.use.answers.register_yes(paper_of(scene, code))).code == (
        "signatory_dead"
    )


def test_an_oral_yes_needs_a_witness_and_the_sheet_stays_out(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    said = OralAnswer(
        code=code,
        case=scene.case,
        answer=Answer.YES,
        said_at=house.clock.at,
        boxes=scene.all_boxes(),
        valid_to=date(2026, 3, 15),
    )
    register = house.use.answers.register_oral
    assert refused(lambda: register(said)).code == "witness_required"
    register(replace(said, witness="Lena"))
    card = card_of(scene, scene.mother)
    assert card.status == "oral_only"
    assert card.forms[0].is_open
    house.wait(minutes=5)
    house.use.answers.register_yes(paper_of(scene, code, signed_time=house.clock.at))
    assert card_of(scene, scene.mother).status == "in_force"


def test_an_oral_no_closes_the_sheet(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.use.answers.register_oral(
        OralAnswer(code=code, case=scene.case, answer=Answer.NO, said_at=house.clock.at)
    )
    card = card_of(scene, scene.mother)
    assert card.status == "refused"
    assert not card.forms[0].is_open
    assert scene.state() == "refused"


def test_free_words_wait_until_they_are_confirmed(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    record = house.use.answers.register_yes(
        paper_of(scene, code, free_words=" Inget om proven till polisen ")
    ).new_id
    assert record is not None
    card = card_of(scene, scene.mother)
    assert card.status == "awaiting"
    assert card.answers[0].free_words == "Inget om proven till polisen"
    confirm = house.use.answers.confirm_free_words
    rule = Exclusion(subject=scene.child, recipient=scene.police, type=T.ALCOHOL_DRUGS)
    alien = (Exclusion(type=T.HEALTH.value),)
    assert refused(lambda: confirm(scene.case, record, exclusions=alien)).code == (
        "exclusion_not_on_form"
    )
    house.wait(minutes=1)
    confirm(scene.case, record, exclusions=(rule,))
    card = card_of(scene, scene.mother)
    assert card.status == "in_force"
    assert card.answer is not None
    assert rule in card.answer.exclusions
    assert refused(lambda: confirm(scene.case, record, exclusions=())).code == "nothing_to_confirm"
    assert refused(lambda: confirm(scene.case, "none", exclusions=())).code == "unknown_consent"


def test_what_is_signed_after_the_case_was_closed_is_no_answer(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.wait(hours=1)
    before = house.clock.at
    house.wait(hours=1)
    close(scene)
    house.wait(days=1)
    register = house.use.answers.register_yes
    late = paper_of(scene, code, signed_on=house.clock.at.date(), signed_time=house.clock.at)
    assert refused(lambda: register(late)).code == "signed_after_closing"
    register(paper_of(scene, code, signed_on=before.date(), signed_time=before))
    assert card_of(scene, scene.mother).status == "expired"


def test_a_form_that_was_handed_out_stands_once_in_what_happened(house: House) -> None:
    scene = a_scene(house)
    scene.hand_out(scene.mother)
    told = [one.kind for one in house.use.timeline.events(scene.case) if one.who == "Anna Lind"]
    assert told == ["asked"]
