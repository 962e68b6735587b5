"""Whatever one person does with the recovery words, they stay one person.

Defends: any number of accounts opened with the words, ended, given another password, and one more
added, never lets whoever holds them all approve for themself or note a decision on paper, where
somebody else approved before (G28). Nobody signs meanwhile whose account it is: that is the one act
that takes another person. Two accounts that a third one made are taken for two, which is told
(threat model); so one is made here, no more.
"""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor, Permission, Role, roles_with
from sspf_app.services.approvers import (
    Asked,
    check_paper_approval,
    check_two_persons,
    second_persons,
)
from sspf_app.services.new_users import FirstUser, new_user
from sspf_app.services.records import User
from sspf_app.services.whose_account import ended
from tests.services.conftest import NOW

ROLES = (Role.COORDINATOR, Role.UNIT_MANAGER, Role.ADMINISTRATOR)


class Office:
    """Users of a vault, and whom one person has."""

    def __init__(self, users: list[User]) -> None:
        self.users = {one.id: one for one in users}
        self.held = {users[0].id}
        self.has_made = False
        self.unit = cast(
            "Any",
            SimpleNamespace(office=SimpleNamespace(users=lambda: tuple(self.users.values()))),
        )

    def opens(self, one: str) -> bool:
        return one in self.held and self.users[one].ended_at is None

    def recover(self, one: str) -> None:
        if self.users[one].ended_at is None:
            self.users[one] = self.users[one].with_own_password(recovered_at=NOW)
            self.held.add(one)

    def change_password(self, one: str) -> None:
        if self.opens(one):
            self.users[one] = self.users[one].with_own_password()

    def end(self, by: str, one: str) -> None:
        if by != one and self.opens(by):
            self.users[one] = ended(self.users.values(), self.users[one], by=by, at=NOW)

    def make(self, by: str, role: Role) -> None:
        if self.has_made or not self.opens(by):
            return
        self.has_made = True
        entry = FirstUser(login="new", name="Ny", role=role)
        made = new_user("new", entry, at=NOW, by=by, users=tuple(self.users.values()))
        self.users["new"] = made.with_own_password()
        self.held.add("new")

    def refuses(self, asker: str, actor: str, *, decider: str = "") -> bool:
        """Whether what one account asks is refused to another, in the program or on paper."""
        who = self.users[actor]
        asked = Asked(case="c", subject="x", name=self.users[asker].name, user_id=asker)
        at_desk = Actor(
            user_id=actor, login=who.login, name=who.name, role=who.role, workstation="SOC"
        )
        try:
            if decider:
                check_paper_approval(self.unit, asked, decider=decider, document="p 1")
            check_two_persons(self.unit, asked, actor=at_desk, decider=decider)
        except DomainError:
            return True
        return False


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Some accounts, each made by itself or one before it; the first is a coordinator's."""
    users: list[User] = []
    for at in range(draw(st.integers(2, 5))):
        maker = draw(st.integers(0, at))
        has_own = draw(st.booleans())
        is_vouched = draw(st.booleans())
        users.append(
            User(
                id=f"u{at}",
                login=f"u{at}",
                name=f"Namn {at}",
                role=Role.COORDINATOR if at == 0 else draw(st.sampled_from(ROLES)),
                created_at=NOW - timedelta(days=9),
                made_by=f"u{maker}",
                password_by=f"u{at}" if has_own else f"u{maker}",
                vouched_in="Dnr 7" if is_vouched and has_own else "",
            )
        )
    return Office(users)


@settings(max_examples=300, deadline=None)
@given(office=offices(), data=st.data())
def test_whoever_has_the_words_is_nobody_else(office: Office, data: st.DataObject) -> None:
    assume(second_persons(office.unit, asker="u0"))
    for _ in range(data.draw(st.integers(1, 6))):
        anybody = data.draw(st.sampled_from(sorted(office.users)))
        own = data.draw(st.sampled_from(sorted(office.held)))
        match data.draw(st.sampled_from(["recover", "end", "password", "make"])):
            case "recover":
                office.recover(anybody)
            case "end":
                office.end(own, anybody)
            case "password":
                office.change_password(own)
            case _:
                office.make(own, data.draw(st.sampled_from(ROLES)))
    held = [one for one in sorted(office.held) if office.opens(one)]
    for asker in sorted(office.held):
        for actor in held:
            assert office.refuses(asker, actor, decider="Chefen Chefsson"), (asker, actor)
            if office.users[actor].role in roles_with(Permission.DECIDE):
                assert office.refuses(asker, actor), (asker, actor)
