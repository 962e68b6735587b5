"""Parties of the register, and their contacts."""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party
from sspf_app.services.actors import Permission
from sspf_app.services.changed_meanwhile import need_seen, version_of
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.folding import as_name, same_words
from sspf_app.services.mail_address import check_mail_address
from sspf_app.services.party_views import ContactInput, PartyInput, PartyItem
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action, Contact

_TOPICS = frozenset({Topic.PARTIES})


class Parties:
    """Use cases about parties."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def list_parties(self) -> tuple[PartyItem, ...]:
        """All parties by name, with their contacts."""
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            parties = unit.records.list_standing(Party)
            contacts = unit.office.contacts()
        items = [
            _item(party, tuple(one for one in contacts if one.party == party.id))
            for party in parties
        ]
        return tuple(sorted(items, key=lambda item: (item.name.casefold(), item.id)))

    def get(self, party: str) -> PartyItem:
        """One party.

        Raises:
            DomainError: ``unknown_party``.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            return _item(_need(unit, party), unit.office.contacts(party))

    def add(self, entry: PartyInput) -> Changes:
        """Enter a party; ``new_id`` is its id.

        Raises:
            DomainError: ``name_required``, ``party_exists`` (name).
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            party = self._row(unit, self._desk.new_id("pa"), entry)
            unit.records.add(party)
            return self._done(unit, party.id, new_id=party.id)

    def correct(self, party: str, entry: PartyInput) -> Changes:
        """Close the standing row and write a new one.

        Raises:
            DomainError: as ``add``; ``unknown_party``; ``record_changed_meanwhile``: it is another
                than the one shown.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            old = _need(unit, party)
            need_seen(old, entry.seen)
            new = self._row(unit, party, entry)
            unit.records.replace(old, at=self._desk.now(), by=new)
            return self._done(unit, party)

    def add_contact(self, entry: ContactInput) -> Changes:
        """Enter a contact; ``new_id`` is its id.

        Raises:
            DomainError: ``unknown_party``, ``name_required``, ``email_unfit``.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            contact = _contact(unit, self._desk.new_id("co"), entry)
            unit.office.put_contact(contact)
            return self._done(unit, entry.party, new_id=contact.id)

    def change_contact(self, contact: str, entry: ContactInput) -> Changes:
        """Overwrite a contact.

        Raises:
            DomainError: as ``add_contact``; ``unknown_contact``; ``record_changed_meanwhile``: it
                is another than the one shown.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            need_seen(_need_contact(unit, contact), entry.seen)
            unit.office.put_contact(_contact(unit, contact, entry))
            return self._done(unit, entry.party)

    def remove_contact(self, contact: str) -> Changes:
        """Remove a contact.

        Raises:
            DomainError: ``unknown_contact``.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            party = _need_contact(unit, contact).party
            unit.office.remove_contact(contact)
            return self._done(unit, party)

    def _row(self, unit: UnitOfWork, party: str, entry: PartyInput) -> Party:
        name = as_name(entry.name)
        if not name:
            raise DomainError("name_required")
        same = [
            row
            for row in unit.records.list_standing(Party)
            if same_words(row.name) == same_words(name) and row.id != party
        ]
        if same:
            raise DomainError("party_exists", name=name)
        return Party(
            id=party,
            recorded_at=self._desk.now(),
            name=name,
            kind=entry.kind,
            independent=entry.independent,
            reveals_place=entry.reveals_place,
        )

    def _done(self, unit: UnitOfWork, party: str, *, new_id: str | None = None) -> Changes:
        self._desk.log(unit, Action.WRITE, f"party:{party}")
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({party}), new_id=new_id)


def _item(party: Party, contacts: tuple[Contact, ...]) -> PartyItem:
    return PartyItem(
        id=party.id,
        name=party.name,
        version=version_of(party),
        kind=party.kind,
        independent=party.independent,
        reveals_place=party.reveals_place,
        contacts=contacts,
    )


def _need(unit: UnitOfWork, party: str) -> Party:
    row = unit.records.standing(Party, party)
    if row is None:
        raise DomainError("unknown_party", party=party)
    return row


def _need_contact(unit: UnitOfWork, contact: str) -> Contact:
    for row in unit.office.contacts():
        if row.id == contact:
            return row
    raise DomainError("unknown_contact", contact=contact)


def _contact(unit: UnitOfWork, contact: str, entry: ContactInput) -> Contact:
    _need(unit, entry.party)
    name = as_name(entry.name)
    if not name:
        raise DomainError("name_required")
    check_mail_address(entry.email)
    return Contact(
        id=contact,
        party=entry.party,
        name=name,
        function=entry.function.strip(),
        phone=entry.phone.strip(),
        email=entry.email.strip(),
    )
