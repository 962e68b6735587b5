"""A guardian who is blocked asks for the extract of the child.

Attack: custody is still joint, so the request is theirs to make; the address of the child is not.
"""

from __future__ import annotations

from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import TODAY, House
from tests.services.scenery import a_scene


def test_nobody_can_choose_to_tell_where_the_child_is(house: House) -> None:
    scene = a_scene(house)
    use = house.use
    known = use.people.get(scene.child)
    use.people.correct(
        scene.child,
        PersonInput(name=known.name, born=known.born, address="Smygvägen 3", school="Ersäng 7B"),
    )
    use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.father,
            kind=ContactKind.BLOCKED,
            starts_on=TODAY,
            reason="hot",
        )
    )
    request = use.extracts.note(scene.child, TODAY, asked_by=scene.father).new_id or ""
    parts = use.extracts.review(request).parts
    where = [one for one in parts if "Smygvägen" in one.text or "Ersäng" in one.text]
    assert all(one.is_fixed and not one.is_told for one in where), where
