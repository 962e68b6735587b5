"""What a register extract on paper is made of: what is told, and why something may not be."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractChapter:
    """Things of one kind."""

    title: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterExtractData:
    """The paper.

    Attributes:
        case_reference: For the file name; the paper is about a person.
        made_at: Local instant of printing.
        reader: Who gets it.
        sign: Whose copy it is, by the file's name (``paper_signs``).
        about: The data subject, where somebody who has custody gets it; else empty.
        withheld: Sentences about why something is left out; never what, or how much.
        protection_officer: How the data protection officer is reached; may be empty.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    reader: str
    sign: str
    about: str
    asked_on: date
    chapters: tuple[ExtractChapter, ...]
    withheld: tuple[str, ...]
    protection_officer: str
