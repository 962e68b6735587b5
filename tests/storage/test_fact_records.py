"""The bitemporal rows: added, corrected, read; never edited."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sspf_app.domain import facts
from sspf_app.domain.codes import CustodyKind, InformationType, PartyKind
from sspf_app.domain.errors import DomainError, NaiveInstant
from sspf_app.services.records import HistoryEntry
from sspf_app.storage.errors import StorageBug
from tests.storage.conftest import Vault
from tests.storage.samples import (
    NOW,
    ZONE,
    a_case,
    a_consent,
    a_custody,
    a_meeting,
    a_person,
    an_item,
    records_of,
    rows_of,
)

LATER = NOW + timedelta(hours=1)


def _error(run: Callable[[], object]) -> str:
    with pytest.raises(DomainError) as caught:
        run()
    return caught.value.code


def _add(vault: Vault, *rows: facts.Row) -> None:
    with vault.unit() as unit:
        for row in rows:
            unit.records.add(row)
        unit.commit()


def test_a_row_stands_after_it_was_committed(vault: Vault) -> None:
    _add(vault, a_person())
    vault.reopen()
    with vault.unit() as unit:
        assert unit.records.standing(facts.Person, "alva") == a_person()
        assert unit.records.standing(facts.Person, "bo") is None


def test_absent_stays_absent_and_instants_keep_their_offset(vault: Vault) -> None:
    offset = timezone(timedelta(hours=1))
    recorded = datetime(2026, 3, 1, 12, 0, 0, 120, tzinfo=offset)
    with vault.unit() as unit:
        unit.records.add(a_person())
        unit.records.add(a_person(id="bo", recorded_at=recorded))
        first = unit.records.standing(facts.Person, "alva")
        second = unit.records.standing(facts.Person, "bo")
    assert first is not None
    assert first.recorded_at is None
    assert second is not None
    assert str(second.recorded_at) == str(recorded)


def test_a_naive_instant_is_refused(vault: Vault) -> None:
    with vault.unit() as unit, pytest.raises(NaiveInstant):
        unit.records.add(a_person(recorded_at=datetime(2026, 3, 1)))  # noqa: DTZ001  on purpose


def test_an_id_stands_once_per_kind(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        assert _error(lambda: unit.records.add(a_person(name="Another"))) == "id_taken"
        unit.records.add(facts.Party(id="alva", name="Alva AB", kind=PartyKind.OTHER))
        unit.records.add(a_person(name="Long ago", replaced_at=NOW))
        assert [row.name for row in unit.records.list_standing(facts.Person)] == ["Alva Ek"]


def test_ids_of_a_case_are_its_own(vault: Vault) -> None:
    with vault.unit() as unit:
        for case in ("c-1", "c-2"):
            unit.records.add(a_case(id=case))
            unit.records.add(a_consent(case=case, free_words=case))
        assert _error(lambda: unit.records.add(a_consent())) == "id_taken"
        for case in ("c-1", "c-2"):
            found = unit.records.standing(facts.Consent, "co-1", case=case)
            assert found is not None
            assert found.free_words == case
            assert unit.records.list_standing(facts.Consent, case=case) == (found,)
        assert len(unit.records.list_standing(facts.Consent)) == 2
        with pytest.raises(StorageBug):
            unit.records.standing(facts.Consent, "co-1")


def test_a_refused_row_leaves_the_unit_usable(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        assert _error(lambda: unit.records.add(a_person())) == "id_taken"
        unit.records.add(a_person(id="bo"))
        unit.commit()
    with vault.unit() as unit:
        assert [row.id for row in unit.records.list_standing(facts.Person)] == ["alva", "bo"]


def test_a_correction_closes_the_old_row_and_writes_a_new_one(vault: Vault) -> None:
    new = a_person(name="Alva Ekman", recorded_at=LATER)
    with vault.unit() as unit:
        unit.records.add(a_person())
        unit.records.replace(a_person(), at=LATER, by=new)
        assert unit.records.standing(facts.Person, "alva") == new
        assert unit.records.all_facts().persons == (a_person(replaced_at=LATER), new)


def test_a_row_ends_without_a_correction(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        unit.records.replace(a_person(), at=LATER)
        assert unit.records.standing(facts.Person, "alva") is None
        assert unit.records.list_standing(facts.Person) == ()


def test_an_invalidated_consent_keeps_why(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.records.add(a_consent())
        unit.records.replace(a_consent(invalidated_because="wrong person"), at=LATER)
        (kept,) = unit.records.case_facts("c-1").consents
    assert kept == a_consent(invalidated_because="wrong person", replaced_at=LATER)


@pytest.mark.parametrize(
    "stale", [a_person(name="As it was"), a_person(id="bo"), a_person(replaced_at=LATER)]
)
def test_only_a_row_as_it_stands_is_replaced(vault: Vault, stale: facts.Person) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        assert _error(lambda: unit.records.replace(stale, at=LATER)) == "row_not_standing"
        assert unit.records.standing(facts.Person, "alva") == a_person()


@pytest.mark.parametrize(
    "wrong",
    [a_person(id="bo"), a_person(replaced_at=LATER), a_case(id="alva"), a_consent(id="alva")],
)
def test_a_correction_is_of_the_same_row(vault: Vault, wrong: facts.Row) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        with pytest.raises(StorageBug):
            unit.records.replace(a_person(), at=LATER, by=wrong)


def test_what_belongs_to_a_case_needs_the_case(vault: Vault) -> None:
    with pytest.raises(StorageBug, match="FOREIGN KEY"):
        _add(vault, a_consent())
    _add(vault, a_consent(), a_case())  # in any order, as long as it is there in the end


def test_history_tells_who_when_what(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person(school="Ersängsskolan"))
        unit.commit()
    vault.clock.at = LATER
    with vault.unit() as unit:
        old = a_person(school="Ersängsskolan")
        unit.records.replace(old, at=LATER, by=a_person(school=None, recorded_at=LATER))
        unit.commit()
    with vault.unit() as unit:
        lines = unit.journal.history(row_id="alva")
    latest = [line for line in lines if line.at == LATER]
    assert {(line.field, line.old, line.new) for line in latest} == {
        ("replaced_at", None, LATER.isoformat()),
        ("recorded_at", None, LATER.isoformat()),
        ("school", "Ersängsskolan", None),
    }
    first = [line for line in lines if line.at == NOW]
    assert ("name", None, "Alva Ek") in {(line.field, line.old, line.new) for line in first}
    assert {(line.user_id, line.kind, line.case) for line in lines} == {("u-1", "person", None)}


def test_history_of_a_case_holds_its_own_rows(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.records.add(a_consent())
        unit.records.add(a_case(id="c-2"))
        lines = unit.journal.history(case="c-1")
        assert {line.kind for line in lines} == {"case", "consent"}
        assert {line.row_id for line in lines} == {"c-1", "co-1"}
        assert unit.journal.history(case="c-1", limit=2) == lines[:2]
        assert isinstance(lines[0], HistoryEntry)
        assert lines[0].kind == "consent"  # newest first


def test_the_facts_of_a_case(vault: Vault) -> None:
    shared = [
        facts.PolicyRow(id="po-1", starts_on=date(2026, 1, 1)),
        facts.Party(id="school", name="Skolan", kind=PartyKind.SCHOOL),
        a_person(name="Alva E", replaced_at=NOW),
        a_person(),
        a_person(id="anna", born=None, adult=True),
        a_person(id="bo", born=None, adult=True),
        a_person(id="cilla"),
        a_person(id="disa"),
        a_person(id="nobody"),
        a_custody(),
        a_custody(id="cu-2", child="anna", holder="bo"),
        a_custody(id="cu-3", child="nobody", holder="anna"),
    ]
    grant = facts.Grant(subject="alva", person="cilla", type=InformationType.OTHER)
    commitment = facts.Commitment(
        responsible="disa", starts_on=date(2026, 3, 1), due_on=date(2026, 4, 1), follow_up="m-2"
    )
    own = [
        a_case(opened_at=NOW - timedelta(days=90), replaced_at=NOW),
        a_case(),
        a_consent(grants=(grant,)),
        a_consent(id="co-2", replaced_at=NOW),
        a_meeting(),
        an_item(commitment=commitment),
    ]
    others = [a_case(id="c-2", young_person="nobody"), a_consent(case="c-2", signatory="nobody")]
    with vault.unit() as unit:
        for row in [*shared, *own, *others]:
            unit.records.add(row)
        found = unit.records.case_facts("c-1")
        everything = unit.records.all_facts()
    assert found.zone is ZONE
    assert set(rows_of(found)) == {
        row for row in [*shared, *own] if row.id not in ("nobody", "cu-3")
    }
    assert list(found.cases) == own[:2]  # in order of entry
    assert set(rows_of(everything)) == {*shared, *own, *others}


def test_a_case_that_is_not_there_has_no_rows(vault: Vault) -> None:
    with vault.unit() as unit:
        assert list(rows_of(unit.records.case_facts("c-9"))) == []


@given(rows=st.lists(records_of(facts.Consent) | records_of(facts.Item), max_size=4))
@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_facts_are_read_as_they_were_added(vault: Vault, rows: list[facts.CaseRow]) -> None:
    written: list[facts.CaseRow] = []
    with vault.unit() as unit:
        for row in rows:
            try:
                unit.records.add(row)
            except DomainError:
                continue
            written.append(row)
        assert Counter(rows_of(unit.records.all_facts())) == Counter(written)


def test_custody_kinds_survive(vault: Vault) -> None:
    evidence = facts.Evidence(document="dom", seen_on=date(2026, 1, 2), seen_by="Maria")
    with vault.unit() as unit:
        for number, kind in enumerate(CustodyKind):
            unit.records.add(a_custody(id=f"cu-{number}", kind=kind, evidence=evidence))
        found = unit.records.list_standing(facts.Custody)
    assert [row.kind for row in found] == list(CustodyKind)
    assert all(row.evidence == evidence for row in found)
