"""A person who is found leads to the cases the person belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskHouse:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return DeskHouse(tmp_path, MORNING_OF, worked_cases)


def test_a_young_person_leads_to_the_own_case(desk: DeskHouse) -> None:
    [hit] = desk.services().search.find("alva")
    assert (hit.kind, hit.id, hit.case, hit.snippet) == ("person", "alva", "c-alva", "c-alva")
    desk.close()


def test_a_guardian_leads_to_the_childs_case(desk: DeskHouse) -> None:
    [hit] = desk.services().search.find("anna lind")
    assert (hit.id, hit.case, hit.snippet) == ("anna", "c-alva", "c-alva · Alva Lind")
    desk.close()


def test_a_guardian_leads_to_no_protected_child_before_a_reason(desk: DeskHouse) -> None:
    services = desk.services()
    detail = services.cases.get("c-greta", reason="möte i dag")
    guardian = next(one for one in detail.people if one.role == "guardian" and not one.is_protected)
    [hit] = desk.services().search.find(guardian.name)
    assert (hit.case, hit.snippet) == (None, "")
    [hit] = services.search.find(guardian.name)
    assert hit.case == "c-greta"
    desk.close()
