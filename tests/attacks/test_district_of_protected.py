"""A district tells of nobody protected where they live, and leaves the office by no way.

Attack: a case was given its district before the mother, a sister, or somebody at the same address
was protected, or before the child was placed in secret. The list of cases, its filter or the card
of the case goes on telling it; so does what was written before, under whatever is set later.

Defends: sharing rules 6: what places a protected person is told to nobody unasked.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app import services
from sspf_app.domain.codes import PauseReason, Protection
from sspf_app.domain.facts import Person
from sspf_app.services.case_views import NewCase
from sspf_app.services.decision_views import PauseInput
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.people_views import CustodyInput, PersonInput
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_case_access import OTHER, enter

MARKED = Protection.SECRECY_MARK
HOME = "Tystgatan 5, Umeå"
ALVA = PersonInput(name="Alva Lind", born=date(2013, 2, 3))
ANNA = PersonInput(name="Anna Lind", born=date(1984, 1, 2))
WHY = "samtal med familjen"


@pytest.fixture
def scene(house: House) -> Scene:
    """A case in Ersboda, in a vault with a second case beside it."""
    made = a_scene(house)
    house.use.districts.choose(made.case, ersboda(house))
    assert told(made) == "Ersboda"
    return made


def ersboda(house: House) -> str:
    known = house.use.districts.in_use()
    return known[0].id if known else house.use.districts.save(None, "Ersboda").new_id or ""


def told(scene: Scene) -> str | None:
    """What the list says, in a session of its own."""
    scene.house.new_session()
    found = scene.house.use.districts.of_cases()
    return dict(found.names).get(found.of_case.get(scene.case, ""))


def stored(scene: Scene) -> bool:
    with scene.house.unit() as unit:
        return unit.districts.of_case(scene.case) is not None


def refuses(scene: Scene) -> bool:
    use = scene.house.use
    use.cases.get(scene.case, reason=WHY)
    found = refused(lambda: use.districts.choose(scene.case, ersboda(scene.house)))
    return found.code == "district_of_protected" and not use.districts.of_case(scene.case).may_have


def sister(scene: Scene) -> str:
    use = scene.house.use
    child = use.people.add(PersonInput(name="Moa Lind", born=date(2015, 5, 6))).new_id or ""
    known = use.people.get(scene.child).custody[0]
    use.custody.add(
        CustodyInput(
            child=child,
            holder=scene.mother,
            kind=known.kind,
            starts_on=date(2015, 5, 6),
            evidence=known.evidence,
        )
    )
    return child


@pytest.mark.parametrize("who", ["child", "mother"])
def test_who_is_protected_now_was_never_in_a_district(scene: Scene, who: str) -> None:
    person, entry = {"child": (scene.child, ALVA), "mother": (scene.mother, ANNA)}[who]
    people = scene.house.use.people
    people.correct(person, replace(entry, protected_identity=MARKED))
    assert told(scene) is None
    assert not stored(scene)
    assert refuses(scene)
    scene.house.use.people.correct(person, entry)  # it does not come back by itself
    assert told(scene) is None


def test_a_sister_s_protection_hides_it_too(scene: Scene) -> None:
    child = sister(scene)
    assert told(scene) == "Ersboda"
    moa = PersonInput(name="Moa Lind", born=date(2015, 5, 6), protected_identity=MARKED)
    scene.house.use.people.correct(child, moa)
    assert told(scene) is None
    assert refuses(scene)
    scene.house.use.case_parts.add_purpose(scene.case, "Skolgång")  # whatever is written next
    assert not stored(scene)


def test_so_does_somebody_at_the_same_address(scene: Scene) -> None:
    people = scene.house.use.people
    people.correct(scene.child, replace(ALVA, address=HOME))
    assert told(scene) == "Ersboda"
    people.add(PersonInput(name="Siv Ström", address=HOME, protected_identity=MARKED))
    assert told(scene) is None
    assert refuses(scene)


@pytest.mark.parametrize(
    "home",
    ["tystgatan 5, Umeå", "Tystgatan 5 lgh 1101, Umeå", "Tystgatan 5", "c/o Ström, Tystgatan 5"],
)
def test_however_that_address_is_written(scene: Scene, home: str) -> None:
    people = scene.house.use.people
    people.correct(scene.child, replace(ALVA, address=home))
    people.add(PersonInput(name="Siv Ström", address=HOME, protected_identity=MARKED))
    assert told(scene) is None
    assert refuses(scene)


def test_another_house_in_that_street_tells_nothing(scene: Scene) -> None:
    people = scene.house.use.people
    people.correct(scene.child, replace(ALVA, address="Tystgatan 15, Umeå"))
    people.add(PersonInput(name="Siv Ström", address=HOME, protected_identity=MARKED))
    assert told(scene) == "Ersboda"


def test_somebody_protected_who_only_comes_to_a_meeting_takes_it_away(scene: Scene) -> None:
    use = scene.house.use
    aunt = use.people.add(PersonInput(name="Siv Ström", protected_identity=MARKED)).new_id or ""
    assert told(scene) == "Ersboda"
    use = scene.house.use
    use.people.get(aunt, reason=WHY)
    use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at,
            parties=(),
            persons=(aunt,),
        )
    )
    assert told(scene) is None
    assert not stored(scene)


def test_a_child_placed_in_secret_is_of_none(scene: Scene) -> None:
    pause = PauseInput(reason=PauseReason.HIDDEN_PLACEMENT, to_end="Ställning")
    scene.house.use.decisions.decide(scene.case, pause)
    assert told(scene) is None
    assert not stored(scene)
    assert refuses(scene)


def test_a_protection_written_past_every_use_case_hides_it_at_the_next_look(scene: Scene) -> None:
    with scene.house.unit() as unit:
        row = unit.records.standing(Person, scene.mother)
        assert row is not None
        at = scene.house.wait(minutes=1)
        marked = replace(row, protected_identity=MARKED, recorded_at=at)
        unit.records.replace(row, at=at, by=marked)
        unit.commit()
    assert told(scene) is None
    assert stored(scene)  # and is not told


def test_a_colleague_who_is_not_on_the_list_is_told_nothing_of_it(scene: Scene) -> None:
    enter(scene.house)
    use = scene.house.use
    use.people.correct(scene.mother, replace(ANNA, protected_identity=MARKED))
    other = scene.house.as_user(OTHER)
    assert other.districts.of_cases().of_case == {}
    for act in (
        lambda: other.districts.of_case(scene.case),
        lambda: other.districts.choose(scene.case, ersboda(scene.house)),
        lambda: other.districts.choose(scene.case, ""),
    ):
        assert refused(act).code == "not_on_list"


def test_no_case_of_somebody_protected_is_opened_in_one(scene: Scene) -> None:
    use = scene.house.use
    child = sister(scene)
    use.people.correct(scene.mother, replace(ANNA, protected_identity=MARKED))
    use.people.get(child, reason=WHY)
    entry = NewCase(
        young_person=child,
        purposes=("Skolgång",),
        parties=(scene.school,),
        district=ersboda(scene.house),
    )
    assert refused(lambda: use.cases.open_case(entry)).code == "district_of_protected"
    use.cases.open_case(replace(entry, district=""))


ASKS = {
    "access_lists": "takes it away",
    "case_states": "takes it away",
    "cases": "a case is opened in one",
    "district_rule": "the rule",
    "districts": "the use cases",
    "extract_building": "what is recorded of somebody is told to them alone; GDPR 15",
    "move_out_beside": "the whole case, for the office itself",
    "packages": "takes it away from the copy where it is hidden",
}


def test_nothing_else_asks_for_the_district_of_a_case() -> None:
    """No paper, figure, invitation, case file, package or answer is written by what knows it."""
    asking: set[str] = set()
    for file in sorted(Path(services.__file__).parent.rglob("*.py")):
        for one in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(one, ast.Attribute) and ast.unparse(one) == "unit.districts":
                asking.add(file.stem)
            if isinstance(one, ast.ImportFrom) and str(one.module).endswith(".district_rule"):
                asking.add(file.stem)
    assert asking == ASKS.keys()
