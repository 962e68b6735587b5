"""A case of several purposes is called by what holds, and never by less or more than is true."""

from __future__ import annotations

from sspf_app.services.taken_back import TakenBack
from sspf_app.texts.answers import beside_words
from sspf_app.texts.catalogue import words_for
from tests.services.conftest import House
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


def test_each_way_another_purpose_stands_has_words() -> None:
    words = words_for("sv")
    assert beside_words((), words) == ""
    assert beside_words(("not_asked",), words) == "ett syfte inte tillfrågat"
    said = beside_words(("refused", "not_asked", "not_asked"), words)
    assert said == "nej till ett syfte, 2 syften inte tillfrågade"
