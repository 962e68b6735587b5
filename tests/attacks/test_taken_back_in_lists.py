"""No list tells what was taken back in a case that is opened with a reason alone.

Attack: the young person is not protected, but a parent is. Opening the case asks for a reason; the
lists, *Idag* and the console named the party that may no longer be told, which may lie where the
parent is.

Defends: sharing rules 6: opening asks a reason, which is logged.
"""

from __future__ import annotations

from datetime import date

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.domain.errors import DomainError
from sspf_app.services.people_views import PersonInput
from sspf_app.services.taken_back import TakenBack
from tests.services.conftest import House
from tests.services.withdrawal_house import agreed, booked, entry


def test_a_parent_who_is_protected_hides_the_party(house: House) -> None:
    scene, use = agreed(house), house.use
    booked(scene)
    use.withdrawals.register(entry(scene, parties=(scene.police,), signatory=scene.father))
    mother = PersonInput(
        name="Anna Lind", born=date(1984, 1, 2), protected_identity=Protection.SECRECY_MARK
    )
    use.people.correct(scene.mother, mother)
    house.new_session()
    use = house.use
    with pytest.raises(DomainError, match="reason_required"):
        use.cases.get(scene.case)
    (case,) = use.cases.list_cases()
    (asked,) = use.chasing.list_requests()
    queue = use.today.queue()
    (meeting,) = [one for one in (*queue.entries, *queue.next_week) if one.kind == "meeting"]
    assert case.taken_back == asked.taken_back == meeting.taken_back == (TakenBack(),)
