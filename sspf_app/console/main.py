"""Runs one ``sspf`` command; every way it can end has an exit code and words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.parser import build_parser
from sspf_app.console.passwords import Secrets
from sspf_app.console.ports import Workshop
from sspf_app.console.trouble import tell
from sspf_app.texts.catalogue import LANGUAGES
from sspf_app.texts.signs import tame

Command = Callable[[Job], int]


def main(argv: Sequence[str] | None, workshop: Workshop) -> int:
    """Run one command.

    Args:
        argv: The arguments without the program's name; None = those of the process.
        workshop: Everything joined.

    Returns:
        The exit code, see ``Exit``.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    words = workshop.words(language_of(arguments, workshop, os.environ))
    try:
        options = build_parser(words, workshop.zone).parse_args(arguments)
    except SystemExit as stop:  # argparse has told what is wrong, or printed the help
        return int(stop.code or Exit.OK)
    try:
        command: Command = options.command
        return int(command(Job(options, workshop, words, Secrets(options, words))))
    except UsageError as error:
        for line in error.lines:
            print(f"sspf: {tame(line)}", file=sys.stderr)
        return error.exit
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.ENVIRONMENT
    except (Exception, KeyboardInterrupt) as error:
        return tell(error, words)


def language_of(
    arguments: Sequence[str], workshop: Workshop, environment: Mapping[str, str]
) -> str:
    """The language: asked for, else chosen in the window, else the system's, else Swedish."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--language":
            asked = value or "".join(arguments[place + 1 : place + 2])
            if asked in LANGUAGES:
                return asked
    chosen = workshop.chosen_language()
    if chosen in LANGUAGES:
        return str(chosen)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "en" if environment[name].lower().startswith("en") else "sv"
    return "sv"
