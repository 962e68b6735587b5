"""A form filled in on a screen, dropped: seen, spoken of, kept; signed only with its paper."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from scripts.scan_trials.filling import Filled, as_pdf
from sspf_app.domain.codes import Answer, InformationType
from sspf_app.domain.facts import Consent
from sspf_app.gui.screens.case.screen import SCREEN as CASE_SCREEN
from sspf_app.gui.screens.consents.screen import SCREEN as CONSENTS_SCREEN
from sspf_app.gui.screens.scans.screen import SCREEN
from sspf_app.gui.screens.scans.view import ScansView
from sspf_app.services.consent_views import OralAnswer
from sspf_app.services.export_views import CopyKind
from sspf_app.services.form_views import FormOrder
from sspf_app.services.records import FormRow
from sspf_app.services.scan_layouts import regions_on
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.screen_checks import check_screen, check_swedish
from tests.services.returned import Fillable

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
CASE = "c-alva"
WORDS = "inte om mormor"


pytestmark = pytest.mark.at_desk(NOW, worked_cases)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "svar"
    folder.mkdir()
    return folder


@pytest.fixture
def form(desk: DeskHouse, tmp_path: Path) -> Fillable:
    use = desk.services()
    case = use.cases.get(CASE)
    own = case.coordinator_party
    other = next(one.party for one in case.participations if one.party != own)
    plan = use.consent_forms.plan(CASE, purpose=case.purposes[0].id)
    prepared = use.consent_forms.prepare(
        FormOrder(
            case=CASE,
            purpose=case.purposes[0].id,
            signatory=next(one.signatory for one in plan.sheets if one.name.startswith("Erik")),
            subjects=(case.young_person,),
            rows=(
                FormRow(subject=case.young_person, type=InformationType.PARTICIPATION, teller=own),
                FormRow(subject=case.young_person, type=InformationType.ATTENDANCE, teller=other),
            ),
            recipients=(own, other),
            valid_from=date(2026, 1, 15),
            valid_to=date(2026, 6, 15),
        )
    )
    done = use.consent_forms.export(prepared, tmp_path, copy=CopyKind.FILLABLE)
    with desk.vault.open_unit(desk.actor) as unit:
        layout = unit.scans.layout(prepared.form.id)
    assert layout is not None
    regions = tuple(one for page in (1, 2) for one in regions_on(layout, page))
    return Fillable(prepared.form.id, done.path.read_bytes(), regions)


def show(desk: DeskHouse, qtbot: QtBot, **params: str) -> ScansView:
    view = desk.show(SCREEN, **params).view
    assert isinstance(view, ScansView)
    qtbot.addWidget(view)
    view.resize(1080, 690)
    return view


def press(button: QAbstractButton) -> None:
    button.click()
    QApplication.sendPostedEvents()


def returned(form: Fillable, inbox: Path, answer: str = "Yes") -> Path:
    ticks = {**dict.fromkeys(form.boxes, "Yes"), "answer": answer}
    path = inbox / "svar åäö.pdf"
    path.write_bytes(form.filled(ticks, {"words:own_words": WORDS}))
    return path


def read(desk: DeskHouse, view: ScansView, path: Path) -> None:
    desk.dialogs.answers.extend([path])
    press(view.list.file)
    press(next(iter(view.list.rows.values())).open)


def answers(desk: DeskHouse) -> list[Consent]:
    with desk.vault.open_unit(desk.actor) as unit:
        found = unit.records.list_standing(Consent, case=CASE)
    return [one for one in found if one.id.startswith("k-")]


def test_it_is_shown_and_leads_to_an_oral_answer_with_which_it_is_kept(
    desk: DeskHouse, form: Fillable, inbox: Path, qtbot: QtBot
) -> None:
    view = show(desk, qtbot)
    read(desk, view, returned(form, inbox))
    compare = view.compare
    check_screen(view)
    assert compare.picture.page_count() == 2
    assert compare.kinds["yes"].isChecked()
    assert set(compare.sheet.sheet.boxes.values()) == {True}
    assert compare.words.toPlainText() == WORDS
    assert not compare.sheet.isEnabled()
    assert not compare.save.isVisible()
    assert not compare.keep.isVisible()
    press(compare.said)
    wanted = {"case": CASE, "tab": "consent", "answer": form.code}
    assert desk.frame.went_to[-1] == ("case", wanted)
    desk.services().answers.register_oral(
        OralAnswer(
            code=form.code,
            case=CASE,
            answer=Answer.YES,
            said_at=NOW,
            boxes=compare.sheet.sheet.boxes,
            witness="Kim",
        )
    )
    view.presenter.refresh()
    press(next(iter(view.list.rows.values())).open)
    assert not compare.save.isVisible()
    assert not compare.said.isVisible()
    press(compare.compared)
    check_screen(view)
    press(compare.keep)
    (kept,) = desk.services().scan_keeping.kept(CASE)
    assert not kept.is_paper
    page = show(desk, qtbot, case=CASE, record=kept.record).kept
    texts = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert any("not signed" in text for text in texts)
    check_screen(page)
    outside = inbox.parent / "ut"
    outside.mkdir()
    desk.dialogs.answers.append(outside)
    press(page.take_out)
    (taken,) = outside.iterdir()
    assert taken.read_bytes() == (inbox / "svar åäö.pdf").read_bytes()
    assert form.code in taken.name


def test_with_its_signed_paper_it_is_registered(
    desk: DeskHouse, form: Fillable, inbox: Path, qtbot: QtBot
) -> None:
    returned(form, inbox)
    (inbox / "papper.pdf").write_bytes(as_pdf(form.pages(Filled())))
    view = show(desk, qtbot)
    desk.dialogs.answers.extend([inbox])
    press(view.list.folder)
    (row,) = view.list.rows.values()
    press(row.open)
    compare = view.compare
    assert compare.picture.page_count() == 4
    check_screen(view)
    assert compare.words.toPlainText() == WORDS
    compare.day.edit.setText("2026-01-15")
    press(compare.compared)
    press(compare.save)
    assert answers(desk) == []
    for box in list(compare.looked.values()):
        press(box)
    press(compare.save)
    (answer,) = answers(desk)
    assert answer.free_words_unconfirmed
    (kept,) = desk.services().scan_keeping.kept(CASE)
    assert kept.is_paper
    assert kept.file_sha256
    assert show(desk, qtbot, case=CASE, record=kept.record).kept.take_out.isVisible()


def test_a_no_in_it_says_what_to_do_at_once(
    desk: DeskHouse, form: Fillable, inbox: Path, qtbot: QtBot
) -> None:
    view = show(desk, qtbot)
    read(desk, view, returned(form, inbox, "No"))
    texts = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert any("says no" in text for text in texts)
    assert view.compare.said.isVisible()
    check_screen(view)


def test_a_foreign_file_is_named(desk: DeskHouse, inbox: Path, qtbot: QtBot) -> None:
    other = inbox / "annan.pdf"
    other.write_bytes(_foreign())
    view = show(desk, qtbot)
    desk.dialogs.answers.extend([other])
    press(view.list.file)
    texts = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert any(text.startswith("annan.pdf: ") for text in texts)


def _foreign() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(50, 750, "namn")
    canvas.acroForm.textfield(name="namn", x=50, y=700)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.usefixtures("swedish")
def test_in_swedish(desk: DeskHouse, form: Fillable, inbox: Path, qtbot: QtBot) -> None:
    view = show(desk, qtbot)
    read(desk, view, returned(form, inbox, "No"))
    check_swedish(view)
    check_screen(view)


def test_consents_and_the_case_lead_here(desk: DeskHouse, qtbot: QtBot) -> None:
    consents = desk.show(CONSENTS_SCREEN).view
    qtbot.addWidget(consents)
    press(consents.scans)  # pyright: ignore[reportAttributeAccessIssue]
    assert desk.frame.went_to[-1] == ("scans", {})
    case = desk.show(CASE_SCREEN, case=CASE, tab="consent").view
    qtbot.addWidget(case)
    (button,) = [
        one for one in case.findChildren(QAbstractButton) if one.text() == "Read scanned sheets"
    ]
    press(button)
    assert desk.frame.went_to[-1] == ("scans", {"case": CASE})
