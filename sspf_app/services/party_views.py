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
        seen: ``PartyItem.version`` of the party that is corrected; empty = none was shown.
    """

    name: str
    kind: PartyKind
    independent: bool = False
    reveals_place: bool = False
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyItem:
    """One party with its contacts; ``version`` tells the row from those before it."""

    id: str
    version: str
    name: str
    kind: PartyKind
    independent: bool
    reveals_place: bool
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactInput:
    """A named contact at a party, as entered.

    Attributes:
        seen: ``version_of`` the contact that is corrected; empty = none was shown.
    """

    party: str
    name: str
    function: str = ""
    phone: str = ""
    email: str = ""
    seen: str = ""
