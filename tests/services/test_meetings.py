from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.services.export_views import CopyKind
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Presence
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import House, refused
from tests.services.meeting_house import a_full_scene, entry_of, item_of, plan_of
from tests.services.scenery import a_scene

T = InformationType


def test_only_who_may_be_invited_is(house: House) -> None:
    scene = a_scene(house)
    use = house.use
    planned = use.meetings.check(entry_of(scene))
    assert [check.name for check in planned.invited] == ["SSPF"]
    assert [check.name for check in planned.blocked] == ["Ersängsskolan", "Polisen"]
    assert all(check.sentence for check in planned.blocked)
    refusal = refused(lambda: use.meetings.plan(entry_of(scene)))
    assert refusal.params["names"] == "Ersängsskolan, Polisen"
    assert use.meetings.list_meetings() == ()
    # Only the own party and the family: that is a meeting too.
    plan_of(scene, parties=(scene.social,))


def test_a_meeting_after_the_end_of_the_consent_invites_nobody(house: House) -> None:
    scene = a_full_scene(house)
    late = house.clock.at + timedelta(days=300)
    refusal = refused(lambda: house.use.meetings.plan(entry_of(scene, starts_at=late)))
    assert refusal.code == "invitation_blocked"


def test_a_meeting_that_began_before_the_consent_invites_nobody_afterwards(house: House) -> None:
    scene = a_full_scene(house)
    early = house.clock.at - timedelta(hours=1)
    refusal = refused(lambda: house.use.meetings.plan(entry_of(scene, starts_at=early)))
    assert refusal.code == "invitation_blocked"


def test_a_meeting_is_planned_moved_and_listed(house: House) -> None:
    scene = a_full_scene(house)
    use = house.use
    meeting = plan_of(scene)
    (ref,) = use.meetings.list_meetings(case=scene.case)
    assert (ref.id, ref.place) == (meeting, "Biblioteket")
    assert use.cases.get(scene.case).next_meeting == ref
    moved = house.clock.at + timedelta(days=7)
    use.meetings.change(meeting, entry_of(scene, starts_at=moved, place=""))
    assert use.meetings.list_meetings()[0].starts_at == moved
    assert [one.id for one in use.meetings.list_meetings(since=moved)] == [meeting]
    assert use.meetings.list_meetings(since=moved + timedelta(seconds=1)) == ()
    for wrong, code in (
        (entry_of(scene, purpose="none"), "unknown_purpose"),
        (entry_of(scene, parties=("none",)), "unknown_party"),
        (entry_of(scene, persons=("none",)), "unknown_person"),
    ):
        assert refused(lambda wrong=wrong: use.meetings.plan(wrong)).code == code
    assert refused(lambda: use.meetings.change("none", entry_of(scene))).code == "unknown_meeting"


def test_who_was_invited_may_stay_on_the_list_but_a_new_time_asks_again(house: House) -> None:
    scene = a_full_scene(house)
    use = house.use
    meeting = plan_of(scene)
    house.wait(minutes=1)
    use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
        )
    )
    entry = entry_of(scene, starts_at=house.clock.at - timedelta(minutes=1))
    use.meetings.change(meeting, replace(entry, place="Skolan"))
    moved = replace(entry, starts_at=house.clock.at + timedelta(days=1))
    assert refused(lambda: use.meetings.change(meeting, moved)).code == "invitation_blocked"
    shown = {
        one.participant: one.invitable for one in use.meetings.get(scene.case, meeting).participants
    }
    assert shown == {
        scene.social: True,
        scene.school: False,
        scene.police: False,
        scene.mother: True,
    }


def test_attendance(house: House) -> None:
    scene = a_full_scene(house)
    use = house.use
    meeting = plan_of(scene)
    use.meetings.note_presence(
        scene.case, meeting, participant=scene.school, presence=Presence.PRESENT, names="Per Gran"
    )
    shown = use.meetings.get(scene.case, meeting).participants
    assert [(one.name, one.kind, one.presence, one.names) for one in shown][1:3] == [
        ("Ersängsskolan", "party", Presence.PRESENT, "Per Gran"),
        ("Polisen", "party", Presence.INVITED, ""),
    ]
    assert (
        refused(
            lambda: use.meetings.note_presence(
                scene.case, meeting, participant=scene.leisure, presence=Presence.PRESENT
            )
        ).code
        == "not_a_participant"
    )
    assert refused(lambda: use.meetings.get(scene.case, "none")).code == "unknown_meeting"


def test_nobody_was_there_before_it_began(house: House, tmp_path: Path) -> None:
    """And nothing of it leaves the desk; from its first minute on both do."""
    scene = a_full_scene(house)
    use, out = house.use, tmp_path / "out"
    out.mkdir()
    meeting = plan_of(scene, starts_at=house.clock.at + timedelta(hours=2))

    def came() -> object:
        return use.meetings.note_presence(
            scene.case, meeting, participant=scene.school, presence=Presence.PRESENT
        )

    def one() -> object:
        return use.minutes.export(scene.case, meeting, recipient=COORDINATOR, folder=out)

    def several() -> object:
        return use.minutes.export_all(
            scene.case, meeting, recipients=(COORDINATOR,), folder=out, copy=CopyKind.PAPER
        )

    begins = house.clock.at.astimezone(house.clock.zone) + timedelta(hours=2)
    for act in (came, one, several):
        error = refused(act)
        assert error.code == "meeting_to_come"
        assert error.params == {"day": begins.date(), "time": f"{begins:%H:%M}"}
    assert list(out.iterdir()) == []
    house.clock.at += timedelta(hours=2)
    for act in (came, one, several):
        act()


def test_a_protected_sibling_asks_a_reason_too(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    sibling = house.use.people.add(
        PersonInput(name="Ebba", protected_identity=Protection.SECRECY_MARK)
    ).new_id
    item = item_of(scene, meeting, about=(scene.child, sibling or ""))
    assert refused(lambda: house.use.meeting_items.add(item)).code == "reason_required"


def test_no_list_tells_where_a_meeting_with_somebody_protected_is(house: House) -> None:
    """Also where that person only comes to the meeting, and is no child, guardian or signatory."""
    scene = a_full_scene(house)
    stina = house.use.people.add(PersonInput(name="Stina Lind", adult=True)).new_id or ""
    plan_of(scene, persons=(stina,))
    (before,) = house.use.meetings.list_meetings()
    assert before.place
    house.use.people.correct(
        stina,
        PersonInput(name="Stina Lind", adult=True, protected_identity=Protection.SECRECY_MARK),
    )
    house.new_session()
    for shown in (
        house.use.meetings.list_meetings(),
        house.use.meetings.list_meetings(case=scene.case),
    ):
        assert [row.place for row in shown] == [None]
    house.use.people.get(stina, reason="Mötet i dag")
    assert [row.place for row in house.use.meetings.list_meetings()] == [before.place]


def test_a_case_has_one_meeting_at_a_time(house: House) -> None:
    scene = a_full_scene(house)
    at = house.clock.at + timedelta(days=3)
    entry = NewMeeting(case=scene.case, purpose=scene.purpose, starts_at=at, parties=())
    planned = house.use.meetings.plan(entry).new_id
    assert planned is not None
    again = refused(lambda: house.use.meetings.plan(entry))
    assert (again.code, again.params["day"]) == ("meeting_known", at.date())
    later = replace(entry, starts_at=at + timedelta(hours=1))
    other = house.use.meetings.plan(later).new_id
    assert other is not None
    assert refused(lambda: house.use.meetings.change(other, entry)).code == "meeting_known"
    house.use.meetings.change(planned, replace(entry, place="Rum 2"))
