"""Somebody protected who stood in a case once, and in no row of it that stands today.

Defends: sharing rules 6: the case has a list because of them, so they are opened by it alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import Protection
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.people_views import PersonInput
from tests.attacks.test_papers import agreed
from tests.services.conftest import COORDINATOR, House, refused

OTHER = replace(COORDINATOR, user_id="u-2", login="olle", name="Olle Öst")
WHY = "möte i dag"


def test_they_are_opened_by_the_list_of_that_case(house: House) -> None:
    scene = agreed(house)
    aunt = PersonInput(name="Siv Gömd", born=date(1980, 1, 1), address="Gömvägen 3")
    siv = house.use.people.add(aunt).new_id or ""
    with_her = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at,
        parties=(scene.social,),
        persons=(scene.mother, siv),
    )
    planned = house.use.meetings.plan(with_her).new_id or ""
    house.wait(minutes=1)
    house.use.meetings.change(planned, replace(with_her, persons=(scene.mother,)))
    house.wait(minutes=1)
    hidden = replace(aunt, protected_identity=Protection.PROTECTED_REGISTRATION)
    house.use.people.correct(siv, hidden)
    outsider = house.as_user(OTHER)
    assert refused(lambda: outsider.cases.get(scene.case, reason=WHY)).code == "not_on_list"
    assert refused(lambda: outsider.people.get(siv, reason=WHY)).code == "not_on_list"
    assert refused(lambda: outsider.people.correct(siv, aunt)).code == "not_on_list"
    assert house.use.people.get(siv, reason=WHY).address == "Gömvägen 3"
    assert house.use.cases.get(scene.case, reason=WHY).case == scene.case
