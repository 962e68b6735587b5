"""Consents as screens show them, and as answers are registered from paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sspf_app.domain.codes import Answer, InformationType, Medium
from sspf_app.domain.facts import Exclusion, Grant
from sspf_app.services.request_records import ChaseEvent, ContactRule
from sspf_app.services.request_views import RequestThen
from sspf_app.services.sharing_views import DoneWithout
from sspf_app.services.taken_back import TakenBack
from sspf_app.services.withdrawal_views import WithdrawalItem


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
    withdrawals: tuple[WithdrawalItem, ...]
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
        done_without: The guardian whom an exception leaves out.
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
    done_without: DoneWithout | None = None


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
