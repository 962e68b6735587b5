from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.domain.facts import Exclusion
from sspf_app.services.export_views import CopyKind
from sspf_app.services.meeting_views import CommitmentInput, ItemInput, NewMeeting
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import Presence
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene

T = InformationType


def _full(house: House, **other: object) -> Scene:
    scene = a_scene(house, **other)  # pyright: ignore[reportArgumentType]
    scene.yes(scene.mother)
    scene.yes(
        scene.father,
        but=[Exclusion(subject=scene.child, recipient=scene.police, type=T.ATTENDANCE)],
    )
    return scene


def _entry(scene: Scene, **other: object) -> NewMeeting:
    entry = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at,
        parties=(scene.social, scene.school, scene.police),
        persons=(scene.mother,),
        place=" Biblioteket ",
    )
    return replace(entry, **other)  # pyright: ignore[reportArgumentType]


def _plan(scene: Scene, **other: object) -> str:
    meeting = scene.house.use.meetings.plan(_entry(scene, **other)).new_id
    assert meeting is not None
    return meeting


def _item(scene: Scene, meeting: str, **other: object) -> ItemInput:
    entry = ItemInput(
        case=scene.case,
        meeting=meeting,
        text="Närvaron är bättre",
        source=scene.school,
        about=(scene.child,),
        types=(T.ATTENDANCE,),
    )
    return replace(entry, **other)  # pyright: ignore[reportArgumentType]


def _add(scene: Scene, entry: ItemInput) -> str:
    item = scene.house.use.meeting_items.add(entry).new_id
    assert item is not None
    return item


def test_only_who_may_be_invited_is(house: House) -> None:
    scene = a_scene(house)
    use = house.use
    planned = use.meetings.check(_entry(scene))
    assert [check.name for check in planned.invited] == ["SSPF"]
    assert [check.name for check in planned.blocked] == ["Ersängsskolan", "Polisen"]
    assert all(check.sentence for check in planned.blocked)
    refusal = refused(lambda: use.meetings.plan(_entry(scene)))
    assert refusal.params["names"] == "Ersängsskolan, Polisen"
    assert use.meetings.list_meetings() == ()
    # Only the own party and the family: that is a meeting too.
    _plan(scene, parties=(scene.social,))


def test_a_meeting_after_the_end_of_the_consent_invites_nobody(house: House) -> None:
    scene = _full(house)
    late = house.clock.at + timedelta(days=300)
    refusal = refused(lambda: house.use.meetings.plan(_entry(scene, starts_at=late)))
    assert refusal.code == "invitation_blocked"


def test_a_meeting_that_began_before_the_consent_invites_nobody_afterwards(house: House) -> None:
    scene = _full(house)
    early = house.clock.at - timedelta(hours=1)
    refusal = refused(lambda: house.use.meetings.plan(_entry(scene, starts_at=early)))
    assert refusal.code == "invitation_blocked"


def test_a_meeting_is_planned_moved_and_listed(house: House) -> None:
    scene = _full(house)
    use = house.use
    meeting = _plan(scene)
    (ref,) = use.meetings.list_meetings(case=scene.case)
    assert (ref.id, ref.place) == (meeting, "Biblioteket")
    assert use.cases.get(scene.case).next_meeting == ref
    moved = house.clock.at + timedelta(days=7)
    use.meetings.change(meeting, _entry(scene, starts_at=moved, place=""))
    assert use.meetings.list_meetings()[0].starts_at == moved
    assert [one.id for one in use.meetings.list_meetings(since=moved)] == [meeting]
    assert use.meetings.list_meetings(since=moved + timedelta(seconds=1)) == ()
    for wrong, code in (
        (_entry(scene, purpose="none"), "unknown_purpose"),
        (_entry(scene, parties=("none",)), "unknown_party"),
        (_entry(scene, persons=("none",)), "unknown_person"),
    ):
        assert refused(lambda wrong=wrong: use.meetings.plan(wrong)).code == code
    assert refused(lambda: use.meetings.change("none", _entry(scene))).code == "unknown_meeting"


def test_who_was_invited_may_stay_on_the_list_but_a_new_time_asks_again(house: House) -> None:
    scene = _full(house)
    use = house.use
    meeting = _plan(scene)
    house.wait(minutes=1)
    use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
        )
    )
    entry = _entry(scene, starts_at=house.clock.at - timedelta(minutes=1))
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
    scene = _full(house)
    use = house.use
    meeting = _plan(scene)
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
    scene = _full(house)
    use, out = house.use, tmp_path / "out"
    out.mkdir()
    meeting = _plan(scene, starts_at=house.clock.at + timedelta(hours=2))

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


def test_what_all_may_hear_comes_first(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    _add(scene, _item(scene, meeting))
    _add(
        scene,
        _item(
            scene,
            meeting,
            text="Går till gården",
            source=scene.leisure,
            types=(T.LEISURE_ACTIVITIES,),
        ),
    )
    shown = house.use.meetings.get(scene.case, meeting)
    assert [item.text for item in shown.items] == ["Går till gården", "Närvaron är bättre"]
    readers = {reader.name: reader for reader in shown.items[1].readers}
    assert readers["Fritid unga"].reads
    assert not readers["Polisen"].reads
    assert "Erik Berg" in readers["Polisen"].why[0]
    assert readers["Anna Lind"].why == (
        "Anna Lind has custody, and it is not withheld from guardians.",
    )
    assert readers["Alva Lind"].why == ("It is about Alva Lind.",)


def test_an_item_is_whole_and_may_be_received(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    add = house.use.meeting_items.add
    item = _item(scene, meeting)
    task = CommitmentInput(
        responsible=scene.school, starts_on=TODAY, due_on=date(2026, 4, 1), follow_up="Ringer"
    )
    for wrong, code in (
        (replace(item, text=" "), "item_text_required"),
        (replace(item, about=()), "item_subject_required"),
        (replace(item, types=()), "item_type_required"),
        (replace(item, hide_from_guardians=True, share_with_guardians=True), "hide_and_share"),
        (replace(item, about=("none",)), "unknown_person"),
        (replace(item, source="none"), "unknown_party"),
        (replace(item, types=(T.HEALTH,)), "item_not_receivable"),
        (replace(item, said_at=house.clock.at + timedelta(hours=1)), "date_in_future"),
        (replace(item, meeting="none"), "unknown_meeting"),
        (replace(item, commitment=replace(task, due_on=date(2026, 1, 1))), "ends_before_start"),
        (replace(item, commitment=replace(task, follow_up=" ")), "follow_up_required"),
        (replace(item, commitment=replace(task, responsible="none")), "unknown_party"),
        (
            replace(item, commitment=replace(task, responsible=scene.police)),
            "responsible_may_not_receive",
        ),
    ):
        assert refused(lambda wrong=wrong: add(wrong)).code == code
    check = house.use.meeting_items.check(replace(item, types=(T.HEALTH,)))
    assert [code for code, _ in check.problems] == ["item_not_receivable"]
    assert "Anna Lind" in check.problems[0][1]
    assert house.use.meetings.get(scene.case, meeting).items == ()
    assert house.use.meeting_items.check(replace(item, about=())).readers == ()


def test_what_the_family_says_needs_nothing_to_be_received(house: House) -> None:
    scene = a_scene(house)
    meeting = _plan(scene, parties=(scene.social,))
    _add(scene, _item(scene, meeting, source="family", types=(T.HEALTH,)))
    (item,) = house.use.meetings.get(scene.case, meeting).items
    assert item.source_name == "The family"


def test_what_was_said_before_a_withdrawal_may_still_be_noted(house: House) -> None:
    scene = _full(house)
    said_at = house.wait(minutes=10)
    meeting = _plan(scene)
    house.wait(minutes=10)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
        )
    )
    item = _item(scene, meeting)
    assert refused(lambda: house.use.meeting_items.add(item)).code == "item_not_receivable"
    _add(scene, replace(item, said_at=said_at))
    house.wait(days=1)  # from the next day on: the start of the meeting
    _add(scene, item)


def test_a_text_that_names_somebody_else_asks_first(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    house.use.people.add(PersonInput(name="Dino Sand", born=date(2010, 1, 1)))
    item = _item(scene, meeting, text="Kom med Eriks bil, och Dino Sands bror var med")
    check = house.use.meeting_items.check(item)
    assert {question.name for question in check.questions} == {"Erik Berg", "Dino Sand"}
    refusal = refused(lambda: house.use.meeting_items.add(item))
    assert refusal.code == "item_unanswered"
    (other,) = [question for question in check.questions if question.kind == "other_person"]
    assert other.instead == "Kom med Eriks bil, och annan ungdoms bror var med"
    answered = frozenset(question.key for question in check.questions)
    # Who is of the case may be named; a name of another case is replaced, no answer keeps it.
    kept = refused(lambda: house.use.meeting_items.add(replace(item, answered=answered)))
    assert kept.code == "item_unanswered"
    _add(scene, replace(item, text=other.instead, answered=answered))


def test_a_protected_person_of_another_case_is_noticed_and_not_told(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    hidden = PersonInput(
        name="Greta Holm",
        born=date(2011, 1, 1),
        aliases=("Gigi Holm",),
        protected_identity=Protection.SECRECY_MARK,
    )
    house.use.people.add(hidden)
    item = _item(scene, meeting, text="Såg GRETA  HOLM och Gigi Holms syster på torget.")
    (question,) = house.use.meeting_items.check(item).questions
    assert question.instead == "Såg annan person och annan persons syster på torget."
    told = repr(replace(question, of="", instead=""))
    assert not any(word in told for word in ("Greta", "Holm", "Gigi", "2011", "p-"))
    refusal = refused(lambda: house.use.meeting_items.add(item))
    assert refusal.code == "item_unanswered"
    _add(scene, replace(item, text=question.instead))


def test_family_matters_of_the_young_person_alone_ask_whom_else(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    item = _item(scene, meeting, text="Lugnt hemma", source=scene.social, types=(T.FAMILY_HOME,))
    (question,) = house.use.meeting_items.check(item).questions
    assert (question.key, question.kind) == ("household", "household")
    assert refused(lambda: house.use.meeting_items.add(item)).code == "item_unanswered"
    _add(scene, replace(item, answered=frozenset({"household"})))


def test_an_item_about_a_sibling_needs_the_siblings_consents(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    sibling = house.use.people.add(PersonInput(name="Ebba Lind", born=date(2016, 1, 1))).new_id
    assert sibling is not None
    relation = house.use.custody.list_for(scene.child)[0]
    house.use.custody.add(
        CustodyInput(
            child=sibling,
            holder=scene.mother,
            kind=relation.kind.SOLE,
            starts_on=date(2016, 1, 1),
            evidence=relation.evidence,
        )
    )
    item = _item(scene, meeting, about=(scene.child, sibling))
    refusal = refused(lambda: house.use.meeting_items.add(item))
    assert refusal.code == "item_not_receivable"
    assert "Ebba Lind" in str(refusal.params["sentence"])
    _add(scene, replace(item, source="family"))
    (saved,) = house.use.meetings.get(scene.case, meeting).items
    assert [reader.name for reader in saved.readers if reader.reads] == ["Anna Lind"]


def test_items_are_corrected_by_a_new_row_under_the_same_rules(house: House) -> None:
    scene = _full(house)
    use = house.use
    meeting = _plan(scene)
    item = _add(scene, _item(scene, meeting))
    house.wait(minutes=5)
    use.meeting_items.correct(item, _item(scene, meeting, text="Närvaron är mycket bättre"))
    (shown,) = use.meetings.get(scene.case, meeting).items
    assert shown.text == "Närvaron är mycket bättre"
    assert (
        refused(lambda: use.meeting_items.correct("none", _item(scene, meeting))).code
        == "unknown_item"
    )
    assert (
        refused(
            lambda: use.meeting_items.correct(item, _item(scene, meeting, types=(T.HEALTH,)))
        ).code
        == "item_not_receivable"
    )
    assert [hit.id for hit in use.search.find("mycket")] == [item]


def _withdrawn(scene: Scene) -> None:
    scene.house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=scene.house.clock.at,
            received_by="SSPF",
        )
    )


def test_a_correction_is_judged_when_the_item_was_said(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    first = _add(scene, _item(scene, meeting))
    house.wait(minutes=10)
    _withdrawn(scene)
    for text in ("Bättre närvaro", "Närvaron är bättre"):  # also the correction of a correction
        house.wait(minutes=10)
        house.use.meeting_items.correct(first, _item(scene, meeting, text=text))
    assert [one.text for one in house.use.meetings.get(scene.case, meeting).items] == [
        "Närvaron är bättre"
    ]


def test_an_item_typed_the_day_after_is_corrected_as_said_at_the_meeting(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    house.wait(minutes=10)
    _withdrawn(scene)
    house.wait(days=1)
    late = _add(scene, _item(scene, meeting))
    house.wait(minutes=10)
    house.use.meeting_items.correct(late, _item(scene, meeting, text="Närvaron är bättre"))
    (shown,) = house.use.meetings.get(scene.case, meeting).items
    assert shown.text == "Närvaron är bättre"


def test_a_commitment_is_withheld_once_its_responsible_may_not_receive_it(house: House) -> None:
    scene = _full(house)
    use = house.use
    meeting = _plan(scene)
    task = CommitmentInput(
        responsible=scene.school, starts_on=TODAY, due_on=date(2026, 4, 1), follow_up="Ringer"
    )
    _add(
        scene,
        _item(scene, meeting, source=scene.leisure, types=(T.LEISURE_ACTIVITIES,), commitment=task),
    )
    (item,) = use.meetings.get(scene.case, meeting).items
    assert (item.responsible_name, item.withheld) == ("Ersängsskolan", False)
    assert use.cases.list_cases()[0].open_commitments == 1
    house.wait(minutes=1)
    use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
            parties=(scene.school,),
        )
    )
    (item,) = use.meetings.get(scene.case, meeting).items
    assert item.withheld
    assert {reader.reads for reader in item.readers} == {False}
    assert {reader.why for reader in item.readers} == {
        ("The one responsible may no longer receive it.",)
    }


def test_flags_of_an_item_say_why_nobody_reads_it(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    check = house.use.meeting_items.check
    item = _item(scene, meeting)
    for flags, recipient, code in (
        ({"oral_only": True}, "Fritid unga", "It is for the spoken word only."),
        (
            {"from_legal_disclosure": True},
            "Fritid unga",
            "It came through a legal disclosure, and no independent source is confirmed.",
        ),
        ({"hidden_placement": True}, "Anna Lind", "It tells of a hidden placement."),
        (
            {"hide_from_guardians": True},
            "Anna Lind",
            "Neither custody nor consent lets the person read it. A guardian reads it with "
            "“Guardians may read it” ticked, anybody if the consents name them as recipient.",
        ),
    ):
        readers = {one.name: one for one in check(replace(item, **flags)).readers}
        assert not readers[recipient].reads
        assert readers[recipient].why == (code,)
    confirmed = replace(item, from_legal_disclosure=True, independent_source_confirmed=True)
    assert {one.name: one.reads for one in check(confirmed).readers}["Fritid unga"]


def test_a_child_below_the_age_of_copies_reads_nothing(house: House) -> None:
    scene = a_scene(house, born=date(2016, 1, 1))
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = _plan(scene)
    readers = {
        one.name: one for one in house.use.meeting_items.check(_item(scene, meeting)).readers
    }
    assert readers["Alva Lind"].why == ("The young person is too young for a copy.",)


def test_a_grandparent_reads_what_the_consents_grant(house: House) -> None:
    scene = a_scene(house)
    stina = house.use.people.add(PersonInput(name="Stina Lind", adult=True)).new_id
    assert stina is not None
    scene.yes(scene.mother, recipients=(stina,))
    scene.yes(scene.father, recipients=(stina,))
    meeting = _plan(scene, persons=(stina,))
    readers = {
        one.name: one for one in house.use.meeting_items.check(_item(scene, meeting)).readers
    }
    assert readers["Stina Lind"].why == ("The consents name Stina Lind as recipient.",)


def test_a_protected_sibling_asks_a_reason_too(house: House) -> None:
    scene = _full(house)
    meeting = _plan(scene)
    sibling = house.use.people.add(
        PersonInput(name="Ebba", protected_identity=Protection.SECRECY_MARK)
    ).new_id
    item = _item(scene, meeting, about=(scene.child, sibling or ""))
    assert refused(lambda: house.use.meeting_items.add(item)).code == "reason_required"


def test_no_list_tells_where_a_meeting_with_somebody_protected_is(house: House) -> None:
    """Also where that person only comes to the meeting, and is no child, guardian or signatory."""
    scene = _full(house)
    stina = house.use.people.add(PersonInput(name="Stina Lind", adult=True)).new_id or ""
    _plan(scene, persons=(stina,))
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
