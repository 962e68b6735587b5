"""Leads the parts about the parties with their contacts, and about the office."""

from __future__ import annotations

from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import RegisterPort
from sspf_app.services.changes import Changes
from sspf_app.services.party_views import ContactInput, PartyInput, PartyItem
from sspf_app.services.records import Contact, Office


class PartiesPresenter(ScreenPresenter):
    """Every change is saved by itself; what was replaced stays in the history."""

    view: RegisterPort

    def open(self, **params: str) -> None:
        """Show the parties, at one where one is given."""
        self._load(params.get("party"))

    def refresh(self) -> None:
        """Read them anew."""
        self._load(None)

    def save_party(self, party: str | None, entry: PartyInput) -> None:
        """Enter a party, or correct one."""
        parties = self.services.parties

        def job() -> Changes:
            return parties.add(entry) if party is None else parties.correct(party, entry)

        def done(changes: Changes) -> None:
            self._load(party or changes.new_id)
            self.ports.frame.say(_("{name} is saved.").format(name=entry.name.strip()))

        self.save_typed(job, done, on_error=self._party_refused)

    def save_contact(self, contact: str | None, entry: ContactInput) -> None:
        """Enter a contact of a party, or correct one."""
        parties = self.services.parties

        def job() -> Changes:
            if contact is None:
                return parties.add_contact(entry)
            return parties.change_contact(contact, entry)

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("{name} is saved.").format(name=entry.name.strip()))

        self.save_typed(job, done, on_error=self._party_refused)

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

    def _load(self, party: str | None) -> None:
        def done(parties: tuple[PartyItem, ...]) -> None:
            self.view.show_parties(parties)
            if party is not None:
                self.view.choose_party(party)

        self.read(self.services.parties.list_parties, done)

    def _party_refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_party_refusal)


class OfficePresenter(ScreenPresenter):
    """What stands on the forms."""

    view: RegisterPort

    def refresh(self) -> None:
        """Read it anew."""
        services = self.services
        self.read(
            lambda: (services.office.get(), services.parties.list_parties()),
            lambda found: self.view.show_office(*found),
        )

    def save_office(self, office: Office, seen: str) -> None:
        """Write the office; ``seen``: the version that was shown."""

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The office is saved."))

        self.save_typed(lambda: self.services.office.save(office, seen=seen), done)
