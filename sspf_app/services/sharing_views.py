"""The sharing matrix and the answer to "may I say", as screens show them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf_app.domain.codes import Channel, InformationType, PartyKind, ReasonCode
from sspf_app.domain.decision import Decision, Flow
from sspf_app.domain.rules import SideState


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixColumn:
    """A column: a party, or a person named as recipient on a form."""

    id: str
    name: str
    kind: PartyKind | None
    is_current: bool


class CellShape(StrEnum):
    """What a cell shows; the word comes from the front end's catalogue, colour last."""

    BOTH = "both"
    RECEIVE = "receive"
    GIVE = "give"
    NO = "no"
    ORAL = "oral"
    """By word of mouth only, on at least one side, and nothing in writing."""
    EXCLUDED = "excluded"
    WAITING = "waiting"
    UNANSWERED = "unanswered"
    """No answer is in force, and none is awaited: not asked by then, ended, or recorded wrongly."""
    BLOCKED = "blocked"
    """The case, the participation or the custody stands against it."""
    YES = "yes"
    """With a source chosen: it may go over."""
    OWN = "own"
    """With a source chosen: the source itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One cell.

    Attributes:
        gives: May the party tell it, as all required answers together allow?
        receives: May the party hear it?
        has_exclusion: A pairwise exclusion touches the cell.
        decision: The answer for source -> this party, written, when a source was chosen.
        sentence: Why, in one sentence.
        codes: What stands against it, each once; nothing for a yes.
        people: Ids of the persons behind a no.
        records: Consent records the answer rests on, when a source was chosen.
    """

    type: InformationType
    column: str
    shape: CellShape
    gives: SideState
    receives: SideState
    has_exclusion: bool
    decision: Decision | None
    sentence: str
    codes: tuple[ReasonCode, ...]
    people: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixAsked:
    """What the matrix is asked about: see ``Sharing.matrix``."""

    purpose: str
    subject: str
    at: datetime | None = None
    source: str | None = None
    channel: Channel = Channel.WRITTEN
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneWithout:
    """A guardian who has not answered and whose answer is done without for some days."""

    name: str
    until: date
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """Rows types, columns parties; ``cells[row][column]``.

    Attributes:
        known_at: Judged by what was recorded then; None = by all that is recorded now.
        done_without: The guardian whom an exception leaves out.
    """

    case: str
    purpose: str
    subject: str
    subject_name: str
    at: datetime
    source: str | None
    types: tuple[InformationType, ...]
    columns: tuple[MatrixColumn, ...]
    cells: tuple[tuple[MatrixCell, ...], ...]
    known_at: datetime | None = None
    done_without: DoneWithout | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """The answer to one question about one flow.

    Attributes:
        sentence: The whole answer, to be read out.
        reasons: Each reason of the decision by itself, as a sentence.
        is_to_person: Section 6 answered, of a person of the case; the sentence says why.
    """

    flow: Flow
    at: datetime
    decision: Decision
    sentence: str
    reasons: tuple[str, ...]
    source_name: str
    recipient_name: str
    subject_name: str
    is_to_person: bool = False
