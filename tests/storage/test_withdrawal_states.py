"""The kept states of withdrawals: whatever one rests upon drops it where it is stored."""

import pytest

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import CaseRow, Party
from sspf_app.services.state_records import CaseState, WithdrawalState
from sspf_app.storage.rows import Base
from tests.storage.conftest import Vault
from tests.storage.samples import NOW, a_case, a_consent, a_meeting, a_person, an_item

ALWAYS = {"parties", "person_merges", "contact_rules"}
BY_NAME = {"persons"}
APART = {
    "access_log": "who read what",
    "history": "what was changed, kept beside the rows that tell it",
    "cases": "its reference; who is its young person never changes without the state of the case",
    "custody": "the state of the case is worked out anew with it",
    "policy": "the state of every case is worked out anew with it",
    "requests": "what was asked, not what was answered",
    "adjustments": "what participants said of minutes",
    "attachments": "papers of the case",
    "calendar_entries": "the disclosure tells of it",
    "case_access": "colleagues who may open it",
    "case_districts": "where in the town; who may know what does not ask",
    "case_names": "worked out itself",
    "case_staff": "colleagues",
    "case_tasks": "things to see to",
    "case_transfers": "another office",
    "chase_events": "what was done while waiting",
    "chase_states": "worked out itself",
    "closures": "what stands beside a closing",
    "commitment_lapses": "worked out itself",
    "commitment_states": "what came of a commitment",
    "commitment_steps": "what came of a commitment",
    "concern_reports": "to social services, by law",
    "exception_requests": "an exception counts once it is written",
    "form_layouts": "where the boxes of a sheet are",
    "forms": "sheets; the disclosure tells of them",
    "goal_outcomes": "what came of a goal",
    "grouped_sheets": "sheets of one request",
    "import_made": "what a list brought",
    "information_talks": "what was told at one",
    "item_marks": "area of an item",
    "legal_requests": "a disclosure by law counts once it is written",
    "meeting_series": "how often they meet",
    "meeting_settings": "room and order",
    "meeting_versions": "when minutes were locked",
    "name_answers": "whom a name in a text means",
    "note_versions": "notes of the office",
    "notes": "notes of the office",
    "occasions": "what kind of meeting it was",
    "pause_terms": "what a pause waits for",
    "plan_parts": "place of an item in the plan",
    "plan_versions": "the plan as it was",
    "planned_points": "what is to be said",
    "referrals": "who told first",
    "request_groups": "sheets of one request",
    "retention_flags": "for how long it is kept",
    "scans": "pictures of sheets",
    "sealed_requests": "what a manager elsewhere is asked",
    "step_notes": "the course of a case",
    "variant_approvals": "forms of protected cases",
    "withdrawal_states": "these themselves",
    "withdrawal_words": "the own words of who withdrew",
}
"""Of the tables with a case, and of those all cases share: what no state rests upon, and why."""


def _kept(vault: Vault) -> None:
    with vault.unit() as unit:
        for name in ("c-1", "c-2"):
            unit.records.add(a_case(id=name))
        unit.records.add(a_person())
        unit.commit()
    with vault.unit() as unit:
        for name in ("c-1", "c-2"):
            state = WithdrawalState(
                case=name,
                withdrawal="w",
                is_unfinished=True,
                recipients=(a_person().id,) if name == "c-1" else (),
                names=("Alva",) if name == "c-1" else (),
            )
            unit.states.put_withdrawals((state,))
        unit.commit()


def _left(vault: Vault) -> tuple[str, ...]:
    with vault.unit() as unit:
        return tuple(one.case for one in unit.states.unfinished_withdrawals())


def _triggers(vault: Vault) -> dict[str, set[str]]:
    query = "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    found: dict[str, set[str]] = {}
    for table, words in vault.database._warm.raw.execute(query):
        if "withdrawal_states" in words:
            change = words.split(" AFTER ")[1].split()[0]
            found.setdefault(table, set()).add(change)
    return found


def test_every_table_drops_the_states_or_is_said_to_be_apart(vault: Vault) -> None:
    triggers = _triggers(vault)
    assert set(map(frozenset, triggers.values())) == {frozenset({"INSERT", "UPDATE", "DELETE"})}
    of_cases = {name for name, table in Base.metadata.tables.items() if "case_id" in table.c}
    shared = {"cases", "custody", "persons", "parties", "policy", "person_merges"}
    assert not set(triggers) & set(APART)
    assert set(triggers) | set(APART) == of_cases | shared
    assert set(triggers) > ALWAYS | BY_NAME


def test_nothing_beneath_a_state_means_that_it_stays(vault: Vault) -> None:
    _kept(vault)
    with vault.unit() as unit:
        unit.records.add(a_person(id="someone-else"))
        unit.commit()
    assert _left(vault) == ("c-1", "c-2")


@pytest.mark.parametrize("row", [a_consent(), a_meeting(), an_item()])
def test_a_row_of_a_case_drops_the_states_of_that_case(vault: Vault, row: CaseRow) -> None:
    _kept(vault)
    with vault.unit() as unit:
        unit.records.add(row)
        unit.commit()
    assert _left(vault) == ("c-2",)


def test_whoever_is_named_drops_it_with_a_new_name(vault: Vault) -> None:
    _kept(vault)
    with vault.unit() as unit:
        unit.records.replace(a_person(), at=NOW, by=a_person(name="Ada Ek", recorded_at=NOW))
        unit.commit()
    assert _left(vault) == ("c-2",)


def test_a_party_drops_all(vault: Vault) -> None:
    _kept(vault)
    with vault.unit() as unit:
        unit.records.add(Party(id="school", name="Skolan", kind=PartyKind.SCHOOL))
        unit.commit()
    assert _left(vault) == ()


def test_a_new_state_of_the_case_drops_it(vault: Vault) -> None:
    """With it goes what time alone has changed: the state of the case is written anew then."""
    _kept(vault)
    with vault.unit() as unit:
        unit.states.put(
            CaseState(case="c-2", state="", ends_on=None, changes_at=None, computed_at=NOW)
        )
        unit.commit()
    assert _left(vault) == ("c-1",)
