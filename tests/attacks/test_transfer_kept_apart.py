"""A case comes from another office, and somebody of it is here, in a case one may not open.

Defends: sharing rules 6: what is proposed tells nothing of the register that the package does not
say itself, and nobody comes to the family by saying that it is them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.services.case_views import NewCase
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.transfer_views import TakeIn
from tests.services.conftest import COORDINATOR, refused
from tests.services.scenery import SEEN
from tests.services.transfer_house import Offices, talk_about_alva, two_offices

OTHER = replace(COORDINATOR, user_id="u-2", login="olle", name="Olle Öst")
BORN = date(2013, 2, 3)
WHY = "möte i dag"


@pytest.fixture
def offices(_empty_vault: Path, tmp_path: Path) -> Iterator[Offices]:
    with two_offices(_empty_vault, tmp_path) as made:
        talk_about_alva(made)
        yield made


@pytest.mark.parametrize("is_child", [True, False])
def test_whoever_may_not_open_the_case_here_is_shown_what_the_package_says(
    offices: Offices, is_child: bool
) -> None:
    """Here Alva has another name by now, and her mother is protected; or she is herself."""
    sent, use = offices.send(), offices.south.use
    child = use.people.add(PersonInput(name="Alva Lindh", born=BORN)).new_id or ""
    mother = use.people.add(PersonInput(name="Anna Lindh", born=date(1984, 1, 2))).new_id or ""
    held = CustodyInput(
        child=child, holder=mother, kind=CustodyKind.SOLE, starts_on=BORN, evidence=SEEN
    )
    use.custody.add(held)
    case = use.cases.open_case(NewCase(young_person=child, purposes=("Skola",))).new_id or ""
    row = use.people.get(child if is_child else mother)
    mark = PersonInput(name=row.name, born=row.born, protected_identity=Protection.SECRECY_MARK)
    use.people.correct(row.id, mark)
    use.cases.get(case, reason=WHY)
    assert "Lindh" in repr(offices.look(sent.path).persons)
    receiving = offices.south.as_user(OTHER).transfer_receiving
    arrival = receiving.look(sent.path, reason=WHY)
    (match,) = (one for one in arrival.persons if one.name == "Alva Lind")
    assert match.candidates == ((child, "Alva Lind", ""),)
    entry = TakeIn(
        persons={one.id: child if one is match else "" for one in arrival.persons},
        parties={one.id: "" for one in arrival.parties if one.candidates},
        receipt_folder=offices.folder,
        reason=WHY,
    )
    refusal = refused(lambda: receiving.take_in(arrival, entry))
    assert (refusal.code, refusal.params["id"]) == ("not_on_list", case)
