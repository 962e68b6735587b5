"""The catalogue of support: entered, offered by date, chosen in plans, read in from a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.actors import Role
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import Change, PlanEntry, PlanItemInput
from sspf_app.services.support_shipped import EXAMPLES
from sspf_app.services.support_views import SheetFate, SupportInput, SupportState, SupportTaken
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_commitments import a_meeting, agreed
from tests.services.test_plans import a_version, typed, write

K = PlanKind
LEISURE = SupportInput(
    name="Prova på boxning",
    about="En ledare följer med.",
    from_age=12,
    to_age=18,
    giver="Boxningsklubben",
    way_in="Man kommer dit.",
    contact="+46 90 00 00",
    cost="Gratis",
    areas=("leisure", "health"),
    starts_on=TODAY - timedelta(days=1),
    ends_on=TODAY + timedelta(days=30),
)


@pytest.fixture
def scene(house: House) -> Scene:
    return agreed(house)


def enter(house: House, entry: SupportInput = LEISURE) -> str:
    made = house.use.support.save(None, entry).new_id
    assert made is not None
    return made


def names(house: House) -> list[str]:
    return [one.entry.name for one in house.use.support.offered()]


def take_in(house: House, path: Path, left_out: frozenset[int] = frozenset()) -> SupportTaken:
    sheets = house.use.support_sheets
    return sheets.take_in(sheets.read(path), left_out=left_out)


def with_support(scene: Scene, meeting: str, support: str, kind: K = K.COMMITMENT) -> PlanItemInput:
    return replace(typed(scene, meeting, kind, "Boxas på måndagar"), support=support)


def line_of(scene: Scene, item: str) -> PlanEntry:
    entries = scene.house.use.plans.board(scene.case).entries
    return next(one for one in entries if one.item.id == item)


def test_an_entry_is_offered_between_its_days(house: House) -> None:
    enter(house)
    enter(house, SupportInput(name="Läxhjälp", starts_on=TODAY + timedelta(days=3)))
    assert names(house) == ["Prova på boxning"]
    states = [one.state for one in house.use.support.entries()]
    assert states == [SupportState.COMING, SupportState.OFFERED]
    house.wait(days=31)
    assert names(house) == ["Läxhjälp"]
    assert house.use.support.entries()[1].state is SupportState.OVER


def test_who_gives_it_is_a_party_or_words(house: House, scene: Scene) -> None:
    made = enter(house, replace(LEISURE, party=scene.school))
    [view] = house.use.support.entries()
    assert (view.giver, view.entry.giver) == ("Ersängsskolan", "")
    assert view.words == "Prova på boxning, Ersängsskolan"
    house.use.support.save(made, LEISURE)
    assert house.use.support.entries()[0].giver == "Boxningsklubben"


def test_what_is_wrong_with_an_entry_is_refused(house: House) -> None:
    save = house.use.support.save
    made = enter(house)
    for wrong, code in (
        (replace(LEISURE, name=" "), "support_name_required"),
        (replace(LEISURE, name="PROVA PÅ BOXNING"), "support_known"),
        (replace(LEISURE, name="x", from_age=18, to_age=12), "support_ages"),
        (replace(LEISURE, name="x", to_age=121), "support_ages"),
        (replace(LEISURE, name="x", ends_on=TODAY - timedelta(days=9)), "support_days"),
        (replace(LEISURE, name="x", party="pa-none"), "unknown_party"),
        (replace(LEISURE, name="x", about="x" * 4001), "support_too_long"),
    ):
        assert refused(lambda wrong=wrong: save(None, wrong)).code == code
    assert refused(lambda: save("su-none", LEISURE)).code == "unknown_support"
    save(made, LEISURE)  # its own name is not taken
    assert len(house.use.support.entries()) == 1


def test_an_example_is_offered_once_it_is_saved(house: House) -> None:
    house.use.support.add_examples()
    house.use.support.add_examples()
    found = house.use.support.entries()
    assert len(found) == len(EXAMPLES)
    assert {one.state for one in found} == {SupportState.EXAMPLE}
    assert names(house) == []
    house.use.support.save(found[0].id, SupportInput(name=found[0].entry.name))
    assert names(house) == [found[0].entry.name]


def test_a_line_keeps_its_words_and_what_was_chosen(house: House, scene: Scene) -> None:
    meeting = a_meeting(scene)
    support = enter(house)
    goal = write(scene, meeting, K.GOAL, "En fritid")
    item = house.use.plans.save(with_support(scene, meeting, support)).new_id
    assert item is not None
    a_version(scene)
    house.use.support.save(support, replace(LEISURE, name="Något annat"))
    house.use.support.end(support)
    line = line_of(scene, item)
    assert line.item.text == "Boxas på måndagar"
    assert (line.support, line.support_words) == (support, "Prova på boxning, Boxningsklubben")
    # Worded anew it stays, though it is offered no more; for another line it is not to be had.
    house.wait(minutes=5)
    house.use.plans.save(with_support(scene, meeting, support), item=item)
    line = line_of(scene, item)
    assert line.support_words == "Prova på boxning, Boxningsklubben"
    act = with_support(scene, meeting, support)
    assert refused(lambda: house.use.plans.save(act)).code == "support_not_offered"
    house.use.support.bring_back(support)
    house.use.plans.save(replace(act, support=""), item=item)
    told = house.use.plans.compare(scene.case, scene.purpose, old=1)[-1]
    assert line_of(scene, goal).support == ""
    assert told.change is Change.CHANGED
    assert told.old is not None
    assert told.new is not None
    assert (told.old.support, told.new.support) == ("Prova på boxning, Boxningsklubben", "")


def test_own_words_have_no_support(house: House, scene: Scene) -> None:
    meeting = a_meeting(scene)
    support = enter(house)
    wrong = with_support(scene, meeting, support, K.YOUNG_WORDS)
    assert refused(lambda: house.use.plans.save(wrong)).code == "support_of_own_words"
    unknown = with_support(scene, meeting, "su-none")
    assert refused(lambda: house.use.plans.save(unknown)).code == "unknown_support"
    assert house.use.plans.board(scene.case).entries == ()


def test_it_stands_on_the_plan_of_who_reads_the_line(house: House, scene: Scene) -> None:
    meeting = a_meeting(scene)
    house.use.plans.save(with_support(scene, meeting, enter(house), K.GOAL))
    for reader in (scene.school, COORDINATOR):
        pdf = house.use.plan_papers.preview(scene.case, scene.purpose, recipient=reader).pdf
        assert "Prova på boxning, Boxningsklubben" in pdf.decode()


def test_nobody_hidden_is_found_by_where_their_help_is(house: House) -> None:
    scene = a_scene(house, protected=Protection.PROTECTED_REGISTRATION)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = a_meeting(scene)
    house.use.plans.save(with_support(scene, meeting, enter(house), K.GOAL))
    papers = house.use.plan_papers
    told = papers.preview(scene.case, scene.purpose, recipient=scene.school).pdf.decode()
    assert "Boxas på måndagar" in told
    assert "Boxningsklubben" not in told
    own = papers.preview(scene.case, scene.purpose, recipient=COORDINATOR).pdf.decode()
    assert "Boxningsklubben" in own


def test_a_choice_that_is_not_told_makes_no_new_version(house: House) -> None:
    scene = a_scene(house, protected=Protection.PROTECTED_REGISTRATION)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting, support = a_meeting(scene), enter(house)
    line = with_support(scene, meeting, "", K.GOAL)
    other = replace(LEISURE, name="Simskola", giver="Badhuset")
    item = house.use.plans.save(replace(line, support=support)).new_id
    a_version(scene)
    before = house.use.plan_papers.preview(scene.case, scene.purpose, recipient=scene.school)
    parts, chosen = house.use.plans, enter(house, other)
    with house.unit() as unit:
        part = next(one for one in unit.plans.parts(scene.case) if one.item == item)
        unit.plans.put_part(replace(part, support=chosen, support_words="Simskola"))
        unit.commit()
    after = house.use.plan_papers.preview(scene.case, scene.purpose, recipient=scene.school)
    assert parts.board(scene.case).is_changed
    assert "Ändrad" not in after.pdf.decode()
    assert before.title == after.title


def test_a_sheet_goes_out_and_comes_in_again(house: House, tmp_path: Path) -> None:
    enter(house)
    enter(house, SupportInput(name="=Läxhjälp", about="Två\nrader; och semikolon"))
    path = house.use.support_sheets.save(tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "'+46 90 00 00" in path.read_text("utf-8-sig")
    taken = take_in(house, path)
    assert (taken.added, taken.changed, taken.same) == (0, 0, 2)
    text = path.read_text("utf-8-sig").replace("Boxningsklubben", "Ersängsskolan")
    path.write_text(text + "Nytt;;;13\r\n", "utf-8-sig")
    taken = take_in(house, path)
    assert (taken.added, taken.changed, taken.same) == (1, 1, 1)
    found = {one.entry.name: one.entry for one in house.use.support.entries()}
    assert found["Nytt"].from_age == 13
    assert found["Prova på boxning"].giver == "Ersängsskolan"
    assert found["Prova på boxning"].areas == ("leisure", "health")


def test_a_swedish_sheet_is_read_and_a_party_is_known_by_its_name(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    path = tmp_path / "stod.csv"
    path.write_text(
        "Stöd;Ges av;Livsområden;Erbjuds från\r\n"
        "Läxhjälp;ersängsskolan;Skola, fritid;2026-01-02\r\n",
        "utf-8",
    )
    take_in(house, path)
    [view] = house.use.support.entries()
    assert view.entry.party == scene.school
    assert view.entry.areas == ("school", "leisure")
    assert view.entry.starts_on == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Name;x\r\na;b\r\n", "support_sheet_columns", "Kind of support"),
        ("Kind of support\r\n", "support_sheet_empty", ""),
        ("Kind of support;Age from\r\nA;12\r\nB;tolv\r\n", "support_sheet_row", "whole years"),
        ("Kind of support;Areas of life\r\nA;Rymden\r\n", "support_sheet_row", "Rymden"),
        ("Kind of support;Offered from\r\nA;i går\r\n", "support_sheet_row", "i går"),
        ("Kind of support;What it is\r\n;tom\r\n", "support_sheet_row", "is called"),
        ("Kind of support;x\r\nA;1\r\na;2\r\n", "support_sheet_row", "already"),
    ],
)
def test_a_sheet_is_taken_in_whole_or_not_at_all(
    house: House, tmp_path: Path, text: str, code: str, said: str
) -> None:
    path = tmp_path / "stod.csv"
    path.write_text(text, "utf-8")
    error = refused(lambda: take_in(house, path))
    assert error.code == code
    assert said in str(error.params)
    assert house.use.support.entries() == ()


def test_each_row_tells_what_becomes_of_it_and_a_wrong_one_can_be_left_out(
    house: House, tmp_path: Path
) -> None:
    enter(house)
    enter(house, SupportInput(name="Läxhjälp"))
    path = tmp_path / "stod.csv"
    path.write_text(
        "Kind of support;What it costs;Age from\r\n"
        "Läxhjälp;;\r\nPROVA PÅ BOXNING;Gratis;12\r\nSimskola;;tolv\r\nNytt;;\r\nnytt;;\r\n",
        "utf-8",
    )
    sheets = house.use.support_sheets
    sheet = sheets.read(path)
    path.unlink()  # what was looked at is what is taken in
    told = sheets.preview(sheet)
    fates = [SheetFate.SAME, SheetFate.CHANGED, SheetFate.WRONG, SheetFate.NEW, SheetFate.WRONG]
    assert [one.fate for one in told] == fates
    assert [one.row for one in told] == [2, 3, 4, 5, 6]
    assert {"name", "about", "giver"} <= set(told[1].differs)
    assert "cost" not in told[1].differs
    assert (told[2].name, "whole years" in told[2].said) == ("Simskola", True)
    assert refused(lambda: sheets.take_in(sheet)).code == "support_sheet_row"
    out = frozenset({4, 5})
    assert [one.fate for one in sheets.preview(sheet, left_out=out)][2:] == [
        SheetFate.LEFT_OUT,
        SheetFate.LEFT_OUT,
        SheetFate.NEW,
    ]
    taken = sheets.take_in(sheet, left_out=out)
    assert (taken.added, taken.changed, taken.same) == (1, 1, 1)
    assert sorted(names(house)) == ["Läxhjälp", "PROVA PÅ BOXNING", "nytt"]


def test_a_sheet_is_taken_back_whole_and_what_a_plan_chose_stays(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    enter(house)
    before = house.use.support.entries()
    path = tmp_path / "stod.csv"
    path.write_text(
        "Kind of support;What it is\r\nProva på boxning;Annat\r\nNytt;x\r\nValt;x\r\n", "utf-8"
    )
    sheets = house.use.support_sheets
    taken = take_in(house, path)
    sheets.take_back(taken)
    assert house.use.support.entries() == before
    taken = take_in(house, path)
    chosen = next(one.id for one in house.use.support.entries() if one.entry.name == "Valt")
    meeting = a_meeting(scene)
    house.use.plans.save(with_support(scene, meeting, chosen))
    sheets.take_back(taken)
    left = {one.entry.name: one.state for one in house.use.support.entries()}
    assert left == {"Prova på boxning": SupportState.OFFERED, "Valt": SupportState.ENDED}
    taken = take_in(house, path)
    changed = next(one.id for one in house.use.support.entries() if one.entry.name == "Nytt")
    house.use.support.save(changed, SupportInput(name="Nytt", cost="100 kr"))
    kept = house.use.support.entries()
    assert refused(lambda: sheets.take_back(taken)).code == "support_sheet_moved_on"
    assert house.use.support.entries() == kept


def test_a_manager_has_no_part_in_it_and_only_who_plans_is_offered_any(house: House) -> None:
    enter(house)
    manager, admin = (house.as_role(one).support for one in (Role.UNIT_MANAGER, Role.ADMINISTRATOR))
    assert refused(manager.entries).code == "not_permitted"
    assert len(admin.entries()) == 1
    assert refused(admin.offered).code == "not_permitted"
