"""The record of a disposal as a page for the archive: PDF/A, without a name of any case.

It tells of cases that are no more, by reference and number; so there is no case in whose ledger it
could stand. The log has a line of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.outside_cases import Outside
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.copies import ArchiveFacts, Copies
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import action_towards
from sspf_app.services.disposal_records import DisposalRecord, DisposedFile, RetentionRules
from sspf_app.services.form_building import paper_office
from sspf_app.services.outgoing import write_blank
from sspf_app.services.paper_of_disposal import DisposalRecordData, DisposedOutside, DisposedRow
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.process_settings import settings_on
from sspf_app.services.retention import rules_on
from sspf_app.texts.catalogue import Words
from sspf_app.texts.process import retention_name
from sspf_app.texts.retention import counted_kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalTools:
    """What the page is made with."""

    renderer: DocumentRenderer
    copies: Copies
    target: ExportTarget
    words: Words


class DisposalPapers:
    """Use cases about the page."""

    def __init__(self, desk: Desk, tools: DisposalTools) -> None:
        self._desk = desk
        self._tools = tools

    def save_record(self, record: str, folder: Place) -> Path:
        """Write the page of a disposal into a folder, as the archive keeps it, or print it.

        Raises:
            DomainError: ``not_permitted``, ``unknown_disposal``, ``archive_invalid`` (found),
                ``export_failed``, ``print_failed``.
        """
        approves = self._desk.actor.may(Permission.APPROVE_DISPOSAL)
        permission = Permission.APPROVE_DISPOSAL if approves else Permission.PROPOSE_DISPOSAL
        with self._desk.begin(permission) as unit:
            found = next((one for one in unit.disposals.records() if one.id == record), None)
            if found is None:
                raise DomainError("unknown_disposal")
            data = self._data(unit, found)
            drawn = self._tools.renderer.disposal_record(data)
            pdf = drawn.content
            if isinstance(folder, Path):
                pdf = self._tools.copies.copier.archived(pdf, self._facts(data))
            self._desk.log(unit, action_towards(folder), f"disposal_record:{found.id}")
            return write_blank(
                unit,
                self._tools.target,
                content=pdf,
                folder=folder,
                file_name=drawn.suggested_name,
            )

    def _data(self, unit: UnitOfWork, record: DisposalRecord) -> DisposalRecordData:
        day = day_of(record.disposed_at, self._desk.clock.zone)
        names = {one.code: one.name for one in settings_on(unit, day).retention}
        again = record.replayed_at
        return DisposalRecordData(
            office=paper_office(unit.office.office()),
            language=self._tools.words.language,
            case_reference="SSPF",
            made_at=self._local(self._desk.now()),
            year=record.year,
            disposed_at=self._local(record.disposed_at),
            proposed_by=record.proposed_by,
            approved_by=", ".join(filter(None, (record.approved_by, record.approved_in))),
            rows=tuple(self._row(one, names) for one in record.files if one.outside is None),
            outside=_outside(record, rules_on(unit, day)),
            persons=len(record.persons),
            log_lines=record.log_lines,
            drafts=record.drafts,
            replayed_at=None if again is None else self._local(again),
        )

    def _row(self, file: DisposedFile, names: dict[str, str]) -> DisposedRow:
        words = self._tools.words
        basis = retention_name(file.basis, words, name=names.get(file.basis, ""))
        return DisposedRow(
            reference=file.reference,
            basis=basis,
            last_note_on=file.last_note_on,
            counts=counted_kinds(file.counts, words),
        )

    def _facts(self, data: DisposalRecordData) -> ArchiveFacts:
        return ArchiveFacts(
            kind="disposal_record",
            reference=f"{data.case_reference} {data.year}",
            made_on=data.made_at.date(),
            secrecy=None,
            authority=data.office.committee,
        )

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._desk.clock.zone)


def _outside(record: DisposalRecord, rules: RetentionRules) -> tuple[DisposedOutside, ...]:
    """How many went of each type that stands in no case; those of which none went left out."""
    years = {one.type: one.years for one in rules.outside}
    counted = ((kind, sum(one.outside is kind for one in record.files)) for kind in Outside)
    return tuple(
        DisposedOutside(type=kind, number=number, years=years.get(kind))
        for kind, number in counted
        if number
    )
