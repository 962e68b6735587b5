"""Whom nothing may be sent to: a blocked guardian, or one who must not be contacted.

The law may still require that guardian's answer: a rule about contact changes no answer and no
decision. Whoever is required and barred is missing, and the consent is not in force.

Source: domain notes, sections 2.4 and 2.5.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Custody
from sspf_app.services.actors import Permission
from sspf_app.services.case_states import refresh_persons
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.contact_checks import in_force
from sspf_app.services.danger import write_answer
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.request_records import DANGER, ContactKind, ContactRule
from sspf_app.services.taking_off import take_off

_TOPICS = frozenset({Topic.PEOPLE, Topic.CASES, Topic.CONSENTS, Topic.MEETINGS})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactInput:
    """A rule as entered.

    Attributes:
        everywhere: In every case, later ones too; False = in this case.
    """

    case: str
    person: str
    kind: ContactKind
    reason: str
    starts_on: date
    everywhere: bool = False


class ContactRules:
    """Use cases about whom nothing may be sent to."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def rules(self, case: str) -> tuple[ContactRule, ...]:
        """Every rule that concerns a case, lifted ones too, newest first."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            rules = self._access.case(unit, case).rules_of_its_people
            self._desk.log(unit, Action.READ, f"contact_rules:{case}", case=case)
            unit.commit()
        return tuple(reversed(rules))

    def dangers(self, case: str) -> tuple[ContactRule, ...]:
        """How it was answered whether it can be dangerous that the guardians know.

        Oldest first; the last one counts, and is of another case where that one holds back here.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            answers = unit.requests.dangers(loaded.header.young_person)
            self._desk.log(unit, Action.READ, f"danger:{case}", case=case)
            unit.commit()
        own = tuple(one for one in answers if one.case == case)
        counts = loaded.danger
        return own if counts is None or counts.case == case else (*own, counts)

    def record(self, entry: ContactInput) -> Changes:
        """Record that nothing may be sent to somebody; it holds from now until it is lifted.

        They are taken off the coming meetings in the same act.

        Raises:
            DomainError: ``unknown_person``, ``contact_reason_required``, ``date_in_future`` (day),
                ``contact_rule_of_young_person``, ``contact_rule_stands`` (name).
            ValueError: an answer about danger is no rule about a person. (A bug.)
        """
        now = self._desk.now()
        if not entry.reason.strip():
            raise DomainError("contact_reason_required")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            if entry.kind in DANGER:
                raise ValueError(entry.kind)
            name = loaded.need_person(entry.person).name
            if entry.starts_on > loaded.today:
                raise DomainError("date_in_future", day=entry.starts_on)
            if entry.person == loaded.header.young_person:
                raise DomainError("contact_rule_of_young_person")
            case = None if entry.everywhere else entry.case
            if any(
                (rule.person, rule.case, rule.kind) == (entry.person, case, entry.kind)
                for rule in in_force(unit.requests.rules(entry.case))
            ):
                raise DomainError("contact_rule_stands", name=name)
            rule = ContactRule(
                id=self._desk.new_id("cr"),
                case=case,
                person=entry.person,
                kind=entry.kind,
                reason=entry.reason.strip(),
                starts_on=entry.starts_on,
                set_at=now,
                set_by=self._desk.actor.name,
            )
            return self._written(unit, rule, entry.case, new_id=rule.id)

    def answer_danger(self, case: str, answer: ContactKind, *, said: str = "") -> Changes:
        """Answer whether it can be dangerous for the young person that the guardians know.

        Anything but *no* holds back whatever would go to a guardian, now or entered later, until
        it is noted what socialtjänsten said. Answers are added, never edited; the newest counts.

        Args:
            case: The case.
            answer: One of ``DANGER``.
            said: Who of socialtjänsten answered, when, and what; for ``DANGER_CLEARED``.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``; ``danger_asks_social_services``:
                *no* where it was held to be possible; ``danger_not_held``: nothing is held back
                that could be cleared; ``danger_words_required``.
            ValueError: a rule about one person is no answer. (A bug.)
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            new_id = write_answer(self._desk, unit, loaded, answer, said=said)
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({case, new_id}), new_id=new_id)

    def lift(self, case: str, rule: str, *, because: str) -> Changes:
        """Lift a rule; it stays, with who lifted it, when and why.

        Raises:
            DomainError: ``unknown_contact_rule``, ``lifting_reason_required``.
        """
        if not because.strip():
            raise DomainError("lifting_reason_required")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            found = [one for one in in_force(loaded.rules_of_its_people) if one.id == rule]
            if not found:
                raise DomainError("unknown_contact_rule", rule=rule)
            lifted = replace(
                found[0],
                lifted_at=self._desk.now(),
                lifted_by=self._desk.actor.name,
                lifted_because=because.strip(),
            )
            return self._written(unit, lifted, case)

    def _written(
        self, unit: UnitOfWork, rule: ContactRule, case: str, *, new_id: str | None = None
    ) -> Changes:
        unit.requests.put_rule(rule)
        off = self._taken_off(unit, rule)
        cases = refresh_persons(unit, (rule.person,), now=self._desk.now())
        children = _children_of(unit, rule.person)
        cases |= refresh_persons(unit, children, now=self._desk.now())
        self._desk.log(unit, Action.WRITE, f"contact_rule:{rule.id}", case=case)
        unit.commit()
        return Changes(topics=_TOPICS, ids=cases | off | {case, rule.id}, new_id=new_id)

    def _taken_off(self, unit: UnitOfWork, rule: ContactRule) -> frozenset[str]:
        """Who is barred comes to no meeting any more; ids of the meetings."""
        if rule.lifted_at is not None:
            return frozenset()
        cases = unit.states.concerned((rule.person,)) if rule.case is None else (rule.case,)
        return take_off(self._desk, unit, rule.person, cases=cases, at=rule.set_at)


def _children_of(unit: UnitOfWork, holder: str) -> tuple[str, ...]:
    return tuple(sorted({row.child for row in unit.records.list_of(Custody, "holder", (holder,))}))
