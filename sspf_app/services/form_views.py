"""Forms as they are planned, ordered and shown before they are handed out."""

from dataclasses import dataclass
from datetime import date

from sspf_app.services.records import FormRow, PrintedForm


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSheet:
    """A signatory who needs a form.

    Attributes:
        sign: What the name of its file ends with (``paper_signs``).
        subjects: Of whom the sheet speaks; for a guardian the child, and the guardian too where
            ``about_self`` was asked for.
        language: The one they were asked in last, else the one recorded for them.
        status: As on the card, on the first day of the plan.
        valid_to: Last day of the answer in force.
        terms: Lowest terms of the answer in force; 0 without one.
        is_out: A sheet is out and not answered, whose answer would count then.
        barred: Nothing may be sent to this person.
        has_own_column: A guardian of a young person who answers too: chosen among those who may
            know, their name stands on their own sheet as well.
    """

    signatory: str
    name: str
    sign: str
    capacity: str
    subjects: tuple[str, ...]
    language: str
    needs_interpreter: bool
    status: str
    valid_to: date | None = None
    terms: int = 0
    is_out: bool = False
    barred: bool = False
    has_own_column: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPlan:
    """Which sheets a purpose needs, and a proposal of boxes and dates.

    Attributes:
        languages: Those that have words today; any other known one is Swedish and an interpreter.
        rows: Proposed rows about the young person; the order names those it prints.
        recipients: Proposed columns: current parties.
        warnings: Codes: ``party_reveals_place``, ``custody_unverified``,
            ``no_required_signatory``.
        evidence_seen_on: The oldest day on which a document of custody was seen: to be seen anew.
        request: Number of the open request that the sheets would join, with ``in_request`` sheets.
        comes_of_age: When the young person does, if it lies ahead of the first day.
    """

    case: str
    purpose: str
    sheets: tuple[PlannedSheet, ...]
    rows: tuple[FormRow, ...]
    recipients: tuple[str, ...]
    valid_from: date
    valid_to: date
    valid_to_latest: date
    terms: int
    warnings: tuple[str, ...]
    languages: tuple[str, ...] = ("sv",)
    evidence_seen_on: date | None = None
    request: str = ""
    in_request: int = 0
    comes_of_age: date | None = None

    @property
    def guardians(self) -> tuple[str, ...]:
        """Guardians who may know of the case only where all who sign tick them, they too."""
        return tuple(sheet.signatory for sheet in self.sheets if sheet.has_own_column)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormExtras:
    """What a sheet may bear besides what it asks.

    Attributes:
        with_secrecy: The mark of secrecy (OSL 5:5).
        with_address: The signatory's address, for the window of an envelope.
    """

    with_secrecy: bool = False
    with_address: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOrder:
    """A sheet to print for one signatory."""

    case: str
    purpose: str
    signatory: str
    subjects: tuple[str, ...]
    rows: tuple[FormRow, ...]
    recipients: tuple[str, ...]
    valid_from: date
    valid_to: date
    language: str = "sv"
    extras: FormExtras = FormExtras()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedForm:
    """A sheet ready to show and hand out; nothing is recorded yet.

    Attributes:
        log_head: The head of the log that is printed on it.
    """

    form: PrintedForm
    pdf: bytes
    file_name: str
    extras: FormExtras = FormExtras()
    log_head: str = ""
