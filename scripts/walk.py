"""Walk through the running program, click by click, and write the help about it.

    walk.py [NAME...]    writes docs/help/NAME.sv.md and NAME.en.md with their pictures; without
                         names every walk of the help
    walk.py worked       walks the worked cases instead: out/walks/NAME/index.md with its pictures

``consent`` is one consent from the request to the withdrawal, ``from_worry_to_closure`` a young
person from the first worry to the contact after the closing. Each runs without a screen, on
invented cases in a vault of its own that is thrown away.
"""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtTest import QTest

from scripts.pictures import INVENTED_PASSWORD, LOGIN, MemorySettings, invented_vault, quiet
from scripts.walks import case, consent, worked
from scripts.walks.dialogs import AnsweringDialogs
from scripts.walks.walker import Walker, raise_it
from scripts.walks.worked_parts import WorkedCase
from sspf_app.bootstrap import Workshop
from sspf_app.gui.application import make_application
from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.shell import Shell, ShellParts
from sspf_app.gui.tasks import TaskRunner
from sspf_app.gui.vault_gate import WorkshopGate
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.services.settings import Language, Settings
from sspf_app.system.clock import SystemClock

HELP = Path(__file__).resolve().parent.parent / "docs" / "help"
WORKED = Path(__file__).resolve().parent.parent / "out" / "walks"
_SIZE = (1280, 800)
_VAULT = "SSPF"
_BEGINS = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
"""A Monday morning: the pictures of a walk through months are of the same days each time."""


class WalkClock(SystemClock):
    """Begins on a Monday, goes on as time goes, and lets days pass."""

    def __init__(self) -> None:
        self._ahead = _BEGINS - super().now()

    def now(self) -> datetime:
        """So far from the machine's own."""
        return super().now() + self._ahead

    def later(self, days: float) -> None:
        """Let so many days pass."""
        self._ahead += timedelta(days=days)

    def until(self, when: datetime) -> None:
        """Let the time come to an instant."""
        self._ahead += when - self.now()


@dataclass(frozen=True, kw_only=True)
class Walk:
    """One walk.

    Attributes:
        words: What is said about it, and typed in it, by language.
        go: Goes through it, with those words.
    """

    words: Path
    go: Callable[[Walker, Mapping[str, Any], WalkClock], None]


def _consent(walker: Walker, words: Mapping[str, Any], _clock: WalkClock) -> None:
    consent.walk(walker, own_words=words["own_words"])


def _case(walker: Walker, words: Mapping[str, Any], clock: WalkClock) -> None:
    case.walk(walker, typed=words["typed"], later=clock.later)


WALKS = {
    "consent": Walk(words=consent.WORDS, go=_consent),
    "from_worry_to_closure": Walk(words=case.WORDS, go=_case),
}


def main(argv: list[str] | None = None) -> int:
    """Write the help, or the worked cases, in both languages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("names", nargs="*", choices=[[], *WALKS, "worked"], metavar="NAME")
    wanted = parser.parse_args(argv)
    qInstallMessageHandler(quiet)
    if "worked" in wanted.names:
        for language in Language:
            with TemporaryDirectory() as folder:
                _worked(language, Path(folder))
        return 0
    (HELP / "pictures").mkdir(parents=True, exist_ok=True)
    for name in wanted.names or WALKS:
        for language in Language:
            for old in (HELP / "pictures").glob(f"{name}-{language.value}-*.png"):
                old.unlink()
            with TemporaryDirectory() as folder:
                _walk(name, language, Path(folder))
    return 0


def _walk(name: str, language: Language, folder: Path) -> None:
    walk, clock = WALKS[name], WalkClock()
    words = json.loads(walk.words.read_bytes())[language.value]
    vault, papers = invented_vault(folder / _VAULT, cases=12, clock=clock), folder / "papers"
    papers.mkdir()
    prefix = f"{name}-{language.value}"
    with _window(vault, papers, clock, language) as (shell, opened, tasks):
        walker = Walker(shell, opened, tasks, folder=HELP / "pictures", prefix=prefix)
        walk.go(walker, words, clock)
    (HELP / f"{name}.{language.value}.md").write_text(_page(words, walker), "utf-8")
    print(f"{prefix}: {len(walker.steps)} steps, {len(list(papers.iterdir()))} papers", flush=True)


def _worked(language: Language, folder: Path) -> None:
    """Each worked case, in one window, with a folder of its own."""
    clock, papers = WalkClock(), folder / "papers"
    clock.until(worked.BEGINS)
    vault = invented_vault(folder / _VAULT, fill=worked.take_in, clock=clock)
    papers.mkdir()
    words = json.loads(worked.WORDS.read_bytes())[language.value]
    with _window(vault, papers, clock, language) as (shell, opened, tasks):

        def place_of(one: worked.Worked) -> Path:
            return WORKED / f"{one.name}-{language.value}"

        def begin(one: worked.Worked) -> WorkedCase:
            place = place_of(one)
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            walker = Walker(shell, opened, tasks, folder=place, prefix="step")
            return WorkedCase(walker, clock.until, papers)

        for one, case in worked.walk_all(begin):
            place = place_of(one)
            (place / "index.md").write_text(worked.page(words, one.name, case), "utf-8")
            print(f"{place.name}: {len(case.walker.steps)} steps", flush=True)


@contextmanager
def _window(
    vault: Path, papers: Path, clock: WalkClock, language: Language
) -> Iterator[tuple[Shell, OpenVault, TaskRunner]]:
    """The window of an unlocked vault; closed, and the vault with it, at the end."""
    store = MemorySettings(Settings(idle_minutes=60, language=language, hints=False))
    make_application(store)
    workshop = Workshop("sspf-app")
    workshop.clock = clock
    gate = WorkshopGate(workshop, lambda: language.value)
    login = LOGIN if LOGIN in gate.describe(vault).logins else None
    tasks = TaskRunner()
    opened: list[OpenVault] = []
    tasks.submit(
        lambda: gate.unlock(vault, login=login, password=INVENTED_PASSWORD),
        owner=tasks,
        on_done=opened.append,
        on_error=raise_it,
    )
    while not opened:
        QTest.qWait(20)
    shell = Shell(
        ShellParts(
            vault=opened[0],
            tasks=tasks,
            settings=store,
            screens=SCREENS,
            report=raise_it,
            dialogs=AnsweringDialogs(papers),
        )
    )
    shell.resize(*_SIZE)
    shell.show()
    shell.start()
    yield shell, opened[0], tasks
    shell.drop()
    closed: list[None] = []
    tasks.submit(opened[0].close, owner=tasks, on_done=closed.append, on_error=raise_it)
    while not closed:
        QTest.qWait(20)
    shell.close()


def _page(words: dict[str, Any], walker: Walker) -> str:
    lines = [f"# {words['title']}", "", words["intro"], ""]
    for number, step in enumerate(walker.steps, 1):
        sentence = words["steps"][step.sentence]
        lines += [f"{number}. {sentence}", "", f"   ![{number}](pictures/{step.picture})", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
