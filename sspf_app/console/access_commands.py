"""``sspf access list | ask | answer | give | end | note``: who may open a protected case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit
from sspf_app.console.job import Job
from sspf_app.console.naming import colleague_of
from sspf_app.console.opening import case_among, case_meant, opened
from sspf_app.domain.errors import DomainError

if TYPE_CHECKING:
    import argparse

    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.case_access_views import AccessList


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "access", _("who may open a case with somebody protected"))
    listed = syntax.command(group, "list", _("who may open it, and who asked"), show_list)
    asked = syntax.command(group, "ask", _("ask to be put on the list"), ask)
    asked.add_argument(
        "--why", metavar=_("TEXT"), required=True, help=_("three words, or two long")
    )
    answered = syntax.command(group, "answer", _("say yes or no to who asked"), answer)
    given = syntax.command(group, "give", _("put somebody there who did not ask"), give)
    given.add_argument(
        "--why", metavar=_("TEXT"), required=True, help=_("three words, or two long")
    )
    ended = syntax.command(group, "end", _("take somebody off the list"), end)
    noted = syntax.command(group, "note", _("note what was decided on paper"), note)
    noted.add_argument("--decider", metavar=_("NAME"), required=True, help=_("who decided"))
    noted.add_argument(
        "--document", metavar=_("TEXT"), required=True, help=_("where the paper is kept")
    )
    for parser in (answered, noted):
        _yes_or_no(parser, syntax)
    for parser in (answered, given, ended):
        parser.add_argument(
            "--user", metavar=_("NAME"), required=True, help=_("name or identifier, as list tells")
        )
    for parser in (listed, asked, answered, given, ended, noted):
        parser.add_argument("case", metavar=_("CASE"), help=_("reference or identifier"))
        syntax.reason(parser)
        syntax.vault(parser)
        syntax.json(parser)


def _yes_or_no(parser: argparse.ArgumentParser, syntax: Syntax) -> None:
    _ = syntax.words.gettext
    said = parser.add_mutually_exclusive_group(required=True)
    said.add_argument("--yes", action="store_true", help=_("say yes"))
    said.add_argument("--no", action="store_true", help=_("say no"))


def show_list(job: Job) -> int:
    """Tell the list of a case."""
    _ = job.words.gettext
    with job.services() as services:
        found = _list(services, job)
    if job.wants_json:
        job.put(
            {
                "case": found.case,
                "users": [
                    {"id": one.user, "name": one.name, "handles": one.handles}
                    for one in found.users
                ],
                "asked": [
                    {"id": one.user, "name": one.name, "why": one.why} for one in found.asked
                ],
                "orphaned": found.is_orphaned,
            }
        )
        return Exit.OK
    rows = [
        *((one.user, one.name, _("asked: {why}").format(why=one.why)) for one in found.asked),
        *(
            (one.user, one.name, _("handles the case") if one.handles else _("may open it"))
            for one in found.users
        ),
    ]
    job.table((_("identifier"), _("name"), _("how")), rows, empty=_("Nobody is protected there."))
    if found.is_orphaned and rows:
        job.say(_("Nobody on the list can open the case any more."))
    return Exit.OK


def ask(job: Job) -> int:
    """Ask to be put on the list."""
    with job.services() as services:
        case = case_meant(services, job.options.case)
        services.case_access.ask(case, job.options.why)
    return _done(job, case, job.words.gettext("You have asked for access."))


def answer(job: Job) -> int:
    """Say yes or no to who asked."""
    _ = job.words.gettext
    with job.services() as services:
        found = _list(services, job)
        asked = [(one.user, one.name) for one in found.asked]
        user = colleague_of(job, asked, job.options.user)
        services.case_access.answer(found.case, user, give=job.options.yes)
    said = _("Access is given.") if job.options.yes else _("Access is not given.")
    return _done(job, found.case, said)


def give(job: Job) -> int:
    """Put somebody on the list."""
    with job.services() as services:
        found = _list(services, job)
        user = colleague_of(job, found.others, job.options.user)
        services.case_access.give(found.case, user, why=job.options.why)
    return _done(job, found.case, job.words.gettext("Access is given."))


def end(job: Job) -> int:
    """Take somebody off the list."""
    with job.services() as services:
        found = _list(services, job)
        listed = [(one.user, one.name) for one in found.users]
        user = colleague_of(job, listed, job.options.user)
        services.case_access.end(found.case, user)
    return _done(job, found.case, job.words.gettext("Access is ended."))


def note(job: Job) -> int:
    """Note the decision on paper about the own request."""
    options = job.options
    with job.services() as services:
        case = case_meant(services, options.case)
        if case not in {one.case for one in services.cases.list_cases()}:
            raise DomainError("unknown_case", case=options.case)
        services.case_access.note_answer(
            case, give=options.yes, decider=options.decider, document=options.document
        )
    return _done(job, case, job.words.gettext("The decision is noted."))


def _list(services: Services, job: Job) -> AccessList:
    """The list of the case that is meant: opened with the reason, or by the unit manager."""
    if not services.case_access.may_decide():
        case = opened(services, job, job.options.case).case
        return services.case_access.of_case(case)
    lists = {one.case: one for one in services.case_access.of_all()}
    named = {one.reference: one.case for one in lists.values()}
    found = lists.get(case_among(named, job.options.case))
    if found is None:
        raise DomainError("unknown_case", case=job.options.case)
    return found


def _done(job: Job, case: str, said: str) -> int:
    if job.wants_json:
        job.put({"case": case})
    else:
        job.say(said)
    return Exit.OK
