"""The catalogue of support (*Stöd i området*): what there is, for whom, and how one gets there.

An entry that was chosen for a goal or a commitment is never taken from it: what is offered no more
is only not chosen any more, and a plan keeps the words it had the day it was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.move_out_views import OutWriter
from sspf_app.services.outgoing import write_blank
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.process_records import Named
from sspf_app.services.process_settings import settings_on
from sspf_app.services.records import Action
from sspf_app.services.scan_ports import ScanFiles
from sspf_app.services.sheet_views import SheetReader
from sspf_app.services.support_reading import support_views
from sspf_app.services.support_records import SupportEntry
from sspf_app.services.support_sheet import SupportSheet, as_table, read_sheet
from sspf_app.services.support_shipped import EXAMPLES
from sspf_app.services.support_views import (
    OLDEST,
    SupportInput,
    SupportState,
    SupportTaken,
    SupportView,
)
from sspf_app.texts.catalogue import Words

_TOPICS = frozenset({Topic.SUPPORT})
_MOST_BYTES = 8 * 1024 * 1024
_LONGEST = 4_000
"""Signs in one field: a few sentences, and far more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportTools:
    """What reads and writes the catalogue as a sheet."""

    reader: SheetReader
    files: ScanFiles
    writer: OutWriter
    target: ExportTarget


class SupportCatalogue:
    """Use cases about the catalogue."""

    def __init__(self, desk: Desk, tools: SupportTools, *, words: Words) -> None:
        self._desk = desk
        self._tools = tools
        self._words = words

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
                ``unknown_party``, ``support_ages`` , ``support_days``, ``support_too_long``.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            old = None if support is None else _need(unit, support)
            made = _entry(support or self._desk.new_id("su"), entry)
            if old is not None:
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
            known = {one.name.casefold() for one in unit.support.entries()}
            made = [
                replace(_entry(self._desk.new_id("su"), one), is_example=True)
                for one in EXAMPLES
                if one.name.casefold() not in known
            ]
            return self._put(unit, made)

    def take_in(self, path: Path) -> SupportTaken:
        """Read entries from a sheet, all of them or none; a name that is known is corrected.

        The headings are those ``save_sheet`` writes, in either language.

        Raises:
            DomainError: ``scan_file_gone``, as ``SheetReader.read``; ``support_sheet_columns``,
                ``support_sheet_row`` (row, sentence), ``support_sheet_empty``.
        """
        self._desk.actor.require(Permission.WRITE_REGISTER)
        content = self._tools.files.read(path, most=_MOST_BYTES)
        file = self._tools.reader.read(path.name, content)
        sheet = read_sheet(file, self._words)
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            made, same = self._made_of(unit, sheet)
            known = {one.id for one in unit.support.entries()}
            added = sum(one.id not in known for one in made)
            self._put(unit, made)
        return SupportTaken(added=added, changed=len(made) - added, same=same)

    def save_sheet(self, folder: Path) -> Path:
        """Write the catalogue as a sheet of text (CSV), to look at, change and read in again.

        Raises:
            DomainError: ``export_failed``.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            areas = settings_on(unit, self._today()).areas
            found = [one for one in support_views(unit, self._today()) if not one.entry.ended_at]
            self._desk.log(unit, Action.EXPORT, "support_sheet")
            return write_blank(
                unit,
                self._tools.target,
                content=self._tools.writer.write_csv(as_table(found, areas, self._words)),
                folder=folder,
                file_name=self._words.gettext("support-in-the-area.csv"),
            )

    def _made_of(self, unit: UnitOfWork, sheet: SupportSheet) -> tuple[list[SupportEntry], int]:
        """New and changed entries of a sheet, and how many stood there just so."""
        areas = settings_on(unit, self._today()).areas
        parties = {row.name.casefold(): row.id for row in unit.records.list_standing(Party)}
        in_use = [one for one in unit.support.entries() if one.ended_at is None]
        known = {one.name.casefold(): one for one in in_use}
        made: dict[str, SupportEntry] = {}
        same = 0
        for row in sheet.rows:
            entry = sheet.entry(row, areas, parties)
            old = known.get(entry.name.strip().casefold())
            new = _entry(self._desk.new_id("su") if old is None else old.id, entry)
            if entry.name.strip().casefold() in made:
                raise sheet.wrong(row, DomainError("support_known", name=entry.name.strip()))
            try:
                _check_words(new)
            except DomainError as error:
                raise sheet.wrong(row, error) from error
            if old is not None and new == replace(old, is_example=False):
                same += 1
            else:
                made[new.name.casefold()] = new
        return list(made.values()), same

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


def _entry(support: str, typed: SupportInput) -> SupportEntry:
    return SupportEntry(
        id=support,
        name=typed.name.strip(),
        about=typed.about.strip(),
        whom=typed.whom.strip(),
        from_age=typed.from_age,
        to_age=typed.to_age,
        party=typed.party,
        giver="" if typed.party else typed.giver.strip(),
        way_in=typed.way_in.strip(),
        contact=typed.contact.strip(),
        cost=typed.cost.strip(),
        areas=tuple(dict.fromkeys(typed.areas)),
        starts_on=typed.starts_on,
        ends_on=typed.ends_on,
    )


def _need(unit: UnitOfWork, support: str) -> SupportEntry:
    found = next((one for one in unit.support.entries() if one.id == support), None)
    if found is None:
        raise DomainError("unknown_support")
    return found


def _check(unit: UnitOfWork, made: SupportEntry) -> None:
    _check_words(made)
    if made.party is not None and unit.records.standing(Party, made.party) is None:
        raise DomainError("unknown_party", party=made.party)
    others = (one for one in unit.support.entries() if one.ended_at is None and one.id != made.id)
    if made.name.casefold() in {one.name.casefold() for one in others}:
        raise DomainError("support_known", name=made.name)


def _check_words(made: SupportEntry) -> None:
    if not made.name:
        raise DomainError("support_name_required")
    typed = (made.name, made.about, made.whom, made.giver, made.way_in, made.contact, made.cost)
    if max(map(len, typed)) > _LONGEST:
        raise DomainError("support_too_long", most=_LONGEST)
    ages = [age for age in (made.from_age, made.to_age) if age is not None]
    if ages != sorted(ages) or any(not 0 <= age <= OLDEST for age in ages):
        raise DomainError("support_ages")
    days = [day for day in (made.starts_on, made.ends_on) if day is not None]
    if days != sorted(days):
        raise DomainError("support_days")
