"""The help: opened at the screen one is on, in both languages, with its own pictures."""

from __future__ import annotations

import re
from datetime import UTC, date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scripts import catalogue
from sspf_app import assets
from sspf_app.gui import i18n
from sspf_app.gui.help_pages import ORDER, HelpPages, topic_of
from sspf_app.gui.help_window import HelpWindow, open_help
from sspf_app.gui.looks import DARK, tokens
from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.gui.theme import Theme
from sspf_app.services.settings import ThemeChoice
from tests.gui.screen_checks import check_screen, check_swedish
from tests.gui.shell_at_hand import Stand

FOLDER = assets.help_folder()
LANGUAGES = ("sv", "en")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
QUOTED = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
PICTURE_KIND = QTextDocument.ResourceType.ImageResource.value


def _pages(language: str) -> HelpPages:
    return HelpPages(FOLDER, language, {})


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(parent: QWidget) -> HelpWindow:
    return open_help(parent, SCREENS, has_ask=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_has_a_page(language: str) -> None:
    pages = _pages(language)
    assert [screen.name for screen in SCREENS if pages.page(screen.name) is None] == []
    assert {page.topic for page in pages.pages} >= set(ORDER) - {"keys"}


def test_both_languages_have_the_same_pages() -> None:
    swedish, english = (_pages(language).pages for language in LANGUAGES)
    assert [page.topic for page in swedish] == [page.topic for page in english]
    for one, two in zip(swedish, english, strict=True):
        assert one.text.count("\n## ") == two.text.count("\n## ")
        assert len(PICTURE.findall(one.text)) == len(PICTURE.findall(two.text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_and_link_is_there(language: str) -> None:
    pages = _pages(language)
    missing: list[str] = []
    for page in pages.pages:
        for said, file in PICTURE.findall(page.text):
            assert said, f"{page.topic}: a picture says nothing to who cannot see it"
            if not (FOLDER / file).is_file():
                missing.append(f"{page.topic}: {file}")
        for link in LINK.findall(page.text):
            if pages.page(topic_of(link)) is None or f".{language}." not in link:
                missing.append(f"{page.topic}: {link}")
    assert missing == []


def test_the_help_calls_things_what_the_window_calls_them() -> None:
    """What stands in italics is a word on the screen; one that was renamed is found here."""
    merged, _origin = catalogue.merge_fragments()
    known = {
        "en": {_bare(str(message.id)) for message in merged},
        "sv": {_bare(str(message.string)) for message in merged},
    }
    unknown: list[str] = []
    for language in LANGUAGES:
        for page in _pages(language).pages:
            if page.topic == "consent":
                continue  # written by the walk, which presses what it names
            for quoted in QUOTED.findall(page.text):
                if quoted.startswith("Ctrl+"):
                    continue
                parts = [_bare(part) for part in quoted.split("→")]
                unknown += [
                    f"{page.topic}.{language}: {one}" for one in parts if one not in known[language]
                ]
    assert unknown == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_register_names_each_tab_as_the_tab_does(
    qtbot: QtBot, language: str
) -> None:
    i18n.use_language(language)
    view = RegisterView(UTC, lambda: date(2026, 3, 12))
    qtbot.addWidget(view)
    sections = view.sections
    page = _pages(language).page("register")
    assert page is not None
    told = re.findall(r"^- \*\*(.+?)\*\*:", page.text, re.MULTILINE)
    assert sorted(told) == sorted(sections.word(one) for one in sections.names())


def test_a_tab_with_a_page_of_its_own_leads_there(qtbot: QtBot) -> None:
    view = RegisterView(UTC, lambda: date(2026, 3, 12))
    qtbot.addWidget(view)
    pages = _pages("en")
    for section, topic in (
        ("parties", ""),
        ("users", "users"),
        ("extracts", "rights"),
        ("closed_notes", "closed_notes"),
        ("disposal", "retention"),
    ):
        view.show_section(section)
        assert view.help_topic() == topic
        assert not topic or pages.page(topic) is not None


def _bare(words: str) -> str:
    return words.strip().rstrip("….:?").casefold()


def test_f1_opens_the_help_at_the_screen_one_is_on(qtbot: QtBot) -> None:
    shell = Stand(qtbot).shell
    shell.navigate("cases")
    shell.activateWindow()
    QTest.qWaitForWindowActive(shell)
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    window = shell.findChild(HelpWindow)
    assert window is not None
    assert window.isVisible()
    assert window.topic() == "cases"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    shell.navigate("today")
    shell.bar.help_wanted.emit()
    assert shell.findChildren(HelpWindow) == [window]
    assert window.topic() == "today"


def test_words_find_pages_and_the_line_that_says_them(window: HelpWindow, qtbot: QtBot) -> None:
    window.open_at("today")
    window.search.setText("protected identity")
    window.search._on_pause()
    topics = [
        window.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(window.list.count())
    ]
    assert "cases" in topics
    assert window.topic() == topics[0]
    window.search.setText("xyzzy")
    window.search._on_pause()
    assert window.nothing.isVisible()
    window.search.clear()
    window.search._on_pause()
    assert window.list.count() == len(_pages("en").pages) + 1


def test_a_link_leads_to_another_page_and_none_leads_out(window: HelpWindow) -> None:
    window.open_at("start")
    window.browser.anchorClicked.emit(QUrl("case.en.md"))
    assert window.topic() == "case"
    for link in ("https://example.org", "../architecture.md", "file:///etc/passwd", "x.en.md"):
        window.browser.anchorClicked.emit(QUrl(link))
        assert window.topic() == "case"


def test_pictures_come_from_the_folder_alone(window: HelpWindow, tmp_path: Path) -> None:
    window.open_at("today")
    picture = window.browser.loadResource(PICTURE_KIND, QUrl("pictures/today-en.png"))
    assert isinstance(picture, QImage)
    assert 200 < picture.width() / picture.devicePixelRatio() <= window.browser.viewport().width()
    outside = tmp_path / "a.png"
    QImage(str(FOLDER / "pictures/today-en.png")).save(str(outside))
    for place in (str(outside), f"file://{outside}", "../../README.md", "pictures/none.png"):
        assert window.browser.loadResource(PICTURE_KIND, QUrl(place)) is None
    style = QTextDocument.ResourceType.StyleSheetResource.value
    assert window.browser.loadResource(style, QUrl("pictures/today-en.png")) is None


def test_keys_are_a_page_of_the_help(window: HelpWindow) -> None:
    window.open_at("today")
    window.search.setText("Ctrl+K")
    window.search._on_pause()
    page = window._pages.page("keys")
    assert page is not None
    assert "| Ctrl+K |" in page.text
    assert "| Ctrl+1 | Today |" in page.text


def test_the_help_can_be_read_in_the_dark(window: HelpWindow, theme: Theme) -> None:
    window.open_at("today")
    theme.choose(ThemeChoice.DARK)
    assert tokens() is DARK
    colour = window.browser.palette().color(window.browser.foregroundRole())
    assert colour.lightness() > 128


def test_the_help_has_names_room_and_order(window: HelpWindow) -> None:
    window.open_at("case")
    check_screen(window)


def test_the_help_speaks_swedish(swedish: None, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = open_help(parent, SCREENS, has_ask=True)
    window.open_at("case")
    check_swedish(window)
    assert i18n.words().language == "sv"
    assert window.browser.toPlainText().startswith("Ärendet")


@pytest.mark.parametrize("screen", ["today", "cases", "settings"])
def test_a_page_is_shown_from_its_beginning(window: HelpWindow, qtbot: QtBot, screen: str) -> None:
    window.open_at(screen)
    qtbot.waitExposed(window)
    qtbot.wait(50)  # the pictures get the width of the page
    bar = window.browser.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
