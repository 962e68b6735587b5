"""A request as screens show it: who had to answer on the day it was made, and what showed it."""

from dataclasses import dataclass
from datetime import date

from sspf_app.domain.codes import CustodyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerThen:
    """Somebody who had to answer that day.

    Attributes:
        kind: Kind of the custody relation; None for whoever answers for themselves.
        document: Which document was seen, on ``seen_on`` by ``seen_by``; None = none was.
    """

    person: str
    name: str
    capacity: str
    kind: CustodyKind | None
    document: str | None
    seen_on: date | None
    seen_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestThen:
    """The newest request of a purpose, as frozen on its day.

    Attributes:
        problem: Why nobody could be named for certain that day; empty = all could.
        policy_since: First day of the policy row in force that day; None = the defaults.
    """

    number: str
    made_on: date
    signers: tuple[SignerThen, ...]
    problem: str
    policy_since: date | None
