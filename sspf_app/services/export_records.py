"""Consents as they leave the program in standard formats: frozen, without names of the family.

Persons are pseudonyms (``young-person``, ``guardian-1``); parties have their names, for they are
authorities and organisations. What a record holds is what the signatory said; what is still in
force of it was asked of the rules.

Source: ``consent-record.md``; sharing rules, sections 1, 4 and 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from sspf_app.domain.codes import Answer, GrantChannel, InformationType, Medium, PartyKind


class RecordState(StrEnum):
    """What has become of one record or one request, computed and never stored."""

    REQUESTED = "requested"
    NO_ANSWER = "no_answer"
    GIVEN = "given"
    NOT_YET_VALID = "not_yet_valid"
    UNCONFIRMED = "unconfirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    INVALIDATED = "invalidated"


class ExportFormat(StrEnum):
    """The formats in which consents leave; the value is the end of the file's name."""

    FHIR = "fhir.json"
    ISO_27560 = "iso27560.jsonld"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedParty:
    """A party, under the name a paper may show."""

    key: str
    name: str
    kind: PartyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedBox:
    """One side of one cell as the signatory left it.

    Attributes:
        recipient: Key of the party or person the box belongs to.
        is_receive: The side: may receive, else may give.
        is_yes: Ticked, else struck out; a blank is no box.
        in_force: A ticked box that no withdrawal has removed, of a record that counts now.
    """

    subject: str
    recipient: str
    type: InformationType
    is_receive: bool
    is_yes: bool
    channel: GrantChannel
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedExclusion:
    """What must not go over; ``*`` = every value."""

    subject: str
    source: str
    recipient: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedText:
    """The form's text that was answered.

    Attributes:
        sha256: Checksum of the exact words; None where the record came without its form.
    """

    version: str
    terms: int
    language: str
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedConsent:
    """One signatory's answer, or a request that has none.

    Attributes:
        id: Record id, or the id of the request.
        code: Short code printed on the form; None where the record came without its form.
        group: Ties the sheets of one request together.
        signatory: Pseudonym.
        capacity: As what they answer (``ConsentCard.capacity``).
        changed_at: From when the state holds, where an instant is known.
    """

    id: str
    code: str | None
    group: str | None
    signatory: str
    capacity: str
    subjects: tuple[str, ...]
    purpose: str
    state: RecordState
    text: ExportedText
    requested_at: datetime | None = None
    answer: Answer | None = None
    medium: Medium | None = None
    signed_on: date | None = None
    signed_time: datetime | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    recorded_at: datetime | None = None
    changed_at: datetime | None = None
    boxes: tuple[ExportedBox, ...] = ()
    exclusions: tuple[ExportedExclusion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveFlow:
    """What may go over in writing now, as all required answers together allow."""

    subject: str
    purpose: str
    source: str
    recipient: str
    types: tuple[InformationType, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedPurpose:
    """A purpose of the case; the text is empty in a copy for somebody else."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedCase:
    """Everything one export tells.

    Attributes:
        reference: Case reference: the only name of the young person.
        made_at: Aware instant of the export, in local time.
        controller: The nämnd; ``contact`` and ``address`` are the office's.
        withdrawal_method: How to withdraw, in Swedish.
        persons: Pseudonyms with their role: ``young_person``, ``guardian``, ``other``.
        consents: Empty in a copy for a party: who said what is not its business.
        flows: Only those to the party, in a copy for it.
    """

    reference: str
    made_at: datetime
    controller: str
    unit: str
    contact: str
    address: str
    data_protection_officer: str
    withdrawal_method: str
    persons: tuple[tuple[str, str], ...]
    parties: tuple[ExportedParty, ...]
    purposes: tuple[ExportedPurpose, ...]
    consents: tuple[ExportedConsent, ...]
    flows: tuple[EffectiveFlow, ...]


class ConsentFormats(Protocol):
    """Writes consents in the standard formats: bytes of a whole file, UTF-8."""

    def write(self, case: ExportedCase, format_: ExportFormat) -> bytes:
        """A whole file."""
        ...

    def receipt(self, case: ExportedCase, *, receipt_id: str) -> bytes:
        """The receipt (JSON-LD) of the one consent the case holds."""
        ...
