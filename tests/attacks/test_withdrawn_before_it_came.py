"""Somebody takes back a kind whose form is still in the post.

Defends: sharing rules 4.5: a withdrawal removes boxes from every record signed before it, whenever
recorded. So what stands on a sheet that is out can be taken back by name, too.
"""

from __future__ import annotations

from sspf_app.domain.codes import InformationType as T
from tests.services.conftest import House
from tests.services.scenery import a_scene


def test_what_stands_on_a_sheet_that_is_out_can_be_taken_back(house: House) -> None:
    scene, use = a_scene(house), house.use
    scene.yes(scene.mother)
    house.wait(hours=1)
    assert T.STUDY_RESULTS not in use.withdrawals.kinds_given(scene.case)[scene.mother]
    scene.passes_on = (T.STUDY_RESULTS,)
    scene.hand_out(scene.mother)
    kinds = use.withdrawals.kinds_given(scene.case)[scene.mother]
    assert T.STUDY_RESULTS in kinds
    assert T.ATTENDANCE in kinds
    assert T.CRIME_SUSPICIONS not in kinds
