"""What is done for the safety of an open vault without being asked: backups, and trying one.

A day on which the vault is unlocked has its backup, beside the vault and in the office's second
place, and one more for each few hours of work; a place that was away is made up for as soon as it
is there. Once a month, at an unlocking, the newest is opened with the password just typed, as after
a loss. Begun and ended on the database thread; what takes time may run on any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.backup_places import BackupPlaces, HeldBackup
from sspf_app.services.backup_rotation import out_of_date, superseded
from sspf_app.services.backup_writing import BackupWriting
from sspf_app.services.backups import Backups
from sspf_app.services.errors import KnownError
from sspf_app.services.hand_over_records import CareKind
from sspf_app.services.ports import Clock
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault_folder import disk_error, remove_left_over
from sspf_app.services.vault_ports import Verification

DRILL_EVERY = timedelta(days=30)
ANEW_AFTER = timedelta(hours=4)
"""So much work at most lies on this computer alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is to be done now."""

    backup: bool
    drill: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What a backup without being asked came to.

    Attributes:
        made: Where it lies.
        removed: Older ones that rotation took.
        troubles: Places that could not be written to or tidied, and why.
    """

    made: tuple[Path, ...]
    removed: tuple[Path, ...]
    troubles: tuple[KnownError, ...]


class Drill:
    """The newest backup, to be opened once with a password that is let go of at once."""

    def __init__(self, backups: Backups, vault: UnlockedVault, path: Path) -> None:
        self._backups = backups
        self._path = path
        self._login, self._key_file = vault.actor.login, vault.key_file
        self._prefix = f".{vault.folder.name}.trying-"
        remove_left_over(path.parent, self._prefix)  # of a drill that was cut short by locking

    def run(self, password: str) -> Verification:
        """Open and check it, on any thread.

        Raises:
            KnownError: as ``Backups.verify``.
        """
        return self._backups.verify(
            self._path,
            login=self._login,
            password=password,
            key_file=self._key_file,
            prefix=self._prefix,
        )


class Upkeep:
    """Use cases of the program itself, in the name of who unlocked the vault.

    Attributes:
        places: Where its backups lie.
    """

    def __init__(self, vault: UnlockedVault, backups: Backups, clock: Clock) -> None:
        self._vault = vault
        self._backups = backups
        self._clock = clock
        self.places = BackupPlaces(vault)

    def due(self) -> Due:
        """What is to be done; nothing for whoever may not care for the vault."""
        if not self._vault.actor.may(Permission.MANAGE_VAULT):
            return Due(backup=False, drill=False)
        now = self._clock.now()
        proven = self._done_at(CareKind.PROOF)
        return Due(
            backup=any(map(self.places.is_there, self._lacking())),
            drill=proven is None or not timedelta() <= now - proven < DRILL_EVERY,
        )

    def begin(self) -> BackupWriting:
        """Begin a backup of this moment to every place that lacks one; to all if none does.

        Raises:
            KnownError: as ``Backups.begin``.
        """
        return self._backups.begin(self._vault, self._lacking() or self.places.every())

    def end(self, writing: BackupWriting) -> BackedUp:
        """Put in place what was written, note it, and let rotation take what is superseded.

        Raises:
            KnownError: as ``BackupWriting.put_in_place``.
        """
        made = writing.put_in_place()
        self._backups.note(self._vault, made)
        troubles = list(writing.troubles)
        removed: list[Path] = []
        for path in made:
            try:
                removed += self._tidy(path.parent, kept=path)
            except OSError as error:
                troubles.append(disk_error(error, path.parent, otherwise="disk_error"))
        return BackedUp(made=made, removed=tuple(removed), troubles=tuple(troubles))

    def begin_drill(self) -> Drill | None:
        """The newest backup, to be tried; None = there is none."""
        newest = self.places.newest()
        return None if newest is None else Drill(self._backups, self._vault, newest.path)

    def end_drill(self, found: Verification) -> Verification:
        """Compare what was found with the vault, and note that the backup held."""
        return self._backups.note_proof(self._vault, found)

    def _lacking(self) -> tuple[Path, ...]:
        """Places with no backup of today, or none of the last hours."""
        return tuple(place for place in self.places.every() if not self._is_fresh(place))

    def _is_fresh(self, place: Path) -> bool:
        now, zone = self._clock.now(), self._clock.zone
        made = [one.made_at for one in self.places.held(place) if one.made_at <= now]
        newest = max(made, default=None)
        return (
            newest is not None
            and now - newest < ANEW_AFTER
            and day_of(newest, zone) == day_of(now, zone)
        )

    def _tidy(self, place: Path, *, kept: Path) -> list[Path]:
        """Take what is superseded, and what is too old of a folder that had another name.

        A copy of the vault that somebody took up elsewhere may keep its backups in the same place:
        of those, none goes because this vault made a newer one.
        """
        now, name = self._clock.now(), self._vault.folder.name
        held = self.places.held(place)
        own = {one.made_at for one in held if one.folder == name}
        others = {one.made_at for one in held if one.folder != name}
        gone_own = superseded(own, zone=self._clock.zone, proven_at=self._done_at(CareKind.PROOF))
        gone_others = out_of_date(others, now=now)

        def goes(one: HeldBackup) -> bool:
            return one.made_at in (gone_own if one.folder == name else gone_others)

        going = sorted(one.path for one in held if goes(one) and one.path != kept)
        for path in going:
            path.unlink(missing_ok=True)
        return going

    def _done_at(self, kind: CareKind) -> datetime | None:
        with self._vault.open_unit(self._vault.actor) as unit:
            done = unit.handing.care(kind)
        return None if done is None else done.at
