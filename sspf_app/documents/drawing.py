"""How a paper is drawn: its words set in the fonts of the house, its file named by the case.

Fonts and shaping objects must not be used by two threads at once; a lock sees to it.
"""

import hashlib
import re
import threading
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from sspf_app.domain.errors import DomainError
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
from sspf_app.services.paper_of_notice import NoticeData
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

PaperData = (
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
_PaperT = TypeVar("_PaperT", bound=PaperData)

_NOT_IN_NAMES = re.compile(r"[^\w.-]+", re.ASCII)


class Drawing:
    """Draws one paper at a time."""

    def __init__(self) -> None:
        """Load nothing yet."""
        self._lock = threading.Lock()

    def _drawn(
        self,
        data: _PaperT,
        paper: "Callable[[], Callable[[_PaperT, Setting], Drawn]]",
        *name: str | date | int,
    ) -> RenderedDocument:
        """A paper drawn from its data; its file is called by the case and by ``name``."""
        language = language_of(data)
        with self._lock:
            drawn = paper()(data, _setting(language))
        return _document(drawn, data.case_reference, *name)


def language_of(data: PaperData) -> str:
    """The language of a paper.

    Raises:
        DomainError: ``language_unknown`` (language).
    """
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
        suggested_name=named(reference, *parts) + ".pdf",
        regions=drawn.regions,
    )


def unpaged(content: bytes, media_type: str, name: str) -> RenderedDocument:
    """A file that whoever opens it lays out."""
    return RenderedDocument(
        content=content,
        page_count=None,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        suggested_name=name,
    )


def named(reference: str, *parts: str | date | int) -> str:
    """A file name by the case and what the paper is, never by a person."""
    name = "-".join([reference, *map(str, parts)])
    return _NOT_IN_NAMES.sub("-", name).strip(".-")
