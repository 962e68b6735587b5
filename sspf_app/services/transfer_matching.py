"""Who of the register somebody may be who comes with a case: asked, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Party, Person
from sspf_app.services.access_lists import kept_apart, reachable
from sspf_app.services.alike import Alike, alike
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.standing_rows import standing
from sspf_app.services.transfer_views import Match


def may_be_protected(unit: UnitOfWork, facts: Facts) -> bool:
    """Whether somebody who comes may be a person of the register with protected identity."""
    return any(
        row.is_protected and alike(person, row) is not None
        for person in standing(facts.persons)
        for row in unit.queries.persons_in(" ".join((person.name, *person.aliases)))
    )


def person_matches(unit: UnitOfWork, facts: Facts, *, user: str) -> tuple[Match, ...]:
    """Everybody who comes; a number that is the same is proposed, a name alone is asked about.

    Somebody of the register whom the user may not open is called as the package calls them: saying
    that it is them is refused, with the case to ask access to.
    """
    found: list[Match] = []
    apart = kept_apart(unit, user)

    def shown(person: Person, row: Person) -> tuple[str, str, str]:
        is_open = row.id not in apart and (
            not row.is_protected or bool(reachable(unit, (row.id,), user))
        )
        return (row.id, row.name, _born(row)) if is_open else (row.id, person.name, "")

    for person in standing(facts.persons):
        words = " ".join((person.name, *person.aliases))
        known = [
            (row, why)
            for row in unit.queries.persons_in(words)
            if (why := alike(person, row)) is not None
        ]
        sure = [row.id for row, why in known if why is Alike.NUMBER]
        found.append(
            Match(
                id=person.id,
                name=person.name,
                about=_born(person),
                candidates=tuple(shown(person, row) for row, _ in known),
                proposed=sure[0] if len(sure) == 1 else "",
            )
        )
    return tuple(found)


def party_matches(
    unit: UnitOfWork, facts: Facts, *, own: str | None, receiver: str
) -> tuple[Match, ...]:
    """Every party that comes but the receiver, which is this office; an equal name is asked about.

    Two schools may be called the same in two municipalities, so nothing is proposed.
    """
    register = unit.records.list_standing(Party)
    found: list[Match] = []
    for party in standing(facts.parties):
        if party.id == receiver and own is not None:
            continue
        known = [row for row in register if _is_like(party, row) and row.id != own]
        found.append(
            Match(
                id=party.id,
                name=party.name,
                about=party.kind.value,
                candidates=tuple((row.id, row.name, row.kind.value) for row in known),
            )
        )
    return tuple(found)


def chosen(matches: Iterable[Match], answers: Mapping[str, str]) -> dict[str, str]:
    """Who of the register each is that is there already, by id in the package.

    Raises:
        DomainError: ``transfer_unanswered`` (name): somebody who may be there was not decided;
            ``transfer_two_as_one`` (name): two who come were said to be the same.
    """
    found: dict[str, str] = {}
    for one in matches:
        if not one.candidates:
            continue
        if one.id not in answers:
            raise DomainError("transfer_unanswered", name=one.name)
        who = answers[one.id]
        if not who:
            continue
        if who not in {candidate for candidate, *_ in one.candidates}:
            raise DomainError("transfer_unanswered", name=one.name)
        if who in found.values():
            raise DomainError("transfer_two_as_one", name=one.name)
        found[one.id] = who
    return found


def _born(person: Person) -> str:
    return "" if person.born is None else person.born.isoformat()


def _is_like(party: Party, other: Party) -> bool:
    return party.kind is other.kind and _folded(party.name) == _folded(other.name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
