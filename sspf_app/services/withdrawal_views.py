"""Withdrawals: as typed, before they are registered, as they stand, and whom they concern."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.domain.facts import Selection
from sspf_app.services.changes import Changes
from sspf_app.services.export_views import Exported
from sspf_app.services.sharing_views import MatrixView


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptiedMeeting:
    """A booked meeting whose invitation a withdrawal emptied; ``removed`` are names."""

    meeting: str
    starts_at: datetime
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedCells:
    """What stops for one party about one person."""

    party: str
    party_name: str
    subject: str
    subject_name: str
    types: tuple[InformationType, ...]
    is_everything: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOutLate:
    """Something that left after a withdrawal was heard, before anybody wrote that down.

    Attributes:
        disclosure: Its row in the ledger.
        kind: Value of ``DisclosureKind``.
        name: Name of who got it.
    """

    disclosure: str
    kind: str
    at: datetime
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalPreview:
    """What a withdrawal would do, before it is registered.

    Attributes:
        stops: Per party and person, what could be told or heard and no longer can.
        matrix: The rows of the matrix in which something would stop, as they would be.
        stopped: Row and column of every cell of ``matrix`` that would stop.
        meetings: Booked meetings, and who would be taken off them.
        received: Names of who already received something it covers.
        stopping: Names of parties that are to stop giving, and get a notice too.
        late: What left after it was heard: without consent.
        confirmed: Name of who gets the confirmation: whoever takes back.
        is_barred: Nothing is sent to them, so there is no confirmation either.
    """

    stops: tuple[StoppedCells, ...]
    matrix: MatrixView
    stopped: frozenset[tuple[int, int]]
    meetings: tuple[EmptiedMeeting, ...]
    received: tuple[str, ...]
    stopping: tuple[str, ...]
    confirmed: str
    is_barred: bool
    late: tuple[WentOutLate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPapers:
    """All papers of a withdrawal that were written in one act.

    Attributes:
        papers: One file for each, each with its row in the ledger.
        print_file: All of them in one file for the printer, where that was asked for.
    """

    papers: tuple[Exported, ...]
    print_file: Path | None
    changes: Changes


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
        late: What they got after it was heard. They are asked for it back, and it waits for what
            they answer: to be told is not enough.
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
    late: tuple[WentOutLate, ...] = ()

    @property
    def notified(self) -> bool:
        """Whether it is noted that they were told, or that they answered."""
        return self.told_on is not None or self.answered_on is not None

    @property
    def waits(self) -> bool:
        """Whether they are still to be told."""
        return not (self.notified or self.is_barred)

    @property
    def answer_waits(self) -> bool:
        """Whether they are to give something back, and have not said what they do with it."""
        return bool(self.late) and self.answered_on is None and not self.is_barred

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
        is_wrong_answer: It is no withdrawal but a mistake of the office, such as a yes taken out as
            recorded wrongly: all that left by it is ``late``, and there is nothing to confirm.
        later_known: Values of ``Changed``: what was recorded looking back, where that is why.
        known_at: When that was recorded.
        officer_told_on: When the data protection officer was told of what left after it was heard.
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
    officer_told_on: date | None = None
    is_wrong_answer: bool = False
    later_known: tuple[str, ...] = ()
    known_at: datetime | None = None

    @property
    def late(self) -> tuple[WentOutLate, ...]:
        """What left after it was heard, the oldest first."""
        found = {one.disclosure: one for each in self.received for one in each.late}
        return tuple(sorted(found.values(), key=lambda one: (one.at, one.disclosure)))

    @property
    def late_waits(self) -> bool:
        """Whether that is still to be seen to: asked for back, answered, the officer told."""
        return bool(self.late) and (
            self.officer_told_on is None
            or any(one.waits or one.answer_waits for one in self.received if one.late)
        )

    @property
    def waiting(self) -> tuple[ToBeTold, ...]:
        """Who is still to be told."""
        return tuple(one for one in (*self.received, *self.stopping) if one.waits)

    @property
    def confirmation_waits(self) -> bool:
        """Whether the confirmation is still to be handed out."""
        is_told = self.confirmed_on is not None
        return not (is_told or self.is_barred or self.is_wrong_answer)

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
        """Whether somebody is still to be told, or what went out too late to be seen to."""
        return self.confirmation_waits or bool(self.waiting) or self.late_waits
