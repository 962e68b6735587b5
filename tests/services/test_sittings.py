"""Series, rooms, rosters: proposed with the consents of that day; cases keep apart."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sspf_app.services.case_views import NewCase
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.party_views import ContactInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene


def _scene(house: House) -> Scene:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def _plan(scene: Scene, **other: object) -> str:
    entry = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at,
        parties=(scene.social, scene.school, scene.police),
        persons=(scene.mother,),
        place="Biblioteket",
    )
    made = scene.house.use.meetings.plan(
        replace(entry, **other)  # pyright: ignore[reportArgumentType]
    )
    assert made.new_id is not None
    return made.new_id


def test_the_next_meeting_is_at_the_same_time_on_the_clock(house: House) -> None:
    scene = _scene(house)
    series = house.use.meeting_series
    meeting = _plan(scene)
    series.begin(scene.case, meeting, every_weeks=4)
    assert refused(lambda: series.begin(scene.case, meeting, every_weeks=2)).code == "in_a_series"
    proposed = series.propose(scene.case, meeting)
    # Four weeks on it is summer time: 10.30 stays 10.30, which is an hour earlier in UTC.
    assert proposed.entry.starts_at.astimezone(UTC) == datetime(2026, 4, 9, 8, 30, tzinfo=UTC)
    assert proposed.entry.place == "Biblioteket"
    second = series.plan_next(scene.case, meeting).new_id
    assert second is not None
    first_view = series.of_meeting(scene.case, meeting)
    assert first_view is not None
    assert first_view.next_at is None
    view = series.of_meeting(scene.case, second)
    assert view is not None
    assert view.next_at is not None
    series.end(scene.case, second)
    assert series.of_meeting(scene.case, second) is None
    assert refused(lambda: series.propose(scene.case, second)).code == "unknown_series"


def test_the_consents_are_asked_anew_for_each_meeting_of_a_series(house: House) -> None:
    scene = _scene(house)
    series = house.use.meeting_series
    meeting = _plan(scene)
    series.begin(scene.case, meeting, every_weeks=2)
    house.wait(minutes=1)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
            parties=(scene.police,),
        )
    )
    proposed = series.propose(scene.case, meeting)
    assert [check.name for check in proposed.checked.blocked] == ["Polisen"]
    second = series.plan_next(scene.case, meeting).new_id
    assert second is not None
    names = {one.name for one in house.use.meetings.get(scene.case, second).participants}
    assert names == {"SSPF", "Ersängsskolan", "Anna Lind"}


def test_a_series_has_its_bounds(house: House) -> None:
    scene = _scene(house)
    meeting = _plan(scene)
    for weeks in (0, 53):
        wrong = refused(
            lambda weeks=weeks: house.use.meeting_series.begin(
                scene.case, meeting, every_weeks=weeks
            )
        )
        assert wrong.code == "series_weeks"
    assert refused(lambda: house.use.meeting_series.end(scene.case, meeting)).code == (
        "unknown_series"
    )


def test_rooms_are_remembered_once(house: House) -> None:
    series = house.use.meeting_series
    first = series.add_room("Sessionssalen", place="Stadshuset").new_id
    again = series.add_room(" sessionssalen ", place="Stadshuset").new_id
    series.add_room("Biblioteket")
    assert first == again
    assert [one.words for one in series.rooms()] == ["Biblioteket", "Sessionssalen, Stadshuset"]
    assert first is not None
    other = next(one.id for one in series.rooms() if one.name == "Biblioteket")
    error = refused(lambda: series.change_room(other, name="SESSIONSSALEN", place="Stadshuset"))
    assert error.code == "room_known"
    assert refused(lambda: series.change_room(other, name=" ", place="")).code == (
        "room_name_required"
    )
    series.end_room(first)
    assert [one.words for one in series.rooms()] == ["Biblioteket"]
    assert refused(lambda: series.add_room(" ")).code == "room_name_required"
    assert refused(lambda: series.end_room("none")).code == "unknown_room"


def test_a_list_of_participants_names_parties_and_whom_one_reaches(house: House) -> None:
    scene = _scene(house)
    lists, parties = house.use.participant_lists, house.use.parties
    kim = parties.add_contact(ContactInput(party=scene.school, name="Kim Lind", function="rektor"))
    bo = parties.add_contact(ContactInput(party=scene.police, name="Bo Ek"))
    people = (kim.new_id or "", bo.new_id or "")
    made = lists.save(
        None, name=" Norra ", parties=(scene.social, scene.school), contacts=people
    ).new_id
    assert made is not None
    [norra] = lists.in_use()
    assert norra.name == "Norra"
    assert [one.id for one in norra.parties] == [scene.social, scene.school]
    assert [one.name for two in norra.parties for one in two.contacts] == ["Kim Lind"]
    lists.save(made, name="Norra skolan", parties=(scene.school,), contacts=())
    assert [(one.name, len(one.parties)) for one in lists.in_use()] == [("Norra skolan", 1)]
    lists.end(made)
    assert lists.in_use() == ()
    lists.bring_back(made)
    assert [one.id for one in lists.in_use()] == [made]


def test_a_list_of_participants_is_refused_with_a_reason(house: House) -> None:
    scene = _scene(house)
    lists = house.use.participant_lists
    both = (scene.social, scene.school)
    made = lists.save(None, name="Norra", parties=both, contacts=()).new_id or ""

    def code(which: str | None, name: str, parties: tuple[str, ...]) -> str:
        return refused(lambda: lists.save(which, name=name, parties=parties, contacts=())).code

    assert code(None, " ", both) == "participant_list_name_required"
    assert code(None, "norra", both) == "participant_list_known"
    assert code(made, "Norra", ()) == "participant_list_empty"
    assert code(None, "Södra", ("nobody",)) == "unknown_party"
    assert code("nothing", "Södra", both) == "unknown_participant_list"
    lists.end(made)
    assert refused(lambda: lists.end(made)).code == "unknown_participant_list"
    lists.save(None, name="Norra", parties=both, contacts=())
    assert refused(lambda: lists.bring_back(made)).code == "participant_list_known"


def test_cases_of_one_sitting_keep_apart(house: House) -> None:
    scene = _scene(house)
    child = house.use.people.add(PersonInput(name="Dino Sand", born=TODAY.replace(year=2010)))
    assert child.new_id is not None
    other = house.use.cases.open_case(
        NewCase(young_person=child.new_id, purposes=("x",), reference="SSPF 77")
    ).new_id
    assert other is not None
    first = _plan(scene)
    later = house.clock.at + timedelta(hours=1)
    purpose = house.use.cases.get(other).purposes[0].id
    second = _plan(
        scene, case=other, purpose=purpose, starts_at=later, parties=(scene.social,), persons=()
    )
    house.use.rosters.make_of_day(TODAY)
    lines = house.use.rosters.of_meeting(scene.case, first)
    assert [(one.case, one.meeting) for one in lines] == [(scene.case, first), (other, second)]
    assert "Dino" not in repr(lines)
    # Neither case's meeting, copy nor invitation holds a word of the other.
    for case, meeting, strange in ((scene.case, first, "Dino"), (other, second, "Alva")):
        assert strange not in repr(house.use.meetings.get(case, meeting))
        copy = house.use.minutes.preview(case, meeting, recipient=COORDINATOR).pdf.decode()
        assert strange not in copy
    house.use.rosters.take_out(other, second)
    assert [one.meeting for one in house.use.rosters.of_meeting(scene.case, first)] == [first]


def test_one_meeting_is_no_sitting(house: House) -> None:
    _plan(_scene(house))
    assert refused(lambda: house.use.rosters.make_of_day(TODAY)).code == "roster_too_few"
    assert house.clock.at >= NOW


def test_cases_change_places_in_a_sitting_and_their_times_stay(house: House) -> None:
    scene = _scene(house)
    meetings: list[str] = []
    for _hour in range(3):
        meetings.append(_plan(scene, starts_at=house.clock.at + timedelta(days=2)))
        house.wait(hours=1)
    day = house.use.meetings.get(scene.case, meetings[0]).starts_at.date()
    house.use.rosters.make_of_day(day)
    rosters = house.use.rosters

    def order() -> list[str]:
        return [one.meeting for one in rosters.of_meeting(scene.case, meetings[0])]

    rosters.move(scene.case, meetings[2], by=-1)
    assert order() == [meetings[0], meetings[2], meetings[1]]
    for wrong, by in ((meetings[0], -1), (meetings[1], 1)):
        assert not rosters.move(scene.case, wrong, by=by).ids
    assert order() == [meetings[0], meetings[2], meetings[1]]
    times = [house.use.meetings.get(scene.case, one).starts_at.hour for one in meetings]
    assert times == sorted(times)
    rosters.take_out(scene.case, meetings[2])
    assert not rosters.move(scene.case, meetings[2], by=1).ids
