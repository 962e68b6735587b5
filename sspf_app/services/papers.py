"""What a paper is made of: already decided, already readable parts, and the port that draws them.

Nothing here decides anything: a service fills these from parts that the recipient may read, and a
paper shows exactly what it was given. All labels are already in the paper's language.

Source: `domain.md` section 2 (consent form); sharing rules, sections 1 and 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import Leak

MAX_ROWS = 12
"""Rows of boxes on one form, the signatory's own data included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedDocument:
    """A finished paper, in memory only.

    Attributes:
        content: The file's bytes.
        page_count: Number of pages.
        sha256: Checksum of ``content``, lower-case hexadecimal.
        media_type: Such as ``application/pdf``.
        suggested_name: File name with the case reference and a number; never a person's name.
    """

    content: bytes
    page_count: int
    sha256: str
    media_type: str
    suggested_name: str


class Capacity(StrEnum):
    """As what a signatory answers."""

    GUARDIAN = "guardian"
    APPOINTED_GUARDIAN = "appointed_guardian"
    TEMPORARY_GUARDIAN = "temporary_guardian"
    LEGAL_REPRESENTATIVE = "legal_representative"
    YOUNG_PERSON = "young_person"
    ADULT = "adult"
    """Eighteen or older, answering for themselves."""

    @property
    def is_self(self) -> bool:
        """The signatory is the person the case is about."""
        return self in (Capacity.YOUNG_PERSON, Capacity.ADULT)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOffice:
    """The sender.

    Attributes:
        committee: The nämnd; also the data controller unless ``controller`` names another.
        unit: The unit a reader may turn to.
        phone: Telephone of the unit, as printed.
        email: E-mail of the unit; never that of a private person.
        data_protection_officer: How to reach the data protection officer.
        controller: Data controller, where it is not the committee.
    """

    committee: str
    unit: str
    phone: str = ""
    email: str = ""
    data_protection_officer: str = ""
    controller: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormText:
    """Which fixed text a form is printed with; all of it is stored with the answer.

    Attributes:
        version: Version of the form, such as ``2026-1``.
        terms: Number of its content; every language of one content shares it.
        language: ``sv`` or ``en``.
        sha256: Checksum over every fixed sentence in that language.
    """

    version: str
    terms: int
    language: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormParty:
    """A party of block D.

    Attributes:
        key: Party id; never printed.
        name: The named authority, unit or organisation.
        function: Whom one meets there ("rektor", "skolan"); stands for the name where the name
            would reveal the place of a protected person.
        contact: Whom to reach, with telephone or e-mail.
        kind: Kind of party; decides the clauses about the police and associations.
        independent: An independent school (the Education Act's duty of confidentiality).
        reveals_place: The name tells where a person is to be found.
    """

    key: str
    name: str
    kind: PartyKind
    function: str = ""
    contact: str = ""
    independent: bool = False
    reveals_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column: a party, or a person who is no party, that may come to know.

    Attributes:
        key: Party or person id; never printed.
        label: Heading of the column, short; for a party empty = the party's printed name.
        is_person: A private person: nothing may be passed on (block Q).
    """

    key: str
    label: str = ""
    is_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxRow:
    """A row of boxes: one kind of information and the party that tells it.

    Attributes:
        type: The information type.
        label: Its name, in the paper's language.
        teller: Key of the party that tells; that party's own column has no box.
    """

    type: InformationType
    label: str
    teller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFormData:
    """One signatory's sheet. Holds no other signatory's details.

    Attributes:
        office: The sender.
        case_reference: Reference of the case.
        form_code: Code of this sheet with its check sign (``services.form_code``).
        text: The fixed text to print; must be what the renderer has.
        made_at: Aware instant of printing, the only time in the file.
        young_person: Name of the young person.
        born: Birth date, if known.
        school: School and class; None when protected or unknown.
        signatory: Name of the one who answers on this sheet.
        capacity: As what they answer.
        purpose: Why cooperation is needed, in words meant for this family.
        parties: Block D, at least one.
        columns: Who may come to know, at least one.
        rows: Boxes about the young person; participation among them.
        own_rows: Boxes about the signatory's own data (block M); none for the young person.
        valid_from: Proposed first day; None = from the signature.
        valid_to: Proposed last day, inclusive.
        interpreter_language: Language in which the interpreter helps, if one is needed.
        is_protected: Protected variant: no school, no party name that reveals the place.

    Raises:
        DomainError: ``form_purpose_missing``, ``form_too_many_rows`` (count, most),
            ``form_lacks_participation``, ``form_period_backwards`` (valid_from, valid_to),
            ``form_function_missing`` (party): a protected sheet needs another name for it.
        ValueError: a row or column that no party or label stands behind. (A bug.)
    """

    office: PaperOffice
    case_reference: str
    form_code: str
    text: FormText
    made_at: datetime
    young_person: str
    born: date | None = None
    school: str | None = None
    signatory: str
    capacity: Capacity
    purpose: str
    parties: tuple[FormParty, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[BoxRow, ...]
    own_rows: tuple[BoxRow, ...] = ()
    valid_from: date | None = None
    valid_to: date
    interpreter_language: str | None = None
    is_protected: bool = False

    def __post_init__(self) -> None:
        count = len(self.rows) + len(self.own_rows)
        if not self.purpose.strip():
            raise DomainError("form_purpose_missing")
        if count > MAX_ROWS:
            raise DomainError("form_too_many_rows", count=count, most=MAX_ROWS)
        if not any(row.type is InformationType.PARTICIPATION for row in self.rows):
            raise DomainError("form_lacks_participation")
        if self.valid_from is not None and self.valid_from > self.valid_to:
            raise DomainError(
                "form_period_backwards", valid_from=self.valid_from, valid_to=self.valid_to
            )
        self._check_keys()
        for party in self.parties:
            if self.is_protected and party.reveals_place and not party.function.strip():
                raise DomainError("form_function_missing", party=party.name)

    def _check_keys(self) -> None:
        known = {party.key for party in self.parties}
        if not self.columns:
            raise ValueError("a form without columns")
        for row in self.rows + self.own_rows:
            if row.teller not in known:
                raise ValueError(f"no such party tells: {row.teller}")
        for column in self.columns:
            if column.key not in known and not column.label:
                raise ValueError(f"a column without a name: {column.key}")

    def shown_name(self, party: FormParty) -> str:
        """The party's name as this sheet may print it."""
        if not self._is_hidden(party):
            return party.name
        return party.function[:1].upper() + party.function[1:]

    def shown_heading(self, key: str) -> str:
        """Heading of a column, or short name of a teller, as this sheet may print it.

        Without a label of its own a party is called by its name up to the first comma, as long as
        no other party would be called the same; block D has the whole name.
        """
        label = next((column.label for column in self.columns if column.key == key), "")
        party = next((party for party in self.parties if party.key == key), None)
        if party is None or (label and not self._is_hidden(party)):
            return label
        name = self.shown_name(party)
        short = name.partition(",")[0].strip()
        alike = [p for p in self.parties if self.shown_name(p).partition(",")[0].strip() == short]
        return short if short and len(alike) == 1 else name

    def _is_hidden(self, party: FormParty) -> bool:
        return self.is_protected and party.reveals_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody at a meeting.

    Attributes:
        name: Names as they may be shown to this recipient; empty = only the role.
        role: Party, function or relation to the young person.
    """

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFrom:
    """Those who do not read an item for one and the same reason."""

    names: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReaders:
    """Who reads an item and who does not; for the coordinator's own copy alone.

    Attributes:
        shared_with: Those who read it.
        kept_from: Those who do not, by reason.
    """

    shared_with: tuple[str, ...] = ()
    kept_from: tuple[KeptFrom, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesItem:
    """A readable item.

    Attributes:
        text: What was said.
        source: Who said it, as shown.
        about: Whom it is about, as shown.
        readers: Who reads it, in the coordinator's own copy.
    """

    text: str
    source: str = ""
    about: str = ""
    readers: ItemReaders | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSection:
    """Readable items under a readable heading; never empty."""

    heading: str
    items: tuple[MinutesItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """A readable commitment: who does what, from when to when, and how it is followed up.

    ``readers`` is for the coordinator's own copy alone.
    """

    text: str
    responsible: str
    starts_on: date | None = None
    due_on: date | None = None
    follow_up: str = ""
    readers: ItemReaders | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecrecyMark:
    """Secrecy mark after OSL 5:5.

    Attributes:
        provision: Such as ``26 kap. 1 §``.
        marked_on: Day of the mark.
        authority: Authority that made it.
    """

    provision: str
    marked_on: date
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesData:
    """One recipient's copy, built from readable parts only; the paper numbers what it was given.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of the export, the only time in the file.
        recipient: Whose copy it is.
        copy_number: Number of the copy among those of this meeting, for the file name.
        young_person: Name, if this recipient may read it.
        meeting_on: Day of the meeting.
        meeting_time: When it was held, as shown ("13.00-14.30"); empty = not told.
        place: Where, if this recipient may read it.
        title: Heading of the meeting, if this recipient may read it.
        present: Those who were there.
        absent: Those who were invited and did not come.
        sections: Readable items in their order.
        commitments: Readable commitments in their order.
        next_meeting: When the next meeting is, as shown.
        written_by: Who took the minutes.
        copies_to: All who get a copy, where this recipient may know it.
        secrecy: The secrecy mark.
        is_own_copy: The coordinator's own copy: all items and their readers, for nobody else.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    copy_number: int
    meeting_on: date
    secrecy: SecrecyMark
    young_person: str | None = None
    meeting_time: str = ""
    place: str | None = None
    title: str | None = None
    present: tuple[Participant, ...] = ()
    absent: tuple[Participant, ...] = ()
    sections: tuple[MinutesSection, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    next_meeting: str = ""
    written_by: str = ""
    copies_to: tuple[str, ...] = ()
    is_own_copy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalScope:
    """What a withdrawal covers, in words; an empty tuple = all of that dimension.

    Attributes:
        types: Names of information types.
        parties: Names of parties and persons who no longer may give or receive.
        about: Names of the persons the information is about.
    """

    types: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalConfirmationData:
    """To the person: we have heard you, and from when it holds.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of printing, the only time in the file.
        person: Who withdrew.
        received_at: Instant at which it was heard and holds, in local time with its zone.
        received_by: Who heard it, as shown.
        scope: What it covers.
        notified: Parties that get a notice.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    person: str
    received_at: datetime
    received_by: str
    scope: WithdrawalScope
    notified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalNoticeData:
    """To a recipient: the fact and the scope, no case content.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of printing, the only time in the file.
        recipient: The party or person that is told.
        copy_number: Number of the notice among those of this withdrawal, for the file name.
        received_at: Instant from when the withdrawal holds, in local time with its zone.
        scope: The part of it that touches this recipient.
        secrecy: The secrecy mark.
        young_person: Name, if this recipient may read it.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    copy_number: int
    received_at: datetime
    scope: WithdrawalScope
    secrecy: SecrecyMark
    young_person: str | None = None


class DocumentRenderer(Protocol):
    """Draws papers and searches finished ones. Safe to call from any thread, one at a time.

    Raises, from every drawing method:
        DomainError: ``missing_glyph`` (character, codepoint, text) or ``unprintable_character``
            (codepoint, text): a text cannot be printed as it is; ``language_unknown`` (language);
            ``form_text_changed``: the form's text is not the one the renderer has.
    """

    def form_text(self, language: str) -> FormText:
        """Which fixed text a consent form gets in this language."""
        ...

    def consent_form(self, data: ConsentFormData) -> RenderedDocument:
        """One signatory's sheet."""
        ...

    def minutes(self, data: MinutesData) -> RenderedDocument:
        """One recipient's minutes."""
        ...

    def withdrawal_confirmation(self, data: WithdrawalConfirmationData) -> RenderedDocument:
        """The confirmation to the person who withdrew."""
        ...

    def withdrawal_notice(self, data: WithdrawalNoticeData) -> RenderedDocument:
        """The notice to one recipient."""
        ...

    def find_leaks(
        self,
        pdf: bytes,
        *,
        withheld_texts: Sequence[str],
        withheld_names: Sequence[str],
        readable_texts: Sequence[str],
    ) -> tuple[Leak, ...]:
        """Reopen a finished paper and search it (sharing rules, section 6).

        Args:
            pdf: The finished file.
            withheld_texts: Texts the recipient may not read.
            withheld_names: Names and aliases of persons who occur in no readable part.
            readable_texts: What the paper was built from: words that stand there are no leak.

        Raises:
            DomainError: ``document_unreadable``: it cannot be searched, so it must not be saved.
        """
        ...
