"""What a consent form is made of.

Already decided, already readable, in the paper's language.

Source: `domain.md` section 2; sharing rules, sections 1 and 6.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.domain.errors import DomainError
from sspf_app.services.form_text import FormText, TextStatus
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice

MAX_ROWS = 12
"""Rows of boxes on one form, the signatory's own data included."""


MAX_ADDRESS_LINES = 6
"""Lines that the window of an envelope shows."""


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
        text: Every fixed word that is signed, Swedish or easy Swedish.
        translation: The same clauses in the signatory's language, set beside it.
        is_specimen: Pages to look at: a draft may be drawn, and nobody can answer on it.
        made_at: Aware instant of printing, the only time in the file.
        young_person: Name of the young person.
        born: Birth date, if known.
        school: School and class; None when protected or unknown.
        signatory: Name of the one who answers on this sheet.
        sign: Whose sheet it is, by the file's name (``paper_signs``); empty on a specimen.
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
        hides_place: A child was placed: no name of a party tells where.
        secrecy: Mark of secrecy, where the sheet bears one (OSL 5:5).
        address: The signatory's name and address for a window envelope, one line each; empty
            where the sheet is handed over. Never on a protected sheet.
        log_head: The head of the log when the sheet was drawn, as ``services.log_seal`` shows it;
            empty = none is printed.

    Raises:
        DomainError: ``form_purpose_missing``, ``form_too_many_rows`` (count, most),
            ``form_lacks_participation``, ``form_period_backwards`` (valid_from, valid_to),
            ``form_function_missing`` (party): a protected sheet needs another name for it;
            ``form_text_not_approved`` and ``form_text_incomplete`` (language, clause);
            ``translation_of_other_text`` (language); ``form_address_protected``: an address on a
            protected sheet; ``form_address_long`` (most): more lines than the window shows.
        ValueError: a row or column that no party or label stands behind. (A bug.)
    """

    office: PaperOffice
    case_reference: str
    form_code: str
    text: FormText
    translation: FormText | None = None
    is_specimen: bool = False
    made_at: datetime
    young_person: str
    born: date | None = None
    school: str | None = None
    signatory: str
    sign: str = ""
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
    hides_place: bool = False
    secrecy: SecrecyMark | None = None
    address: tuple[str, ...] = ()
    log_head: str = ""

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
        self._check_texts()
        self._check_address()
        self._check_keys()
        for party in self.parties:
            if self._is_hidden(party) and not party.function.strip():
                raise DomainError("form_function_missing", party=party.name)

    def _check_address(self) -> None:
        if self.address and self.is_protected:
            raise DomainError("form_address_protected")
        if len(self.address) > MAX_ADDRESS_LINES:
            raise DomainError("form_address_long", most=MAX_ADDRESS_LINES)

    def _check_texts(self) -> None:
        for text in (self.text, self.translation):
            if text is None:
                continue
            if text.missing:
                raise DomainError(
                    "form_text_incomplete", language=text.language, clause=text.missing[0]
                )
            if text.status is not TextStatus.APPROVED and not self.is_specimen:
                raise DomainError("form_text_not_approved", language=text.language)
        if self.translation and not self.translation.stands_beside(self.text):
            raise DomainError("translation_of_other_text", language=self.translation.language)

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
        return (self.is_protected or self.hides_place) and party.reveals_place
