"""Which cases name somebody: at least those in which the whole case would find them."""

import re
from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain import facts
from sspf_app.domain.codes import InformationType, Protection
from sspf_app.storage.case_naming import NAMINGS, Naming, name_again
from tests.storage.conftest import Vault
from tests.storage.samples import (
    NOW,
    a_case,
    a_consent,
    a_custody,
    a_meeting,
    a_person,
    an_item,
)

ODD = ("kim", 'k"im', "k\\im", "k,im", "kïm\n", "[kim]", "k'im")


def _rows(case: str, who: str) -> list[facts.Row]:
    """Every way in which a row of a case may name somebody, in the parts that are stored apart."""
    grant = a_consent().grants[0]
    cut = facts.Exclusion(subject="x", source="y", type=InformationType.ATTENDANCE, recipient=who)
    promise = facts.Commitment(
        responsible=who, starts_on=date(2026, 3, 1), due_on=date(2026, 4, 1), follow_up="m-2"
    )
    others = {"signatory": "someone", "subjects": ("someone",), "grants": (), "exclusions": ()}
    return [
        a_case(id=case, young_person=who, reference=None),
        a_consent(case=case, **(others | {"signatory": who})),
        a_consent(case=case, **(others | {"subjects": ("someone", who)})),
        a_consent(case=case, **(others | {"grants": (replace(grant, subject=who),)})),
        a_consent(case=case, **(others | {"grants": (replace(grant, person=who),)})),
        a_consent(case=case, **(others | {"exclusions": (cut,)})),
        a_meeting(case=case, participants=("social", who)),
        an_item(case=case, about=(who,)),
        an_item(case=case, about=(), commitment=promise),
    ]


def test_whoever_is_named_anywhere_is_found_whatever_they_are_called(vault: Vault) -> None:
    named: dict[str, set[str]] = {}
    with vault.unit() as unit:
        for number, who in enumerate(ODD):
            for place in range(len(_rows("", who))):
                case = f"c-{number}-{place}"
                row = _rows(case, who)[place]
                if place:
                    unit.records.add(a_case(id=case, young_person="someone", reference=None))
                unit.records.add(row)
                named.setdefault(who, set()).add(case)
        every = set[str]().union(*named.values())
        for who, cases in named.items():
            assert unit.queries.cases_naming(every, {who}) == cases
            assert unit.queries.cases_naming({"c-0-0", *sorted(cases)[:2]}, {who}) == (
                {"c-0-0", *sorted(cases)[:2]} & cases
            )
        assert unit.queries.cases_naming(every, {"nobody"}) == frozenset()
        assert unit.queries.cases_naming((), {"kim"}) == frozenset()


def test_a_child_in_custody_counts_as_its_guardian_does_down_the_line(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.records.add(a_custody())
        unit.records.add(a_custody(id="cu-2", child="anna", holder="gran", replaced_at=NOW))
        unit.records.add(a_custody(id="cu-3", child="gran", holder="anna"))  # round and round
        assert unit.queries.cases_naming({"c-1"}, {"gran"}) == {"c-1"}
        assert unit.queries.cases_naming({"c-1"}, {"erik"}) == frozenset()


@pytest.mark.parametrize("naming", NAMINGS, ids=lambda one: one.table)
def test_whatever_writes_a_row_takes_along_whom_it_names(vault: Vault, naming: Naming) -> None:
    raw = vault.database._warm.raw
    query = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND name = ?"
    columns = (naming.case, *naming.ids, *naming.stored)
    for change in ("insert", "update"):
        name = f"{naming.table}_{change}_keeps_names"
        (sql,) = raw.execute(query, (naming.table, name)).fetchone()
        assert set(re.findall(r"NEW\.(\w+)", sql)) == set(columns)
        if change == "update":
            assert f"UPDATE OF {', '.join(columns)} ON" in sql


def test_of_what_was_promised_no_words_are_kept(vault: Vault) -> None:
    promise = facts.Commitment(
        responsible="anna",
        starts_on=date(2026, 3, 1),
        due_on=date(2026, 4, 1),
        follow_up="Ring skolan",
    )
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.records.add(an_item(about=("alva",), commitment=promise))
        unit.commit()
    kept = vault.database._warm.raw.execute("SELECT person FROM case_names").fetchall()
    assert {person for (person,) in kept} == {"alva", "anna"}


def test_once_rows_are_gone_whom_a_case_names_is_worked_out_anew(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.records.add(a_meeting(participants=("social", "alva", "siv")))
        unit.records.add(a_consent())
        unit.commit()
    raw = vault.database._warm.raw
    before = raw.execute("SELECT person, case_id FROM case_names").fetchall()
    raw.execute("DELETE FROM meetings")
    name_again(raw.execute, "c-1")
    after = raw.execute("SELECT person, case_id FROM case_names").fetchall()
    assert set(before) - set(after) == {("social", "c-1"), ("siv", "c-1")}
    assert set(after) <= set(before)
    assert vault.database.verify().problems == ()


def test_every_case_of_somebody_is_found_as_young_person_and_as_guardian(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        unit.records.add(a_person(id="bo", name="Bo Ek"))
        unit.records.add(a_case())
        unit.records.add(a_case(id="c-2", reference=None, young_person="bo"))
        unit.records.add(a_custody())
        unit.records.add(a_custody(id="cu-2", child="bo"))
        unit.records.add(a_custody(id="cu-3", child="bo", holder="erik", replaced_at=NOW))
        found = unit.queries.cases_of(["anna", "bo", "erik"])
    assert [(one.person, one.case, one.reference, one.young_person, one.name) for one in found] == [
        ("anna", "c-1", "SSPF 2026-014", "alva", "Alva Ek"),
        ("anna", "c-2", "c-2", "bo", "Bo Ek"),
        ("bo", "c-2", "c-2", "bo", "Bo Ek"),
    ]


def test_who_may_live_with_somebody_protected(vault: Vault) -> None:
    hidden = {"protected_identity": Protection.SECRECY_MARK}
    with vault.unit() as unit:
        unit.records.add(a_person(id="bo", address="Åsgatan 12 B, 903 26 Umeå", **hidden))
        unit.records.add(a_person(id="kim", address="Vid ån", **hidden))
        unit.records.add(a_person(id="old", address="Storgatan 1", replaced_at=NOW, **hidden))
        unit.records.add(a_person(id="eva", address="Storgatan 2"))
        unit.records.add(a_custody(id="cu-1", child="bo", holder="anna"))
        unit.records.add(a_custody(id="cu-2", child="kim", holder="erik", replaced_at=NOW))
        near, found = unit.queries.has_protected_family, unit.queries.addresses_with
        assert unit.queries.protected() == {"bo", "kim"}
        assert near({"bo"})
        assert near({"anna"})  # by the sibling
        assert not near({"erik", "eva"})
        assert not near(())
        assert found({"12", "1"}) == {"bo": "Åsgatan 12 B, 903 26 Umeå"}
        assert found({"2"}).keys() == {"bo", "eva"}
        assert found({""}).keys() == {"bo", "eva", "kim"}
        assert found(()) == {}


def test_who_stands_beside_somebody_by_custody_that_stands(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.records.add(a_case(id="c-2", reference=None, young_person="bo"))
        unit.records.add(a_custody())
        unit.records.add(a_custody(id="cu-2", child="bo"))
        unit.records.add(a_custody(id="cu-3", child="kim", holder="anna", replaced_at=NOW))
        unit.records.add(a_custody(id="cu-4", child="kim", holder="erik"))
        assert unit.queries.holders_of({"alva", "kim"}) == {"anna", "erik"}
        assert unit.queries.children_beside({"anna"}) == {"alva", "bo"}
        assert unit.queries.children_beside({"bo"}) == {"alva", "bo"}
        assert unit.queries.children_beside({"kim"}) == {"kim"}
        assert unit.queries.children_beside(()) == frozenset()
        assert unit.queries.young_in({"bo", "anna"}) == {"c-2": "bo"}
        assert set(unit.queries.cases_held({"bo", "anna", "erik"})) == {
            *(("bo", "c-2"), ("anna", "c-1"), ("anna", "c-2"))
        }
