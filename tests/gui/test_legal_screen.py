"""Questions that rest on a law, as they are clicked, on real services."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from sspf_app.gui.screens.legal.form_card import FormCard
from sspf_app.gui.screens.legal.ports import ASKED, REPORT, TOLD
from sspf_app.gui.screens.legal.screen import SCREEN
from sspf_app.gui.screens.legal.view import LegalView
from sspf_app.services.actors import Role
from sspf_app.services.legal_records import LegalStatus
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish
from tests.gui.told_wrong import said_wrong

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _shown(desk: DeskHouse, **params: str) -> LegalView:
    return cast("LegalView", desk.show(SCREEN, **params).view)


def _case(desk: DeskHouse, name: str) -> str:
    cases = desk.services().cases.list_cases()
    return next(one.case for one in cases if one.case == f"c-{name.lower()}")


def _words(widget: QWidget) -> str:
    QTest.qWait(1)
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _ask(form: FormCard) -> None:
    """Fill in what the police asks about the young person."""
    form.person.chip(form.person.ids()[0]).click()
    form.asked_by.setText("Insp. Öberg, på telefon")
    form.asked_what.setPlainText("Var är hen på kvällarna?")


def _choose_ground(form: FormCard, paragraph: str) -> None:
    index = next(
        at for at in range(form.ground.count()) if form.ground.itemText(at).startswith(paragraph)
    )
    form.ground.setCurrentIndex(index)


def _answer_as_demanded(form: FormCard) -> None:
    for key, bar in form.questions.bars.items():
        needed = form.questions._lines[key][1]
        bar.chip(needed.value).click()


def test_the_police_asks_about_maja_from_phone_to_handing_out(desk: DeskHouse) -> None:
    view = _shown(desk, case=_case(desk, "Maja"))
    form = view.form
    assert form.kind.one() == ASKED
    _ask(form)
    form.save.click()
    assert said_wrong(form) == {"The decision": "Choose whether anything is handed out."}
    form.hand_out.chip("yes").click()
    form.save.click()
    assert "Choose the one legal ground" in said_wrong(form)["Legal ground, exactly one"]
    _choose_ground(form, "OSL 10 kap. 18 a §")
    assert "Riskerar" in _words(form) or "brottslig verksamhet" in _words(form)
    form.questions.bars["committed"].chip("yes").click()
    assert "gives no support" in _words(form.questions)
    _answer_as_demanded(form)
    form.what.setPlainText("Att hon har träffat gruppen två gånger")
    form.circumstances.setPlainText("Sedd två gånger med en grupp som rekryterar.")
    form.reasoning.setPlainText("Faran väger tyngst.")
    form.save.click()
    (line,) = desk.services().legal.list_requests()
    assert line.request.status is LegalStatus.WAITING
    card = view.request
    assert card.paper.decider.isVisibleTo(view)
    card.approve.click()
    assert "who decided" in card.refusal.words()
    card.paper.decider.setText("Eva Ek")
    card.paper.document.setText("Beslut i akten")
    card.approve.click()
    assert card.hand_out.isVisibleTo(view)
    desk.dialogs.answers.append(True)
    desk.house.clock.pass_time(minutes=1)
    card.hand_out.click()
    (line,) = desk.services().legal.list_requests()
    assert line.request.status is LegalStatus.HANDED_OUT
    assert not card.hand_out.isVisibleTo(view)


def test_nothing_is_handed_out_and_the_question_is_kept(desk: DeskHouse) -> None:
    view = _shown(desk)
    view.new.click()
    view.form.case.choose(_case(desk, "Maja"))
    view.form.case.picked.emit(_case(desk, "Maja"))
    _ask(view.form)
    view.form.hand_out.chip("no").click()
    assert not view.form.ground.isVisibleTo(view)
    view.form.reasoning.setPlainText("Inget lagrum passar.")
    view.form.save.click()
    assert "Nothing handed out" in _words(view.request)


def test_a_notice_and_a_report(desk: DeskHouse) -> None:
    case = _case(desk, "Dino")
    view = _shown(desk, case=case)
    form = view.form
    form.kind.chip(TOLD).click()
    _ask(form)
    titles = [form.ground.itemText(at) for at in range(form.ground.count())]
    assert not any("18 a" in one for one in titles)
    _choose_ground(form, "LUL 6")
    _answer_as_demanded(form)
    form.what.setPlainText("Skäligen misstänkt för stöld")
    form.circumstances.setPlainText("Underrättelse 2026-03-11")
    form.save.click()
    assert "Received by law" in _words(view.request)
    view.presenter.choose_case(case)
    form.kind.chip(REPORT).click()
    form.made.chip("yes").click()
    form.save.click()
    (report,) = desk.services().legal.desk(case).reports
    assert report.made
    form.kind.chip(REPORT).click()
    assert not form.asked_what.isVisibleTo(view)


def test_a_protected_case_asks_why_and_shows_no_name(desk: DeskHouse) -> None:
    case = _case(desk, "Greta")
    view = _shown(desk, case=case)
    assert view.reason.isVisibleTo(view)
    assert "Greta" not in _words(view)
    view.reason.field.setText("polisen ringer")
    view.reason._button.click()
    assert view.form.person.isVisibleTo(view)


def test_a_unit_manager_sees_what_waits_and_decides(desk: DeskHouse) -> None:
    view = _shown(desk, case=_case(desk, "Maja"))
    form = view.form
    _ask(form)
    form.hand_out.chip("yes").click()
    _choose_ground(form, "OSL 10 kap. 18 a §")
    _answer_as_demanded(form)
    for field in (form.what, form.circumstances, form.reasoning):
        field.setPlainText("ord")
    form.save.click()
    desk.change_role(Role.UNIT_MANAGER)
    view = _shown(desk)
    assert not view.new.isVisibleTo(view)
    view.table.choose(desk.services().legal.waiting()[0].request.id)
    assert "Maja" not in _words(view)
    check_screen(view)
    desk.dialogs.answers += [False, True]
    view.request.approve.click()
    assert view.model.rowCount() == 1
    view.request.approve.click()
    assert view.model.rowCount() == 0


def test_what_was_typed_is_there_again(desk: DeskHouse) -> None:
    case = _case(desk, "Maja")
    view = _shown(desk, case=case)
    _ask(view.form)
    for draft in view.presenter.drafts():
        desk.services().drafts.save(draft.key, draft.text)
    again = _shown(desk, case=case)
    assert again.form.asked_what.toPlainText() == "Var är hen på kvällarna?"


@pytest.mark.parametrize("size", [(1240, 800), (1040, 640)])
def test_everything_is_named_and_has_room(desk: DeskHouse, size: tuple[int, int]) -> None:
    view = _shown(desk, case=_case(desk, "Maja"))
    view.resize(*size)
    check_screen(view)
    view.form.hand_out.chip("yes").click()
    _choose_ground(view.form, "Lag 2025:170 4 §")
    check_screen(view)


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse) -> None:
    view = _shown(desk, case=_case(desk, "Maja"))
    view.form.hand_out.chip("yes").click()
    _choose_ground(view.form, "Lag 2025:170 4 §")
    check_swedish(view)
    check_screen(view)


def test_it_has_its_own_colour_word_and_icon(desk: DeskHouse) -> None:
    view = _shown(desk)
    assert "Not consent" in _words(view.header)
    assert SCREEN.icon == "legal"
