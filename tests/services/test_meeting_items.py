"""What is said at a meeting is noted, and set right, under the rules of when it was said."""

from dataclasses import replace
from datetime import date, timedelta

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.services.meeting_views import CommitmentInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import a_full_scene, add_item, item_of, plan_of
from tests.services.scenery import Scene, a_scene

T = InformationType


def test_what_all_may_hear_comes_first(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    add_item(scene, item_of(scene, meeting))
    add_item(
        scene,
        item_of(
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
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    add = house.use.meeting_items.add
    item = item_of(scene, meeting)
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
    meeting = plan_of(scene, parties=(scene.social,))
    add_item(scene, item_of(scene, meeting, source="family", types=(T.HEALTH,)))
    (item,) = house.use.meetings.get(scene.case, meeting).items
    assert item.source_name == "The family"


def test_what_was_said_before_a_withdrawal_may_still_be_noted(house: House) -> None:
    scene = a_full_scene(house)
    said_at = house.wait(minutes=10)
    meeting = plan_of(scene)
    house.wait(minutes=10)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
        )
    )
    item = item_of(scene, meeting)
    assert refused(lambda: house.use.meeting_items.add(item)).code == "item_not_receivable"
    add_item(scene, replace(item, said_at=said_at))
    house.wait(days=1)  # from the next day on: the start of the meeting
    add_item(scene, item)


def test_a_text_that_names_somebody_else_asks_first(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    house.use.people.add(PersonInput(name="Dino Sand", born=date(2010, 1, 1)))
    item = item_of(scene, meeting, text="Kom med Eriks bil, och Dino Sands bror var med")
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
    add_item(scene, replace(item, text=other.instead, answered=answered))


def test_a_protected_person_of_another_case_is_noticed_and_not_told(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    hidden = PersonInput(
        name="Greta Holm",
        born=date(2011, 1, 1),
        aliases=("Gigi Holm",),
        protected_identity=Protection.SECRECY_MARK,
    )
    house.use.people.add(hidden)
    item = item_of(scene, meeting, text="Såg GRETA  HOLM och Gigi Holms syster på torget.")
    (question,) = house.use.meeting_items.check(item).questions
    assert question.instead == "Såg annan person och annan persons syster på torget."
    told = repr(replace(question, of="", instead=""))
    assert not any(word in told for word in ("Greta", "Holm", "Gigi", "2011", "p-"))
    refusal = refused(lambda: house.use.meeting_items.add(item))
    assert refusal.code == "item_unanswered"
    add_item(scene, replace(item, text=question.instead))


def test_family_matters_of_the_young_person_alone_ask_whom_else(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    item = item_of(scene, meeting, text="Lugnt hemma", source=scene.social, types=(T.FAMILY_HOME,))
    (question,) = house.use.meeting_items.check(item).questions
    assert (question.key, question.kind) == ("household", "household")
    assert refused(lambda: house.use.meeting_items.add(item)).code == "item_unanswered"
    add_item(scene, replace(item, answered=frozenset({"household"})))


def test_an_item_about_a_sibling_needs_the_siblings_consents(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    sibling = house.use.people.add(PersonInput(name="Ebba Lind", born=date(2016, 1, 1))).new_id
    assert sibling is not None
    relation = house.use.people.get(scene.child).custody[0]
    house.use.custody.add(
        CustodyInput(
            child=sibling,
            holder=scene.mother,
            kind=relation.kind.SOLE,
            starts_on=date(2016, 1, 1),
            evidence=relation.evidence,
        )
    )
    item = item_of(scene, meeting, about=(scene.child, sibling))
    refusal = refused(lambda: house.use.meeting_items.add(item))
    assert refusal.code == "item_not_receivable"
    assert "Ebba Lind" in str(refusal.params["sentence"])
    add_item(scene, replace(item, source="family"))
    (saved,) = house.use.meetings.get(scene.case, meeting).items
    assert [reader.name for reader in saved.readers if reader.reads] == ["Anna Lind"]


def test_items_are_corrected_by_a_new_row_under_the_same_rules(house: House) -> None:
    scene = a_full_scene(house)
    use = house.use
    meeting = plan_of(scene)
    item = add_item(scene, item_of(scene, meeting))
    house.wait(minutes=5)
    use.meeting_items.correct(item, item_of(scene, meeting, text="Närvaron är mycket bättre"))
    (shown,) = use.meetings.get(scene.case, meeting).items
    assert shown.text == "Närvaron är mycket bättre"
    assert (
        refused(lambda: use.meeting_items.correct("none", item_of(scene, meeting))).code
        == "unknown_item"
    )
    assert (
        refused(
            lambda: use.meeting_items.correct(item, item_of(scene, meeting, types=(T.HEALTH,)))
        ).code
        == "item_not_receivable"
    )
    assert [hit.id for hit in use.search.find("mycket")] == [item]


def test_a_correction_of_what_was_changed_meanwhile_is_refused(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    item = add_item(scene, item_of(scene, meeting))
    (shown,) = house.use.meetings.get(scene.case, meeting).items
    house.wait(minutes=5)
    hidden = item_of(scene, meeting, hide_from_guardians=True, seen=shown.version)
    house.use.meeting_items.correct(item, hidden)
    late = item_of(scene, meeting, text="Närvaron är god", seen=shown.version)
    refusal = refused(lambda: house.use.meeting_items.correct(item, late))
    assert (refusal.code, refusal.params["text"]) == (
        "item_changed_meanwhile",
        "Närvaron är bättre",
    )
    (kept,) = house.use.meetings.get(scene.case, meeting).items
    assert kept.hide_from_guardians


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
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    first = add_item(scene, item_of(scene, meeting))
    house.wait(minutes=10)
    _withdrawn(scene)
    for text in ("Bättre närvaro", "Närvaron är bättre"):  # also the correction of a correction
        house.wait(minutes=10)
        house.use.meeting_items.correct(first, item_of(scene, meeting, text=text))
    assert [one.text for one in house.use.meetings.get(scene.case, meeting).items] == [
        "Närvaron är bättre"
    ]


def test_an_item_typed_the_day_after_is_corrected_as_said_at_the_meeting(house: House) -> None:
    scene = a_full_scene(house)
    meeting = plan_of(scene)
    house.wait(minutes=10)
    _withdrawn(scene)
    house.wait(days=1)
    late = add_item(scene, item_of(scene, meeting))
    house.wait(minutes=10)
    house.use.meeting_items.correct(late, item_of(scene, meeting, text="Närvaron är bättre"))
    (shown,) = house.use.meetings.get(scene.case, meeting).items
    assert shown.text == "Närvaron är bättre"
