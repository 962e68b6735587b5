"""Sheets printed ahead of a birthday: who answers, and as what, is asked of the day they are for.

Source: `domain.md` 2.4 and 2.5; sharing rules, sections 3.3 and 4.2.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from sspf_app.services.consent_views import PaperNo, PaperYes
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_requests import groups

BORN = date(2008, 4, 1)
OF_AGE = date(2026, 4, 1)


def _planned(scene: Scene, *, first: date | None = None) -> list[str]:
    plan = scene.house.use.consent_forms.plan(scene.case, purpose=scene.purpose, first=first)
    return [sheet.signatory for sheet in plan.sheets]


def _sheet_of(scene: Scene, signatory: str, first: date) -> str:
    order = replace(scene.order(signatory), valid_from=first, valid_to=date(2026, 9, 1))
    return scene.house.use.consent_forms.prepare(order).pdf.decode()


@pytest.mark.parametrize(
    ("first", "capacity"),
    [(TODAY, "young_person"), (OF_AGE - timedelta(days=1), "young_person"), (OF_AGE, "adult")],
)
def test_a_sheet_is_for_the_age_of_the_day_from_which_it_holds(
    house: House, first: date, capacity: str
) -> None:
    scene = a_scene(house, born=BORN)
    assert f"\n{capacity}\n" in _sheet_of(scene, scene.child, first)


def test_from_the_day_of_coming_of_age_only_the_young_person_is_asked(house: House) -> None:
    scene = a_scene(house, born=BORN)
    before = OF_AGE - timedelta(days=1)
    everybody = [scene.mother, scene.father, scene.child]
    assert _planned(scene) == _planned(scene, first=before) == everybody
    assert _planned(scene, first=OF_AGE) == [scene.child]
    assert refused(lambda: _sheet_of(scene, scene.mother, OF_AGE)).code == "not_a_signatory"
    _sheet_of(scene, scene.mother, before)


def test_a_leapling_comes_of_age_on_the_first_of_march(house: House) -> None:
    scene = a_scene(house, born=date(2012, 2, 29))
    house.clock.at = datetime(2030, 2, 20, 9, tzinfo=house.clock.zone)
    plan = house.use.consent_forms.plan(scene.case, purpose=scene.purpose, first=date(2030, 2, 28))
    assert plan.valid_from == date(2030, 3, 1)
    assert [sheet.signatory for sheet in plan.sheets] == [scene.child]


def _signed_by_all(scene: Scene) -> None:
    for who in (scene.mother, scene.father, scene.child):
        scene.yes(who)


def test_a_renewal_ahead_of_coming_of_age_is_the_sheet_for_the_time_after(house: House) -> None:
    scene = a_scene(house, born=BORN)
    _signed_by_all(scene)
    renewal = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    (sheet,) = renewal.sheets
    assert (sheet.form.signatory, sheet.form.valid_from) == (scene.child, OF_AGE)
    assert "\nadult\n" in sheet.pdf.decode()
    house.use.consent_forms.hand_out(sheet)
    assert [one.person for one in groups(scene)[-1].signers] == [scene.child]
    again = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    assert [one.code for one in again.left_out] == ["sheet_is_out"]


def test_while_an_answer_is_missing_a_renewal_asks_for_the_time_before(house: House) -> None:
    scene = a_scene(house, born=BORN)
    scene.yes(scene.mother)
    renewal = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    assert {(one.form.signatory, one.form.valid_from) for one in renewal.sheets} == {
        (scene.father, TODAY),
        (scene.child, TODAY),
    }


def test_a_minors_sheet_that_is_out_does_not_stand_in_the_way_of_the_adults(house: House) -> None:
    scene = a_scene(house, born=BORN)
    scene.hand_out(scene.child)
    forms = house.use.consent_forms
    (now,) = [
        one
        for one in forms.plan(scene.case, purpose=scene.purpose).sheets
        if one.signatory == scene.child
    ]
    (then,) = forms.plan(scene.case, purpose=scene.purpose, first=OF_AGE).sheets
    assert (now.is_out, then.is_out) == (True, False)


def test_a_yes_for_the_time_after_signed_before_is_refused_and_a_no_is_not(house: House) -> None:
    scene = a_scene(house, born=BORN)
    _signed_by_all(scene)
    renewal = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    house.use.consent_forms.hand_out(renewal.sheets[0])
    code = renewal.sheets[0].form.id
    house.wait(days=1)

    def answer(day: date) -> PaperYes:
        return PaperYes(code=code, case=scene.case, signed_on=day, boxes=scene.all_boxes())

    answers = house.use.answers
    early = refused(lambda: answers.register_yes(answer(TODAY + timedelta(days=1))))
    assert (early.code, early.params) == ("signed_before_of_age", {"day": OF_AGE})
    house.clock.at = datetime(2026, 4, 1, 9, tzinfo=house.clock.zone)
    assert scene.state() != "in_force"
    answers.register_yes(answer(OF_AGE))
    assert scene.state() == "in_force"


def test_a_no_on_the_adults_sheet_counts_at_once(house: House) -> None:
    scene = a_scene(house, born=BORN)
    _signed_by_all(scene)
    renewal = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    house.use.consent_forms.hand_out(renewal.sheets[0])
    house.wait(days=1)
    day = TODAY + timedelta(days=1)
    no = PaperNo(code=renewal.sheets[0].form.id, case=scene.case, signed_on=day)
    house.use.answers.register_no(no)
    assert scene.state() == "refused"


@pytest.mark.parametrize(("days", "is_asked"), [(30, True), (31, False)])
def test_whoever_turns_fifteen_within_a_month_is_asked_with_the_others(
    house: House, days: int, is_asked: bool
) -> None:
    scene = a_scene(house, born=(TODAY + timedelta(days=days)).replace(year=2011))
    assert (scene.child in _planned(scene)) is is_asked
    assert "\nyoung_person\n" in _sheet_of(scene, scene.child, TODAY)
