"""Consents out of the program in standard formats, and the family's receipt.

The office's own copy holds everything, for another system or an archive. A party's copy holds what
that party may receive now, and nothing of who said what. A receipt holds one signatory's own
answer. Each is decided by the gate and stands in the ledger.

Source: ``consent-record.md``; sharing rules, section 6.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Consent
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_building import ExportBuilding
from sspf_app.services.export_records import ConsentFormats, ExportedCase, ExportFormat
from sspf_app.services.export_views import Exported, Leak, Paper
from sspf_app.services.gate import DisclosureDecision, decide_consents, decide_receipt
from sspf_app.services.names_of_others import others_in
from sspf_app.services.outgoing import named_free, write_out
from sspf_app.services.paper_search import hidden_details, names_of, searched, withheld_from
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.receipts import receipt_data, shown_on_receipt
from sspf_app.services.records import Action
from sspf_app.services.withheld import Hit, WithheldSearch
from sspf_app.texts.catalogue import words_for

_NOT_IN_NAMES = re.compile(r"[^\w.-]+", re.ASCII)
_PARTY_FORMATS = (ExportFormat.FHIR,)
"""The others list records, and who said what is not a party's business."""


class ConsentExports:
    """Use cases about consents in standard formats."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        formats: ConsentFormats,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target
        self._formats = formats

    def export(
        self, case: str, format_: ExportFormat, *, folder: Path, party: str | None = None
    ) -> Exported:
        """Write the consents of a case to a folder.

        Args:
            case: The case.
            format_: The format.
            folder: Where to; a file that is there is never written over.
            party: Whose copy; None = the office's own, of everything.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``, ``unknown_party``,
                ``format_not_for_party``, ``nothing_readable`` (name) when the party may not know
                of the case, ``leak_found``, ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            decision = decide_consents(loaded, party)
            if party is not None and format_ not in _PARTY_FORMATS:
                raise DomainError("format_not_for_party")
            building = self._building(unit, loaded)
            told = building.everything() if party is None else building.for_party(party)
            content = self._formats.write(told, format_)
            # The office's own holds everything: it must not be taken for what a party may have.
            whose = (
                "eget-exemplar"
                if party is None
                else f"till-part-{recipient_sign(loaded.id, party)}"
            )
            name = f"{loaded.reference}-samtycken-{whose}.{format_.value}"
            paper = _checked(loaded, decision, content, name, shown=told)
            return self._written(unit, decision, paper, folder, what=f"consents:{format_.name}")

    def receipt(self, case: str, record: str) -> Paper:
        """The receipt of one answer, drawn in memory for its signatory.

        Raises:
            DomainError: ``unknown_consent``, ``receipt_not_for``, ``signatory_dead``,
                ``reason_required``, ``leak_found``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            paper, _ = self._receipt(unit, loaded, record)
            self._desk.log(unit, Action.READ, f"receipt:{record}", case=case)
            unit.commit()
        return paper

    def export_receipt(self, case: str, record: str, *, folder: Place) -> Exported:
        """Write or print the receipt (PDF).

        Raises:
            DomainError: as ``receipt``; ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            paper, decision = self._receipt(unit, loaded, record)
            return self._written(unit, decision, paper, folder, what=f"receipt:{record}")

    def export_machine_receipt(self, case: str, record: str, *, folder: Path) -> Exported:
        """Write the same receipt for machines (ISO/IEC TS 27560, JSON-LD).

        Raises:
            DomainError: as ``receipt``; ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            row = _need(loaded, record)
            decision = decide_receipt(loaded, row)
            told = self._building(unit, loaded).receipt(row)
            content = self._formats.receipt(told, receipt_id=f"receipt-{row.id}")
            name = f"{loaded.reference}-kvitto-{row.id}.jsonld"
            purposes = "\n".join(one.text for one in told.purposes)
            _check_names(others_in(unit, loaded, purposes).names, content.decode())
            paper = _checked(loaded, decision, content, name, shown=told)
            return self._written(unit, decision, paper, folder, what=f"receipt:{record}")

    def _receipt(
        self, unit: UnitOfWork, loaded: LoadedCase, record: str
    ) -> tuple[Paper, DisclosureDecision]:
        row = _need(loaded, record)
        decision = decide_receipt(loaded, row)
        code = self._building(unit, loaded).consent(row).code
        data = receipt_data(loaded, row, office=unit.office.office(), code=code)
        withheld = withheld_from(
            loaded, shown=shown_on_receipt(loaded, row), readable=(data.own_words,)
        )
        drawn = self._renderer.consent_receipt(data)
        paper = searched(
            self._renderer, drawn, loaded=loaded, recipient=row.signatory, withheld=withheld
        )
        return paper, decision

    def _building(self, unit: UnitOfWork, loaded: LoadedCase) -> ExportBuilding:
        return ExportBuilding(
            loaded,
            office=unit.office.office(),
            forms=unit.office.forms(loaded.id),
            words=words_for("sv"),
        )

    def _written(
        self,
        unit: UnitOfWork,
        decision: DisclosureDecision,
        paper: Paper,
        folder: Place,
        *,
        what: str,
    ) -> Exported:
        paper = named_free(paper, folder)
        disclosure = record_disclosure(self._desk, unit, decision, what=what, paper=paper)
        return write_out(unit, self._target, disclosure, paper=paper, folder=folder)


def _need(loaded: LoadedCase, record: str) -> Consent:
    for row in loaded.situation.rows.consents:
        if row.id == record:
            return row
    raise DomainError("unknown_consent", record=record)


def _checked(
    loaded: LoadedCase,
    decision: DisclosureDecision,
    content: bytes,
    name: str,
    *,
    shown: ExportedCase,
) -> Paper:
    """The file, if no name and no detail of a protected person is found in it.

    Persons are pseudonyms here: no name may stand in it at all but in the words of a purpose,
    which the office wrote and which a party's copy does not hold.
    """
    names = [one for person in loaded.persons for one in names_of(loaded, person)]
    details = hidden_details(loaded)
    purposes = tuple(row.text for row in shown.purposes)
    text = content.decode()
    hits = [
        *WithheldSearch(texts=(), names=names, readable=purposes).hits(text),
        *WithheldSearch(texts=(), names=details, readable=()).hits(text),
    ]
    _refuse(hits)
    file_name = _NOT_IN_NAMES.sub("-", name).strip(".-")
    return Paper(
        recipient=decision.recipient,
        title=file_name,
        pdf=content,
        file_name=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _check_names(names: tuple[str, ...], text: str) -> None:
    """Nobody of another case stands in a text, whatever the words of a purpose say."""
    _refuse(WithheldSearch(texts=(), names=names, readable=()).hits(text))


def _refuse(hits: Sequence[Hit]) -> None:
    if hits:
        leaks = tuple(Leak(kind=hit.kind, where="text", found=hit.found) for hit in hits)
        found = "; ".join(leak.found for leak in leaks)
        raise DomainError("leak_found", found=found, leaks=leaks)
