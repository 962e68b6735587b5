"""``sspf consent print | answer | withdraw``; the answers are in ``answer_commands``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console import answer_commands, consent_export_commands
from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.matrix_command import purpose_of
from sspf_app.console.naming import party_of, person_of, recipient_of, type_of
from sspf_app.console.opening import opened
from sspf_app.services.errors import KnownError

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.case_views import CaseDetail
    from sspf_app.services.form_views import FormOrder, FormPlan, PlannedSheet
    from sspf_app.services.records import FormRow


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the commands."""
    _ = syntax.words.gettext
    group = syntax.group(commands, "consent", _("consent forms, answers and withdrawals"))
    parser = syntax.command(group, "print", _("print the sheet of one signatory"), print_sheet)
    syntax.case(parser)
    parser.add_argument("--signatory", metavar=_("PERSON"), required=True, help=_("who answers"))
    parser.add_argument(
        "--out", metavar=_("FILE"), type=Path, required=True, help=_("the PDF, or a folder for it")
    )
    parser.add_argument("--purpose", metavar=_("PURPOSE"), help=_("needed when there are several"))
    parser.add_argument(
        "--row",
        metavar=_("TYPE=PARTY"),
        action="append",
        help=_("a row: a kind of information and who tells it; the usual ones by default"),
    )
    parser.add_argument(
        "--recipient", metavar=_("RECIPIENT"), action="append", help=_("a column: who may be told")
    )
    parser.add_argument(
        "--valid-from",
        metavar=_("DAY"),
        type=syntax.day,
        help=_("the first day the answer is to hold"),
    )
    parser.add_argument(
        "--valid-to",
        metavar=_("DAY"),
        type=syntax.day,
        help=_("the last day the answer is to hold"),
    )
    syntax.copy(parser, "paper", "fillable", "archive", "dispatch")
    parser.add_argument(
        "--form-language", metavar=_("LANGUAGE"), default="sv", help=_("the language of the form")
    )
    parser.add_argument(
        "--secrecy", action="store_true", help=_("print the mark of secrecy on the sheet")
    )
    parser.add_argument(
        "--window-address",
        action="store_true",
        help=_("print the address of who answers, for the window of an envelope"),
    )
    syntax.vault(parser)
    syntax.json(parser)
    answer_commands.add_to(group, syntax)
    consent_export_commands.add_to(group, syntax)


def print_sheet(job: Job) -> int:
    """Print a sheet and record that it is out."""
    from sspf_app.services.export_views import CopyKind

    _ = job.words.gettext
    folder, name = _place(job.options.out)
    with job.into(folder), job.services() as services:
        detail = opened(services, job, job.options.case)
        plan = services.consent_forms.plan(
            detail.case, purpose=purpose_of(job, detail), first=job.options.valid_from
        )
        order = _order(job, plan, detail)
        prepared = services.consent_forms.prepare(order)
        if name:
            prepared = replace(prepared, file_name=name)
        copy = CopyKind(job.options.copy)
        done = services.consent_forms.export(prepared, folder, copy=copy)
    form = prepared.form
    if job.wants_json:
        told = {"file": done.path, "form": form.id, "sha256": done.sha256, "rows": form.rows}
        told |= {} if done.password is None else {"password": done.password}
        job.put(told | {"recipients": form.recipients, "valid_to": form.valid_to})
        return Exit.OK
    job.say(_("The sheet {form} is in {path}.").format(form=form.id, path=done.path))
    if done.password is not None:
        job.tell_password(done.password)
    job.say(_("It asks until {day} and counts as handed out.").format(day=form.valid_to))
    return Exit.OK


def _place(out: Path) -> tuple[Path, str]:
    """The folder, and what the file is called in it; empty = as the program calls it.

    Raises:
        KnownError: ``file_exists``: nothing is written over it.
    """
    if out.is_dir():
        return out, ""
    if out.exists():
        raise KnownError("file_exists", path=str(out))
    return (out.parent, out.name) if out.suffix.lower() == ".pdf" else (out, "")


def _order(job: Job, plan: FormPlan, detail: CaseDetail) -> FormOrder:
    from sspf_app.services.form_views import FormExtras, FormOrder

    options = job.options
    signatory = person_of(job, detail, options.signatory)
    sheet = _sheet(plan, signatory)
    typed = [_row(job, text, detail) for text in options.row or ()]
    columns = tuple(recipient_of(job, detail, one) for one in options.recipient or ())
    return FormOrder(
        case=plan.case,
        purpose=plan.purpose,
        signatory=signatory,
        subjects=(detail.young_person,) if sheet is None else sheet.subjects,
        rows=tuple(typed) or plan.rows,
        recipients=columns or plan.recipients,
        valid_from=options.valid_from or plan.valid_from,
        valid_to=options.valid_to or plan.valid_to,
        language=options.form_language,
        extras=FormExtras(with_secrecy=options.secrecy, with_address=options.window_address),
    )


def _sheet(plan: FormPlan, signatory: str) -> PlannedSheet | None:
    return next((sheet for sheet in plan.sheets if sheet.signatory == signatory), None)


def _row(job: Job, text: str, detail: CaseDetail) -> FormRow:
    from sspf_app.domain.codes import InformationType
    from sspf_app.services.records import FormRow

    _ = job.words.gettext
    type_, _sign, teller = text.partition("=")
    if not type_ or not teller:
        told = _("A row is written TYPE=PARTY, and the types are: {types}")
        raise UsageError(told.format(types=", ".join(one.value for one in InformationType)))
    return FormRow(
        subject=detail.young_person,
        type=InformationType(type_of(job, type_)),
        teller=party_of(job, detail, teller),
    )
