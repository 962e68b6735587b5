"""``sspf clock confirm``: the clock was set back or leapt ahead, and is right as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "clock", _("the clock that answers go by"))
    parser = syntax.command(
        group, "confirm", _("say that the clock is right as it is now"), confirm
    )
    syntax.vault(parser)
    syntax.json(parser)


def confirm(job: Job) -> int:
    """Confirm the clock; what is in doubt about it was said as the vault opened."""
    _ = job.words.gettext
    with job.services() as services:
        now = services.clock.check().now
        services.clock.confirm()
    if job.wants_json:
        job.put({"now": now})
    else:
        job.say(_("The clock is confirmed: it is {now}.").format(now=job.local(now)))
    return Exit.OK
