"""Leads the people of a case: who they are, who holds custody on which evidence, the parties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from sspf_app.domain.facts import Evidence
from sspf_app.gui.i18n import _
from sspf_app.gui.letting_go import let_go
from sspf_app.gui.ports import DraftText
from sspf_app.gui.screens.case.foretelling import Foretelling
from sspf_app.gui.screens.case.network_presenter import NetworkPresenter
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.ports import PeoplePort
from sspf_app.services.case_access_views import AccessList
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.changes import Changes
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.decision_views import DecisionDraft
from sspf_app.services.district_records import District
from sspf_app.services.district_views import DistrictOfCase
from sspf_app.services.handling import CaseHandlers, Handed
from sspf_app.services.party_views import PartyItem
from sspf_app.services.people_views import (
    CustodyInput,
    CustodyItem,
    PersonDetail,
    PersonInput,
    PersonListItem,
)
from sspf_app.services.protection import ProtectionView, VariantInput
from sspf_app.services.request_records import HOLDS_BACK, ContactKind, ContactRule


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRegister:
    """What there is to choose among, who sees documents here, and whom nothing may be sent to."""

    people: tuple[PersonListItem, ...]
    parties: tuple[PartyItem, ...]
    seen_by: str
    handlers: CaseHandlers
    rules: tuple[ContactRule, ...] = ()
    dangers: tuple[ContactRule, ...] = ()
    protection: ProtectionView | None = None
    access: AccessList | None = None
    typed_purpose: str = ""
    districts: tuple[District, ...] = ()
    district: DistrictOfCase | None = None


class PeoplePresenter(CasePart):
    """See the module.

    Attributes:
        network: Who is around the young person.
    """

    view: PeoplePort
    network: NetworkPresenter
    _chosen = ""

    def begin(self) -> None:
        """The young person first."""
        self._chosen = self.case.young_person
        # Foretelling and reading are two chains: a newer answer drops only an older one.
        self._foretelling = Foretelling(self.ports, self.view)
        self.network.begin(self.case)
        self.view.close_editor()
        self.view.close_purpose()

    def want(self, **wanted: str) -> None:
        """Show somebody."""
        person = wanted.get("person", "")
        if person:
            if person != self._chosen:
                self.view.close_editor()
            self._chosen = person
            self.refresh()

    def refresh(self) -> None:
        """Load who is here, and the chosen one."""
        case, chosen = self.case, self._chosen

        def job() -> tuple[PeopleRegister, PersonDetail]:
            services = self.services
            rules = services.contact_rules.rules(case.case)
            is_protected = "protected" in case.flags
            kept = services.drafts.get(self._purpose_key())
            districts = services.districts.in_use()
            register = PeopleRegister(
                people=services.people.list_people(),
                parties=services.parties.list_parties(),
                seen_by=services.office.user_name,
                handlers=services.handling.of_case(case.case),
                rules=rules,
                dangers=services.contact_rules.dangers(case.case),
                protection=services.protection.overview(case.case) if is_protected else None,
                access=services.case_access.of_case(case.case) if is_protected else None,
                typed_purpose="" if kept is None else kept.text,
                districts=districts,
                district=services.districts.of_case(case.case) if districts else None,
            )
            return register, services.people.get(chosen)

        def done(both: tuple[PeopleRegister, PersonDetail]) -> None:
            register, detail = both
            self.view.show_people(case, chosen, register)
            self.view.show_person(detail)
            if register.typed_purpose:
                self.view.show_typed_purpose(register.typed_purpose)

        self.read(job, done)
        self.network.refresh()

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed about the network, and of another purpose."""
        typed = self.view.typed_purpose() if self.has_case else ""
        own = (DraftText(key=self._purpose_key(), text=typed),) if typed.strip() else ()
        return (*self.network.drafts(), *own)

    def choose(self, person: str) -> None:
        """Show another person."""
        if person and person != self._chosen:
            self._chosen = person
            self.view.close_editor()
            self.read(lambda: self.services.people.get(person), self.view.show_person)

    def correct(self, person: str, entry: PersonInput) -> None:
        """Correct what is recorded; the old row stays in the history."""
        self._change(lambda: self.services.people.correct(person, entry), _("The change is saved."))

    def reveal_number(self, person: str, reason: str) -> None:
        """Show somebody's whole personal number; who saw it and why is logged."""
        self.read(
            lambda: self.services.people.reveal_personal_number(person, reason=reason),
            lambda number: self.view.show_number(person, number),
        )

    def add_purpose(self, words: str) -> None:
        """Enter another purpose of the case."""
        case, key = self.case.case, self._purpose_key()

        def job() -> Changes:
            changes = self.services.case_parts.add_purpose(case, words)
            self.services.drafts.discard(key)
            return changes

        def done(_changes: Changes) -> None:
            self.view.close_purpose()
            self.ports.frame.say(_("The purpose is entered. Print forms for it under Consent."))

        self.save_typed(job, done)

    def leave_purpose(self) -> None:
        """Let go of what is typed of another purpose; for ten seconds it can be had back."""
        let_go(self, self._purpose_key(), self.view.typed_purpose(), had_back=self.refresh)

    def add_guardian(self, entry: PersonInput, custody: CustodyInput) -> None:
        """Enter somebody new who holds custody; ``custody.holder`` is not known yet."""

        def job() -> Changes:
            holder = self.services.people.add(entry).new_id or ""
            return self.services.custody.add(
                CustodyInput(
                    child=custody.child,
                    holder=holder,
                    kind=custody.kind,
                    starts_on=custody.starts_on,
                    ends_on=custody.ends_on,
                    evidence=custody.evidence,
                )
            )

        self._change(job, _("The guardian is entered."))

    def add_custody(self, entry: CustodyInput) -> None:
        """Enter a custody relation of somebody who is known."""
        self._change(lambda: self.services.custody.add(entry), _("The custody is entered."))

    def add_evidence(self, relation: CustodyItem, evidence: Evidence) -> None:
        """Record which document was seen; ``relation``: as it was shown."""
        custody = self.services.custody
        self._change(
            lambda: custody.add_evidence(relation.id, evidence, seen=relation.version),
            _("The evidence is recorded."),
        )

    def end_custody(self, relation: CustodyItem, ends_on: date, evidence: Evidence | None) -> None:
        """End a custody relation, as it was shown, on a day."""
        custody = self.services.custody
        self._change(
            lambda: custody.end(relation.id, ends_on, evidence=evidence, seen=relation.version),
            _("The custody ends that day."),
        )

    def bar(self, entry: ContactInput) -> None:
        """Record that nothing may be sent to somebody."""
        self._change(
            lambda: self.services.contact_rules.record(entry),
            _("It is recorded: nothing is printed for this person."),
        )

    def answer_danger(self, answer: ContactKind, said: str) -> None:
        """Answer whether it can be dangerous that the guardians know."""
        case = self.case.case
        self._change(
            lambda: self.services.contact_rules.answer_danger(case, answer, said=said),
            _("Nothing is printed for a guardian until the social services have been asked.")
            if answer in HOLDS_BACK
            else _("It is noted. The next step stands on the overview."),
        )

    def lift(self, rule: str, because: str) -> None:
        """Lift such a rule."""
        case = self.case.case
        self._change(
            lambda: self.services.contact_rules.lift(case, rule, because=because),
            _("The rule is lifted. It stays in the history."),
        )

    def ask_variant(self, why: str) -> None:
        """Ask the unit manager for forms that name parties by their function."""
        entry = VariantInput(case=self.case.case, why=why)
        self._change(
            lambda: self.services.protection.ask_variant(entry), _("The unit manager is asked.")
        )

    def note_variant(self, *, approve: bool, decider: str, document: str) -> None:
        """Note what the unit manager decided on paper."""
        case = self.case.case
        self._change(
            lambda: self.services.protection.note_variant(
                case, approve=approve, decider=decider, document=document
            ),
            _("The decision is noted."),
        )

    def answer_access(self, case: str, user: str, give: bool) -> None:
        """Say yes or no to a colleague who asked to open the case."""
        said = _("Access is given.") if give else _("Access is not given.")
        self._change(lambda: self.services.case_access.answer(case, user, give=give), said)

    def give_access(self, case: str, user: str, why: str) -> None:
        """Let a colleague open the case who did not ask."""
        give = self.services.case_access.give
        self._change(lambda: give(case, user, why=why), _("Access is given."))

    def end_access(self, case: str, user: str) -> None:
        """Take a colleague off the list."""
        self._change(lambda: self.services.case_access.end(case, user), _("Access is ended."))

    def foretell(self, draft: object) -> None:
        """Say what an act would change, before it is done."""
        if draft is None:
            return
        self._foretelling.ask(self.case.case, cast("DecisionDraft", draft))

    def join(self, party: str, joined_on: date) -> None:
        """Let a party take part from a day."""
        case = self.case.case
        self._change(
            lambda: self.services.case_parts.join(case, party, joined_on=joined_on),
            _("The party takes part."),
        )

    def part(self, participation: str, left_on: date) -> None:
        """End a party's time in the case."""
        case = self.case.case
        self._change(
            lambda: self.services.case_parts.leave(participation, case=case, left_on=left_on),
            _("The party takes part until that day."),
        )

    def change_handlers(self, users: tuple[str, ...], seen: str) -> None:
        """Say who handles the case; for a moment it can be taken back.

        Args:
            users: Ids of those who do.
            seen: The version of who did, as it was shown.
        """
        case, handling = self.case.case, self.services.handling

        def done(handed: Handed) -> None:
            def undo() -> None:
                self.change(lambda: handling.take_back(handed), said_back)

            def said_back(_changes: Changes) -> None:
                self.ports.frame.say(_("The case has the handlers it had."))

            said = _("Who handles the case is saved.")
            self.ports.frame.say(said, undo=undo if handed.cases else None)

        self.change(lambda: handling.change(case, users, seen=seen), done)

    def choose_district(self, district: str, before: str) -> None:
        """Say which district the case is of; for a moment it can be taken back.

        Args:
            district: Its id; empty = none.
            before: The one that was shown.
        """
        case, choose = self.case.case, self.services.districts.choose

        def undo() -> None:
            self.change(
                lambda: choose(case, before, seen=version_of(district)),
                lambda _done: self.ports.frame.say(_("The case has the district it had.")),
            )

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The district of the case is saved."), undo=undo)

        self.change(lambda: choose(case, district, seen=version_of(before)), done)

    def _purpose_key(self) -> str:
        return f"case/{self.case.case}/purpose:new"

    def _change(self, job: Callable[[], Changes], said: str) -> None:
        def done(_changes: Changes) -> None:
            self.view.close_editor()
            self.ports.frame.say(said)

        self.save_typed(job, done)
