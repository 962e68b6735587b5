"""The settings: a card per choice."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from sspf_app.gui.hints import forget_seen
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.settings.key_file_card import KeyFileCard
from sspf_app.gui.screens.settings.password_card import PasswordCard
from sspf_app.gui.screens.settings.presenter import SettingsPresenter
from sspf_app.gui.theme import theme_in_use
from sspf_app.gui.widgets.buttons import check_box
from sspf_app.gui.widgets.form import Form
from sspf_app.gui.widgets.layout import Card, scrolled
from sspf_app.gui.widgets.marks import scaled, show_if
from sspf_app.services.settings import Language, Settings, ThemeChoice

_IDLE_MINUTES = (2, 5, 10, 15, 20, 30)
_WIDTH = 80 * GRID
_TEXT_PERCENTS = (100, 115, 130, 150, 175, 200)


class SettingsView(ScreenView):
    """Shows the settings; each choice takes effect at once."""

    presenter: SettingsPresenter

    def __init__(self) -> None:
        super().__init__(_("Settings"), _("For you, on this workstation."), gives_way=True)
        self._language = _choices({Language.SWEDISH: "Svenska", Language.ENGLISH: "English"})
        self._theme = _choices(
            {
                ThemeChoice.SYSTEM: _("As the system"),
                ThemeChoice.LIGHT: _("Light"),
                ThemeChoice.DARK: _("Dark"),
                ThemeChoice.CONTRAST: _("High contrast"),
            }
        )
        self._size = _choices({percent: f"{percent} %" for percent in _TEXT_PERCENTS})
        self._idle = _choices(
            {minutes: _("{n} minutes").format(n=minutes) for minutes in _IDLE_MINUTES}
        )
        self._hints = check_box(_("Show a hint the first time a screen is opened"))
        self._hides = check_box(_("Hide the window while another program is in front"))
        self.password = PasswordCard(lambda password: self.presenter.strength(password))
        self.key_file = KeyFileCard()
        for card in (self.password, self.key_file):
            show_if(card, wanted=False)  # until there is a slot to change
        self._build()
        self._language.activated.connect(self._on_language)
        self._theme.activated.connect(self._on_theme)
        self._size.activated.connect(self._on_size)
        self._idle.activated.connect(self._on_idle)
        self._hints.clicked.connect(self._on_hints)
        self._hides.clicked.connect(self._on_hides)

    def show_settings(self, settings: Settings, *, needs_restart: bool) -> None:
        """Show what is chosen."""
        for box, value in (
            (self._language, settings.language),
            (self._theme, settings.theme),
        ):
            box.setCurrentIndex(box.findData(value))
        self._hints.setChecked(settings.hints)
        self._hides.setChecked(settings.hides)
        _choose_number(self._size, settings.text_percent, "{n} %")
        _choose_number(self._idle, settings.idle_minutes, _("{n} minutes"))
        if needs_restart:
            self.banner.say(
                _("The language changes the next time the program is unlocked."), tone=Tone.INFO
            )
        else:
            self.banner.clear()

    def show_password_trouble(self, field: str, words: str) -> None:
        """Say what is wrong with a field of the password's card."""
        self.password.show_trouble(field, words)

    def forget_password(self) -> None:
        """Keep nothing of what was typed there."""
        self.password.forget()

    def show_key_file(self, *, path: Path | None, is_needed: bool) -> None:
        """Show the cards of password and key file, and whether one is needed."""
        self.password.presenter = self.key_file.presenter = self.presenter
        show_if(self.password, wanted=True)
        self.key_file.show_state(path=path, is_needed=is_needed)
        show_if(self.key_file, wanted=True)

    def show_key_trouble(self, words: str) -> None:
        """Say what is wrong with the password of that card."""
        self.key_file.show_trouble(words)

    def apply_look(self, theme: ThemeChoice, text_percent: int) -> None:
        """Put the look on the application."""
        in_use = theme_in_use()
        if in_use is not None:
            in_use.choose(theme, text_percent=text_percent)
            self._page.setMaximumWidth(scaled(_WIDTH))

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self._language

    def _build(self) -> None:
        look = Card(_("Look"))
        form = Form()
        form.add(_("Language"), self._language)
        form.add(_("Colours"), self._theme)
        form.add(_("Size of text"), self._size)
        form.add_widget(self._hints)
        look.add(form)
        safety = Card(_("Safety"))
        form = Form()
        form.add(
            _("Lock when nobody has used the program for"),
            self._idle,
            hint=_("What you are typing is kept, encrypted, and offered again."),
        )
        form.add_widget(self._hides)
        safety.add(form)
        self._page = page = QWidget()
        page.setMaximumWidth(scaled(_WIDTH))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(look)
        layout.addWidget(safety)
        layout.addWidget(self.password)
        layout.addWidget(self.key_file)
        layout.addStretch(1)
        self.body.addWidget(scrolled(page, by_width=True))

    @Slot()
    def _on_language(self) -> None:
        self.presenter.choose_language(Language(self._language.currentData()))

    @Slot()
    def _on_theme(self) -> None:
        self.presenter.choose_theme(ThemeChoice(self._theme.currentData()))

    @Slot()
    def _on_size(self) -> None:
        self.presenter.choose_text_size(int(self._size.currentData()))

    @Slot()
    def _on_hides(self) -> None:
        self.presenter.choose_hiding(wanted=self._hides.isChecked())

    @Slot()
    def _on_hints(self) -> None:
        if self._hints.isChecked():
            forget_seen()
        self.presenter.choose_hints(wanted=self._hints.isChecked())

    @Slot()
    def _on_idle(self) -> None:
        self.presenter.choose_idle_minutes(int(self._idle.currentData()))


def _choices(
    words: dict[object, str] | dict[int, str] | dict[Language, str] | dict[ThemeChoice, str],
) -> QComboBox:
    box = QComboBox()
    for value, word in words.items():
        box.addItem(word, value)
    return box


def _choose_number(box: QComboBox, number: int, word: str) -> None:
    """Choose a number; one that was set by hand in the file is offered too."""
    if box.findData(number) < 0:
        box.addItem(word.format(n=number), number)
    box.setCurrentIndex(box.findData(number))
