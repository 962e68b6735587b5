"""Kills a program while it writes, opens what is left, and says what was lost.

A round copies a vault, lets a child do one act on it, ends the child by SIGKILL at one point, and
looks: the vault opens, is sound, and stands in a state that the same act, undisturbed, passes
through; never before the last commit the child has told. Run as a program of its own: it forks,
which a process with Qt in it must not.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sspf_app.services.errors import KnownError
from tests.survival.acts import Act
from tests.survival.calls import Answer, Call, Fate, are_traceable, stop_at_writes, traced
from tests.survival.looking import left_over, readable, unlocked
from tests.survival.office import Bench, Template, opened, state_of
from tests.survival.telling import Told, begun, forked, watch

_FATES = (Fate.KILLED_BEFORE, Fate.KILLED_WITHIN, Fate.KILLED_AFTER)


@dataclass(frozen=True, kw_only=True)
class Course:
    """How an act goes undisturbed.

    Attributes:
        states: Before it, and after each commit.
        calls: How many calls write into the folder.
        ticks: How often SQLite looks up inside transactions.
        seconds: How long it takes.
    """

    states: tuple[str, ...]
    calls: int
    ticks: int
    seconds: float


@dataclass(kw_only=True)
class Count:
    """What came of the kills at one act."""

    kills: int = 0
    inside: int = 0
    lost: int = 0
    half: int = 0
    behind: int = 0
    """Committed, but killed before it could say so."""
    ways: Counter[str] = field(default_factory=Counter[str])
    left: Counter[str] = field(default_factory=Counter[str])
    problems: list[str] = field(default_factory=list[str])

    def add(self, other: Count) -> None:
        """Take another count into this one."""
        self.kills += other.kills
        self.inside += other.inside
        self.lost += other.lost
        self.half += other.half
        self.behind += other.behind
        self.ways += other.ways
        self.left += other.left
        self.problems += other.problems


class Ground:
    """One act on copies of one vault, again and again."""

    def __init__(self, act: Act, template: Template, work: Path, *, seed: int) -> None:
        self.act = act
        self.count = Count()
        self._template = template
        self._work = work
        self._told = Told()
        self._chance = random.Random(f"{seed} {act.name}")
        self._course: Course | None = None

    @property
    def course(self) -> Course:
        """How it goes undisturbed; found out once."""
        if self._course is None:
            self._course = self._undisturbed()
        return self._course

    def kill(self) -> None:
        """Kill once and look; a child that was done before its time is not counted."""
        while not self._kill():
            continue

    def _kill(self) -> bool:
        with self.begun() as folder:
            way = self._killed(folder)
            if way is not None:
                self.count.kills += 1
                self.count.ways[way] += 1
                self.count.inside += way != "any moment" or self._told.is_inside
                self._look(folder, way)
        return way is not None

    def _killed(self, folder: Path) -> str | None:
        """How it was killed; None = it was done before."""
        lot = self._chance.random()
        if are_traceable() and lot < 0.8:
            return self._killed_at_call(folder)
        if lot < 0.9 and self.course.ticks:
            return self._killed_at_instruction(folder)
        return self._killed_any_time(folder)

    def _killed_at_call(self, folder: Path) -> str | None:
        left, fate = self._chance.randrange(self.course.calls), self._chance.choice(_FATES)
        way = ""

        def decide(call: Call) -> Answer:
            nonlocal left, way
            if not call.path.startswith(str(folder)):
                return Answer()
            left -= 1
            if left >= 0:
                return Answer()
            way = f"{call.kind} {fate.value}"
            return Answer(fate)

        code = traced(lambda: self._act(folder, armed=stop_at_writes), decide)
        return self._expected(code, way)

    def _killed_at_instruction(self, folder: Path) -> str | None:
        last = self._chance.randrange(self.course.ticks)

        def tick() -> None:
            if self._told.ticks > last:
                os.kill(os.getpid(), signal.SIGKILL)

        return self._expected(forked(lambda: self._act(folder, tick=tick)), "instruction of SQL")

    def _killed_any_time(self, folder: Path) -> str | None:
        wait = self._chance.uniform(0, self.course.seconds)
        receive, tell = os.pipe()

        def child() -> None:
            os.close(receive)
            self._act(folder, armed=lambda: os.close(tell))

        pid = begun(child)
        os.close(tell)
        with os.fdopen(receive) as pipe:
            pipe.read()  # it ends when the act begins
        threading.Event().wait(wait)
        os.kill(pid, signal.SIGKILL)
        return self._expected(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), "any moment")

    def _expected(self, code: int, way: str) -> str | None:
        if code not in (0, -signal.SIGKILL):
            raise RuntimeError(f"{self.act.name}: the child ended by itself with {code}")
        return way if code else None

    def _act(
        self,
        folder: Path,
        *,
        armed: Callable[[], None] = lambda: None,
        tick: Callable[[], None] = lambda: None,
        before: Callable[[Bench], None] = lambda _bench: None,
        after: Callable[[Bench], None] = lambda _bench: None,
    ) -> None:
        """Do the act in this process and close the vault; what is told goes into shared memory."""
        with opened(self._template, folder, series="x") as bench:
            before(bench)
            watch(bench, self._told, tick=tick, after=lambda: after(bench))
            armed()
            self.act.do(bench)

    def _undisturbed(self) -> Course:
        states: list[str] = []
        receive, tell = os.pipe()

        def child() -> None:
            by_content = self.act.by_content

            def note(bench: Bench) -> None:
                states.append(state_of(bench.vault, by_content=by_content))

            self._act(folder, before=note, after=note)
            os.write(tell, json.dumps(states).encode())

        with self._copy() as folder:
            pid = begun(child)
            os.close(tell)
            with os.fdopen(receive) as pipe:
                states += json.loads(pipe.read() or "[]")
            if os.waitpid(pid, 0)[1] != 0:
                raise RuntimeError(f"{self.act.name}: it fails undisturbed")
            ticks = self._told.ticks
        calls: list[Call] = []
        if are_traceable():
            with self._copy() as folder:

                def decide(call: Call) -> Answer:
                    calls.extend([call] if call.path.startswith(str(folder)) else ())
                    return Answer()

                traced(lambda: self._act(folder, armed=stop_at_writes), decide)
        with self._copy() as folder:
            began = time.monotonic()
            forked(lambda: self._act(folder))
            seconds = time.monotonic() - began
        return Course(states=tuple(states), calls=len(calls), ticks=ticks, seconds=seconds)

    @contextmanager
    def begun(self) -> Iterator[Path]:
        """A round: a copy of the vault, with nothing told yet."""
        _ = self.course
        with self._copy() as folder:
            self._told.reset()
            yield folder

    @contextmanager
    def _copy(self) -> Iterator[Path]:
        folder = self._work / "round"
        shutil.copytree(self._template.folder, folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)

    def _look(self, folder: Path, way: str) -> None:
        problems = list(readable(folder))
        try:
            with unlocked(self._template, folder) as bench:
                self._judge(state_of(bench.vault, by_content=self.act.by_content))
                found = bench.house.access.verify(bench.vault)
                problems += [f"{code} {detail}" for code, detail in found.problems]
                problems += self.act.check(bench) if self.act.check is not None else ()
                bench.desk.use.drafts.save("cases/new", "Det går att skriva igen")
        except KnownError as error:
            problems.append(f"it does not open: {error.code} {dict(error.params)}")
        self.count.left.update(left_over(folder))
        self.count.problems += [f"{way}: {one}" for one in problems]

    def _judge(self, state: str) -> None:
        states, told = self.course.states, self._told.commits
        places = [place for place, one in enumerate(states) if one == state]
        if not places:
            self.count.half += 1
        elif max(places) < told:
            self.count.lost += 1
        else:
            self.count.behind += told not in places
