"""Mapping talks, referrals and information talks: what is told at them, and who may read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.actors import Role
from sspf_app.services.meeting_views import ItemInput
from sspf_app.services.occasion_views import EntryInput, ReferralInput, TalkInput
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.process_records import (
    Aspect,
    InterpreterMode,
    Named,
    OccasionKind,
    Told,
    ToldBack,
    Understood,
)
from sspf_app.services.process_shipped import SHIPPED
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import Scene, T, a_scene

MORNING = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


def begun(scene: Scene, kind: OccasionKind = OccasionKind.MAPPING) -> str:
    held = OccasionInput(case=scene.case, at=MORNING, persons=(scene.child, scene.mother))
    return scene.house.use.occasions.begin(held, kind).new_id or ""


def told(scene: Scene, meeting: str, **other: object) -> EntryInput:
    item = ItemInput(
        case=scene.case,
        meeting=meeting,
        text="Spelar trumpet i kulturskolan",
        source="family",
        about=(scene.child,),
        types=(T.LEISURE_ACTIVITIES,),
    )
    item = replace(item, **{key: one for key, one in other.items() if hasattr(item, key)})
    entry = EntryInput(item=item, area="leisure", aspect=Aspect.STRENGTH)
    return replace(entry, **{key: one for key, one in other.items() if key in ("area", "aspect")})


def readers(scene: Scene) -> dict[str, bool]:
    (entry,) = scene.house.use.occasions.board(scene.case, OccasionKind.MAPPING).entries
    return {one.name: one.reads for one in entry.item.readers}


def test_risk_and_strengths_stand_per_area_with_who_reads_them(house: House, scene: Scene) -> None:
    home = told(scene, begun(scene), types=(T.FAMILY_HOME,), answered=frozenset({"household"}))
    house.use.occasions.save(home)
    assert readers(scene)["Fritid unga"] is False
    assert readers(scene)["Anna Lind"] is True
    scene.yes(scene.mother)
    scene.yes(scene.father)
    assert readers(scene)["Fritid unga"] is True
    board = house.use.occasions.board(scene.case, OccasionKind.MAPPING)
    assert [one.named.code for one in board.areas] == [one.code for one in SHIPPED.areas]
    assert (board.entries[0].area, board.entries[0].aspect) == ("leisure", Aspect.STRENGTH)
    assert board.occasions[0].persons == ("Alva Lind", "Anna Lind")


def test_an_entry_is_corrected_by_a_new_row_and_keeps_one_mark(house: House, scene: Scene) -> None:
    meeting = begun(scene)
    item = house.use.occasions.save(told(scene, meeting)).new_id or ""
    changed = told(scene, meeting, text="Slutar med trumpeten", aspect=Aspect.RISK)
    house.use.occasions.save(changed, item=item)
    (entry,) = house.use.occasions.board(scene.case, OccasionKind.MAPPING).entries
    assert (entry.item.text, entry.aspect) == ("Slutar med trumpeten", Aspect.RISK)
    with house.unit() as unit:
        assert len(unit.process.marks(scene.case)) == 1


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"aspect": Aspect.TRIED}, "unknown_aspect"),
        ({"area": "moon"}, "unknown_area"),
        ({"text": " "}, "item_text_required"),
        ({"about": ()}, "item_subject_required"),
        ({"types": ()}, "item_type_required"),
    ],
)
def test_an_entry_that_cannot_be_is_not_half_saved(
    house: House, scene: Scene, other: dict[str, object], code: str
) -> None:
    meeting = begun(scene)
    assert refused(lambda: house.use.occasions.save(told(scene, meeting, **other))).code == code
    board = house.use.occasions.board(scene.case, OccasionKind.MAPPING)
    assert (board.entries, board.occasions[0].entries) == ((), 0)


def test_an_entry_belongs_to_an_occasion_and_not_to_a_meeting(house: House, scene: Scene) -> None:
    assert refused(lambda: house.use.occasions.save(told(scene, "m-0"))).code == "unknown_meeting"


def test_a_talk_needs_somebody_and_a_time_that_has_come(house: House, scene: Scene) -> None:
    nobody = OccasionInput(case=scene.case, at=MORNING)
    late = OccasionInput(case=scene.case, at=NOW + timedelta(hours=1), persons=(scene.child,))
    begin = house.use.occasions.begin
    assert refused(lambda: begin(nobody, OccasionKind.MAPPING)).code == "occasion_needs_persons"
    assert refused(lambda: begin(late, OccasionKind.MAPPING)).code == "occasion_in_future"


def test_a_closed_case_takes_no_new_entry_and_what_stands_is_put_right(
    house: House, scene: Scene
) -> None:
    held = begun(scene)
    use = house.use.occasions
    item = use.save(told(scene, held)).new_id or ""
    house.wait(minutes=5)
    house.use.cases.close(scene.case, reason="Målen nådda")
    assert refused(lambda: use.save(told(scene, held, text="Efteråt"))).code == "case_closed"
    use.save(told(scene, held, text="Spelar trombon"), item=item)
    board = use.board(scene.case, OccasionKind.MAPPING)
    assert [one.item.text for one in board.entries] == ["Spelar trombon"]


def test_an_area_turned_off_stays_where_it_was_used(house: House, scene: Scene) -> None:
    house.use.occasions.save(told(scene, begun(scene)))
    areas = (Named(code="school", name="Skolan"), Named(code="leisure", is_on=False))
    house.as_role(Role.UNIT_MANAGER).process_lists.save(
        replace(SHIPPED, starts_on=TODAY, areas=areas)
    )
    board = house.use.occasions.board(scene.case, OccasionKind.MAPPING)
    assert [one.named.code for one in board.areas] == ["school", "leisure"]


def test_a_protected_case_is_read_with_a_reason_only(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    house.new_session()
    use = house.use
    for read in (
        lambda: use.occasions.board(scene.case, OccasionKind.MAPPING),
        lambda: use.course.steps(scene.case),
        lambda: use.referrals.list_referrals(scene.case),
        lambda: use.information_talks.list_talks(scene.case),
        lambda: use.closures.desk(scene.case),
    ):
        assert refused(read).code == "reason_required"


def test_a_copy_of_a_talk_is_called_what_it_is_and_goes_through_the_gate(
    house: House, scene: Scene
) -> None:
    meeting = begun(scene)
    home = told(scene, meeting, types=(T.FAMILY_HOME,), answered=frozenset({"household"}))
    house.use.occasions.save(home)
    house.use.occasions.save(told(scene, meeting, text="Det här får bara familjen veta om"))
    scene.yes(scene.mother)
    scene.yes(scene.father)
    paper = house.use.minutes.preview(scene.case, meeting, recipient=scene.school)
    said = str(paper.pdf, "utf-8")
    assert "Kartläggande samtal" in said
    assert "Spelar trumpet" in said
    assert "bara familjen" not in said


# --- referrals ---------------------------------------------------------------------------------


def referral(scene: Scene, **other: object) -> ReferralInput:
    made = ReferralInput(
        case=scene.case,
        at=MORNING,
        party=scene.school,
        name="Karin Holm",
        function="Kurator",
        phone="090-16 10 00",
        guardians_know=True,
        report_made=True,
        reported_on=date(2026, 3, 10),
        language="so",
        needs_interpreter=True,
    )
    return replace(made, **other)


def test_who_refers_is_noted_and_a_report_as_a_fact_alone(house: House, scene: Scene) -> None:
    house.use.referrals.save(referral(scene))
    (view,) = house.use.referrals.list_referrals(scene.case)
    assert (view.party_name, view.referral.name, view.referral.guardians_know) == (
        "Ersängsskolan",
        "Karin Holm",
        True,
    )
    with house.unit() as unit:
        (report,) = unit.legal.reports(scene.case)
    assert (report.made, report.party, report.reported_on) == (
        True,
        scene.school,
        date(2026, 3, 10),
    )


def test_before_consent_nothing_a_party_tells_of_the_child_is_taken_in(
    house: House, scene: Scene
) -> None:
    meeting = house.use.referrals.save(referral(scene)).new_id or ""
    seen = told(
        scene,
        meeting,
        source=scene.school,
        text="Borta tolv dagar i februari",
        types=(T.ATTENDANCE,),
        area="absence",
        aspect=Aspect.OBSERVATION,
    )
    error = refused(lambda: house.use.occasions.save(seen))
    assert error.code == "item_not_receivable"
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(hours=1)
    again = replace(seen, item=replace(seen.item, said_at=house.clock.at))
    house.use.occasions.save(again)
    board = house.use.occasions.board(scene.case, OccasionKind.REFERRAL)
    assert [one.area for one in board.entries] == ["absence"]


def test_what_the_family_tells_itself_is_received(house: House, scene: Scene) -> None:
    own = referral(scene, party=None, persons=(scene.mother,), name="", report_made=None)
    meeting = house.use.referrals.save(own).new_id or ""
    house.use.occasions.save(told(scene, meeting, area="company", aspect=Aspect.TRIED))
    (view,) = house.use.referrals.list_referrals(scene.case)
    assert (view.party_name, view.persons) == ("", ("Anna Lind",))


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"party": None}, "referrer_required"),
        ({"name": " "}, "referrer_required"),
        ({"party": "x-0"}, "unknown_party"),
        ({"reported_on": TODAY + timedelta(days=1)}, "date_in_future"),
        ({"at": NOW + timedelta(days=1)}, "occasion_in_future"),
    ],
)
def test_a_referral_that_cannot_be(
    house: House, scene: Scene, other: dict[str, object], code: str
) -> None:
    assert refused(lambda: house.use.referrals.save(referral(scene, **other))).code == code


# --- information talks -------------------------------------------------------------------------


def a_talk(scene: Scene, **other: object) -> TalkInput:
    made = TalkInput(
        case=scene.case,
        at=MORNING,
        persons=(scene.child, scene.mother),
        held_by="Maria Ask",
        language="so",
        mode=InterpreterMode.PHONE,
        interpreter="Tolk 4711",
        told=tuple(Told),
        told_back=(ToldBack(person=scene.mother, understood=Understood.WITH_HELP),),
        own_words={scene.mother: "Jag kan säga nej när jag vill"},
    )
    return replace(made, **other)


def test_a_talk_keeps_what_was_told_and_the_own_words(house: House, scene: Scene) -> None:
    house.use.information_talks.save(a_talk(scene))
    (view,) = house.use.information_talks.list_talks(scene.case)
    ((name, back, words),) = view.told_back
    assert (name, back.understood, words) == (
        "Anna Lind",
        Understood.WITH_HELP,
        "Jag kan säga nej när jag vill",
    )
    assert (view.not_told, view.interpreter, view.persons) == (
        (),
        "Tolk 4711",
        ("Alva Lind", "Anna Lind"),
    )


def test_own_words_stand_in_nobodys_copy(house: House, scene: Scene) -> None:
    meeting = house.use.information_talks.save(a_talk(scene)).new_id or ""
    scene.yes(scene.mother)
    scene.yes(scene.father)
    for party in (scene.school, scene.police, scene.leisure):
        paper = house.use.minutes.preview(scene.case, meeting, recipient=party)
        assert "säga nej" not in str(paper.pdf)


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"persons": (), "own_words": {}}, "occasion_needs_persons"),
        ({"held_by": " "}, "talk_holder_required"),
        ({"interpreter": ""}, "interpreter_required"),
        ({"told": ()}, "talk_nothing_told"),
        ({"own_words": {"p-0": "x"}}, "unknown_person"),
        ({"at": NOW + timedelta(minutes=1)}, "occasion_in_future"),
    ],
)
def test_a_talk_that_cannot_be(
    house: House, scene: Scene, other: dict[str, object], code: str
) -> None:
    assert refused(lambda: house.use.information_talks.save(a_talk(scene, **other))).code == code


def test_without_an_interpreter_no_name_is_kept(house: House, scene: Scene) -> None:
    house.use.information_talks.save(a_talk(scene, mode=InterpreterMode.NONE))
    (view,) = house.use.information_talks.list_talks(scene.case)
    assert view.interpreter == ""
