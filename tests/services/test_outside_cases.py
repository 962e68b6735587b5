"""Persons and requests outside every case: proposed by their own rules, and gone from every byte.

Defends: nothing a case needs ever goes; whoever belongs to somebody who stays, stays; a rule that
is taken away keeps; an older backup brings nobody back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.domain.facts import Person
from sspf_app.domain.outside_cases import Outside, OutsideRule
from sspf_app.domain.retention import LeftOutBecause, Stop
from sspf_app.services.actors import Actor, Role
from sspf_app.services.approval_file import write_request
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_approvals import DisposalApprovals
from sspf_app.services.disposal_care import DisposalCare, read_list
from sspf_app.services.extract_records import AnswerKind, RightsWish
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.retention_shipped import SHIPPED_RULES
from sspf_app.services.rights_letters import LetterOrder
from sspf_app.services.unlocked_vault import UnlockedVault
from tests.services.conftest import TODAY, House, refused
from tests.services.disposal_house import (
    a_full_case,
    decrypted_copy,
    later,
    manager,
    propose_and_send,
    real_house,
)
from tests.services.scenery import SEEN
from tests.services.test_disposals import persons
from tests.services.test_sealed_kinds import elsewhere
from tests.services.test_vault_care import two_cases, use_of
from tests.services.vault_house import ANNA
from tests.services.vault_house import House as VaultHouse

CHIEF = Actor(
    user_id="u-chief", login="c", name="Cia", role=Role.UNIT_MANAGER, workstation="SOC-17"
)
A_YEAR = 368
SIX_YEARS = 6 * 366


@pytest.fixture
def real(tmp_path: Path) -> Iterator[tuple[House, Path]]:
    with real_house(tmp_path) as made:
        yield made


@pytest.fixture
def house(real: tuple[House, Path]) -> House:
    return real[0]


def add(house: House, name: str, **told: object) -> str:
    return house.use.people.add(PersonInput(name=name, **told)).new_id or ""  # pyright: ignore[reportArgumentType]  a name of a field


def answered(house: House, person: str, out: Path) -> str:
    """A request of somebody, refused correction, with its letter and a draft of it."""
    request = house.use.extracts.note(person, TODAY, wish=RightsWish.CORRECTION).new_id or ""
    order = LetterOrder(kind=AnswerKind.CORRECTED, why="pippisvar")
    house.use.rights_letters.export(request, order, out)
    house.use.drafts.save(f"letter/{request}", "pippiutkast")
    return request


def lines(house: House) -> dict[str, tuple[Stop, ...]]:
    return {one.name: one.stops for one in house.use.disposals.board().lines}


def found(path: Path, folder: Path) -> list[str]:
    low = decrypted_copy(path, folder).lower()
    return [one for one in ("pippiperson", "pippiutkast", "pippisvar") if one.encode() in low]


def test_a_person_and_an_answer_without_a_case_go_from_every_byte(
    real: tuple[House, Path], tmp_path: Path
) -> None:
    house, path = real
    out = tmp_path / "out"
    out.mkdir()
    alone = add(house, "Pippiperson Ö", address="Pippiperson 4")
    house.use.drafts.save(f"person/{alone}", "pippiutkast")
    request = answered(house, alone, out)
    later(house, SIX_YEARS)
    assert len(found(path, tmp_path)) == 3
    propose_and_send(house)
    board = house.use.disposals.board()
    assert [(one.row.outside, one.name, one.stops) for one in board.lines] == [
        (Outside.PERSON, "Pippiperson Ö", ()),
        (Outside.REQUEST, "Pippiperson Ö", ()),
    ]
    chief = manager(house)
    assert {one.name for one in chief.disposals.board().lines} == {""}
    assert refused(lambda: chief.disposal_approvals.approve(number=1)).code == "number_differs"
    chief.disposal_approvals.approve(number=2)
    assert found(path, tmp_path) == []
    with house.unit() as unit:
        (record,) = unit.disposals.records()
        assert unit.extracts.requests() == ()
    assert [one.basis for one in record.files] == ["outside_person", "outside_request"]
    assert {one.file for one in record.files} == {alone, request}
    saved = house.use.disposal_papers.save_record(record.id, out)
    assert saved.name


def test_years_run_from_the_last_change_and_from_the_answer(house: House, tmp_path: Path) -> None:
    early, late = add(house, "Tidig Ek"), add(house, "Sen Ek")
    answered(house, early, tmp_path)
    later(house, 300)
    house.use.people.correct(late, PersonInput(name="Sen Ek", born=date(1990, 1, 1)))
    later(house, 100)
    # The first one's year has passed, but an answer about her is kept for five.
    assert refused(house.use.disposals.propose).code == "nothing_to_dispose"
    later(house, 300)
    assert house.use.disposals.board().due == 1
    house.use.disposals.propose()
    assert set(lines(house)) == {"Sen Ek"}


def test_nobody_a_case_needs_ever_goes(house: House, tmp_path: Path) -> None:
    """Also not who is named in a word of a case alone, nor a child whose guardian is needed."""
    scene = a_full_case(house, tmp_path)
    sister = add(house, "Syster Ek", born=date(2014, 5, 6))
    house.use.custody.add(
        CustodyInput(
            child=sister,
            holder=scene.mother,
            kind=CustodyKind.SOLE,
            starts_on=date(2014, 5, 6),
            evidence=SEEN,
        )
    )
    witness = add(house, "Vittne Ö")
    house.wait(days=1)
    with house.unit() as unit:
        note = unit.notes.versions(scene.case)[-1]
        unit.notes.add_version(replace(note, about=(witness,), recorded_at=house.clock.at))
        unit.commit()
    answered(house, scene.mother, tmp_path)
    answered(house, sister, tmp_path)
    before = persons(house)
    later(house, SIX_YEARS)
    assert refused(house.use.disposals.propose).code == "nothing_to_dispose"
    add(house, "Ensam Ö")
    later(house, A_YEAR)
    propose_and_send(house)
    assert set(lines(house)) == {"Ensam Ö"}
    manager(house).disposal_approvals.approve(number=1)
    assert persons(house) == before


def test_who_belong_together_go_together_or_not_at_all(house: House) -> None:
    child, mother = add(house, "Barn Ek", born=date(2012, 1, 2)), add(house, "Mor Ek")
    house.use.custody.add(
        CustodyInput(
            child=child,
            holder=mother,
            kind=CustodyKind.SOLE,
            starts_on=date(2012, 1, 2),
            evidence=SEEN,
        )
    )
    later(house, A_YEAR)
    house.use.disposals.propose()
    rows = {one.name: one.row.id for one in house.use.disposals.board().lines}
    house.use.disposals.leave_out(rows["Mor Ek"], LeftOutBecause.STILL_USED)
    assert lines(house) == {"Barn Ek": (Stop.NEEDED,), "Mor Ek": ()}
    house.use.disposals.send()
    chief = manager(house)
    refusal = refused(lambda: chief.disposal_approvals.approve(number=1))
    assert refusal.code == "disposal_stopped"
    assert persons(house) == {"Barn Ek", "Mor Ek"}


def test_what_is_used_after_it_was_proposed_stays(house: House) -> None:
    person = add(house, "Åter Ek")
    later(house, A_YEAR)
    propose_and_send(house)
    house.use.people.correct(person, PersonInput(name="Åter Ek", phone="070-1"))
    assert lines(house) == {"Åter Ek": (Stop.NEEDED,)}
    chief = manager(house)
    assert refused(lambda: chief.disposal_approvals.approve(number=1)).code == "disposal_stopped"


def test_an_open_request_keeps_who_asked(house: House) -> None:
    person = add(house, "Väntar Ek")
    house.use.extracts.note(person, TODAY, wish=RightsWish.CORRECTION)
    later(house, SIX_YEARS)
    assert refused(house.use.disposals.propose).code == "nothing_to_dispose"


def test_somebody_protected_goes_by_the_same_rule_and_is_not_named(house: House) -> None:
    add(house, "Skyddad Ek", protected_identity=Protection.SECRECY_MARK)
    later(house, A_YEAR)
    propose_and_send(house)
    assert set(lines(house)) == {""}
    manager(house).disposal_approvals.approve(number=1)
    assert persons(house) == set()


@pytest.mark.parametrize("keeps_all", [True, False])
def test_without_a_rule_nothing_goes(house: House, keeps_all: bool) -> None:
    add(house, "Kvar Ek")
    later(house, A_YEAR)
    rules = replace(
        SHIPPED_RULES,
        starts_on=house.clock.at.date(),
        keeps_all=keeps_all,
        outside=SHIPPED_RULES.outside if keeps_all else (),
    )
    manager(house).retention.save_rules(rules)
    assert refused(house.use.disposals.propose).code == "nothing_to_dispose"
    longer = replace(rules, keeps_all=False, outside=(OutsideRule(type=Outside.PERSON, years=0),))
    assert refused(lambda: manager(house).retention.save_rules(longer)).code == "retention_years"


def test_a_manager_elsewhere_approves_them_by_type_and_sign(house: House, tmp_path: Path) -> None:
    add(house, "Pippiperson Ö")
    away = elsewhere(house, tmp_path)
    later(house, A_YEAR)
    propose_and_send(house)
    (waits,) = away.use.sealed_requests.waiting()
    asked = away.asked(waits.id)
    told = write_request(asked.asked).decode()
    assert "outside_person" in told
    assert "Pippi" not in told
    away.use.sealed_requests.take(away.answer(asked, number=1))
    assert persons(house) == set()


def test_who_were_taken_for_one_go_as_one(real: tuple[House, Path], tmp_path: Path) -> None:
    house, path = real
    kept, dropped = add(house, "Pippiperson Ett"), add(house, "Pippiperson Ett")
    house.use.merging.merge(kept=kept, dropped=dropped)
    later(house, A_YEAR)
    propose_and_send(house)
    assert len(house.use.disposals.board().lines) == 1
    manager(house).disposal_approvals.approve(number=1)
    assert found(path, tmp_path) == []


def _disposed_by_another(house: VaultHouse, vault: UnlockedVault, *, number: int) -> None:
    use_of(house, vault).disposals.propose()
    use_of(house, vault).disposals.send()
    desk = Desk(
        actor=CHIEF,
        clock=house.clock,
        new_id=house.new_id,
        open_unit=vault.open_unit,
    )
    DisposalApprovals(desk, DisposalCare(vault, house.clock)).approve(number=number)


def test_a_restored_backup_loses_them_again_but_nobody_a_case_needs(tmp_path: Path) -> None:
    house = VaultHouse(tmp_path)
    vault = house.create()
    use = use_of(house, vault)
    alone = use.people.add(PersonInput(name="Ensam Ö")).new_id
    two_cases(use)
    backup = house.backups.create(vault)
    house.clock.pass_time(days=A_YEAR)
    use.clock.confirm()
    _disposed_by_another(house, vault, number=1)
    (listed,) = read_list(vault.folder.path)
    assert (listed.marks, len(listed.outside)) == ((), 1)
    house.backups.restore(backup, tmp_path / "åter")
    vault.close()
    back = house.vaults.unlock(tmp_path / "åter", login=None, password=ANNA)
    with back.open_unit(back.actor) as unit:
        assert alone not in {one.id for one in unit.records.list_standing(Person)}
        (again,) = unit.disposals.records()
    assert again.replayed_at is not None
    assert [one.file for one in again.files] == [alone]
    back.close()
