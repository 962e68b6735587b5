"""Take the pictures of the help and of the README from the running program.

    help_pictures.py      writes docs/help/pictures/<topic>-<language>.png

One picture for each screen in each language, in the state that its page speaks of, on invented
cases in a vault of its own that is thrown away. The pictures of one consent, step by step, are
made by `walk.py`.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from picture_apart import ApartStates
from picture_handover import handover_states
from picture_key import key_files
from picture_moving import moving_states
from picture_plan import plan_states
from picture_rules import RuleStates
from picture_shell import Steps
from picture_states import States
from pictures import INVENTED_PASSWORD, LOGIN, Photographer, invented_vault, quiet
from PIL import Image
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from sspf_app.domain.statistics import Period
from sspf_app.gui.shell import Shell
from sspf_app.services.settings import Language, Settings, ThemeChoice
from sspf_app.system.clock import SystemClock

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "help" / "pictures"
_SIZE = (1280, 800)
_WIDTH, _COLOURS, _ROUNDS, _CASES = 1000, 128, 8, 15
_CASE = "c-demo-2"

# Topic of the help: the screen and what it is opened with.
TOPICS: dict[str, tuple[str, dict[str, str]]] = {
    "today": ("today", {}),
    "cases": ("cases", {}),
    "case": ("case", {"case": _CASE, "tab": "overview"}),
    "statistics": ("statistics", {"period": str(Period.half_of(SystemClock().now().date()))}),
    "register": ("register", {}),
    "users": ("register", {"tab": "users"}),
    "log": ("log", {}),
    "vault": ("vault", {}),
    "settings": ("settings", {}),
    "consents": ("consents", {}),
}

# States that one click does not reach, and the topic that speaks of each.
STATES: dict[str, str] = {
    "ask-yes": "ask",
    "meeting-during": "meeting",
    "commitments-late": "commitments",
    "scans-compare": "scans",
    "moving-rows": "moving",
    "handover-colleague": "handover",
    "legal-question": "legal",
    "consultation-found": "consultations",
}

# States of the page of the unit manager's own key, and what their pictures are called.
KEY_STATES: dict[str, str] = {"key-log": "manager_key", "key-question": "manager_key-question"}


class HelpStates(States):
    """The states of the help, each taken from what `pictures.py` pictures."""

    def steps(self) -> Sequence[Steps]:
        """Each up to the state that the help speaks of."""
        beside = (self._shell, self._vault, self._settle, self._fetch)
        rules, apart = RuleStates(*beside), ApartStates(*beside)
        return (
            self._up_to("ask-yes", self._questions),
            self._up_to("meeting-during", self._meetings),
            self._up_to("scans-compare", self._scans),
            self._up_to("moving-rows", self._moving),
            self._up_to("handover-colleague", self._handing_over),
            self._up_to("commitments-late", self._plan),
            self._up_to("consultation-found", rules.apart),
            self._up_to("legal-question", apart.by_law),
        )

    def _moving(self) -> Iterator[str]:
        return moving_states(self._go, self._presenter, self._settle)

    def _handing_over(self) -> Iterator[str]:
        return handover_states(self._go, self._presenter, self._fetch)

    def _plan(self) -> Iterator[str]:
        return plan_states(self._go, self._presenter, self._fetch)

    def _up_to(self, last: str, steps: Steps) -> Steps:
        def reach() -> Iterator[str]:
            for name in steps():
                yield name
                if name == last:
                    return

        return reach


def main() -> int:
    """Take all of them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(quiet)
    with TemporaryDirectory() as folder:
        vault = invented_vault(Path(folder) / "SSPF", cases=_CASES)
        for language in Language:
            # What is typed for a picture stays in the copy.
            for name, take in (("", _take), ("-key", _take_key)):
                place = Path(folder) / f"{language.value}{name}" / "SSPF"
                take(Path(shutil.copytree(vault, place)), language)
    return 0


def _take(vault: Path, language: Language) -> None:
    settings = Settings(idle_minutes=60, language=language, theme=ThemeChoice.LIGHT, hints=False)
    photographer = Photographer(vault.parent, settings, size=_SIZE)
    shell, opened = photographer.open(vault, INVENTED_PASSWORD)
    for topic, (screen, params) in TOPICS.items():
        shell.navigate(screen, **params)
        photographer.settle(rounds=_ROUNDS)
        print(f"  {_save(shell, f'{topic}-{language.value}.png')}", flush=True)
    for state in photographer.states(shell, opened, (HelpStates,)):
        if (topic := STATES.get(state)) is not None:
            print(f"  {_save(shell, f'{topic}-{language.value}.png')}", flush=True)
    shell.leave_wanted.emit()


def _take_key(vault: Path, language: Language) -> None:
    """The page of the manager's own key, which lies before any vault is open."""
    files = key_files(vault, vault.parent, login=LOGIN, password=INVENTED_PASSWORD)
    settings = Settings(idle_minutes=60, hints=False, language=language, theme=ThemeChoice.LIGHT)
    photographer = Photographer(vault.parent, settings, size=_SIZE)
    for state in photographer.at_manager_key(files):
        if (name := KEY_STATES.get(state)) is not None and photographer.window is not None:
            print(f"  {_save(photographer.window, f'{name}-{language.value}.png')}", flush=True)


def _save(window: QWidget, name: str) -> str:
    """Write a picture of the window, small enough for a page."""
    file = PICTURES / name
    if isinstance(window, Shell):
        window.toast.hide()  # of how the picture was come to
    window.grab().save(str(file))
    with Image.open(file) as picture:
        height = round(picture.height * _WIDTH / picture.width)
        small = picture.convert("RGB").resize((_WIDTH, height), Image.Resampling.LANCZOS)
        # Without a second look at its colours a page would stand there in pink.
        few = small.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2)
        few.save(file, optimize=True)
    return name


if __name__ == "__main__":
    sys.exit(main())
