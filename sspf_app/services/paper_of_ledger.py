"""What papers around the ledger are made of: recall letter, receipt, reservation, family's page.

Already decided, already readable, in the paper's language.

Source: sharing rules, section 6; `domain.md` 2.1, block Q.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_of_withdrawal import WithdrawalConfirmationData, WithdrawalNoticeData
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallLetterData:
    """To whoever a copy reached by mistake: please send it back. Nothing of its content.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of printing, the only time in the file.
        recipient: Who got the copy, as shown.
        sign: Whose copy it is, by the file's name (``paper_signs``).
        is_person: That is a person and not a party, and is spoken to so.
        paper: What kind of paper it is.
        made_on: The day the copy was made.
        pages: Number of its pages, where known.
        secrecy: The secrecy mark.
        is_oral: It was said, so there is nothing to send back; ``made_on`` is when.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    is_person: bool
    paper: str
    made_on: date
    pages: int | None
    secrecy: SecrecyMark
    is_oral: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedCopy:
    """A copy that is signed for.

    Attributes:
        paper: What kind of paper it is, with the day it is about.
        made_at: When it was made, local with its zone.
        pages: Number of its pages, where known.
        sha256: Checksum of the file.
    """

    paper: str
    made_at: datetime
    pages: int | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyReceiptData:
    """A page the recipient signs when a copy is handed over."""

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    copies: tuple[HandedCopy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationData:
    """What an association or a private person signs before getting anything in writing."""

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    is_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPageRow:
    """One time that something was told.

    Attributes:
        at: When, local with its zone.
        recipient: To whom, as shown.
        way: How: a paper, or by word of mouth.
        information: What about, in the words of form and matrix; no content.
        basis: On which consent.
        remark: What went wrong with it, else empty.
    """

    at: datetime
    recipient: str
    way: str
    information: tuple[str, ...]
    basis: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPageData:
    """The family's page: who has been told what, when, and on which consent.

    Attributes:
        reader: Who gets it.
        sign: Whose page it is, by the file's name (``paper_signs``).
        page_number: Number of the page among those of the case, for the file name.
        told: What parties have been told, newest first.
        own: Papers the reader has got.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    reader: str
    sign: str
    page_number: int
    told: tuple[LedgerPageRow, ...]
    own: tuple[LedgerPageRow, ...]


Letter = WithdrawalConfirmationData | WithdrawalNoticeData | RecallLetterData
"""What goes into a file for the printer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintFileData:
    """Several letters in one file for the printer; each starts on a sheet of its own."""

    language: str
    case_reference: str
    made_at: datetime
    letters: tuple[Letter, ...]
