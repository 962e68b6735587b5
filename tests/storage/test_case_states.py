"""The kept consent states: when they are due, and whom they concern."""

from datetime import date, timedelta, timezone
from typing import Any

import pytest

from sspf_app.domain import facts
from sspf_app.domain.codes import ExceptionGround
from sspf_app.services.state_records import CaseState
from tests.storage.conftest import Vault
from tests.storage.samples import NOW, a_case, a_consent

FAR_WEST = timezone(timedelta(hours=-11))


def a_state(**changes: Any) -> CaseState:
    values: dict[str, Any] = {
        "case": "c-1",
        "state": "in_force",
        "ends_on": date(2026, 6, 30),
        "changes_at": NOW + timedelta(days=1),
        "computed_at": NOW,
    }
    return CaseState(**(values | changes))


def test_a_case_without_a_state_is_due(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.records.add(a_case(id="c-2"))
        unit.records.add(a_case(id="c-3", replaced_at=NOW))
        unit.states.put(a_state())
        assert unit.states.due(NOW) == ("c-2",)


def test_a_state_is_due_from_the_instant_it_changes_at(vault: Vault) -> None:
    changes_at = (NOW + timedelta(hours=1)).astimezone(FAR_WEST)  # as text, it would be earlier
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.states.put(a_state(changes_at=changes_at))
        assert unit.states.due(changes_at - timedelta(microseconds=1)) == ()
        assert unit.states.due(changes_at) == ("c-1",)
        unit.states.put(a_state(changes_at=None))
        assert unit.states.due(NOW + timedelta(days=9999)) == ()


def test_forgotten_states_are_all_due(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.states.put(a_state())
        unit.states.forget()
        assert unit.states.due(NOW) == ("c-1",)


WITH_PERSON: list[facts.CaseRow] = [
    a_consent(signatory="x"),
    a_consent(subjects=("y", "x")),
    facts.Request(id="r", case="c-1", signatory="x", purpose="p", subjects=("alva",), sent_at=NOW),
    facts.Request(id="r", case="c-1", signatory="anna", purpose="p", subjects=("x",), sent_at=NOW),
    facts.Withdrawal(
        id="w",
        case="c-1",
        signatory="x",
        received_at=NOW,
        received_by="Maria",
        subjects=("*",),
        purposes=("*",),
        parties=("*",),
        types=("*",),
    ),
    facts.Maturity(id="ma", case="c-1", person="x", assessed_on=date(2026, 1, 1), mature=True),
    facts.HinderedException(
        id="e",
        case="c-1",
        guardian="x",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 1, 9),
        hindrance="h",
        cannot_wait="c",
        ground=ExceptionGround.CHILD_BEST,
        ground_reason="g",
        decided_by="d",
    ),
]


@pytest.mark.parametrize("row", WITH_PERSON, ids=lambda row: type(row).__name__)
def test_a_case_concerns_who_is_named_in_it(vault: Vault, row: facts.CaseRow) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.records.add(a_case(id="c-2", young_person="bo"))
        unit.records.add(row)
        assert unit.states.concerned(["x"]) == ("c-1",)
        assert unit.states.concerned(["alva", "bo"]) == ("c-1", "c-2")
        assert unit.states.concerned([]) == ()
        assert unit.states.concerned(["nobody"]) == ()
