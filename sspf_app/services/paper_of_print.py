"""What the list beside a batch of papers is made of: what is printed for whom, on how many sheets.

The list stays in the office; whoever puts papers into envelopes counts by it.
"""

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLine:
    """One paper of the batch.

    Attributes:
        recipient: Whose copy it is, as shown on it.
        file_name: Its file.
        pages: Number of its pages.
    """

    recipient: str
    file_name: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintListData:
    """The papers of a batch in the order they are printed.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of the batch, the only time in the file.
        lines: Its papers.
        secrecy: The secrecy mark.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    lines: tuple[PrintLine, ...]
    secrecy: SecrecyMark
