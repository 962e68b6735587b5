"""Changes a choice of the user from anywhere: the look, the size of text, the language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import Frame, Tasks
from sspf_app.gui.theme import Theme
from sspf_app.services.settings import Language, Settings, SettingsStore, ThemeChoice

_STEP, _LEAST, _MOST = 25, 100, 200


class Choosing(QObject):
    """Saves a choice, puts it on, and offers to take it back."""

    def __init__(
        self, settings: SettingsStore, tasks: Tasks, frame: Frame, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._tasks, self._frame = settings, tasks, frame

    def acts(self) -> dict[str, Callable[[], object]]:
        """What can be chosen, by the names of the commands."""
        looks = {f"theme-{one.value}": self._look(one) for one in ThemeChoice}
        tongues = {f"language-{one.value}": self._tongue(one) for one in Language}
        sizes = {
            "text-larger": lambda: self._resize(_STEP),
            "text-smaller": lambda: self._resize(-_STEP),
        }
        return {**looks, **tongues, **sizes}

    def _look(self, theme: ThemeChoice) -> Callable[[], None]:
        return lambda: self._save(self._store.load()._replace(theme=theme))

    def _tongue(self, language: Language) -> Callable[[], None]:
        return lambda: self._save(self._store.load()._replace(language=language))

    def _resize(self, by: int) -> None:
        settings = self._store.load()
        percent = max(_LEAST, min(_MOST, settings.text_percent + by))
        self._save(settings._replace(text_percent=percent))

    def _save(self, settings: Settings) -> None:
        before = self._store.load()

        def done(_result: None) -> None:
            app = QApplication.instance()
            theme = None if app is None else app.findChild(Theme)
            if theme is not None:
                theme.choose(settings.theme, text_percent=settings.text_percent)
            said = _("The choice is saved.")
            if settings.language.value != words().language:
                said += " " + _("The language changes the next time the program is unlocked.")
            self._frame.say(said, undo=lambda: self._save(before))

        self._tasks.submit(
            lambda: self._store.save(settings),
            owner=self,
            on_done=done,
            on_error=lambda error: self._frame.say(self._frame.explain(error).sentence),
        )
