"""The renderer: every paper of the program, behind the port of ``services.papers``.

Nothing heavy is imported before the first paper: the program starts without reportlab.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sspf_app.documents.open_files import OpenFiles
from sspf_app.services.copies import ArchiveFacts
from sspf_app.services.export_views import Leak
from sspf_app.services.filled_forms import FilledForm
from sspf_app.services.paper_of_consent import ConsentFormData
from sspf_app.services.paper_of_disposal import DisposalRecordData
from sspf_app.services.paper_of_extract import RegisterExtractData
from sspf_app.services.paper_of_hand_over import HandOverData
from sspf_app.services.paper_of_incident import IncidentData
from sspf_app.services.paper_of_invitation import InvitationPaperData, InvitationRecallData
from sspf_app.services.paper_of_ledger import (
    CopyReceiptData,
    LedgerPageData,
    PrintFileData,
    RecallLetterData,
    ReservationData,
)
from sspf_app.services.paper_of_mapping import MappingPaperData
from sspf_app.services.paper_of_matrix import MatrixPaperData
from sspf_app.services.paper_of_minutes import MinutesData
from sspf_app.services.paper_of_plan import CommitmentsPaperData, PlanPaperData
from sspf_app.services.paper_of_print import PrintListData
from sspf_app.services.paper_of_receipt import ConsentReceiptData
from sspf_app.services.paper_of_rights_letter import RightsLetterData
from sspf_app.services.paper_of_statistics import StatisticsPaperData
from sspf_app.services.paper_of_withdrawal import WithdrawalConfirmationData, WithdrawalNoticeData
from sspf_app.services.papers import RenderedDocument

if TYPE_CHECKING:
    pass


class Renderer(OpenFiles):
    """Draws papers and searches finished ones, one at a time."""

    def consent_form(self, data: ConsentFormData) -> RenderedDocument:
        """One signatory's sheet."""
        return self._drawn(
            data, lambda: _papers().consent_form.draw, "samtycke", data.form_code, data.sign
        )

    def fillable_form(self, data: ConsentFormData) -> RenderedDocument:
        """The consent form with fields for what is blank on paper."""
        return self._drawn(
            data, lambda: _papers().fillable.draw, "samtycke", data.form_code, data.sign
        )

    def minutes(self, data: MinutesData) -> RenderedDocument:
        """One recipient's minutes."""
        return self._drawn(
            data,
            lambda: _papers().minutes.draw,
            "minnesanteckningar",
            data.meeting_on,
            data.sign,
        )

    def invitation(self, data: InvitationPaperData) -> RenderedDocument:
        """One recipient's invitation to a meeting."""
        return self._drawn(
            data,
            lambda: _papers().invitation.draw,
            "inbjudan" if data.is_person else "kallelse",
            data.starts_at.date(),
            data.sign,
        )

    def invitation_recall(self, data: InvitationRecallData) -> RenderedDocument:
        """The letter that takes one recipient's invitation back."""
        return self._drawn(
            data,
            lambda: _papers().invitation_recall.draw,
            "aterkallelse",
            data.starts_at.date(),
            data.sign,
        )

    def mapping(self, data: MappingPaperData) -> RenderedDocument:
        """One reader's mapping, over all talks."""
        return self._drawn(
            data,
            lambda: _papers().mapping.draw,
            "kartlaggning",
            data.made_at.date(),
            data.sign,
        )

    def plan(self, data: PlanPaperData) -> RenderedDocument:
        """One reader's plan."""
        return self._drawn(
            data, lambda: _papers().plan.draw, "plan", data.made_at.date(), data.sign
        )

    def commitments(self, data: CommitmentsPaperData) -> RenderedDocument:
        """A party's page of what it has promised."""
        return self._drawn(
            data, lambda: _papers().commitments.draw, "ataganden", data.made_at.date(), data.sign
        )

    def withdrawal_confirmation(self, data: WithdrawalConfirmationData) -> RenderedDocument:
        """The confirmation to the person who withdrew."""
        return self._drawn(
            data,
            lambda: _papers().withdrawal.draw_confirmation,
            "bekraftelse",
            data.received_at.date(),
            data.sign,
        )

    def withdrawal_notice(self, data: WithdrawalNoticeData) -> RenderedDocument:
        """The notice to one recipient."""
        return self._drawn(
            data,
            lambda: _papers().withdrawal.draw_notice,
            "meddelande",
            data.received_at.date(),
            data.sign,
        )

    def consent_receipt(self, data: ConsentReceiptData) -> RenderedDocument:
        """The family's receipt of one answer."""
        which = data.form_code or data.signed_on
        return self._drawn(data, lambda: _papers().consent_receipt.draw, "kvitto", which, data.sign)

    def matrix(self, data: MatrixPaperData) -> RenderedDocument:
        """The sharing matrix of now."""
        return self._drawn(
            data, lambda: _papers().matrix.draw, "delningsmatris", data.made_at.date()
        )

    def hand_over(self, data: HandOverData) -> RenderedDocument:
        """The page for a colleague who goes on."""
        return self._drawn(
            data, lambda: _papers().hand_over.draw, "overlamning", data.made_at.date()
        )

    def disposal_record(self, data: DisposalRecordData) -> RenderedDocument:
        """The record of a disposal."""
        return self._drawn(
            data, lambda: _papers().disposal_record.draw, "gallringsprotokoll", data.year
        )

    def register_extract(self, data: RegisterExtractData) -> RenderedDocument:
        """What is held of a data subject."""
        return self._drawn(
            data,
            lambda: _papers().register_extract.draw,
            "registerutdrag",
            data.made_at.date(),
            data.sign,
        )

    def incident(self, data: IncidentData) -> RenderedDocument:
        """Whom an incident concerns."""
        return self._drawn(data, lambda: _papers().incident.draw, "incident", data.first_on)

    def rights_letter(self, data: RightsLetterData) -> RenderedDocument:
        """How a request about somebody's data is answered."""
        return self._drawn(
            data,
            lambda: _papers().rights_letter.draw,
            "svar-om-uppgifter",
            data.made_at.date(),
            data.sign,
        )

    def recall_letter(self, data: RecallLetterData) -> RenderedDocument:
        """The letter that asks for a misdirected copy."""
        return self._drawn(
            data, lambda: _papers().recall_letter.draw, "aterkalla-papper", data.sign
        )

    def copy_receipt(self, data: CopyReceiptData) -> RenderedDocument:
        """A page that the recipient of a copy signs."""
        return self._drawn(data, lambda: _papers().copy_receipt.draw, "kvittens", data.sign)

    def reservation(self, data: ReservationData) -> RenderedDocument:
        """The sheet by which a recipient promises not to pass anything on."""
        return self._drawn(data, lambda: _papers().reservation.draw, "forbehall", data.sign)

    def ledger_page(self, data: LedgerPageData) -> RenderedDocument:
        """The family's page of what has been shared."""
        return self._drawn(
            data, lambda: _papers().ledger_page.draw, "utlamnat", data.page_number, data.sign
        )

    def print_file(self, data: PrintFileData) -> RenderedDocument:
        """Several letters in one file for the printer."""
        return self._drawn(data, lambda: _papers().print_file.draw, "utskrift", data.made_at.date())

    def print_list(self, data: PrintListData) -> RenderedDocument:
        """The list beside a batch of papers."""
        return self._drawn(
            data, lambda: _papers().print_list.draw, "utskriftslista", data.made_at.date()
        )

    def statistics(self, data: StatisticsPaperData) -> RenderedDocument:
        """The figures of a period."""
        return self._drawn(
            data, lambda: _papers().statistics.draw, "statistik", str(data.figures.period)
        )

    def joined_sheets(self, sheets: Sequence[bytes], *, made_at: datetime) -> RenderedDocument:
        """Finished sheets in one file for the printer."""
        with self._lock:
            from sspf_app.documents import joined_sheets

            content, pages = joined_sheets.join(sheets, made_at=made_at.astimezone(UTC))
        return RenderedDocument(
            content=content,
            page_count=pages,
            sha256=hashlib.sha256(content).hexdigest(),
            media_type="application/pdf",
            suggested_name=f"blanketter-{made_at:%Y-%m-%d}-{len(sheets)}.pdf",
        )

    def read_filled(self, pdf: bytes) -> FilledForm:
        """What a returned form says, its values alone."""
        from sspf_app.documents import filled

        return filled.read_filled(pdf)

    def archived(self, pdf: bytes, facts: ArchiveFacts) -> bytes:
        """A finished paper as PDF/A-2b, validated."""
        from sspf_app.documents import archive

        return archive.archived(pdf, facts)

    def encrypted(self, pdf: bytes, password: str) -> bytes:
        """A finished paper under a password."""
        from sspf_app.documents import dispatch

        return dispatch.encrypted(pdf, password)

    def find_leaks(
        self,
        pdf: bytes,
        *,
        withheld_texts: Sequence[str],
        withheld_names: Sequence[str],
        readable_texts: Sequence[str],
    ) -> tuple[Leak, ...]:
        """Reopen a finished paper and search it for what is withheld."""
        from sspf_app.documents import calendar, notice, reopen, reopen_word
        from sspf_app.services.withheld import WithheldSearch

        search = WithheldSearch(texts=withheld_texts, names=withheld_names, readable=readable_texts)
        if pdf.startswith(reopen_word.MAGIC):
            return reopen_word.find_leaks(pdf, search)
        if pdf.startswith(calendar.MAGIC):
            return calendar.find_leaks(pdf, search)
        if pdf.startswith(notice.MARK):
            return notice.find_leaks(pdf, search)
        return reopen.find_leaks(pdf, search)


def _papers():
    """Every paper, imported with the first that is drawn."""
    from sspf_app.documents import every_paper

    return every_paper
