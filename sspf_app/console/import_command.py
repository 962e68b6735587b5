"""``sspf import FILE --vault V [--dry-run]``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.texts.file_rows import rows_name

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax

_STANDARD_INPUT = Path("-")


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    parser = syntax.command(
        commands, "import", _("take a case file into a vault, all of it or nothing"), run
    )
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("the case file, or -"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("check and count, but write nothing")
    )
    syntax.vault(parser)
    syntax.json(parser)


def run(job: Job) -> int:
    """Take a case file into the vault."""
    _ = job.words.gettext
    case_file = job.workshop.read_case_file(read_input(job, job.options.file))
    with job.services() as services:
        report = services.imports.take_in(case_file, dry_run=job.options.dry_run)
    if job.wants_json:
        job.put(report)
        return Exit.OK
    job.table(
        (_("rows"), _("new"), _("there already")),
        [
            (rows_name(one.kind, job.words), str(one.added), str(one.already_there))
            for one in report.counts
        ],
    )
    if report.keeps_rules:
        job.warn(
            _(
                "The file has rules of its own. They stay outside: the office has its own, set by "
                "the unit manager, and they hold for these cases too."
            )
        )
    if report.is_dry_run:
        job.say(_("Everything is right. Nothing was written, as asked."))
    elif any(one.added for one in report.counts):
        job.say(_("Everything was taken in."))
    else:
        job.say(_("All of it was there already; nothing was changed."))
    return Exit.OK


def read_input(job: Job, path: Path) -> bytes:
    """Read a file handed in; ``-`` is standard input.

    Raises:
        UsageError: standard input is wanted for the secrets too.
        OSError: the file cannot be read.
    """
    _ = job.words.gettext
    if path != _STANDARD_INPUT:
        return path.read_bytes()
    if getattr(job.options, "password_stdin", False):
        raise UsageError(_("Standard input cannot be both the file and the secrets."))
    return sys.stdin.buffer.read()
