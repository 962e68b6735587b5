"""The ledger of a case: what went out, what went wrong, what came after, who signed for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sspf_app.domain.codes import Channel, PartyKind
from sspf_app.services.case_loading import load_case
from sspf_app.services.changes import Changes
from sspf_app.services.ledger_records import CopyState, FollowUpKind, NoticeAnswer, ToldHow
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.ledger_views import FollowUpInput, LedgerRow, MisdirectionInput
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.party_views import PartyInput
from sspf_app.services.recall_letters import recall_data
from sspf_app.services.records import DisclosureKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene, flow_of
from tests.services.withdrawal_house import T, agreed, told


def minutes_to(scene: Scene, recipient: str, folder: Path) -> LedgerRow:
    use = scene.house.use
    scene.house.wait(minutes=1)  # a case has one meeting at a time
    meeting = use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at,
            parties=scene.parties,
            place="Kommunhuset",
        )
    ).new_id
    assert meeting
    use.meeting_items.add(item_of(scene, meeting, text="Frånvaron har minskat sedan i höstas"))
    exported = use.minutes.export(scene.case, meeting, recipient=recipient, folder=folder)
    return next(row for row in use.ledger.rows(scene.case) if row.id == exported.disclosure)


def wrong(scene: Scene, disclosure: str, **other: object) -> MisdirectionInput:
    values: dict[str, object] = {
        "case": scene.case,
        "disclosure": disclosure,
        "found_on": TODAY,
        "found_by": "Maria Ask",
        "reached": scene.police,
        "how": "Fel kuvert",
    }
    return MisdirectionInput(**(values | other))  # pyright: ignore[reportArgumentType]


def after(scene: Scene, kind: FollowUpKind, about: str, recipient: str, **other: object) -> Changes:
    values: dict[str, object] = {
        "case": scene.case,
        "kind": kind,
        "about": about,
        "recipient": recipient,
        "happened_on": TODAY,
    }
    entry = FollowUpInput(**(values | other))  # pyright: ignore[reportArgumentType]
    return scene.house.use.ledger.note(entry)


def test_a_row_tells_what_to_whom_when_and_on_which_consent(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    row = minutes_to(scene, scene.police, tmp_path)
    assert (row.kind, row.recipient_name) == (DisclosureKind.MINUTES, "Polisen")
    assert T.ATTENDANCE in {part.type for part in row.parts}
    assert {basis.signatory_name for basis in row.basis} == {"Anna Lind", "Erik Berg"}
    assert (row.pages, row.is_paper, row.meeting_on) == (1, True, TODAY)
    told(scene, scene.leisure)
    assert house.use.ledger.rows(scene.case)[0].words == "på telefon"


def test_a_misdirected_copy_is_noted_beside_its_row(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    row = minutes_to(scene, scene.school, tmp_path)
    with house.unit() as unit:
        before = unit.office.disclosures(scene.case)
    noted = house.use.ledger.mark_misdirected(wrong(scene, row.id)).new_id
    with house.unit() as unit:
        assert unit.office.disclosures(scene.case) == before
    (way,) = next(one for one in house.use.ledger.rows(scene.case) if one.id == row.id).wrong
    assert (way.id, way.reached_name, way.affected) == (noted, "Polisen", ("Alva Lind",))
    letter = house.use.ledger_papers.export_recall(scene.case, way.id, tmp_path)
    with house.unit() as unit:
        found = read_trail(unit, scene.case)
        (office, loaded) = (unit.office.office(), load_case(unit, scene.case, now=house.clock.at))
    for reached, is_person in ((scene.police, False), (scene.father, True), (None, True)):
        astray = replace(found.misdirections[0], reached=reached)
        assert recall_data(loaded, found, astray, office=office).is_person is is_person
    after(scene, FollowUpKind.OFFICER_TOLD, way.id, scene.police)
    after(scene, FollowUpKind.COPY_STATE, way.id, scene.police, what=CopyState.RETURNED)
    after(scene, FollowUpKind.COPY_STATE, way.id, scene.police, what=CopyState.CONFIRMED)
    (way,) = next(one for one in house.use.ledger.rows(scene.case) if one.id == row.id).wrong
    assert (way.recalled_at, way.state, way.officer_on) == (letter.at, "confirmed", TODAY)


def test_a_note_made_by_mistake_is_taken_back_by_another(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    row = minutes_to(scene, scene.school, tmp_path)
    way = house.use.ledger.mark_misdirected(wrong(scene, row.id)).new_id or ""
    ledger, states = house.use.ledger, FollowUpKind.COPY_STATE
    officer = after(scene, FollowUpKind.OFFICER_TOLD, way, scene.police).new_id or ""
    returned = after(scene, states, way, scene.police, what=CopyState.RETURNED).new_id or ""
    confirmed = after(scene, states, way, scene.police, what=CopyState.CONFIRMED).new_id or ""
    assert refused(lambda: ledger.take_back(scene.case, returned)).code == "follow_up_not_last"
    ledger.take_back(scene.case, officer)
    undo = ledger.take_back(scene.case, confirmed).new_id or ""

    def now() -> tuple[str, date | None]:
        (found,) = next(one for one in ledger.rows(scene.case) if one.id == row.id).wrong
        return found.state, found.officer_on

    assert now() == ("returned", None)
    with house.unit() as unit:
        kept = unit.ledger.follow_ups(scene.case)
    assert {officer, returned, confirmed, undo} <= {one.id for one in kept}
    for note in (officer, undo, "none"):  # already taken back; not to be taken back; unknown
        assert refused(lambda note=note: ledger.take_back(scene.case, note)).code == (
            "unknown_follow_up"
        )
    ledger.take_back(scene.case, returned)
    assert now() == ("", None)
    assert "paper_gone_wrong" in {one.kind for one in house.use.today.queue().entries}
    after(scene, FollowUpKind.OFFICER_TOLD, way, scene.police)
    assert now() == ("", TODAY)


def test_what_cannot_be_noted(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    row = minutes_to(scene, scene.school, tmp_path)
    mark = house.use.ledger.mark_misdirected
    for entry, code in (
        (wrong(scene, "none"), "unknown_disclosure"),
        (wrong(scene, row.id, found_on=TODAY + timedelta(days=1)), "date_in_future"),
        (wrong(scene, row.id, found_on=date(2026, 1, 1)), "found_too_early"),
        (wrong(scene, row.id, found_by=" "), "found_by_required"),
        (wrong(scene, row.id, reached=None), "reached_required"),
        (wrong(scene, row.id, reached="none"), "unknown_party"),
        (wrong(scene, row.id, how=""), "how_required"),
    ):
        assert refused(lambda entry=entry: mark(entry)).code == code
    kinds = FollowUpKind
    for kind, about, recipient, what, code in (
        (kinds.NOTICE_TOLD, "none", scene.school, "phone", "unknown_withdrawal"),
        (kinds.COPY_STATE, "none", scene.police, "returned", "unknown_misdirection"),
        (kinds.RECEIPT_SIGNED, "none", scene.school, "", "unknown_disclosure"),
        (kinds.RECEIPT_SIGNED, row.id, scene.police, "", "unknown_disclosure"),
        (kinds.RECEIPT_SIGNED, row.id, scene.school, "", "signer_required"),
        (kinds.RECEIPT_SIGNED, row.id, scene.school, "x", "unknown_answer"),
        (kinds.RESERVATION_SIGNED, scene.school, scene.school, "", "no_reservation_needed"),
    ):
        error = refused(
            lambda kind=kind, about=about, recipient=recipient, what=what: after(
                scene, kind, about, recipient, what=what
            )
        )
        assert error.code == code


def test_answers_to_a_notice_are_ticked_off(house: House) -> None:
    scene = agreed(house)
    told(scene, scene.leisure)
    house.wait(minutes=5)
    withdrawal = house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF: Maria",
        )
    ).new_id
    assert withdrawal
    (one,) = house.use.withdrawals.list_withdrawals(scene.case)[0].received
    assert (one.notified, one.was_oral) == (False, True)
    after(scene, FollowUpKind.NOTICE_TOLD, withdrawal, scene.leisure, what=ToldHow.PHONE)
    after(scene, FollowUpKind.NOTICE_ANSWER, withdrawal, scene.leisure, what=NoticeAnswer.DELETED)
    (one,) = house.use.withdrawals.list_withdrawals(scene.case)[0].received
    assert (one.notified, one.told_how, one.answer) == (True, "phone", "deleted")
    error = refused(
        lambda: after(scene, FollowUpKind.NOTICE_TOLD, withdrawal, scene.police, what=ToldHow.PHONE)
    )
    assert error.code == "nothing_received"
    early = refused(
        lambda: after(
            scene,
            FollowUpKind.NOTICE_TOLD,
            withdrawal,
            scene.leisure,
            what=ToldHow.PHONE,
            happened_on=TODAY - timedelta(days=1),
        )
    )
    assert early.code == "follow_up_too_early"


def test_who_a_copy_reached_by_mistake_hears_of_a_withdrawal(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    row = minutes_to(scene, scene.school, tmp_path)
    house.use.ledger.mark_misdirected(wrong(scene, row.id, reached=scene.leisure))
    outside = house.use.ledger.mark_misdirected(
        wrong(scene, row.id, reached=None, reached_words="Grannen i trappan", also_intended=True)
    ).new_id
    house.wait(minutes=5)
    withdrawal = house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF: Maria",
        )
    ).new_id
    assert withdrawal
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    # The first mistake took the copy from the school: it never came there.
    assert {one.name for one in effect.received} == {"Fritid unga", "Grannen i trappan"}
    assert all(one.was_misdirected for one in effect.received)
    letter = house.use.withdrawals.preview_notice(scene.case, withdrawal, outside or "")
    assert "Grannen i trappan" in letter.pdf.decode()
    assert "Alva" not in letter.pdf.decode()
    printed = house.use.withdrawals.export_all(scene.case, withdrawal, tmp_path, print_file=True)
    with house.unit() as unit:
        kinds = [one.kind for one in unit.office.disclosures(scene.case)][-5:]
    assert set(kinds) == {
        DisclosureKind.WITHDRAWAL_CONFIRMATION,
        DisclosureKind.WITHDRAWAL_NOTICE,
        DisclosureKind.RECALL_LETTER,
        DisclosureKind.PRINT_FILE,
    }
    # The copy never came to the school, which told something and is to stop; the police were only
    # planned for the meeting, and no letter tells them of a case.
    assert [one.name for one in effect.stopping] == ["Ersängsskolan"]
    assert effect.unknowing == ("Polisen",)
    assert len(printed.papers) == 4


def _with_club(scene: Scene) -> str:
    use = scene.house.use
    club = use.parties.add(PartyInput(name="IFK Ersboda", kind=PartyKind.ASSOCIATION)).new_id
    assert club
    use.case_parts.join(scene.case, club, joined_on=TODAY)
    scene.leisure = club
    return club


def test_an_association_signs_before_it_gets_anything_in_writing(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    club = _with_club(scene)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    error = refused(lambda: minutes_to(scene, club, tmp_path))
    assert (error.code, error.params["name"]) == ("reservation_missing", "IFK Ersboda")
    assert list(tmp_path.glob("*.pdf")) == []
    (state,) = house.use.ledger.reservations(scene.case)
    assert (state.name, state.signed_on, state.printed_at) == ("IFK Ersboda", None, None)
    house.use.ledger_papers.export_reservation(scene.case, club, tmp_path)
    after(scene, FollowUpKind.RESERVATION_SIGNED, club, club, words="Per Öman, ordförande")
    (state,) = house.use.ledger.reservations(scene.case)
    assert (state.signed_on, state.signed_by) == (TODAY, "Per Öman, ordförande")
    assert minutes_to(scene, club, tmp_path).recipient == club
    void = after(scene, FollowUpKind.RESERVATION_VOID, club, club).new_id or ""
    assert refused(lambda: minutes_to(scene, club, tmp_path)).code == "reservation_missing"
    house.use.ledger.take_back(scene.case, void)
    (state,) = house.use.ledger.reservations(scene.case)
    assert (state.signed_on, state.signed_by) == (TODAY, "Per Öman, ordförande")
    assert minutes_to(scene, club, tmp_path).recipient == club
    anew = after(scene, FollowUpKind.RESERVATION_VOID, club, club).new_id or ""
    signed = (
        after(scene, FollowUpKind.RESERVATION_SIGNED, club, club, words="Per Öman").new_id or ""
    )
    back = house.use.ledger.take_back
    assert refused(lambda: back(scene.case, anew)).code == "follow_up_not_last"
    back(scene.case, signed)
    assert refused(lambda: minutes_to(scene, club, tmp_path)).code == "reservation_missing"


def test_a_receipt_is_printed_and_its_signing_noted(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    row = minutes_to(scene, scene.school, tmp_path)
    paper = house.use.ledger_papers.export_receipt(scene.case, row.id, tmp_path)
    assert row.sha256 in paper.path.read_text("utf-8")
    after(scene, FollowUpKind.RECEIPT_SIGNED, row.id, scene.school, words="Per Norén")
    found = next(one for one in house.use.ledger.rows(scene.case) if one.id == row.id)
    assert found.signed_on == TODAY
    told(scene, scene.leisure)
    said = house.use.ledger.rows(scene.case)[0]
    error = refused(lambda: house.use.ledger_papers.preview_receipt(scene.case, said.id))
    assert error.code == "unknown_disclosure"


def test_words_for_a_message_are_searched_and_noted(house: House) -> None:
    scene = agreed(house)
    flow = flow_of(
        scene,
        source=scene.social,
        recipient=scene.school,
        type=T.FAMILY_HOME,
        channel=Channel.WRITTEN,
    )
    copy = house.use.sharing.note_copied
    oral = replace(flow, channel=Channel.ORAL)
    for asked, text, code in (
        (oral, "Det går bättre hemma", "not_written"),
        (flow, "  ", "text_required"),
        (flow, "Erik Berg har flyttat hem igen", "leak_found"),
        (replace(flow, type=T.HEALTH), "Hon sover bättre", "not_allowed"),
    ):
        assert refused(lambda asked=asked, text=text: copy(asked, text)).code == code
    before = house.use.ledger.rows(scene.case)
    assert DisclosureKind.CLIPBOARD not in {row.kind for row in before}
    house.wait(minutes=1)
    copy(flow, "Det går bättre hemma för Alva Lind")
    row = house.use.ledger.rows(scene.case)[0]
    assert (row.kind, row.recipient) == (DisclosureKind.CLIPBOARD, scene.school)
    assert row.words == "Det går bättre hemma för Alva Lind"
