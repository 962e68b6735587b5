"""Whether something may go to a person at all, and whether somebody barred comes in anew.

Source: domain notes, section 2.5.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Person
from sspf_app.services.alike import digits_of, is_nearly, letters_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.request_records import HOLDS_BACK, ContactKind, ContactRule


def in_force(rules: Iterable[ContactRule]) -> tuple[ContactRule, ...]:
    """The rules that were not lifted."""
    return tuple(rule for rule in rules if rule.lifted_at is None)


def barring(rules: Iterable[ContactRule]) -> Mapping[str, ContactRule]:
    """The rule that bars each person; a block stands before a wish not to contact."""
    found: dict[str, ContactRule] = {}
    for rule in in_force(rules):
        if rule.person not in found or rule.kind is ContactKind.BLOCKED:
            found[rule.person] = rule
    return found


def rules_about(facts: Facts, rules: Iterable[ContactRule]) -> tuple[ContactRule, ...]:
    """The contact rules about persons of these facts."""
    people = {row.id for row in facts.persons}
    return tuple(rule for rule in rules if rule.person in people)


def danger_that_counts(answers: Sequence[ContactRule], case: str) -> ContactRule | None:
    """The answer that counts in a case, to whether it can be dangerous that guardians know.

    The newest of the case; but where another case of the same young person holds back by an answer
    that was entered later, or where this one has none, that one: one child is not in danger in one
    case alone. It counts until it is answered here that socialtjänsten was asked.

    Args:
        answers: Of every case of the young person, in order of entry.
        case: The case.
    """
    newest = {one.case: place for place, one in enumerate(answers)}
    own = newest.pop(case, -1)
    held = [at for at in newest.values() if at > own and answers[at].kind in HOLDS_BACK]
    counts = max(held, default=own)
    return None if counts < 0 else answers[counts]


def check_contact(rules: Iterable[ContactRule], person: str, *, name: str) -> None:
    """Refuse whatever would go to somebody who is barred.

    Raises:
        DomainError: ``guardian_blocked`` or ``do_not_contact`` (name, since).
    """
    rule = barring(rules).get(person)
    if rule is None:
        return
    code = "guardian_blocked" if rule.kind is ContactKind.BLOCKED else "do_not_contact"
    raise DomainError(code, name=name, since=rule.starts_on)


def returning(unit: UnitOfWork, persons: Iterable[Person]) -> tuple[tuple[Person, str], ...]:
    """Persons to be entered who are somebody barred under another id, and that id.

    Who has the same personal number, or nearly the same name (an alias counts) and no other birth
    date, is the same person: entered anew, nothing would bar them. Two numbers that differ, or two
    birth dates, tell two people apart.
    """
    barred = dict.fromkeys(rule.person for rule in in_force(unit.requests.all_rules()))
    known = [row for one in barred if (row := unit.records.standing(Person, one)) is not None]
    return tuple(
        (person, row.id)
        for person in persons
        for row in known
        if person.id != row.id and is_same_person(person, row)
    )


def refuse_returning(unit: UnitOfWork, person: Person) -> None:
    """Refuse to enter anew somebody who is barred.

    Raises:
        DomainError: ``barred_person_returns`` (name).
    """
    if returning(unit, (person,)):
        raise DomainError("barred_person_returns", name=person.name)


def is_same_person(person: Person, other: Person) -> bool:
    """Whether two rows may be about one person: by number, or by name and birth date."""
    number, known = digits_of(person.personal_number), digits_of(other.personal_number)
    if number and known:
        return number == known
    if person.born is not None and other.born is not None and person.born != other.born:
        return False
    return any(is_nearly(name, there) for name in letters_of(person) for there in letters_of(other))
