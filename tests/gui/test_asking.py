"""Asking in the window: a whole request, whom nothing may be sent to, an answer set right."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import Answer, Channel, InformationType, ReasonCode
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Exclusion
from sspf_app.gui.screens.case.request_card import RequestCard
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.services.consent_views import PaperYes
from sspf_app.services.form_code import record_prefix, shown_form_code
from sspf_app.services.form_views import FormOrder
from sspf_app.services.request_records import ContactKind
from tests.gui.desk_house import DeskHouse, worked_cases

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


pytestmark = pytest.mark.at_desk(NOW, worked_cases)


def open_case(desk: DeskHouse, qtbot: QtBot, **wanted: str) -> CaseView:
    view = desk.show(CASE, **{"case": "c-alva", **wanted}).view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    return view


def page(view: CaseView, name: str):
    return view.presenter.parts["consent"].pages[name].view  # pyright: ignore[reportAttributeAccessIssue]


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def block(desk: DeskHouse, qtbot: QtBot) -> CaseView:
    view = open_case(desk, qtbot, tab="people", person="erik")
    people = view.presenter.parts["people"].view
    click(qtbot, people.person.contact.begin)
    people.person.contact.reason.setText("Kontaktförbud, tingsrätten")
    qtbot.keyClick(people.person.contact.reason, Qt.Key.Key_Return)
    return view


def test_a_guardian_is_blocked_and_the_block_is_lifted_with_a_reason(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = block(desk, qtbot)
    people = view.presenter.parts["people"].view
    assert "Since 2026-01-15, in every case: Kontaktförbud" in said(people.person.contact)
    (rule,) = desk.services().contact_rules.rules("c-alva")
    assert (rule.kind, rule.case, rule.person) == (ContactKind.BLOCKED, None, "erik")
    lift = next(
        one
        for one in people.person.contact.findChildren(QWidget)
        if getattr(one, "text", str)() == "Lift it…"
    )
    click(qtbot, lift)
    click(qtbot, people.person.contact.save)
    assert people.person.contact.reason_row.trouble() == "Write a few words first."
    people.person.contact.reason.setText("Upphävt")
    click(qtbot, people.person.contact.save)
    assert "Lifted 2026-01-15: Upphävt" in said(people.person.contact)
    assert desk.frame.bugs == []


def test_the_card_of_a_blocked_guardian_says_what_is_missing(desk: DeskHouse, qtbot: QtBot) -> None:
    view = block(desk, qtbot)
    view.presenter.go_to("consent")
    board = view.presenter.parts["consent"].view
    erik = next(card for card in board.cards if card.accessibleName() == "Erik Lind")
    assert "Blocked since 2026-01-15" in said(erik)
    assert "The law still requires that answer" in said(erik)
    assert "print" not in erik.buttons
    view.presenter.go_to("consent", print="erik")
    form = page(view, "print")
    assert not form.save.isEnabled()
    assert "Nothing is printed for Erik Lind" in form._warning.words()


def test_all_sheets_of_a_request_are_saved_in_one_act(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    view = open_case(desk, qtbot, tab="consent", print="erik")
    form = page(view, "print")
    assert form.save_all.text() == "Save both forms to print…"
    desk.dialogs.answers.append(out)
    click(qtbot, form.save_all)
    assert len(list(out.iterdir())) == 2
    assert "2 forms are saved" in desk.frame.said[-1]
    board = view.presenter.parts["consent"].view
    assert {"Request no. 1 in the case" in said(card) for card in board.cards} == {True}
    assert desk.frame.bugs == []


def test_one_file_for_the_printer(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    view = open_case(desk, qtbot, tab="consent", print="erik")
    form = page(view, "print")
    form.one_file.click()
    desk.dialogs.answers.append(out)
    click(qtbot, form.save_all)
    assert len(list(out.iterdir())) == 1


def test_who_had_to_answer_stands_below_the_cards(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    view = open_case(desk, qtbot, tab="consent", print="erik")
    desk.dialogs.answers.append(out)
    click(qtbot, page(view, "print").save_all)
    board = view.presenter.parts["consent"].view
    (card,) = board.findChildren(RequestCard)
    assert "Who had to answer when it was made, 2026-01-15" in said(card)
    assert "Anna Lind: joint custody, shown by" in said(card)
    assert "Erik Lind: joint custody, shown by" in said(card)
    assert "The rules of the office that day" in said(card)


def answer_for_a_person(desk: DeskHouse, qtbot: QtBot, out: Path, words: str) -> CaseView:
    """Erik's sheet with Anna as a column, printed and answered in the window."""
    view = open_case(desk, qtbot, tab="consent", print="erik")
    form = page(view, "print")
    form.recipient_boxes["anna"].click()
    desk.dialogs.answers.append(out)
    click(qtbot, form.save)
    (sheet,) = desk.services().consent_forms.forms("c-alva")
    assert sheet.recipients[-1] == "anna"
    view.presenter.go_to("consent", answer=sheet.id)
    answer = page(view, "answer")
    click(qtbot, answer.kinds["signed_yes"])
    shape = answer.sheet.sheet.shape
    for row in range(len(shape.rows)):
        for column in range(len(shape.columns)):
            answer.sheet.setCurrentIndex(answer.sheet.sheet.index(row, column))
            qtbot.keyClick(answer.sheet, Qt.Key.Key_Space)
    answer.day.edit.setText("2026-01-15")
    answer.words.setPlainText(words)
    click(qtbot, answer.save)
    return view


def choose(box: QComboBox, value: str) -> None:
    number = box.findData(value)
    assert number >= 0
    box.setCurrentIndex(number)


@pytest.mark.parametrize(
    ("recipient", "source", "type_", "sentence"),
    [
        ("anna", "*", "attendance", "Anna Lind"),
        ("*", "school", "*", "anybody"),
        ("anna", "*", "*", "Anna Lind"),
    ],
)
def test_a_person_is_a_column_and_words_may_leave_out_that_person_or_everybody(
    desk: DeskHouse,
    qtbot: QtBot,
    tmp_path: Path,
    *,
    recipient: str,
    source: str,
    type_: str,
    sentence: str,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    view = answer_for_a_person(desk, qtbot, out, "Inte till mamma")
    confirm = page(view, "confirm")
    assert confirm.isVisible()
    choose(confirm.recipient, recipient)
    choose(confirm.source, source)
    choose(confirm.type, type_)
    choose(confirm.subject, "*")
    confirm._on_add()
    assert sentence in said(confirm)
    click(qtbot, confirm.save)
    purpose = desk.services().cases.get("c-alva").purposes[0].id
    board = desk.services().consent_cards.board("c-alva", purpose=purpose, subject="alva")
    card = next(card for card in board.cards if card.signatory == "erik")
    assert card.status == "in_force"
    assert card.answer is not None
    assert card.answer.exclusions == (
        Exclusion(subject="*", source=source, recipient=recipient, type=type_),
    )
    assert any(grant.person == "anna" and grant.receive for grant in card.answer.grants)
    (shown,) = [
        one
        for one in view.presenter.parts["consent"].view.cards
        if one.accessibleName() == "Erik Lind"
    ]
    assert sentence in said(shown)
    assert desk.frame.bugs == []


def answered(desk: DeskHouse) -> str:
    """Erik's sheet, registered with a box too many."""
    services = desk.services()
    purpose = services.cases.get("c-alva").purposes[0].id
    plan = services.consent_forms.plan("c-alva", purpose=purpose)
    order = FormOrder(
        case="c-alva",
        purpose=purpose,
        signatory="erik",
        subjects=("alva",),
        rows=plan.rows,
        recipients=plan.recipients,
        valid_from=plan.valid_from,
        valid_to=plan.valid_to,
    )
    prepared = services.consent_forms.prepare(order)
    services.consent_forms.hand_out(prepared)
    boxes = {
        (number, who): number != 1
        for number, row in enumerate(plan.rows)
        for who in plan.recipients
        if who != row.teller
    }
    changes = services.answers.register_yes(
        PaperYes(code=prepared.form.id, case="c-alva", signed_on=date(2026, 1, 15), boxes=boxes)
    )
    assert changes.new_id is not None
    return changes.new_id


def test_a_card_tells_the_sheet_that_was_answered_before_one_that_is_out(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    record = answered(desk)
    services = desk.services()
    purpose = services.cases.get("c-alva").purposes[0].id
    (code,) = (
        form.id
        for form in services.consent_forms.forms("c-alva")
        if record.startswith(record_prefix(form.id))
    )
    other = handed_out_again(desk, purpose)
    view = open_case(desk, qtbot, tab="consent")
    board = view.presenter.parts["consent"].view
    erik = said(next(card for card in board.cards if card.accessibleName() == "Erik Lind"))
    first, second = shown_form_code(code), shown_form_code(other)
    assert erik.index(f"form {first}") < erik.index(f"form {second}, not answered yet")
    assert f"{first}, not answered" not in erik


def handed_out_again(desk: DeskHouse, purpose: str) -> str:
    """One more sheet to Erik; returns its code."""
    forms = desk.services().consent_forms
    plan = forms.plan("c-alva", purpose=purpose)
    prepared = forms.prepare(
        FormOrder(
            case="c-alva",
            purpose=purpose,
            signatory="erik",
            subjects=("alva",),
            rows=plan.rows,
            recipients=plan.recipients,
            valid_from=plan.valid_from,
            valid_to=plan.valid_to,
        )
    )
    forms.hand_out(prepared)
    return prepared.form.id


def test_an_answer_is_set_right_in_one_guided_act(desk: DeskHouse, qtbot: QtBot) -> None:
    record = answered(desk)
    view = open_case(desk, qtbot, tab="consent")
    board = view.presenter.parts["consent"].view
    erik = next(card for card in board.cards if card.accessibleName() == "Erik Lind")
    click(qtbot, erik.buttons["correct"])
    correct = page(view, "correct")
    click(qtbot, correct.save)
    assert correct.reason_row.trouble() == "Write a few words first."
    correct.reason.setText("Fel rad kryssad")
    qtbot.keyClick(correct.reason, Qt.Key.Key_Return)
    sheet = page(view, "answer")
    typed = sheet.collect()
    assert typed.kind == "signed_yes"
    assert set(typed.boxes.values()) == {True, False}
    sheet.presenter.save()
    purpose = desk.services().cases.get("c-alva").purposes[0].id
    found = desk.services().consent_cards.board("c-alva", purpose=purpose, subject="alva")
    card = next(card for card in found.cards if card.signatory == "erik")
    assert card.status == "in_force"
    old = next(one for one in card.answers if one.id == record)
    new = next(one for one in card.answers if one.counts)
    assert old.invalidated_because == "Fel rad kryssad"
    assert new.answer is Answer.YES
    assert set(new.grants) ^ set(old.grants) == set()
    assert set(new.exclusions) == set(old.exclusions)
    assert desk.frame.bugs == []


def test_a_wrong_yes_that_came_with_a_case_file_is_closed_and_nothing_rests_on_it(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    flow = Flow(
        case="c-alva",
        purpose="p1",
        subject="alva",
        source="school",
        recipient="social",
        type=InformationType.ATTENDANCE,
        channel=Channel.WRITTEN,
    )
    assert ReasonCode.INVALIDATED not in desk.services().sharing.ask(flow).decision.codes
    view = open_case(desk, qtbot, tab="consent")
    board = view.presenter.parts["consent"].view
    anna = next(card for card in board.cards if card.accessibleName() == "Anna Lind")
    assert "If it is wrong, close it" in said(anna)
    assert {"correct", "print"} <= set(anna.buttons)
    assert anna.buttons["correct"].text() == "Close the answer…"
    click(qtbot, anna.buttons["correct"])
    correct = page(view, "correct")
    assert correct.save.text() == "Close the answer"
    assert "Then print a new form." in said(correct)
    click(qtbot, correct.save)
    assert correct.reason_row.trouble() == "Write a few words first."
    correct.reason.setText("Anna har aldrig skrivit på")
    click(qtbot, correct.save)
    anna = next(card for card in board.cards if card.accessibleName() == "Anna Lind")
    assert "correct" not in anna.buttons
    found = desk.services().consent_cards.board("c-alva", purpose="p1", subject="alva")
    card = next(card for card in found.cards if card.signatory == "anna")
    assert card.status == "invalidated"
    assert [one.invalidated_because for one in card.answers] == ["Anna har aldrig skrivit på"]
    assert ReasonCode.INVALIDATED in desk.services().sharing.ask(flow).decision.codes
    assert desk.frame.bugs == []


def test_a_no_that_came_with_a_case_file_is_not_closed_but_asked_anew(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = open_case(desk, qtbot, case="c-dino", tab="consent")
    board = view.presenter.parts["consent"].view
    found = desk.services().consent_cards.board("c-dino", purpose="p1", subject="dino")
    refused = next(one for one in found.cards if one.signatory == "dino")
    assert refused.answer is not None
    assert refused.answer.answer is Answer.NO
    card = next(card for card in board.cards if card.accessibleName() == refused.name)
    assert "correct" not in card.buttons
    assert "print" in card.buttons
    assert "print a new form" in said(card)
    view = open_case(desk, qtbot, case="c-dino", tab="consent", correct=refused.answer.id)
    correct = page(view, "correct")
    for part in (correct.save, correct.reason_row):
        assert not part.isVisibleTo(correct)
    assert "print a new form" in said(correct)
    assert desk.frame.bugs == []


def test_what_was_left_out_stays_out_when_an_answer_is_set_right(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    view = answer_for_a_person(desk, qtbot, out, "Inte till mamma")
    confirm = page(view, "confirm")
    choose(confirm.recipient, "anna")
    confirm._on_add()
    (rule,) = confirm.presenter._rules
    click(qtbot, confirm.save)
    board = view.presenter.parts["consent"].view
    erik = next(card for card in board.cards if card.accessibleName() == "Erik Lind")
    click(qtbot, erik.buttons["correct"])
    correct = page(view, "correct")
    correct.reason.setText("Fel dag")
    click(qtbot, correct.save)
    page(view, "answer").presenter.save()
    again = page(view, "confirm")
    assert again.isVisible()
    assert again.presenter._rules == (rule,)
    assert "must not go to Anna Lind" in said(again)
    click(qtbot, again.save)
    purpose = desk.services().cases.get("c-alva").purposes[0].id
    found = desk.services().consent_cards.board("c-alva", purpose=purpose, subject="alva")
    card = next(card for card in found.cards if card.signatory == "erik")
    assert card.answer is not None
    assert [one.recipient for one in card.answer.exclusions] == ["anna"]
