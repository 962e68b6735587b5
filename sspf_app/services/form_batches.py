"""Many sheets in one act: a whole request, or a batch of renewals over several cases.

All sheets go out or none does. Each has its own row in the ledger and its own code; in one file
for the printer every sheet begins on a new leaf, so that two people's sheets never share one.

Source: domain notes, sections 2.3 to 2.5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.consent_forms import ConsentForms
from sspf_app.services.desk import Desk
from sspf_app.services.export_views import Paper
from sspf_app.services.form_planning import SOON
from sspf_app.services.form_views import FormOrder, FormPlan, PlannedSheet, PreparedForm
from sspf_app.services.outgoing import named_free, write_all_out
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget
from sspf_app.services.print_ports import Place
from sspf_app.services.printed_sheets import paper_of
from sspf_app.services.records import Disclosure


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody who gets no sheet.

    Attributes:
        code: ``guardian_barred``, ``sheet_is_out``, ``holds_on``, or the code of the refusal.
    """

    person: str
    name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRequest:
    """The sheets of one case and purpose, ready to print; nothing is recorded yet.

    Attributes:
        left_out: Who gets none, and why.
        names: Name of each signatory of a sheet.
        signs: By signatory, what the name of the sheet's file ends with (``paper_signs``).
        evidence_seen_on: When the oldest document of custody was seen: to be seen anew.
    """

    case: str
    purpose: str
    sheets: tuple[PreparedForm, ...]
    left_out: tuple[LeftOut, ...]
    evidence_seen_on: date | None
    names: Mapping[str, str]
    signs: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBatch:
    """Sheets that left; ``paths`` as of ``Exported``: one file to print later, or one per sheet."""

    paths: tuple[Path, ...]
    sheets: int
    changes: Changes

    @property
    def to_open(self) -> Path:
        """The one file, or the folder where they lie."""
        return self.paths[0] if len(self.paths) == 1 else self.paths[0].parent


class FormBatches:
    """Use cases about several sheets at once."""

    def __init__(
        self,
        desk: Desk,
        forms: ConsentForms,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
    ) -> None:
        self._desk = desk
        self._forms = forms
        self._renderer = renderer
        self._target = target

    def prepare_request(
        self, order: FormOrder, *, about_self: bool = False, codes: Mapping[str, str] | None = None
    ) -> PreparedRequest:
        """The same sheet for everybody who has to answer and may be written to.

        ``codes``: by signatory, the code that a sheet had when it was looked at.

        Raises:
            DomainError: as ``ConsentForms.prepare``, where no sheet at all can be drawn.
        """
        plan = self._forms.plan(
            order.case, purpose=order.purpose, about_self=about_self, first=order.valid_from
        )
        return self._prepared(plan, order, plan.sheets, left_out=(), codes=codes or {})

    def prepare_renewal(self, case: str, purpose: str) -> PreparedRequest:
        """Sheets as the last ones were, for those whose answer ends within a month or is missing.

        Where the text has new terms everybody answers anew: answers hold together only on the
        same terms. Whoever has a sheet out gets no second one. Where all answers hold until the
        young person comes of age within a month, it is the sheet for the time after.

        Raises:
            DomainError: as ``ConsentForms.plan``.
        """
        plan = self._forms.plan(case, purpose=purpose)
        if _holds_till_of_age(plan):
            plan = self._forms.plan(case, purpose=purpose, first=plan.comes_of_age)
        wanted = [sheet for sheet in plan.sheets if _why_not(plan, sheet) is None]
        left_out = tuple(
            LeftOut(person=sheet.signatory, name=sheet.name, code=why)
            for sheet in plan.sheets
            if (why := _why_not(plan, sheet)) is not None
        )
        order = FormOrder(
            case=case,
            purpose=purpose,
            signatory="",
            subjects=(),
            rows=plan.rows,
            recipients=plan.recipients,
            valid_from=plan.valid_from,
            valid_to=plan.valid_to,
        )
        return self._prepared(plan, order, wanted, left_out=left_out, codes={})

    def export(
        self, sheets: Sequence[PreparedForm], folder: Place, *, merged: bool = False
    ) -> PrintedBatch:
        """Write or print every sheet, and record that each is out, in one act.

        Args:
            sheets: In the order of printing.
            folder: Where to, or the printer.
            merged: One file to print later; else one file per sheet.

        Raises:
            DomainError: ``no_sheet_to_print``, ``export_failed``, ``print_failed``; as
                ``ConsentForms.hand_out`` for the first sheet that may not go out: then none does.
        """
        if not sheets:
            raise DomainError("no_sheet_to_print")
        with self._desk.begin(Permission.EXPORT) as unit:
            papers = [paper_of(sheet) for sheet in sheets]
            files = [self._merged(papers, sheets, folder)] if merged else _named(papers, folder)
            is_printed = files[0].is_printed
            names = [files[0].file_name] * len(papers) if merged else [f.file_name for f in files]
            disclosures: list[Disclosure] = [
                self._forms.hand_out_in(
                    unit, sheet, replace(paper, file_name=name, is_printed=is_printed)
                )
                for sheet, paper, name in zip(sheets, papers, names, strict=True)
            ]
            written = zip(disclosures, files, strict=False)  # one file may stand for all
            exported = write_all_out(unit, self._target, tuple(written), folder)
        return PrintedBatch(
            paths=tuple(one.path for one in exported),
            sheets=len(sheets),
            changes=Changes(
                topics=frozenset({Topic.CONSENTS, Topic.CASES, Topic.DISCLOSURES}),
                ids=frozenset({sheet.form.case for sheet in sheets}),
            ),
        )

    def _prepared(
        self,
        plan: FormPlan,
        order: FormOrder,
        wanted: Sequence[PlannedSheet],
        *,
        left_out: tuple[LeftOut, ...],
        codes: Mapping[str, str],
    ) -> PreparedRequest:
        sheets: list[PreparedForm] = []
        refused = list(left_out)
        first: DomainError | None = None
        for sheet in wanted:
            try:
                # Everybody in the language they were asked in before.
                own = replace(_order_for(sheet, order), language=sheet.language)
                sheets.append(self._forms.prepare(own, code=codes.get(sheet.signatory, "")))
            except DomainError as error:
                first = first or error
                refused.append(LeftOut(person=sheet.signatory, name=sheet.name, code=error.code))
        if not sheets and first is not None:
            raise first
        return PreparedRequest(
            case=plan.case,
            purpose=plan.purpose,
            sheets=tuple(sheets),
            left_out=tuple(refused),
            evidence_seen_on=plan.evidence_seen_on,
            names={sheet.signatory: sheet.name for sheet in plan.sheets},
            signs={sheet.signatory: sheet.sign for sheet in plan.sheets},
        )

    def _merged(
        self, papers: Sequence[Paper], sheets: Sequence[PreparedForm], folder: Place
    ) -> Paper:
        document = self._renderer.joined_sheets(
            [paper.pdf for paper in papers],
            made_at=max(sheet.form.printed_at for sheet in sheets),
        )
        paper = Paper(
            recipient="",
            title="",
            pdf=document.content,
            file_name=document.suggested_name,
            sha256=document.sha256,
        )
        return named_free(paper, folder)


def _order_for(sheet: PlannedSheet, order: FormOrder) -> FormOrder:
    rows = tuple(row for row in order.rows if row.subject in sheet.subjects)
    kept = sheet.has_own_column
    recipients = tuple(one for one in order.recipients if kept or one != sheet.signatory)
    return replace(
        order,
        signatory=sheet.signatory,
        subjects=sheet.subjects,
        rows=rows,
        recipients=recipients,
    )


def _holds_till_of_age(plan: FormPlan) -> bool:
    """Whether nothing is missing until the young person comes of age, and that is soon."""
    day = plan.comes_of_age
    if day is None or day - plan.valid_from > SOON:
        return False
    return all(
        sheet.status == "in_force"
        and sheet.terms == plan.terms
        and sheet.valid_to is not None
        and sheet.valid_to >= day - timedelta(days=1)
        for sheet in plan.sheets
    )


def _why_not(plan: FormPlan, sheet: PlannedSheet) -> str | None:
    """Why somebody gets no renewed sheet; None = gets one."""
    if sheet.barred:
        return "guardian_barred"
    if sheet.status == "refused":
        return "has_refused"
    if sheet.is_out:
        return "sheet_is_out"
    holds = sheet.valid_to is not None and sheet.valid_to - plan.valid_from > SOON
    if sheet.status == "in_force" and holds and sheet.terms == plan.terms:
        return "holds_on"
    return None


def _named(papers: Sequence[Paper], folder: Place) -> list[Paper]:
    named: list[Paper] = []
    for paper in papers:
        named.append(named_free(paper, folder, taken=[one.file_name for one in named]))
    return named
