"""The renderer: every paper of the program, behind the port of ``services.papers``.

Nothing heavy is imported before the first paper: the program starts without reportlab.
"""

import hashlib
import re
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.services.copies import ArchiveFacts
from sspf_app.services.export_views import Leak, WordLine
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
from sspf_app.services.paper_of_notice import CalendarData, NoticeData
from sspf_app.services.paper_of_plan import CommitmentsPaperData, PlanPaperData
from sspf_app.services.paper_of_print import PrintListData
from sspf_app.services.paper_of_receipt import ConsentReceiptData
from sspf_app.services.paper_of_rights_letter import RightsLetterData
from sspf_app.services.paper_of_statistics import StatisticsPaperData
from sspf_app.services.paper_of_withdrawal import WithdrawalConfirmationData, WithdrawalNoticeData
from sspf_app.services.papers import RenderedDocument
from sspf_app.texts.catalogue import LANGUAGES

if TYPE_CHECKING:
    from sspf_app.documents.sheet import Drawn
    from sspf_app.documents.text_lines import Setting

_PaperData = (
    CommitmentsPaperData
    | ConsentFormData
    | ConsentReceiptData
    | CopyReceiptData
    | DisposalRecordData
    | HandOverData
    | IncidentData
    | InvitationPaperData
    | InvitationRecallData
    | LedgerPageData
    | MappingPaperData
    | MatrixPaperData
    | MinutesData
    | PlanPaperData
    | NoticeData
    | PrintFileData
    | PrintListData
    | RecallLetterData
    | RegisterExtractData
    | ReservationData
    | RightsLetterData
    | StatisticsPaperData
    | WithdrawalConfirmationData
    | WithdrawalNoticeData
)
_PaperT = TypeVar("_PaperT", bound=_PaperData)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""Media type of a Word file."""

_NOT_IN_NAMES = re.compile(r"[^\w.-]+", re.ASCII)


class Renderer:
    """Draws papers and searches finished ones, one at a time.

    Fonts and shaping objects must not be used by two threads at once; a lock sees to it.
    """

    def __init__(self) -> None:
        """Load nothing yet."""
        self._lock = threading.Lock()

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

    def minutes_in_word(
        self, data: MinutesData, *, template: bytes | None = None
    ) -> RenderedDocument:
        """One recipient's minutes as a Word file, in the dress of a template."""
        _language(data)
        with self._lock:
            from sspf_app.documents import minutes_in_word

            content = minutes_in_word.draw(data, template)
        parts = (data.meeting_on, data.sign)
        name = _named(data.case_reference, "minnesanteckningar", *parts)
        return _unpaged(content, WORD, name + ".docx")

    def word_lines(self, file: bytes) -> tuple[WordLine, ...]:
        """What a finished Word file says, read back from its bytes."""
        from sspf_app.documents import word_reading

        return word_reading.lines(file)

    def word_template(self) -> bytes:
        """The template of minutes that comes with the program."""
        from sspf_app.documents import minutes_in_word

        return minutes_in_word.shipped()

    def checked_template(self, data: bytes) -> bytes:
        """An office's own template, without what no copy is to carry along."""
        from sspf_app.documents.template_reader import ProcessTemplateReader

        return ProcessTemplateReader().checked(data)

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

    def withdrawal_message(self, data: WithdrawalNoticeData) -> RenderedDocument:
        """The notice to one recipient as plain text."""
        _language(data)
        from sspf_app.documents import withdrawal_text

        name = _named(data.case_reference, "meddelande", data.received_at.date(), data.sign)
        return _unpaged(withdrawal_text.draw(data), "text/plain", name + ".txt")

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
        return self._drawn(data, lambda: _papers().ledger_page.draw, "utlamnat", data.page_number)

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

    def notice(self, data: NoticeData) -> RenderedDocument:
        """A message as plain text."""
        _language(data)
        from sspf_app.documents import notice

        name = _named(data.case_reference, "meddelande", data.starts_at.date(), data.sign)
        return _unpaged(notice.draw(data), "text/plain", name + ".txt")

    def calendar(self, data: CalendarData) -> RenderedDocument:
        """An entry for a calendar; its file tells no case either."""
        from sspf_app.documents import calendar

        name = f"sspf-mote-{data.starts_at:%Y-%m-%d}.ics"
        return _unpaged(calendar.draw(data), "text/calendar", name)

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

    def _drawn(
        self,
        data: _PaperT,
        paper: "Callable[[], Callable[[_PaperT, Setting], Drawn]]",
        *name: str | date | int,
    ) -> RenderedDocument:
        """A paper drawn from its data; its file is called by the case and by ``name``."""
        language = _language(data)
        with self._lock:
            drawn = paper()(data, _setting(language))
        return _document(drawn, data.case_reference, *name)


def _papers():
    """Every paper, imported with the first that is drawn."""
    from sspf_app.documents import every_paper

    return every_paper


def _language(data: _PaperData) -> str:
    if isinstance(data, ConsentFormData):
        return data.text.language
    if data.language not in LANGUAGES:
        raise DomainError("language_unknown", language=data.language)
    return data.language


def _setting(language: str) -> "Setting":
    from sspf_app.documents.text_fonts import house_fonts
    from sspf_app.documents.text_lines import Setting

    return Setting(house_fonts(), language)


def _document(drawn: "Drawn", reference: str, *parts: str | date | int) -> RenderedDocument:
    return RenderedDocument(
        content=drawn.content,
        page_count=drawn.pages,
        sha256=hashlib.sha256(drawn.content).hexdigest(),
        media_type="application/pdf",
        suggested_name=_named(reference, *parts) + ".pdf",
        regions=drawn.regions,
    )


def _unpaged(content: bytes, media_type: str, name: str) -> RenderedDocument:
    """A file that whoever opens it lays out."""
    return RenderedDocument(
        content=content,
        page_count=None,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        suggested_name=name,
    )


def _named(reference: str, *parts: str | date | int) -> str:
    """A file name by the case and what the paper is, never by a person."""
    name = "-".join([reference, *map(str, parts)])
    return _NOT_IN_NAMES.sub("-", name).strip(".-")
