"""What words find: commands by rank, commands with a name behind them, days."""

from datetime import date

import pytest

from sspf_app.gui import i18n
from sspf_app.gui.commands import (
    begin_commands,
    case_commands,
    found,
    frame_commands,
    screen_commands,
    split,
    words_of,
)
from sspf_app.gui.found_lines import day_of
from sspf_app.gui.screen_list import SCREENS

ALL = (*begin_commands(), *frame_commands(), *screen_commands(SCREENS), *case_commands())
TODAY = date(2026, 3, 12)


def _names(typed: str, *recent: str) -> list[str]:
    return [command.name for command in found(ALL, typed, recent)]


def test_names_of_commands_are_their_own() -> None:
    names = [command.name for command in ALL]
    assert len(names) == len(set(names))


def test_what_begins_so_comes_before_what_only_holds_the_words() -> None:
    assert _names("plan")[:2] == ["new-meeting", "case-meeting"]
    assert _names("meeting plan")[0] == "new-meeting"
    assert _names("note")[0] == "case-notes"
    assert "case-note" in _names("note")


def test_what_was_used_lately_comes_first_among_equals() -> None:
    assert _names("colours", "theme-dark")[0] == "theme-dark"
    assert _names("theme")[0] == "theme-system"


def test_nothing_typed_or_nothing_known_finds_nothing() -> None:
    assert _names("") == []
    assert _names("  ") == []
    assert _names("xyzzy") == []


def test_every_screen_of_the_rail_can_be_gone_to() -> None:
    gone = {command.screen for command in screen_commands(SCREENS)}
    assert {screen.name for screen in SCREENS if screen.in_rail} <= gone


def test_words_before_a_name() -> None:
    commands, rest = split(case_commands(), "print form Alva Lind")
    assert commands[0].name == "case-form"
    assert rest == "Alva Lind"
    assert split(case_commands(), "alva lind") == ((), "")
    assert split(case_commands(), "print") == ((), "")


def test_letters_with_marks_are_found_without_them() -> None:
    assert words_of("Återkallelse, över") == ("aterkallelse", "over")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-04-01", date(2026, 4, 1)),
        ("1/4", date(2026, 4, 1)),
        ("1 april", date(2026, 4, 1)),
        ("1 apr", date(2026, 4, 1)),
        ("31 april", None),
        ("3 xyz", None),
        ("today", TODAY),
        ("tomorrow", date(2026, 3, 13)),
        ("alva", None),
    ],
)
def test_a_day_is_understood(typed: str, day: date | None) -> None:
    i18n.use_language("en")
    assert day_of(typed, TODAY) == day
