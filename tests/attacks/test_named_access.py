"""A coordinator who is not on the list of a protected case tries every use case there is.

Defends: sharing rules 6 and SoLPuL 10 §: a case with somebody protected is known outside its list
by its reference alone. A use case that is added later is tried too.
"""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Commitment, Item
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.case_files import CaseFileError, ItemQuestion
from sspf_app.services.case_views import NewCase
from sspf_app.services.hand_over_page import PageOrder
from sspf_app.services.incident_views import IncidentQuery
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import RelationInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import User
from sspf_app.storage.errors import StorageBug
from tests.attacks.test_papers import item, meeting, text_of
from tests.attacks.test_roles import WHOLE, _use_cases  # pyright: ignore[reportPrivateUsage]
from tests.services.conftest import COORDINATOR, NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene

OTHER = replace(COORDINATOR, user_id="u-2", login="olle", name="Olle Öst")
MANAGER = replace(COORDINATOR, user_id="u-9", login="eva", name="Eva Ek", role=Role.UNIT_MANAGER)
WHY = "möte i dag"
BORN = date(2013, 2, 3)
MARK = Protection.PROTECTED_REGISTRATION
NAMES = ("Greta", "Gömd", "Anna Lind", "Erik Berg", "Kanarie")


@pytest.fixture(params=["child", "mother"])
def scene(house: House, request: pytest.FixtureRequest) -> Scene:
    """A full case: the child is protected, or the mother alone."""
    house.draw_papers()
    is_child = request.param == "child"
    made = a_scene(
        house,
        child="Greta Gömd",
        born=BORN,
        protected=MARK if is_child else Protection.NONE,
    )
    if not is_child:
        house.use.people.correct(
            made.mother,
            PersonInput(name="Anna Lind", born=date(1984, 1, 2), protected_identity=MARK),
        )
        house.use.cases.get(made.case, reason=WHY)
    planned = meeting(made, parties=(made.social,), place="Kanariehuset")
    item(made, planned, "Kanarieorden om hemmet")
    with house.unit() as unit:
        for user in (COORDINATOR, OTHER, MANAGER):
            unit.office.put_user(
                User(
                    id=user.user_id,
                    login=user.login,
                    name=user.name,
                    role=user.role,
                    created_at=NOW,
                    made_by="u-it",
                    password_by=user.user_id,
                )
            )
        unit.commit()
    return made


@pytest.fixture
def outsider(house: House, scene: Scene) -> Services:
    return house.as_user(OTHER)


class _Whatever(str):
    """Passes for any argument; what it is asked for is of the case."""

    scene: Scene
    planned: str

    def of(self, name: str) -> Any:
        ids = {
            "case": self.scene.case,
            "purpose": self.scene.purpose,
            "meeting": self.planned,
            "other": self.scene.mother,
            "holder": self.scene.mother,
            "signatory": self.scene.mother,
        }
        persons = ("person", "child", "subject", "young_person", "kept", "dropped")
        if name in persons:
            return self.scene.child
        found = ids.get(name, WHY)
        return self._made(found)

    def _made(self, text: str) -> _Whatever:
        made = _Whatever(text)
        made.scene, made.planned = self.scene, self.planned
        return made

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in ("scene", "planned"):
            raise AttributeError(name)
        return NOW if name.endswith("_at") else self.of(name)


def _arguments(method: Any, what: _Whatever) -> tuple[list[Any], dict[str, Any]]:
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.default is not inspect.Parameter.empty and name not in ("reason", "case"):
            continue
        kinds = {"date": TODAY, "datetime": NOW, "bytes": b"{}", "Path": Path("nowhere")}
        value = kinds.get(str(parameter.annotation), what.of(name))
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            named[name] = value
        else:
            positional.append(value)
    return positional, named


def test_no_use_case_names_anybody_of_the_case(
    house: House, scene: Scene, outsider: Services
) -> None:
    what = _Whatever("xyz")
    what.scene, what.planned = scene, house.use.meetings.list_meetings(case=scene.case)[0].id
    tried, told = 0, dict[str, str]()
    for name, method in _use_cases(outsider):
        tried += 1
        positional, named = _arguments(method, what)
        if name in WHOLE:
            positional = list(WHOLE[name])
        try:
            found: object = method(*positional, **named)
        except DomainError as refusal:
            found = dict(refusal.params)
        except (
            AttributeError,
            KeyError,
            TypeError,
            ValueError,
            StopIteration,
            OSError,
            CaseFileError,
            StorageBug,
        ):
            continue  # it did not get that far: nothing was read
        said = repr(found)
        if seen := [one for one in NAMES if one in said]:
            told[name] = f"{seen} in {said[:300]}"
    assert tried > 200
    assert told == {}


def test_it_is_in_every_list_by_its_reference_alone(scene: Scene, outsider: Services) -> None:
    (line,) = outsider.cases.list_cases()
    assert (line.name, line.born, line.school, line.is_protected) == ("", None, None, True)
    assert line.reference.startswith("SSPF")
    assert all(not one.name and one.is_protected for one in outsider.chasing.list_requests())
    queue = outsider.today.queue()
    assert queue.entries
    assert not any(one.name for one in (*queue.entries, *queue.next_week))
    assert outsider.people.list_people() == ()
    assert outsider.people.find("Berg") == ()
    for typed in ("Greta", "Gömd", "Berg", "Lind", "Kanarieorden"):
        assert outsider.search.find(typed) == ()
    (hit,) = outsider.search.find(line.reference)
    assert (hit.case, hit.snippet) == (scene.case, "")
    assert outsider.search.meetings(cases=(scene.case,)) == ()
    assert outsider.duplicates.pairs() == ()


def test_it_does_not_open_with_a_reason(scene: Scene, outsider: Services, house: House) -> None:
    for act in (
        lambda: outsider.cases.get(scene.case, reason=WHY),
        lambda: outsider.glances.look(scene.case),
        lambda: outsider.people.get(scene.child, reason=WHY),
        lambda: outsider.people.get(scene.child, reason=WHY).custody,
        lambda: outsider.transfer_sending.choose(scene.case, reason=WHY),
        lambda: outsider.legal.desk(scene.case, reason=WHY),
    ):
        refusal = refused(act)
        assert refusal.code == "not_on_list"
        assert refusal.params["id"] == scene.case
    with house.unit() as unit:
        opened = [one for one in unit.journal.entries(user_id="u-2") if one.action == "open"]
    assert opened == []


def test_whoever_is_protected_is_not_reached_by_a_case_of_ones_own(
    house: House, scene: Scene, outsider: Services
) -> None:
    kim = outsider.people.add(PersonInput(name="Kim Falk", born=BORN)).new_id or ""
    own = outsider.cases.open_case(
        NewCase(young_person=kim, purposes=("Skolgång",), parties=(scene.school,))
    ).new_id
    with house.unit() as unit:
        protected = min(unit.queries.protected())
    entry = CustodyInput(
        child=kim, holder=protected, kind=CustodyKind.JOINT, starts_on=BORN, evidence=None
    )
    assert refused(lambda: outsider.custody.add(entry)).code == "not_on_list"
    relation = RelationInput(
        case=own or "", person=kim, other=protected, name="", kind=next(iter(RelationKind))
    )
    assert refused(lambda: outsider.network.add(relation)).code == "not_on_list"
    if protected == scene.child:
        twice = NewCase(young_person=protected, purposes=("Skolgång",), parties=(scene.school,))
        assert refused(lambda: outsider.cases.open_case(twice)).code == "not_on_list"


def test_nothing_of_it_goes_out(house: House, scene: Scene, tmp_path: Path) -> None:
    outsider = house.as_user(OTHER)
    assert refused(lambda: outsider.moving_out.export(tmp_path, reason=WHY)).code == "not_on_list"
    for with_names in (False, True):
        order = PageOrder(colleague="Olle Öst", with_names=with_names)
        page = outsider.hand_over_pages.export(order, tmp_path)
        said = text_of(page.path.read_bytes())
        assert not [one for one in NAMES if one in said]
    query = IncidentQuery(first_on=TODAY - timedelta(days=9), last_on=TODAY, is_whole=True)
    found = outsider.incidents.look(query)
    assert {one.name for one in found.persons} <= {"", "Maria Ask", "Olle Öst", "Eva Ek"}


def test_protection_is_not_taken_away_by_whoever_is_on_another_list(
    house: House, scene: Scene
) -> None:
    with house.unit() as unit:
        protected = min(unit.queries.protected())
    house.use.case_access.give(scene.case, "u-2", why="vikarierar i veckan")
    outsider = house.as_user(OTHER)
    outsider.cases.get(scene.case, reason=WHY)
    house.use.case_access.end(scene.case, "u-2")
    open_now = PersonInput(name="Greta Gömd", born=BORN)
    assert refused(lambda: outsider.people.correct(protected, open_now)).code == "not_on_list"


def test_questions_of_a_file_leave_a_line_for_each_case(house: House, scene: Scene) -> None:
    with house.unit() as unit:
        of_case = unit.records.case_facts(scene.case).items
    asked = [
        ItemQuestion(id=f"q{number}", why="", item=one, reader=scene.social, at=NOW)
        for number, one in enumerate((of_case[0].id, "no-such-item"))
    ]
    for user, sees in (("u-1", True), ("u-2", False)):
        use = house.use if sees else house.as_user(OTHER)
        assert (scene.case in {row.id for row in use.imports.facts(asked).cases}) is sees
        with house.unit() as unit:
            lines = [
                (one.subject, one.case)
                for one in unit.journal.entries(user_id=user)
                if one.subject.startswith("questions")
            ]
        assert lines == [("questions_protected", scene.case)] * sees


def test_no_filter_and_no_board_names_the_family(house: House, scene: Scene) -> None:
    house.use.extracts.note(scene.father, TODAY)
    where = house.use.meetings.list_meetings(case=scene.case)[0].id
    promise = Commitment(
        responsible=scene.father, starts_on=TODAY, due_on=TODAY, follow_up="telefon"
    )
    with house.unit() as unit:
        (row,) = unit.records.list_standing(Item, case=scene.case)
        unit.records.add(replace(row, id="i-promise", meeting=where, commitment=promise))
        unit.commit()
    assert "Erik Berg" in repr(house.use.commitments.list_all())
    assert "Erik Berg" in repr(house.use.extracts.board())
    outsider = house.as_user(OTHER)
    assert outsider.commitments.list_all().lines
    for found in (
        outsider.commitments.list_all(),
        outsider.commitment_papers.owners(),
        outsider.extracts.board(),
    ):
        assert not [one for one in NAMES if one in repr(found)]


def test_another_role_reads_no_list(house: House, scene: Scene) -> None:
    for role in (Role.UNIT_MANAGER, Role.ARCHIVIST, Role.ADMINISTRATOR):
        use = house.as_role(role)
        assert refused(lambda u=use: u.case_access.of_case(scene.case)).code == "not_permitted"
    (seen,) = house.as_role(Role.UNIT_MANAGER).case_access.of_all()
    assert not [one for one in NAMES if one in repr(seen)]


def test_two_accounts_of_ones_own_making_let_nobody_in(house: House, scene: Scene) -> None:
    """Olle makes a unit manager and a colleague, and is both of them."""
    both = (
        ("u-3", "Cia Dahl", Role.COORDINATOR),
        ("u-4", "Ulla Ek", Role.UNIT_MANAGER),
    )
    with house.unit() as unit:
        for user_id, name, role in both:
            unit.office.put_user(
                User(
                    id=user_id,
                    login=user_id,
                    name=name,
                    role=role,
                    created_at=NOW,
                    made_by=OTHER.user_id,
                    password_by=user_id,
                )
            )
        unit.commit()
    cia, ulla = (
        replace(COORDINATOR, user_id=user_id, login=user_id, name=name, role=role)
        for user_id, name, role in both
    )
    gives = house.as_user(ulla).case_access
    why = "vikarierar i veckan"
    assert refused(lambda: gives.give(scene.case, "u-3", why=why)).code == "account_of_asker"
    house.as_user(cia).case_access.ask(scene.case, "vikarierar i veckan")
    refusal = refused(lambda: gives.answer(scene.case, "u-3", give=True))
    assert (refusal.code, refusal.params["name"]) == ("account_of_asker", "Olle Öst")
    house.as_user(MANAGER).case_access.answer(scene.case, "u-3", give=True)
    assert house.as_user(cia).cases.get(scene.case, reason=WHY).name
