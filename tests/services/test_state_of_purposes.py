"""A case of several purposes is called by what holds, and never by less or more than is true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from sspf_app.services.form_views import FormOrder
from sspf_app.services.taken_back import TakenBack
from sspf_app.texts.answers import beside_words
from sspf_app.texts.catalogue import words_for
from tests.services.conftest import House
from tests.services.scenery import TODAY, VALID_TO, Scene, a_scene
from tests.services.withdrawal_house import agreed, booked, entry


def test_a_purpose_nobody_was_asked_about_stands_beside_what_holds(house: House) -> None:
    """Whichever of the two ids comes first, and with what was taken back still said."""
    scene, use = agreed(house), house.use
    booked(scene)
    use.withdrawals.register(entry(scene, parties=(scene.police,)))
    before = use.cases.get(scene.case)
    for text, beside in (("Stöd i hemmet", ("not_asked",)), ("Fritid", ("not_asked",) * 2)):
        use.case_parts.add_purpose(scene.case, text)
        detail = use.cases.get(scene.case)
        (case,) = use.cases.list_cases()
        queue = use.today.queue()
        (meeting,) = [one for one in (*queue.entries, *queue.next_week) if one.kind == "meeting"]
        assert detail.state == before.state == case.state == meeting.detail
        assert detail.holds_to == before.holds_to is not None
        assert detail.taken_back == case.taken_back == (TakenBack(name="Polisen"),)
        assert detail.beside == case.beside == meeting.beside == beside
        assert detail.purposes[0].id == scene.purpose


class Shorter(Scene):
    """Its sheets ask for a month less."""

    def order(self, signatory: str, *, recipients: Iterable[str] = ()) -> FormOrder:
        order = super().order(signatory, recipients=recipients)
        return replace(order, valid_to=VALID_TO - timedelta(days=40))


def test_the_purpose_that_ends_before_the_others_is_named(house: House) -> None:
    scene, use = a_scene(house), house.use
    shorter = Shorter(**vars(scene))
    for person in (scene.mother, scene.father):
        shorter.yes(person)
    alone = use.cases.get(scene.case)
    assert (alone.state, alone.ends_first) == ("in_force", None)  # it is the only one
    later = use.case_parts.add_purpose(scene.case, "Fritid").new_id or ""
    for person in (scene.mother, scene.father):
        replace(scene, purpose=later).yes(person)
    both = use.cases.get(scene.case)
    assert both.holds_to == alone.holds_to == VALID_TO - timedelta(days=40)
    assert (both.state, both.ends_first) == ("in_force", scene.purpose)
    house.wait(days=(VALID_TO - TODAY).days - 45)
    soon = use.cases.get(scene.case)
    assert (soon.state, soon.ends_first) == ("ending", scene.purpose)
    house.wait(days=7)
    after = use.cases.get(scene.case)
    assert (after.holds_to, after.ends_first) == (VALID_TO, None)  # one holds, and it alone
    assert after.beside == ("expired",)


def test_each_way_another_purpose_stands_has_words() -> None:
    words = words_for("sv")
    assert beside_words((), words) == ""
    assert beside_words(("not_asked",), words) == "ett syfte inte tillfrågat"
    said = beside_words(("refused", "not_asked", "not_asked"), words)
    assert said == "nej till ett syfte, 2 syften inte tillfrågade"
