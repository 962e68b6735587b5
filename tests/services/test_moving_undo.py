"""A whole import is undone; what somebody built on stays, and is told with where to look."""

from __future__ import annotations

from datetime import date
from typing import Any

from sspf_app.domain.codes import CustodyKind
from sspf_app.domain.facts import Case, Custody, Meeting, Note, Participation, Party, Person
from sspf_app.services.decision_records import CaseTask
from sspf_app.services.move_records import ImportBatch, TableKind
from sspf_app.services.people_views import CustodyInput, PersonInput
from tests.services.conftest import House, refused
from tests.services.moving_house import ALVA, HEADS, own_party, standing, the_file, the_order
from tests.services.scenery import a_scene

BO = (
    "13/2026", "Bo Ek", None, "2012-05-06", "Ersängsskolan", "Cia Ek", None, None, "Dag Ek", None,
    "Gemensam", "Bryta frånvaron", "2026-01-15", None, None, "Nej", None, None, None, None, None,
    None, None,
)  # fmt: skip


def moved_in(house: House, *rows: Any) -> ImportBatch:
    file = the_file(house, [HEADS, *rows])
    return house.use.moving_in.take_in(file, the_order(house, file.sheets[0])).batch


def tasks(house: House) -> tuple[CaseTask, ...]:
    with house.unit() as unit:
        return unit.decisions.tasks()


def case_of(house: House, name: str) -> str:
    return next(one.case for one in house.use.cases.list_cases() if one.name == name)


def test_an_undone_import_leaves_nothing_standing(house: House) -> None:
    own_party(house)
    before = house.use.moving_in.batches()
    batch = moved_in(house, ALVA, BO)
    foreseen = house.use.moving_undo.foresee(batch.id)
    assert foreseen.kept == ()
    assert foreseen.removed["cases"] == 2
    done = house.use.moving_undo.undo(batch.id)
    assert done.kept == ()
    for kind in (Case, Person, Custody, Participation, Meeting, Note):
        assert standing(house, kind) == (), kind
    assert [one.name for one in standing(house, Party)] == ["SSPF Umeå"]
    assert all(one.done_at is not None for one in tasks(house))
    assert house.use.cases.list_cases() == ()
    assert house.use.today.queue().entries == ()
    assert refused(lambda: house.use.moving_undo.undo(batch.id)).code == "import_undone"
    assert refused(lambda: house.use.moving_undo.undo("im-x")).code == "unknown_import"
    (kept,) = house.use.moving_in.batches()
    assert before == ()
    assert (kept.undone_at, kept.undone_by) == (house.clock.at, "Maria Ask")
    moved_in(house, ALVA, BO)
    assert len(standing(house, Case)) == 2


def test_the_log_and_the_history_keep_what_was_undone(house: House) -> None:
    own_party(house)
    batch = moved_in(house, ALVA)
    house.use.moving_undo.undo(batch.id)
    with house.unit() as unit:
        subjects = [entry.subject for entry in unit.journal.entries()]
        assert len(unit.records.all_facts().cases) == 1
    assert {f"sheet:{batch.id}", f"import_undone:{batch.id}"} <= set(subjects)


def test_a_case_in_which_something_was_entered_stays_whole(house: House) -> None:
    own_party(house)
    batch = moved_in(house, ALVA, BO)
    house.wait(minutes=5)
    bo = case_of(house, "Bo Ek")
    house.use.cases.close(bo, reason="Flyttat")
    foreseen = house.use.moving_undo.foresee(batch.id)
    assert [(one.kind, one.name, one.case) for one in foreseen.kept] == [("cases", "13/2026", bo)]
    assert "closings" in foreseen.kept[0].because
    house.use.moving_undo.undo(batch.id)
    assert {one.name for one in standing(house, Person)} == {"Bo Ek", "Cia Ek", "Dag Ek"}
    assert len(standing(house, Custody)) == 2
    assert {one.name for one in standing(house, Party)} == {"SSPF Umeå", "Ersängsskolan"}
    assert [one.id for one in standing(house, Case)] == [bo]
    assert [one.done_at is None for one in tasks(house) if one.case == bo] == [True]


def test_what_lies_beside_the_facts_counts_too(house: House) -> None:
    own_party(house)
    batch = moved_in(house, ALVA)
    case = case_of(house, "Alva Lind")
    house.use.decisions.note_placement(case, "Familjehem")
    (kept,) = house.use.moving_undo.foresee(batch.id).kept
    assert (kept.case, kept.because) == (case, ("case_tasks",))


def test_a_corrected_person_keeps_the_case(house: House) -> None:
    own_party(house)
    batch = moved_in(house, ALVA, BO)
    house.wait(minutes=5)
    cia = next(one for one in standing(house, Person) if one.name == "Cia Ek")
    house.use.people.correct(cia.id, PersonInput(name="Cia Ek", phone="070-1", adult=True))
    (kept,) = house.use.moving_undo.foresee(batch.id).kept
    assert (kept.name, kept.because) == ("13/2026", ("persons",))


def test_somebody_who_is_named_elsewhere_stays_and_is_told(house: House) -> None:
    own_party(house)
    batch = moved_in(house, BO)
    house.wait(minutes=5)
    cia = next(one for one in standing(house, Person) if one.name == "Cia Ek")
    sibling = house.use.people.add(PersonInput(name="Eva Ek", born=date(2010, 1, 2))).new_id
    assert sibling is not None
    house.use.custody.add(
        CustodyInput(
            child=sibling, holder=cia.id, kind=CustodyKind.SOLE, starts_on=date(2010, 1, 2)
        )
    )
    done = house.use.moving_undo.undo(batch.id)
    assert [(one.kind, one.name, one.because) for one in done.kept] == [
        ("persons", "Cia Ek", ("custody",))
    ]
    assert {one.name for one in standing(house, Person)} == {"Cia Ek", "Eva Ek"}
    assert standing(house, Case) == ()


def test_what_came_into_a_case_that_was_there_goes_alone(house: House) -> None:
    scene = a_scene(house)
    reference = house.use.cases.get(scene.case).reference
    file = the_file(house, [("Ärende", "Anteckning"), (reference, "Ringde"), (reference, "Skrev")])
    order = the_order(house, file.sheets[0], kind=TableKind.NOTES)
    batch = house.use.moving_in.take_in(file, order).batch
    assert len(standing(house, Note)) == 2
    assert house.use.moving_undo.undo(batch.id).kept == ()
    assert standing(house, Note) == ()
    assert [one.id for one in standing(house, Case)] == [scene.case]
