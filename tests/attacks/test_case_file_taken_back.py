"""A case file that is taken in and taken back: nothing is shared afterwards that was not before.

Defends: 0088: undoing leaves what narrows sharing in a case that goes on; a look is logged.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sspf_app.domain.codes import Channel
from sspf_app.domain.facts import Participation
from sspf_app.exchange import case_file
from sspf_app.services.move_records import TableKind
from tests.services.conftest import TODAY, House
from tests.services.moving_house import the_file, the_order
from tests.services.scenery import Scene, a_scene, flow_of


def _is_told(scene: Scene) -> bool:
    flow = flow_of(scene, recipient=scene.police, channel=Channel.WRITTEN)
    return scene.house.use.sharing.ask(flow).decision.allowed


def test_that_a_party_had_left_stays_in_a_case_that_goes_on(house: House, tmp_path: Path) -> None:
    """Whoever left and came back was granted nothing by what was signed before."""
    scene, use = a_scene(house), house.use
    scene.yes(scene.mother)
    scene.yes(scene.father)
    with house.unit() as unit:
        (row,) = (
            one
            for one in unit.records.list_standing(Participation, case=scene.case)
            if one.party == scene.police
        )
        later = replace(row, joined_on=TODAY + timedelta(days=2), recorded_at=house.clock.at)
        unit.records.replace(row, at=house.clock.at, by=later)
        unit.commit()
    house.wait(days=3)
    assert _is_told(scene)
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
    shown = use.moving_files.look(path)
    done = use.moving_files.take_in(path, sha256=shown.sha256)
    assert not _is_told(scene)
    use.moving_undo.undo(done.batch.id)
    assert not _is_told(scene)


def test_looking_at_a_case_file_is_logged(house: House, tmp_path: Path) -> None:
    a_scene(house)
    with house.unit() as unit:
        facts = unit.records.all_facts()
        before = len(unit.journal.entries(limit=10_000))
    path = tmp_path / "a.json"
    path.write_bytes(case_file.dump(facts))
    house.use.moving_files.look(path)
    with house.unit() as unit:
        assert len(unit.journal.entries(limit=10_000)) == before + 1


def test_whoever_asked_for_something_is_not_taken_away_with_a_list(house: House) -> None:
    file = the_file(house, [("Namn", "Född"), ("Bo Ek", "2001-05-06"), ("Cia Ek", "2002-01-02")])
    order = the_order(house, file.sheets[0], kind=TableKind.PERSONS)
    batch = house.use.moving_in.take_in(file, order).batch
    bo = next(one.id for one in house.use.people.list_people() if one.name == "Bo Ek")
    request = house.use.extracts.note(bo, TODAY).new_id or ""
    (kept,) = house.use.moving_undo.foresee(batch.id).kept
    assert (kept.id, kept.because) == (bo, ("extracts",))
    house.use.moving_undo.undo(batch.id)
    assert [one.name for one in house.use.people.list_people()] == ["Bo Ek"]
    assert house.use.extracts.review(request).line.name == "Bo Ek"
