"""A withdrawal taken on the phone: what it stops, what it empties, what is printed in one go."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import Channel, InformationType, Protection, ReasonCode
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Meeting
from sspf_app.services.case_reading import load_case
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.export_views import CopyKind
from sspf_app.services.ledger_records import FollowUpKind, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.taken_back import TakenBack
from sspf_app.services.withdrawal_papers import language_of
from sspf_app.services.withdrawal_views import WithdrawalInput
from sspf_app.system.export_target import FileTarget
from sspf_app.texts.answers import except_in_short, held_except
from sspf_app.texts.catalogue import words_for
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene

T = InformationType


def agreed(house: House, *, protected: Protection = Protection.NONE) -> Scene:
    scene = a_scene(house, protected=protected)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def entry(scene: Scene, **other: object) -> WithdrawalInput:
    values: dict[str, object] = {
        "case": scene.case,
        "signatory": scene.mother,
        "received_at": scene.house.clock.at,
        "received_by": "Ersängsskolan: Per",
        "words": "Jag orkar inte mer just nu.",
    }
    return WithdrawalInput(**(values | other))  # pyright: ignore[reportArgumentType]


def booked(scene: Scene, *, hours: int = 3) -> str:
    new_id = scene.house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at + timedelta(hours=hours),
            parties=scene.parties,
            persons=(scene.mother,),
            place="Kommunhuset",
        )
    ).new_id
    assert new_id
    return new_id


def told(scene: Scene, recipient: str, type_: T = T.FAMILY_HOME) -> None:
    flow = Flow(
        case=scene.case,
        purpose=scene.purpose,
        subject=scene.child,
        source=scene.social,
        recipient=recipient,
        type=type_,
        channel=Channel.ORAL,
    )
    scene.house.use.sharing.note_oral(flow, what="på telefon")


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


@pytest.fixture
def real(house: House) -> House:
    house.renderer = Renderer()
    house.target = FileTarget()  # pyright: ignore[reportAttributeAccessIssue]
    house.new_session()
    return house


def text_of(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


def _with_copies(scene: Scene, tmp_path: Path) -> str:
    use = scene.house.use
    meeting = booked(scene, hours=0)
    use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text="Frånvaron har minskat sedan i höstas",
            source=scene.school,
            about=(scene.child,),
            types=(T.ATTENDANCE,),
        )
    )
    for party in (scene.police, scene.leisure):
        use.minutes.export(scene.case, meeting, recipient=party, folder=tmp_path)
    scene.house.wait(minutes=5)
    withdrawal = use.withdrawals.register(entry(scene)).new_id
    assert withdrawal
    return withdrawal


def test_every_paper_is_written_in_one_act(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    withdrawal = _with_copies(scene, tmp_path)
    out = tmp_path / "ut"
    out.mkdir()
    printed = real.use.withdrawals.export_all(scene.case, withdrawal, out, print_file=True)
    assert len(printed.papers) == 4  # the school told something and is to stop: it is told too
    assert printed.print_file is not None
    assert len(list(out.iterdir())) == 5
    with real.unit() as unit:
        rows = unit.office.disclosures(scene.case)
    kinds = [row.kind for row in rows][-5:]
    assert kinds == [
        DisclosureKind.WITHDRAWAL_CONFIRMATION,
        DisclosureKind.WITHDRAWAL_NOTICE,
        DisclosureKind.WITHDRAWAL_NOTICE,
        DisclosureKind.WITHDRAWAL_NOTICE,
        DisclosureKind.PRINT_FILE,
    ]
    assert [row.pages for row in rows[-5:]] == [1, 1, 1, 1, 7]
    # A letter never has a letter to somebody else on its back.
    pages = PdfReader(printed.print_file).pages
    assert [bool(page.extract_text().strip()) for page in pages] == [True, False] * 3 + [True]
    (effect,) = real.use.withdrawals.list_withdrawals(scene.case)
    # Saved in a folder they have reached nobody: it waits until each is ticked off.
    assert effect.confirmation_made
    assert effect.confirmation_waits
    assert not effect.needs_papers
    assert {one.recipient for one in effect.waiting} == {row.recipient for row in rows[-4:-1]}
    again = refused(lambda: real.use.withdrawals.export_all(scene.case, withdrawal, out))
    assert again.code == "nothing_to_print"
    for recipient in (scene.mother, *(one.recipient for one in effect.waiting)):
        real.use.ledger.note(
            FollowUpInput(
                case=scene.case,
                kind=FollowUpKind.NOTICE_TOLD,
                about=withdrawal,
                recipient=recipient,
                happened_on=real.clock.at.date(),
                what=ToldHow.LETTER,
            )
        )
    (effect,) = real.use.withdrawals.list_withdrawals(scene.case)
    assert effect.confirmed_how == ToldHow.LETTER
    assert not effect.is_unfinished


def test_a_print_that_fails_leaves_no_paper_and_no_row(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    withdrawal = _with_copies(scene, tmp_path)
    with real.unit() as unit:
        before = unit.office.disclosures(scene.case)
    missing = tmp_path / "nowhere" / "at all"
    error = refused(lambda: real.use.withdrawals.export_all(scene.case, withdrawal, missing))
    assert error.code == "export_failed"
    with real.unit() as unit:
        assert unit.office.disclosures(scene.case) == before
    assert not missing.exists()


def confirmed(scene: Scene) -> str:
    """First words of the confirmation to the mother."""
    use = scene.house.use
    withdrawal = use.withdrawals.register(entry(scene)).new_id
    assert withdrawal
    text = text_of(use.withdrawals.preview_confirmation(scene.case, withdrawal).pdf)
    titles = {
        "sv": "Bekräftelse på återkallat samtycke",
        "en": "Confirmation of withdrawn consent",
    }
    return next(language for language, title in titles.items() if title in text)


def asked_in(scene: Scene, language: str) -> str:
    order = replace(scene.order(scene.mother), language=language)
    prepared = scene.house.use.consent_forms.prepare(order)
    scene.house.use.consent_forms.hand_out(prepared)
    return prepared.form.id


def test_the_confirmation_speaks_the_language_of_the_form(real: House) -> None:
    assert confirmed(agreed(real)) == "sv"


def test_the_confirmation_follows_the_newest_sheet_though_nobody_answered_it(real: House) -> None:
    scene = agreed(real)
    real.wait(days=1)
    asked_in(scene, "en")
    assert confirmed(scene) == "en"


def test_whoever_was_asked_and_never_answered_is_answered_in_that_language(real: House) -> None:
    scene = a_scene(real)
    asked_in(scene, "en")
    assert confirmed(scene) == "en"


def test_of_two_sheets_of_one_day_the_answered_one_tells_the_language(real: House) -> None:
    scene = a_scene(real)
    code = asked_in(scene, "sv")
    real.wait(minutes=5)
    asked_in(scene, "en")
    real.wait(minutes=5)
    real.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=real.clock.at)
    )
    assert confirmed(scene) == "sv"


@pytest.mark.parametrize("language", ["sv-x-lattlast", "so"])
def test_easy_swedish_and_what_the_office_has_no_letters_in_get_the_swedish_letter(
    real: House, language: str
) -> None:
    scene = a_scene(real)
    asked_in(scene, language)
    assert confirmed(scene) == "sv"


def test_whoever_was_never_asked_gets_the_language_noted_for_them(real: House) -> None:
    scene = a_scene(real)
    asked_in(scene, "sv")
    father = real.use.people.get(scene.father)
    real.use.people.correct(
        scene.father, PersonInput(name=father.name, born=father.born, language="engelska")
    )
    with real.unit() as unit:
        loaded = load_case(unit, scene.case, now=real.clock.at)
        forms = unit.office.forms(scene.case)
    spoken = [language_of(loaded, one, forms) for one in (scene.mother, scene.father)]
    assert spoken == ["sv", "en"]


def test_a_notice_is_words_for_the_secure_mail_and_stands_in_the_ledger(
    real: House, tmp_path: Path
) -> None:
    scene = agreed(real)
    withdrawal = _with_copies(scene, tmp_path)
    out = tmp_path / "ut"
    out.mkdir()
    use = real.use.withdrawals
    (effect,) = use.list_withdrawals(scene.case)
    first, second = (one.recipient for one in effect.waiting[:2])
    copied = use.copy_notice(scene.case, withdrawal, recipient=first)
    assert copied.words.startswith("Meddelande om återkallat samtycke\n\n")
    assert "Jag orkar inte" not in copied.words
    for person in (scene.mother, scene.father):
        with real.unit() as unit:
            assert load_case(unit, scene.case, now=real.clock.at).name(person) not in copied.words
    done = use.export_notice(
        scene.case, withdrawal, recipient=second, folder=out, copy=CopyKind.TEXT
    )
    assert done.path.suffix == ".txt"
    assert done.path.read_text("utf-8-sig").startswith("Meddelande om återkallat samtycke")
    with real.unit() as unit:
        rows = unit.office.disclosures(scene.case)[-2:]
    assert [row.kind for row in rows] == [DisclosureKind.WITHDRAWAL_NOTICE] * 2
    assert [row.recipient for row in rows] == [first, second]
    assert [row.copy for row in rows] == [CopyKind.TEXT] * 2
    (effect,) = use.list_withdrawals(scene.case)
    made = {one.recipient for one in effect.waiting if not one.needs_paper}
    assert {first, second} <= made
    error = refused(
        lambda: use.export_confirmation(scene.case, withdrawal, out, copy=CopyKind.TEXT)
    )
    assert error.code == "not_as_text"


def test_who_reads_it_anyway_is_not_told_to_erase(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    meeting = booked(scene, hours=0)
    house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text="Frånvaron har minskat sedan i höstas",
            source=scene.school,
            about=(scene.child,),
            types=(T.ATTENDANCE,),
        )
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
