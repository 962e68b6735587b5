"""Where the screens live: made when first shown, told what changed, refreshed when in sight."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.draft_keeper import EVERY_MS, DraftKeeper
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.widgets.keyboard import focus_first, has_keyboard
from sspf_app.gui.widgets.marks import mark
from sspf_app.services.changes import Changes

_LONGEST_HISTORY = 50


@dataclass(kw_only=True)
class _Shown:
    built: BuiltScreen
    params: dict[str, str] = field(default_factory=dict[str, str])
    is_stale: bool = False


class ScreenHost(QStackedWidget):
    """The screens, one in sight; what is typed in it is kept every few seconds."""

    def __init__(
        self,
        screens: tuple[Screen, ...],
        ports: ScreenPorts,
        drafts: DraftKeeper,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        mark(self, role="page")
        self._screens = {screen.name: screen for screen in screens}
        self._ports = ports
        self._drafts = drafts
        self._shown: dict[str, _Shown] = {}
        self._current: str | None = None
        self._history: list[tuple[str, dict[str, str]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep_drafts)
        self._timer.start()

    def has(self, screen: str) -> bool:
        """Whether there is such a screen."""
        return screen in self._screens

    def current_case(self) -> str | None:
        """The case the screen in sight was opened for, if it was."""
        return None if self._current is None else self._shown[self._current].params.get("case")

    def known(self, name: str) -> Screen:
        """What is known of a screen."""
        return self._screens[name]

    def current(self) -> str | None:
        """The screen in sight."""
        return self._current

    def help_topic(self) -> str | None:
        """The page of the help about what is in sight; None = nothing is."""
        if self._current is None:
            return None
        return self._shown[self._current].built.view.help_topic() or self._current

    def presenter_of(self, name: str) -> object:
        """The presenter of a screen that was shown before."""
        return self._shown[name].built.presenter

    def go(self, name: str, params: dict[str, str]) -> None:
        """Show a screen, with what it is to show.

        Raises:
            KeyError: there is no such screen. (A bug.)
        """
        if self._current is not None:
            self._leave(self._current)
            self._history.append((self._current, self._shown[self._current].params))
            del self._history[:-_LONGEST_HISTORY]
        self._show(name, params)

    def back(self) -> str | None:
        """Go back to the screen before, if there was one; returns its name."""
        if not self._history:
            return None
        name, params = self._history.pop()
        if self._current is not None:
            self._leave(self._current)
        self._show(name, params)
        return name

    def tell(self, changes: Changes) -> None:
        """Refresh the screen in sight if it is concerned; mark the others."""
        for name, shown in self._shown.items():
            presenter = shown.built.presenter
            if not presenter.topics & changes.topics:
                continue
            if name == self._current:
                with self._ports.turns.together():
                    presenter.refresh()
            else:
                shown.is_stale = True

    def refresh_current(self) -> None:
        """Load the screen in sight again."""
        if self._current is not None:
            with self._ports.turns.together():
                self._shown[self._current].built.presenter.refresh()

    def keep_drafts(self) -> None:
        """Keep what is being typed in the screen in sight; not while it is being saved."""
        if self._current is None or self._shown[self._current].built.view.typed_book.is_saving:
            return
        self._drafts.keep(self._current, _typed_in(self._shown[self._current].built))

    def all_drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved, in any screen."""
        return tuple(draft for shown in self._shown.values() for draft in _typed_in(shown.built))

    def drop_all(self) -> None:
        """Let every screen go; for locking."""
        self._timer.stop()
        for shown in self._shown.values():
            self.removeWidget(shown.built.view)
            shown.built.view.deleteLater()
        self._shown.clear()
        self._current = None

    def _say_given_back(self) -> None:
        said = _("What you typed here and did not save is back. Save it, or cancel it.")
        self._ports.frame.say(said)

    def _keep_refused(self, name: str) -> None:
        """Keep what was left while it was being saved, and was not saved."""
        if name in self._shown and name != self._current:
            self._drafts.keep(name, _typed_in(self._shown[name].built))
            self._drafts.forget(name)

    def _leave(self, name: str) -> None:
        self.keep_drafts()
        self._drafts.forget(name)

    def _show(self, name: str, params: dict[str, str]) -> None:
        shown = self._shown.get(name)
        if shown is None:
            shown = _Shown(built=self._screens[name].build(self._ports))
            shown.built.view.typed_book.use(
                self._drafts, self._say_given_back, kept_back=lambda: self._keep_refused(name)
            )
            self.addWidget(shown.built.view)
            self._shown[name] = shown
        shown.params, shown.is_stale = params, False
        self._current = name
        self.setCurrentWidget(shown.built.view)
        with self._ports.turns.together():
            shown.built.presenter.open(**params)
        focus = shown.built.view.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if not has_keyboard(shown.built.view):
            focus_first(shown.built.view)


def _typed_in(built: BuiltScreen) -> tuple[DraftText, ...]:
    """What is typed in a screen: of its presenter, and of the editors that keep their own."""
    return (*built.presenter.drafts(), *built.view.typed_book.drafts())
