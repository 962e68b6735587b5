"""Consents as screens show them, and as answers are registered from paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sspf_app.domain.codes import EVERY, Answer, InformationType, Medium
from sspf_app.domain.facts import Exclusion, Grant, Selection
from sspf_app.services.records import FormRow, PrintedForm
from sspf_app.services.request_records import ChaseEvent, ContactRule
from sspf_app.services.request_views import RequestThen
from sspf_app.services.taken_back import TakenBack
from sspf_app.services.withdrawal_views import EmptiedMeeting


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerItem:
    """One recorded answer of a signatory.

    Attributes:
        counts: It is among the answers in force at the instant asked about.
        has_sheet: It was read from a sheet that was printed here; else it came with a case file.
    """

    id: str
    answer: Answer
    medium: Medium
    signed_on: date
    signed_time: datetime | None
    valid_from: date | None
    valid_to: date | None
    terms: int
    form_version: str
    language: str
    grants: tuple[Grant, ...]
    exclusions: tuple[Exclusion, ...]
    free_words: str | None
    free_words_unconfirmed: bool
    witness: str | None
    recorded_at: datetime | None
    replaced_at: datetime | None
    invalidated_because: str | None
    counts: bool
    has_sheet: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOut:
    """A printed form; ``is_open`` = handed out and not yet answered."""

    code: str
    request: str
    printed_at: datetime
    printed_by: str
    language: str
    terms: int
    valid_to: date
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A box in which this signatory's answer in force differs from another required one's.

    Attributes:
        party: Party or person of the box.
        side: ``from`` (may give) or ``to`` (may receive).
        here: This signatory says yes; ``False`` = another said yes and this one did not.
        others: Person ids who say the opposite.
    """

    type: InformationType
    party: str
    party_name: str
    side: str
    here: bool
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentCard:
    """What one signatory was asked and answered about one subject in one purpose.

    Attributes:
        capacity: ``guardian``, ``young_person``, ``self`` (about oneself) or ``other``: has
            answered but is not required.
        required: The answer is required at that instant.
        status: ``in_force`` or the code that says why not (section 4.7).
        since: From which instant the status holds, where known.
        valid_to: Last day of the answer in force.
        request: Number of the request the newest sheet belongs to.
        barred: Why nothing may be sent to this person; the answer is required all the same.
        talk_first: The wish to talk first that nobody has met.
        reminders: How many reminders went out for the sheet that is out.
        taken_back: Parts of the answer in force that were taken back.
    """

    signatory: str
    name: str
    capacity: str
    required: bool
    is_protected: bool
    status: str
    since: datetime | None
    valid_to: date | None
    answer: AnswerItem | None
    differs: tuple[Difference, ...]
    forms: tuple[FormOut, ...]
    answers: tuple[AnswerItem, ...]
    withdrawals: tuple["WithdrawalItem", ...]
    request: str = ""
    barred: ContactRule | None = None
    talk_first: ChaseEvent | None = None
    reminders: int = 0
    taken_back: tuple[TakenBack, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentBoard:
    """The cards of one case, purpose and subject at one instant.

    Attributes:
        trouble: ``custody_unverified`` or ``no_required_signatory``, else None.
        scanned: Records whose scanned pages are kept.
        request: The newest request of the purpose, as frozen on its day.
    """

    case: str
    purpose: str
    subject: str
    subject_name: str
    at: datetime
    trouble: str | None
    cards: tuple[ConsentCard, ...]
    scanned: frozenset[str] = frozenset()
    request: RequestThen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSheet:
    """A signatory who needs a form.

    Attributes:
        subjects: Of whom the sheet speaks; for a guardian the child, and the guardian too where
            ``about_self`` was asked for.
        language: The one they were asked in last, else the one recorded for them.
        status: As on the card, on the first day of the plan.
        valid_to: Last day of the answer in force.
        terms: Lowest terms of the answer in force; 0 without one.
        is_out: A sheet is out and not answered, whose answer would count then.
        barred: Nothing may be sent to this person.
    """

    signatory: str
    name: str
    capacity: str
    subjects: tuple[str, ...]
    language: str
    needs_interpreter: bool
    status: str
    valid_to: date | None = None
    terms: int = 0
    is_out: bool = False
    barred: bool = False


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


BoxKey = tuple[int, str]
"""Index of the row on the printed form, and the recipient of the column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperYes:
    """A signed sheet with a yes, as read from the paper.

    Attributes:
        code: Code printed on the form.
        signed_time: The exact instant where known; its local day is ``signed_on``.
        boxes: True = ticked, False = struck out; a box not named was left empty.
        oral_boxes: Boxes beside which only the spoken word was allowed.
        valid_to: Last day as written on the paper; None = as printed.
        free_words: Words written under the exceptions; wait for confirmation.
    """

    code: str
    case: str
    signed_on: date
    boxes: Mapping[BoxKey, bool]
    signed_time: datetime | None = None
    oral_boxes: frozenset[BoxKey] = frozenset()
    valid_to: date | None = None
    free_words: str = ""
    exclusions: tuple[Exclusion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNo:
    """A signed sheet with a no."""

    code: str
    case: str
    signed_on: date
    signed_time: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OralAnswer:
    """An answer said to staff, about the boxes of a form that was handed out.

    Attributes:
        said_at: The instant it was said.
        witness: Who else heard it; required for a yes.
        boxes: As in ``PaperYes``; empty for a no.
    """

    code: str
    case: str
    answer: Answer
    said_at: datetime
    witness: str = ""
    boxes: Mapping[BoxKey, bool] = field(default_factory=dict[BoxKey, bool])
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalInput:
    """What a signatory takes back; ``("*",)`` = everything of that kind.

    Attributes:
        received_at: When the coordinator's party or any party on the form heard it.
        received_by: Which party and who heard it.
        words: What was said, in the signatory's own words; on no paper.
    """

    case: str
    signatory: str
    received_at: datetime
    received_by: str
    subjects: Selection = ("*",)
    purposes: Selection = ("*",)
    parties: Selection = ("*",)
    types: Selection = ("*",)
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalItem:
    """A recorded withdrawal; ``words`` are the signatory's own."""

    id: str
    signatory: str
    received_at: datetime
    received_by: str
    subjects: Selection
    purposes: Selection
    parties: Selection
    types: Selection
    words: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the consent is left."""
        return all(EVERY in one for one in (self.subjects, self.purposes, self.parties, self.types))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBeTold:
    """Who is to be told of a withdrawal: received something it covers, or is to stop giving.

    Attributes:
        last_at: When the last of it went out; None for a party that received nothing.
        stops: Kinds that it gave by this consent and no longer may.
        printed_at: When the newest letter about it was saved or copied. They know nothing by that:
            it is handed over, or they are told, and that is ticked off.
        told_how: Value of ``ToldHow``, where it was ticked off.
        answer: Value of ``NoticeAnswer``, where there is one.
        is_outsider: Outside the case, known to the register or not; a misdirected copy reached
            them, and they get the letter that asks for it instead of a notice.
        was_oral: All of it was told by word of mouth.
        was_misdirected: They got it by mistake.
        is_barred: Nothing may be sent to them; they are not told.
    """

    recipient: str
    name: str
    last_at: datetime | None
    disclosures: tuple[str, ...]
    stops: tuple[InformationType, ...] = ()
    printed_at: datetime | None = None
    told_how: str = ""
    told_on: date | None = None
    answer: str = ""
    answered_on: date | None = None
    is_outsider: bool = False
    was_oral: bool = False
    was_misdirected: bool = False
    is_barred: bool = False

    @property
    def notified(self) -> bool:
        """Whether it is noted that they were told, or that they answered."""
        return self.told_on is not None or self.answered_on is not None

    @property
    def waits(self) -> bool:
        """Whether they are still to be told."""
        return not (self.notified or self.is_barred)

    @property
    def needs_paper(self) -> bool:
        """Whether they are still to be told, and there is no letter to do it with."""
        return self.waits and self.printed_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalEffect:
    """What a withdrawal leads to: papers to hand out, meetings to look at.

    Attributes:
        received: Who already received something it covers.
        confirmation_made: The confirmation to the signatory is saved, handed over or not.
        confirmed_how: Value of ``ToldHow``, where it is ticked off that they have it.
        stopping: Parties that received nothing of it, and are to stop giving.
        unknowing: Names of parties that are to give nothing more, and get no letter: nothing
            shows that they know of the case.
        is_barred: Nothing may be sent to the signatory, so there is no confirmation to hand out.
    """

    withdrawal: WithdrawalItem
    received: tuple[ToBeTold, ...]
    meetings: tuple[str, ...]
    confirmation_made: bool = False
    confirmed_how: str = ""
    confirmed_on: date | None = None
    emptied: tuple[EmptiedMeeting, ...] = ()
    is_barred: bool = False
    stopping: tuple[ToBeTold, ...] = ()
    unknowing: tuple[str, ...] = ()

    @property
    def waiting(self) -> tuple[ToBeTold, ...]:
        """Who is still to be told."""
        return tuple(one for one in (*self.received, *self.stopping) if one.waits)

    @property
    def confirmation_waits(self) -> bool:
        """Whether the confirmation is still to be handed out."""
        return not (self.confirmed_on is not None or self.is_barred)

    @property
    def needs_confirmation(self) -> bool:
        """Whether the confirmation is still to be handed out, and is not even saved."""
        return self.confirmation_waits and not self.confirmation_made

    @property
    def needs_papers(self) -> bool:
        """Whether a paper is still to be made."""
        return self.needs_confirmation or any(one.needs_paper for one in self.waiting)

    @property
    def is_unfinished(self) -> bool:
        """Whether somebody is still to be told, or the confirmation to be handed out."""
        return self.confirmation_waits or bool(self.waiting)
