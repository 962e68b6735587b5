"""The papers of a withdrawal, real ones: written in one act, each in its reader's language."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from sspf_app.domain.codes import InformationType
from sspf_app.services.case_loading import load_case
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.export_views import CopyKind
from sspf_app.services.ledger_records import FollowUpKind, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.withdrawal_papers import language_of
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene
from tests.services.withdrawal_house import agreed, booked, entry

T = InformationType


def text_of(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


def _with_copies(scene: Scene, tmp_path: Path) -> str:
    use = scene.house.use
    meeting = booked(scene, hours=0)
    use.meeting_items.add(item_of(scene, meeting, text="Frånvaron har minskat sedan i höstas"))
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
