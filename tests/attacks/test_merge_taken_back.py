"""What was said at the very instant of a merge is not lost when the merge is taken back.

Defends: sharing rules 4 and 5: from the instant of a withdrawal or a no the answer is no, whatever
becomes of the register.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sspf_app.domain.codes import CustodyKind
from sspf_app.services.case_views import MaturityInput
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.request_records import ContactKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import SEEN, Scene, a_scene
from tests.services.test_duplicates import BORN, may_know, merged, person


def _withdraws(scene: Scene, twin: str) -> None:
    scene.house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=twin,
            received_at=scene.house.clock.at,
            received_by="Maria Ask",
        )
    )


def _says_no(scene: Scene, twin: str) -> None:
    code = scene.hand_out(twin)
    at = scene.house.clock.at
    scene.house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=at)
    )


def _is_barred(scene: Scene, twin: str) -> None:
    scene.house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=twin,
            kind=ContactKind.BLOCKED,
            reason="Kontaktförbud",
            starts_on=TODAY,
        )
    )


@pytest.mark.parametrize("said", [_withdraws, _says_no, _is_barred])
@pytest.mark.parametrize("is_barred_before", [False, True])
def test_what_is_said_at_the_instant_of_a_merge_stops_its_taking_back(
    house: House, said: object, *, is_barred_before: bool
) -> None:
    scene = a_scene(house)
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    if is_barred_before:
        _is_barred(scene, scene.mother)
    house.wait(minutes=1)
    twin = person(house, "Erik Bergh", born=BORN)
    house.wait(minutes=1)
    merge = merged(house, kept=twin, dropped=scene.father)
    assert may_know(house, scene)
    assert callable(said)
    said(scene, twin)
    house.wait(minutes=1)
    take_back = house.use.merging.take_back
    assert refused(lambda: take_back(merge)).code == "merge_changed_since"


@pytest.mark.parametrize("is_barred", [False, True])
def test_what_the_merge_wrote_itself_does_not_stop_it(house: House, *, is_barred: bool) -> None:
    scene = a_scene(house)
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    twin = person(house, "Erik Bergh", born=BORN)
    house.wait(minutes=1)
    if is_barred:
        _is_barred(scene, scene.father)
    house.wait(minutes=1)
    merge = merged(house, kept=twin, dropped=scene.father)
    house.wait(minutes=1)
    house.use.merging.take_back(merge)
    assert house.use.people.get(scene.father).name == "Erik Berg"


def _appointed_guardian(scene: Scene, child: str) -> None:
    people = scene.house.use.people
    holder = people.add(PersonInput(name="Gode Man", born=date(1970, 1, 1))).new_id or ""
    scene.house.use.custody.add(
        CustodyInput(
            child=child,
            holder=holder,
            kind=CustodyKind.APPOINTED_GUARDIAN,
            starts_on=TODAY,
            evidence=SEEN,
        )
    )


def _one_more_guardian(scene: Scene, child: str) -> None:
    people = scene.house.use.people
    holder = people.add(PersonInput(name="Ny Mamma", born=date(1970, 1, 1))).new_id or ""
    scene.house.use.custody.add(
        CustodyInput(
            child=child, holder=holder, kind=CustodyKind.JOINT, starts_on=TODAY, evidence=SEEN
        )
    )


def _mature(scene: Scene, child: str) -> None:
    scene.house.use.decisions.decide(
        scene.case,
        MaturityInput(person=child, assessed_on=TODAY, mature=True, reason="Samtal"),
    )


@pytest.mark.parametrize("recorded", [_appointed_guardian, _one_more_guardian, _mature])
def test_what_was_recorded_of_the_child_since_a_merge_stops_its_taking_back(
    house: House, recorded: Callable[[Scene, str], None]
) -> None:
    scene = a_scene(house)
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    house.wait(minutes=1)
    twin = person(house, "Alva Linde", born=date(2013, 2, 3))
    house.wait(minutes=1)
    merge = merged(house, kept=twin, dropped=scene.child)
    house.wait(minutes=1)
    assert may_know(house, scene, twin)
    recorded(scene, twin)
    house.wait(minutes=1)
    assert not may_know(house, scene, twin)
    take_back = house.use.merging.take_back
    assert refused(lambda: take_back(merge)).code == "merge_changed_since"
    assert not may_know(house, scene, twin)
