"""The part in the window of a day with names that sing: every place, each paper, the palette."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from sspf_app.bootstrap import Workshop
from sspf_app.gui.application import make_application
from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.gui.shell import Shell, ShellParts
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.services.bundle import Services
from sspf_app.services.settings import Language, Settings
from sspf_app.system.paths import config_folder
from sspf_app.system.settings import JsonSettings
from tests.gui.walk_places import CASE_TABS, MEETING_TABS
from tests.presenters.doubles import InlineTasks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def by_window(use: Services, workshop: Workshop, folder: Path, leave: Callable[[], None]) -> None:
    """Every screen and every tab, painted; papers looked at; the palette; what leaves comes after.

    Prints the screens, the parts of the register and the tabs of the meeting that were seen, how
    many papers were painted, and what the palette opened.
    """
    faults: list[BaseException] = []
    shell = _shell(use, workshop, folder, faults)
    seen: list[str] = []
    for screen in SCREENS:
        params = {"case": "c1"} if screen.name in {"case", "meeting", "item_rights"} else {}
        _paint(shell, screen.name, params)
        seen.append(screen.name)
    for tab in CASE_TABS:
        _paint(shell, "case", {"case": "c1", "tab": tab})
    told: dict[str, object] = {
        "screens": seen,
        "register": list(_register(shell)),
        "papers": [_meeting(shell, tab) for tab in MEETING_TABS],
        "palette": [_palette(shell, words) for words in ("Kanariealva", "anteckning")],
    }
    QApplication.clipboard().setText("Viskordet")
    shell.bar.search.setText("Kanariealva")
    shell.bar.search._on_pause()
    shell.drafts_now()()
    if faults:
        raise faults[0]
    print(json.dumps(told), flush=True)
    leave()


def by_manager(use: Services, workshop: Workshop, folder: Path) -> None:
    """The parts of the register that only a unit manager reads; prints which they are."""
    faults: list[BaseException] = []
    shell = _shell(use, workshop, folder, faults)
    _paint(shell, "register", {})
    told = {"register_of_manager": list(_register(shell))}
    shell.drop()
    shell.close()
    if faults:
        raise faults[0]
    print(json.dumps(told), flush=True)


def _shell(use: Services, workshop: Workshop, folder: Path, faults: list[BaseException]) -> Shell:
    settings = JsonSettings(config_folder())
    settings.save(Settings(language=Language.SWEDISH))
    make_application(settings)
    opened = OpenVault(
        services=use,
        name="SSPF",
        folder=folder,
        actor_name="Maria",
        clock=workshop.clock,
        close=lambda: None,
        may=lambda _permission: True,
    )
    shell = Shell(
        ShellParts(
            vault=opened,
            tasks=InlineTasks(),
            settings=settings,
            screens=SCREENS,
            report=faults.append,
        )
    )
    shell.resize(1280, 800)
    shell.show()
    shell.start()
    return shell


def _paint(shell: Shell, screen: str, params: dict[str, str]) -> None:
    shell.navigate(screen, **params)
    QApplication.sendPostedEvents()
    shell.grab()


def _register(shell: Shell) -> Iterator[str]:
    """Every part of the register that there is, for whoever may do all of it."""
    (view,) = shell.findChildren(RegisterView)
    for part in view.sections.names():
        _paint(shell, "register", {"tab": part})
        yield view.sections.current()


def _meeting(shell: Shell, tab: str) -> int:
    """A tab of the meeting; how many papers it shows, each turned, made larger and painted."""
    _paint(shell, "meeting", {"case": "c1", "meeting": "m1", "tab": tab})
    papers = [one for one in shell.findChildren(PdfPreview) if one.isVisible() and one.page_count()]
    for paper in papers:
        _press(paper, Qt.Key.Key_PageDown)
        _press(paper, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        paper.grab()
    return len(papers)


def _palette(shell: Shell, words: str) -> str:
    """Words are typed, and Enter opens the first line; where that leads."""
    box = shell.bar.search
    shell.acts._search()
    box.setText(words)
    box._on_pause()
    shell.grab()
    assert box.lines_shown(), words
    _press(box, Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    shell.grab()
    return shell.host.current() or ""


def _press(
    widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held))
