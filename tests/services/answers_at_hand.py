"""Answers of every kind, for what is made out of them."""

from __future__ import annotations

from datetime import timedelta

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Exclusion
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import House
from tests.services.scenery import Scene, a_scene


def withdraw(scene: Scene, signatory: str, *, types: tuple[str, ...] = ("*",)) -> None:
    scene.house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=signatory,
            received_at=scene.house.clock.at,
            received_by="Maria Ask",
            subjects=("*",),
            purposes=("*",),
            parties=("*",),
            types=types,
        )
    )


def everything_that_can_happen(house: House) -> tuple[Scene, dict[str, str]]:
    """Both answered, one twice, one withdrawn in part; a wrong registration; a sheet still out."""
    scene = a_scene(house)
    records = {"first": scene.yes(scene.mother)}
    house.clock.at += timedelta(hours=1)
    not_police = Exclusion(source=scene.school, recipient=scene.police, type="attendance")
    records["mother"] = scene.yes(scene.mother, but=(not_police,))
    records["wrong"] = scene.yes(scene.father)
    house.use.answers.invalidate(scene.case, records["wrong"], because="fel blad")
    house.clock.at += timedelta(hours=1)
    records["father"] = scene.yes(scene.father)
    house.clock.at += timedelta(hours=1)
    withdraw(scene, scene.father, types=(InformationType.LEISURE_ACTIVITIES.value,))
    scene.hand_out(scene.father)
    return scene, records
