"""``sspf minutes export``: one copy per recipient, of what each may read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.case_commands import opened
from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.domain.errors import DomainError

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services

_NO_COPY = "nothing_readable"


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "minutes", _("minutes of a meeting, one copy per recipient"))
    parser = syntax.command(group, "export", _("write the copies into a folder"), export)
    parser.add_argument("--meeting", metavar=_("MEETING"), required=True)
    parser.add_argument("--out", metavar=_("FOLDER"), type=Path, required=True)
    parser.add_argument(
        "--recipient",
        metavar=_("RECIPIENT"),
        action="append",
        help=_("party or person, or coordinator; repeat for several; all by default"),
    )
    syntax.reason(parser)
    syntax.vault(parser)
    syntax.json(parser)


def export(job: Job) -> int:
    """Write the copies; a recipient who was named and reads nothing is a refusal."""
    from sspf_app.texts.errors import error_sentence

    _ = job.words.gettext
    meeting, out = job.options.meeting, job.options.out
    out.mkdir(parents=True, exist_ok=True)
    told: list[dict[str, object]] = []
    refusal: DomainError | None = None
    with job.services() as services:
        case = _case_of(services, meeting)
        opened(services, job, case)
        for recipient in job.options.recipient or _all(services, case, meeting):
            try:
                done = services.minutes.export(case, meeting, recipient=recipient, folder=out)
            except DomainError as error:
                if error.code != _NO_COPY:
                    raise
                why = error_sentence(error, job.words)
                told.append({"recipient": recipient, "file": None, "why": why})
                refusal = error if job.options.recipient else None
            else:
                told.append({"recipient": recipient, "file": done.path, "sha256": done.sha256})
    for line in told:
        if job.wants_json:
            job.put(line)
        else:
            job.say(f"{line['recipient']}: {line['file'] or line['why']}")
    return Exit.REFUSED if refusal is not None else Exit.OK


def _case_of(services: Services, meeting: str) -> str:
    for one in services.meetings.list_meetings():
        if one.id == meeting:
            return one.case
    raise DomainError("unknown_meeting", meeting=meeting)


def _all(services: Services, case: str, meeting: str) -> list[str]:
    return [one.recipient for one in services.minutes.recipients(case, meeting)]
