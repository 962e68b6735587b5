"""A withdrawal taken on the phone: what it stops, what it empties, what is printed in one go."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sspf_app.domain.codes import InformationType, Protection, ReasonCode
from sspf_app.domain.facts import Meeting
from sspf_app.services.ledger_records import FollowUpKind, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.taken_back import TakenBack
from sspf_app.texts.answers import except_in_short, held_except
from sspf_app.texts.catalogue import words_for
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import a_scene
from tests.services.withdrawal_house import agreed, booked, entry, told

T = InformationType


def test_the_words_are_kept_and_stand_on_no_paper(house: House) -> None:
    scene = agreed(house)
    withdrawal = house.use.withdrawals.register(entry(scene)).new_id
    assert withdrawal
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert effect.withdrawal.words == "Jag orkar inte mer just nu."
    paper = house.use.withdrawals.preview_confirmation(scene.case, withdrawal)
    assert "orkar" not in paper.pdf.decode()


def test_booked_meetings_are_emptied_with_their_history(house: House) -> None:
    scene = agreed(house)
    meeting = booked(scene)
    house.wait(minutes=5)
    changes = house.use.withdrawals.register(entry(scene))
    assert meeting in changes.ids
    shown = house.use.meetings.get(scene.case, meeting)
    assert [one.participant for one in shown.participants] == [scene.social, scene.mother]
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert [(one.meeting, one.removed) for one in effect.emptied] == [
        (meeting, ("Ersängsskolan", "Fritid unga", "Polisen"))
    ]
    assert effect.meetings == (meeting,)
    with house.unit() as unit:
        rows = [row for row in unit.records.case_facts(scene.case).meetings if row.id == meeting]
    closed = [row for row in rows if row.replaced_at is not None]
    assert [row.participants for row in closed] == [(*scene.parties, scene.mother)]
    assert isinstance(closed[0], Meeting)


def test_a_part_empties_nothing_that_it_does_not_touch(house: House) -> None:
    scene = agreed(house)
    meeting = booked(scene)
    house.wait(minutes=5)
    house.use.withdrawals.register(entry(scene, types=(T.FAMILY_HOME.value,)))
    assert len(house.use.meetings.get(scene.case, meeting).participants) == 5
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert (effect.emptied, effect.meetings) == ((), ())


def test_the_header_says_what_was_taken_back_of_a_yes_in_force(house: House) -> None:
    scene = agreed(house)
    assert house.use.cases.get(scene.case).taken_back == ()
    house.use.withdrawals.register(entry(scene, parties=(scene.police,)))
    detail = house.use.cases.get(scene.case)
    assert detail.state == "in_force"
    assert except_in_short(detail.taken_back, words_for("sv")) == "Utom Polisen"


def test_lists_say_what_was_taken_back_as_the_header_does(house: House) -> None:
    scene = agreed(house)
    booked(scene)
    house.use.withdrawals.register(entry(scene, parties=(scene.police,)))
    said = house.use.cases.get(scene.case).taken_back
    (case,) = house.use.cases.list_cases()
    (asked,) = house.use.chasing.list_requests()
    assert (case.state, case.taken_back, asked.taken_back) == ("in_force", said, said)
    queue = house.use.today.queue()
    (meeting,) = [one for one in (*queue.entries, *queue.next_week) if one.kind == "meeting"]
    assert (meeting.detail, meeting.taken_back) == ("in_force", said)
    words = words_for("sv")
    assert held_except("in_force", said, words) == "Gäller, utom Polisen"
    assert held_except("ending", said, words) == "Gäller, utom Polisen, går snart ut"
    assert held_except("refused", said, words) is None
    house.use.withdrawals.register(entry(scene))
    (case,) = house.use.cases.list_cases()
    assert (case.state, case.taken_back) == ("withdrawn", ())


def test_a_list_names_nobody_protected_and_no_party_of_theirs(house: House) -> None:
    scene = agreed(house, protected=Protection.SECRECY_MARK)
    house.use.withdrawals.register(entry(scene, parties=(scene.police,)))
    (case,) = house.use.cases.list_cases()
    (asked,) = house.use.chasing.list_requests()
    assert (case.taken_back, asked.taken_back) == ((TakenBack(),), (TakenBack(),))
    assert held_except(case.state, case.taken_back, words_for("sv")) == "Gäller, utom en del"


def test_the_preview_says_what_would_stop_and_writes_nothing(house: House) -> None:
    scene = agreed(house)
    meeting = booked(scene)
    told(scene, scene.police)
    house.wait(minutes=5)
    part = entry(scene, types=(T.FAMILY_HOME.value,), parties=(scene.police,))
    preview = house.use.withdrawals.preview(part, subject=scene.child, purpose=scene.purpose)
    assert [(one.party_name, one.types) for one in preview.stops] == [("Polisen", (T.FAMILY_HOME,))]
    assert not preview.stops[0].is_everything
    assert preview.received == ("Polisen",)
    assert (preview.confirmed, preview.is_barred) == ("Anna Lind", False)
    assert preview.meetings == ()
    column = [one.id for one in preview.matrix.columns].index(scene.police)
    assert (preview.matrix.types, preview.stopped) == ((T.FAMILY_HOME,), {(0, column)})
    whole = house.use.withdrawals.preview(entry(scene), subject=scene.child, purpose=scene.purpose)
    assert all(one.is_everything for one in whole.stops)
    assert {one.party for one in whole.stops} == set(scene.parties)
    assert [one.meeting for one in whole.meetings] == [meeting]
    assert house.use.withdrawals.list_withdrawals(scene.case) == ()
    assert len(house.use.meetings.get(scene.case, meeting).participants) == 5


def test_the_preview_shows_no_kind_that_was_never_asked_for(house: House) -> None:
    scene = agreed(house)
    house.wait(minutes=5)
    now = house.use.sharing.matrix(scene.case, purpose=scene.purpose, subject=scene.child)
    preview = house.use.withdrawals.preview(
        entry(scene), subject=scene.child, purpose=scene.purpose
    )
    shown = preview.matrix
    assert 0 < len(shown.types) < len(InformationType)
    assert {row for row, _column in preview.stopped} == set(range(len(shown.types)))
    for row, type_ in enumerate(shown.types):
        before = now.cells[now.types.index(type_)]
        for column, cell in enumerate(shown.cells[row]):
            # What had no yes is not drawn as taken back.
            taken_back = ReasonCode.WITHDRAWN in cell.codes
            assert taken_back == ((row, column) in preview.stopped)
            assert taken_back or cell == before[column]


def test_what_the_school_heard_holds_from_when_it_heard_it(house: House) -> None:
    scene = agreed(house)
    heard = house.clock.at + timedelta(minutes=10)
    house.wait(hours=1)
    told(scene, scene.leisure)  # nobody at the desk knew of it yet
    house.use.withdrawals.register(entry(scene, received_at=heard))
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert effect.withdrawal.received_at == heard
    assert [(one.name, one.was_oral) for one in effect.received] == [("Fritid unga", True)]


def test_who_gave_and_received_nothing_is_told_to_stop(house: House) -> None:
    scene = agreed(house)
    booked(scene)
    told(scene, scene.leisure)
    house.wait(minutes=5)
    part = entry(scene, types=(T.FAMILY_HOME.value, T.ATTENDANCE.value))
    preview = house.use.withdrawals.preview(part, subject=scene.child, purpose=scene.purpose)
    assert (preview.received, preview.stopping) == (("Fritid unga",), ("Ersängsskolan",))
    withdrawal = house.use.withdrawals.register(part).new_id
    assert withdrawal
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert [one.name for one in effect.received] == ["Fritid unga"]
    # The police neither got nor gave anything of these kinds: they are told nothing.
    assert [(one.name, one.stops, one.waits) for one in effect.stopping] == [
        ("Ersängsskolan", (T.ATTENDANCE,), True)
    ]
    notice = house.use.withdrawals.preview_notice(scene.case, withdrawal, scene.school).pdf
    assert b"FAMILY_HOME" not in notice
    error = refused(
        lambda: house.use.withdrawals.preview_notice(scene.case, withdrawal, scene.police)
    )
    assert error.code == "nothing_received"
    house.use.ledger.note(
        FollowUpInput(
            case=scene.case,
            kind=FollowUpKind.NOTICE_TOLD,
            about=withdrawal,
            recipient=scene.school,
            happened_on=TODAY,
            what=ToldHow.PHONE,
        )
    )
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert [one.waits for one in effect.stopping] == [False]


def test_a_letter_is_never_what_tells_a_party_that_there_is_a_case(house: House) -> None:
    scene = agreed(house)
    house.wait(minutes=5)
    withdrawal = house.use.withdrawals.register(entry(scene)).new_id
    assert withdrawal
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert (effect.received, effect.stopping) == ((), ())
    assert effect.unknowing == ("Ersängsskolan", "Fritid unga", "Polisen")
    for party in (scene.school, scene.leisure, scene.police):
        error = refused(
            lambda party=party: house.use.withdrawals.preview_notice(scene.case, withdrawal, party)
        )
        assert error.code == "nothing_received"


def test_nobody_is_to_stop_what_was_never_allowed(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)  # the father never answered
    house.wait(minutes=5)
    house.use.withdrawals.register(entry(scene))
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert (effect.stopping, effect.unknowing) == ((), ())


def test_who_reads_it_anyway_is_not_told_to_erase(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    meeting = booked(scene, hours=0)
    house.use.meeting_items.add(
        item_of(scene, meeting, text="Frånvaron har minskat sedan i höstas")
    )
    for reader in (scene.child, scene.father, scene.leisure):
        house.use.minutes.export(scene.case, meeting, recipient=reader, folder=tmp_path)
    house.wait(minutes=5)
    withdrawal = house.use.withdrawals.register(entry(scene)).new_id
    assert withdrawal
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    # It is about her, and he reads it as her guardian: no answer gave them that.
    assert [one.recipient for one in effect.received] == [scene.leisure]
    error = refused(
        lambda: house.use.withdrawals.preview_notice(scene.case, withdrawal, scene.child)
    )
    assert error.code == "nothing_received"
