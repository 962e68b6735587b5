"""Everything at once: kills, disks in trouble, damage; as little or as much as is asked for."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.survival import places
from tests.survival.acts import ACTS, Act
from tests.survival.damage import Damaged, damaged
from tests.survival.killing import Count
from tests.survival.office import Template, a_template, prepared
from tests.survival.places import TROUBLES, Disk
from tests.survival.telling import begun
from tests.survival.typed import Typed, typed

_ANSWERING = "a withdrawal, a form, an answer"

_MANY, _SHARE = 100, 0.8
"""Of so many kills and more so large a part must hit inside a write, or little was tried."""


@dataclass(kw_only=True)
class Report:
    """What came of a run.

    Attributes:
        acts: Of the kills, by act.
        disks: Of disks in trouble, by what the disk answered.
        odd: Two programs, a folder that is gone, a clock set back: what went wrong.
        damage: By kind of file.
        typed: What of typing was lost, by editor.
    """

    acts: dict[str, Count] = field(default_factory=dict[str, Count])
    disks: dict[str, Count] = field(default_factory=dict[str, Count])
    odd: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    damage: list[Damaged] = field(default_factory=list[Damaged])
    typed: list[Typed] = field(default_factory=list[Typed])

    def take(self, other: Report) -> None:
        """Add what another part of the run has found."""
        self.acts |= other.acts
        for name, count in other.disks.items():
            self.disks.setdefault(name, Count()).add(count)

    @property
    def kills(self) -> int:
        """In all."""
        return sum(one.kills for one in self.acts.values())

    @property
    def inside(self) -> int:
        """How many of them hit inside a write."""
        return sum(one.inside for one in self.acts.values())

    @property
    def faults(self) -> list[str]:
        """Everything that is not as promised."""
        found = [problem for problems in self.odd.values() for problem in problems]
        for counts in (self.acts, self.disks):
            for name, one in counts.items():
                found += [f"{name}: {problem}" for problem in one.problems]
                found += [f"{name}: {one.lost} times lost"] if one.lost else []
                found += [f"{name}: {one.half} times half"] if one.half else []
        found += [f"{one.name}: {dict(one.ways)}" for one in self.damage if one.problems]
        found += [
            f"{one.name}: {max(one.lost):.1f} s of typing lost"
            for one in self.typed
            if one.problems
        ]
        if self.kills >= _MANY and self.inside < _SHARE * self.kills:
            found.append(f"only {self.inside} of {self.kills} kills hit inside a write")
        return found


def run(
    *,
    kills: int,
    refusals: int,
    damages: int,
    windows: int,
    acts: Sequence[Act],
    work: Path,
    seed: int,
    jobs: int,
) -> Report:
    """Do all of it, by as many processes as are told.

    Args:
        kills: In all, every act as often as the others; the rest falls to the first.
        refusals: In all, in turn over the acts and what a disk may answer.
        damages: Of each kind of file.
        windows: That are killed while somebody types.
        acts: At which to kill.
        work: An empty folder, on a disk where waiting for it costs little.
        seed: The same one draws the same points.
        jobs: Each does its part of the acts.
    """
    office, parts = a_template(work / "office"), range(jobs)
    shares = [
        (act, _share(kills, place, of=len(acts)), _share(refusals, place, of=len(acts)))
        for place, act in enumerate(acts)
    ]
    told = [work / f"part-{part}" for part in parts]
    started = [
        begun(lambda at=part: _done(shares[at::jobs], office, told[at], seed=seed, part=at))
        for part in parts
    ]
    if any([os.waitpid(child, 0)[1] for child in started]):
        raise RuntimeError("a part of the run failed")
    report = Report()
    for path in told:
        report.take(pickle.loads(path.read_bytes()))
    report.acts = {act.name: report.acts[act.name] for act in acts}
    report.odd.update(_odd(office, work))
    report.damage += damaged(office, work, tries=damages, seed=seed) if damages else ()
    report.typed += typed(work / "typing", windows=windows, seed=seed) if windows else ()
    return report


def _done(
    shares: Sequence[tuple[Act, int, int]], office: Template, told: Path, *, seed: int, part: int
) -> None:
    """Do a part of the acts on a processor of one's own, and write down what came of it."""
    if hasattr(os, "sched_setaffinity"):  # a child that is stopped and its parent take turns
        own = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {own[part % len(own)]})
    report, work = Report(), told.with_suffix(".work")
    work.mkdir()
    for place, (act, kills, refusals) in enumerate(shares):
        room = work / f"act-{place}"
        room.mkdir()
        ground = Disk(act, _template(act, office, room), room, seed=seed)
        for _ in range(kills):
            ground.kill()
        report.acts[act.name], ground.count = ground.count, Count()
        _refused(report, ground, place + part, refusals)
        shutil.rmtree(room)
    told.write_bytes(pickle.dumps(report))


def _refused(report: Report, disk: Disk, first: int, times: int) -> None:
    for number in range(times):
        trouble = TROUBLES[(first + number) % len(TROUBLES)]
        disk.count = report.disks.setdefault(trouble.name, Count())
        before = len(disk.count.problems)
        disk.meet(trouble)
        named = [f"{disk.act.name}, {one}" for one in disk.count.problems[before:]]
        disk.count.problems[before:] = named


def _odd(office: Template, work: Path) -> Iterator[tuple[str, list[str]]]:
    acts = {act.name: act for act in ACTS}
    yield "two programs at one vault", list(places.beside_each_other(office, work))
    for name in ("notes", "another password"):
        found = list(places.folder_gone(acts[name], office, work))
        yield f"the folder goes and comes back ({name})", found
    back = list(places.clock_back(acts[_ANSWERING], office, work))
    yield "the clock is set back by a month", back


def _share(number: int, place: int, *, of: int) -> int:
    return number // of + (place < number % of)


def _template(act: Act, office: Template, room: Path) -> Template:
    own = room / "template"
    if act.fill is not None:
        made = a_template(own, act.fill)
    else:
        shutil.copytree(office.folder, own)
        made = replace(office, folder=own)
    return made if act.prepare is None else prepared(made, act.prepare)
