"""Cases past their time: proposed, looked at, approved by another, and gone from every byte.

Defends: nobody disposes alone; nothing that is stopped goes; what goes leaves no trace in the file;
whoever another case needs stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from sspf_app import storage
from sspf_app.domain.codes import CustodyKind
from sspf_app.domain.facts import Person
from sspf_app.domain.retention import DroppedBecause, FlagKind, LeftOutBecause, Stop
from sspf_app.services.actors import Role
from sspf_app.services.case_views import NewCase
from sspf_app.services.disposal_records import ProposalState
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import Disclosure, DisclosureKind, User
from sspf_app.services.retention_views import FlagInput
from sspf_app.storage import disposing
from sspf_app.storage.rows import Base
from tests.services.conftest import COORDINATOR, House, refused
from tests.services.disposal_house import (
    CANARIES,
    a_full_case,
    close,
    decrypted_copy,
    later,
    manager,
    propose_and_send,
    real_house,
    seen,
)
from tests.services.scenery import SEEN, Scene


@pytest.fixture
def real(tmp_path: Path) -> Iterator[tuple[House, Path]]:
    with real_house(tmp_path) as made:
        yield made


@pytest.fixture
def house(real: tuple[House, Path]) -> House:
    return real[0]


@pytest.fixture
def scene(house: House, tmp_path: Path) -> Scene:
    return a_full_case(house, tmp_path)


def persons(house: House) -> set[str]:
    with house.unit() as unit:
        return {one.name for one in unit.records.list_standing(Person)}


def test_nothing_of_a_disposed_case_is_left_in_the_decrypted_bytes(
    real: tuple[House, Path], scene: Scene, tmp_path: Path
) -> None:
    house, path = real
    close(scene)
    later(house)
    held = seen(decrypted_copy(path, tmp_path))
    assert sorted(held) == sorted(CANARIES)
    propose_and_send(house)
    manager(house).disposal_approvals.approve(number=1)
    assert seen(decrypted_copy(path, tmp_path)) == []
    assert persons(house) == set()
    with house.unit() as unit:
        (record,) = unit.disposals.records()
        assert unit.office.drafts() == ()
        assert unit.queries.search("Kanarina") == ()
    assert "notes=1" in record.files[0].counts
    assert (record.proposed_by, record.approved_by) == ("Maria Ask", "Maria Ask")
    assert record.files[0].reference.startswith("SSPF 2026-")


def test_nobody_disposes_alone(house: House, scene: Scene) -> None:
    close(scene)
    later(house)
    assert refused(house.use.disposals.send).code == "unknown_proposal"
    house.use.disposals.propose()
    assert refused(house.use.disposals.propose).code == "proposal_under_way"
    assert refused(lambda: house.use.disposal_approvals.approve(number=1)).code == "not_permitted"
    chief = manager(house)
    assert refused(lambda: chief.disposal_approvals.approve(number=1)).code == "proposal_not_sent"
    house.use.disposals.send()
    assert refused(lambda: chief.disposal_approvals.approve(number=2)).code == "number_differs"
    with house.unit() as unit:
        (proposal,) = unit.disposals.proposals()
        unit.disposals.put_proposal(replace(proposal, made_by="u-unit_manager"))
        unit.commit()
    assert (
        refused(lambda: chief.disposal_approvals.approve(number=1)).code == "second_person_needed"
    )


def test_where_nobody_else_approves_here_a_paper_is_noted(house: House, scene: Scene) -> None:
    close(scene)
    later(house)
    use, approvals = house.use.disposals, house.use.disposal_approvals
    use.propose()

    def noted(decider: str = "Ulla Ek", document: str = "Dnr 7", number: int = 1) -> str:
        return refused(
            lambda: approvals.note_approval(number=number, decider=decider, document=document)
        ).code

    assert noted() == "proposal_not_sent"
    use.send()
    assert not use.board().has_second
    assert noted(" ") == noted(document="") == "approval_incomplete"
    assert noted("maria  ask") == "approved_by_self"
    assert noted(number=2) == "number_differs"
    another = User(
        id="u-9",
        login="eva",
        name="Eva Ek",
        role=Role.ARCHIVIST,
        created_at=house.clock.at,
        made_by="u-9",
        password_by="u-9",
    )
    with house.unit() as unit:
        unit.office.put_user(another)
        unit.commit()
    assert use.board().has_second
    assert noted() == "manager_approves"
    with house.unit() as unit:  # an archivist of the proposer's making is no second person
        mine = replace(another, made_by=COORDINATOR.user_id, password_by="u-9")
        unit.office.put_user(mine)
        unit.commit()
    approvals.note_approval(number=1, decider="Ulla Ek", document="Dnr 7")
    (record,) = use.board().records
    assert (record.approved_by, record.approved_in) == ("Ulla Ek", "Dnr 7")
    assert "Kanarina Ek" not in persons(house)


def test_a_row_is_left_out_with_a_reason_and_stays(house: House, scene: Scene) -> None:
    close(scene)
    later(house)
    house.use.disposals.propose()
    (line,) = house.use.disposals.board().lines
    words = cast("LeftOutBecause", "Kim väntar på ett nytt ärende")
    refusal = refused(lambda: house.use.disposals.leave_out(line.row.id, words))
    assert refusal.code == "left_out_reason"
    house.use.disposals.leave_out(line.row.id, LeftOutBecause.NEW_CASE)
    assert refused(house.use.disposals.send).code == "nothing_to_dispose"
    house.use.disposals.take_back_in(line.row.id)
    house.use.disposals.send()
    assert refused(lambda: house.use.disposals.take_back_in(line.row.id)).code == "proposal_sent"
    chief = manager(house)
    assert chief.disposals.board().number_in == 1
    spoken = cast("DroppedBecause", "Inte i år, säger Kims mamma")
    assert refused(lambda: chief.disposals.drop(spoken)).code == "left_out_reason"
    chief.disposals.drop(DroppedBecause.ANOTHER_TIME)
    with house.unit() as unit:
        assert [one.state for one in unit.disposals.proposals()] == [ProposalState.DROPPED]
    assert "Kanarina Ek" in persons(house)


@pytest.mark.parametrize("kind", [FlagKind.LEGAL_HOLD, FlagKind.PLACEMENT, FlagKind.RESEARCH])
def test_a_flag_stops_even_what_was_sent(house: House, scene: Scene, kind: FlagKind) -> None:
    close(scene)
    later(house)
    propose_and_send(house)
    flag = FlagInput(case=scene.case, kind=kind, reason="Dom väntas", since=date(2026, 3, 1))
    house.use.retention.set_flag(flag)
    assert refused(lambda: house.use.retention.set_flag(flag)).code == "flag_set_already"
    chief = manager(house)
    assert refused(lambda: chief.disposal_approvals.approve(number=1)).code == "disposal_stopped"
    board = chief.disposals.board()
    assert [one.stops for one in board.lines] == [(Stop(kind.value),)]
    assert [one.stops for one in board.held] == [(Stop(kind.value),)]
    found = house.use.retention.of_case(scene.case)
    house.use.retention.end_flag(scene.case, found.flags[0].id)
    chief.disposal_approvals.approve(number=1)


def test_an_open_case_and_one_before_its_day_are_not_proposed(house: House, scene: Scene) -> None:
    later(house)
    assert refused(house.use.disposals.propose).code == "nothing_to_dispose"
    assert house.use.retention.of_case(scene.case).day.stops == (Stop.OPEN,)
    close(scene)
    assert refused(house.use.disposals.propose).code == "nothing_to_dispose"
    board = house.use.disposals.board()
    assert (board.due, board.next_on) == (0, date(2036, 3, 18))


def test_a_copy_that_stays_at_the_office_is_no_note(house: House, scene: Scene) -> None:
    close(scene)
    before = house.use.retention.of_case(scene.case).last_note_on
    later(house)
    for kind in (DisclosureKind.WHOLE_CASE, DisclosureKind.INCIDENT, DisclosureKind.LEDGER_PAGE):
        assert house.use.retention.of_case(scene.case).last_note_on == before
        with house.unit() as unit:
            unit.office.add_disclosure(
                Disclosure(
                    id=f"d-{kind}",
                    case=scene.case,
                    kind=kind,
                    recipient=scene.child,
                    at=house.clock.at,
                    by=COORDINATOR.user_id,
                    what=kind.value,
                )
            )
            unit.commit()
    assert house.use.retention.of_case(scene.case).last_note_on > before


def test_a_leap_of_the_clock_disposes_of_nothing(house: House, scene: Scene) -> None:
    close(scene)
    house.wait(days=6 * 366)
    with house.unit() as unit:
        unit.commit()  # anything at all is written: the leap is seen
    assert refused(house.use.disposals.propose).code == "clock_leapt"
    house.use.clock.confirm()
    propose_and_send(house)
    house.wait(days=-30)
    assert (
        refused(lambda: manager(house).disposal_approvals.approve(number=1)).code
        == "clock_set_back"
    )


def test_whoever_another_case_needs_stays(house: House, scene: Scene) -> None:
    """A half-sister has a case: the mother stays, father, friend and the young person go."""
    sister = house.use.people.add(PersonInput(name="Syster Ek", born=date(2014, 5, 6))).new_id or ""
    house.use.custody.add(
        CustodyInput(
            child=sister,
            holder=scene.mother,
            kind=CustodyKind.SOLE,
            starts_on=date(2014, 5, 6),
            evidence=SEEN,
        )
    )
    house.use.cases.open_case(NewCase(young_person=sister, purposes=("Skola",)))
    close(scene)
    later(house)
    propose_and_send(house)
    manager(house).disposal_approvals.approve(number=1)
    assert persons(house) == {"Syster Ek", "Kanarimor Ek"}
    with house.unit() as unit:
        assert len(unit.queries.case_list()) == 1


def test_an_old_log_and_old_drafts_go_with_the_disposal(house: House, scene: Scene) -> None:
    house.use.drafts.save("case/another/note", "kanariutkast")
    close(scene)
    later(house)
    propose_and_send(house)
    manager(house).disposal_approvals.approve(number=1)
    with house.unit() as unit:
        (record,) = unit.disposals.records()
        first = unit.journal.entries(limit=10_000)[-1]
        assert unit.office.drafts() == ()
    assert record.log_lines > 0
    assert record.drafts == 1
    assert first.at.year == 2031


def test_a_second_case_of_the_same_person_is_waited_for(house: House, scene: Scene) -> None:
    close(scene)
    later(house)
    house.use.cases.open_case(NewCase(young_person=scene.child, purposes=("Igen",)))
    assert house.use.retention.of_case(scene.case).day.stops == (Stop.OTHER_CASE,)
    assert refused(house.use.disposals.propose).code == "nothing_to_dispose"


def test_every_table_is_disposed_of_or_stays_by_name() -> None:
    told = (
        disposing.STAYS
        | disposing.KEEPS_CASE
        | disposing.BY_ID
        | disposing.BY_FILE
        | disposing.BY_KEY
        | set(disposing.PIECES)
        | set(disposing.OF_PERSONS)
    )
    of_cases = {name for name, table in Base.metadata.tables.items() if "case_id" in table.c}
    assert set(Base.metadata.tables) - of_cases == told - of_cases


DELETES = {
    "apart_records.py": "consultations without a name, after the days the office has chosen",
    "case_naming.py": "what is worked out anew",
    "case_states.py": "what is worked out anew",
    "disposal_records.py": "drafts past their time",
    "disposing.py": "disposal itself",
    "district_records.py": "the district of a case, when it is of none or somebody is protected",
    "document_records.py": "an upload that was not finished, a paper taken out again",
    "form_text_records.py": "a draft of the words of a form",
    "hand_over_records.py": "the key of the vault, replaced by another",
    "merges_taken_back.py": "what a merge that was taken back wrote of somebody who goes",
    "log_chain.py": "the oldest lines of the log, past their time",
    "office_records.py": "a draft, a telephone number of a party",
    "plan_records.py": "what is worked out anew",
    "request_records.py": "what is worked out anew",
    "search_index.py": "what no longer stands",
    "support_records.py": "entries of a sheet that is taken back",
    "transaction.py": "what the others of this list ask it to",
    "trimming.py": "a copy of the vault for a colleague",
}
"""Every module of the storage that deletes a row, and what: no use case deletes a document."""


def test_whoever_deletes_a_row_says_why() -> None:
    folder = Path(storage.__file__ or "").parent
    found = {
        path.name
        for path in folder.glob("*.py")
        if re.search(r"DELETE FROM|\bdelete\(|_transaction\.remove\(", path.read_text("utf-8"))
    }
    assert found == set(DELETES)
