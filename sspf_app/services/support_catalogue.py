"""The catalogue of support (*Stöd i området*): what there is, for whom, and how one gets there.

An entry that was chosen for a goal or a commitment is never taken from it: what is offered no more
is only not chosen any more, and a plan keeps the words it had the day it was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.folding import same_words
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import Named
from sspf_app.services.process_settings import settings_on
from sspf_app.services.records import Action
from sspf_app.services.support_checks import check_words, entry_of
from sspf_app.services.support_reading import support_views
from sspf_app.services.support_records import SupportEntry
from sspf_app.services.support_shipped import EXAMPLES
from sspf_app.services.support_views import (
    SupportInput,
    SupportState,
    SupportView,
)

_TOPICS = frozenset({Topic.SUPPORT})


class SupportCatalogue:
    """Use cases about the catalogue."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self) -> tuple[SupportView, ...]:
        """Every entry, those offered no more and examples too, by name."""
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            return support_views(unit, self._today())

    def offered(self) -> tuple[SupportView, ...]:
        """What can be chosen today, by name."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            found = support_views(unit, self._today())
        return tuple(one for one in found if one.state is SupportState.OFFERED)

    def areas(self) -> tuple[Named, ...]:
        """The areas of life an entry can be about: those the office maps."""
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            return tuple(one for one in settings_on(unit, self._today()).areas if one.is_on)

    def save(self, support: str | None, entry: SupportInput) -> Changes:
        """Enter a kind of support, or correct one; an example becomes the office's own.

        Plans it was chosen in keep the words they had.

        Raises:
            DomainError: ``support_name_required``, ``support_known`` (name), ``unknown_support``,
                ``unknown_party``, ``support_ages`` , ``support_days``, ``support_too_long``;
                ``record_changed_meanwhile``: it is another than the one shown.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            old = None if support is None else _need(unit, support)
            made = entry_of(support or self._desk.new_id("su"), entry)
            if old is not None:
                need_seen(old, entry.seen)
                made = replace(made, ended_at=old.ended_at)
            _check(unit, made)
            return self._put(unit, (made,))

    def end(self, support: str) -> Changes:
        """Offer it no more; where it was chosen it stays.

        Raises:
            DomainError: ``unknown_support``.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            found = _need(unit, support)
            return self._put(unit, (replace(found, ended_at=self._desk.now()),))

    def bring_back(self, support: str) -> Changes:
        """Offer it again.

        Raises:
            DomainError: ``unknown_support``, ``support_known`` (name).
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            found = replace(_need(unit, support), ended_at=None)
            _check(unit, found)
            return self._put(unit, (found,))

    def add_examples(self) -> Changes:
        """Put in the examples of the program that are not there yet; none of them is offered."""
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            known = {same_words(one.name) for one in unit.support.entries()}
            made = [
                replace(entry_of(self._desk.new_id("su"), one), is_example=True)
                for one in EXAMPLES
                if same_words(one.name) not in known
            ]
            return self._put(unit, made)

    def _put(self, unit: UnitOfWork, entries: Iterable[SupportEntry]) -> Changes:
        ids: list[str] = []
        for entry in entries:
            unit.support.put(entry)
            self._desk.log(unit, Action.WRITE, f"support:{entry.id}")
            ids.append(entry.id)
        unit.commit()
        new_id = ids[0] if len(ids) == 1 else None
        return Changes(topics=_TOPICS, ids=frozenset(ids), new_id=new_id)

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


def _need(unit: UnitOfWork, support: str) -> SupportEntry:
    found = next((one for one in unit.support.entries() if one.id == support), None)
    if found is None:
        raise DomainError("unknown_support")
    return found


def _check(unit: UnitOfWork, made: SupportEntry) -> None:
    check_words(made)
    if made.party is not None and unit.records.standing(Party, made.party) is None:
        raise DomainError("unknown_party", party=made.party)
    others = (one for one in unit.support.entries() if one.ended_at is None and one.id != made.id)
    if same_words(made.name) in {same_words(one.name) for one in others}:
        raise DomainError("support_known", name=made.name)
