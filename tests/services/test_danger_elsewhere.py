"""Another office is told when it may be dangerous that the guardians know, and held back by it.

Defends: a case that goes to an office that is not told is a danger to the child (domain notes,
section 2.5). The answer goes sealed, by law alone; by consent nothing would protect.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf_app.services.actors import Role
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_views import NewCase
from sspf_app.services.hand_over_records import Basis
from sspf_app.services.request_records import ContactKind
from sspf_app.services.transfer_views import Arrival
from tests.services.conftest import NOW, refused
from tests.services.test_legal import entry as legal_entry
from tests.services.test_legal import with_manager
from tests.services.transfer_house import Offices, two_offices

K = ContactKind


@pytest.fixture
def offices(_empty_vault: Path, tmp_path: Path) -> Iterator[Offices]:
    with two_offices(_empty_vault, tmp_path) as found:
        yield found


@pytest.mark.parametrize("answer", [K.DANGER_YES, K.DANGER_UNKNOWN])
def test_a_danger_goes_along_sealed_and_holds_back_there(
    offices: Offices, answer: ContactKind
) -> None:
    offices.north.use.contact_rules.answer_danger(offices.scene.case, answer)
    assert refused(offices.send).code == "transfer_needs_ground"
    arrival = _arrived(offices)
    assert arrival.holds_back
    taken = offices.take_in(arrival, purpose="Trygg fritid")
    south, own = offices.south.use, taken.own_case or ""
    with offices.south.unit() as unit:
        assert load_case(unit, taken.case, now=NOW).holds_back
        mine = load_case(unit, own, now=NOW)
    assert mine.danger is not None
    assert mine.danger.case == own  # also once the case that came is disposed of
    answered = south.contact_rules.answer_danger
    assert refused(lambda: answered(own, K.DANGER_NO)).code == "danger_asks_social_services"
    young = south.cases.get(own).young_person
    later = south.cases.open_case(NewCase(young_person=young, purposes=("Skolan",))).new_id or ""
    with offices.south.unit() as unit:
        assert load_case(unit, later, now=NOW).holds_back


def test_a_danger_of_another_case_of_the_young_person_goes_along(offices: Offices) -> None:
    north, scene = offices.north.use, offices.scene
    new = NewCase(young_person=scene.child, purposes=("Lugn hemma",))
    other = north.cases.open_case(new).new_id or ""
    north.contact_rules.answer_danger(other, K.DANGER_YES)
    taken = offices.take_in(_arrived(offices), purpose="Trygg fritid")
    with offices.south.unit() as unit:
        assert load_case(unit, taken.case, now=NOW).holds_back
        assert load_case(unit, taken.own_case or "", now=NOW).holds_back


def test_what_is_not_dangerous_there_is_asked_anew_here(offices: Offices) -> None:
    arrival = _arrived(offices)
    assert not arrival.holds_back
    taken = offices.take_in(arrival, purpose="Trygg fritid")
    with offices.south.unit() as unit:
        assert load_case(unit, taken.own_case or "", now=NOW).danger is None


def _arrived(offices: Offices) -> Arrival:
    """All of the case, on an assessment that the unit manager has approved."""
    scene, north = offices.scene, offices.north
    with_manager(north)
    made = north.use.legal.record(
        legal_entry(scene, "osl-10-2", receiver=offices.south_party, what="Hela ärendet")
    )
    north.wait(minutes=1)
    north.as_role(Role.UNIT_MANAGER).legal.decide(made.new_id or "", approve=True)
    sent = offices.send(basis=Basis.LAW, legal_request=made.new_id)
    return offices.look(sent.path)
