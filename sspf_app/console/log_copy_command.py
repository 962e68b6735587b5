"""``sspf log seal``: a copy of the log that only the unit manager can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "log", _("the access log"))
    parser = syntax.command(
        group, "seal", _("write what is new in the log, sealed to the manager's own key"), seal
    )
    parser.add_argument("out", metavar=_("FOLDER"), type=Path, help=_("where the copy goes"))
    parser.add_argument(
        "--manager", metavar=_("NAME"), default="", help=_("login of the unit manager")
    )
    parser.add_argument(
        "--whole", action="store_true", help=_("from the first line, as when a copy was lost")
    )
    syntax.vault(parser)
    syntax.json(parser)


def seal(job: Job) -> int:
    """Write a sealed copy."""
    _ = job.words.gettext
    options = job.options
    with job.into(options.out), job.services() as services:
        made = services.log_copies.seal(options.out, login=options.manager, whole=options.whole)
    if job.wants_json:
        job.put({"file": made.path, "manager": made.manager, "lines": made.lines})
    else:
        told = _("Sealed for {manager}: {path} ({n} lines)")
        job.say(told.format(manager=made.manager, path=made.path, n=made.lines))
    return Exit.OK
