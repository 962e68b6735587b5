"""The renderer: every paper of the program, behind the port of ``services.papers``.

Nothing heavy is imported before the first paper: the program starts without reportlab.
"""

import hashlib
import re
import threading
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sspf_app.domain.errors import DomainError
from sspf_app.services.copies import ArchiveFacts
from sspf_app.services.export_views import Leak
from sspf_app.services.filled_forms import FilledForm
from sspf_app.services.paper_of_consent import ConsentFormData
from sspf_app.services.paper_of_ledger import (
    CopyReceiptData,
    LedgerPageData,
    PrintFileData,
    RecallLetterData,
    ReservationData,
)
from sspf_app.services.paper_of_matrix import MatrixPaperData
from sspf_app.services.paper_of_minutes import MinutesData
from sspf_app.services.paper_of_receipt import ConsentReceiptData
from sspf_app.services.paper_of_withdrawal import WithdrawalConfirmationData, WithdrawalNoticeData
from sspf_app.services.papers import RenderedDocument
from sspf_app.texts.catalogue import LANGUAGES

if TYPE_CHECKING:
    from sspf_app.documents.sheet import Drawn
    from sspf_app.documents.text_lines import Setting

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
        with self._lock:
            from sspf_app.documents import consent_form

            drawn = consent_form.draw(data, _setting(data.text.language))
        return _document(drawn, data.case_reference, "samtycke", data.form_code)

    def minutes(self, data: MinutesData) -> RenderedDocument:
        """One recipient's minutes."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import minutes

            drawn = minutes.draw(data, _setting(data.language))
        return _document(
            drawn, data.case_reference, "minnesanteckningar", data.meeting_on, data.copy_number
        )

    def withdrawal_confirmation(self, data: WithdrawalConfirmationData) -> RenderedDocument:
        """The confirmation to the person who withdrew."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import withdrawal

            drawn = withdrawal.draw_confirmation(data, _setting(data.language))
        return _document(drawn, data.case_reference, "bekraftelse", data.received_at.date())

    def withdrawal_notice(self, data: WithdrawalNoticeData) -> RenderedDocument:
        """The notice to one recipient."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import withdrawal

            drawn = withdrawal.draw_notice(data, _setting(data.language))
        return _document(
            drawn, data.case_reference, "meddelande", data.received_at.date(), data.copy_number
        )

    def consent_receipt(self, data: ConsentReceiptData) -> RenderedDocument:
        """The family's receipt of one answer."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import consent_receipt

            drawn = consent_receipt.draw(data, _setting(data.language))
        return _document(drawn, data.case_reference, "kvitto", data.form_code or data.signed_on)

    def matrix(self, data: MatrixPaperData) -> RenderedDocument:
        """The sharing matrix of now."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import matrix

            drawn = matrix.draw(data, _setting(data.language))
        return _document(drawn, data.case_reference, "delningsmatris", data.made_at.date())

    def recall_letter(self, data: RecallLetterData) -> RenderedDocument:
        """The letter that asks for a misdirected copy."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import recall_letter

            drawn = recall_letter.draw(data, _setting(data.language))
        return _document(drawn, data.case_reference, "aterkalla-papper", data.copy_number)

    def copy_receipt(self, data: CopyReceiptData) -> RenderedDocument:
        """A page that the recipient of a copy signs."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import copy_receipt

            drawn = copy_receipt.draw(data, _setting(data.language))
        return _document(drawn, data.case_reference, "kvittens", data.copy_number)

    def reservation(self, data: ReservationData) -> RenderedDocument:
        """The sheet by which a recipient promises not to pass anything on."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import reservation

            drawn = reservation.draw(data, _setting(data.language))
        return _document(drawn, data.case_reference, "forbehall", data.copy_number)

    def ledger_page(self, data: LedgerPageData) -> RenderedDocument:
        """The family's page of what has been shared."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import ledger_page

            drawn = ledger_page.draw(data, _setting(data.language))
        return _document(drawn, data.case_reference, "utlamnat", data.page_number)

    def print_file(self, data: PrintFileData) -> RenderedDocument:
        """Several letters in one file for the printer."""
        _check_language(data.language)
        with self._lock:
            from sspf_app.documents import print_file

            drawn = print_file.draw(data, _setting(data.language))
        return _document(drawn, data.case_reference, "utskrift", data.made_at.date())

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

    def fillable_form(self, data: ConsentFormData) -> RenderedDocument:
        """The consent form with fields for what is blank on paper."""
        with self._lock:
            from sspf_app.documents import fillable

            drawn = fillable.draw(data, _setting(data.text.language))
        return _document(drawn, data.case_reference, "samtycke", data.form_code)

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
        from sspf_app.documents import reopen
        from sspf_app.services.withheld import WithheldSearch

        search = WithheldSearch(texts=withheld_texts, names=withheld_names, readable=readable_texts)
        return reopen.find_leaks(pdf, search)


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        raise DomainError("language_unknown", language=language)


def _setting(language: str) -> "Setting":
    from sspf_app.documents.text_fonts import house_fonts
    from sspf_app.documents.text_lines import Setting

    return Setting(house_fonts(), language)


def _document(drawn: "Drawn", reference: str, *parts: str | date | int) -> RenderedDocument:
    name = "-".join([reference, *map(str, parts)])
    return RenderedDocument(
        content=drawn.content,
        page_count=drawn.pages,
        sha256=hashlib.sha256(drawn.content).hexdigest(),
        media_type="application/pdf",
        suggested_name=_NOT_IN_NAMES.sub("-", name).strip(".-") + ".pdf",
        regions=drawn.regions,
    )
