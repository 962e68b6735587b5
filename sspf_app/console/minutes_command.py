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
_NOT_WRITTEN = "export_failed"


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
        help=_("party or person; repeat for several; everybody by default"),
    )
    parser.add_argument(
        "--own-copy", action="store_true", help=_("the coordinator's own copy, of everything")
    )
    syntax.copy(parser, "paper", "archive", "dispatch")
    syntax.reason(parser)
    syntax.vault(parser)
    syntax.json(parser)


def export(job: Job) -> int:
    """Write the copies; a recipient who was named and reads nothing is a refusal."""
    meeting, out = job.options.meeting, job.options.out
    out.mkdir(parents=True, exist_ok=True)
    with job.services() as services:
        case = _case_of(services, meeting)
        opened(services, job, case)
        names = {one.recipient: one.name for one in services.minutes.recipients(case, meeting)}
        named = _named(job)
        told = [
            _copy(job, services, (case, meeting), recipient) for recipient in named or list(names)
        ]
    for line in told:
        if job.wants_json:
            job.put(line)
        else:
            name = names.get(str(line["recipient"]), line["recipient"])
            job.say(f"{name}: {line['file'] or line['why']}")
            if password := line.get("password"):
                job.say(job.words.gettext("Its password: {password}").format(password=password))
    return _exit(told, is_named=bool(named))


def _exit(told: list[dict[str, object]], *, is_named: bool) -> Exit:
    """Nothing to read is an answer, but a refusal for somebody who was named."""
    codes = {line.get("code") for line in told} - {None}
    if _NOT_WRITTEN in codes:
        return Exit.ENVIRONMENT
    return Exit.REFUSED if codes - {_NO_COPY} or (codes and is_named) else Exit.OK


def _named(job: Job) -> list[str]:
    from sspf_app.services.minutes import COORDINATOR

    own = [COORDINATOR] if job.options.own_copy else []
    return [*own, *(job.options.recipient or ())]


def _copy(
    job: Job, services: Services, which: tuple[str, str], recipient: str
) -> dict[str, object]:
    """Write one copy, or say why there is none; the other recipients get theirs all the same."""
    from sspf_app.services.export_views import CopyKind
    from sspf_app.texts.errors import error_sentence

    case, meeting = which
    folder: Path = job.options.out
    try:
        copy = CopyKind(job.options.copy)
        done = services.minutes.export(case, meeting, recipient=recipient, folder=folder, copy=copy)
    except DomainError as error:
        why = error_sentence(error, job.words)
        return {"recipient": recipient, "file": None, "code": error.code, "why": why}
    told: dict[str, object] = {"recipient": recipient, "file": done.path}
    told |= {"sha256": done.sha256}
    return told if done.password is None else told | {"password": done.password}


def _case_of(services: Services, meeting: str) -> str:
    for one in services.meetings.list_meetings():
        if one.id == meeting:
            return one.case
    raise DomainError("unknown_meeting", meeting=meeting)
