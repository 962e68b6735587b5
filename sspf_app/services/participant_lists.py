"""Fixed lists of participants: parties that often meet together, and whom one reaches at each.

A list proposes and invites nobody: who may be invited is asked for each case and each meeting.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party
from sspf_app.services.actors import Permission
from sspf_app.services.changed_meanwhile import need_seen, version_of
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.folding import same_words
from sspf_app.services.meeting_records import ParticipantList
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.sitting_views import ListedParty, ParticipantListView

_TOPICS = frozenset({Topic.MEETINGS})


class ParticipantLists:
    """Use cases about fixed lists of participants."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def in_use(self) -> tuple[ParticipantListView, ...]:
        """The lists that are offered, by name."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            found = [_view(unit, one) for one in _in_use(unit)]
            unit.commit()
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    def save(
        self,
        participants: str | None,
        *,
        name: str,
        parties: Iterable[str],
        contacts: Iterable[str],
        seen: str = "",
    ) -> Changes:
        """Write a list, new or changed; meetings that are planned stay as they are.

        Args:
            participants: Id of a list that is changed, or None.
            name: What it is called.
            parties: Ids of its parties, in order.
            contacts: Ids of contacts; those of parties that are not on the list are left out.
            seen: ``ParticipantListView.version`` of what is changed; empty = none was shown.

        Raises:
            DomainError: ``participant_list_name_required``, ``participant_list_known``,
                ``participant_list_empty``, ``unknown_party``, ``unknown_participant_list``;
                ``record_changed_meanwhile``: it is another than the one shown.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            made = ParticipantList(
                id=participants or self._desk.new_id("pl"),
                name=name.strip(),
                parties=tuple(dict.fromkeys(parties)),
            )
            known = {one.id: one for one in _in_use(unit)}
            if participants is not None and participants not in known:
                raise DomainError("unknown_participant_list")
            need_seen(known.pop(made.id, None), seen)
            _check(unit, made, (one.name for one in known.values()))
            wanted = set(contacts)
            of_list = [one for one in unit.office.contacts() if one.party in made.parties]
            kept = tuple(one.id for one in of_list if one.id in wanted)
            return self._put(unit, replace(made, contacts=kept))

    def end(self, participants: str) -> Changes:
        """Offer a list no more.

        Raises:
            DomainError: ``unknown_participant_list``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _need(_in_use(unit), participants)
            return self._put(unit, replace(found, ended_at=self._desk.now()))

    def bring_back(self, participants: str) -> Changes:
        """Offer a list again.

        Raises:
            DomainError: ``unknown_participant_list``, ``participant_list_known``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _need(unit.meetings.participant_lists(), participants)
            _check(unit, found, (one.name for one in _in_use(unit) if one.id != participants))
            return self._put(unit, replace(found, ended_at=None))

    def _put(self, unit: UnitOfWork, participants: ParticipantList) -> Changes:
        unit.meetings.put_participants(participants)
        self._desk.log(unit, Action.WRITE, f"participant_list:{participants.id}")
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({participants.id}), new_id=participants.id)


def _in_use(unit: UnitOfWork) -> list[ParticipantList]:
    return [one for one in unit.meetings.participant_lists() if one.ended_at is None]


def _need(lists: Iterable[ParticipantList], participants: str) -> ParticipantList:
    found = next((one for one in lists if one.id == participants), None)
    if found is None:
        raise DomainError("unknown_participant_list")
    return found


def _check(unit: UnitOfWork, made: ParticipantList, others: Iterable[str]) -> None:
    if not made.name:
        raise DomainError("participant_list_name_required")
    if same_words(made.name) in set(map(same_words, others)):
        raise DomainError("participant_list_known")
    if not made.parties:
        raise DomainError("participant_list_empty")
    for party in made.parties:
        if unit.records.standing(Party, party) is None:
            raise DomainError("unknown_party", party=party)


def _view(unit: UnitOfWork, row: ParticipantList) -> ParticipantListView:
    contacts = [one for one in unit.office.contacts() if one.id in row.contacts]
    parties = (unit.records.standing(Party, one) for one in row.parties)
    return ParticipantListView(
        id=row.id,
        name=row.name,
        version=version_of(row),
        parties=tuple(
            ListedParty(
                id=party.id,
                name=party.name,
                contacts=tuple(one for one in contacts if one.party == party.id),
            )
            for party in parties
            if party is not None
        ),
    )
