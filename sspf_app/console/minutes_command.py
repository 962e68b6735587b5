"""``sspf minutes export | given``: a copy per recipient, of what each may read; who has got one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.naming import recipient_of
from sspf_app.console.opening import opened
from sspf_app.domain.errors import DomainError

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.case_views import CaseDetail

_NO_COPY = {"nothing_readable", "minutes_empty"}
_NOT_WRITTEN = "export_failed"


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "minutes", _("minutes of a meeting, one copy per recipient"))
    parser = syntax.command(group, "export", _("write the copies into a folder"), export)
    told = syntax.command(group, "given", _("who has got a copy, and who has not"), show_given)
    for one in (parser, told):
        one.add_argument(
            "--meeting",
            metavar=_("MEETING"),
            required=True,
            help=_("identifier of the meeting; with --case its day too, 2026-03-12"),
        )
        one.add_argument("--case", metavar=_("CASE"), help=_("identifier or reference"))
    parser.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    parser.add_argument(
        "--recipient",
        metavar=_("RECIPIENT"),
        action="append",
        help=_("party or person; repeat for several; everybody by default"),
    )
    parser.add_argument(
        "--own-copy", action="store_true", help=_("the coordinator's own copy, of everything")
    )
    syntax.copy(parser, "paper", "archive", "dispatch", "word")
    for one in (parser, told):
        syntax.reason(one)
        syntax.vault(one)
        syntax.json(one)


def export(job: Job) -> int:
    """Write the copies; a recipient who was named and reads nothing is a refusal."""
    with job.into(job.options.out), job.services() as services:
        case, meeting = _meeting(job, services)
        detail = opened(services, job, case)
        views = services.minutes.recipients(case, meeting)
        names = {one.recipient: f"{one.name} [{one.sign}]" for one in views}
        named = _named(job, detail)
        told = [
            _copy(job, services, (case, meeting), recipient) for recipient in named or list(names)
        ]
    if not told and not job.wants_json:
        job.say(job.words.gettext("Nobody gets a copy of this meeting."))
    for line in told:
        if job.wants_json:
            job.put(line)
        else:
            name = names.get(str(line["recipient"]), line["recipient"])
            job.say(f"{name}: {line['file'] or line['why']}")
            if password := line.get("password"):
                job.tell_password(str(password))
    return _exit(told, is_named=bool(named))


def show_given(job: Job) -> int:
    """Tell of everybody who has a copy, or may have one now, how it stands."""
    from sspf_app.texts.copies_given import copy_given, no_copy_reason

    with job.services() as services:
        case, meeting = _meeting(job, services)
        detail = opened(services, job, case)
        names = {one.recipient: one.name for one in services.minutes.recipients(case, meeting)}
        found = services.minutes_given.copies(case, meeting)
    if job.wants_json:
        job.put({"case": case, "meeting": meeting, "copies": found})
        return Exit.OK
    for one in found:
        day = "" if one.at is None else job.local(one.at)
        why = "" if one.reason is None else f" ({no_copy_reason(one.reason.value, job.words)})"
        said = copy_given(one.given.value, day, job.words)
        name = names.get(one.recipient) or detail.name_of(one.recipient)
        job.say(f"{name}: {said}{why}")
    if not found:
        job.say(job.words.gettext("Nobody has got a copy, and nobody waits for one."))
    return Exit.OK


def _exit(told: list[dict[str, object]], *, is_named: bool) -> Exit:
    """Nothing to read is an answer, but a refusal for somebody who was named."""
    codes = {line.get("code") for line in told} - {None}
    if _NOT_WRITTEN in codes:
        return Exit.ENVIRONMENT
    return Exit.REFUSED if codes - _NO_COPY or (codes and is_named) else Exit.OK


def _named(job: Job, detail: CaseDetail) -> list[str]:
    from sspf_app.services.minutes import COORDINATOR

    own = [COORDINATOR] if job.options.own_copy else []
    return [*own, *(recipient_of(job, detail, one) for one in job.options.recipient or ())]


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


def _meeting(job: Job, services: Services) -> tuple[str, str]:
    """The case and the meeting that is meant: by identifier, or by its day in a case.

    Raises:
        DomainError: ``unknown_meeting``.
        UsageError: the case has none that day, or several.
    """
    given = str(job.options.meeting)
    case = None if job.options.case is None else opened(services, job, job.options.case).case
    meetings = services.meetings.list_meetings(case=case)
    for one in meetings:
        if one.id == given:
            return one.case, one.id
    if case is None:
        raise DomainError("unknown_meeting", meeting=given)
    at = {one.id: job.local(one.starts_at) for one in meetings}
    that_day = [id_ for id_, said in at.items() if said.startswith(given)]
    if len(that_day) != 1:
        told = job.words.gettext("“{given}” is no single meeting of the case; there are: {shown}")
        shown = ", ".join(f"{at[one]} ({one})" for one in that_day or at)
        raise UsageError(told.format(given=given, shown=shown or "–"))
    return case, that_day[0]
