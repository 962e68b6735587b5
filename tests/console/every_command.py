"""Every command of the console, as its parser knows it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sspf_app.console.parser import build_parser
from sspf_app.texts.catalogue import words_for


@dataclass(frozen=True)
class Command:
    """One command.

    Attributes:
        name: As it is typed, ``vault create``.
    """

    name: str
    actions: tuple[argparse.Action, ...]

    @property
    def options(self) -> dict[str, argparse.Action]:
        """The actions that have a name, ``--out``."""
        return {one.option_strings[-1]: one for one in self.actions if one.option_strings}

    @property
    def positionals(self) -> tuple[argparse.Action, ...]:
        """The others, in order."""
        return tuple(one for one in self.actions if not one.option_strings)


def every_command() -> dict[str, Command]:
    """By name."""
    parser = build_parser(words_for("en"), ZoneInfo("Europe/Stockholm"))
    return {one.name: one for one in _within(parser, "")}


def _within(parser: argparse.ArgumentParser, name: str) -> Iterator[Command]:
    actions = parser._actions
    below = [one for one in actions if isinstance(one, argparse._SubParsersAction)]
    if not below:
        yield Command(name, tuple(one for one in actions if one.dest != "help"))
    for one in below:
        for called, inner in one.choices.items():
            yield from _within(inner, f"{name} {called}".strip())
