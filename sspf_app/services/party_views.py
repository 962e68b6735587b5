"""Parties as screens show them, and as they are typed in."""

from dataclasses import dataclass

from sspf_app.domain.codes import PartyKind
from sspf_app.services.records import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyInput:
    """What is entered about a party: a named authority, unit or organisation.

    Attributes:
        independent: An independent school: bound by the School Act, not by OSL.
        reveals_place: The name tells where a protected person is; printed as its function.
    """

    name: str
    kind: PartyKind
    independent: bool = False
    reveals_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyItem:
    """One party with its contacts."""

    id: str
    name: str
    kind: PartyKind
    independent: bool
    reveals_place: bool
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactInput:
    """A named contact at a party, as entered."""

    party: str
    name: str
    function: str = ""
    phone: str = ""
    email: str = ""
