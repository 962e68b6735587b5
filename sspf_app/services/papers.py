"""What a paper is made of: already decided, already readable parts, and the port that draws them.

Nothing here decides anything: a service fills these from parts that the recipient may read, and a
paper shows exactly what it was given. All labels are already in the paper's language.

Source: `domain.md` section 2 (consent form); sharing rules, sections 1 and 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sspf_app.services.export_views import Leak, WordLine
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
from sspf_app.services.paper_of_notice import CalendarData, NoticeData
from sspf_app.services.paper_of_plan import CommitmentsPaperData, PlanPaperData
from sspf_app.services.paper_of_print import PrintListData
from sspf_app.services.paper_of_receipt import ConsentReceiptData
from sspf_app.services.paper_of_rights_letter import RightsLetterData
from sspf_app.services.paper_of_statistics import StatisticsPaperData
from sspf_app.services.paper_of_withdrawal import WithdrawalConfirmationData, WithdrawalNoticeData


@dataclass(frozen=True, slots=True)
class PaperRegion:
    """A place on a finished page where a pen writes; a scan of the page is looked at there.

    Lengths are points, from the lower left corner of the page.

    Attributes:
        name: ``signature``, ``answer_yes``, ``answer_no``, ``box:<row>:<column>`` for the young
            person's rows and ``own:<row>:<column>`` for the signatory's own, counted from 0;
            ``code:<page>:top`` and ``code:<page>:foot`` for the dark part of the square codes.
        page: Page, counted from 1.
        x: Left edge.
        y: Lower edge.
        width: Width.
        height: Height.
    """

    name: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedDocument:
    """A finished paper, in memory only.

    Attributes:
        content: The file's bytes.
        page_count: Number of pages; None where whoever opens the file makes them.
        sha256: Checksum of ``content``, lower-case hexadecimal.
        media_type: Such as ``application/pdf``.
        suggested_name: File name with the case reference and a number; never a person's name.
        regions: Where the pages are written on by hand, in reading order.
    """

    content: bytes
    page_count: int | None
    sha256: str
    media_type: str
    suggested_name: str
    regions: tuple[PaperRegion, ...] = ()


class DocumentRenderer(Protocol):
    """Draws papers and searches finished ones. Safe to call from any thread, one at a time.

    Raises, from every drawing method:
        DomainError: ``missing_glyph`` (character, codepoint, text) or ``unprintable_character``
            (codepoint, text): a text cannot be printed as it is; ``language_unknown`` (language).
    """

    def consent_form(self, data: ConsentFormData) -> RenderedDocument:
        """One signatory's sheet."""
        ...

    def minutes(self, data: MinutesData) -> RenderedDocument:
        """One recipient's minutes."""
        ...

    def minutes_in_word(
        self, data: MinutesData, *, template: bytes | None = None
    ) -> RenderedDocument:
        """One recipient's minutes as a Word file; None = in the dress of the shipped template."""
        ...

    def word_lines(self, file: bytes) -> tuple[WordLine, ...]:
        """What a finished Word file says, read back from its bytes."""
        ...

    def invitation(self, data: InvitationPaperData) -> RenderedDocument:
        """One recipient's invitation to a meeting."""
        ...

    def invitation_recall(self, data: InvitationRecallData) -> RenderedDocument:
        """The letter that takes one recipient's invitation back."""
        ...

    def mapping(self, data: MappingPaperData) -> RenderedDocument:
        """One reader's mapping, over all talks."""
        ...

    def plan(self, data: PlanPaperData) -> RenderedDocument:
        """One reader's plan."""
        ...

    def commitments(self, data: CommitmentsPaperData) -> RenderedDocument:
        """A party's page of what it has promised."""
        ...

    def withdrawal_confirmation(self, data: WithdrawalConfirmationData) -> RenderedDocument:
        """The confirmation to the person who withdrew."""
        ...

    def withdrawal_notice(self, data: WithdrawalNoticeData) -> RenderedDocument:
        """The notice to one recipient."""
        ...

    def withdrawal_message(self, data: WithdrawalNoticeData) -> RenderedDocument:
        """The notice to one recipient as plain text."""
        ...

    def consent_receipt(self, data: ConsentReceiptData) -> RenderedDocument:
        """The family's receipt of one answer."""
        ...

    def matrix(self, data: MatrixPaperData) -> RenderedDocument:
        """The sharing matrix of now, for the coordinator's own file."""
        ...

    def hand_over(self, data: HandOverData) -> RenderedDocument:
        """The page for a colleague of the office who goes on."""
        ...

    def rights_letter(self, data: RightsLetterData) -> RenderedDocument:
        """How a request about somebody's data is answered."""
        ...

    def register_extract(self, data: RegisterExtractData) -> RenderedDocument:
        """What is held of a data subject, as two users reviewed it."""
        ...

    def incident(self, data: IncidentData) -> RenderedDocument:
        """Whom an incident concerns; it names nobody protected."""
        ...

    def disposal_record(self, data: DisposalRecordData) -> RenderedDocument:
        """The record of a disposal; names nobody of a case."""
        ...

    def recall_letter(self, data: RecallLetterData) -> RenderedDocument:
        """The letter that asks for a misdirected copy."""
        ...

    def copy_receipt(self, data: CopyReceiptData) -> RenderedDocument:
        """A page that the recipient of a copy signs."""
        ...

    def reservation(self, data: ReservationData) -> RenderedDocument:
        """The sheet by which a recipient promises not to pass anything on."""
        ...

    def ledger_page(self, data: LedgerPageData) -> RenderedDocument:
        """The family's page of what has been shared."""
        ...

    def print_file(self, data: PrintFileData) -> RenderedDocument:
        """Several letters in one file; each starts on a sheet of its own, printed on both sides."""
        ...

    def print_list(self, data: PrintListData) -> RenderedDocument:
        """The list beside a batch of papers; it stays in the office."""
        ...

    def statistics(self, data: StatisticsPaperData) -> RenderedDocument:
        """The figures of a period, which tell of nobody."""
        ...

    def notice(self, data: NoticeData) -> RenderedDocument:
        """A message for the office's own secure mail, as plain text."""
        ...

    def calendar(self, data: CalendarData) -> RenderedDocument:
        """An entry for the calendar of others."""
        ...

    def joined_sheets(self, sheets: Sequence[bytes], *, made_at: datetime) -> RenderedDocument:
        """Finished sheets in one file for the printer, each beginning on a new leaf."""
        ...

    def find_leaks(
        self,
        pdf: bytes,
        *,
        withheld_texts: Sequence[str],
        withheld_names: Sequence[str],
        readable_texts: Sequence[str],
    ) -> tuple[Leak, ...]:
        """Reopen a finished paper and search it (sharing rules, section 6).

        Args:
            pdf: The finished file.
            withheld_texts: Texts the recipient may not read.
            withheld_names: Names and aliases of persons who occur in no readable part.
            readable_texts: What the paper was built from: words that stand there are no leak.

        Raises:
            DomainError: ``document_unreadable``: it cannot be searched, so it must not be saved.
        """
        ...
