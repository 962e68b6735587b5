"""Paper comes home: files of the office scanner are read and matched; nothing is stored here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from sspf_app.domain.codes import Medium
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.filled_forms import FilledFormReader
from sspf_app.services.form_code import PageCode, check_form_code, record_prefix
from sspf_app.services.form_text_choice import is_replaced
from sspf_app.services.papers import PaperRegion
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, PrintedForm
from sspf_app.services.scan_filled import filled_findings, papers_of, proposed_by
from sspf_app.services.scan_layouts import regions_on
from sspf_app.services.scan_matching import by_form, ink_findings, page_findings
from sspf_app.services.scan_ports import ScanFiles, ScanReader
from sspf_app.services.scan_reading import ScanReading
from sspf_app.services.scan_records import FormLayout
from sspf_app.services.scan_views import Finding, FindingCode, ScannedPage, ScannedSheet
from sspf_app.services.standing_rows import standing

MOST_FILES = 300
_MOST_PAGES = 9
"""Of a form of which nothing is kept."""
_NOT_OF_FORM = frozenset({FindingCode.FIELDS_DIFFER, FindingCode.FILES_DIFFER})


class Scans:
    """Use cases about scanned pages that wait for a person."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        reader: ScanReader,
        forms: FilledFormReader,
        files: ScanFiles,
    ) -> None:
        self._desk = desk
        self._access = access
        self._reader = reader
        self._forms = forms
        self._files = files

    def start(self, paths: Sequence[Path]) -> ScanReading:
        """Begin to read files, and the files of folders; ``step`` reads page after page.

        Raises:
            DomainError: ``not_permitted``, ``scan_nothing_to_read`` (folder),
                ``scan_too_many_files`` (most).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = self._files.list_files(paths)
            if not found:
                place = paths[0].name if paths else ""
                raise DomainError("scan_nothing_to_read", folder=place)
            if len(found) > MOST_FILES:
                raise DomainError("scan_too_many_files", most=MOST_FILES)
            self._desk.log(unit, Action.READ, f"scan_files:{len(found)}")
            unit.commit()
        return ScanReading(
            found,
            reader=self._reader,
            forms=self._forms,
            files=self._files,
            regions_of=self._regions_of,
        )

    def sheets(
        self, pages: Sequence[ScannedPage], *, case: str = "", reason: str = ""
    ) -> tuple[ScannedSheet, ...]:
        """Which sheets the pages make, and what is to be known of each.

        Args:
            pages: What was read.
            case: The case whose sheets are expected; empty = any.
            reason: Why protected persons are opened; without it their sheets show no name.

        Raises:
            DomainError: ``not_permitted``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            sheets = [
                self._sheet(unit, code, found, expected=case, reason=reason)
                for code, found in by_form(pages).items()
            ]
            unit.commit()
        loose = [_loose(page) for page in pages if page.trouble is not None or not page.form]
        return (*sorted(sheets, key=lambda sheet: sheet.pages[0].id), *loose)

    def with_code(self, page: ScannedPage, *, code: str, number: int) -> ScannedPage:
        """A page whose form and page a person has read from the paper.

        Raises:
            DomainError: ``form_code_wrong`` (typed), ``unknown_form`` (form),
                ``scan_page_number`` (most): the form has no such page.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            checked = check_form_code(code)
            form = unit.office.form(checked)
            layout = unit.scans.layout(checked)
            self._desk.log(
                unit,
                Action.READ,
                f"scan_code:{checked}",
                case=None if form is None else form.case,
            )
            unit.commit()
        if form is None:
            raise DomainError("unknown_form", form=checked)
        pages = _MOST_PAGES if layout is None else layout.pages or _MOST_PAGES
        if not 1 <= number <= pages:
            raise DomainError("scan_page_number", most=pages)
        return replace(
            page, form=checked, page=number, pages=pages, trouble=None, inks=None, is_typed=True
        )

    def _regions_of(self, told: PageCode) -> tuple[PaperRegion, ...] | None:
        """Where a page is written on; holds nothing about anybody."""
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            layout = unit.scans.layout(told.code)
        # Of a form to fill in on a screen the boxes lie elsewhere: they are read by eye.
        if layout is None or layout.pages != told.pages or told.is_screen:
            return None
        return regions_on(layout, told.page)

    def _sheet(
        self,
        unit: UnitOfWork,
        code: str,
        pages: tuple[ScannedPage, ...],
        *,
        expected: str,
        reason: str,
    ) -> ScannedSheet:
        bare = ScannedSheet(
            id=code,
            code=code,
            pages=pages,
            page_count=max(page.pages or page.page for page in pages),
        )
        form = unit.office.form(code)
        if form is None:
            return _found(bare, [Finding(code=FindingCode.FORM_UNKNOWN)])
        if expected and form.case != expected:
            # Nobody looks into another case by feeding in a wrong sheet.
            return _found(replace(bare, case=form.case), [Finding(code=FindingCode.OTHER_CASE)])
        try:
            loaded = self._access.case(unit, form.case, reason=reason, persons=form.recipients)
        except DomainError as error:
            # A sheet of a case kept apart stops no other of the stack; asked for itself it does.
            is_apart = error.code == "not_on_list" and not reason
            if error.code != "reason_required" and not is_apart:
                raise
            closed = [Finding(code=FindingCode.PROTECTED)]
            return _found(replace(bare, case=form.case), closed)
        self._desk.log(unit, Action.READ, f"scan_of_form:{code}", case=form.case)
        layout = unit.scans.layout(code)
        count = bare.page_count if layout is None else layout.pages or bare.page_count
        record = answer_from(loaded, form, may_be_said=not papers_of(pages))
        kept = [one for one in unit.scans.scans(form.case) if one.form == code]
        can_keep = bool(record) and record not in {one.record for one in kept}
        bare = replace(bare, page_count=count, record=record, can_keep=can_keep)
        sheet = self._judged(bare, loaded, form, layout)
        if not is_replaced(unit, form):
            return sheet
        old = Finding(code=FindingCode.TEXT_OLD)
        return replace(sheet, findings=(*sheet.findings, old))

    def _judged(
        self,
        bare: ScannedSheet,
        loaded: LoadedCase,
        form: PrintedForm,
        layout: FormLayout | None,
    ) -> ScannedSheet:
        pages, young_person = bare.pages, loaded.header.young_person
        papers = papers_of(pages)
        proposal = proposed_by(pages, form, young_person)
        findings = [
            *filled_findings(pages, form, layout, young_person=young_person),
            *page_findings(papers or pages, bare.page_count),
            *ink_findings(papers, proposal),
            *self._form_findings(loaded, form, answer_from(loaded, form)),
        ]
        return replace(
            _found(bare, findings),
            form=form,
            case=form.case,
            reference=loaded.reference,
            signatory=loaded.name(form.signatory),
            young_person=young_person,
            names=_names(loaded, form),
            proposal=proposal,
            can_keep=bare.can_keep and not _NOT_OF_FORM & {one.code for one in findings},
        )

    def _form_findings(
        self, loaded: LoadedCase, form: PrintedForm, record: str
    ) -> Iterable[Finding]:
        if record:
            yield Finding(code=FindingCode.ALREADY_ANSWERED)
        if form.valid_to < loaded.today:
            yield Finding(code=FindingCode.PERIOD_OVER)


def answer_from(loaded: LoadedCase, form: PrintedForm, *, may_be_said: bool = False) -> str:
    """Id of the written answer that stands registered from a form; empty = there is none.

    Args:
        loaded: The case.
        form: The form.
        may_be_said: Without a written answer, the one that was said.
    """
    prefix = f"{record_prefix(form.id)}-"
    said = ""
    for row in standing(loaded.facts.consents):
        if row.case != form.case or not row.id.startswith(prefix):
            continue
        if row.medium is Medium.WRITTEN:
            return row.id
        said = row.id
    return said if may_be_said else ""


def _names(loaded: LoadedCase, form: PrintedForm) -> dict[str, str]:
    tellers = [row.teller for row in form.rows]
    return {one: loaded.name(one) for one in (*form.subjects, *form.recipients, *tellers)}


def _loose(page: ScannedPage) -> ScannedSheet:
    code = page.trouble or FindingCode.CODE_UNREADABLE
    return ScannedSheet(id=page.id, pages=(page,), findings=(Finding(code=code),))


def _found(sheet: ScannedSheet, findings: Iterable[Finding]) -> ScannedSheet:
    return replace(sheet, findings=tuple(dict.fromkeys(findings)))
