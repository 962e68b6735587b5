"""A walk through every screen: nothing clipped, covered, without a name or without its language.

The full product of places, languages, looks, sizes and sizes of text would take an hour. Walked
are: every place in the long language that nobody speaks, at the smallest size; and every screen,
with each third of the pages inside them, in three more pairs that between them hold each language,
look and size. A page is so walked at least twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui import i18n
from sspf_app.gui.help_window import HelpWindow
from sspf_app.gui.key_list import KeyList
from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.theme import Theme
from sspf_app.services.settings import ThemeChoice
from tests.gui import walk_places
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF, held_with_cora
from tests.gui.pseudo import pseudo, pseudo_words
from tests.gui.screen_checks import (
    clipped,
    nameless,
    overlapping,
    steps_back,
    still_english,
    untranslated,
    visible,
)
from tests.gui.test_finding import Palette

LONG = "long"
_ROUNDS = 5
# What is a name in every language.
DATA = frozenset({"English", "Svenska"})
# English words that are Swedish too: a party is "part".
SWEDISH_TOO = frozenset({"Part"})


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A language with a look, a size of the window and a size of text.

    Attributes:
        part: Which of the pages inside the screens are walked: the first, and each so-manieth.
    """

    language: str
    theme: ThemeChoice
    size: tuple[int, int]
    percent: int
    part: tuple[int, int]


PAIRS = (
    Pair(language=LONG, theme=ThemeChoice.LIGHT, size=(1280, 720), percent=100, part=(0, 1)),
    Pair(language="sv", theme=ThemeChoice.LIGHT, size=(1280, 720), percent=200, part=(0, 1)),
    Pair(language="sv", theme=ThemeChoice.DARK, size=(1280, 720), percent=100, part=(0, 3)),
    Pair(language="sv", theme=ThemeChoice.CONTRAST, size=(1440, 900), percent=150, part=(1, 3)),
    Pair(language="en", theme=ThemeChoice.DARK, size=(1920, 1080), percent=200, part=(2, 3)),
)


class Walk:
    """The window in one pair, and what is wrong with it, place by place."""

    def __init__(self, palette: Palette, pair: Pair, meeting: str) -> None:
        self.shell, self._pair, self._meeting = palette.shell, pair, meeting
        self.shell.resize(*pair.size)
        self.wrong: list[str] = []

    def places(self) -> Iterator[str]:
        """Come to each place; yields what it is called."""
        first, step = self._pair.part
        pages = islice(walk_places.pages(self._meeting), first, None, step)
        for screen, params in (*walk_places.screens(), *pages):
            yield walk_places.go(self.shell, screen, params)

    def look(self, place: str, view: QWidget) -> None:
        """Note what is wrong in a place."""
        for _round in range(_ROUNDS):  # each layout that changes asks the one above it
            QApplication.sendPostedEvents()
            QTest.qWait(0)
        seen = visible(view)
        found = {
            "without a name": nameless(view, seen),
            "clipped": clipped(view, seen),
            "covered": overlapping(view, seen),
            "Tab goes back": steps_back(view, seen),
            "not translated": self._in_other_words(view, seen),
        }
        self.wrong += [f"{place}: {what}: {one}" for what, ones in found.items() for one in ones]

    def _in_other_words(self, view: QWidget, seen: list[QWidget]) -> list[str]:
        if self._pair.language == LONG:
            return untranslated(view, seen, data=DATA)
        return still_english(seen, data=DATA | SWEDISH_TOO) if self._pair.language == "sv" else []


def _house(folder: Path) -> tuple[DeskHouse, str]:
    desk = DeskHouse(folder, MORNING_OF, worked_cases)
    return desk, held_with_cora(desk.services())


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.language}-{pair.theme}")
def test_every_place_can_be_read_in_every_pair(
    pair: Pair, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, meeting = _house(tmp_path)
    if pair.language == LONG:
        monkeypatch.setattr(i18n, "_words", pseudo_words())
    else:
        i18n.use_language(pair.language)
    theme.choose(pair.theme, text_percent=pair.percent)
    palette = Palette(desk, qtbot)
    walk = Walk(palette, pair, meeting)
    for place in walk.places():
        walk.look(place, palette.shell)
    palette.ask("a")
    walk.look("search", palette.shell)
    palette.shell.acts.show_keys()
    walk.look("keys", palette.shell.findChild(KeyList) or palette.shell)
    palette.shell.acts.show_help()
    walk.look("help", palette.shell.findChild(HelpWindow) or palette.shell)
    palette.shell.drop()
    QCoreApplication.sendPostedEvents(
        None, QEvent.Type.DeferredDelete
    )  # before the look is put back
    desk.close()
    assert walk.wrong == [], "\n".join(walk.wrong)
    assert desk.frame.bugs == []


def test_the_pairs_hold_every_language_look_and_size() -> None:
    assert {pair.language for pair in PAIRS} == {LONG, "sv", "en"}
    assert {pair.theme for pair in PAIRS} == set(ThemeChoice) - {ThemeChoice.SYSTEM}
    assert len({pair.size for pair in PAIRS}) == 3
    assert {pair.percent for pair in PAIRS} >= {100, 150, 200}
    steps = {pair.part for pair in PAIRS}
    assert {(first, 3) for first in range(3)} <= steps  # together they are all pages


def test_every_screen_is_walked() -> None:
    walked = {screen for screen, _params in walk_places.screens()}
    assert walked == {screen.name for screen in SCREENS}


def test_the_long_language_keeps_what_is_filled_in() -> None:
    assert pseudo("{n} cases of {name}").count("{n}") == 1
    assert len(pseudo("Register an answer")) >= 1.3 * len("Register an answer")
    assert pseudo(" ") == " "
