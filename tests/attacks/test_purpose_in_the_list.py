"""The list of answers that are awaited tells no words of a case that is opened with a reason.

Attack: the child is protected, or the mother is. Opening the case asks for a reason; *Samtycken*
told what was typed as its purpose, which may say where they are.

Defends: sharing rules 6: opening asks a reason, which is logged.
"""

from __future__ import annotations

from datetime import date

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import House
from tests.services.scenery import a_scene

BORN = {"child": ("Alva Lind", date(2013, 2, 3)), "mother": ("Anna Lind", date(1984, 1, 2))}


@pytest.mark.parametrize("who", ["child", "mother"])
def test_the_words_of_the_purpose_stay_within_the_case(house: House, who: str) -> None:
    scene = a_scene(house)
    house.use.case_parts.add_purpose(scene.case, "Trygg väg till Ersängsskolan")
    assert any("Ersäng" in one.purpose_text for one in house.use.chasing.list_requests())
    name, born = BORN[who]
    person = PersonInput(name=name, born=born, protected_identity=Protection.SECRECY_MARK)
    house.use.people.correct(getattr(scene, who), person)
    house.new_session()
    found = house.use.chasing.list_requests()
    assert len(found) == 2
    assert {one.purpose_text for one in found} == {""}
    house.use.cases.get(scene.case, reason="möte i dag")
    assert any("Ersäng" in one.purpose_text for one in house.use.chasing.list_requests())
