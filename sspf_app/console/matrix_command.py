"""``sspf matrix``: who may tell and be told what in a case, at an instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.naming import party_of, person_of, purpose_named
from sspf_app.console.opening import opened
from sspf_app.domain.codes import Channel
from sspf_app.services.sharing_views import CellShape

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.case_views import CaseDetail
    from sspf_app.services.sharing_views import MatrixCell, MatrixView


def add(commands: Commands, syntax: Syntax) -> None:
    """Add the command."""
    _ = syntax.words.gettext
    parser = syntax.command(commands, "matrix", _("who may tell and be told what in a case"), run)
    syntax.case(parser)
    parser.add_argument("--purpose", metavar=_("PURPOSE"), help=_("needed when there are several"))
    parser.add_argument("--subject", metavar=_("PERSON"), help=_("whom it is about"))
    parser.add_argument("--from", dest="source", metavar=_("PARTY"), help=_("who would tell it"))
    parser.add_argument(
        "--at",
        metavar=_("INSTANT"),
        type=syntax.instant,
        help=_("2026-03-12T10:42; now by default"),
    )
    parser.add_argument("--oral", action="store_true", help=_("by word of mouth"))
    parser.add_argument("--why", action="store_true", help=_("the reasons, one a line"))
    syntax.vault(parser)
    syntax.json(parser)


def run(job: Job) -> int:
    """Show the matrix of a case."""
    options = job.options
    with job.services() as services:
        detail = opened(services, job, options.case)
        view = services.sharing.matrix(
            detail.case,
            purpose=purpose_of(job, detail),
            subject=person_of(job, detail, options.subject or detail.young_person),
            at=options.at,
            source=None if options.source is None else party_of(job, detail, options.source),
            channel=Channel.ORAL if options.oral else Channel.WRITTEN,
        )
    if job.wants_json:
        job.put(view)
    else:
        _show(job, view)
    return Exit.OK


def purpose_of(job: Job, detail: CaseDetail) -> str:
    """The purpose that was named, or the case's only one.

    Raises:
        UsageError: the case has several, or none of that name.
    """
    _ = job.words.gettext
    if job.options.purpose:
        return purpose_named(job, detail, str(job.options.purpose))
    if len(detail.purposes) != 1:
        known = ", ".join(f"{one.id} ({one.text})" for one in detail.purposes) or "–"
        raise UsageError(_("Name one of the purposes with --purpose: {known}").format(known=known))
    return detail.purposes[0].id


def _show(job: Job, view: MatrixView) -> None:
    from sspf_app.texts.labels import type_label

    _ = job.words.gettext
    at = job.local(view.at)
    job.say(_("About {name}, {at}").format(name=view.subject_name, at=at), "")
    rows = list(zip(view.types, view.cells, strict=True))
    heads = ["", *(column.name for column in view.columns)]
    job.table(
        heads,
        [
            [type_label(type_, job.words), *(_cell(job, one) for one in cells)]
            for type_, cells in rows
        ],
    )
    if any(_has_star(cell) for _type, cells in rows for cell in cells):
        job.say("", _("* With an exception: not from or to every party."))
        if job.options.source is None:
            job.say(_("Ask what one party may tell each of the others with --from PARTY."))
    if job.options.why:
        job.say("")
        job.say(*dict.fromkeys(cell.sentence for _type, cells in rows for cell in cells))
        if (without := view.done_without) is not None:
            said = _("{name} has not answered: done without to {day}, decided by {who}.")
            day = without.until.isoformat()
            job.say(said.format(name=without.name, day=day, who=without.decided_by))


def _cell(job: Job, cell: MatrixCell) -> str:
    pgettext = job.words.pgettext
    word = {
        "both": pgettext("matrix cell", "tell and hear"),
        "receive": pgettext("matrix cell", "hear"),
        "give": pgettext("matrix cell", "tell"),
        "no": pgettext("matrix cell", "no"),
        "oral": pgettext("matrix cell", "spoken only"),
        "unanswered": pgettext("matrix cell", "no answer"),
        "excluded": pgettext("matrix cell", "excluded"),
        "waiting": pgettext("matrix cell", "waiting"),
        "blocked": pgettext("matrix cell", "stopped"),
        "yes": pgettext("matrix cell", "yes"),
        "own": pgettext("matrix cell", "its own"),
    }[cell.shape]
    return f"{word} *" if _has_star(cell) else word


def _has_star(cell: MatrixCell) -> bool:
    """Whether some pair of parties is left out; where the word says so itself there is no star."""
    return cell.has_exclusion and cell.shape is not CellShape.EXCLUDED
