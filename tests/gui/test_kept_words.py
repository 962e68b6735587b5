"""What is typed in an editor outlives it, comes back to its record alone, and goes once saved."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sspf_app.gui.ports import DraftText
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.typed_book import TypedBook
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.kept_words import KeptWords
from tests.presenters.doubles import Stage

ANNA, BO = "case/c-anna/note", "case/c-bo/note"


class Part(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.street = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.street)


class Editor(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.words, self.day, self.how = QPlainTextEdit(), DateField(), QComboBox()
        for one in ("phone", "letter"):
            self.how.addItem(one.title(), one)
        self.sure, self.knows = QCheckBox("sure"), QCheckBox("knows")
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.lines: dict[str, QLineEdit] = {}
        self.part = Part()
        self._layout = QVBoxLayout(self)
        for one in (self.words, self.day, self.how, self.sure, self.knows, self.password):
            self._layout.addWidget(one)
        self._layout.addWidget(self.part)
        self.kept = KeptWords(self, leave_out=("knows",))

    def make_room(self, kept: frozenset[str]) -> None:
        for name in sorted(kept):
            place = name.removeprefix("lines:")
            if name != place and place not in self.lines:
                self.add_line(place)

    def add_line(self, place: str) -> QLineEdit:
        made = self.lines[place] = QLineEdit()
        self._layout.addWidget(made)
        return made


class Page(HoldsTyped, QWidget):
    pass


class Store:
    """Where drafts of another day lie."""

    def __init__(self) -> None:
        self.drafts: dict[str, str] = {}

    def fetch(self, key: str, on_text: object) -> None:
        assert callable(on_text)
        if key in self.drafts:
            on_text(self.drafts[key])

    def let_go(self, key: str) -> None:
        self.drafts.pop(key, None)


@pytest.fixture
def view(qtbot: QtBot) -> ScreenView:
    made = ScreenView("A screen")
    qtbot.addWidget(made)
    made.show()
    return made


def _editor(view: ScreenView, key: str) -> Editor:
    made = Editor()
    view.body.addWidget(made)
    made.kept.begin(key)
    return made


def _again(view: ScreenView, editor: Editor, key: str) -> Editor:
    """The page is read anew: the editor goes, and another one comes in its place."""
    view.body.removeWidget(editor)
    editor.setParent(None)
    editor.deleteLater()
    return _editor(view, key)


def _type(editor: Editor) -> None:
    editor.words.setPlainText("Hon ringde, och")
    editor.day.edit.setText("2026-03-")
    editor.how.setCurrentIndex(1)
    editor.sure.setChecked(True)
    editor.knows.setChecked(True)
    editor.password.setText("hemligt")
    editor.part.street.setText("Storgatan")


def test_it_comes_back_to_its_record_alone(view: ScreenView) -> None:
    editor = _editor(view, ANNA)
    _type(editor)
    other = _again(view, editor, BO)
    assert other.words.toPlainText() == ""
    back = _again(view, other, ANNA)
    assert back.words.toPlainText() == "Hon ringde, och"
    assert (back.day.edit.text(), back.how.currentData()) == ("2026-03-", "letter")
    assert (back.sure.isChecked(), back.part.street.text()) == (True, "Storgatan")


def test_a_password_and_what_is_confirmed_each_time_are_not_kept(view: ScreenView) -> None:
    editor = _editor(view, ANNA)
    _type(editor)
    (draft,) = view.typed_book.drafts()
    assert "hemligt" not in draft.text
    back = _again(view, editor, ANNA)
    assert (back.password.text(), back.knows.isChecked()) == ("", False)


def test_a_choice_without_words_is_nothing_typed(view: ScreenView) -> None:
    editor = _editor(view, ANNA)
    editor.how.setCurrentIndex(1)
    assert view.typed_book.drafts() == ()
    editor.words.setPlainText("Hon")
    editor.words.setPlainText("")
    assert view.typed_book.drafts() == ()


def test_what_is_saved_or_left_is_gone_and_what_is_refused_stays(view: ScreenView) -> None:
    store = Store()
    view.typed_book.use(store, lambda: None)
    editor = _editor(view, ANNA)
    _type(editor)
    store.drafts[ANNA] = "as written every four seconds"
    editor.kept.send()
    view.typed_was_sent(is_saved=False)
    assert [one.key for one in view.typed_book.drafts()] == [ANNA]
    editor.kept.send()
    view.typed_was_sent(is_saved=True)
    assert (view.typed_book.drafts(), store.drafts) == ((), {})
    editor.kept.begin(BO)
    editor.words.setPlainText("Till")
    editor.kept.end()
    assert view.typed_book.drafts() == ()


def test_saving_one_thing_lets_nothing_else_go(view: ScreenView) -> None:
    first, second = _editor(view, ANNA), _editor(view, BO)
    _type(first)
    _type(second)
    first.kept.send()  # a question followed, and the answer was no
    second.kept.send()
    view.typed_was_sent(is_saved=True)
    assert [one.key for one in view.typed_book.drafts()] == [ANNA]


def test_words_of_another_day_are_given_back_and_told(view: ScreenView) -> None:
    store, told = Store(), list[str]()
    before = TypedBook()
    before.note(ANNA, '{"words": "I går", "how": "letter", "gone": "field"}')
    store.drafts = {one.key: one.text for one in before.drafts()}
    view.typed_book.use(store, lambda: told.append("told"))
    editor = _editor(view, ANNA)
    assert (editor.words.toPlainText(), editor.how.currentData()) == ("I går", "letter")
    assert told == ["told"]
    assert [one.key for one in view.typed_book.drafts()] == [ANNA]


@pytest.mark.parametrize("text", ["", "no JSON", "[1]", '{"words": 5}', '{"how": "pigeon"}'])
def test_a_draft_of_another_make_spoils_nothing(view: ScreenView, text: str) -> None:
    store = Store()
    store.drafts = {ANNA: text}
    view.typed_book.use(store, lambda: None)
    editor = _editor(view, ANNA)
    assert (editor.words.toPlainText(), editor.how.currentData()) == ("", "phone")


def test_lines_that_were_added_come_back_too(view: ScreenView) -> None:
    editor = _editor(view, ANNA)
    editor.add_line("first").setText("Är det så?")
    editor.kept.hear_again()
    back = _again(view, editor, ANNA)
    assert back.lines["first"].text() == "Är det så?"
    back.lines["first"].setText("Är det verkligen så?")
    assert "verkligen" in view.typed_book.drafts()[0].text


def test_outside_every_screen_nothing_is_kept_and_nothing_breaks(qtbot: QtBot) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    editor.kept.begin(ANNA)
    _type(editor)
    editor.kept.send()
    editor.kept.end()
    assert editor.kept.key == ""


def test_an_editor_that_gets_its_place_later_finds_its_words(view: ScreenView) -> None:
    view.typed_book.note(ANNA, '{"words": "Redan här"}')
    editor = Editor()
    editor.kept.begin(ANNA)
    view.body.addWidget(editor)
    editor.show()
    assert editor.words.toPlainText() == "Redan här"
    assert view.typed_book.drafts() == (DraftText(key=ANNA, text='{"words": "Redan här"}'),)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Anna \u202eBerg", "Their name: it holds a sign that nobody sees"),
        ("Anna\x07", "(U+0007)"),
        ("x" * 1001, "Their name: it is 1001 characters long, and 1000 is the most."),
    ],
)
def test_words_nobody_could_print_are_told_at_their_field_and_stay(
    view: ScreenView, typed: str, told: str
) -> None:
    editor = _editor(view, ANNA)
    editor.show()
    field = editor.part.street
    field.setAccessibleName("Their name")
    field.setText(typed)
    saved = list[str]()
    presenter = ScreenPresenter(Stage(services=object()).ports(), view)
    editor.kept.send()
    presenter.save_typed(lambda: saved.append("saved"), lambda _done: None)
    assert saved == []
    assert told in view.banner.words()
    assert "what you typed stays" in view.banner.words()
    assert field.property("invalid")
    assert [one.key for one in view.typed_book.drafts()] == [ANNA]


@pytest.mark.parametrize("typed", ["👩‍👧 Åsa", "محمد‏", "två\nrader", "a\u200bb", "Ш́"])
def test_words_of_any_tongue_are_saved(view: ScreenView, typed: str) -> None:
    editor = _editor(view, ANNA)
    editor.show()
    editor.words.setPlainText(typed)
    saved = list[str]()
    presenter = ScreenPresenter(Stage(services=object()).ports(), view)
    presenter.save_typed(lambda: saved.append("saved"), lambda _done: None)
    assert saved == ["saved"]


def test_a_saving_whose_page_is_gone_holds_no_draft_back(view: ScreenView) -> None:
    page, told = Page(), list[str]()
    view.body.addWidget(page)
    view.typed_book.use(Store(), lambda: None, kept_back=lambda: told.append("kept"))
    page.hold_words(held=True)
    assert view.typed_book.is_saving
    page.hold_words(held=False)
    page.typed_was_sent(is_saved=False)
    assert (view.typed_book.is_saving, told) == (False, ["kept"])
    page.hold_words(held=True)
    delete(page)
    assert not view.typed_book.is_saving


class Record(QWidget):
    """An editor about somebody of whom something is recorded already."""

    def __init__(self, view: ScreenView, *, phone: str, way: str) -> None:
        super().__init__()
        self.phone, self.street, self.way = QLineEdit(phone), QLineEdit("Storgatan"), QComboBox()
        for one in ("open", "marked", "moved"):
            self.way.addItem(one, one)
        self.way.setCurrentIndex(self.way.findData(way))
        self.lines = [FormRow(one, getattr(self, one)) for one in ("phone", "street", "way")]
        layout = QVBoxLayout(self)
        for one in self.lines:
            layout.addWidget(one)
        self.kept = KeptWords(self)
        view.body.addWidget(self)
        self.kept.begin(ANNA)

    def troubles(self) -> list[str]:
        return [one.trouble() for one in self.lines]


def test_a_draft_brings_back_what_was_touched_and_nothing_else(view: ScreenView) -> None:
    """Whoever became protected meanwhile stays so, whatever else was being typed."""
    Record(view, phone="070", way="open").street.setText("Lillgatan")
    later = Record(view, phone="071", way="marked")
    assert (later.phone.text(), later.street.text()) == ("071", "Lillgatan")
    assert later.way.currentData() == "marked"
    assert later.troubles() == ["", "", ""]


def test_what_two_changed_is_told_at_its_field(view: ScreenView) -> None:
    first = Record(view, phone="070", way="open")
    first.phone.setText("073")
    first.way.setCurrentIndex(first.way.findData("moved"))
    later = Record(view, phone="071", way="marked")
    assert (later.phone.text(), later.way.currentData()) == ("073", "marked")
    phone, street, way = later.troubles()
    assert phone == "Meanwhile “071” was recorded here. What you typed stands in the field."
    assert (street, way) == (
        "",
        "This was changed meanwhile; that stands. Choose anew if you like.",
    )
