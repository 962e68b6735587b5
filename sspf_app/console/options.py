"""Options that several commands share, and how days and instants are typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.texts.catalogue import LANGUAGES, Words

if TYPE_CHECKING:
    from sspf_app.console.job import Job

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def titled(parser: argparse.ArgumentParser, words: Words) -> argparse.ArgumentParser:
    """Give a parser made without help its help in the user's language."""
    _ = words.gettext
    parser.add_argument("-h", "--help", action="help", help=_("show this help and end"))
    # The titles of the two groups every parser has; there is no other way to name them.
    parser._positionals.title = _("in this order")
    parser._optionals.title = _("options")
    return parser


@dataclass(frozen=True, slots=True)
class Syntax:
    """Builds the parsers of the commands in one language.

    Attributes:
        zone: Local time, for instants typed without an offset.
    """

    words: Words
    zone: tzinfo

    def command(
        self, commands: Commands, name: str, about: str, run: Callable[[Job], int]
    ) -> argparse.ArgumentParser:
        """Add a command with what every command has."""
        parser = commands.add_parser(name, help=about, description=about, add_help=False)
        titled(parser, self.words).set_defaults(command=run)
        self.add_language(parser, default=argparse.SUPPRESS)
        return parser

    def group(self, commands: Commands, name: str, about: str) -> Commands:
        """Add a group of commands, such as ``vault``."""
        _ = self.words.gettext
        parser = commands.add_parser(name, help=about, description=about, add_help=False)
        return titled(parser, self.words).add_subparsers(metavar=_("COMMAND"), required=True)

    def add_language(self, parser: argparse.ArgumentParser, *, default: str | None) -> None:
        """Add ``--language``."""
        _ = self.words.gettext
        parser.add_argument(
            "--language", choices=LANGUAGES, default=default, help=_("language of the answers")
        )

    def json(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--json``."""
        _ = self.words.gettext
        parser.add_argument("--json", action="store_true", help=_("answer for a machine"))

    def verbose(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--verbose``."""
        _ = self.words.gettext
        parser.add_argument(
            "--verbose",
            action="store_true",
            help=_("the rows of each table, or what the database itself says of damage, too"),
        )

    def vault(
        self, parser: argparse.ArgumentParser, *, placed: bool = False, login: str = ""
    ) -> None:
        """Add the vault, who opens it and where the secrets come from.

        Args:
            parser: The command.
            placed: The folder may stand without ``--vault`` too.
            login: What ``--login`` is, where it is not who opens it.
        """
        _ = self.words.gettext
        if placed:
            parser.add_argument(
                "place",
                metavar=_("FOLDER"),
                type=Path,
                nargs="?",
                help=_("the vault's folder, as with --vault"),
            )
        parser.add_argument("--vault", metavar=_("FOLDER"), type=Path, help=_("the vault's folder"))
        parser.add_argument(
            "--login",
            metavar=_("NAME"),
            help=login or _("who opens it, if there are several"),
        )
        self.key_file(parser)
        self.secrets(parser)

    def key_file(self, parser: argparse.ArgumentParser) -> None:
        """Add the key file."""
        _ = self.words.gettext
        parser.add_argument(
            "--key-file",
            metavar=_("FILE"),
            type=Path,
            help=_("the key file, if one is needed beside the password"),
        )

    def secrets(self, parser: argparse.ArgumentParser) -> None:
        """Add where the secrets come from."""
        _ = self.words.gettext
        parser.add_argument(
            "--password-fd", metavar="N", type=int, help=_("read the secrets from a descriptor")
        )
        parser.add_argument(
            "--password-stdin", action="store_true", help=_("read the secrets from standard input")
        )

    def case(self, parser: argparse.ArgumentParser) -> None:
        """Add the case and the reason for a protected person."""
        _ = self.words.gettext
        parser.add_argument(
            "--case", metavar=_("CASE"), required=True, help=_("identifier or reference")
        )
        self.reason(parser)

    def copy(self, parser: argparse.ArgumentParser, *kinds: str) -> None:
        """In which form a paper is written."""
        _ = self.words.gettext
        parser.add_argument(
            "--copy",
            choices=kinds,
            default=kinds[0],
            help=_("form of the copy: plain, to fill in, PDF/A, locked with a password, for Word"),
        )

    def reason(self, parser: argparse.ArgumentParser) -> None:
        """Add the reason for opening a protected person."""
        _ = self.words.gettext
        parser.add_argument(
            "--reason", metavar=_("TEXT"), default="", help=_("why a protected person is opened")
        )

    def day(self, text: str) -> date:
        """A day, ``2026-03-12``."""
        _ = self.words.gettext
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            told = _("“{text}” is not a day such as 2026-03-12").format(text=text)
            raise argparse.ArgumentTypeError(told) from error

    def instant(self, text: str) -> datetime:
        """An instant: with its offset, or in local time, ``2026-03-12T10:42``."""
        _ = self.words.gettext
        try:
            instant = datetime.fromisoformat(text)
        except ValueError as error:
            told = _("“{text}” is not an instant such as 2026-03-12T10:42").format(text=text)
            raise argparse.ArgumentTypeError(told) from error
        if instant.tzinfo is not None:
            return instant
        first, second = (instant.replace(tzinfo=self.zone, fold=fold) for fold in (0, 1))
        if first.utcoffset() != second.utcoffset():  # the clocks were set: twice, or never
            told = _("“{text}” needs its offset, because the clocks were changed then")
            raise argparse.ArgumentTypeError(told.format(text=text))
        return first
