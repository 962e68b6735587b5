"""What keys, the top bar and the palette make the window do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sspf_app.gui.curtain import Curtain
from sspf_app.gui.filling import Filling
from sspf_app.gui.guidance import Guidance
from sspf_app.gui.ports import Frame
from sspf_app.gui.screen_host import ScreenHost
from sspf_app.gui.search_box import SearchBox

ASK = "ask"
"""The screen of Ctrl+Q, if there is one."""


@dataclass(frozen=True, kw_only=True)
class ActParts:
    """What the acts work on.

    Attributes:
        lock, leave, back: What the window does by itself.
    """

    frame: Frame
    host: ScreenHost
    box: SearchBox
    curtain: Curtain
    filling: Filling
    guidance: Guidance
    lock: Callable[[], object]
    leave: Callable[[], object]
    back: Callable[[], object]


class WindowActs(QObject):
    """Does them; a key works wherever one is in the window."""

    def __init__(self, window: QWidget, parts: ActParts) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        for keys, act in (
            ("Ctrl+K", self._search),
            ("Alt+Left", parts.back),
            ("Shift+F1", self.show_keys),
            ("F5", parts.host.refresh_current),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(act)

    def by_name(self) -> dict[str, Callable[[], object]]:
        """Each by the name of its command in the palette."""
        acts: dict[str, Callable[[], object]] = {
            "lock": self._parts.lock,
            "leave": self._parts.leave,
            "hide": self._parts.curtain.draw,
            "help": self.show_help,
            "keys": self.show_keys,
            "back": self._parts.back,
            "reload": self._parts.host.refresh_current,
        }
        if self._parts.host.has(ASK):
            acts["ask"] = self.ask
        return acts

    @Slot()
    def ask(self) -> None:
        """Ask who may know what: from inside a case about that case; asked again, anew."""
        host = self._parts.host
        case = None if host.current() == ASK else host.current_case()
        self._parts.frame.navigate(ASK, **({} if case is None else {"case": case}))

    @Slot()
    def show_keys(self) -> None:
        """Show the list of keys."""
        self._parts.guidance.show_keys()

    @Slot()
    def show_help(self) -> None:
        """Open the help about what is in sight."""
        self._parts.guidance.show_help(self._parts.host.help_topic())

    @Slot()
    def _search(self) -> None:
        if not self._parts.filling.is_on and not self._parts.curtain.is_drawn():
            self._parts.box.come_from(self._window.focusWidget())
