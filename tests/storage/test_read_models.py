"""The list of cases, the search, the numbers."""

from datetime import date, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sspf_app.domain import facts
from sspf_app.domain.codes import InformationType, PartyKind, Protection
from sspf_app.services.queries import CaseListItem
from sspf_app.services.records import SearchHit
from sspf_app.services.request_records import ChaseAct, ChaseState, ChaseStateName
from sspf_app.services.state_records import CaseState
from sspf_app.services.taken_back import TakenBack, TakenPart
from tests.storage.conftest import Vault
from tests.storage.samples import NOW, a_case, a_meeting, a_person, an_item
from tests.storage.test_case_states import a_state

FAR_EAST = timezone(timedelta(hours=13))
PROMISE = facts.Commitment(
    responsible="school", starts_on=date(2026, 3, 1), due_on=date(2026, 4, 1), follow_up="m-2"
)


def a_closing(**changes: Any) -> facts.Closing:
    values: dict[str, Any] = {"id": "cl-1", "case": "c-1", "closed_at": NOW}
    return facts.Closing(**(values | changes))


def _case(vault: Vault, *rows: facts.Row) -> CaseListItem:
    with vault.unit() as unit:
        unit.records.add(a_case())
        for row in rows:
            unit.records.add(row)
        (item,) = unit.queries.case_list()
    return item


def test_a_case_with_everything(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person(school="Ersäng", protected_identity=Protection.SECRECY_MARK))
        unit.records.add(a_person(name="Before", replaced_at=NOW))
        unit.records.add(a_case())
        unit.records.add(a_meeting())
        unit.records.add(an_item(commitment=PROMISE))
        unit.states.put(
            CaseState(
                case="c-1",
                state="in_force",
                ends_on=date(2026, 6, 30),
                changes_at=None,
                computed_at=NOW,
            )
        )
        assert unit.queries.case_list() == (
            CaseListItem(
                case="c-1",
                reference="SSPF 2026-014",
                young_person="alva",
                name="Alva Ek",
                born=date(2011, 5, 3),
                school="Ersäng",
                is_protected=True,
                opened_at=NOW - timedelta(days=60),
                is_closed=False,
                state="in_force",
                state_ends_on=date(2026, 6, 30),
                next_meeting_at=NOW + timedelta(days=3),
                open_commitments=1,
            ),
        )


GONE = (
    TakenPart(party="police", types=(InformationType.HEALTH,)),
    TakenPart(party="moster"),
    TakenPart(party="hidden"),
    TakenPart(types=(InformationType.ATTENDANCE,)),
)


@pytest.mark.parametrize(
    ("protection", "read"),
    [
        (
            Protection.NONE,
            (
                TakenBack(name="Polisen", types=(InformationType.HEALTH,)),
                TakenBack(name="Mona"),
                TakenBack(),
                TakenBack(types=(InformationType.ATTENDANCE,)),
            ),
        ),
        (Protection.SECRECY_MARK, (TakenBack(),)),
    ],
)
def test_what_was_taken_back_is_read_with_names_but_of_the_protected(
    vault: Vault, protection: Protection, read: tuple[TakenBack, ...]
) -> None:
    with vault.unit() as unit:
        unit.records.add(facts.Party(id="police", name="Polisen", kind=PartyKind.POLICE))
        unit.records.add(a_person(protected_identity=protection))
        unit.records.add(a_person(id="moster", name="Mona", born=None))
        unit.records.add(
            a_person(id="hidden", name="Hilma", protected_identity=Protection.SECRECY_MARK)
        )
        unit.records.add(a_case())
        unit.records.add(facts.Purpose(id="p1", case="c-1", text="Tryggare vardag"))
        unit.states.put(a_state(taken_back=GONE))
        asked = ChaseState(
            case="c-1",
            purpose="p1",
            state=ChaseStateName.IN_FORCE,
            missing=(),
            asked_on=None,
            next_on=None,
            ends_on=None,
            act=ChaseAct.OPEN,
            act_on=None,
            taken_back=GONE,
        )
        unit.requests.put_states("c-1", (asked,))
        (case,) = unit.queries.case_list()
        (row,) = unit.requests.chase_list()
    assert (case.taken_back, row.taken_back) == (read, read)


def test_a_case_with_nothing(vault: Vault) -> None:
    item = _case(vault)
    assert (item.name, item.born, item.is_protected) == ("", None, False)
    assert (item.state, item.next_meeting_at, item.open_commitments) == ("", None, 0)


def test_the_newest_opened_comes_first_whatever_its_offset(vault: Vault) -> None:
    earlier = NOW.astimezone(FAR_EAST)  # as text, it would be the latest
    with vault.unit() as unit:
        unit.records.add(a_case(id="c-1", opened_at=earlier))
        unit.records.add(a_case(id="c-2", opened_at=NOW + timedelta(minutes=1)))
        unit.records.add(a_case(id="c-3", opened_at=NOW - timedelta(minutes=1)))
        unit.records.add(a_case(id="c-4", replaced_at=NOW))
        assert [item.case for item in unit.queries.case_list()] == ["c-2", "c-1", "c-3"]


@pytest.mark.parametrize(
    ("closing", "is_closed"),
    [
        (a_closing(), True),
        (a_closing(closed_at=NOW.astimezone(FAR_EAST)), True),
        (a_closing(closed_at=NOW + timedelta(microseconds=1)), False),
        (a_closing(closed_at=NOW - timedelta(days=2), reopened_at=NOW), False),
        (a_closing(reopened_at=(NOW + timedelta(days=1)).astimezone(FAR_EAST)), True),
        (a_closing(replaced_at=NOW), False),
    ],
)
def test_a_closed_case(vault: Vault, closing: facts.Closing, is_closed: bool) -> None:
    assert _case(vault, closing).is_closed is is_closed


def test_the_next_meeting_is_the_first_to_come(vault: Vault) -> None:
    soon = (NOW + timedelta(hours=1)).astimezone(FAR_EAST)
    item = _case(
        vault,
        a_meeting(id="m-1", starts_at=NOW + timedelta(hours=2)),
        a_meeting(id="m-2", starts_at=soon),
        a_meeting(id="m-3", starts_at=NOW),
        a_meeting(id="m-4", starts_at=NOW + timedelta(minutes=5), replaced_at=NOW),
    )
    assert str(item.next_meeting_at) == str(soon)


def test_commitments_that_stand_are_counted(vault: Vault) -> None:
    item = _case(
        vault,
        an_item(id="i-1", commitment=PROMISE),
        an_item(id="i-2", commitment=PROMISE),
        an_item(id="i-3", commitment=PROMISE, replaced_at=NOW),
        an_item(id="i-4"),
    )
    assert item.open_commitments == 2


ASA = a_person(id="asa", name="Åsa Öberg-Dahl", aliases=("Ossian", "d'Arc"))
SAID = an_item(text="Skolfrånvaron ökade; Åsa ringde 112 i måndags.")


@pytest.fixture
def searched(vault: Vault) -> Vault:
    with vault.unit() as unit:
        for row in (ASA, a_person(), a_case(young_person="asa"), SAID):
            unit.records.add(row)
        unit.commit()
    return vault


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("åsa", ["person", "item"]),
        ("ÅSA öb", ["person"]),
        ("öberg-dahl", ["person"]),
        ("dahl", ["person"]),
        ("oss", ["person"]),
        ("d'arc", ["person"]),
        ("A\u030asa ring", ["item"]),  # the letter in two parts
        ("sspf 2026-0", ["case"]),
        ("014", ["case"]),
        ("frånvaro", []),  # inside a word
        ("skolfrånvaro", ["item"]),
        ("112 måndags", ["item"]),
        ("asa", []),  # å is a letter, not an a with a ring
        ("oberg", []),
        ("", []),
        (" \t", []),
        ("*", []),
        ('"', []),
        ("- ( ) ^ : + {", []),
        ('åsa" OR "alva', []),
        ("åsa OR alva", []),
        ("NOT åsa", []),
        ("title:åsa", []),
        ("åsa\0öberg", ["person"]),
    ],
)
def test_the_search_finds_words_and_means_no_signs(
    searched: Vault, typed: str, kinds: list[str]
) -> None:
    with searched.unit() as unit:
        assert [hit.kind for hit in unit.queries.search(typed)] == kinds


def test_a_hit_says_where(searched: Vault) -> None:
    with searched.unit() as unit:
        assert unit.queries.search("ossian") == (
            SearchHit(
                kind="person", id="asa", case=None, title="Åsa Öberg-Dahl", snippet="Ossian d'Arc"
            ),
        )
        assert unit.queries.search("sspf") == (
            SearchHit(
                kind="case",
                id="c-1",
                case="c-1",
                title="SSPF 2026-014",
                snippet="Åsa Öberg-Dahl",
            ),
        )
        assert unit.queries.search("måndags") == (
            SearchHit(kind="item", id="i-1", case="c-1", title="SSPF 2026-014", snippet=SAID.text),
        )
        assert len(unit.queries.search("åsa", limit=1)) == 1


def test_what_no_longer_stands_is_not_found(searched: Vault) -> None:
    with searched.unit() as unit:
        unit.records.replace(ASA, at=NOW, by=a_person(id="asa", name="Signe Ros"))
        unit.records.replace(SAID, at=NOW)
        assert unit.queries.search("öberg") == ()
        assert unit.queries.search("måndags") == ()
        assert [hit.id for hit in unit.queries.search("ros")] == ["asa"]
        unit.records.add(a_person(id="old", name="Gammal", replaced_at=NOW))
        assert unit.queries.search("gammal") == ()


@given(
    typed=st.text(max_size=30),
    name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_breaks_the_search(vault: Vault, typed: str, name: str) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person(name=name))
        unit.queries.search(typed)


@given(name=st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x24F), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_is_found_by_itself_and_by_how_it_begins(vault: Vault, name: str) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person(name=name))
        for typed in (name, name[: (len(name) + 1) // 2]):
            assert [hit.id for hit in unit.queries.search(typed)] == ["alva"]


def test_a_number_is_taken_when_it_is_committed(vault: Vault) -> None:
    with vault.unit() as unit:
        assert [unit.queries.next_number("case-2026") for _ in range(3)] == [1, 2, 3]
    with vault.unit() as unit:
        assert unit.queries.next_number("case-2026") == 1
        assert unit.queries.next_number("case-2027") == 1
        unit.commit()
    with vault.unit() as unit:
        assert unit.queries.next_number("case-2026") == 2
