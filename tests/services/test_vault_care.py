"""A package for a colleague, a backup that is tried; real vaults.

Defends: a colleague with only the package and six words is in Idag; the words open nothing else;
a package of chosen cases holds no trace of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from sspf_app.crypto.spoken import SpokenPasswords
from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import Person
from sspf_app.services.bundle import Services
from sspf_app.services.care_tools import CareTools
from sspf_app.services.case_views import NewCase
from sspf_app.services.errors import KnownError
from sspf_app.services.hand_over_records import CareKind
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.packages import PackageOrder
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Draft, Office
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault_care import LeftBehind, VaultCare
from tests.services.conftest import House as Desk
from tests.services.conftest import refused
from tests.services.vault_house import ANNA, BO, MORNING, House, StillClock


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def vault(house: House) -> Iterator[UnlockedVault]:
    opened = house.create()
    yield opened
    opened.close()


def care_of(house: House, vault: UnlockedVault) -> VaultCare:
    return VaultCare(
        vault,
        CareTools(
            backups=house.backups,
            database=house.database,
            key_slots=cast("KeySlots", house.key_slots),
            attempts=house.attempts,
            clock=house.clock,
            new_id=house.new_id,
            passwords=SpokenPasswords(),
        ),
    )


def use_of(house: House, vault: UnlockedVault) -> Services:
    desk = Desk(cast("Any", house.clock), vault.open_unit)
    desk.ids = cast("Any", house.new_id)
    return desk.as_user(vault.actor)


def two_cases(use: Services) -> tuple[str, str]:
    """Dino's and Alva's, with a note in each."""
    party = use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)).new_id
    use.office.save(Office(unit="SSPF", own_party=party))
    made: list[str] = []
    for name in ("Dino Ek", "Alva Lind"):
        child = use.people.add(PersonInput(name=name, born=date(2012, 11, 30))).new_id or ""
        case = use.cases.open_case(NewCase(young_person=child, purposes=("Skola",))).new_id or ""
        note = NoteInput(
            case=case,
            at=MORNING,
            kind=NoteKind.CASE_NOTE,
            level=NoteLevel.OFFICE,
            text=f"Om {name}",
        )
        use.notes.save(note)
        made.append(case)
    return made[0], made[1]


def test_a_colleague_with_the_package_and_the_words_is_in_today(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    two_cases(use_of(house, vault))
    made = care_of(house, vault).packages.hand_over(PackageOrder(name="Cia Dahl"), tmp_path)
    assert made.password is not None
    assert (made.colleague, len(made.password.split("-"))) == ("Cia Dahl", 6)
    place = tmp_path / "hos-cia"
    house.backups.restore(made.path, place)
    assert house.vaults.logins(place) == (made.login,)  # nobody else's password is in it
    opened = house.vaults.unlock(place, login=None, password=made.password)
    try:
        assert opened.actor.name == "Cia Dahl"
        queue = use_of(house, opened).today.queue()
        assert queue.day == date(2026, 11, 22)
        assert {one.name for one in use_of(house, opened).cases.list_cases()} == {
            "Dino Ek",
            "Alva Lind",
        }
        assert opened.database.verify().is_sound
    finally:
        opened.close()
    with pytest.raises(KnownError) as caught:
        house.vaults.unlock(place, login=made.login, password=ANNA)
    assert caught.value.code == "wrong_secret"


def test_the_words_open_nothing_but_the_package(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    before = vault.folder.slots.read_bytes()
    made = care_of(house, vault).packages.hand_over(PackageOrder(name="Cia Dahl"), tmp_path)
    assert vault.folder.slots.read_bytes() == before
    assert house.vaults.logins(house.place) == ("anna",)
    backup = house.backups.create(vault)
    with pytest.raises(KnownError) as caught:
        house.backups.verify(backup, login=made.login, password=made.password or "")
    assert caught.value.code == "login_unknown"
    with vault.open_unit(vault.actor) as unit:
        (noted,) = unit.handing.hand_overs()
        assert [one.login for one in unit.office.users()] == ["anna"]
    assert (noted.colleague, noted.file_name) == ("Cia Dahl", made.path.name)
    assert str(made.password) not in repr((noted, unit))


def test_a_colleague_with_a_password_needs_no_words(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    bo = house.add_bo(vault)
    care = care_of(house, vault)
    assert [one.id for one in care.packages.colleagues()] == [bo]
    made = care.packages.hand_over(PackageOrder(user=bo), tmp_path)
    assert (made.login, made.password) == ("bo", None)
    place = tmp_path / "hos-bo"
    house.backups.restore(made.path, place)
    opened = house.vaults.unlock(place, login=None, password=BO)
    assert opened.actor.user_id == bo
    opened.close()
    assert (
        refused(lambda: care.packages.hand_over(PackageOrder(), tmp_path)).code
        == "colleague_required"
    )
    own = PackageOrder(user=vault.actor.user_id)
    assert refused(lambda: care.packages.hand_over(own, tmp_path)).code == "colleague_is_self"
    nobody = PackageOrder(user="u-99")
    assert refused(lambda: care.packages.hand_over(nobody, tmp_path)).code == "unknown_user"


def test_chosen_cases_leave_no_trace_of_the_others(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    use = use_of(house, vault)
    dino, alva = two_cases(use)
    with vault.open_unit(vault.actor) as unit:
        unit.office.put_draft(
            Draft(key="u/case/x", text="Om Alva Lind", saved_at=MORNING, user_id="u")
        )
        unit.commit()
    made = care_of(house, vault).packages.hand_over(
        PackageOrder(name="Cia", cases=(dino,)), tmp_path
    )
    place = tmp_path / "hos-cia"
    house.backups.restore(made.path, place)
    opened = house.vaults.unlock(place, login=None, password=made.password or "")
    try:
        theirs = use_of(house, opened)
        assert [one.case for one in theirs.cases.list_cases()] == [dino]
        assert not theirs.search.find("Alva")
        assert theirs.search.find("Dino")
        assert opened.database.verify().is_sound
        with opened.open_unit(opened.actor) as unit:
            assert {row.name for row in unit.records.list_standing(Person)} == {"Dino Ek"}
            history = unit.journal.history(limit=10_000)
            assert not unit.office.drafts()
        assert "Alva" not in repr(history)
        assert alva not in repr(history)
        theirs.notes.save(
            NoteInput(
                case=dino,
                at=MORNING,
                kind=NoteKind.CASE_NOTE,
                level=NoteLevel.OFFICE,
                text="Tog över",
            )
        )
    finally:
        opened.close()
    unknown = PackageOrder(name="Cia", cases=("c-99",))
    again = care_of(house, vault)
    cast("StillClock", house.clock).pass_time(seconds=5)
    assert refused(lambda: again.packages.hand_over(unknown, tmp_path)).code == "unknown_case"
    assert not list(tmp_path.glob(".*handing*"))


def test_a_backup_that_was_tried_is_noted_and_a_wrong_password_is_not(
    house: House, vault: UnlockedVault
) -> None:
    care = care_of(house, vault)
    with pytest.raises(KnownError) as caught:
        care.try_newest(ANNA)
    assert caught.value.code == "backup_missing"
    assert care.back_up().exists()
    with pytest.raises(KnownError) as caught:
        care.try_newest("fel")
    assert caught.value.code == "wrong_secret"
    with vault.open_unit(vault.actor) as unit:
        assert unit.handing.care(CareKind.PROOF) is None
        made = unit.handing.care(CareKind.BACKUP)
        assert made is not None
        assert made.at == house.clock.now()
    assert care.try_newest(ANNA).is_sound
    with vault.open_unit(vault.actor) as unit:
        assert unit.handing.care(CareKind.PROOF) is not None


def test_what_is_tried_is_the_newest_of_this_vault_and_never_the_neighbours(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    with vault.open_unit(vault.actor) as unit:
        unit.office.put_office(Office(backup_folder=str(tmp_path / "kopior")))
        unit.commit()
    care = care_of(house, vault)
    care.back_up()
    (tmp_path / "grannen").mkdir()
    other = House(tmp_path / "grannen")
    theirs = other.create()
    newer = other.backups.create(theirs, tmp_path / "kopior" / "granne")
    theirs.close()
    newer.rename(tmp_path / "kopior" / f"granne-{newer.name}")
    assert care.try_newest(ANNA).is_sound


def test_another_place_is_chosen_and_what_lies_in_the_former_is_told(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    care = care_of(house, vault)
    first, then = tmp_path / "natet", tmp_path / "annat"
    first.mkdir()
    then.mkdir()
    assert care.second_place() is None
    assert care.keep_in(first) == LeftBehind(place=None, backups=0)
    assert care.second_place() == first
    care.back_up()
    assert care.keep_in(first) == LeftBehind(place=None, backups=0)
    assert care.keep_in(then) == LeftBehind(place=first, backups=1)
    assert care.keep_in(None) == LeftBehind(place=then, backups=0)
    assert care.second_place() is None
    with vault.open_unit(vault.actor) as unit:
        assert unit.journal.entries(limit=1)[0].subject == "backup_place"


def test_a_place_that_cannot_be_written_to_is_not_taken(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    care = care_of(house, vault)
    care.keep_in(tmp_path)
    with pytest.raises(KnownError) as caught:
        care.keep_in(tmp_path / "finns inte")
    assert str(tmp_path / "finns inte") in str(caught.value.params)
    assert care.second_place() == tmp_path
