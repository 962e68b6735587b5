"""Meetings, their items and who reads what, as screens show them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sspf_app.domain.codes import InformationType
from sspf_app.domain.decision import Decision
from sspf_app.services.changed_meanwhile import version_at
from sspf_app.services.copy_views import CalledView
from sspf_app.services.records import Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """A meeting to plan; ``parties`` are those to invite, ``persons`` of the family come along.

    Attributes:
        seen: ``MeetingDetail.version`` of the meeting that is changed; empty = none was shown.
    """

    case: str
    purpose: str
    starts_at: datetime
    parties: tuple[str, ...]
    persons: tuple[str, ...] = ()
    place: str | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationCheck:
    """Whether a party may be invited (section 7); ``sentence`` says why."""

    party: str
    name: str
    allowed: bool
    decision: Decision
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeeting:
    """What planning led to: the checks of all parties, invited and blocked.

    Attributes:
        untold: Of each of the family who may not be told of it in writing, why; a sentence.
        beside: Of other meetings at the same place then, a sentence for each time.
    """

    invited: tuple[InvitationCheck, ...]
    blocked: tuple[InvitationCheck, ...]
    untold: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderView:
    """Whether one recipient reads an item, and why.

    Attributes:
        kind: ``party`` or ``person``.
        why: Sentences; for a yes the first says on what it rests.
        because: The same in short, without naming the recipient and the item.
    """

    recipient: str
    name: str
    kind: str
    reads: bool
    why: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentInput:
    """What makes an item a commitment."""

    responsible: str
    starts_on: date
    due_on: date
    follow_up: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemInput:
    """An item as typed.

    Attributes:
        source: Party id or ``family``.
        answered: Questions the coordinator has answered: ids of persons named in the text who
            are not subjects (``person:<id>``) and ``household`` for family matters told of the
            young person alone, ``views_opened`` for who reads a view, ``name:<name>=<meaning>``
            for whom a name means (``NameMeaning``). See ``ItemQuestion``.
        said_at: When it was said; None = now on the day of the meeting, its start afterwards.
        seen: ``ItemView.version`` of what is corrected or said anew; empty = nothing was shown.
    """

    case: str
    meeting: str
    text: str
    source: str
    about: tuple[str, ...]
    types: tuple[InformationType, ...]
    hide_from_guardians: bool = False
    share_with_guardians: bool = False
    oral_only: bool = False
    from_legal_disclosure: bool = False
    independent_source_confirmed: bool = False
    hidden_placement: bool = False
    commitment: CommitmentInput | None = None
    said_at: datetime | None = None
    answered: frozenset[str] = field(default_factory=frozenset[str])
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemQuestion:
    """Something to answer before an item can be saved.

    Attributes:
        key: What to put into ``ItemInput.answered`` when the item is right as it stands.
        kind: ``named_person`` (of the case), ``other_person`` (of no part of it: the words go, or
            the person becomes a subject; no answer lets the name stand), ``household``, or
            ``views_opened``: what somebody says beside the item would be read by more, ``name``
            being who today; ``name``: a name, ``number``: a personal number, about which nobody
            said whom it means; the answer adds "=" and the meaning to the key.
        person: The person named in the text; None for one with protected identity who was not
            opened: nothing is told of them, their name neither.
        of: The text that was asked about.
        instead: That text with "another youth" in the place of the name, for ``other_person``.
    """

    key: str
    kind: str
    person: str | None = None
    name: str = ""
    of: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """A party as whose words an item would be read by so many."""

    party: str
    name: str
    readers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCheck:
    """What stands in the way of saving an item, and who would read it.

    Attributes:
        problems: Codes with a sentence each (``sspf_app.texts.errors``).
        speaker: By whom more would read it than as said by the coordinator's party.
    """

    problems: tuple[tuple[str, str], ...]
    questions: tuple[ItemQuestion, ...]
    readers: tuple[ReaderView, ...]
    speaker: SpeakerView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """A saved item.

    Attributes:
        withheld: It is a commitment whose responsible may no longer receive it.
        views: How those it is about see it, each a sentence.
        is_restricted: It is kept, and shared with nobody until that is lifted.
    """

    id: str
    meeting: str
    text: str
    source: str
    source_name: str
    about: tuple[str, ...]
    about_names: tuple[str, ...]
    types: tuple[InformationType, ...]
    hide_from_guardians: bool
    share_with_guardians: bool
    oral_only: bool
    from_legal_disclosure: bool
    independent_source_confirmed: bool
    hidden_placement: bool
    commitment: CommitmentInput | None
    responsible_name: str
    withheld: bool
    recorded_at: datetime | None
    readers: tuple[ReaderView, ...]
    views: tuple[str, ...] = ()
    is_restricted: bool = False

    @property
    def version(self) -> str:
        """Tells this row from every other one there was of the item."""
        return version_at(self.recorded_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceView:
    """A participant and whether they came.

    Attributes:
        invitable: Still may be invited: now, and when the meeting begins.
        is_stopped: May not be invited any more, and is to be told that it is without them.
        is_barred: Nothing may be sent to them at all, that neither.
        why: Of a person, why nothing of it goes to them in writing; a sentence.
        called: That they were called, the last time; None = nobody has told them.
    """

    participant: str
    name: str
    kind: str
    presence: Presence
    names: str
    invitable: bool
    is_stopped: bool = False
    is_barred: bool = False
    why: str = ""
    called: CalledView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDetail:
    """A meeting with its participants and items, in the order of the agenda.

    Items are ordered by consent: what all present parties may read comes first.

    Attributes:
        taken_off: Parties that a withdrawal took off the invitation.
        people_off: Persons who were taken off because nothing may be sent to them: name and why.
        without: By item, names of participants for whom it is not: they leave the room for it;
            with the day from which, of who might hear it today.
        version: Tells the meeting (not its items) from what it was before.
    """

    id: str
    case: str
    reference: str
    starts_at: datetime
    purpose: str
    purpose_text: str
    place: str | None
    participants: tuple[AttendanceView, ...]
    items: tuple[ItemView, ...]
    version: str
    taken_off: tuple[InvitationCheck, ...] = ()
    people_off: tuple[tuple[str, str], ...] = ()
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientView:
    """Somebody for whom a copy of the minutes can be made.

    Attributes:
        kind: ``party``, ``person`` or ``coordinator`` (the coordinator's own copy).
        readable: How many items the recipient reads now.
        sign: By which the recipient's file is known; empty where files are named otherwise.
    """

    recipient: str
    name: str
    kind: str
    readable: int
    sign: str = ""
