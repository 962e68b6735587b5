"""What is kept beside the facts of a case moves out too; no later table is missed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from typing import Any, get_args, get_type_hints

from sspf_app.domain.codes import Protection
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Meeting
from sspf_app.services.case_views import NewCase
from sspf_app.services.move_out_beside import beside_case
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import RelationInput
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Presence
from tests.services.conftest import COORDINATOR, NOW, House
from tests.services.scenery import Scene, a_scene
from tests.services.test_commitments import a_meeting, agreed
from tests.services.test_plans import write
from tests.storage.samples import a_case
from tests.storage.test_mapping import KINDS

STAYS = {
    "access_log": "whoever reviews the log reads it there, with its chain",
    "case_states": "worked out from the facts",
    "chase_states": "worked out from the requests",
    "withdrawal_states": "worked out from the withdrawals and the ledger",
    "commitment_lapses": "worked out from the commitments",
    "commitment_states": "worked out from the steps",
    "form_layouts": "where boxes stand on a paper, for the scanner",
    "history": "the replaced rows of the facts tell the same",
    "sealed_requests": "fingerprints of files that wait for an answer in this vault",
    "import_made": "what an import can take back in this vault",
}
"""Tables with rows of a case that do not move out, and why."""


class Asked:
    """A unit of work that holds nothing, and remembers which records it was asked for."""

    def __init__(self) -> None:
        self.records: set[type[Any]] = set()

    def __getattr__(self, part: str) -> Any:
        asked, port = self, get_type_hints(UnitOfWork)[part]

        class Part:
            def __getattr__(self, method: str) -> Callable[..., tuple[()]]:
                told = get_type_hints(getattr(port, method))["return"]
                asked.records.add(get_args(told)[0])
                return lambda *_where: ()

        return Part()


def test_every_table_of_a_case_moves_out_or_says_why_not() -> None:
    meeting = Meeting(id="m-1", case="c-1", purpose="p", starts_at=NOW, participants=())
    unit: Any = Asked()
    beside_case(unit, Facts(zone=UTC, cases=(a_case(),), meetings=(meeting,)), "c-1", unit)
    of_facts = {get_args(told)[0] for told in get_type_hints(Facts).values() if get_args(told)}
    of_cases = {kind for kind in KINDS if "case_id" in kind.table.c}
    missed = {kind.table.name for kind in of_cases if kind.record not in unit.records | of_facts}
    assert missed == set(STAYS)


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / "csv" / f"{name}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def _note(scene: Scene, text: str, level: NoteLevel) -> NoteInput:
    at = scene.house.clock.at
    return NoteInput(case=scene.case, at=at, kind=NoteKind.MEMO, level=level, text=text)


def test_the_plan_and_who_came_are_in_the_folder(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    meeting = a_meeting(scene)
    goal = write(scene, meeting, PlanKind.GOAL, "I skolan varje dag.")
    house.use.meetings.note_presence(
        scene.case, meeting, participant=scene.school, presence=Presence.PRESENT
    )
    done = house.use.moving_out.export(tmp_path, reason="möte i dag")
    assert [one["item"] for one in _rows(done.folder, "plan_parts")] == [goal]
    (came,) = _rows(done.folder, "attendance")
    assert (came["meeting"], came["participant"]) == (meeting, scene.school)
    assert came["participant_name"]


def test_the_district_goes_by_its_name_and_not_past_a_protection(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    ersboda = house.use.districts.save(None, "Ersboda").new_id or ""
    house.use.districts.choose(scene.case, ersboda)
    first = house.use.moving_out.export(tmp_path, reason="möte i dag", case=scene.case)
    (row,) = _rows(first.folder, "districts")
    assert row["district"] == "Ersboda"
    home = PersonInput(name="Alva Lind", born=date(2008, 4, 2), address="Tystgatan 5, Umeå")
    house.use.people.correct(scene.child, home)
    other = PersonInput(
        name="Siv Ström", address=home.address, protected_identity=Protection.SECRECY_MARK
    )
    house.use.people.add(other)
    with house.unit() as unit:
        assert unit.districts.of_case(scene.case) is not None  # nobody wrote in the case since
    house.wait(minutes=1)
    again = house.use.moving_out.export(tmp_path, reason="möte i dag", case=scene.case)
    assert not (again.folder / "csv" / "districts.csv").exists()


def test_what_stands_beside_a_note_of_somebody_else_stays(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    other = house.as_user(replace(COORDINATOR, user_id="u-9", login="bo")).notes
    other.save(_note(scene, "Bara mitt eget.", NoteLevel.AUTHOR))
    shown = other.save(_note(scene, "Till alla.", NoteLevel.OFFICE)).new_id
    done = house.use.moving_out.export(tmp_path, reason="möte i dag", case=scene.case)
    assert [one["note"] for one in _rows(done.folder, "note_versions")] == [shown]


def test_what_several_cases_share_stands_once(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    brother = house.use.people.add(PersonInput(name="Bo Ek", born=date(2010, 2, 3))).new_id or ""
    house.use.cases.open_case(
        NewCase(
            young_person=brother,
            parties=(scene.school,),
            purposes=("Att Bo får stöd.",),
        )
    )
    house.use.network.add(
        RelationInput(
            case=scene.case,
            person=scene.child,
            other=brother,
            name="",
            kind=RelationKind.HALF_SIBLING,
        )
    )
    done = house.use.moving_out.export(tmp_path, reason="möte i dag")
    assert len(_rows(done.folder, "cases")) == 2
    assert len(_rows(done.folder, "relations")) == 1
