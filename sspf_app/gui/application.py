"""The application as Qt has it: its name, language, font and look, and no trail of its own."""

from __future__ import annotations

import os

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from sspf_app import assets
from sspf_app.gui.i18n import use_language
from sspf_app.gui.theme import Theme, theme_in_use
from sspf_app.services.settings import Language, SettingsStore

FONT = "Noto Sans"
_FONT_FILES = ("fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf")


def make_application(
    settings: SettingsStore, arguments: list[str] | None = None, *, whole: bool = True
) -> QApplication:
    """Set Qt up: language, font, look. Sets no attribute and no variable of Qt's.

    Args:
        settings: What the user chose.
        arguments: For Qt; None = none.
        whole: False = the look of the unlock window only, which ``Program`` completes.
    """
    found = QApplication.instance()
    # The style by argument: asking an application for its style wraps an object Qt made itself.
    given = [*(arguments or ["sspf-app"]), "-style", "fusion"]
    app = found if isinstance(found, QApplication) else QApplication(given)
    app.setOrganizationName("sspf")
    app.setApplicationName("sspf-app")
    app.setApplicationDisplayName("SSPF")
    _keep_no_trail()
    chosen = settings.load()
    use_language(chosen.language.value)
    theme = theme_in_use()
    if theme is None:
        use_font(app)
        Theme(app, chosen.theme, text_percent=chosen.text_percent, whole=whole)
    else:  # a second one would leave the windows in the look of the first, the font its own size
        theme.choose(chosen.theme, text_percent=chosen.text_percent)
    return app


def speak(app: QApplication, language: Language) -> None:
    """Qt's own words for its dialogs, and how days and numbers are written."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    is_swedish = language is Language.SWEDISH
    locale = QLocale(QLocale.Language.Swedish if is_swedish else QLocale.Language.English)
    QLocale.setDefault(locale)
    if not is_swedish:
        return
    translator = QTranslator(app)  # the application keeps it: one that is gone translates nothing
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        app.installTranslator(translator)


def _keep_no_trail() -> None:
    """Let Qt's own file dialog remember no folder: its name may be somebody's.

    It writes where settings of the system's own form lie; ours have a form that is the same
    everywhere. Where the system has a file dialog of its own, Qt writes nothing at all.
    """
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    nowhere = f"{os.devnull}/sspf"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)


def use_font(app: QApplication) -> None:
    """The bundled font, where its files are there; else the system's. Its size is the theme's."""
    try:
        files = [assets.path(name) for name in _FONT_FILES]
    except FileNotFoundError:
        return
    for file in files:
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(FONT)
    if app.font().pointSizeF() > 0:
        font.setPointSizeF(app.font().pointSizeF())
    app.setFont(font)
