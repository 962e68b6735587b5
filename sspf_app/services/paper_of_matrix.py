"""What the printed matrix is made of: already decided, for the coordinator's own file.

Source: sharing rules, section 9.
"""

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice
from sspf_app.services.sharing_views import CellShape


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPaperRow:
    """A kind of information, and what holds for each party in the order of the columns."""

    label: str
    cells: tuple[CellShape, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPaperAnswer:
    """Somebody who must answer, and how that stands: a word of ``texts.reasons``."""

    name: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPaperData:
    """The sharing matrix at the instant of printing.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of printing, which is the instant that is shown.
        subject: Whom the information is about.
        purpose: Why the parties work together.
        parties: Names of the columns.
        rows: In the order of the form.
        answers: Everybody who must answer.
        secrecy: The secrecy mark.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    subject: str
    purpose: str
    parties: tuple[str, ...]
    rows: tuple[MatrixPaperRow, ...]
    answers: tuple[MatrixPaperAnswer, ...]
    secrecy: SecrecyMark
