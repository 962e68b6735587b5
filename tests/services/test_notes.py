"""Notes: versions, who reads them, where they are found, what can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.process_records import Named
from sspf_app.services.process_shipped import SHIPPED
from sspf_app.services.queries import Handlers
from sspf_app.services.records import User
from tests.services.conftest import COORDINATOR, NOW, House, refused
from tests.services.scenery import Scene, a_scene

EVENING = datetime(2026, 3, 11, 17, 0, tzinfo=UTC)
BO = replace(COORDINATOR, user_id="u-2", login="bo", name="Bo Berg")


def typed(scene: Scene, text: str = "Alva ringde om fredagen.", **other: object) -> NoteInput:
    made = NoteInput(
        case=scene.case, at=EVENING, kind=NoteKind.PHONE, level=NoteLevel.OFFICE, text=text
    )
    return replace(made, **other)


@pytest.fixture
def scene(house: House) -> Scene:
    made = a_scene(house)
    with house.unit() as unit:
        for user, name in (("u-1", "Maria Ask"), ("u-2", "Bo Berg")):
            login = name.split()[0].lower()
            unit.office.put_user(
                User(id=user, login=login, name=name, role=Role.COORDINATOR, created_at=NOW)
            )
        unit.commit()
    return made


def colleague(house: House) -> Services:
    return house.as_user(BO)


def written(house: House, entry: NoteInput) -> str:
    note = house.use.notes.save(entry).new_id
    assert note is not None
    return note


def test_a_note_is_listed_newest_first_with_whom_it_is_about(house: House, scene: Scene) -> None:
    written(house, typed(scene, "Först", at=datetime(2026, 3, 1, 9, 0, tzinfo=UTC)))
    written(house, typed(scene, "Sedan", about=(scene.child, scene.mother)))
    board = house.use.notes.board(scene.case)
    assert [one.text for one in board.notes] == ["Sedan", "Först"]
    assert [name for _, name in board.notes[0].about] == ["Alva Lind", "Anna Lind"]
    assert board.notes[0].author == "Maria Ask"
    assert board.hidden == 0


def test_a_change_is_a_new_version_and_the_old_one_is_kept(house: House, scene: Scene) -> None:
    note = written(house, typed(scene))
    house.wait(hours=1)
    (first,) = house.use.notes.board(scene.case).notes
    house.use.notes.save(
        typed(scene, "Alva ringde om lördagen.", seen=first.recorded_at), note=note
    )
    (item,) = house.use.notes.board(scene.case).notes
    assert (item.text, item.versions) == ("Alva ringde om lördagen.", 2)
    texts = [one.text for one in house.use.notes.versions(scene.case, note)]
    assert texts == ["Alva ringde om lördagen.", "Alva ringde om fredagen."]


def test_a_clock_that_goes_on_within_one_act_keeps_versions_together(
    house: House, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(house.clock), "now", lambda _clock: house.wait(microseconds=7))
    note = written(house, typed(scene, level=NoteLevel.AUTHOR))
    (first,) = house.use.notes.board(scene.case).notes
    assert (first.kind, first.level) == (NoteKind.PHONE, NoteLevel.AUTHOR)
    house.use.notes.save(replace(typed(scene), seen=first.recorded_at), note=note)
    assert len(house.use.notes.versions(scene.case, note)) == 2


def test_two_who_change_the_same_version_do_not_write_over_each_other(
    house: House, scene: Scene
) -> None:
    note = written(house, typed(scene))
    (first,) = house.use.notes.board(scene.case).notes
    house.wait(minutes=1)
    colleague(house).notes.save(typed(scene, "Bos", seen=first.recorded_at), note=note)
    mine = typed(scene, "Marias", seen=first.recorded_at)
    assert refused(lambda: house.use.notes.save(mine, note=note)).code == "note_changed_meanwhile"
    (item,) = house.use.notes.board(scene.case).notes
    assert (item.text, item.author, item.written_by) == ("Bos", "Maria Ask", "Bo Berg")


@pytest.mark.parametrize("level", [NoteLevel.STAFF, NoteLevel.AUTHOR])
def test_a_level_keeps_others_of_the_office_from_every_way_to_a_note(
    house: House, scene: Scene, level: NoteLevel
) -> None:
    note = written(house, typed(scene, "Hemligheten", level=level))
    bo = colleague(house)
    board = bo.notes.board(scene.case)
    assert (board.notes, board.hidden) == ((), 1)
    assert refused(lambda: bo.notes.versions(scene.case, note)).code == "unknown_note"
    assert refused(lambda: bo.notes.save(typed(scene), note=note)).code == "unknown_note"
    assert refused(lambda: bo.notes.take_back(scene.case, note)).code == "unknown_note"
    assert bo.search.find("hemlig") == ()
    assert "note" not in {one.kind for one in bo.timeline.events(scene.case)}
    assert all("Hemlig" not in (one.new or "") for one in bo.timeline.history(scene.case))
    assert [one.kind for one in house.use.search.find("hemlig")] == ["note"]


def test_who_handles_the_case_reads_what_is_kept_for_them(house: House, scene: Scene) -> None:
    written(house, typed(scene, level=NoteLevel.STAFF))
    board = house.use.notes.board(scene.case)
    assert board.staff == (("u-1", "Maria Ask"),)
    assert refused(lambda: colleague(house).handling.change(scene.case, ["u-2"])).code == (
        "staff_not_yours"
    )
    house.use.handling.change(scene.case, ["u-1", "u-2"])
    assert len(colleague(house).notes.board(scene.case).notes) == 1
    house.use.handling.change(scene.case, ["u-1"])
    assert colleague(house).notes.board(scene.case).hidden == 1
    assert refused(lambda: house.use.handling.change(scene.case, [])).code == "staff_needed"
    assert refused(lambda: house.use.handling.change(scene.case, ["u-9"])).code == "unknown_user"


def test_the_list_of_cases_tells_who_handles_which(house: House, scene: Scene) -> None:
    told = house.use.cases.handlers
    handlers = told()
    assert handlers.coordinators == (("u-2", "Bo Berg"), ("u-1", "Maria Ask"))
    assert handlers.of_case == {scene.case: ("u-1",)}  # who entered it: nobody is named
    house.use.handling.change(scene.case, ["u-1", "u-2"])
    assert told().of_case == {scene.case: ("u-2", "u-1")}
    house.use.handling.change(scene.case, ["u-2"])
    assert told().of_case == {scene.case: ("u-2",)}
    with house.unit() as unit:
        (bo,) = [one for one in unit.office.users() if one.id == "u-2"]
        unit.office.put_user(replace(bo, id="u-3", login="cia", name="Cia Dahl"))
        unit.office.put_user(replace(bo, ended_at=NOW))
        unit.commit()
    names = dict(told().coordinators)
    assert names == {"u-2": "Bo Berg", "u-3": "Cia Dahl", "u-1": "Maria Ask"}  # Bo has one still


def test_one_coordinator_is_not_told_apart_from_anybody(house: House, scene: Scene) -> None:
    with house.unit() as unit:
        (bo,) = [one for one in unit.office.users() if one.id == "u-2"]
        unit.office.put_user(replace(bo, role=Role.UNIT_MANAGER))
        unit.commit()
    assert house.use.cases.handlers() == Handlers()


def test_when_all_who_handled_a_case_are_gone_a_colleague_takes_it_over(
    house: House, scene: Scene
) -> None:
    with house.unit() as unit:
        (maria,) = [one for one in unit.office.users() if one.id == "u-1"]
        unit.office.put_user(replace(maria, ended_at=NOW))
        unit.commit()
    bo = colleague(house)
    assert bo.handling.of_case(scene.case).may_change
    bo.handling.change(scene.case, ["u-2"])
    assert bo.notes.board(scene.case).staff == (("u-2", "Bo Berg"),)


def test_opening_a_note_to_more_people_does_not_show_what_it_said_before(
    house: House, scene: Scene
) -> None:
    note = written(house, typed(scene, "Bara för mig", level=NoteLevel.AUTHOR))
    house.wait(minutes=5)
    (first,) = house.use.notes.board(scene.case).notes
    house.use.notes.save(typed(scene, "För alla", seen=first.recorded_at), note=note)
    bo = colleague(house)
    assert [one.text for one in bo.notes.versions(scene.case, note)] == ["För alla"]
    assert all("Bara för" not in (one.old or "") for one in bo.timeline.history(scene.case))
    assert len(house.use.notes.versions(scene.case, note)) == 2


def test_only_the_author_says_who_reads_it(house: House, scene: Scene) -> None:
    note = written(house, typed(scene))
    (first,) = house.use.notes.board(scene.case).notes
    narrowed = typed(scene, level=NoteLevel.AUTHOR, seen=first.recorded_at)
    bo = colleague(house)
    assert not bo.notes.board(scene.case).notes[0].may_set_level
    assert refused(lambda: bo.notes.save(narrowed, note=note)).code == "note_level_of_author"


def test_what_was_just_written_can_be_taken_back(house: House, scene: Scene) -> None:
    note = written(house, typed(scene))
    (first,) = house.use.notes.board(scene.case).notes
    house.wait(hours=1)
    changed = typed(scene, "Fel", kind=NoteKind.TALK, seen=first.recorded_at)
    house.use.notes.save(changed, note=note)
    house.wait(seconds=5)
    house.use.notes.take_back(scene.case, note)
    (item,) = house.use.notes.board(scene.case).notes
    assert (item.text, item.kind, item.versions) == (first.text, NoteKind.PHONE, 3)
    other = written(house, typed(scene, "Ny"))
    house.use.notes.take_back(scene.case, other)
    assert len(house.use.notes.board(scene.case).notes) == 1
    assert house.use.search.find("Ny ") == ()
    house.wait(minutes=2)
    assert refused(lambda: house.use.notes.take_back(scene.case, note)).code == "note_stays"


def test_a_colleague_does_not_take_back_what_somebody_else_wrote(
    house: House, scene: Scene
) -> None:
    note = written(house, typed(scene))
    bo = colleague(house)
    assert refused(lambda: bo.notes.take_back(scene.case, note)).code == "note_stays"


def test_what_is_missing_is_told(house: House, scene: Scene) -> None:
    save = house.use.notes.save
    assert refused(lambda: save(typed(scene, "  "))).code == "note_text_required"
    late = typed(scene, at=datetime(2026, 3, 13, 9, 0, tzinfo=UTC))
    assert refused(lambda: save(late)).code == "note_in_future"
    assert refused(lambda: save(typed(scene, about=("p-99",)))).code == "unknown_person"
    assert refused(lambda: save(typed(scene), note="n-99")).code == "unknown_note"


def test_the_unit_manager_reads_a_closed_note_with_a_reason_and_the_log_has_it(
    house: House, scene: Scene
) -> None:
    note = written(house, typed(scene, "Min tanke", level=NoteLevel.AUTHOR))
    open_one = written(house, typed(scene, "Öppen"))
    manager = house.as_role(Role.UNIT_MANAGER).notes
    (closed,) = manager.closed_notes()
    assert (closed.id, closed.author) == (note, "Maria Ask")
    assert refused(lambda: manager.open_closed(scene.case, note, reason=" ")).code == (
        "note_reason_required"
    )
    assert manager.open_closed(scene.case, note, reason="möte i dag") == "Min tanke"
    assert refused(lambda: manager.open_closed(scene.case, open_one, reason="möte i dag")).code == (
        "unknown_note"
    )
    assert refused(house.use.notes.closed_notes).code == "not_permitted"
    lines = house.as_role(Role.UNIT_MANAGER).journal.entries(case=scene.case)
    assert (lines[0].subject, lines[0].reason) == (f"note:{note}", "möte i dag")


def test_notes_of_a_protected_person_ask_for_a_reason(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    written(house, typed(scene, "Hon bor på annan ort"))
    house.new_session()
    assert refused(lambda: house.use.notes.board(scene.case)).code == "reason_required"
    assert house.use.search.find("annan ort") == ()


def _kinds(house: House, *kinds: Named, days: int = 0) -> None:
    manager = house.as_role(Role.UNIT_MANAGER).process_lists
    starts_on = NOW.date() + timedelta(days=days)
    manager.save(replace(SHIPPED, starts_on=starts_on, note_kinds=kinds))


NEEDED = (Named(code="case_note"), Named(code="consultation"))


def test_a_kind_of_the_office_is_offered_and_a_note_keeps_it_when_it_is_no_more(
    house: House, scene: Scene
) -> None:
    visit = Named(code="own-1", name="Hembesök")
    error = refused(lambda: house.use.notes.save(typed(scene, kind="own-1")))
    assert error.code == "unknown_note_kind"
    _kinds(house, *NEEDED, visit)
    note = written(house, typed(scene, "Vi var hemma.", kind="own-1"))
    board = house.use.notes.board(scene.case)
    assert [one.code for one in board.kinds] == ["case_note", "consultation", "own-1"]
    assert (board.notes[0].kind, board.notes[0].kind_name) == ("own-1", "Hembesök")
    _kinds(house, *NEEDED)
    (item,) = house.use.notes.board(scene.case).notes
    assert (item.kind, item.kind_name) == ("own-1", "Hembesök")
    assert refused(lambda: house.use.notes.save(typed(scene, kind="own-1"))).code == (
        "unknown_note_kind"
    )
    house.wait(minutes=2)
    house.use.notes.save(
        typed(scene, "Vi var hemma igen.", kind="own-1", seen=item.recorded_at), note=note
    )
    (item, *_older) = house.use.notes.versions(scene.case, note)
    assert (item.text, item.kind_name) == ("Vi var hemma igen.", "Hembesök")


def test_the_code_of_a_kind_never_comes_to_mean_another(house: House) -> None:
    _kinds(house, *NEEDED, Named(code="own-1", name="Hembesök"))
    _kinds(house, *NEEDED)
    today = house.use.process_lists.today().note_kinds
    assert Named(code="own-1", name="Hembesök", is_on=False) in today
    assert {one.code for one in today} >= {kind.value for kind in NoteKind}


def test_what_the_program_writes_itself_is_always_offered(house: House) -> None:
    error = refused(lambda: _kinds(house, Named(code="phone")))
    assert error.code == "note_kind_needed"
