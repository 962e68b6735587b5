"""``sspf consent export | receipt``: consents in standard formats, and the family's receipt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.console.exits import Exit, UsageError
from sspf_app.console.job import Job
from sspf_app.console.naming import party_of, person_of
from sspf_app.console.opening import opened

if TYPE_CHECKING:
    from sspf_app.console.options import Commands, Syntax
    from sspf_app.services.bundle import Services
    from sspf_app.services.case_views import CaseDetail
    from sspf_app.services.export_views import Exported

_FORMATS = {"fhir": "FHIR", "iso27560": "ISO_27560", "csv": "CSV"}


def add_to(group: Commands, syntax: Syntax) -> None:
    """Add the commands to the group of consents."""
    _ = syntax.words.gettext
    parser = syntax.command(
        group, "export", _("write the consents of a case in a standard format"), export
    )
    syntax.case(parser)
    parser.add_argument("--format", choices=[*_FORMATS], required=True, help=_("the kind of file"))
    parser.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    parser.add_argument(
        "--party",
        metavar=_("PARTY"),
        help=_("what this party may receive now, instead of the office's own copy"),
    )
    syntax.vault(parser)
    syntax.json(parser)
    parser = syntax.command(group, "receipt", _("write the family's receipt of an answer"), receipt)
    syntax.case(parser)
    parser.add_argument(
        "--record",
        metavar=_("RECORD"),
        required=True,
        help=_("identifier of the answer, or whose it is"),
    )
    parser.add_argument(
        "--out",
        metavar=_("FOLDER"),
        type=Path,
        required=True,
        help=_("the folder it is written to"),
    )
    parser.add_argument(
        "--machine", action="store_true", help=_("for machines (ISO/IEC TS 27560), not as a PDF")
    )
    syntax.vault(parser)
    syntax.json(parser)


def export(job: Job) -> int:
    """Write the consents of a case."""
    from sspf_app.services.export_records import ExportFormat

    options = job.options
    with job.into(options.out), job.services() as services:
        detail = opened(services, job, options.case)
        done = services.consent_exports.export(
            detail.case,
            ExportFormat[_FORMATS[options.format]],
            folder=options.out,
            party=None if options.party is None else party_of(job, detail, options.party),
        )
    return _told(job, done)


def receipt(job: Job) -> int:
    """Write a receipt."""
    options = job.options
    with job.into(options.out), job.services() as services:
        detail = opened(services, job, options.case)
        exports = services.consent_exports
        write = exports.export_machine_receipt if options.machine else exports.export_receipt
        done = write(detail.case, _record(job, services, detail), folder=options.out)
    return _told(job, done)


def _record(job: Job, services: Services, detail: CaseDetail) -> str:
    """The answer that is meant: its identifier, or whose newest answer it is."""
    given = str(job.options.record)
    answers = {
        answer.id: card.signatory
        for purpose in detail.purposes
        for card in services.consent_cards.board(
            detail.case, purpose=purpose.id, subject=detail.young_person
        ).cards
        for answer in (*card.answers, *(() if card.answer is None else (card.answer,)))
    }
    if given in answers or given.startswith("k-"):
        return given
    person = person_of(job, detail, given)
    theirs = [record for record, signatory in answers.items() if signatory == person]
    if len(theirs) != 1:
        told = job.words.gettext("“{given}” has {count} answers; say which: {shown}")
        shown = ", ".join(theirs) or "–"
        raise UsageError(told.format(given=given, count=len(theirs), shown=shown))
    return theirs[0]


def _told(job: Job, done: Exported) -> int:
    if job.wants_json:
        job.put({"file": done.path, "sha256": done.sha256})
    else:
        job.say(job.words.gettext("Written: {path}").format(path=done.path))
    return Exit.OK
