"""The network of a young person as screens show it and as it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.services.network_records import RelationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationInput:
    """What is entered: somebody of the register, or a new person by name.

    Attributes:
        person: Whose relation it is: the young person or somebody in the network.
        other: Id of a known person; empty when ``name`` is of somebody new.
    """

    case: str
    person: str
    other: str
    name: str
    kind: RelationKind
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPerson:
    """Somebody in the network.

    Attributes:
        role: ``young_person``, ``guardian``, ``same_guardian`` (a child of the same guardian),
            or a ``RelationKind``.
        to: Whom they belong to by that role; empty for the young person.
        name: Empty for somebody protected who was not opened with a reason.
        household: Those with the same number live at the same address; 0 = not known.
        case: A case of theirs, only where the user may open it now.
        relation: Id of the relation that can be taken out; empty where custody tells it.
    """

    id: str
    name: str
    role: str
    to: str
    words: str = ""
    age: int | None = None
    is_protected: bool = False
    is_dead: bool = False
    household: int = 0
    case: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """The young person first, then the guardians, the siblings, the others."""

    persons: tuple[NetworkPerson, ...]
