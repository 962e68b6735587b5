"""A coordinator makes the second person up: an account of their own that approves.

Defends: where two persons are needed, an account that the asker made, or holds the password of, is
nobody else's (G28). Real vaults: every account is made and opened as a user would.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission, Role
from sspf_app.services.approvers import (
    Asked,
    check_paper_approval,
    check_two_persons,
    ended_by_asker,
    has_second_person,
    second_persons,
)
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.new_users import FirstUser
from sspf_app.services.own_access import OwnAccess
from sspf_app.services.unlocked_vault import UnlockedVault
from tests.services.vault_house import ANNA, BO, CIA, House

DORA = "nio pigga bävrar bygger dammar"
ASKED = Asked(case="c-1", subject="request:r-1", name="Anna Alm")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    made = House(tmp_path)
    made.create().close()
    return made


def _add(house: House, vault: UnlockedVault, login: str, role: Role, password: str) -> str:
    user = FirstUser(login=login, name=login.title(), role=role)
    return house.access.add_user(vault, user, password)


def _approves(house: House, login: str, password: str, asker: str) -> str:
    """How it ends when somebody approves what Anna asked."""
    vault = house.unlock(login, password)
    asked: Any = Asked(case=ASKED.case, subject=ASKED.subject, name=ASKED.name, user_id=asker)
    try:
        with vault.open_unit(vault.actor) as unit:
            check_two_persons(unit, asked, actor=vault.actor)
            check_paper = _paper(unit, asked)
    except DomainError as error:
        return error.code
    finally:
        vault.close()
    return f"approved, {check_paper}"


def _paper(unit: Any, asked: Asked) -> str:
    try:
        check_paper_approval(unit, asked, decider="Lena Björk", document="Dnr 1")
    except DomainError as error:
        return error.code
    return "paper too"


def test_whoever_has_a_password_of_anothers_choosing_is_told(house: House) -> None:
    anna = house.unlock()
    assert not _own(house, anna).is_password_known()
    _add(house, anna, "it", Role.ADMINISTRATOR, BO)
    anna.close()
    it = house.unlock("it", BO)
    own = _own(house, it)
    assert own.is_password_known()
    own.change_password(old=BO, new=CIA)
    assert not own.is_password_known()
    it.close()


def _own(house: House, vault: UnlockedVault) -> OwnAccess:
    return OwnAccess(vault, house.access, cast("KeySlots", house.key_slots))


def test_a_manager_of_ones_own_making_is_no_second_person(house: House) -> None:
    anna = house.unlock()
    me = anna.actor.user_id
    _add(house, anna, "lena", Role.UNIT_MANAGER, BO)
    asked = Asked(case="c-1", subject="x", name="Anna Alm", user_id=me)
    with anna.open_unit(anna.actor) as unit:  # so a paper of the real one may be noted
        assert _paper(unit, asked) == "paper too"
    anna.close()
    assert _approves(house, "lena", BO, me) == "account_of_asker"
    # Nor when she, or whoever sits there, chooses another password.
    lena = house.unlock("lena", BO)
    house.access.change_password(lena, old=BO, new=CIA)
    lena.close()
    assert _approves(house, "lena", CIA, me) == "account_of_asker"


def test_nor_by_the_detour_of_an_administrator_of_ones_own(house: House) -> None:
    anna = house.unlock("anna", ANNA)
    me = anna.actor.user_id
    _add(house, anna, "it", Role.ADMINISTRATOR, BO)
    anna.close()
    it = house.unlock("it", BO)
    _add(house, it, "lena", Role.UNIT_MANAGER, CIA)
    it.close()
    assert _approves(house, "lena", CIA, me) == "account_of_asker"
    # Nor once somebody has chosen another password for it: nobody knows that it was not Anna.
    it = house.unlock("it", BO)
    house.access.change_password(it, old=BO, new=DORA)
    who = it.actor.user_id
    it.close()
    assert _approves(house, "lena", CIA, me) == "account_of_asker"
    anna = house.unlock("anna", ANNA)
    with anna.open_unit(anna.actor) as unit:  # the decision of the real one, on paper
        assert _paper(unit, Asked(case="c", subject="x", name="Anna Alm", user_id=me)) == (
            "paper too"
        )
    # What lets it count is a paper by which somebody else has signed whose account it is.
    house.access.vouch(anna, who, signer="Ulla Ek", document="Dnr 7")
    with anna.open_unit(anna.actor) as unit:
        lines = unit.journal.entries(limit=5)
    anna.close()
    assert f"user_vouched:{who}" in {one.subject for one in lines}
    assert _approves(house, "lena", CIA, me) == "approved, manager_approves"


def test_a_paper_about_an_account_is_noted_by_another_who_did_not_sign_it(house: House) -> None:
    anna = house.unlock()
    me = anna.actor.user_id
    lena = _add(house, anna, "lena", Role.UNIT_MANAGER, BO)

    def refusal(user: str, *, signer: str = "Ulla Ek", document: str = "Dnr 7") -> str:
        with pytest.raises(DomainError) as caught:
            house.access.vouch(anna, user, signer=signer, document=document)
        return caught.value.code

    assert refusal(lena) == "password_of_other"
    assert refusal(me) == "own_user"
    assert refusal("u-none") == "unknown_user"
    assert refusal(lena, signer="anna  ALM") == "vouched_by_self"
    assert refusal(lena, signer="Lena") == "vouched_by_self"  # whose account it is
    assert refusal(lena, signer=" ") == refusal(lena, document="") == "vouch_incomplete"
    anna.close()


def test_nor_does_whoever_made_it_sign_whose_it_is(house: House) -> None:
    """Anna's other account notes that Anna says that Lena's account is not hers."""
    anna = house.unlock()
    lena = _add(house, anna, "lena", Role.UNIT_MANAGER, BO)
    _add(house, anna, "kaj", Role.ADMINISTRATOR, DORA)
    anna.close()
    opened = house.unlock("lena", BO)
    house.access.change_password(opened, old=BO, new=CIA)
    opened.close()
    kaj = house.unlock("kaj", DORA)
    with pytest.raises(DomainError) as caught:
        house.access.vouch(kaj, lena, signer="Anna Alm", document="Dnr 7")
    kaj.close()
    assert caught.value.code == "vouched_by_self"


def test_a_manager_does_not_approve_what_she_asks_with_a_coordinators_account_of_hers(
    house: House,
) -> None:
    anna = house.unlock()
    _add(house, anna, "lena", Role.UNIT_MANAGER, BO)
    anna.close()
    lena = house.unlock("lena", BO)
    house.access.change_password(lena, old=BO, new=CIA)
    karin = _add(house, lena, "karin", Role.COORDINATOR, DORA)
    lena.close()
    assert _approves(house, "lena", CIA, karin) == "account_of_asker"


def test_recovery_words_make_a_password_ones_own(tmp_path: Path, house: House) -> None:
    other = House(tmp_path / "two")
    other.place.parent.mkdir()
    new = other.draft()
    anna = other.vaults.create(other.place, new)
    it = _add(other, anna, "it", Role.ADMINISTRATOR, BO)
    anna.close()
    other.vaults.unlock_with_words(
        other.place, words=" ".join(new.words), login="it", new_password=CIA
    ).close()
    vault = other.unlock("anna", ANNA)
    with vault.open_unit(vault.actor) as unit:
        told = {one.login: (one.made_by, one.password_by) for one in unit.office.users()}
        [opened] = [one for one in unit.office.users() if one.login == "it"]
    me = vault.actor.user_id
    assert told == {"anna": (me, me), "it": (me, it)}
    assert opened.recovered_at is not None
    vault.close()


def test_whoever_has_the_recovery_words_is_not_the_manager_by_them(house: House) -> None:
    """Anna was shown the words when she made the vault."""
    anna = house.unlock()
    me = anna.actor.user_id
    lena = _add(house, anna, "lena", Role.UNIT_MANAGER, BO)
    words = house.access.renew_words(anna)
    anna.close()
    vault = house.unlock("lena", BO)
    house.access.change_password(vault, old=BO, new=CIA)
    vault.close()
    anna = house.unlock("anna", ANNA)
    house.access.vouch(anna, lena, signer="Ulla Ek", document="Dnr 7")
    anna.close()
    assert _approves(house, "lena", CIA, me) == "approved, manager_approves"
    house.vaults.unlock_with_words(
        house.place, words=" ".join(words), login="lena", new_password=DORA
    ).close()
    assert _approves(house, "lena", DORA, me) == "account_was_recovered"
    vault = house.unlock("lena", DORA)  # nor by another password
    house.access.change_password(vault, old=DORA, new=CIA)
    vault.close()
    assert _approves(house, "lena", CIA, me) == "account_was_recovered"
    anna = house.unlock("anna", ANNA)
    house.access.vouch(anna, lena, signer="Ulla Ek", document="Dnr 8")
    anna.close()
    assert _approves(house, "lena", CIA, me) == "approved, manager_approves"


LENA = "åtta lugna svanar simmar hem"


def _with_manager(house: House) -> str:
    """Lena counts as the second person of Anna and of everybody: an administrator of hers signs."""
    anna = house.unlock()
    lena = _add(house, anna, "lena", Role.UNIT_MANAGER, BO)
    anna.close()
    opened = house.unlock("lena", BO)
    house.access.change_password(opened, old=BO, new=LENA)
    opened.close()
    anna = house.unlock("anna", ANNA)
    house.access.vouch(anna, lena, signer="Ulla Ek", document="Dnr 7")
    anna.close()
    return lena


def _noted(house: House, login: str, password: str, asker: str, permission: Permission) -> str:
    """How it ends when an invented approval on paper is noted, by the two checks there are."""
    vault = house.unlock(login, password)
    name = {"anna": "Anna Alm"}.get(login, login.title())
    asked = Asked(case=ASKED.case, subject=ASKED.subject, name=name, user_id=asker)
    said: Any = {"decider": "Chefen Chefsson", "permission": permission}
    try:
        with vault.open_unit(vault.actor) as unit:
            assert has_second_person(unit, asker=asker, permission=permission) is bool(
                second_persons(unit, asker=asker, permission=permission)
                or ended_by_asker(unit, asker=asker, permission=permission)
            )
            check_paper_approval(
                unit, asked, decider="Chefen Chefsson", document="p 1", permission=permission
            )
            check_two_persons(unit, asked, actor=vault.actor, **said)
    except DomainError as error:
        return error.code
    finally:
        vault.close()
    return "noted"


PERMISSIONS = (Permission.DECIDE, Permission.APPROVE_TEXTS, Permission.APPROVE_DISPOSAL)
"""Access lists, exceptions, laws and forms; form texts; disposals."""


@pytest.mark.parametrize("permission", PERMISSIONS)
def test_whoever_ends_the_manager_opens_no_way_on_paper(
    house: House, permission: Permission
) -> None:
    """Once with the own account, once with an administrator of one's own making."""
    lena = _with_manager(house)
    anna = house.unlock("anna", ANNA)
    me = anna.actor.user_id
    _add(house, anna, "it", Role.ADMINISTRATOR, BO)
    anna.close()
    assert _noted(house, "anna", ANNA, me, permission) == "manager_approves"
    it = house.unlock("it", BO)
    house.access.change_password(it, old=BO, new=CIA)
    house.access.end_user(it, lena)
    who = it.actor.user_id
    it.close()
    assert _noted(house, "anna", ANNA, me, permission) == "approver_was_ended"
    anna = house.unlock("anna", ANNA)
    house.access.end_user(anna, lena)  # once more, as one and the same
    with anna.open_unit(anna.actor) as unit:
        [ended] = [one for one in unit.office.users() if one.id == lena]
    assert (ended.ended_by, ended.ended_also_by) == (who, "")
    anna.close()
    assert _noted(house, "anna", ANNA, me, permission) == "approver_was_ended"


def test_nor_does_an_account_made_by_who_ended_her_ask(house: House) -> None:
    """Anna ends the manager, and asks or notes as a coordinator of her own making."""
    lena = _with_manager(house)
    anna = house.unlock("anna", ANNA)
    me = anna.actor.user_id
    kaj = _add(house, anna, "kaj", Role.COORDINATOR, BO)
    house.access.end_user(anna, lena)
    anna.close()
    opened = house.unlock("kaj", BO)
    house.access.change_password(opened, old=BO, new=CIA)
    opened.close()
    for asker in (me, kaj):
        for login, password in (("anna", ANNA), ("kaj", CIA)):
            noted = _noted(house, login, password, asker, Permission.DECIDE)
            assert noted == "approver_was_ended", (asker, login)


def _another(house: House, by: str, password: str) -> str:
    """Kaj, who is another person than Anna: somebody has signed that he alone has the account."""
    vault = house.unlock(by, password)
    kaj = _add(house, vault, "kaj", Role.COORDINATOR, BO)
    vault.close()
    opened = house.unlock("kaj", BO)
    house.access.change_password(opened, old=BO, new=CIA)
    opened.close()
    vault = house.unlock(by, password)
    house.access.vouch(vault, kaj, signer="Ulla Ek", document="Dnr 9")
    vault.close()
    return kaj


def test_it_is_shut_to_who_notes_it_too_and_opens_when_another_ends_her_once_more(
    house: House,
) -> None:
    lena = _with_manager(house)
    kaj = _another(house, "anna", ANNA)
    anna = house.unlock("anna", ANNA)
    me = anna.actor.user_id
    house.access.end_user(anna, lena)
    anna.close()
    assert _noted(house, "anna", ANNA, me, Permission.DECIDE) == "approver_was_ended"
    assert _noted(house, "anna", ANNA, kaj, Permission.DECIDE) == "approver_was_ended"
    assert _noted(house, "kaj", CIA, kaj, Permission.DECIDE) == "noted"
    opened = house.unlock("kaj", CIA)
    house.access.end_user(opened, lena)
    opened.close()
    assert _noted(house, "anna", ANNA, me, Permission.DECIDE) == "noted"
    assert _noted(house, "kaj", CIA, kaj, Permission.DECIDE) == "noted"


def test_a_new_manager_approves_in_the_program_again(house: House) -> None:
    """An office with one coordinator goes on: the new manager has an account of their own."""
    lena = _with_manager(house)
    anna = house.unlock("anna", ANNA)
    me = anna.actor.user_id
    house.access.end_user(anna, lena)
    mia = _add(house, anna, "mia", Role.UNIT_MANAGER, BO)
    anna.close()
    assert _approves(house, "mia", BO, me) == "account_of_asker"
    opened = house.unlock("mia", BO)
    house.access.change_password(opened, old=BO, new=CIA)
    opened.close()
    anna = house.unlock("anna", ANNA)
    house.access.vouch(anna, mia, signer="Ulla Ek", document="Dnr 8")
    anna.close()
    assert _approves(house, "mia", CIA, me) == "approved, manager_approves"
