"""Who may open a case with somebody protected: the list, who changes it, and what is logged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor, Role
from sspf_app.services.bundle import Services
from sspf_app.services.case_views import NewCase
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.protection_records import AccessState
from sspf_app.services.records import Action, User
from tests.services.conftest import COORDINATOR, NOW, House, refused
from tests.services.scenery import Scene, a_scene

OTHER = replace(COORDINATOR, user_id="u-2", login="olle", name="Olle Öst")
MANAGER = replace(COORDINATOR, user_id="u-9", login="eva", name="Eva Ek", role=Role.UNIT_MANAGER)
MARK = Protection.SECRECY_MARK
WHY = "vikarierar i veckan"


def enter(house: House, *actors: Actor) -> None:
    """Enter the two coordinators, and others, as accounts whose passwords are their own."""
    with house.unit() as unit:
        for actor in (COORDINATOR, OTHER, *actors):
            unit.office.put_user(
                User(
                    id=actor.user_id,
                    login=actor.login,
                    name=actor.name,
                    role=actor.role,
                    created_at=NOW,
                    made_by="u-it",
                    password_by=actor.user_id,
                )
            )
        unit.commit()


def end_account(house: House, user: str) -> None:
    with house.unit() as unit:
        (row,) = (one for one in unit.office.users() if one.id == user)
        unit.office.put_user(replace(row, ended_at=NOW))
        unit.commit()


def plain_case(house: House, scene: Scene) -> str:
    """A case of another child, with nobody protected."""
    child = house.use.people.add(PersonInput(name="Bo Ek", born=date(2012, 1, 2))).new_id or ""
    entry = NewCase(young_person=child, purposes=("Skolgång",), parties=(scene.school,))
    return house.use.cases.open_case(entry).new_id or ""


@pytest.fixture
def scene(house: House) -> Scene:
    made = a_scene(house, protected=MARK)
    enter(house, MANAGER)
    return made


@pytest.fixture
def other(house: House, scene: Scene) -> Services:
    return house.as_user(OTHER)


def opens(use: Services, case: str) -> bool:
    try:
        use.cases.get(case, reason=WHY)
    except DomainError as error:
        if error.code != "not_on_list":
            raise
        return False
    return True


def test_whoever_handles_the_case_is_on_it_and_nobody_else(
    house: House, scene: Scene, other: Services
) -> None:
    (one,) = house.use.case_access.of_case(scene.case).users
    assert (one.user, one.handles, one.row) == (COORDINATOR.user_id, True, None)
    assert not opens(other, scene.case)
    plain = plain_case(house, scene)
    assert opens(other, plain)
    assert house.use.case_access.of_case(plain).asked == ()


def test_asked_for_in_the_program_and_given_by_whoever_handles_it(
    house: House, scene: Scene, other: Services
) -> None:
    own = other.case_access.own(scene.case)
    assert (own.has_manager, own.handlers, own.row) == (True, ("Maria Ask",), None)
    for typed, code in (("", "access_reason_required"), ("x", "reason_says_nothing")):
        assert refused(lambda t=typed: other.case_access.ask(scene.case, t)).code == code
    other.case_access.ask(scene.case, WHY)
    assert refused(lambda: other.case_access.ask(scene.case, WHY)).code == "access_asked_already"
    assert not opens(other, scene.case)
    (asked,) = house.use.case_access.of_case(scene.case).asked
    assert (asked.user, asked.name, asked.why) == ("u-2", "Olle Öst", WHY)
    assert refused(lambda: other.case_access.answer(scene.case, "u-2", give=True)).code == (
        "not_on_list"
    )
    house.use.case_access.answer(scene.case, "u-2", give=True)
    assert opens(other, scene.case)
    assert refused(lambda: other.case_access.ask(scene.case, WHY)).code == "already_on_list"
    # On the list, and yet not who says who else is.
    for act in (
        lambda: other.case_access.give(scene.case, "u-3", why=WHY),
        lambda: other.case_access.end(scene.case, COORDINATOR.user_id),
    ):
        assert refused(act).code == "not_who_gives"


def test_a_no_leaves_it_closed_and_may_be_asked_again(
    house: House, scene: Scene, other: Services
) -> None:
    other.case_access.ask(scene.case, WHY)
    house.use.case_access.answer(scene.case, "u-2", give=False)
    assert not opens(other, scene.case)
    row = other.case_access.own(scene.case).row
    assert row is not None
    assert (row.state, row.decider) == (AccessState.DECLINED, "Maria Ask")
    other.case_access.ask(scene.case, WHY)
    house.as_user(MANAGER).case_access.answer(scene.case, "u-2", give=True)
    assert opens(other, scene.case)


def test_the_unit_manager_knows_it_by_its_reference(
    house: House, scene: Scene, other: Services
) -> None:
    manager = house.as_user(MANAGER)
    other.case_access.ask(scene.case, WHY)
    (found,) = manager.case_access.of_all()
    assert (found.reference, found.may_change) == ("SSPF 2026-001", True)
    assert [one.why for one in found.asked] == [WHY]
    assert "Alva" not in repr(found)
    assert [one.kind for one in manager.today.queue().entries].count("access_to_decide") == 1
    assert [one.kind for one in house.use.today.queue().entries].count("access_asked") == 1
    assert [one.kind for one in other.today.queue().entries].count("access_asked") == 0
    manager.case_access.answer(scene.case, "u-2", give=True)
    assert opens(other, scene.case)


def test_a_manager_whose_account_comes_from_who_asks_does_not_count(house: House) -> None:
    scene = a_scene(house, protected=MARK)
    enter(house, MANAGER)
    with house.unit() as unit:
        (row,) = (one for one in unit.office.users() if one.id == "u-9")
        unit.office.put_user(replace(row, made_by="u-2", password_by="u-2"))
        unit.commit()
    house.as_user(OTHER).case_access.ask(scene.case, WHY)
    use = house.as_user(MANAGER).case_access
    assert refused(lambda: use.answer(scene.case, "u-2", give=True)).code == "account_of_asker"
    assert refused(lambda: use.give(scene.case, "u-2", why=WHY)).code == "account_of_asker"


def test_without_a_manager_here_the_answer_is_noted_from_paper(house: House) -> None:
    scene = a_scene(house, protected=MARK)
    enter(house)
    other = house.as_user(OTHER)
    other.case_access.ask(scene.case, WHY)

    def note(decider: str, document: str) -> None:
        other.case_access.note_answer(scene.case, give=True, decider=decider, document=document)

    assert refused(lambda: note("Eva Ek", "")).code == "approval_incomplete"
    assert refused(lambda: note("Olle Öst", "Beslut 7")).code == "approved_by_self"
    note("Eva Ek", "Beslut 7")
    assert opens(other, scene.case)
    row = other.case_access.own(scene.case).row
    assert row is not None
    assert (row.decider, row.document) == ("Eva Ek", "Beslut 7")


def test_with_a_manager_here_nothing_is_noted_from_paper(scene: Scene, other: Services) -> None:
    other.case_access.ask(scene.case, WHY)
    note = other.case_access.note_answer
    refusal = refused(lambda: note(scene.case, give=True, decider="Eva Ek", document="Beslut 7"))
    assert refusal.code == "manager_approves"


def test_ended_access_closes_what_was_open(house: House, scene: Scene, other: Services) -> None:
    house.use.case_access.give(scene.case, "u-2", why=WHY)
    assert opens(other, scene.case)
    house.use.case_access.end(scene.case, "u-2")
    assert not opens(other, scene.case)
    assert refused(
        lambda: other.meetings.list_meetings() or other.notes.board(scene.case)
    ).code == ("not_on_list")
    assert refused(lambda: house.use.case_access.end(scene.case, "u-2")).code == "not_listed_user"


def test_a_handler_can_be_taken_off_and_is_not_put_back_by_handling_it(
    house: House, scene: Scene, other: Services
) -> None:
    manager = house.as_user(MANAGER).case_access
    mine = COORDINATOR.user_id
    assert refused(lambda: manager.end(scene.case, mine)).code == "last_on_list"
    manager.give(scene.case, "u-2", why=WHY)
    manager.end(scene.case, mine)
    assert not opens(house.use, scene.case)
    house.use.case_access.ask(scene.case, WHY)
    assert not opens(house.use, scene.case)
    manager.answer(scene.case, mine, give=False)
    assert not opens(house.use, scene.case)
    manager.give(scene.case, mine, why=WHY)
    assert opens(house.use, scene.case)


def test_nobody_left_on_the_list_is_said_and_the_manager_gives(
    house: House, scene: Scene, other: Services
) -> None:
    end_account(house, COORDINATOR.user_id)
    manager = house.as_user(MANAGER).case_access
    assert [one.is_orphaned for one in manager.of_all()] == [True]
    assert not opens(other, scene.case)
    other.case_access.ask(scene.case, WHY)
    manager.answer(scene.case, "u-2", give=True)
    assert opens(other, scene.case)
    assert [one.is_orphaned for one in manager.of_all()] == [False]


def test_whoever_says_that_somebody_is_protected_stays_on_the_list(house: House) -> None:
    scene = a_scene(house)
    enter(house)
    other = house.as_user(OTHER)
    other.people.correct(
        scene.mother, PersonInput(name="Anna Lind", born=date(1984, 1, 2), protected_identity=MARK)
    )
    assert opens(other, scene.case)
    listed = {one.user for one in other.case_access.of_case(scene.case).users}
    assert listed == {"u-2", COORDINATOR.user_id}
    third = replace(OTHER, user_id="u-3", login="kim", name="Kim")
    assert not opens(house.as_user(third), scene.case)


def test_whoever_brings_somebody_protected_into_a_case_stays_on_its_list(house: House) -> None:
    scene = a_scene(house)
    enter(house)
    other = house.as_user(OTHER)
    aunt = other.people.add(PersonInput(name="Mona Dal", protected_identity=MARK)).new_id or ""
    other.people.get(aunt, reason=WHY)
    other.custody.add(
        CustodyInput(
            child=scene.child,
            holder=aunt,
            kind=CustodyKind.APPOINTED_GUARDIAN,
            starts_on=date(2026, 1, 1),
        )
    )
    assert opens(other, scene.case)
    second = plain_case(house, scene)
    (purpose,) = other.cases.get(second).purposes
    other.meetings.plan(
        NewMeeting(
            case=second,
            purpose=purpose.id,
            starts_at=NOW,
            parties=(scene.social,),
            persons=(aunt,),
        )
    )
    assert opens(other, second)


def test_every_change_is_in_the_log(house: House, scene: Scene, other: Services) -> None:
    other.case_access.ask(scene.case, WHY)
    house.use.case_access.answer(scene.case, "u-2", give=True)
    house.use.case_access.end(scene.case, "u-2")
    with house.unit() as unit:
        lines = [
            (one.user_id, one.subject, one.reason)
            for one in unit.journal.entries(case=scene.case)
            if one.action is Action.WRITE and one.subject.startswith("case_access:")
        ]
    assert lines == [
        (COORDINATOR.user_id, "case_access:u-2", None),
        (COORDINATOR.user_id, "case_access:u-2", None),
        ("u-2", "case_access:u-2", WHY),
    ]


def test_only_a_case_with_somebody_protected_has_a_list(
    house: House, scene: Scene, other: Services
) -> None:
    plain = plain_case(house, scene)
    for act in (
        lambda: other.case_access.ask(plain, WHY),
        lambda: house.use.case_access.give(plain, "u-2", why=WHY),
    ):
        assert refused(act).code == "nobody_protected"
    assert refused(lambda: other.case_access.own("c-x")).code == "unknown_case"


def test_only_accounts_that_read_cases_are_put_there(house: House, scene: Scene) -> None:
    for user in ("u-9", "u-none"):
        give = house.use.case_access.give
        assert refused(lambda u=user, g=give: g(scene.case, u, why=WHY)).code == "unknown_user"


def test_who_handles_some_cases_is_read_as_of_all(house: House, scene: Scene) -> None:
    other = plain_case(house, scene)
    house.use.handling.change(other, (OTHER.user_id, COORDINATOR.user_id))
    with house.unit() as unit:
        every = unit.notes.handled()
        for some in ((), (scene.case,), (other,), (scene.case, other), ("c-none", other)):
            assert unit.notes.handled(some) == {one: every[one] for one in some if one in every}
    assert every[other] == {OTHER.user_id, COORDINATOR.user_id}
