"""What a person has confirmed: the answer is registered and its pages are kept, in one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Consent
from sspf_app.services.actors import Permission
from sspf_app.services.answers import Answers
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.printed_sheets import need_form
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, PrintedForm
from sspf_app.services.scan_filled import papers_of, signature_pages
from sspf_app.services.scan_ports import ScanFiles
from sspf_app.services.scan_reading import MOST_BYTES
from sspf_app.services.scan_records import KeptPage, StoredScan
from sspf_app.services.scan_views import (
    FindingCode,
    KeptScan,
    ReturnedFile,
    ScanAnswer,
    ScannedPage,
    ScannedSheet,
    ScanSource,
    Weight,
)
from sspf_app.services.scans import Scans, answer_from

FILE = 0
"""The place of the file itself among kept pages."""


class ScanKeeping:
    """Use cases about scans that a person confirms, and those that are kept."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        scans: Scans,
        answers: Answers,
        files: ScanFiles,
    ) -> None:
        self._desk = desk
        self._access = access
        self._scans = scans
        self._answers = answers
        self._files = files

    def register(self, answer: ScanAnswer) -> Changes:
        """Register the answer that a person read from the pages, and keep the pages with it.

        Both or neither. Without an answer the pages are kept with the one registered already.

        Raises:
            DomainError: ``scan_not_compared``, ``scan_finding_open``, ``scan_other_case``,
                ``scan_pages_missing``, ``scan_stored_already``, ``scan_not_answered``,
                ``scan_not_signed``, ``scan_fields_differ``, and those of
                ``Answers.register_yes``.
        """
        if not answer.has_compared:
            raise DomainError("scan_not_compared")
        sheet = self._again(answer)
        if answer.answer is None:
            return self._keep(sheet, answer)
        _check_looked_at(sheet, answer)
        also = partial(self._store, answer)
        if isinstance(answer.answer, PaperNo):
            return self._answers.register_no(answer.answer, also=also)
        return self._answers.register_yes(answer.answer, also=also)

    def kept(self, case: str) -> tuple[KeptScan, ...]:
        """The scans that are kept in a case, newest first.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            self._access.case(unit, case)
            scans = unit.scans.scans(case)
            self._desk.log(unit, Action.READ, f"scans:{case}", case=case)
            unit.commit()
        return tuple(_shown(scan) for scan in reversed(scans))

    def pictures(self, case: str, scan: str) -> tuple[tuple[int, bytes], ...]:
        """The pages of a kept scan, with their numbers, checked against their checksums.

        A kept file is checked with them; it is not among them.

        Raises:
            DomainError: ``unknown_scan``, ``scan_damaged``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            self._access.case(unit, case)
            found = _need(unit, case, scan)
            pages = [(kept, b"".join(unit.scans.page(scan, kept.page))) for kept in found.pages]
            self._desk.log(unit, Action.READ, f"scan:{scan}", case=case)
            unit.commit()
        for kept, content in pages:
            if sha256(content).hexdigest() != kept.sha256:
                raise DomainError("scan_damaged")
        return tuple((kept.page, content) for kept, content in pages if kept.page != FILE)

    def move_original(self, case: str, scan: str, *, place: str, seen: str = "") -> Changes:
        """Write down where the paper itself lies now.

        Args:
            case: The case.
            scan: The scan of the paper.
            place: Where it lies.
            seen: ``version_of`` the place that was shown; empty = none was.

        Raises:
            DomainError: ``unknown_scan``, ``reason_required``; ``record_changed_meanwhile``: it
                lies elsewhere than was shown.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            found = _need(unit, case, scan)
            need_seen(found.original_place, seen)
            unit.scans.put_scan(replace(found, original_place=place.strip()))
            self._desk.log(unit, Action.WRITE, f"scan:{scan}", case=case)
            unit.commit()
        return Changes(topics=frozenset({Topic.CONSENTS}), ids=frozenset({case, scan}))

    def delete_source(self, source: ScanSource) -> None:
        """Delete a file that was scanned, once every page of it is kept. This wipes no disk.

        Raises:
            DomainError: ``scan_file_needed``, ``scan_file_changed``, ``scan_file_gone``,
                ``scan_not_deleted``, each with file.
        """
        name = source.path.name
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            kept = unit.scans.kept_pages(source.sha256)
            is_kept = FILE in kept or set(source.filled) <= kept
            if not source.is_whole or not is_kept:
                raise DomainError("scan_file_needed", file=name)
            content = self._files.read(source.path, most=MOST_BYTES)
            if sha256(content).hexdigest() != source.sha256:
                raise DomainError("scan_file_changed", file=name)
            self._desk.log(unit, Action.WRITE, f"scan_file_deleted:{source.sha256[:16]}")
            self._files.delete(source.path)
            unit.commit()

    def _again(self, answer: ScanAnswer) -> ScannedSheet:
        """The sheet judged once more, from the pages themselves."""
        sheets = self._scans.sheets(answer.pages, case=answer.case)
        if len(sheets) != 1 or sheets[0].code != answer.code:
            raise DomainError("scan_other_case")
        (sheet,) = sheets
        if sheet.case != answer.case:
            raise DomainError("scan_other_case")
        if answer.answer is not None and answer.answer.code != answer.code:
            raise DomainError("scan_other_case")
        return sheet

    def _keep(self, sheet: ScannedSheet, answer: ScanAnswer) -> Changes:
        if not sheet.record:
            raise DomainError("scan_not_answered")
        _check_is_of_form(sheet)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            form = need_form(unit, answer.code)
            loaded = self._access.case(unit, form.case)
            record = answer_from(loaded, form, may_be_said=not papers_of(answer.pages))
            scan = self._stored(unit, answer, form, record)
            unit.commit()
        ids = frozenset({answer.case, scan.id})
        return Changes(topics=frozenset({Topic.CONSENTS}), ids=ids, new_id=scan.id)

    def _store(self, answer: ScanAnswer, unit: UnitOfWork, consent: Consent) -> None:
        self._stored(unit, answer, need_form(unit, answer.code), consent.id)

    def _stored(
        self, unit: UnitOfWork, answer: ScanAnswer, form: PrintedForm, record: str
    ) -> StoredScan:
        papers = papers_of(answer.pages)
        pages = _one_of_each(papers or answer.pages)
        kept = tuple(_kept(page) for page in pages)
        contents = [page.picture for page in pages]
        for page in answer.pages:
            if page.returned is not None:
                kept = (*kept, _kept_file(page, page.returned))
                contents.append(page.returned.content)
                break
        _check_pages(unit, form, kept, is_paper=bool(papers))
        scan = StoredScan(
            id=self._desk.new_id("sc"),
            case=form.case,
            form=form.id,
            request=form.request,
            record=record,
            pages=kept,
            original_place=answer.original_place.strip(),
            stored_at=self._desk.now(),
            stored_by=self._desk.actor.user_id,
        )
        unit.scans.add_scan(scan, contents)
        self._desk.log(unit, Action.IMPORT, f"scan:{scan.id}", case=form.case)
        return scan


def _check_pages(
    unit: UnitOfWork, form: PrintedForm, kept: Sequence[KeptPage], *, is_paper: bool
) -> None:
    signed_on = signature_pages(unit.scans.layout(form.id))
    if is_paper and not signed_on <= {page.page for page in kept}:
        raise DomainError("scan_pages_missing")
    checksums = {page.sha256 for page in kept}
    for scan in unit.scans.scans(form.case):
        if scan.form == form.id and checksums <= {page.sha256 for page in scan.pages}:
            raise DomainError("scan_stored_already")


def _check_is_of_form(sheet: ScannedSheet) -> None:
    """Refuse a file whose fields are not those that were handed out."""
    codes = {finding.code for finding in sheet.findings}
    if codes & {FindingCode.FIELDS_DIFFER, FindingCode.FILES_DIFFER}:
        raise DomainError("scan_fields_differ")


def _check_looked_at(sheet: ScannedSheet, answer: ScanAnswer) -> None:
    codes = {finding.code: finding.weight for finding in sheet.findings}
    if FindingCode.OTHER_CASE in codes:
        raise DomainError("scan_other_case")
    if FindingCode.FILE_UNSIGNED in codes:
        raise DomainError("scan_not_signed")
    _check_is_of_form(sheet)
    open_ones = {code for code, weight in codes.items() if weight is Weight.LOOK}
    if not open_ones <= answer.looked_at:
        raise DomainError("scan_finding_open")


def _one_of_each(pages: Sequence[ScannedPage]) -> tuple[ScannedPage, ...]:
    """The pages to keep; of a doubled one the first."""
    kept: dict[int, ScannedPage] = {}
    for page in pages:
        kept.setdefault(page.page, page)
    return tuple(kept[number] for number in sorted(kept))


def _kept(page: ScannedPage) -> KeptPage:
    return KeptPage(
        page=page.page,
        media=page.media,
        size=len(page.picture),
        sha256=sha256(page.picture).hexdigest(),
        source_sha256=page.source_sha256,
        source_page=page.source_page,
    )


def _kept_file(page: ScannedPage, file: ReturnedFile) -> KeptPage:
    return KeptPage(
        page=FILE,
        media="application/pdf",
        size=len(file.content),
        sha256=sha256(file.content).hexdigest(),
        source_sha256=page.source_sha256,
        source_page=FILE,
    )


def _need(unit: UnitOfWork, case: str, scan: str) -> StoredScan:
    found = unit.scans.scan(scan)
    if found is None or found.case != case:
        raise DomainError("unknown_scan")
    return found


def _shown(scan: StoredScan) -> KeptScan:
    pages = [page for page in scan.pages if page.page != FILE]
    file = next((page.sha256 for page in scan.pages if page.page == FILE), "")
    return KeptScan(
        id=scan.id,
        form=scan.form,
        record=scan.record,
        pages=tuple(page.page for page in pages),
        size=sum(page.size for page in scan.pages),
        sha256=tuple(page.sha256 for page in pages),
        file_sha256=file,
        is_paper=all(page.source_sha256 != file for page in pages),
        original_place=scan.original_place,
        stored_at=scan.stored_at,
        stored_by=scan.stored_by,
    )
