"""``sspf consent answer | withdraw``: what signatories say, registered from paper or word."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.naming import person_of, purpose_named, recipient_of, type_of
from sspf_app.console.opening import opened
from sspf_app.console.withdrawal_told import tell_withdrawal
from sspf_app.domain.errors import DomainError

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.case_views import CaseDetail
    from sspf_app.services.changes import Changes
    from sspf_app.services.withdrawal_views import WithdrawalEffect, WithdrawalInput


def add_to(group: Commands, syntax: Syntax) -> None:
    """Add the commands to ``consent``."""
    _add_answer(group, syntax)
    _add_withdraw(group, syntax)


def _add_answer(group: Commands, syntax: Syntax) -> None:
    _ = syntax.words.gettext
    parser = syntax.command(group, "answer", _("register what a signatory answered"), answer)
    syntax.case(parser)
    parser.add_argument(
        "--form", metavar=_("CODE"), required=True, help=_("the code printed on the sheet")
    )
    said = parser.add_mutually_exclusive_group(required=True)
    said.add_argument("--yes-all", action="store_true", help=_("yes in every box"))
    said.add_argument("--no", action="store_true", help=_("no to the whole sheet"))
    said.add_argument(
        "--boxes", metavar=_("FILE"), type=Path, help=_("JSON with the boxes, see docs/console.md")
    )
    parser.add_argument(
        "--signed-on", metavar=_("DAY"), type=syntax.day, help=_("the day it was signed")
    )
    parser.add_argument(
        "--signed-time", metavar=_("INSTANT"), type=syntax.instant, help=_("where it is known")
    )
    parser.add_argument(
        "--valid-to",
        metavar=_("DAY"),
        type=syntax.day,
        help=_("the last day the answer is to hold"),
    )
    parser.add_argument(
        "--free-words", metavar=_("TEXT"), default="", help=_("words written on the sheet")
    )
    parser.add_argument(
        "--said-at", metavar=_("INSTANT"), type=syntax.instant, help=_("an answer by word of mouth")
    )
    parser.add_argument("--witness", metavar=_("NAME"), default="", help=_("who else heard it"))
    syntax.vault(parser)
    syntax.json(parser)


def _add_withdraw(group: Commands, syntax: Syntax) -> None:
    _ = syntax.words.gettext
    parser = syntax.command(
        group, "withdraw", _("register that somebody takes a consent back, at once"), withdraw
    )
    syntax.case(parser)
    parser.add_argument(
        "--signatory", metavar=_("PERSON"), required=True, help=_("whose answer it is")
    )
    parser.add_argument(
        "--received-at",
        metavar=_("INSTANT"),
        type=syntax.instant,
        required=True,
        help=_("when it was heard; it holds from then on"),
    )
    parser.add_argument(
        "--received-by", metavar=_("TEXT"), required=True, help=_("which party and who heard it")
    )
    for name, meaning in (
        ("--subject", _("only about this person")),
        ("--purpose", _("only for this purpose")),
        ("--party", _("only for this party")),
        ("--type", _("only this kind of information")),
    ):
        parser.add_argument(name, metavar=_("VALUE"), action="append", help=meaning)
    parser.add_argument(
        "--papers", metavar=_("FOLDER"), type=Path, help=_("write the confirmation and the notices")
    )
    syntax.vault(parser)
    syntax.json(parser)


def answer(job: Job) -> int:
    """Register an answer: a subset of what the sheet asked."""
    _ = job.words.gettext
    if (job.options.signed_on is None) == (job.options.said_at is None):
        raise UsageError(_("Give --signed-on for a sheet, or --said-at for the spoken word."))
    with job.services() as services:
        case = opened(services, job, job.options.case).case
        register = _register_oral if job.options.said_at is not None else _register_paper
        changes = register(job, services, case)
    if job.wants_json:
        job.put({"record": changes.new_id, "answer": "no" if job.options.no else "yes"})
    else:
        job.say(_("The answer is registered: {record}").format(record=changes.new_id))
    if job.options.free_words and not job.wants_json:
        job.say(_("It waits until the written words are confirmed; until then it is no yes."))
    return Exit.OK


def _register_paper(job: Job, services: Services, case: str) -> Changes:
    from sspf_app.console.boxes import read_boxes, yes_in_all
    from sspf_app.services.consent_views import PaperNo, PaperYes

    options = job.options
    form = services.consent_forms.find(options.form)
    if options.no:
        paper = PaperNo(
            code=form.id, case=case, signed_on=options.signed_on, signed_time=options.signed_time
        )
        return services.answers.register_no(paper)
    sheet = yes_in_all(form) if options.yes_all else read_boxes(options.boxes)
    return services.answers.register_yes(
        PaperYes(
            code=form.id,
            case=case,
            signed_on=options.signed_on,
            signed_time=options.signed_time,
            boxes=sheet.boxes,
            oral_boxes=sheet.oral,
            valid_to=options.valid_to,
            free_words=options.free_words,
            exclusions=sheet.exclusions,
        )
    )


def _register_oral(job: Job, services: Services, case: str) -> Changes:
    from sspf_app.console.boxes import read_boxes, yes_in_all
    from sspf_app.domain.codes import Answer
    from sspf_app.services.consent_views import OralAnswer

    options = job.options
    form = services.consent_forms.find(options.form)
    sheet = None
    if not options.no:
        sheet = yes_in_all(form) if options.yes_all else read_boxes(options.boxes)
    return services.answers.register_oral(
        OralAnswer(
            code=form.id,
            case=case,
            answer=Answer.NO if sheet is None else Answer.YES,
            said_at=options.said_at,
            witness=options.witness,
            boxes={} if sheet is None else sheet.boxes,
            valid_to=options.valid_to,
        )
    )


def withdraw(job: Job) -> int:
    """Register a withdrawal; tell who has received something, and write the papers if asked."""
    options = job.options
    papers_go = nullcontext() if options.papers is None else job.into(options.papers)
    with papers_go, job.services() as services:
        detail = opened(services, job, options.case)
        case = detail.case
        changes = services.withdrawals.register(_withdrawal(job, detail))
        effect = next(
            one
            for one in services.withdrawals.list_withdrawals(case)
            if one.withdrawal.id == changes.new_id
        )
        papers, why = [], ""
        if options.papers is not None:
            papers, why = _papers(job, services, case, effect)
    tell_withdrawal(job, effect, papers)
    if why:  # after the good news: the withdrawal holds whatever happens to its papers
        job.warn(why)
    return Exit.ENVIRONMENT if why else Exit.OK


def _withdrawal(job: Job, detail: CaseDetail) -> WithdrawalInput:
    from sspf_app.services.withdrawal_views import WithdrawalInput

    options = job.options

    def chosen(given: list[str] | None, meant: Callable[[str], str]) -> tuple[str, ...]:
        return tuple(meant(one) for one in given) if given else ("*",)

    return WithdrawalInput(
        case=detail.case,
        signatory=person_of(job, detail, options.signatory),
        received_at=options.received_at,
        received_by=options.received_by,
        subjects=chosen(options.subject, partial(person_of, job, detail)),
        purposes=chosen(options.purpose, partial(purpose_named, job, detail)),
        parties=chosen(options.party, partial(recipient_of, job, detail)),
        types=chosen(options.type, partial(type_of, job)),
    )


def _papers(
    job: Job, services: Services, case: str, effect: WithdrawalEffect
) -> tuple[list[Path], str]:
    """The papers written, and why the rest was not."""
    from sspf_app.texts.errors import error_sentence

    folder: Path = job.options.papers
    withdrawal = effect.withdrawal.id
    made: list[Path] = []
    try:
        if effect.needs_confirmation:
            made.append(services.withdrawals.export_confirmation(case, withdrawal, folder).path)
        for one in (each for each in effect.waiting if each.needs_paper):
            notice = services.withdrawals.export_notice(
                case, withdrawal, recipient=one.recipient, folder=folder
            )
            made.append(notice.path)
    except DomainError as error:
        return made, error_sentence(error, job.words)
    return made, ""
