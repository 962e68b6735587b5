"""What a disposal needs of the vault around the rows, and how it is done again after a restore.

Beside the vault and beside its backups lies a list of fingerprints of what was disposed of. Nobody
can read a case out of it, nor write one into it: a fingerprint follows from signs that stand only
inside the encrypted file. Whoever restores an older backup gets the list with it, and at the first
unlocking what had been disposed of goes again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from sspf_app.domain.outside_cases import Outside
from sspf_app.domain.time import day_of, plus_days, start_of
from sspf_app.services.actors import Actor
from sspf_app.services.clock_watch import is_confirmed
from sspf_app.services.disposal_doing import fingerprint, let_go, outside_fingerprint
from sspf_app.services.disposal_ports import OutsideAsked
from sspf_app.services.disposal_records import DisposalRecord, ProposedFile
from sspf_app.services.errors import KnownError
from sspf_app.services.files import new_file, remove_database, sync_folder
from sspf_app.services.ports import Clock, NewIds, UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.retention import rules_on
from sspf_app.services.told_reference import told_reference, told_signs
from sspf_app.services.unlocked_vault import UnlockedVault, log_line
from sspf_app.services.vault_folder import VaultFolder, disk_error
from sspf_app.services.vault_ports import OpenDatabase
from sspf_app.services.written_instants import instant_of

LIST_NAME = "disposals.json"
_FORMAT = "sspf-disposals/1"
_LONGEST = 64 << 20
_ALWAYS = datetime.max.replace(tzinfo=UTC)
"""What was disposed of once goes again however lately it was touched in the backup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDisposal:
    """One disposal as the list knows it.

    Attributes:
        marks: Of cases.
        outside: Of what stood in no case.
    """

    id: str
    year: int
    disposed_at: datetime
    marks: tuple[str, ...]
    outside: tuple[str, ...] = ()


class DisposalCare:
    """``services.disposal_ports.AfterDisposal`` for an open vault."""

    def __init__(self, vault: UnlockedVault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def settle(self) -> None:
        """See ``AfterDisposal.settle``."""
        settle(self._vault.database, self._vault.folder, self._vault.actor, self._clock)


def settle(database: OpenDatabase, place: VaultFolder, actor: Actor, clock: Clock) -> None:
    """Finish disposals whose rows are gone; without any, nothing is done.

    Raises:
        KnownError: ``disk_full``, ``folder_read_only``, ``disk_error``.
    """
    with database.unit_of_work(actor) as unit:
        records = unit.disposals.records()
        second = place.second_place(unit.office.office().backup_folder)
    waiting = [one for one in records if one.settled_at is None]
    if not waiting:
        return
    database.compact()
    for kept in place.kept_databases:  # what an upgrade kept holds nearly everything
        try:
            remove_database(kept)
        except OSError as error:
            raise disk_error(error, kept, otherwise="disk_error") from error
    for folder in (place.path, place.backups, second):
        if folder is not None and folder.is_dir():
            write_list(folder, records)
    with database.unit_of_work(actor) as unit:
        for one in waiting:
            unit.disposals.put_record(replace(one, settled_at=clock.now()))
        unit.commit()


def replay(
    database: OpenDatabase, place: VaultFolder, actor: Actor, clock: Clock, new_id: NewIds
) -> int:
    """Dispose again of what the list beside the vault names and the file still holds; how many."""
    try:
        listed = read_list(place.path)
    except KnownError:  # a list somebody spoiled must not keep the office out of its vault
        listed = ()
    if not listed:
        return 0
    with database.unit_of_work(actor) as unit:
        held = {fingerprint(mark): case for case, mark in unit.disposals.marks().items()}
        back = _Back(unit, clock=clock, actor=actor, new_id=new_id)
        number = beside = 0
        for one in listed:
            cases = [held[mark] for mark in one.marks if mark in held]
            if cases:
                back.again(one, back.cases(cases))
                number += len(cases)
        # After all the cases: until those are gone they may need whom a later list names.
        for one in listed:
            rows = back.outside(one.outside)
            if rows:
                back.again(one, rows)
                beside += len(rows)
        if number or beside:
            unit.commit()
    return number


class _Back:
    """Disposes again, of what an older backup brought back."""

    def __init__(self, unit: UnitOfWork, *, clock: Clock, actor: Actor, new_id: NewIds) -> None:
        self._unit, self._clock = unit, clock
        self._actor, self._new_id = actor, new_id

    def cases(self, cases: Iterable[str]) -> tuple[ProposedFile, ...]:
        """Rows of cases."""
        known = {one.case: one for one in self._unit.disposals.files(self._clock.now())}
        return tuple(
            self._row(
                case,
                reference=told_reference(self._unit, known[case]),
                basis=known[case].retention or "",
                last_at=known[case].last_note_at,
            )
            for case in cases
        )

    def outside(self, marks: Iterable[str]) -> tuple[ProposedFile, ...]:
        """Rows of what stands in no case; whatever something needs now is not among them."""
        listed = frozenset(marks)
        if not listed:
            return ()
        held = {
            row
            for (kind, row), mark in self._unit.disposals.marks_outside().items()
            if outside_fingerprint(kind, mark) in listed
        }
        if not held:
            return ()
        always = dict.fromkeys(Outside, _ALWAYS)
        asked = OutsideAsked(before=always, only=frozenset(held), even_open=True)
        return tuple(
            self._row(
                one.id,
                reference=told_signs(one.id),
                basis=one.type.value,
                last_at=one.last_at,
            )
            for one in self._unit.disposals.outside(asked)
        )

    def again(self, listed: ListedDisposal, rows: Iterable[ProposedFile]) -> None:
        """Let go of them, and tell of it."""
        unit, now = self._unit, self._clock.now()
        files, persons = let_go(unit, rows)
        unit.disposals.put_record(
            DisposalRecord(
                id=self._new_id("dr"),
                year=listed.year,
                disposed_at=listed.disposed_at,
                proposed_by="",
                approved_by="",
                files=files,
                persons=persons,
                log_lines=0,
                drafts=0,
                replayed_at=now,
            )
        )
        unit.journal.log(log_line(self._actor, Action.WRITE, f"disposal_again:{listed.id}", at=now))

    def _row(self, file: str, *, reference: str, basis: str, last_at: datetime) -> ProposedFile:
        noted = day_of(last_at, self._clock.zone)
        return ProposedFile(
            id=self._new_id("df"),
            proposal="",
            file=file,
            reference=reference,
            basis=basis,
            last_note_on=noted,
            earliest=noted,
            latest=noted,
        )


def write_list(folder: Path, records: Iterable[DisposalRecord]) -> None:
    """Write the list of everything that was disposed of; what others wrote in it stays.

    Raises:
        KnownError: ``disk_full``, ``folder_read_only``, ``disk_error``.
    """
    told = {one.id: one for one in _known(folder)}
    for record in reversed(tuple(records)):
        told[record.id] = ListedDisposal(
            id=record.id,
            year=record.year,
            disposed_at=record.disposed_at,
            marks=tuple(file.mark for file in record.files if file.outside is None),
            outside=tuple(file.mark for file in record.files if file.outside is not None),
        )
    content = {
        "format": _FORMAT,
        "disposals": [
            {
                "id": one.id,
                "year": one.year,
                "disposed_at": one.disposed_at.isoformat(),
                "cases": one.marks,
                "outside": one.outside,
            }
            for one in told.values()
        ],
    }
    target = folder / LIST_NAME
    unfinished = folder / f".{LIST_NAME}.new"
    try:
        unfinished.unlink(missing_ok=True)  # left by a crash
        with new_file(unfinished) as stream:
            stream.write(json.dumps(content).encode())
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(target)
        sync_folder(folder)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise disk_error(error, target, otherwise="disk_error") from error


def read_list(folder: Path) -> tuple[ListedDisposal, ...]:
    """What the list of a folder names; empty where there is none.

    Raises:
        KnownError: ``disposals_damaged`` (path): a list that cannot be read is never passed over.
    """
    path = folder / LIST_NAME
    try:
        if path.stat().st_size > _LONGEST:
            raise KnownError("disposals_damaged", path=str(path))
        found = cast("dict[str, object]", json.loads(path.read_bytes()))
        if found["format"] != _FORMAT:
            raise KnownError("disposals_damaged", path=str(path))
        return tuple(map(_listed, cast("list[dict[str, object]]", found["disposals"])))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise disk_error(error, path, otherwise="disk_error") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KnownError("disposals_damaged", path=str(path)) from error


def _known(folder: Path) -> tuple[ListedDisposal, ...]:
    try:
        return read_list(folder)
    except KnownError:
        return ()


def _listed(entry: dict[str, object]) -> ListedDisposal:
    return ListedDisposal(
        id=str(entry["id"]),
        year=int(str(entry["year"])),
        disposed_at=instant_of(str(entry["disposed_at"])),
        marks=tuple(map(str, cast("list[object]", entry["cases"]))),
        outside=tuple(map(str, cast("list[object]", entry.get("outside", [])))),
    )


def clear_old_drafts(database: OpenDatabase, actor: Actor, clock: Clock) -> int:
    """Let go of what was begun and left for as long as the rules say; how many drafts.

    By a clock that was set back, or leapt ahead and was not confirmed, nothing goes: it is gone for
    good, and nobody can be asked before the window is there.
    """
    with database.unit_of_work(actor) as unit:
        if not is_confirmed(unit, clock.now()):
            return 0
        today = day_of(clock.now(), clock.zone)
        before = start_of(plus_days(today, -rules_on(unit, today).draft_days), clock.zone)
        number = unit.disposals.clear_drafts(before)
        if number:
            unit.journal.log(log_line(actor, Action.WRITE, "drafts_past_time", at=clock.now()))
            unit.commit()
    return number
