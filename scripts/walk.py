"""Walk through one consent in the running program, click by click, and write the help about it.

    walk.py      writes docs/help/consent.sv.md and consent.en.md with their pictures

Runs without a screen, on invented cases in a vault of its own that is thrown away.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtTest import QTest

from scripts.pictures import INVENTED_PASSWORD, MemorySettings, invented_vault, quiet
from scripts.walks import consent
from scripts.walks.walker import Walker, raise_it
from sspf_app.bootstrap import Workshop
from sspf_app.gui.app import make_application
from sspf_app.gui.ports import OpenVault, Question
from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.shell import Shell, ShellParts
from sspf_app.gui.tasks import TaskRunner
from sspf_app.gui.vault_gate import WorkshopGate
from sspf_app.services.settings import Language, Settings

HELP = Path(__file__).resolve().parent.parent / "docs" / "help"
_SIZE = (1280, 800)


class AnsweringDialogs:
    """Says yes to every question, and saves everything in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ask(
        self,
        question: Question,
        *,
        on_yes: Callable[[], object],
        on_no: Callable[[], object] | None = None,
    ) -> None:
        """Yes."""
        del question, on_no
        on_yes()

    def choose_folder(
        self, title: str, *, on_chosen: Callable[[Path], object], start: Path | None = None
    ) -> None:
        """The one folder."""
        del title, start
        on_chosen(self._folder)

    def choose_file(
        self, title: str, *, on_chosen: Callable[[Path], object], pattern: str = "*"
    ) -> None:
        """Nothing is chosen."""
        del title, on_chosen, pattern

    def choose_files(
        self, title: str, *, on_chosen: Callable[[tuple[Path, ...]], object], pattern: str = "*"
    ) -> None:
        """Nothing is chosen."""
        del title, on_chosen, pattern

    def save_file(self, title: str, *, suggested: str, on_chosen: Callable[[Path], object]) -> None:
        """In the one folder."""
        del title
        on_chosen(self._folder / suggested)

    def tell_passwords(self, passwords: Sequence[tuple[str, str]]) -> None:
        """Heard."""
        del passwords


def main() -> int:
    """Write the help in both languages."""
    (HELP / "pictures").mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(quiet)
    for language in Language:
        for old in (HELP / "pictures").glob(f"consent-{language.value}-*.png"):
            old.unlink()
        with TemporaryDirectory() as folder:
            _walk(language, Path(folder))
    return 0


def _walk(language: Language, folder: Path) -> None:
    vault, papers = invented_vault(folder / "vault", cases=12), folder / "papers"
    papers.mkdir()
    store = MemorySettings(Settings(idle_minutes=60, language=language, hints=False))
    make_application(store)
    gate = WorkshopGate(Workshop("sspf-app"), lambda: language.value)
    tasks = TaskRunner()
    opened: list[OpenVault] = []
    tasks.submit(
        lambda: gate.unlock(vault, login=None, password=INVENTED_PASSWORD),
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
    prefix = f"consent-{language.value}"
    walker = Walker(shell, opened[0], tasks, folder=HELP / "pictures", prefix=prefix)
    consent.walk(walker, own_words=_words(language)["own_words"])
    (HELP / f"consent.{language.value}.md").write_text(_page(_words(language), walker), "utf-8")
    print(f"{language.value}: {len(walker.steps)} steps, {len(list(papers.iterdir()))} papers")
    shell.drop()
    closed: list[None] = []
    tasks.submit(opened[0].close, owner=tasks, on_done=closed.append, on_error=raise_it)
    while not closed:
        QTest.qWait(20)
    shell.close()


def _words(language: Language) -> dict[str, Any]:
    """What is said about the walk in a language."""
    file = Path(__file__).resolve().parent / "walks" / "consent.json"
    return json.loads(file.read_bytes())[language.value]


def _page(words: dict[str, Any], walker: Walker) -> str:
    lines = [f"# {words['title']}", "", words["intro"], ""]
    for number, step in enumerate(walker.steps, 1):
        sentence = words["steps"][step.sentence]
        lines += [f"{number}. {sentence}", "", f"   ![{number}](pictures/{step.picture})", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
