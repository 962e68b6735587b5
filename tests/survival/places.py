"""Where the system says no: a full disk, a drive that fails or stalls, a folder that is gone.

The calls of the system with which a child writes are answered as a broken disk would answer them,
from one on or just once; the child must end with an error that has a sentence, and what is left
must be as sound as after a kill.
"""

from __future__ import annotations

import errno
import os
import shutil
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.errors import KnownError
from sspf_app.texts.conditions import CONDITIONS
from sspf_app.texts.errors import SENTENCES
from tests.survival.acts import Act
from tests.survival.calls import Answer, Call, Fate, are_traceable, stop_at_writes, traced
from tests.survival.killing import Ground
from tests.survival.looking import unlocked
from tests.survival.office import OfficeHouse, Template, opened, state_of

_DONE, _SAID, _BUG = 0, 3, 4
_HELD_S = 0.3


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """What a disk answers.

    Attributes:
        error: The number of the error; 0 = none, the call is only slow.
        goes_on: From one call on; False = once.
    """

    name: str
    error: int
    goes_on: bool = True
    held_s: float = 0.0


TROUBLES = (
    Trouble(name="the disk is full", error=errno.ENOSPC),
    Trouble(name="the disk is full for an instant", error=errno.ENOSPC, goes_on=False),
    Trouble(name="the drive fails", error=errno.EIO),
    Trouble(name="the drive fails once", error=errno.EIO, goes_on=False),
    Trouble(name="the drive turns read-only", error=errno.EROFS),
    Trouble(name="a network drive stalls", error=0, goes_on=False, held_s=_HELD_S),
    Trouble(name="a network drive stalls, then is gone", error=errno.EIO, held_s=_HELD_S),
)


class Disk(Ground):
    """One act on a disk in trouble."""

    def meet(self, trouble: Trouble) -> None:
        """Answer the calls from a random one on so, and look at what is left."""
        if not are_traceable():
            return
        with self.begun() as folder:
            code = self._met(folder, trouble)
            self.count.kills += 1
            self.count.ways["said so" if code == _SAID else "done"] += 1
            if code not in (_DONE, _SAID):
                self.count.problems.append(f"{trouble.name}: ended with {code}")
            self._look(folder, trouble.name)

    def _met(self, folder: Path, trouble: Trouble) -> int:
        left, is_met = self._chance.randrange(self.course.calls), False

        def decide(call: Call) -> Answer:
            nonlocal left, is_met
            if not call.path.startswith(str(folder)) or (is_met and not trouble.goes_on):
                return Answer()
            left -= 1
            if left >= 0:
                return Answer()
            held_s, is_met = 0.0 if is_met else trouble.held_s, True
            fate = Fate.REFUSED if trouble.error else Fate.DONE
            return Answer(fate, error=trouble.error, held_s=held_s)

        return traced(lambda: self._tried(folder), decide)

    def _tried(self, folder: Path) -> None:
        """Do the act; the code this process ends with tells what came of it."""
        try:
            self._act(folder, armed=stop_at_writes)
        except (KnownError, DomainError) as error:
            os._exit(_SAID if error.code in (CONDITIONS | SENTENCES) else _BUG)
        except Exception:
            traceback.print_exc()
            os._exit(_BUG)


def beside_each_other(template: Template, work: Path) -> Iterator[str]:
    """Two programs at one vault: the second is refused by the lock, and by the file as well."""
    folder = Path(shutil.copytree(template.folder, work / "two"))
    with opened(template, folder, series="x") as bench:
        second = OfficeHouse(folder, at=template.at, series="z")
        for way, opening in (
            ("vault_held", lambda: second.unlock("anna")),
            (
                "database_busy",
                lambda: second.database.open(
                    bench.vault.folder.database,
                    bench.vault.keys.data_key,
                    log_key=bench.vault.keys.log_key,
                ),
            ),
        ):
            code = _code(opening)
            if code != way:
                yield f"a second program: {code or 'let in'} for {way}"
        bench.desk.use.drafts.save("cases/new", "Den första skriver vidare")
    yield from _sound(template, folder)
    shutil.rmtree(folder)


def folder_gone(act: Act, template: Template, work: Path) -> Iterator[str]:
    """The folder is taken away in the middle of the work, and comes back."""
    folder = Path(shutil.copytree(template.folder, work / "gone"))
    with opened(template, folder, series="x") as bench:
        before = state_of(bench.vault)
        place, away = bench.vault.folder.path, folder / "borta"
        place.rename(away)
        if not _code(lambda: act.do(bench)):
            yield "nothing was said of a folder that is gone"
        away.rename(place)
        if state_of(bench.vault) != before:
            yield "written into a folder that was gone"
    yield from _sound(template, folder)
    shutil.rmtree(folder)


def clock_back(act: Act, template: Template, work: Path) -> Iterator[str]:
    """The clock is set back by days: what rests on the time is refused, and nothing changes."""
    folder = Path(shutil.copytree(template.folder, work / "clock"))
    with opened(template, folder, series="x") as bench:
        bench.desk.clock.at -= timedelta(days=30)
        before = state_of(bench.vault)
        if _code(lambda: act.do(bench)) != "clock_set_back":
            yield "an answer was registered by a clock that was set back"
        if state_of(bench.vault) != before:
            yield "the refused act left something"
    yield from _sound(template, folder)
    shutil.rmtree(folder)


def _sound(template: Template, folder: Path) -> Iterator[str]:
    with unlocked(template, folder) as bench:
        found = bench.house.access.verify(bench.vault)
        yield from (f"{code} {detail}" for code, detail in found.problems)


def _code(act: Callable[[], object]) -> str:
    try:
        act()
    except (KnownError, DomainError) as error:
        return error.code
    return ""
