"""docs/console.md and ``--help`` tell the same of every command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.console.every_command import every_command

DOCS = (Path(__file__).parents[2] / "docs" / "console.md").read_text("utf-8")
EVERYWHERE = frozenset(
    {
        *("--language", "--vault", "--login", "--key-file", "--password-fd", "--password-stdin"),
        *("--json", "--reason"),
    }
)
"""Told once, for all commands."""
COMMANDS = every_command()
_ROW = re.compile(r"(?m)^\| `sspf (.+?)` \|(.*)$")


def _rows() -> dict[str, tuple[str, str]]:
    """By command, how it is written and what is told of it; of several rows all of it."""
    found: dict[str, tuple[str, str]] = {}
    for written, told in _ROW.findall(DOCS):
        plain = written.replace("\\|", "|")
        name = max((one for one in COMMANDS if f"{plain} ".startswith(f"{one} ")), key=len)
        before = found.get(name, ("", ""))
        found[name] = (f"{before[0]} {plain}", f"{before[1]} {told}")
    return found


ROWS = _rows()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_explains_everything_that_may_be_typed(name: str) -> None:
    assert [one.dest for one in COMMANDS[name].actions if not one.help] == []


def test_every_command_has_its_row() -> None:
    assert ROWS.keys() == COMMANDS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_row_has_the_options_of_the_help(name: str) -> None:
    written, told = ROWS[name]
    known = COMMANDS[name].options.keys() - EVERYWHERE
    named = set(re.findall(r"--[a-z][a-z-]*", written))
    assert named - EVERYWHERE <= known, "the row has what the help has not"
    assert known - named <= set(re.findall(r"--[a-z][a-z-]*", told)), "the row lacks them"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_row_has_the_choices_of_the_help(name: str) -> None:
    written, told = ROWS[name]
    for option, action in COMMANDS[name].options.items():
        if action.choices is None or option in EVERYWHERE:
            continue
        for choice in map(str, action.choices):
            assert re.search(rf"(?<![\w-]){re.escape(choice)}(?![\w-])", written + told), (
                option,
                choice,
            )


@pytest.mark.parametrize("name", COMMANDS)
def test_what_must_be_there_is_not_in_brackets(name: str) -> None:
    written, _told = ROWS[name]
    outside = written
    for _depth in range(2):
        outside = re.sub(r"\[[^\[\]]*\]", "", outside)
    for option, action in COMMANDS[name].options.items():
        assert not action.required or option in outside, option


def test_what_all_commands_take_is_told_once() -> None:
    prose = re.sub(r"(?m)^\|.*$", "", DOCS)
    for option in EVERYWHERE:
        assert option in prose, option
