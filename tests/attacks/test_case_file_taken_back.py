"""A case file that is taken in and taken back: nothing is shared afterwards that was not before."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Participation
from sspf_app.domain.rules import decide_in
from sspf_app.exchange import case_file
from sspf_app.services.case_reading import load_case
from tests.services.conftest import TODAY, House
from tests.services.scenery import Scene, a_scene


def told(house: House, scene: Scene) -> bool:
    with house.unit() as unit:
        loaded = load_case(unit, scene.case, now=house.clock.at)
    flow = Flow(
        case=scene.case,
        purpose=scene.purpose,
        subject=scene.child,
        source=scene.school,
        recipient=scene.police,
        type=InformationType.ATTENDANCE,
        channel=Channel.WRITTEN,
    )
    return decide_in(loaded.situation, flow).allowed


def test_that_a_party_had_left_stays_in_a_case_that_goes_on(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(days=3)
    assert told(house, scene)
    with house.unit() as unit:
        facts = unit.records.all_facts()
    left = Participation(
        id="pt-left",
        recorded_at=house.clock.at,
        case=scene.case,
        party=scene.police,
        joined_on=TODAY,
        left_on=TODAY,
    )
    path = tmp_path / "a.json"
    path.write_bytes(case_file.dump(replace(facts, participations=(*facts.participations, left))))
    use = house.use
    shown = use.moving_files.look(path)
    assert shown.problems == ()
    done = use.moving_files.take_in(path, sha256=shown.sha256)
    before = told(house, scene)
    use.moving_undo.undo(done.batch.id)
    print("after file", before, "after undo", told(house, scene))
    assert told(house, scene) == before


def test_looking_at_a_case_file_is_logged(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    with house.unit() as unit:
        facts = unit.records.all_facts()
        before = len(unit.journal.entries(limit=10_000))
    path = tmp_path / "a.json"
    path.write_bytes(case_file.dump(facts))
    house.use.moving_files.look(path)
    with house.unit() as unit:
        assert len(unit.journal.entries(limit=10_000)) == before + 1
