"""``sspf approval list | seal | take``: approvals of a unit manager who is elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.texts.approvals import KINDS

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "approval", _("approvals of a unit manager who is elsewhere"))
    listed = syntax.command(group, "list", _("what waits for the unit manager"), show_list)
    sealing = syntax.command(group, "seal", _("seal a request to the manager's own key"), seal)
    sealing.add_argument("request", metavar=_("REQUEST"), help=_("identifier, as list tells"))
    sealing.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    sealing.add_argument(
        "--manager", metavar=_("NAME"), default="", help=_("login of the unit manager")
    )
    taking = syntax.command(group, "take", _("take the manager's answer in"), take)
    taking.add_argument("file", metavar=_("FILE"), type=Path, help=_("the sealed answer"))
    for parser in (listed, sealing, taking):
        syntax.vault(parser)
        syntax.json(parser)


def show_list(job: Job) -> int:
    """Tell what waits."""
    _ = job.words.gettext
    with job.services() as services:
        found = services.sealed_requests.waiting()
    if job.wants_json:
        job.put(
            {
                "requests": [
                    {
                        "id": one.id,
                        "kind": one.kind,
                        "case": one.case,
                        "asked_at": one.requested_at,
                        "sealed": one.is_sealed,
                    }
                    for one in found
                ]
            }
        )
        return Exit.OK
    rows = [
        (
            one.id,
            job.words.marked(KINDS[one.kind]),
            one.case,
            job.local(one.requested_at),
            _("yes") if one.is_sealed else "",
        )
        for one in found
    ]
    job.table(
        (_("identifier"), _("what"), _("case"), _("asked"), _("sealed")),
        rows,
        empty=_("Nothing waits for the unit manager."),
    )
    return Exit.OK


def seal(job: Job) -> int:
    """Seal a request."""
    _ = job.words.gettext
    options = job.options
    with job.into(options.out), job.services() as services:
        made = services.sealed_requests.seal(options.request, options.out, login=options.manager)
    if job.wants_json:
        job.put({"file": made.path, "manager": made.manager, "id": made.sealed.id})
    else:
        told = _("Sealed for {manager}: {path}")
        job.say(told.format(manager=made.manager, path=made.path))
    return Exit.OK


def take(job: Job) -> int:
    """Take an answer in."""
    _ = job.words.gettext
    with job.services() as services:
        changes = services.sealed_requests.take(job.options.file)
    if job.wants_json:
        job.put({"request": changes.new_id})
    else:
        job.say(_("The answer is taken in, and stands with the decision."))
    return Exit.OK
