"""What a family's receipt is made of: one signatory's own answer, in plain words.

Already decided, already readable, in the paper's language.

Source: ``consent-record.md`` (the receipt is the paper the family keeps).
"""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.codes import Answer, Medium
from sspf_app.services.export_records import RecordState
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRow:
    """What was answered alike about one or more kinds of information about one person.

    Attributes:
        labels: Names of the information types.
        about: Whom it is about.
        tellers: Names of those who may tell it.
        may_know: Names of those who may know.
        only_spoken: Names of those who may know it by word of mouth only.
        may_not: Names of those struck out.
    """

    labels: tuple[str, ...]
    about: str
    tellers: tuple[str, ...] = ()
    may_know: tuple[str, ...] = ()
    only_spoken: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentReceiptData:
    """The receipt of one answer.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of printing, the only time in the file.
        person: Who answered.
        sign: Whose copy it is, by the file's name (``paper_signs``).
        form_code: Code of the sheet, as printed; empty where none is known.
        signed_on: Day of the signature, or of what was said.
        registered_on: Day on which the office registered it.
        state: What has become of it.
        rows: In the order of the form.
        exceptions: Sentences of what must not go over.
        own_words: Words the person wrote on the form.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    person: str
    sign: str
    form_code: str
    answer: Answer
    medium: Medium
    signed_on: date
    registered_on: date | None
    valid_from: date | None
    valid_to: date | None
    state: RecordState
    rows: tuple[ReceiptRow, ...] = ()
    exceptions: tuple[str, ...] = ()
    own_words: str = ""
