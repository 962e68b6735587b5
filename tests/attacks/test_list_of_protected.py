"""What lists show of somebody protected whom nobody has opened.

Defends: sharing rules 6: no list names a protected person before a reason was given.
"""

from __future__ import annotations

from datetime import date

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.case_views import NewCase
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import House
from tests.services.scenery import a_scene


@pytest.mark.parametrize("reference", ["Falk, Kim 2013", "KIM-2026", "130405-2384"])
def test_a_reference_that_tells_who_it_is_stands_in_no_list(house: House, reference: str) -> None:
    scene, use = a_scene(house), house.use
    kim = PersonInput(
        name="Kim Falk", born=date(2013, 4, 5), protected_identity=Protection.SECRECY_MARK
    )
    child = use.people.add(kim).new_id or ""
    use.people.get(child, reason="möte i dag")
    case = use.cases.open_case(
        NewCase(
            young_person=child,
            purposes=("Skolgång",),
            parties=(scene.school,),
            reference=reference,
        )
    ).new_id
    use.cases.get(case or "")
    house.new_session()
    (line,) = (one for one in house.use.cases.list_cases() if one.case == case)
    assert line.reference.startswith("#")
    (hit,) = (one for one in house.use.search.recent() if one.case == case)
    assert hit.title == line.reference
    house.use.people.get(child, reason="möte i dag")
    (line,) = (one for one in house.use.cases.list_cases() if one.case == case)
    assert line.reference == reference
