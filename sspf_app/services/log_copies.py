"""Copies of the log for the unit manager, sealed to a key that is not in the vault.

Whoever can open the vault and writes programs can make a log of their own. What the manager has in
hand already they cannot change: the next copy does not go on from it then.

Source: decisions 0076, 0081; SoLPuL (2001:454) 10 §.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sspf_app.domain.facts import Case
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.log_copy_file import CopiedLine, CopyBegins, write_copy
from sspf_app.services.manager_keys import need_key
from sspf_app.services.manager_records import SealedLine
from sspf_app.services.outgoing import write_sealed
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.told_reference import told_reference_of
from sspf_app.services.transfer_offices import TransferTools, own_name, own_seed

SUFFIX = ".sspf-logg"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCopy:
    """A copy that was written.

    Attributes:
        manager: Name of who can open it.
        lines: How many lines of the log are in it.
    """

    path: Path
    manager: str
    lines: int
    changes: Changes


class LogCopies:
    """Use cases about sealed copies of the log."""

    def __init__(self, desk: Desk, tools: TransferTools) -> None:
        self._desk = desk
        self._tools = tools

    def may_seal(self) -> bool:
        """Whether the user hands copies on: who keeps the vault, or reads the log."""
        return any(
            self._desk.actor.may(one) for one in (Permission.READ_LOG, Permission.MANAGE_VAULT)
        )

    def seal(self, folder: Path, *, login: str = "", whole: bool = False) -> SealedCopy:
        """Write what the log got since the last copy, sealed to the manager's key.

        Args:
            folder: Where the file goes.
            login: Which manager, where several have keys.
            whole: From the first line there is, such as when a copy was lost.

        Raises:
            DomainError: ``not_permitted``, ``no_manager_key``, ``several_manager_keys``,
                ``export_failed``; nothing was written or noted.
        """
        reads = self._desk.actor.may(Permission.READ_LOG)
        now = self._desk.now()
        with self._desk.begin(Permission.READ_LOG if reads else Permission.MANAGE_VAULT) as unit:
            key, manager = need_key(unit, login)
            after = _first(unit) - 1 if whole else key.copied_to
            begins = CopyBegins(
                vault=own_name(unit),
                key=key.id,
                made_at=now.isoformat(),
                made_by=self._desk.actor.name,
                after=after,
                after_seal=unit.managers.seal_at(after),
            )
            copied = _Copied(unit)
            seed = own_seed(self._desk, unit, self._tools.keys)
            card = self._tools.keys.card_of(sealing=key.sealing, signing=key.signing)

            def finished(_sha256: str, _name: str) -> None:
                last = copied.last or after
                unit.managers.put_key(replace(key, copied_to=last, copied_at=now))
                self._desk.log(unit, Action.EXPORT, f"log_copy:{key.id[:16]}")
                unit.commit()

            content = write_copy(begins, copied.lines(after))
            path = write_sealed(
                self._tools.target,
                pieces=self._tools.keys.seal(seed, card, content),
                path=folder / f"SSPF-{now.astimezone(self._desk.clock.zone):%Y-%m-%d}{SUFFIX}",
                finished=finished,
            )
        return SealedCopy(
            path=path,
            manager=manager.name,
            lines=copied.number,
            changes=Changes(topics=frozenset({Topic.TRANSFERS}), ids=frozenset({key.id})),
        )


class _Copied:
    """The lines as they go into a copy, counted."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._names = {one.id: one.name for one in unit.office.users()}
        self._references: dict[str, str] = {}
        self.number = 0
        self.last = 0

    def lines(self, after: int) -> Iterator[CopiedLine]:
        """Each line after a number."""
        for one in self._unit.managers.lines_after(after):
            self.number, self.last = self.number + 1, one.number
            yield self._copied(one)

    def _copied(self, line: SealedLine) -> CopiedLine:
        entry = line.entry
        return CopiedLine(
            number=line.number,
            seal=line.seal,
            at=entry.at.isoformat(),
            user=entry.user_id,
            name=self._names.get(entry.user_id, ""),
            role=entry.role,
            workstation=entry.workstation,
            action=entry.action.value,
            subject=entry.subject,
            case=entry.case or "",
            reference=self._reference(entry.case or ""),
            reason=entry.reason or "",
        )

    def _reference(self, case: str) -> str:
        if case and case not in self._references:
            found = self._unit.records.standing(Case, case)
            self._references[case] = "" if found is None else told_reference_of(self._unit, found)
        return self._references.get(case, "")


def _first(unit: UnitOfWork) -> int:
    return next((one.number for one in unit.managers.lines_after(0)), 1)
