"""Plain objects in the place of tasks, dialogs and shell, for presenters and views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sspf_app.gui.ports import Question, ScreenPorts, Trouble
from sspf_app.services.changes import Changes
from sspf_app.services.print_ports import Printer
from sspf_app.services.settings import Settings

ResultT = TypeVar("ResultT")


class InlineTasks:
    """Runs a job at once; ``hold()`` keeps jobs back until ``run()``."""

    def __init__(self) -> None:
        self._held: list[Callable[[], None]] | None = None

    def hold(self) -> None:
        self._held = []

    @property
    def waits(self) -> bool:
        return bool(self._held)

    def run(self, number: int = 0) -> None:
        """Run a held job; 0 = the oldest."""
        assert self._held
        self._held.pop(number)()

    def submit(
        self,
        job: Callable[[], ResultT],
        *,
        owner: object,
        on_done: Callable[[ResultT], object],
        on_error: Callable[[BaseException], object],
        is_act: bool = False,
    ) -> None:
        def go() -> None:
            try:
                result = job()
            except Exception as error:
                on_error(error)
            else:
                on_done(result)

        if self._held is None:
            go()
        else:
            self._held.append(go)


Answer = bool | Path | Printer | None


class QueuedDialogs:
    """Answers from a queue; an unexpected question fails the test.

    Attributes:
        answers: For ``ask`` True or False, else a path or None (nothing was chosen). For a printer
            the printer, None, or False: there is none.
        asked: What was asked, in order.
        told: Passwords that were shown: file and password.
        started: Where the choice of a folder began, in order; None = nowhere in particular.
    """

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: list[Question | str] = []
        self.told: list[tuple[str, str]] = []
        self.started: list[Path | None] = []

    def ask(
        self,
        question: Question,
        *,
        on_yes: Callable[[], object],
        on_no: Callable[[], object] | None = None,
    ) -> None:
        if self._next(question):
            on_yes()
        elif on_no is not None:
            on_no()

    def choose_folder(
        self, title: str, *, on_chosen: Callable[[Path], object], start: Path | None = None
    ) -> None:
        self.started.append(start)
        self._choose(title, on_chosen)

    def choose_file(
        self, title: str, *, on_chosen: Callable[[Path], object], pattern: str = "*"
    ) -> None:
        self._choose(title, on_chosen)

    def choose_files(
        self,
        title: str,
        *,
        on_chosen: Callable[[tuple[Path, ...]], object],
        pattern: str = "*",
    ) -> None:
        self._choose(title, lambda path: on_chosen((path,)))

    def tell_passwords(
        self, passwords: Sequence[tuple[str, str]], *, any_spelling: bool = False
    ) -> None:
        del any_spelling
        self.told.extend(passwords)

    def tell_words(self, words: Sequence[str], *, vault: str) -> None:
        self.told.append((vault, " ".join(words)))

    def tell_first_password(self, name: str, password: str) -> None:
        self.told.append((name, password))

    def save_file(self, title: str, *, suggested: str, on_chosen: Callable[[Path], object]) -> None:
        self._choose(f"{title}: {suggested}", on_chosen)

    def choose_printer(
        self, *, on_chosen: Callable[[Printer], object], on_none: Callable[[], object]
    ) -> None:
        answer = self._next("printer")
        if answer is False:
            on_none()
        elif answer is not None and not isinstance(answer, (bool, Path)):
            on_chosen(answer)

    def _choose(self, title: str, on_chosen: Callable[[Path], object]) -> None:
        answer = self._next(title)
        if isinstance(answer, Path):
            on_chosen(answer)

    def _next(self, question: Question | str) -> Answer:
        self.asked.append(question)
        assert self.answers, f"nobody expected the question {question!r}"
        return self.answers.pop(0)


class RecordingFrame:
    """Keeps what a screen tells the shell.

    Attributes:
        went_to: Screens and their parameters.
        told: Changes that were broadcast.
        said: What the toast said.
        undo: How to undo the last of it.
        saved: What file it offers to open.
        backups: How often a backup was asked for.
        is_filled: The screen fills the display.
    """

    def __init__(self) -> None:
        self.went_to: list[tuple[str, dict[str, str]]] = []
        self.told: list[Changes] = []
        self.said: list[str] = []
        self.undo: Callable[[], object] | None = None
        self.saved: Path | None = None
        self.is_filled = False
        self.backups = 0

    def fill(self, *, wanted: bool) -> None:
        self.is_filled = wanted

    def navigate(self, screen: str, **params: str) -> None:
        self.went_to.append((screen, params))

    def back_up(self) -> None:
        self.backups += 1

    def broadcast(self, changes: Changes) -> None:
        self.told.append(changes)

    def say(
        self, text: str, *, undo: Callable[[], object] | None = None, saved: Path | None = None
    ) -> None:
        self.said.append(text)
        self.undo = undo
        self.saved = saved

    def explain(self, error: BaseException) -> Trouble:
        """The code itself; an error that nobody foresaw goes on."""
        code = getattr(error, "code", None)
        if code is None:
            raise error
        return Trouble(what=str(code))


class FixedClock:
    """Always the same instant."""

    def __init__(self, now: datetime = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)) -> None:
        self._now = now

    @property
    def zone(self) -> tzinfo:
        return ZoneInfo("Europe/Stockholm")

    def now(self) -> datetime:
        return self._now


@dataclass
class MemorySettings:
    """Settings without a file; ``error`` is raised when they are saved."""

    settings: Settings = field(default_factory=Settings)
    error: Exception | None = None

    def load(self) -> Settings:
        return self.settings

    def save(self, settings: Settings) -> None:
        if self.error is not None:
            raise self.error
        self.settings = settings


@dataclass
class Stage:
    """Everything a screen is built from, within reach of the test."""

    services: Any
    tasks: InlineTasks = field(default_factory=InlineTasks)
    dialogs: QueuedDialogs = field(default_factory=QueuedDialogs)
    frame: RecordingFrame = field(default_factory=RecordingFrame)
    clock: FixedClock = field(default_factory=FixedClock)
    settings: MemorySettings = field(default_factory=MemorySettings)

    def ports(self) -> ScreenPorts:
        return ScreenPorts(
            services=self.services,
            tasks=self.tasks,
            dialogs=self.dialogs,
            frame=self.frame,
            clock=self.clock,
            settings=self.settings,
        )
