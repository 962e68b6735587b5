"""Papers are asked for in ways that could let out what they must not.

Defends: sharing rules 6: no detail of a protected person in any print or file name towards anyone;
no name of a person in a file name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import InformationType, Protection
from sspf_app.services.case_views import NewCase
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.people_views import PersonInput
from sspf_app.system.export_target import FileTarget
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene

T = InformationType


@pytest.fixture
def real(house: House) -> House:
    house.renderer = Renderer()
    house.target = FileTarget()  # pyright: ignore[reportAttributeAccessIssue]
    house.new_session()
    return house


def agreed(house: House) -> Scene:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def meeting(scene: Scene, *, parties: Sequence[str] = (), place: str = "Kommunhuset") -> str:
    new_id = scene.house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at,
            parties=tuple(parties) or scene.parties,
            place=place,
        )
    ).new_id
    assert new_id
    return new_id


def _code(house: House, case: str, where: str, recipient: str) -> str:
    return refused(lambda: house.use.minutes.preview(case, where, recipient=recipient)).code


def item(scene: Scene, where: str, text: str, type_: T = T.ATTENDANCE, source: str = "") -> None:
    scene.house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=where,
            text=text,
            source=source or "family",
            about=(scene.child,),
            types=(type_,),
            answered=frozenset({"household", f"person:{scene.mother}", f"person:{scene.father}"}),
        )
    )


@pytest.mark.parametrize("reference", ["Alva Lind", "ALVA LIND 2026", "Alva-Lind", "Alva_Lind"])
def test_no_file_name_holds_the_name_of_a_person(real: House, reference: str) -> None:
    scene = agreed(real)
    case = real.use.cases.open_case(
        NewCase(young_person=scene.child, purposes=("x",), reference=reference)
    ).new_id
    assert case
    other = replace(scene, case=case, purpose=real.use.cases.get(case).purposes[0].id)
    order = replace(
        other.order(scene.mother),
        rows=tuple(replace(row, teller=scene.social) for row in other.rows()[:1]),
        recipients=(scene.social,),
    )
    assert refused(lambda: real.use.consent_forms.prepare(order)).code == "name_in_file_name"


@pytest.mark.parametrize("written", ["070-123 45 67", "0701234567", "+46 70 123 45 67"])
def test_no_detail_of_a_protected_person_on_paper_even_if_typed_in_an_item(
    real: House, written: str
) -> None:
    scene = agreed(real)
    where = meeting(scene)
    item(scene, where, f"Vid frånvaro ringer skolan mamma på {written} samma dag")
    real.use.people.correct(
        scene.mother,
        PersonInput(
            name="Anna Lind",
            born=date(1984, 1, 2),
            phone="070-123 45 67",
            protected_identity=Protection.PROTECTED_REGISTRATION,
        ),
    )
    real.use.people.get(scene.mother, reason="test")
    for recipient in (scene.father, COORDINATOR):
        assert _code(real, scene.case, where, recipient) == "leak_found"


def test_a_purpose_never_tells_where_a_protected_child_goes_to_school(real: House) -> None:
    scene = a_scene(real)
    purpose = real.use.case_parts.add_purpose(scene.case, "Lugn på Storskolan i Hörnefors").new_id
    assert purpose
    real.use.people.correct(
        scene.child,
        PersonInput(
            name="Alva Lind",
            born=date(2013, 2, 3),
            school="Storskolan i Hörnefors",
            protected_identity=Protection.PROTECTED_REGISTRATION,
        ),
    )
    real.use.people.get(scene.child, reason="test")
    order = replace(scene.order(scene.mother), purpose=purpose)
    assert refused(lambda: real.use.consent_forms.prepare(order)).code == "leak_found"
