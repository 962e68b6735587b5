"""The one theme: puts a look on every window and follows the system where asked to.

The style sheet lies on the windows that have no other above them, never on the application: what
is inside a window, and what opens over it (dialogs, menus, lists that drop down, tool tips), takes
it from there. On the application it would be on parts that are not in a window yet as well, and Qt
would give it to all of them anew each time a part is put into a larger one: a page of a hundred
parts, each five deep, was dressed five hundred times before anybody saw it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from sspf_app.gui.looks import BODY_POINTS, CONTRAST, DARK, LIGHT, LOOKS, Tokens, tokens, use
from sspf_app.gui.stylesheet import stylesheet
from sspf_app.services.settings import ThemeChoice

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

_MIDDLE = 128
_DRESSED = "dressed"
WindowT = TypeVar("WindowT", bound=QWidget)


def dress(window: WindowT) -> WindowT:
    """Put the look on a window; every window does so that has no other above it.

    It keeps up with the look that is chosen later. Inside a window that wears it already there is
    nothing to do.

    Args:
        window: A window, with all that belongs to it from the start.

    Returns:
        The same window.
    """
    theme = theme_in_use()
    if theme is not None:
        theme.put_on(window)
    return window


def theme_in_use() -> Theme | None:
    """The theme of the application; None = it has none, as in a test of one widget.

    Kept, not searched for: the first ``findChild`` of a process is dear, and a window waits for it.
    """
    return _in_use if _in_use is not None and shiboken6.isValid(_in_use) else None


class Theme(QObject):
    """Keeps every window in the chosen look, and follows the system where asked to.

    Signals:
        changed: The look is another one; style sheet, palette and icons have been renewed.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        *,
        text_percent: int = 100,
        whole: bool = True,
    ) -> None:
        """Apply the look at once.

        Args:
            app: The application.
            choice: What the settings say.
            text_percent: Size of all text, 100 to 200.
            whole: False = only as much as the unlock window needs, until ``complete``.
        """
        global _in_use
        super().__init__(app)
        _in_use = theme_in_use() or self
        self._app = app
        self._choice = choice
        self._percent = text_percent
        self._is_whole = whole
        self._applied: tuple[str, int] | None = None
        self._sheet = ""
        # The palette of the system, before ours covers it; later the style hints tell.
        self._is_dark = app.palette().window().color().lightness() < _MIDDLE
        self._hints = app.styleHints()  # kept: what it hands out is gone with it
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._for_eyes = self._hints.accessibility()
        self._needs_contrast = False
        if whole:
            self._ask_for_contrast()
        self._apply()

    def complete(self) -> None:
        """Bring the rest of the look, once the unlock window is on screen."""
        if self._is_whole:
            return
        self._is_whole = True
        self._ask_for_contrast()
        if self._look() is tokens():
            self._dress(tokens())
        else:
            self._apply()

    def choose(self, choice: ThemeChoice, *, text_percent: int | None = None) -> None:
        """Change the look, and the size of text where given."""
        self._choice = choice
        self._percent = text_percent or self._percent
        self._apply()

    def put_on(self, window: QWidget) -> None:
        """Dress a window; see ``dress``."""
        window.setProperty(_DRESSED, True)
        self._put_on(window)

    def _put_on(self, window: QWidget) -> None:
        if window.styleSheet() != self._sheet:  # the same again is as dear as the first time
            window.setStyleSheet(self._sheet)

    def _ask_for_contrast(self) -> None:
        # Not before the first window is on screen: the answer is an enum of ``Qt``, and all those
        # are made with the first (a tenth of the time a bare window takes).
        self._needs_contrast = self._for_eyes.contrastPreference().name == "HighContrast"
        self._for_eyes.contrastPreferenceChanged.connect(self._on_contrast_changed)

    @Slot()
    def _on_scheme_changed(self) -> None:
        from PySide6.QtCore import Qt

        self._is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self._apply()

    @Slot(object)
    def _on_contrast_changed(self, preference: Qt.ContrastPreference) -> None:
        self._needs_contrast = preference.name == "HighContrast"
        self._apply()

    def _look(self) -> Tokens:
        if self._choice is not ThemeChoice.SYSTEM:
            return LOOKS[self._choice.value]
        if self._needs_contrast:
            return CONTRAST
        return DARK if self._is_dark else LIGHT

    def _apply(self) -> None:
        look = self._look()
        if self._applied == (look.name, self._percent):
            return
        first = self._applied is None
        self._applied = (look.name, self._percent)
        use(look)
        font = QFont(self._app.font())
        font.setPointSizeF(BODY_POINTS * self._percent / 100)
        self._app.setFont(font)
        self._app.setPalette(palette_of(look))
        self._dress(look)
        if not first:
            from sspf_app.gui.icons import recolour

            recolour()
            self.changed.emit()

    def _dress(self, look: Tokens) -> None:
        self._sheet = stylesheet(look, percent=self._percent, whole=self._is_whole)
        for window in self._app.topLevelWidgets():
            if window.property(_DRESSED):
                self._put_on(window)


_in_use: Theme | None = None


def palette_of(look: Tokens) -> QPalette:
    """The palette for what the style sheet leaves alone."""
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: look.window,
        role.WindowText: look.text,
        role.Base: look.surface,
        role.AlternateBase: look.sunken,
        role.Text: look.text,
        role.Button: look.surface,
        role.ButtonText: look.text,
        role.BrightText: look.danger,
        role.ToolTipBase: look.text,
        role.ToolTipText: look.window,
        role.PlaceholderText: look.muted,
        role.Highlight: look.accent_soft,
        role.HighlightedText: look.accent_text,
        role.Accent: look.accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.Mid: look.border,
        role.Dark: look.border_strong,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.muted))
    return palette
