"""The facts: immutable rows of what was recorded.

Every row that can be corrected carries ``recorded_at`` and ``replaced_at``: nothing is edited, a
correction closes the old row and writes a new one. A missing ``recorded_at`` means "always known".

Source: sharing rules, sections 1 and 2; the case file format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.codes import (
    EVERY,
    Answer,
    CustodyKind,
    ExceptionGround,
    GrantChannel,
    InformationType,
    Medium,
    PartyKind,
    PauseReason,
    Protection,
)

Selection = tuple[str, ...]
"""Ids or codes a withdrawal names; ``("*",)`` = every one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every recorded row has.

    Attributes:
        id: Identifier, unique among rows of its kind that exist at the same time.
        recorded_at: When the row was entered; None = always known.
        replaced_at: When it was corrected, ended after the fact or invalidated; None = stands.
    """

    id: str
    recorded_at: datetime | None = None
    replaced_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow(Row):
    """A row that belongs to one case."""

    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow(Row):
    """One dated policy row; a setting left out has its default (sharing rules, section 2)."""

    starts_on: date
    youth_signs_from: int = 15
    maturity_from: int = 12
    adult_at: int = 18
    validity_months_max: int = 12
    validity_months_default: int = 6
    oral_days: int = 14
    custody_evidence: bool = True
    hindered_exception: bool = True
    hindered_days_max: int = 14
    youth_only_track: bool = False
    youth_copy_from: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Row):
    """A named authority, unit or organisation."""

    name: str
    kind: PartyKind
    independent: bool = False
    reveals_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    """A person, shared by all cases."""

    name: str
    aliases: tuple[str, ...] = ()
    born: date | None = None
    adult: bool = False
    died: date | None = None
    personal_number: str | None = None
    protected_identity: Protection = Protection.NONE
    language: str | None = None
    needs_interpreter: bool = False
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    school: str | None = None
    workplace: str | None = None

    @property
    def is_protected(self) -> bool:
        """Whether any kind of protected identity holds."""
        return self.protected_identity is not Protection.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Which document was seen, when and by whom."""

    document: str
    seen_on: date
    seen_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody(Row):
    """A custody relation; both days inclusive, ``ends_on`` None = until further notice."""

    child: str
    holder: str
    kind: CustodyKind
    starts_on: date
    ends_on: date | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Row):
    """A case: one young person, one coordinator's party."""

    young_person: str
    coordinator_party: str
    opened_at: datetime
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(CaseRow):
    """One closing and, if any, the reopening after it."""

    closed_at: datetime
    reopened_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(CaseRow):
    """A pause from an instant until another, the latter exclusive."""

    starts_at: datetime
    ends_at: datetime | None = None
    reason: PauseReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(CaseRow):
    """Why the parties need to work together."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(CaseRow):
    """A party's time in the case, both days inclusive."""

    party: str
    joined_on: date
    left_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maturity(CaseRow):
    """A maturity assessment; no types = all of them."""

    person: str
    assessed_on: date
    mature: bool
    types: tuple[InformationType, ...] = ()
    assessed_by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HinderedException(CaseRow):
    """A hindered guardian left out for some days (FB 6:13 second paragraph)."""

    guardian: str
    starts_on: date
    ends_on: date
    hindrance: str
    cannot_wait: str
    ground: ExceptionGround
    ground_reason: str
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YouthOnly(CaseRow):
    """A decision that the young person answers alone."""

    starts_on: date
    ends_on: date | None = None
    decided_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(CaseRow):
    """A form that is or was out."""

    signatory: str
    purpose: str
    subjects: tuple[str, ...]
    sent_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A box pair of a form: exactly one of ``party`` and ``person`` is set; None = left blank."""

    subject: str
    party: str | None = None
    person: str | None = None
    type: InformationType
    give: bool | None = None
    receive: bool | None = None
    channel: GrantChannel = GrantChannel.ANY

    @property
    def recipient(self) -> str:
        """The party or person of the column."""
        return self.party or self.person or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """What must not go over, whatever the boxes say; ``*`` in a place = every value."""

    subject: str = EVERY
    source: str = EVERY
    recipient: str = EVERY
    type: str = EVERY

    def matches(self, *, subject: str, source: str, recipient: str, type_: str) -> bool:
        """Whether this exclusion bites on the flow."""
        return (
            self.subject in (EVERY, subject)
            and self.source in (EVERY, source)
            and self.recipient in (EVERY, recipient)
            and self.type in (EVERY, type_)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(CaseRow):
    """One signatory's answer to one form."""

    signatory: str
    purpose: str
    subjects: tuple[str, ...]
    terms: int
    form_version: str
    language: str
    answer: Answer
    medium: Medium
    signed_on: date
    signed_time: datetime | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    free_words_unconfirmed: bool = False
    free_words: str | None = None
    witness: str | None = None
    grants: tuple[Grant, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    invalidated_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(CaseRow):
    """Takes back the ticked cells that match all four selections."""

    signatory: str
    received_at: datetime
    received_by: str
    subjects: Selection
    purposes: Selection
    parties: Selection
    types: Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(CaseRow):
    """A meeting; its items inherit its purpose."""

    starts_at: datetime
    purpose: str
    participants: tuple[str, ...]
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What makes an item a commitment: who does it, by when, how it is followed up."""

    responsible: str
    starts_on: date
    due_on: date
    follow_up: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnView:
    """How somebody sees what an item says about them; noted beside it, and never without it.

    Whoever reads the item reads it, and nobody else: it has no rule of its own.

    Attributes:
        person: Whom the item is about, or who has custody of them; ``None`` = a guardian whom the
            reader may not know of.

    Source: socialtjänstlagen (2025:400) 14 kap. 6 §.
    """

    text: str
    said_on: date
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """That what an item says may be kept and not used, as long as it is not lifted.

    The decision function never reads it: whoever may not read an item for it is refused before.

    Attributes:
        told_on: The day the person was told that it would be lifted; no lift without it.
        lifted_on: None = it holds.

    Source: GDPR 18.
    """

    since: date
    told_on: date | None = None
    lifted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(CaseRow):
    """One piece of information said or written at a meeting (sharing rules, section 6)."""

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
    commitment: Commitment | None = None
    views: tuple[OwnView, ...] = ()
    restriction: Restriction | None = None

    @property
    def is_restricted(self) -> bool:
        """Whether it may be kept and not used."""
        return self.restriction is not None and self.restriction.lifted_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDisclosure(CaseRow):
    """A disclosure that rests on a legal provision, never on consent (section 8)."""

    paragraph: str
    recipient: str
    at: datetime
    assessor: str
    what: str | None = None
    circumstances: str | None = None
    approved_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(CaseRow):
    """A note."""

    purpose: str
    at: datetime
    text: str
