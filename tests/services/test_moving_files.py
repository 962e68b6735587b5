"""A case file in the wizard: looked at, taken in as a whole, and taken back as a whole.

Defends: nothing is written by looking; only what was looked at comes in; an undoing takes no
refusal out of a case that goes on.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sspf_app.domain.codes import Answer
from sspf_app.domain.facts import Case, Consent, Item, Person
from sspf_app.exchange import case_file
from sspf_app.services.move_records import TableKind
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene


@pytest.fixture
def scene(house: House) -> Scene:
    """A case with answers, a meeting, and an item that was corrected."""
    found = a_scene(house)
    found.yes(found.mother)
    found.yes(found.father)
    found.meeting_of_attendance(parties=found.parties)
    with house.unit() as unit:
        (item,) = unit.records.list_standing(Item, case=found.case)
    house.use.item_rights.restrict(found.case, item.id, house.clock.at.date())
    return found


def standing(house: House, kind: type[Any]) -> tuple[Any, ...]:
    with house.unit() as unit:
        return unit.records.list_standing(kind)


def written(scene: Scene, folder: Path) -> Path:
    with scene.house.unit() as unit:
        content = case_file.dump(unit.records.all_facts())
    path = folder / "ärende.json"
    path.write_bytes(content)
    return path


def moved(house: House, scene: Scene, folder: Path) -> Path:
    """The same case as a file of another vault: every id is another."""
    text = written(scene, folder).read_text("utf-8")
    with house.unit() as unit:
        facts = unit.records.all_facts()
    lists = [getattr(facts, field.name) for field in fields(facts) if field.name != "zone"]
    ids = {row.id for rows in lists for row in rows}
    for one in sorted(ids, key=len, reverse=True):
        text = text.replace(f'"{one}"', f'"x{one}"')
    path = folder / "annan.json"
    for was, now in (("Alva Lind", "Tova Ek"), ("2013-02-03", "2014-05-06")):
        text = text.replace(was, now)
    path.write_text(text, "utf-8")
    return path


def test_what_was_looked_at_comes_in_and_goes_again(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    use, path = house.use, moved(house, scene, tmp_path)
    before = len(standing(house, Person))
    shown = use.moving_files.look(path)
    assert shown.problems == ()
    assert shown.added["cases"] == 1
    assert shown.added["items"] == 2  # the row before the restriction too
    assert len(standing(house, Case)) == 1
    done = use.moving_files.take_in(path, sha256=shown.sha256)
    assert done.batch.kind is TableKind.CASE_FILE
    assert len(standing(house, Case)) == 2
    assert any(one.is_restricted for one in standing(house, Item) if one.id.startswith("x"))
    again = use.moving_files.look(path)
    assert not again.may_come_in
    assert again.already_there
    assert refused(lambda: use.moving_files.take_in(path, sha256=shown.sha256)).code == (
        "import_is_empty"
    )
    assert use.moving_undo.foresee(done.batch.id).kept == ()
    use.moving_undo.undo(done.batch.id)
    assert len(standing(house, Case)) == 1
    assert len(standing(house, Person)) == before


def test_another_file_than_was_looked_at_stays_out(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    path = moved(house, scene, tmp_path)
    shown = house.use.moving_files.look(path)
    path.write_text(path.read_text("utf-8") + " ", "utf-8")
    refusal = refused(lambda: house.use.moving_files.take_in(path, sha256=shown.sha256))
    assert refusal.code == "import_changed"
    path.write_text("{", "utf-8")
    assert house.use.moving_files.look(path).problems


def test_no_refusal_goes_out_of_a_case_that_goes_on(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    use = house.use
    consents = standing(house, Consent)
    path = written(scene, tmp_path)
    with house.unit() as unit:
        facts = unit.records.all_facts()
    said = replace(
        consents[0],
        id="k-no",
        answer=Answer.NO,
        grants=(),
        exclusions=(),
        valid_from=None,
        valid_to=None,
        signed_time=None,
        signed_on=consents[0].signed_on - timedelta(days=1),
    )
    path.write_bytes(case_file.dump(replace(facts, consents=(*facts.consents, said))))
    shown = use.moving_files.look(path)
    assert dict(shown.added) == {"consents": 1}
    done = use.moving_files.take_in(path, sha256=shown.sha256)
    (kept,) = use.moving_undo.foresee(done.batch.id).kept
    assert kept.because == ("consents",)
    use.moving_undo.undo(done.batch.id)
    assert "k-no" in {one.id for one in standing(house, Consent)}
