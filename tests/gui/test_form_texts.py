"""The texts of the form, as they are clicked, on real services."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sspf_app.gui.screens.register.clause_fields import _MEANINGS
from sspf_app.gui.screens.register.presenter import RegisterPresenter
from sspf_app.gui.screens.register.screen import SCREEN
from sspf_app.gui.screens.register.texts_page import TextsPage
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.gui.theme import Theme
from sspf_app.services.actors import Role
from sspf_app.services.form_clauses import CLAUSES
from sspf_app.services.form_text import FORM_LANGUAGES, TextStatus
from sspf_app.services.form_text_shipped import SHIPPED_VERSION, text_in
from sspf_app.services.settings import ThemeChoice
from tests.gui.desk_house import DeskHouse
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

pytestmark = pytest.mark.at_desk(MORNING_OF)


def _page(desk: DeskHouse, **params: str) -> TextsPage:
    built = desk.show(SCREEN, **({"tab": "texts"} | params))
    return cast("RegisterView", built.view).texts


def _presenter(desk: DeskHouse) -> RegisterPresenter:
    assert desk.frame.shown is not None
    return cast("RegisterPresenter", desk.frame.shown.presenter)


def _draft(desk: DeskHouse, language: str) -> str:
    made = desk.services().form_texts.new_draft(language).new_id
    assert made is not None
    return made


def _text_of(desk: DeskHouse, text_id: str) -> dict[str, str]:
    return desk.services().form_texts.compare(text_id).item.text.words


def test_every_language_stands_in_the_list_with_its_state(desk: DeskHouse) -> None:
    page = _page(desk)
    rows = page.list.model.items()
    assert [row.language for row in rows] == list(FORM_LANGUAGES)
    assert [row.item is not None for row in rows[:4]] == [True, True, True, False]
    assert page.list.open.isVisible()
    page.list.table.choose("ar")
    assert page.list.begin.isVisible()
    assert not page.list.open.isVisible()


def test_a_translation_is_begun_typed_and_saved(desk: DeskHouse) -> None:
    page = _page(desk)
    page.list.table.choose("ar")
    page.list.begin.click()
    editor = page.editor
    assert editor.isVisible()
    editor.blocks.choose("B")
    QTest.qWait(1)
    assert editor.fields is not None
    field = editor.fields.fields["B.name"]
    assert field.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert editor.fields.faults["B.name"].trouble()
    field.setFocus()
    QTest.keyClicks(field, "Ism")
    assert not editor.fields.faults["B.name"].trouble()
    assert editor.save.text() == "Save (1)"
    editor.save.click()
    assert not editor.save.isEnabled()
    (draft,) = [
        item.text
        for item in desk.services().form_texts.list_texts()
        if item.text.status is TextStatus.DRAFT
    ]
    assert draft.words["B.name"] == "Ism"
    assert draft.language == "ar"
    assert desk.frame.said[-1] == "The words are saved."


def test_tab_goes_from_clause_to_clause(desk: DeskHouse) -> None:
    page = _page(desk, text=_draft(desk, "sv"))
    page.editor.blocks.choose("I")
    QTest.qWait(1)
    assert page.editor.fields is not None
    fields = page.editor.fields.fields
    fields["I.title"].setFocus()
    QTest.keyClick(fields["I.title"], Qt.Key.Key_Tab)
    assert fields["I.question"].hasFocus()
    assert "\t" not in fields["I.title"].toPlainText()


def test_what_is_filled_in_is_told_of_every_clause() -> None:
    named = {one for clause in CLAUSES for one in clause.placeholders}
    assert named == set(_MEANINGS)


def test_ease_and_faults_are_told_while_one_types(desk: DeskHouse) -> None:
    page = _page(desk, text=_draft(desk, "sv"))
    editor = page.editor
    editor.blocks.choose("H")
    assert editor.fields is not None
    assert "at most 40" in editor._ease.text()
    field = editor.fields.fields["H.withdrawal"]
    field.setPlainText("Samtyckesåterkallelsen förutsätter undertecknande. **Ja")
    assert "hard to read" in editor._ease.text()
    told = editor.fields.faults["H.withdrawal"]
    assert "{contact} is missing" in told.trouble()
    row = next(one for one in editor.model.items() if one.block == "H")
    assert (row.faults, row.is_hard) == (1, True)


def test_what_was_typed_is_kept_and_offered_again(desk: DeskHouse) -> None:
    draft = _draft(desk, "sv")
    page = _page(desk, text=draft)
    page.editor.blocks.choose("B")
    assert page.editor.fields is not None
    page.editor.fields.fields["B.name"].setPlainText("Ditt namn")
    for kept in _presenter(desk).drafts():
        desk.services().drafts.save(kept.key, kept.text)
    again = _page(desk, text=draft)
    assert again.editor.save.text() == "Save (1)"
    again.editor.blocks.choose("B")
    assert again.editor.fields is not None
    assert again.editor.fields.fields["B.name"].toPlainText() == "Ditt namn"
    again.editor.save.click()
    assert _text_of(desk, draft)["B.name"] == "Ditt namn"
    assert _presenter(desk).drafts() == ()
    assert desk.services().drafts.list_drafts() == ()


def test_a_unit_manager_approves_what_the_coordinator_wrote(desk: DeskHouse) -> None:
    draft = _draft(desk, "sv")
    desk.services().form_texts.edit(draft, {"B.name": "Ditt namn"})
    page = _page(desk, text=draft)
    page.editor.blocks.choose("approval")
    assert not page.editor.origin.approve.isEnabled()
    desk.actor = replace(desk.actor, user_id="u-manager")
    desk.change_role(Role.UNIT_MANAGER)
    page = _page(desk, text=draft)
    view = cast("RegisterView", desk.frame.shown.view if desk.frame.shown else None)
    assert "parties" not in view.sections.offered()
    page.editor.blocks.choose("approval")
    desk.dialogs.answers += [False, True]
    page.editor.origin.approve.click()
    page.editor.origin.approve.click()
    items = {item.text.id: item for item in desk.services().form_texts.list_texts()}
    assert items[draft].is_in_force
    assert items[f"ft-sv-{SHIPPED_VERSION}"].text.status is TextStatus.RETIRED
    assert not page.editor.origin.approve.isVisible()


def test_where_nobody_else_approves_a_paper_is_noted(desk: DeskHouse) -> None:
    draft = _draft(desk, "sv")
    desk.services().form_texts.edit(draft, {"B.name": "Ditt namn"})
    page = _page(desk, text=draft)
    page.editor.blocks.choose("approval")
    origin = page.editor.origin
    assert not origin.approve.isVisible()
    origin.note_approval.click()
    assert "Write who decided" in page.banner.words()
    origin.paper.decider.setText("Ulla Ek")
    origin.paper.document.setText("Dnr 7")
    origin.note_approval.click()
    items = {item.text.id: item for item in desk.services().form_texts.list_texts()}
    assert items[draft].is_in_force
    assert "Approved on paper by Ulla Ek: Dnr 7" in origin._status.text()
    assert not origin.note_approval.isVisible()


def test_a_draft_that_lacks_something_says_what(desk: DeskHouse) -> None:
    draft = _draft(desk, "fi")
    desk.actor = replace(desk.actor, user_id="u-manager")
    desk.change_role(Role.UNIT_MANAGER)
    page = _page(desk, text=draft)
    page.editor.blocks.choose("approval")
    desk.dialogs.answers += [True]
    page.editor.origin.approve.click()
    assert f"{len(CLAUSES)} places" in page.banner.words()


def test_terms_and_origin_are_written(desk: DeskHouse) -> None:
    swedish, english = _draft(desk, "sv"), _draft(desk, "en")
    page = _page(desk, text=swedish)
    page.editor.blocks.choose("approval")
    assert page.editor.origin.same.isChecked()
    page.editor.origin.other.click()
    assert desk.services().form_texts.compare(swedish).item.text.terms == 2
    assert page.editor.origin.other.isChecked()
    page = _page(desk, text=english)
    origin = page.editor.origin
    page.editor.blocks.choose("approval")
    origin.translator.setText("Ann Word")
    origin.translated_on.edit.setText("31 mars")
    origin.save.click()
    assert desk.services().form_texts.compare(english).item.text.translator == ""
    origin.translated_on.edit.setText("2026-03-01")
    origin.reviewer.setText("Bo Läsare")
    origin.save.click()
    stored = desk.services().form_texts.compare(english).item.text
    assert (stored.translator, stored.reviewer) == ("Ann Word", "Bo Läsare")
    assert str(stored.translated_on) == "2026-03-01"


def test_a_draft_is_thrown_away_only_when_asked_twice(desk: DeskHouse) -> None:
    draft = _draft(desk, "uk")
    page = _page(desk, text=draft)
    page.editor.blocks.choose("approval")
    desk.dialogs.answers += [False, True]
    page.editor.origin.discard.click()
    assert draft in {item.text.id for item in desk.services().form_texts.list_texts()}
    page.editor.origin.discard.click()
    assert page.list.isVisible()
    assert draft not in {item.text.id for item in desk.services().form_texts.list_texts()}


def test_it_is_seen_printed_in_every_variant(desk: DeskHouse) -> None:
    page = _page(desk)
    page.list.table.choose(f"ft-sv-x-lattlast-{SHIPPED_VERSION}")
    page.list.look.click()
    assert page.preview.isVisible()
    for number in range(page.variant.count()):
        page.variant.setCurrentIndex(number)
        page.variant.activated.emit(number)
        assert page.preview.page_count() >= 1
    page.leave_specimen.click()
    assert page.list.isVisible()
    page.list.open.click()
    page.editor.look.click()
    page.leave_specimen.click()
    assert page.editor.isVisible()


def test_a_sheet_goes_out_and_comes_back(desk: DeskHouse, tmp_path: Path) -> None:
    draft = _draft(desk, "so")
    page = _page(desk, text=draft)
    out = tmp_path / "out"
    out.mkdir()
    desk.dialogs.answers += [out]
    page.editor.export.click()
    (sheet,) = out.iterdir()
    text = sheet.read_text("utf-8-sig")
    filled = out / "filled.csv"
    # The translator writes in the last column of one row, and breaks the braces of another.
    whole = text.replace('"Name";""', '"Name";"Magac"')
    filled.write_text(whole, "utf-8-sig")
    broken = out / "broken.csv"
    broken.write_text(whole.replace('"Magac"', '"Magac {x}"'), "utf-8-sig")
    desk.dialogs.answers += [broken, out / "not-there.csv", filled]
    page.editor.take.click()
    assert "B3: {x} is nothing that the program fills in here." in page.editor.told.words()
    assert _text_of(desk, draft)["B.name"] == ""
    page.editor.take.click()
    assert "cannot be read" in page.banner.words()
    page.editor.take.click()
    assert _text_of(desk, draft)["B.name"] == "Magac"


@pytest.mark.parametrize("block", ["A", "H", "type", "approval"])
def test_every_control_has_its_name_and_its_room(desk: DeskHouse, block: str) -> None:
    page = _page(desk, text=_draft(desk, "en"))
    page.editor.blocks.choose(block)
    QTest.qWait(1)
    assert desk.frame.shown is not None
    check_screen(desk.frame.shown.view)


@pytest.mark.usefixtures("swedish")
def test_no_page_is_wider_than_a_small_window_at_large_text(desk: DeskHouse, theme: Theme) -> None:
    theme.choose(ThemeChoice.LIGHT, text_percent=150)
    page = _page(desk, text=_draft(desk, "en"))
    page.editor.look.click()
    QTest.qWait(1)
    assert page.minimumSizeHint().width() < 970  # what a window of 1280 leaves it


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse) -> None:
    page = _page(desk)
    assert desk.frame.shown is not None
    check_swedish(desk.frame.shown.view)
    check_screen(desk.frame.shown.view)
    draft = _draft(desk, "fi")
    page = _page(desk, text=draft)
    swedish = frozenset(text_in("sv").clauses.values())
    for block in ("A", "approval"):
        page.editor.blocks.choose(block)
        QTest.qWait(1)
        check_swedish(desk.frame.shown.view, but=swedish)
        check_screen(desk.frame.shown.view)
    page.editor.look.click()
    check_swedish(desk.frame.shown.view)
    check_screen(desk.frame.shown.view)
