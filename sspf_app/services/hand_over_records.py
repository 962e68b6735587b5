"""What is kept about handing over: packages for colleagues, transfers of cases, keys of offices.

A hand-over stays within the office: a colleague goes on with the same vault. A transfer goes to
another office, which is another authority. The decision function never reads what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class CareKind(StrEnum):
    """What was done for the safety of the vault itself."""

    BACKUP = "backup"
    AWAY = "away"
    """A backup was made somewhere else than beside the vault."""
    PROOF = "proof"
    """A backup was opened with a password, and everything in it was checked."""
    CHECK = "check"
    """The vault itself was checked, its log too, and everything was sound."""
    WORDS = "words"
    """Somebody saw that the sheet with the recovery words lies where it should; or it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CareTaken:
    """When it was last done, and by whom."""

    kind: CareKind
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """An encrypted package that was made for a colleague of the office.

    Attributes:
        colleague: Name of who is to open it.
        user: Id of the user it opens for.
        cases: Ids of the chosen cases; empty = all of the vault.
    """

    id: str
    made_at: datetime
    made_by: str
    colleague: str
    user: str
    cases: tuple[str, ...]
    file_name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTransferKey:
    """The key pair by which other offices seal cases to this vault.

    Attributes:
        seed: 64 hexadecimal digits; both private keys follow from it. Never in the history.
    """

    seed: str = field(repr=False)
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferOffice:
    """Another office whose public key is known here.

    Attributes:
        id: Fingerprint of its key, 64 hexadecimal digits.
        name: What the office calls itself.
        sealing: Its public key for sealing, in hexadecimal.
        signing: Its public key for signatures, in hexadecimal.
        heard_at: When the words of the fingerprint were compared on the telephone.
    """

    id: str
    name: str
    sealing: str
    signing: str
    heard_at: datetime
    heard_by: str
    ended_at: datetime | None = None


class Direction(StrEnum):
    """Which way a case went."""

    OUT = "out"
    IN = "in"


class Basis(StrEnum):
    """On what a case goes to another authority."""

    CONSENT = "consent"
    """Only what consent lets the receiving party read."""
    LAW = "law"
    """All of it, on a legal ground that was assessed and may be handed out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTransfer:
    """A case that went to another office, or came from one.

    Attributes:
        id: Id of the package; the receiver sees a package twice by it.
        case: The case here: the one that went, or the one that came.
        office: Fingerprint of the other office.
        party: The other office as a party of the register.
        legal_request: Id of the ``LegalRequest`` it rests on, for ``Basis.LAW``.
        sha256: Of the package; the receipt repeats it.
        confirmed_at: When the receipt was read: from then on the sender's copy is locked. A case
            that came in is confirmed, and locked, from the start.
        own_case: The case that this office opened about the same young person.
        ended_at: When the sender gave a package up that was not received.
    """

    id: str
    case: str
    direction: Direction
    office: str
    office_name: str
    party: str
    basis: Basis
    legal_request: str | None
    sha256: str
    file_name: str
    made_at: datetime
    made_by: str
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    own_case: str | None = None
    ended_at: datetime | None = None

    @property
    def locks(self) -> bool:
        """Whether the case here is read only."""
        return self.confirmed_at is not None and self.ended_at is None

    @property
    def waits(self) -> bool:
        """Whether it is on its way and no receipt has come."""
        return self.confirmed_at is None and self.ended_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSlots:
    """What the database knows of the key-slot file beside it; SHA-256 in hexadecimal.

    Attributes:
        current: Of the file that is in place.
        coming: Of the one that was about to take its place; empty = none.
        subject: What the log calls the change that was coming; empty = it stands there already.
        by: Id of the user who changed it.
        unknown_at: When a file was met that was neither; None = never since the last new key.
    """

    current: str
    coming: str = ""
    subject: str = ""
    by: str = ""
    unknown_at: datetime | None = None
