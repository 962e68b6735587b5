"""Papers around the ledger: family's page, recall letter, receipt, reservation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_views import Exported, Paper
from sspf_app.services.family_page import FamilyPage
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import (
    DisclosureDecision,
    decide_ledger_page,
    decide_without_content,
)
from sspf_app.services.ledger_checks import need_disclosure
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.outgoing import named_free, write_out
from sspf_app.services.paper_names import shown_name
from sspf_app.services.paper_of_ledger import CopyReceiptData, HandedCopy, ReservationData
from sspf_app.services.paper_search import searched, withheld_from
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.recall_letters import misdirection_mark, recall_data, recall_paper
from sspf_app.services.records import Action, DisclosureKind
from sspf_app.services.reservations import needs_reservation
from sspf_app.services.withdrawal_papers import LANGUAGE, language_of
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.dates import long_day
from sspf_app.texts.ledger import paper_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A paper, the decision behind it, and what it says in the ledger."""

    decision: DisclosureDecision
    paper: Paper
    what: str


class LedgerPapers:
    """Previews and exports; each export is a row of the ledger itself."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target

    def preview_page(self, case: str, reader: str) -> Paper:
        """The family's page for one reader, in memory.

        Raises:
            DomainError: ``unknown_person``, ``nothing_readable`` (name), ``page_while_paused``,
                ``leak_found``.
        """
        return self._preview(case, lambda unit, loaded: self._page(unit, loaded, reader))

    def export_page(self, case: str, reader: str, folder: Place) -> Exported:
        """Write the family's page.

        Raises:
            DomainError: as ``preview_page``; ``export_failed``.
        """
        return self._export(case, lambda unit, loaded: self._page(unit, loaded, reader), folder)

    def preview_recall(self, case: str, misdirection: str) -> Paper:
        """The letter that asks for a misdirected copy, in memory.

        Raises:
            DomainError: ``unknown_misdirection``.
        """
        return self._preview(case, lambda unit, loaded: self._recall(unit, loaded, misdirection))

    def export_recall(self, case: str, misdirection: str, folder: Place) -> Exported:
        """Write the letter.

        Raises:
            DomainError: ``unknown_misdirection``, ``export_failed``.
        """
        return self._export(
            case, lambda unit, loaded: self._recall(unit, loaded, misdirection), folder
        )

    def preview_receipt(self, case: str, disclosure: str) -> Paper:
        """The page a recipient signs for a copy, in memory.

        Raises:
            DomainError: ``unknown_disclosure``: no such row, or no paper.
        """
        return self._preview(case, lambda unit, loaded: self._receipt(unit, loaded, disclosure))

    def export_receipt(self, case: str, disclosure: str, folder: Place) -> Exported:
        """Write the page.

        Raises:
            DomainError: ``unknown_disclosure``, ``export_failed``.
        """
        return self._export(
            case, lambda unit, loaded: self._receipt(unit, loaded, disclosure), folder
        )

    def preview_reservation(self, case: str, recipient: str) -> Paper:
        """The sheet an association or a private person signs, in memory.

        Raises:
            DomainError: ``no_reservation_needed`` (name).
        """
        return self._preview(case, lambda unit, loaded: self._reservation(unit, loaded, recipient))

    def export_reservation(self, case: str, recipient: str, folder: Place) -> Exported:
        """Write the sheet.

        Raises:
            DomainError: ``no_reservation_needed`` (name), ``export_failed``.
        """
        return self._export(
            case, lambda unit, loaded: self._reservation(unit, loaded, recipient), folder
        )

    def _preview(self, case: str, make: Callable[[UnitOfWork, LoadedCase], _Made]) -> Paper:
        with self._desk.begin(Permission.EXPORT) as unit:
            made = make(unit, self._access.case(unit, case))
            kind = made.decision.kind.value
            self._desk.log(unit, Action.READ, f"{kind}:{case}", case=case)
            unit.commit()
        return made.paper

    def _export(
        self, case: str, make: Callable[[UnitOfWork, LoadedCase], _Made], folder: Place
    ) -> Exported:
        with self._desk.begin(Permission.EXPORT) as unit:
            made = make(unit, self._access.case(unit, case))
            paper = named_free(made.paper, folder)
            row = record_disclosure(self._desk, unit, made.decision, what=made.what, paper=paper)
            return write_out(unit, self._target, row, paper=paper, folder=folder)

    def _page(self, unit: UnitOfWork, loaded: LoadedCase, reader: str) -> _Made:
        trail = read_trail(unit, loaded.id)
        decision = decide_ledger_page(loaded, reader, trail)
        words = words_for(language_of(loaded, reader, unit.office.forms(loaded.id)))
        page = FamilyPage(loaded=loaded, trail=trail, decision=decision, words=words)
        data = page.data(unit.office.office())
        paper = searched(
            self._renderer,
            self._renderer.ledger_page(data),
            loaded=loaded,
            recipient=reader,
            withheld=withheld_from(loaded, shown=page.shown(), readable=()),
        )
        return _Made(decision=decision, paper=paper, what="")

    def _recall(self, unit: UnitOfWork, loaded: LoadedCase, misdirection: str) -> _Made:
        trail = read_trail(unit, loaded.id)
        for row in trail.misdirections:
            if row.id == misdirection:
                data = recall_data(loaded, trail, row, office=unit.office.office())
                kind, recipient = DisclosureKind.RECALL_LETTER, row.reached or row.id
                return _Made(
                    decision=decide_without_content(loaded, kind, recipient),
                    paper=recall_paper(self._renderer, loaded, row, data),
                    what=misdirection_mark(row.id),
                )
        raise DomainError("unknown_misdirection")

    def _receipt(self, unit: UnitOfWork, loaded: LoadedCase, disclosure: str) -> _Made:
        trail = read_trail(unit, loaded.id)
        row = need_disclosure(trail, disclosure)
        if row.sha256 is None:
            raise DomainError("unknown_disclosure", disclosure=disclosure)
        words = words_for(LANGUAGE)
        meeting = loaded.meetings.get(row.meeting or "")
        about = paper_kind(row.kind, words)
        if meeting is not None:
            about += f", {long_day(day_of(meeting.starts_at, loaded.facts.zone), words)}"
        data = CopyReceiptData(
            office=paper_office(unit.office.office()),
            language=LANGUAGE,
            case_reference=loaded.reference,
            made_at=loaded.now,
            recipient=shown_name(loaded, row.recipient, words),
            sign=recipient_sign(loaded.id, row.recipient),
            copies=(
                HandedCopy(
                    paper=about,
                    made_at=row.at.astimezone(loaded.facts.zone),
                    pages=row.pages,
                    sha256=row.sha256,
                ),
            ),
        )
        rendered = self._renderer.copy_receipt(data)
        withheld = withheld_from(loaded, shown={row.recipient}, readable=())
        return _Made(
            decision=decide_without_content(loaded, DisclosureKind.COPY_RECEIPT, row.recipient),
            paper=searched(
                self._renderer,
                rendered,
                loaded=loaded,
                recipient=row.recipient,
                withheld=withheld,
            ),
            what=f"disclosure:{row.id}",
        )

    def _reservation(self, unit: UnitOfWork, loaded: LoadedCase, recipient: str) -> _Made:
        if not needs_reservation(loaded, recipient):
            raise DomainError("no_reservation_needed", name=loaded.name(recipient))
        words = words_for(LANGUAGE)
        data = ReservationData(
            office=paper_office(unit.office.office()),
            language=LANGUAGE,
            case_reference=loaded.reference,
            made_at=loaded.now,
            recipient=shown_name(loaded, recipient, words),
            sign=recipient_sign(loaded.id, recipient),
            is_person=recipient in loaded.persons,
        )
        rendered = self._renderer.reservation(data)
        withheld = withheld_from(loaded, shown={recipient}, readable=())
        return _Made(
            decision=decide_without_content(loaded, DisclosureKind.RESERVATION, recipient),
            paper=searched(
                self._renderer, rendered, loaded=loaded, recipient=recipient, withheld=withheld
            ),
            what="",
        )
