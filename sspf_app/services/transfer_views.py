"""What screens show of transfers, and what they ask with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sspf_app.services.changes import Changes
from sspf_app.services.hand_over_records import Basis, CaseTransfer, TransferOffice
from sspf_app.services.transfer_ports import KeyCard, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLine:
    """Another office, with the words of its fingerprint."""

    office: TransferOffice
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferLine:
    """A transfer; ``reference`` is that of the case here.

    Of a case with somebody protected that was not opened it names neither the other office nor
    the file.
    """

    transfer: CaseTransfer
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferDesk:
    """What the screen of transfers begins with.

    Attributes:
        card: The own public key.
        offices: Whom a case can be sealed to.
        transfers: Newest first.
    """

    card: KeyCard
    offices: tuple[OfficeLine, ...]
    transfers: tuple[TransferLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundLine:
    """An assessment that may be handed out to the receiver."""

    request: str
    paragraph: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferOrder:
    """Which case goes where, and on what."""

    case: str
    office: str
    party: str
    basis: Basis
    legal_request: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferChoice:
    """What can be chosen when a case is to go.

    Attributes:
        parties: Id and name of every party that can be the receiver.
        grounds: By party, what may be handed out to it.
    """

    case: str
    reference: str
    parties: tuple[tuple[str, str], ...]
    grounds: Mapping[str, tuple[GroundLine, ...]]
    offices: tuple[OfficeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much of each kind there is."""

    people: int
    meetings: int
    items: int
    consents: int
    notes: int
    papers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldItem:
    """What was said, as the receiver will read it; ``source`` is empty for the family."""

    source: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferPreview:
    """What would go.

    Attributes:
        items: Every item that goes.
        left_items: Items that do not go, since consent does not let the receiver read them.
    """

    order: TransferOrder
    reference: str
    office: OfficeLine
    party_name: str
    counts: Counts
    items: tuple[ToldItem, ...]
    left_items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A sealed case that was written."""

    path: Path
    transfer: CaseTransfer
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Somebody who comes, and who of the register that may be.

    Attributes:
        id: Id in the package.
        about: What tells the person from others: date of birth; kind of a party.
        candidates: Id, name and about of those in the register.
        proposed: The candidate that is surely meant; empty = ask, where there are any.
    """

    id: str
    name: str
    about: str
    candidates: tuple[tuple[str, str, str], ...] = ()
    proposed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A package that was opened and checked; nothing of it was taken in.

    Attributes:
        sender: Who sealed it.
        office: Its line here; None = unknown, and nothing else is shown until the words of its
            key were compared on the telephone.
        earlier: The transfer by which this package was taken in already.
        holds_back: The sender holds that it may be dangerous that the guardians know.
    """

    path: Path
    sha256: str
    sender: KeyCard
    office: TransferOffice | None
    reference: str = ""
    made_at: datetime | None = None
    basis: Basis = Basis.CONSENT
    ground: str = ""
    what: str = ""
    young_person: str = ""
    born: date | None = None
    counts: Counts | None = None
    persons: tuple[Match, ...] = ()
    parties: tuple[Match, ...] = ()
    earlier: CaseTransfer | None = None
    holds_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIn:
    """How an arrival is taken in.

    Attributes:
        persons: For everybody with candidates: who of the register it is; empty = somebody else.
        parties: The same for parties.
        purpose: Purpose of the case this office opens about the young person; empty = none yet.
        receipt_folder: Where the receipt is written.
        reason: Why those with protected identity are opened.
    """

    persons: Mapping[str, str] = field(default_factory=dict[str, str])
    parties: Mapping[str, str] = field(default_factory=dict[str, str])
    purpose: str = ""
    receipt_folder: Path
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What was taken in, and the receipt for the sender."""

    case: str
    own_case: str | None
    receipt: Path
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A receipt that was read: the case here is closed and locked."""

    transfer: CaseTransfer
    receipt: Receipt
    changes: Changes
