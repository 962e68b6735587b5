"""The agenda: what all may hear first, a pause for who may not, and what stands beside it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Exclusion
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.case_loading import load_case
from sspf_app.services.gate import COORDINATOR, decide_minutes
from sspf_app.services.meeting_views import CommitmentInput, ItemInput, NewMeeting
from sspf_app.services.people_views import PersonInput
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import agenda_of, item_of
from tests.services.scenery import Scene, a_scene
from tests.services.test_occasions import begun

T = InformationType


def _scene(house: House) -> Scene:
    """Everybody agrees, but the police may not know of alcohol and drugs."""
    scene = a_scene(house)
    apart = Exclusion(subject=scene.child, recipient=scene.police, type=T.ALCOHOL_DRUGS)
    scene.yes(scene.mother, but=[apart])
    scene.yes(scene.father)
    return scene


def _plan(scene: Scene, *, days: int = 0) -> str:
    entry = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at + timedelta(days=days),
        parties=(scene.social, scene.school, scene.police),
        persons=(scene.mother,),
    )
    meeting = scene.house.use.meetings.plan(entry).new_id
    assert meeting is not None
    return meeting


def _point(scene: Scene, meeting: str, heading: str, type_: T, **other: object) -> PointInput:
    entry = PointInput(
        case=scene.case,
        meeting=meeting,
        heading=heading,
        source=scene.social,
        about=(scene.child,),
        types=(type_,),
    )
    return replace(entry, **other)  # pyright: ignore[reportArgumentType]


def test_what_all_may_hear_comes_first_and_the_police_leave_for_the_rest(house: House) -> None:
    scene = _scene(house)
    meeting = _plan(scene)
    agenda = house.use.agenda
    agenda.add(_point(scene, meeting, "Proverna i vinter", T.ALCOHOL_DRUGS))
    agenda.add(_point(scene, meeting, "Behandlingen", T.ALCOHOL_DRUGS))
    agenda.add(_point(scene, meeting, "Skoldagarna", T.ATTENDANCE, source=scene.school))
    points = agenda.points(scene.case, meeting)
    assert [(one.heading, one.without) for one in points] == [
        ("Skoldagarna", ()),
        ("Proverna i vinter", ("Polisen",)),
        ("Behandlingen", ("Polisen",)),
    ]
    # One pause, however many points: neither item nor heading nor their number.
    assert agenda_of(scene, meeting, scene.police) == ("Skoldagarna", None)
    school = agenda_of(scene, meeting, scene.school)
    assert school == ("Skoldagarna", "Proverna i vinter", "Behandlingen")
    copies = agenda.copies(scene.case, meeting)
    assert scene.leisure not in {one.recipient for one in copies}  # takes no part


def test_what_is_taken_back_is_a_pause_from_that_instant(house: House) -> None:
    scene = _scene(house)
    meeting = _plan(scene, days=2)
    agenda = house.use.agenda
    agenda.add(_point(scene, meeting, "Skoldagarna", T.ATTENDANCE, source=scene.social))
    house.wait(minutes=1)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
            types=(T.ATTENDANCE,),
        )
    )
    (point,) = agenda.points(scene.case, meeting)
    assert point.without == ("Ersängsskolan", "Polisen")
    assert agenda_of(scene, meeting, scene.school) == (None,)


def test_a_point_needs_its_words_and_names_nobody_it_is_not_about(house: House) -> None:
    scene = _scene(house)
    meeting = _plan(scene)
    house.use.people.add(PersonInput(name="Dino Sand", born=date(2010, 1, 1)))
    whole = _point(scene, meeting, "Skoldagarna", T.ATTENDANCE)
    for wrong, code in (
        (replace(whole, heading=" "), "heading_required"),
        (replace(whole, about=()), "item_subject_required"),
        (replace(whole, types=()), "item_type_required"),
        (replace(whole, source="none"), "unknown_party"),
        (replace(whole, meeting="none"), "unknown_meeting"),
        (replace(whole, heading="Bråket med Dino Sand"), "heading_names"),
        (replace(whole, heading="Eriks nya jobb"), "heading_names"),
    ):
        assert refused(lambda wrong=wrong: house.use.agenda.add(wrong)).code == code
    assert house.use.agenda.points(scene.case, meeting) == ()


def test_a_point_is_taken_and_taken_off(house: House) -> None:
    scene = _scene(house)
    meeting = _plan(scene)
    agenda = house.use.agenda
    point = agenda.add(_point(scene, meeting, "Skoldagarna", T.ATTENDANCE)).new_id
    assert point is not None
    agenda.take(scene.case, meeting, point)
    assert [one.is_taken for one in agenda.points(scene.case, meeting)] == [True]
    agenda.take(scene.case, meeting, point, is_taken=False)
    assert [one.is_taken for one in agenda.points(scene.case, meeting)] == [False]
    agenda.remove(scene.case, meeting, point)
    assert agenda.points(scene.case, meeting) == ()
    assert refused(lambda: agenda.take(scene.case, meeting, point)).code == "unknown_point"


def test_the_meeting_before_and_what_was_promised_stand_beside_the_new_one(house: House) -> None:
    scene = _scene(house)
    first = _plan(scene)
    house.wait(minutes=1)
    said = item_of(scene, first)
    promise = CommitmentInput(
        responsible=scene.school,
        starts_on=TODAY,
        due_on=TODAY + timedelta(days=14),
        follow_up="Nästa möte",
    )
    house.use.meeting_items.add(said)
    house.use.meeting_items.add(replace(said, text="Mentorn ringer", commitment=promise))
    second = _plan(scene, days=7)
    memory = house.use.agenda.memory(scene.case, second)
    assert [one.text for one in memory.items] == ["Närvaron är bättre"]
    assert [one.text for one in memory.commitments] == ["Mentorn ringer"]
    assert house.use.agenda.memory(scene.case, first).previous_at is None


def test_a_talk_is_not_the_meeting_before(house: House) -> None:
    scene = _scene(house)
    first = _plan(scene)
    house.wait(minutes=1)
    begun(scene)
    second = _plan(scene, days=7)
    with house.unit() as unit:
        held = {one.id: one.starts_at for one in unit.records.case_facts(scene.case).meetings}
    assert house.use.agenda.memory(scene.case, second).previous_at == held[first]


def _copy(scene: Scene, meeting: str, recipient: str) -> str:
    return scene.house.use.minutes.preview(scene.case, meeting, recipient=recipient).pdf.decode()


def _said(scene: Scene, meeting: str) -> None:
    scene.house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text="Det går bättre",
            source=scene.social,
            about=(scene.child,),
            types=(T.PARTICIPATION,),
        )
    )


def test_a_copy_of_the_minutes_shows_a_pause_and_the_own_copy_who_left(house: House) -> None:
    scene = _scene(house)
    meeting = _plan(scene)
    _said(scene, meeting)
    agenda = house.use.agenda
    agenda.add(_point(scene, meeting, "Proverna i vinter", T.ALCOHOL_DRUGS))
    agenda.add(_point(scene, meeting, "Skoldagarna", T.ATTENDANCE, source=scene.school))
    police = _copy(scene, meeting, scene.police).splitlines()
    assert "Skoldagarna" in police
    assert "Proverna i vinter" not in police
    school = _copy(scene, meeting, scene.school)
    assert "Proverna i vinter" in school
    own = _copy(scene, meeting, COORDINATOR)
    assert own.index("Skoldagarna") < own.index("Proverna i vinter") < own.index("Polisen")
    # Who was not to come gets a copy of what they may read, and no agenda.
    leisure = _copy(scene, meeting, scene.leisure)
    assert "Skoldagarna" not in leisure


def test_headings_that_went_out_stand_in_the_ledger(house: House, tmp_path: Path) -> None:
    scene = _scene(house)
    meeting = _plan(scene)
    _said(scene, meeting)
    house.use.agenda.add(_point(scene, meeting, "Skoldagarna", T.ATTENDANCE, source=scene.school))
    house.use.minutes.export(scene.case, meeting, recipient=scene.police, folder=tmp_path)
    with house.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
    told = {(part.type, part.source) for part in row.parts}
    assert (T.ATTENDANCE, scene.school) in told
    assert len(row.records) == 2


def test_pauses_alone_are_no_agenda(house: House) -> None:
    scene = _scene(house)
    meeting = _plan(scene)
    _said(scene, meeting)
    house.use.agenda.add(_point(scene, meeting, "Proverna i vinter", T.ALCOHOL_DRUGS))
    with house.unit() as unit:
        loaded = load_case(unit, scene.case, now=house.clock.at)
        points = unit.meetings.points(scene.case, meeting)
    row = loaded.need_meeting(meeting)
    assert decide_minutes(loaded, row, scene.police, points=points).agenda == ()
    assert decide_minutes(loaded, row, scene.school, points=points).agenda == ("Proverna i vinter",)


def test_a_planned_point_is_worded_anew_and_keeps_its_place(house: House) -> None:
    scene = _scene(house)
    meeting = _plan(scene)
    agenda = house.use.agenda
    first = agenda.add(_point(scene, meeting, "Skoldagarna", T.PARTICIPATION)).new_id or ""
    agenda.add(_point(scene, meeting, "Fritiden", T.PARTICIPATION))
    agenda.take(scene.case, meeting, first)
    agenda.change(first, _point(scene, meeting, "Skolveckan", T.ALCOHOL_DRUGS))
    assert [(one.heading, one.without) for one in agenda.points(scene.case, meeting)] == [
        ("Fritiden", ()),
        ("Skolveckan", ("Polisen",)),
    ]
    assert agenda.points(scene.case, meeting)[1].is_taken
    wrong = _point(scene, meeting, "Eriks nya jobb", T.PARTICIPATION)
    assert refused(lambda: agenda.change(first, wrong)).code == "heading_names"
    assert refused(lambda: agenda.change("ap-none", wrong)).code == "unknown_point"
