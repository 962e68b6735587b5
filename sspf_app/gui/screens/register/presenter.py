"""Leads the register: parties and contacts, the office, the settings by date, the users."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import PolicyRow
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.disposal_presenter import DisposalPresenter
from sspf_app.gui.screens.register.doubles_presenter import DoublesPresenter
from sspf_app.gui.screens.register.extracts_presenter import ExtractsPresenter
from sspf_app.gui.screens.register.lists_presenter import ListsPresenter
from sspf_app.gui.screens.register.out_presenter import OutPresenter
from sspf_app.gui.screens.register.participants_presenter import ParticipantsPresenter
from sspf_app.gui.screens.register.ports import RegisterPage, RegisterPort
from sspf_app.gui.screens.register.rooms_presenter import RoomsPresenter
from sspf_app.gui.screens.register.settings_words import policy_effect_words
from sspf_app.gui.screens.register.support_presenter import SupportPresenter
from sspf_app.gui.screens.register.texts_presenter import TextsPresenter
from sspf_app.services.bundle import Services
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.legal_records import LegalGround
from sspf_app.services.party_views import ContactInput, PartyInput
from sspf_app.services.records import Contact, Office

ReadT = TypeVar("ReadT")


class RegisterPresenter(ScreenPresenter):
    """Every change is saved by itself; what was replaced stays in the history."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            Topic.PARTIES,
            Topic.OFFICE,
            Topic.USERS,
            Topic.CASES,
            Topic.FORM_TEXTS,
            Topic.LEGAL,
            Topic.PEOPLE,
            Topic.NOTES,
            Topic.RETENTION,
            Topic.EXTRACTS,
            Topic.SUPPORT,
        }
    )

    lists: ListsPresenter
    out: OutPresenter
    rooms: RoomsPresenter
    participants: ParticipantsPresenter
    support: SupportPresenter
    disposal: DisposalPresenter
    extracts: ExtractsPresenter

    def __init__(
        self,
        ports: ScreenPorts,
        view: RegisterPort,
        texts: TextsPresenter,
        doubles: DoublesPresenter,
    ) -> None:
        super().__init__(ports, view)
        self.texts, self.doubles = texts, doubles

    def open(self, **params: str) -> None:
        """Show the register, at a party or a part where one is given."""
        party, text = params.get("party"), params.get("text")
        self._load(lambda: None if party is None else self.view.choose_party(party))
        self.lists.refresh()
        self.out.refresh()
        self.rooms.refresh()
        self.participants.refresh()
        self.support.refresh()
        self.disposal.refresh()
        self.extracts.open(**params)
        if text is None:
            self.texts.refresh()
        else:
            self.texts.open_text(text)
        if text is not None or "tab" in params:
            self.view.show_tab(params.get("tab", "texts"))

    def refresh(self) -> None:
        """Read it anew."""
        self._load(lambda: None)
        self.texts.refresh()
        self.doubles.refresh()
        self.lists.refresh()
        self.out.refresh()
        self.rooms.refresh()
        self.participants.refresh()
        self.support.refresh()
        self.disposal.refresh()
        self.extracts.refresh()

    def drafts(self) -> tuple[DraftText, ...]:
        """What was typed in a form's text and not saved."""
        return self.texts.drafts()

    def save_party(self, party: str | None, entry: PartyInput) -> None:
        """Enter a party, or correct one."""
        parties = self.services.parties

        def job() -> Changes:
            return parties.add(entry) if party is None else parties.correct(party, entry)

        def done(changes: Changes) -> None:
            self.view.choose_party(party or changes.new_id or "")
            self.ports.frame.say(_("{name} is saved.").format(name=entry.name.strip()))

        self.change(job, done, on_error=self._party_refused)

    def save_contact(self, contact: str | None, entry: ContactInput) -> None:
        """Enter a contact of a party, or correct one."""
        parties = self.services.parties

        def job() -> Changes:
            if contact is None:
                return parties.add_contact(entry)
            return parties.change_contact(contact, entry)

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("{name} is saved.").format(name=entry.name.strip()))

        self.change(job, done, on_error=self._party_refused)

    def remove_contact(self, contact: Contact) -> None:
        """Remove a contact; it can be undone for ten seconds."""
        parties = self.services.parties

        def undo() -> None:
            entry = ContactInput(
                party=contact.party,
                name=contact.name,
                function=contact.function,
                phone=contact.phone,
                email=contact.email,
            )
            self.change(lambda: parties.add_contact(entry))

        def done(_changes: Changes) -> None:
            said = _("{name} is removed.").format(name=contact.name)
            self.ports.frame.say(said, undo=undo)

        self.change(lambda: parties.remove_contact(contact.id), done)

    def save_office(self, office: Office) -> None:
        """Write the office."""

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The office is saved."))

        self.change(lambda: self.services.office.save(office), done)

    def save_policy(self, row: PolicyRow) -> None:
        """Enter settings from a day on."""

        def done(_changes: Changes) -> None:
            self.view.policy_saved()
            said = _("The settings hold from {day} on.").format(day=row.starts_on.isoformat())
            self.ports.frame.say(said)

        self.change(
            lambda: self.services.office.add_policy(row), done, on_error=self._policy_refused
        )

    def foretell_policy(self, row: PolicyRow) -> None:
        """Say what settings would change, before they are saved."""
        self.read(
            lambda: self.services.office.policy_effect(row),
            lambda effect: self.view.show_policy_effect(policy_effect_words(effect)),
            on_error=self._policy_refused,
        )

    def withdraw_policy(self, policy: str) -> None:
        """Take back settings that have not begun."""

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The settings are taken back before they began."))

        self.change(
            lambda: self.services.office.withdraw_policy(policy),
            done,
            on_error=self._policy_refused,
        )

    def save_ground(self, ground: LegalGround) -> None:
        """Write a version of a legal ground; the one before stays in the history."""

        def done(changes: Changes) -> None:
            self.view.ground_saved(changes.new_id or "")
            self.ports.frame.say(_("{name} is saved.").format(name=ground.paragraph))

        self.change(
            lambda: self.services.legal_grounds.save(ground), done, on_error=self._ground_refused
        )

    def approve(self, request: str) -> None:
        """Let an exception hold."""

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The exception is approved."))

        self.change(lambda: self.services.exceptions.approve(request), done)

    def decline(self, request: str, why: str) -> None:
        """Say no to an exception."""

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The exception is not approved."))

        self.change(lambda: self.services.exceptions.decline(request, why=why), done)

    def decide_variant(self, case: str, approve: bool) -> None:
        """Answer whether forms of a protected case may name functions."""

        def done(_changes: Changes) -> None:
            said = _("The forms are approved.") if approve else _("The forms are not approved.")
            self.ports.frame.say(said)

        self.change(lambda: self.services.protection.decide_variant(case, approve=approve), done)

    def read_closed_note(self, case: str, note: str, reason: str) -> None:
        """Read what an author keeps for themselves and the unit manager; the log has the reason."""
        self.read(
            lambda: self.services.notes.open_closed(case, note, reason=reason),
            self.view.show_closed_note,
            on_error=self._closed_refused,
        )

    def _closed_refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.view.show_closed_refusal(self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)

    def _load(self, after: Callable[[], object]) -> None:
        services = self.services

        def show(page: RegisterPage) -> None:
            self.view.show_page(page)
            after()

        self.read(lambda: _read(services), show)

    def _party_refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.view.show_party_refusal(self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)

    def _ground_refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.view.show_ground_refusal(self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)

    def _policy_refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.view.show_policy_refusal(self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)


def _read(services: Services) -> RegisterPage:
    return RegisterPage(
        parties=_permitted(services.parties.list_parties),
        office=_permitted(services.office.get),
        policy=services.office.policy(),
        policy_today=services.office.policy_today(),
        may_set_policy=services.office.may_set_policy(),
        grounds=services.legal_grounds.list_grounds(),
        may_edit_grounds=services.legal_grounds.may_edit(),
        approvals=_permitted(services.exceptions.pending),
        variants=_permitted(services.protection.waiting) or (),
        may_merge=services.duplicates.may_merge(),
        closed_notes=_permitted(services.notes.closed_notes),
        users=_permitted(services.office.users),
    )


def _permitted(read: Callable[[], ReadT]) -> ReadT | None:
    """What a use case gives; None where the role does not include it."""
    try:
        return read()
    except DomainError as error:
        if error.code != "not_permitted":
            raise
        return None
