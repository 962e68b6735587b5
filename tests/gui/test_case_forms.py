"""Forms of consent are printed and saved from the case, as a coordinator clicks it."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sspf_app.services.export_views import CopyKind
from tests.gui.case_at_desk import (
    BEFORE_SHEET_TWO,
    consents,
    desks_until_the_end,
    house_at,
    open_case,
    overview,
    page,
)
from tests.gui.desk_house import DeskHouse
from tests.gui.told_wrong import said_wrong


@pytest.fixture
def desks() -> Iterator[list[DeskHouse]]:
    yield from desks_until_the_end()


def test_a_form_is_previewed_saved_and_out(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva")
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(overview(view).next, Qt.MouseButton.LeftButton)
    form = page(view, "print")
    assert form.signatory.currentData() == "erik"
    assert form._preview.page_count() > 0
    assert list(tmp_path.glob("*.pdf")) == []
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert consents(view)._stack.currentIndex() == 0
    erik = next(card for card in consents(view).cards if card.accessibleName() == "Erik Lind")
    assert "answer" in erik.buttons


def test_no_form_goes_out_beside_a_day_that_cannot_be_read(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    form = page(open_case(desk, qtbot, "c-alva", tab="consent", print="erik"), "print")
    before = form.presenter._order.valid_to
    form.valid_to.edit.setText("2026-02-30")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    form.presenter.print_out()
    form.presenter.save_all(merged=False)
    form.presenter.print_all()
    assert desk.dialogs.asked == []
    assert said_wrong(form) == {"To": "The day “2026-02-30” does not exist."}
    assert (form.valid_to.edit.text(), form.presenter._order.valid_to) == ("2026-02-30", before)


def test_the_code_that_was_shown_is_the_code_that_is_printed(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    form = page(view, "print")
    shown = form.presenter._prepared.form.id
    form.presenter.choose_language("en")
    form.presenter.choose_signatory("anna")
    other = form.presenter._prepared.form.id
    form.presenter.choose_signatory("erik")
    assert form.presenter._prepared.form.id == shown != other
    desk.dialogs.answers.append(tmp_path)
    form.presenter.save_all(merged=False)
    out = {one.signatory: one.id for one in desk.services().consent_forms.forms("c-alva")[:2]}
    assert out == {"erik": shown, "anna": other}
    for signatory, code in out.items():
        form.presenter.choose_signatory(signatory)
        (path,) = tmp_path.glob(f"*{code}*")
        assert form.sign.text() == f"File: …{path.stem.rpartition('-')[2]}"
    view.presenter.go_to("consent", print="erik")
    assert form.presenter._prepared.form.id not in (shown, other)


def test_cards_that_no_longer_hold_are_not_shown(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    board = consents(view)
    form = page(view, "print")
    desk.tasks.hold()
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    desk.tasks.run()  # the form is written; nothing has been read again
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert board._stack.currentIndex() == 0
    assert board._inner.isHidden()
    assert board._reading.text() == "Saved. The cards are read again…"
    assert not board._reading.isHidden()
    while desk.tasks._held:
        desk.tasks.run()
    assert not board._inner.isHidden()
    assert board._reading.isHidden()
    erik = next(card for card in board.cards if card.accessibleName() == "Erik Lind")
    assert "answer" in erik.buttons


@pytest.mark.parametrize(
    ("kind", "ending"), [(CopyKind.FILLABLE, "-ifyllbar"), (CopyKind.DISPATCH, "-krypterad")]
)
def test_a_form_is_saved_in_another_form(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot, kind: CopyKind, ending: str
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva")
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(overview(view).next, Qt.MouseButton.LeftButton)
    form = page(view, "print")
    form.copy.choose(kind)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    (saved,) = tmp_path.glob("*.pdf")
    assert saved.stem.endswith(ending)
    told = dict(desk.dialogs.told)
    if kind is CopyKind.DISPATCH:
        assert pikepdf.open(saved, password=told[saved.name]).pages
    else:
        assert told == {}
        assert "/AcroForm" in pikepdf.open(saved).Root


def test_enter_on_a_cell_leads_to_what_would_change_it(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva")
    qtbot.keyClick(overview(view).panel.matrix, Qt.Key.Key_Return)
    assert page(view, "print").signatory.currentData() == "erik"


def test_what_cannot_be_printed_is_said_in_the_banner(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    form = page(view, "print")
    for box in form.recipient_boxes.values():
        if box.isChecked():
            box.click()
    assert form.banner.words()
    assert not form.save.isEnabled()
    form.recipient_boxes["school"].click()
    assert form.save.isEnabled()
    assert form.banner.words() == ""


def test_mark_and_address_are_chosen_with_the_keyboard_and_a_missing_address_is_said(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    form = page(view, "print")
    qtbot.keyClick(form.extras.secrecy, Qt.Key.Key_Space)
    assert form.extras.secrecy.isChecked()
    assert form.save.isEnabled()
    qtbot.keyClick(form.extras.address, Qt.Key.Key_Space)
    assert "Erik" in form.banner.words()
    assert not form.save.isEnabled()
    qtbot.keyClick(form.extras.address, Qt.Key.Key_Space)
    assert form.save.isEnabled()
    assert form.extras.secrecy.isChecked()
