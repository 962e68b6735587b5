"""One case as a use case reads it: its facts, and what of it is kept from whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Pause
from sspf_app.services.case_facts import CaseFacts
from sspf_app.services.contact_checks import barring, check_contact, rules_about
from sspf_app.services.request_records import HOLDS_BACK, ContactRule


@dataclass(frozen=True, kw_only=True)
class LoadedCase(CaseFacts):
    """A case with all the rules may ask about it.

    Attributes:
        contact_rules: Whom nothing may be sent to, lifted rules too. Those that hold everywhere
            stand here with every case, for whoever is entered there next; ``rules_of_its_people``
            are about persons of the case.
    """

    contact_rules: tuple[ContactRule, ...] = ()
    danger: ContactRule | None = None
    """The answer that counts to whether it can be dangerous that guardians know; of another case
    of the young person where that one holds back. None = not asked."""
    held_beside: frozenset[str] = frozenset()
    """Other children of the case of whom it may be dangerous, by a case of their own, that their
    guardians know."""
    barred_beside: frozenset[tuple[str, str]] = frozenset()
    """Other children of the case, each with whom nothing is sent to in a case of their own."""
    hidden_beside: tuple[Pause, ...] = ()
    """Placements in secret that another case of the young person registers."""
    homes_beside: tuple[str, ...] = ()
    """What homes are called that siblings were placed in, by their cases: told to no guardian."""
    details_beside: tuple[str, ...] = ()
    """Where protected siblings live and how they are reached, who may stand in no row of it."""
    has_variant_approval: bool = False
    """Forms may name a party by its function, where its name would tell a protected place."""

    @property
    def rules_of_its_people(self) -> tuple[ContactRule, ...]:
        """Whom of this case nothing may be sent to: of another family's rule it tells nothing."""
        return rules_about(self.facts, self.contact_rules)

    def is_barred(self, person: str) -> bool:
        """Whether nothing may be sent to a person: barred, held back, or dead."""
        is_kept = person in barring(self.contact_rules) or self.is_held_back(person)
        return is_kept or not self.situation.is_alive(person)

    @property
    def asks_danger(self) -> bool:
        """Whether it is to be asked, before anything goes to a guardian, if it can be dangerous.

        Also where nobody has custody today: who had it may read what is about them.
        """
        young = self.header.young_person
        is_adult = self.situation.is_adult(young)
        return self.danger is None and bool(self._ever_guardians(young)) and not is_adult

    def is_held_back(self, person: str) -> bool:
        """Whether the person is or was a guardian, and it may be dangerous that they know."""
        return self.holds_back and person in self._ever_guardians(self.header.young_person)

    @property
    def holds_back(self) -> bool:
        """Whether it may be dangerous that the guardians know, whoever they are."""
        return self.danger is not None and self.danger.kind in HOLDS_BACK

    def keeps_from(self, person: str, about: Iterable[str]) -> bool:
        """Whether something about these children is kept from somebody.

        In that child's own case nothing goes to a guardian of theirs, or nothing to whoever is
        barred there; no sibling's case is a way round.
        """
        return any(
            (child, person) in self.barred_beside
            or (child in self.held_beside and person in self._ever_guardians(child))
            for child in about
        )

    def need_contact(self, person: str) -> None:
        """Refuse whatever would go to somebody who is blocked, must not be contacted, or is dead.

        Post to somebody dead is read by whoever empties their letterbox.

        Raises:
            DomainError: ``signatory_dead`` (name); ``guardian_blocked`` or ``do_not_contact``
                (name, since); ``danger_held`` (name): somebody who is or was a guardian, while it
                may be dangerous that they know; ``danger_unanswered`` (name): before that is said.
        """
        if not self.situation.is_alive(person):
            raise DomainError("signatory_dead", name=self.name(person))
        if self.is_held_back(person):
            raise DomainError("danger_held", name=self.name(person))
        check_contact(self.contact_rules, person, name=self.name(person))
        if self.asks_danger and person in self._ever_guardians(self.header.young_person):
            raise DomainError("danger_unanswered", name=self.name(person))
