"""Where two persons are needed, another role or another name makes nobody another person.

Source: sharing rules, sections 3.5, 6 and 8.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.actors import Actor, Role
from sspf_app.services.approvers import Asked, check_two_persons
from sspf_app.services.bundle import Services
from sspf_app.services.decision_views import NotedDecision
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.protection import VariantInput
from sspf_app.services.records import User
from tests.services.conftest import COORDINATOR, NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_decisions import exception_entry
from tests.services.test_legal import entry

MANAGER = Actor(
    user_id="u-9", login="eva", name="Eva Ek", role=Role.UNIT_MANAGER, workstation="desk-2"
)
SELF = "approved_by_self"


@dataclass(frozen=True)
class Place:
    """What is asked for, how it is approved in the program, and how a paper about it is noted."""

    ask: Callable[[Scene], str]
    approve: Callable[[Services, str], object]
    note: Callable[[Services, str, str], object]


def _exception(scene: Scene) -> str:
    scene.yes(scene.mother)
    return scene.house.use.exceptions.request(scene.case, exception_entry(scene)).new_id or ""


def _note_exception(use: Services, request: str, decider: str) -> object:
    paper = NotedDecision(
        decider=decider, function="enhetschef", decided_on=TODAY, document="Dnr 1"
    )
    return use.exceptions.note_approval(request, paper)


def _variant(scene: Scene) -> str:
    scene.house.use.protection.ask_variant(VariantInput(case=scene.case, why="Skolan behövs"))
    return scene.case


def _note_variant(use: Services, case: str, decider: str) -> object:
    return use.protection.note_variant(case, approve=True, decider=decider, document="Dnr 1")


def _legal(scene: Scene) -> str:
    return scene.house.use.legal.record(entry(scene, "osl-10-18a")).new_id or ""


def _note_legal(use: Services, request: str, decider: str) -> object:
    return use.legal.note_approval(request, approve=True, decider=decider, document="Dnr 1")


PLACES = {
    "exception": Place(_exception, lambda use, one: use.exceptions.approve(one), _note_exception),
    "variant": Place(
        _variant, lambda use, one: use.protection.decide_variant(one, approve=True), _note_variant
    ),
    "legal": Place(_legal, lambda use, one: use.legal.decide(one, approve=True), _note_legal),
}


@pytest.fixture(params=PLACES.values(), ids=[*PLACES])
def place(request: pytest.FixtureRequest) -> Place:
    return request.param


@pytest.fixture
def scene(house: House, request: pytest.FixtureRequest) -> Scene:
    is_variant = request.node.callspec.id.endswith("variant")
    protection = Protection.SECRECY_MARK if is_variant else Protection.NONE
    made = a_scene(house, protected=protection)
    with house.unit() as unit:
        unit.office.put_user(_user("Maria Ask"))
        unit.commit()
    return made


def _user(name: str) -> User:
    return User(
        id=COORDINATOR.user_id, login="maria", name=name, role=Role.COORDINATOR, created_at=NOW
    )


def test_whoever_asked_approves_in_no_role_and_under_no_name(
    house: House, scene: Scene, place: Place
) -> None:
    asked = place.ask(scene)
    for name in ("Maria Ask", "Maria Berg"):
        changed = house.as_user(replace(COORDINATOR, role=Role.UNIT_MANAGER, name=name))
        assert refused(lambda use=changed: place.approve(use, asked)).code == SELF
    place.approve(house.as_user(MANAGER), asked)


def test_another_of_the_same_name_approves(house: House, scene: Scene, place: Place) -> None:
    asked = place.ask(scene)
    place.approve(house.as_user(replace(MANAGER, name="Maria Ask")), asked)


def test_whoever_asked_or_notes_is_not_who_decided_on_paper(
    house: House, scene: Scene, place: Place
) -> None:
    asked = place.ask(scene)
    with house.unit() as unit:
        unit.office.put_user(_user("Maria Berg"))
        unit.office.put_user(replace(_user("Olle Ö"), id="u-2", login="olle"))
        unit.commit()
    other = replace(COORDINATOR, user_id="u-2", login="olle", name="Olle Ö")
    use = house.as_user(other)
    if scene.house.use.cases.get(scene.case).flags:
        house.use.case_access.give(scene.case, "u-2", why="vikarierar i veckan")
        use.cases.get(scene.case, reason="möte i dag")
    for decider in ("Maria Ask", " maria  BERG ", "Olle Ö"):
        assert refused(lambda who=decider: place.note(use, asked, who)).code == SELF
    place.note(use, asked, "Eva Ek")


def test_nobody_is_taken_for_another_where_the_log_is_silent(house: House) -> None:
    scene = a_scene(house)
    asked = Asked(case=scene.case, subject="request:none", name="Maria Ask")
    with house.unit() as unit:
        for decider in ("", "Eva Ek"):
            refusal = refused(
                lambda who=decider: check_two_persons(unit, asked, actor=MANAGER, decider=who)
            )
            assert refusal.code == "asker_unknown"


def test_a_variant_asked_for_again_may_be_decided_by_who_declined_it(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    manager = house.as_user(MANAGER).protection
    for approve in (False, True):
        _variant(scene)
        manager.decide_variant(scene.case, approve=approve)


def test_whoever_wrote_a_form_text_last_does_not_approve_it_in_another_role(house: House) -> None:
    with house.unit() as unit:
        unit.office.put_user(
            replace(
                _user("Eva Ek"),
                id="u-9",
                role=Role.UNIT_MANAGER,
                made_by="u-it",
                password_by="u-it",
            )
        )
        unit.commit()
    house.use.form_texts.list_texts()
    draft = house.use.form_texts.new_draft("sv").new_id or ""
    clause, words = next(iter(text_in("sv").clauses.items()))
    house.use.form_texts.edit(draft, {clause: f"{words} Nytt."})
    changed = house.as_user(replace(COORDINATOR, role=Role.UNIT_MANAGER, name="Maria Berg"))
    assert refused(lambda: changed.form_texts.approve(draft)).code == "approver_edited_last"
    house.as_user(MANAGER).form_texts.approve(draft)
