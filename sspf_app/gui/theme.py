"""The one theme: puts a look on the application and follows the system where asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from sspf_app.gui.looks import BODY_POINTS, CONTRAST, DARK, LIGHT, LOOKS, Tokens, tokens, use
from sspf_app.gui.stylesheet import stylesheet
from sspf_app.services.settings import ThemeChoice

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

_MIDDLE = 128


class Theme(QObject):
    """Keeps the application in the chosen look, and follows the system where asked to.

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
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._percent = text_percent
        self._is_whole = whole
        self._applied: tuple[str, int] | None = None
        # The palette of the system, before ours covers it; later the style hints tell.
        self._is_dark = app.palette().window().color().lightness() < _MIDDLE
        self._hints = app.styleHints()  # kept: what it hands out is gone with it
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._for_eyes = self._hints.accessibility()
        self._needs_contrast = self._for_eyes.contrastPreference().name == "HighContrast"
        self._for_eyes.contrastPreferenceChanged.connect(self._on_contrast_changed)
        self._apply()

    def complete(self) -> None:
        """Bring the rest of the look, once the unlock window is on screen."""
        if not self._is_whole:
            self._is_whole = True
            self._dress(tokens())

    def choose(self, choice: ThemeChoice, *, text_percent: int | None = None) -> None:
        """Change the look, and the size of text where given."""
        self._choice = choice
        self._percent = text_percent or self._percent
        self._apply()

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
        sheet = stylesheet(look, percent=self._percent, whole=self._is_whole)
        self._app.setStyleSheet(sheet)


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
