"""One person opens the account of another with the recovery words, and is two.

Defends: whoever may see to the vault can have new recovery words made, and open any account with
them. Until somebody has signed whose such an account is it approves nothing, nothing is approved
for it, and no decision on paper stands in for it (G28). Real vaults: every account is made, opened
and taken over as a user would.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission, Role
from sspf_app.services.approvers import (
    Asked,
    check_paper_approval,
    check_two_persons,
    has_second_person,
    in_doubt,
)
from sspf_app.services.new_users import FirstUser
from tests.services.vault_house import ANNA, BO, House

LENA = "åtta lugna svanar simmar hem"
KAJ = "nio pigga bävrar bygger dammar"
TAKEN = "tio tomma tunnor rullar runt"
PERMISSIONS = (Permission.DECIDE, Permission.APPROVE_TEXTS, Permission.APPROVE_DISPOSAL)
"""Access lists, exceptions, laws and forms; form texts; disposals."""


class Office:
    """Anna made the vault, and is alone in it."""

    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        anna = self.house.create()
        self.ids = {"anna": anna.actor.user_id}
        self.passwords = {"anna": ANNA}
        anna.close()

    def hire(self, login: str, role: Role, password: str, *, by: str = "anna") -> None:
        """Somebody adds an account, and its user chooses a password."""
        vault = self.house.unlock(by, self.passwords[by])
        user = FirstUser(login=login, name=login.title(), role=role)
        self.ids[login] = self.house.access.add_user(vault, user, BO)
        vault.close()
        vault = self.house.unlock(login, BO)
        self.house.access.change_password(vault, old=BO, new=password)
        vault.close()
        self.passwords[login] = password

    def sign(self, login: str, *, noted_by: str = "anna") -> None:
        """The head of the administration signs whose account it is, and another user notes it."""
        vault = self.house.unlock(noted_by, self.passwords[noted_by])
        self.house.access.vouch(vault, self.ids[login], signer="Ulla Ek", document="Dnr 7")
        vault.close()

    def end(self, login: str, *, by: str) -> None:
        vault = self.house.unlock(by, self.passwords[by])
        self.house.access.end_user(vault, self.ids[login])
        vault.close()

    def take_over(self, login: str, *, by: str = "anna") -> None:
        """Somebody has new words made, and opens an account with them."""
        vault = self.house.unlock(by, self.passwords[by])
        words = self.house.access.renew_words(vault)
        vault.close()
        taken = f"{TAKEN} {login}"
        self.house.vaults.unlock_with_words(
            self.house.place, words=" ".join(words), login=login, new_password=taken
        ).close()
        self.passwords[login] = taken

    def approves(self, login: str, *, asked_by: str = "anna") -> str:
        """How it ends when somebody approves in the program."""
        return self._try(login, asked_by, on_paper=False, permission=Permission.DECIDE)

    def notes(
        self, login: str, *, asked_by: str = "", permission: Permission = Permission.DECIDE
    ) -> str:
        """How it ends when somebody notes an approval on paper that is made up."""
        return self._try(login, asked_by or login, on_paper=True, permission=permission)

    def _try(self, login: str, asked_by: str, *, on_paper: bool, permission: Permission) -> str:
        vault = self.house.unlock(login, self.passwords[login])
        asker = self.ids[asked_by]
        asked = Asked(case="c-1", subject="request:r-1", name=asked_by, user_id=asker)
        said: dict[str, Any] = {"decider": "Chefen Chefsson", "permission": permission}
        try:
            with vault.open_unit(vault.actor) as unit:
                if in_doubt(unit, asker=asker, permission=permission):  # so no field is shown
                    assert has_second_person(unit, asker=asker, permission=permission)
                if on_paper:
                    check_paper_approval(unit, asked, document="p 1", **said)
                check_two_persons(unit, asked, actor=vault.actor, **(said if on_paper else {}))
        except DomainError as error:
            return f"{error.code} {error.params.get('name', '')}".strip()
        finally:
            vault.close()
        return "done"


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return Office(tmp_path)


@pytest.fixture
def office(alone: Office) -> Office:
    """Lena approves, and it is signed that she alone has her account."""
    alone.hire("lena", Role.UNIT_MANAGER, LENA)
    alone.sign("lena")
    return alone


@pytest.mark.parametrize("permission", PERMISSIONS)
def test_whoever_opens_the_managers_account_notes_nothing_on_paper(
    office: Office, permission: Permission
) -> None:
    """Neither as oneself nor as her, who asks then."""
    assert office.notes("anna", permission=permission) == "manager_approves"
    office.take_over("lena")
    shut = "account_was_recovered Lena"
    assert office.approves("lena") == shut
    assert office.notes("anna", permission=permission) == shut
    assert office.notes("lena", asked_by="anna", permission=permission) == shut
    assert office.notes("lena", permission=permission) == shut
    assert office.notes("anna", asked_by="lena", permission=permission) == shut


def test_nor_once_that_account_is_ended(office: Office) -> None:
    """By oneself, by an account of one's own making, or by one that the words opened too."""
    office.hire("it", Role.ADMINISTRATOR, KAJ)
    office.hire("kaj", Role.COORDINATOR, KAJ)
    office.sign("kaj")
    office.take_over("lena")
    office.end("lena", by="it")
    assert office.notes("anna") == "approver_was_ended Lena"
    office.end("lena", by="anna")
    assert office.notes("anna") == "approver_was_ended Lena"
    office.take_over("kaj")
    office.end("lena", by="kaj")
    assert office.notes("anna") == "approver_was_ended Lena"
    assert office.notes("kaj") == "approver_was_ended Lena"


def test_nor_by_opening_the_account_she_comes_from(office: Office) -> None:
    """The words take from an account what somebody had signed: the way goes on past it to Anna."""
    office.hire("it", Role.ADMINISTRATOR, KAJ)
    office.sign("it")
    office.hire("mia", Role.UNIT_MANAGER, LENA, by="it")
    office.end("lena", by="it")
    assert office.approves("mia") == "done"
    office.take_over("it")
    assert office.approves("mia") == "account_was_recovered It"
    assert office.notes("anna") == "account_was_recovered It"
    office.sign("mia")
    assert office.approves("mia") == "done"


def test_nor_does_an_account_made_from_one_that_was_opened_count(office: Office) -> None:
    """Not even when its own user gets that one back."""
    office.hire("kaj", Role.COORDINATOR, KAJ)
    office.sign("kaj")
    office.hire("it", Role.ADMINISTRATOR, KAJ, by="kaj")
    office.take_over("it")
    office.hire("mia", Role.UNIT_MANAGER, LENA, by="it")
    assert office.approves("mia") == "account_was_recovered Mia"
    office.sign("it")
    assert office.approves("mia") == "account_was_recovered Mia"
    office.sign("mia")
    assert office.approves("mia") == "done"


def test_who_approves_is_not_who_asks_with_an_account_that_was_opened(office: Office) -> None:
    """The envelope lies with the manager; and a coordinator signs for another no more."""
    office.hire("kaj", Role.COORDINATOR, KAJ)
    office.sign("kaj")
    assert office.approves("lena", asked_by="kaj") == "done"
    office.take_over("kaj")
    shut = "account_was_recovered Kaj"
    assert office.approves("lena", asked_by="kaj") == shut
    assert office.approves("anna", asked_by="kaj") == shut
    assert office.notes("kaj") == shut
    assert office.notes("anna", asked_by="kaj") == shut
    assert office.approves("lena") == "done"  # what others ask is approved as before


def test_a_manager_who_forgot_her_password_approves_again_once_somebody_signs(
    office: Office,
) -> None:
    """The honest day: the words open the account, and the head of the administration signs."""
    office.take_over("lena")
    assert office.approves("lena") == "account_was_recovered Lena"
    office.sign("lena")
    assert office.approves("lena") == "done"
    assert office.notes("anna") == "manager_approves"


def test_another_manager_approves_meanwhile(office: Office) -> None:
    office.hire("mia", Role.UNIT_MANAGER, KAJ)
    office.sign("mia")
    office.take_over("lena")
    assert office.approves("mia") == "done"
    assert office.notes("anna") == "manager_approves"


def test_a_manager_who_left_since_is_ended_by_two_or_followed_by_another(office: Office) -> None:
    office.hire("kaj", Role.COORDINATOR, KAJ)
    office.sign("kaj")
    office.take_over("lena")
    office.end("lena", by="anna")
    assert office.notes("anna") == "approver_was_ended Lena"
    office.end("lena", by="kaj")
    assert office.notes("anna") == "done"
    office.hire("mia", Role.UNIT_MANAGER, LENA)
    office.sign("mia")
    assert office.approves("mia") == "done"


def test_the_only_coordinator_who_forgot_her_password_goes_on(office: Office) -> None:
    """The manager notes who signed; nobody needs an account that there is not."""
    office.take_over("anna", by="anna")
    assert office.approves("lena") == "account_was_recovered Anna Alm"
    assert office.notes("anna") == "account_was_recovered Anna Alm"
    office.sign("anna", noted_by="lena")
    assert office.approves("lena") == "done"


def test_where_nobody_else_ever_approved_the_words_change_nothing(alone: Office) -> None:
    """One user alone in the vault: a decision on paper is all there is, before and after."""
    assert alone.notes("anna") == "done"
    alone.take_over("anna")
    assert alone.notes("anna") == "done"
