"""What a letter of answer about somebody's data is made of."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.extract_records import AnswerKind, RefusalGround, RightsWish
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsLetterData:
    """The letter; nothing of any case stands in it.

    Attributes:
        case_reference: For the file name; the letter is about a request.
        made_at: Local instant of printing.
        reader: Who gets it.
        sign: Whose letter it is, by the file's name (``paper_signs``).
        about: The child, where somebody who has custody asked; else empty.
        why: In words of the office; may be empty.
        left_out: Of an extract that was given: why something may be left out; never what.
        last_day: Of an answer that takes longer: when it comes at the latest.
        protection_officer: How the data protection officer is reached; may be empty.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    reader: str
    sign: str
    about: str
    wish: RightsWish
    kind: AnswerKind
    ground: RefusalGround | None
    asked_on: date
    why: str
    left_out: tuple[str, ...]
    last_day: date | None
    protection_officer: str
