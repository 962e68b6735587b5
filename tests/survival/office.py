"""A vault to be killed at: an office with a case, real encryption, cheap passwords, counted ids.

Everything in it is told by the clock and the counted ids alone, so that the same work on a copy
writes the same rows, and a kill can be judged by comparing what is there with what was to come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, cast

from sspf_app.services.actors import Role
from sspf_app.services.disposal_care import DisposalCare
from sspf_app.services.records import Action
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.upkeep import Upkeep
from sspf_app.storage.rows import Base
from sspf_app.system.export_target import FileTarget
from tests.fakes import FixedClock, FolderTarget
from tests.services import conftest, vault_house
from tests.services.conftest import NOW
from tests.services.disposal_house import a_full_case
from tests.services.scenery import Scene
from tests.services.vault_house import ANNA, StillClock

OUT = "ut"
"""Where an act puts what may be read: the user's own folder."""
UNLOCKS = {Action.UNLOCK.value, Action.UNLOCK_FAILED.value}
_NOT_COMPARED = frozenset({"access_log", "clock_seen", "kept_slots"})
_SETTLED = "settled_at"
"""What an unlocking adds by itself: its line, the time, that a disposal was packed."""


class OfficeHouse(vault_house.House):
    """A vault's folder with its use cases; ids are counted anew in each series."""

    def __init__(self, folder: Path, *, at: datetime = NOW, series: str = "a") -> None:
        self._series = series
        self._numbers = count(1)
        super().__init__(folder)
        self.clock = cast("StillClock", FixedClock(at))
        self.lock._clock = self.clock
        self.database._clock = self.clock
        self.assemble()

    def new_id(self, prefix: str) -> str:
        """An id that tells the series and is the next of it."""
        return f"{prefix}-{self._series}-{next(self._numbers)}"


class OfficeDesk(conftest.House):
    """The use cases of an open vault; files leave by the program's own writer."""

    def __init__(self, house: OfficeHouse, vault: UnlockedVault) -> None:
        super().__init__(cast("FixedClock", house.clock), vault.open_unit)
        self.ids = cast("Any", house.new_id)
        self.target = cast("FolderTarget", FileTarget())
        self.compact = DisposalCare(vault, house.clock).settle
        self.use = self.as_user(vault.actor)

    @property
    def chief(self) -> Any:
        """Everything as the unit manager does it."""
        return self.as_role(Role.UNIT_MANAGER)


@dataclass(frozen=True, kw_only=True)
class Bench:
    """An open vault with everything that works on it.

    Attributes:
        folder: Holds the vault, in ``valv``, and everything else an act writes.
        notes: What an act prepared for itself.
    """

    folder: Path
    house: OfficeHouse
    vault: UnlockedVault
    desk: OfficeDesk
    scene: Scene
    notes: dict[str, Any]

    @property
    def upkeep(self) -> Upkeep:
        """Backups without being asked."""
        return Upkeep(self.vault, self.house.backups, self.house.clock)


@dataclass(frozen=True, kw_only=True)
class Template:
    """A closed vault that each round gets a copy of.

    Attributes:
        folder: Holds the vault and what lies beside it.
        at: What the clock says when it is opened.
        scene: The case, by its ids.
        notes: What an act prepared for itself.
    """

    folder: Path
    at: datetime
    scene: Scene
    notes: dict[str, Any] = field(default_factory=dict[str, Any])


Prepare = Callable[[Bench], None]
Fill = Callable[[OfficeDesk, Path], tuple[Scene, dict[str, Any]]]


def _full_case(desk: OfficeDesk, folder: Path) -> tuple[Scene, dict[str, Any]]:
    scene = a_full_case(desk, folder)
    (folder / "kanaribilaga.txt").unlink()  # it is in the vault, and to be read nowhere else
    return scene, {}


def a_template(folder: Path, fill: Fill = _full_case) -> Template:
    """Make an office with a case, by default with one that has something of everything."""
    folder.mkdir()
    (folder / OUT).mkdir()
    house = OfficeHouse(folder)
    vault = house.create()
    desk = OfficeDesk(house, vault)
    scene, notes = fill(desk, folder)
    vault.close()
    return Template(folder=folder, at=desk.clock.at, scene=scene, notes=notes)


def prepared(template: Template, prepare: Prepare) -> Template:
    """The template after something more was done in it."""
    with opened(template, template.folder, series="p") as bench:
        prepare(bench)
        return replace(template, at=bench.desk.clock.at, notes=bench.notes)


@contextmanager
def opened(
    template: Template, folder: Path, *, series: str, password: str = ANNA
) -> Iterator[Bench]:
    """Unlock a copy of the template that lies in a folder; closed at the end."""
    house = OfficeHouse(folder, at=template.at, series=series)
    vault = house.unlock("anna", password)
    try:
        desk = OfficeDesk(house, vault)
        desk.wait(minutes=1)
        yield Bench(
            folder=folder,
            house=house,
            vault=vault,
            desk=desk,
            scene=replace(template.scene, house=desk, codes=dict(template.scene.codes)),
            notes=dict(template.notes),
        )
    finally:
        vault.close()


def state_of(vault: UnlockedVault, *, by_content: bool = True) -> str:
    """One checksum of what is recorded; of how much there is of it, where content is by chance."""
    raw = cast("Any", vault.database)._warm.raw
    digest = hashlib.sha256()
    for table in Base.metadata.sorted_tables:
        if table.name in _NOT_COMPARED:
            continue
        columns = [column.name for column in table.c if column.name != _SETTLED]
        what = ", ".join(f'"{name}"' for name in columns) if by_content else "count(*)"
        where = f"WHERE field != '{_SETTLED}'" if table.name == "history" else ""
        rows = raw.execute(f'SELECT {what} FROM "{table.name}" {where} ORDER BY 1')
        digest.update(repr((table.name, sorted(map(repr, rows)))).encode())
    given = ", ".join("?" for _ in UNLOCKS)
    lines = raw.execute(
        f"SELECT action, subject FROM access_log WHERE action NOT IN ({given}) ORDER BY pk",
        tuple(UNLOCKS),
    )
    digest.update(repr(lines.fetchall() if by_content else len(lines.fetchall())).encode())
    return digest.hexdigest()
