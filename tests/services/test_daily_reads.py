from datetime import timedelta

from sspf_app.domain.codes import Answer, InformationType, Protection
from sspf_app.services.actors import Role
from sspf_app.services.consent_views import OralAnswer
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import User
from tests.services.conftest import COORDINATOR, House
from tests.services.scenery import Scene, a_scene


def _noted(scene: Scene) -> str:
    meeting = scene.house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at + timedelta(hours=2),
            parties=(scene.social,),
        )
    ).new_id
    assert meeting is not None
    scene.house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text="Spelar schack om kvällarna",
            source="family",
            about=(scene.child,),
            types=(InformationType.LEISURE_ACTIVITIES,),
        )
    )
    return meeting


def test_search_finds_persons_and_items(house: House) -> None:
    scene = a_scene(house)
    _noted(scene)
    assert house.use.search.find("a") == ()
    assert [hit.title for hit in house.use.search.find("Anna")] == ["Anna Lind"]
    (hit,) = house.use.search.find("schack")
    assert (hit.kind, hit.case) == ("item", scene.case)
    assert "schack" in hit.snippet


def test_search_shows_no_text_about_a_protected_person_before_a_reason(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    _noted(scene)
    house.new_session()
    assert house.use.search.find("schack") == ()
    assert house.use.search.find("Alva") == ()
    assert house.use.search.find("SSPF 2026") == ()
    (by_reference,) = house.use.search.find("SSPF 2026-001")
    assert (by_reference.kind, by_reference.snippet) == ("case", "")
    (guardian,) = house.use.search.find("Erik Berg")
    assert (guardian.case, guardian.snippet) == (None, "")
    house.use.cases.get(scene.case, reason="möte i dag")
    (hit,) = house.use.search.find("schack")
    assert (hit.case, hit.snippet) == (scene.case, "")
    assert [one.title for one in house.use.search.find("Alva")] == ["Alva Lind"]


def test_drafts_belong_to_their_record_and_their_writer(house: House) -> None:
    drafts = house.use.drafts
    drafts.save("meeting/m-1/text", "Halvskriv")
    house.wait(seconds=5)
    drafts.save("meeting/m-2/text", "Annat")
    drafts.save("meeting/m-1/text", "Halvskrivet")
    assert [one.key for one in drafts.list_drafts()] == ["meeting/m-2/text", "meeting/m-1/text"][
        :: 1 if drafts.list_drafts()[0].key == "meeting/m-2/text" else -1
    ]
    draft = drafts.get("meeting/m-1/text")
    assert draft is not None
    assert draft.text == "Halvskrivet"
    assert drafts.get("meeting/m-3/text") is None
    assert {entry.kind for entry in house.use.today.queue().entries} == {"draft"}
    drafts.save("meeting/m-1/text", "  ")
    drafts.discard("meeting/m-2/text")
    assert drafts.list_drafts() == ()


def test_an_empty_day(house: House) -> None:
    queue = house.use.today.queue()
    assert (queue.entries, queue.next_week) == ((), ())


def test_who_has_not_chosen_a_password_is_told_so_until_it_is_done(house: House) -> None:
    me = User(
        id=COORDINATOR.user_id,
        login="anna",
        name="Anna Alm",
        role=Role.COORDINATOR,
        created_at=house.clock.at,
        made_by="u-it",
        password_by="u-it",
    )
    for user, kinds in ((me, ["password_known"]), (me.with_own_password(), [])):
        with house.unit() as unit:
            unit.office.put_user(user)
            unit.commit()
        assert [entry.kind for entry in house.use.today.queue().entries] == kinds


def test_the_day_names_meetings_and_forms_but_not_protected_persons(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    meeting = _noted(scene)
    code = scene.hand_out(scene.mother)
    house.use.answers.register_oral(
        OralAnswer(
            code=code,
            case=scene.case,
            answer=Answer.YES,
            said_at=house.clock.at,
            witness="Lena",
            boxes=scene.all_boxes(),
        )
    )
    house.wait(days=0.1)
    entries = {entry.kind: entry for entry in house.use.today.queue().entries}
    assert entries["meeting"].target == meeting
    assert (entries["meeting"].name, entries["meeting"].reference) == ("", "SSPF 2026-001")
    assert (entries["form_out"].name, entries["form_out"].target) == ("", code)


def test_a_closed_case_is_not_in_the_queue(house: House) -> None:
    scene = a_scene(house)
    _noted(scene)
    scene.hand_out(scene.mother)
    house.use.cases.close(scene.case, reason="Klart")
    house.wait(seconds=1)
    assert house.use.today.queue().entries == ()


def test_history_tells_what_changed(house: House) -> None:
    scene = a_scene(house)
    house.use.case_parts.add_purpose(scene.case, "Fritid")
    history = house.use.timeline.history(scene.case)
    assert {entry.case for entry in history} == {scene.case}
    assert house.use.timeline.history(scene.case, row_id="none") == ()
    house.use.people.add(PersonInput(name="Bo"))
    assert len(house.use.timeline.history(scene.case)) == len(history)
