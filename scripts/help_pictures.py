"""Take the pictures of the help and of the README from the running program.

    help_pictures.py      writes docs/help/pictures/<topic>-<language>.png

One picture for each screen in each language, on invented cases in a vault of its own that is thrown
away. The pictures of one consent, step by step, are made by `walk.py`.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pictures import MemorySettings, quiet
from PIL import Image
from PySide6.QtCore import QObject, qInstallMessageHandler
from PySide6.QtTest import QTest

from sspf_app.bootstrap import Workshop
from sspf_app.gui.app import Program, Start, make_application
from sspf_app.gui.ports import OpenVault
from sspf_app.gui.shell import Shell
from sspf_app.gui.vault_gate import WorkshopGate
from sspf_app.services.settings import Language, Settings, ThemeChoice
from sspf_app.services.vault import FirstUser

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "help" / "pictures"
_PASSWORD = "tretton lugna renar badar"  # noqa: S105  of invented cases
_SIZE = (1280, 800)
_WIDTH, _COLOURS, _ROUNDS, _CASES = 1000, 128, 8, 14
_CASE, _MEETING = "c-demo-2", "c-demo-2-m98"

# Topic of the help: the screen and what it is opened with.
TOPICS: dict[str, tuple[str, dict[str, str]]] = {
    "today": ("today", {}),
    "cases": ("cases", {}),
    "case": ("case", {"case": _CASE, "tab": "overview"}),
    "meeting": ("meeting", {"case": _CASE, "meeting": _MEETING}),
    "consents": ("consents", {}),
    "commitments": ("commitments", {}),
    "scans": ("scans", {}),
    "ask": ("ask", {"case": _CASE}),
    "consultations": ("consultations", {}),
    "legal": ("legal", {}),
    "register": ("register", {}),
    "log": ("log", {}),
    "moving": ("moving", {}),
    "handover": ("handover", {}),
    "settings": ("settings", {}),
}


def main() -> int:
    """Take all of them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(quiet)
    with TemporaryDirectory() as folder:
        vault = _made(Path(folder) / "SSPF")
        for language in Language:
            _take(vault, language)
    return 0


def _made(folder: Path) -> Path:
    """A vault of invented cases."""
    workshop = Workshop("sspf")
    new = workshop.vaults.draft(FirstUser(login="karin", name="Karin Ek"), _PASSWORD)
    vault = workshop.vaults.create(folder, new)
    try:
        workshop.fill_demo(workshop.services(vault, "sv"), _CASES)
    finally:
        vault.close()
    return folder


def _take(vault: Path, language: Language) -> None:
    store = MemorySettings(
        Settings(idle_minutes=60, language=language, theme=ThemeChoice.LIGHT, hints=False)
    )
    app = make_application(store)
    gate = WorkshopGate(Workshop("sspf-app"), lambda: language.value)
    start = Start(make_gate=lambda: gate, settings=store, new_vault_in=vault.parent, vault=vault)
    program = Program(app, start)
    program.show()
    opened: list[OpenVault] = []
    program.tasks.submit(
        lambda: gate.unlock(vault, login=None, password=_PASSWORD),
        owner=program,
        on_done=opened.append,
        on_error=_raise,
    )
    while not opened:
        QTest.qWait(20)
    program.unlock_window.hand_over(opened[0])
    shell = program.shell
    if shell is None:
        raise RuntimeError("the window did not open")
    shell.resize(*_SIZE)
    for topic, (screen, params) in TOPICS.items():
        shell.navigate(screen, **params)
        _settle(program)
        print(f"  {_save(shell, f'{topic}-{language.value}.png')}", flush=True)
    shell.leave_wanted.emit()


def _settle(program: Program) -> None:
    """Let jobs, and what they start, come to an end."""
    for _ in range(_ROUNDS):
        owner, done = QObject(), list[object]()
        program.tasks.submit(lambda: True, owner=owner, on_done=done.append, on_error=_raise)
        while not done:
            QTest.qWait(5)
        QTest.qWait(20)


def _save(shell: Shell, name: str) -> str:
    """Write a picture of the window, small enough for a page."""
    file = PICTURES / name
    shell.grab().save(str(file))
    with Image.open(file) as picture:
        height = round(picture.height * _WIDTH / picture.width)
        small = picture.convert("RGB").resize((_WIDTH, height), Image.Resampling.LANCZOS)
        small.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE).save(file, optimize=True)
    return name


def _raise(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    sys.exit(main())
