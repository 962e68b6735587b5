"""Leads the settings."""

from __future__ import annotations

from collections.abc import Callable

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.settings.ports import SettingsPort
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.errors import KnownError
from sspf_app.services.settings import Language, Settings, ThemeChoice, with_key_file


class SettingsPresenter(ScreenPresenter):
    """Saves each choice at once."""

    def __init__(self, ports: ScreenPorts, view: SettingsPort) -> None:
        super().__init__(ports, view)
        self._settings = ports.settings.load()
        self._spoken = self._settings.language

    def refresh(self) -> None:
        """Show what is chosen."""
        self._settings = self.ports.settings.load()
        self._show()
        self._show_key_file()

    def choose_language(self, language: Language) -> None:
        """Speak another language from the next start on."""
        self._save(self._settings._replace(language=language))

    def choose_theme(self, theme: ThemeChoice) -> None:
        """Another look, at once."""
        self._save(self._settings._replace(theme=theme))

    def choose_text_size(self, percent: int) -> None:
        """Another size of text, at once."""
        self._save(self._settings._replace(text_percent=percent))

    def choose_hints(self, *, wanted: bool) -> None:
        """Show a hint the first time a screen is opened, or none any more."""
        self._save(self._settings._replace(hints=wanted))

    def choose_hiding(self, *, wanted: bool) -> None:
        """Hide the window's content while another program is in front, or no more."""
        self._save(self._settings._replace(hides=wanted))

    def choose_idle_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a key or the mouse."""
        self._save(self._settings._replace(idle_minutes=minutes))

    def change_password(self, old: str, new: str, repeated: str) -> None:
        """Choose another password."""
        own = self.ports.own_access
        if own is None:
            return
        for field, is_wrong, words in (
            ("old", not old, _("Type your password.")),
            ("new", not new, _("Type the new password.")),
            ("repeated", new != repeated, _("The two passwords are not the same.")),
        ):
            if is_wrong:
                self.view.show_password_trouble(field, words)
                return

        def done(_result: None) -> None:
            self.view.forget_password()
            users = Changes(topics=frozenset({Topic.USERS}), ids=frozenset())
            self.ports.frame.broadcast(users)
            self.ports.frame.say(_("The password is changed. The old one opens no more."))

        self.change(lambda: own.change_password(old=old, new=new), done)

    def strength(self, password: str) -> str:
        """How hard a new password is to guess."""
        own = self.ports.own_access
        return "" if own is None else own.strength(password)

    def make_key_file(self, password: str) -> None:
        """Ask where, and make a key file that is needed beside the password from then on."""
        own = self.ports.own_access
        if own is not None and self._is_typed(password):
            self.ports.dialogs.save_file(
                _("Where the key file is to lie"),
                suggested=own.suggested_key_file(),
                on_chosen=lambda path: self._change_key_file(
                    lambda: own.make_key_file(path, password=password),
                    _("The key file is made. It is needed the next time you unlock."),
                ),
            )

    def drop_key_file(self, password: str) -> None:
        """Let the password open the vault alone again, after a question."""
        own = self.ports.own_access
        if own is not None and self._is_typed(password):
            self.ports.dialogs.ask(
                Question(
                    text=_("Take the key file away?"),
                    detail=_(
                        "From then on your password opens the vault alone. The file itself is left "
                        "where it lies; backups made until now still need it."
                    ),
                    yes=_("Take it away"),
                    no=_("Keep it"),
                    is_grave=True,
                ),
                on_yes=lambda: self._change_key_file(
                    lambda: own.drop_key_file(password=password),
                    _("The key file is not needed any more."),
                ),
            )

    def _is_typed(self, password: str) -> bool:
        self.view.show_key_trouble("" if password else _("Type your password."))
        return bool(password)

    def _change_key_file(self, job: Callable[[], None], said: str) -> None:
        def done(_result: None) -> None:
            self._remember_key_file()
            self.refresh()
            self.ports.frame.say(said)

        self.change(job, done)

    def _remember_key_file(self) -> None:
        """Where it lies, for the next unlocking; a path that is not kept is asked for then."""
        own = self.ports.own_access
        if own is not None:
            known = with_key_file(self.ports.settings.load(), own.folder, own.key_file)
            try:
                self.ports.settings.save(known)
            except KnownError as error:
                self.show_error(error)

    def _show_key_file(self) -> None:
        own = self.ports.own_access
        if own is not None:
            self.view.show_key_file(path=own.key_file, is_needed=own.needs_key_file)

    def _save(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        before = self._settings
        self._settings = settings

        def undo() -> None:
            self._save(before)

        def done(_result: None) -> None:
            self.view.apply_look(settings.theme, settings.text_percent)
            self._show()
            self.ports.frame.say(_("The choice is saved."), undo=undo)

        def failed(error: BaseException) -> None:
            self._settings = before
            self._show()
            self.show_error(error)

        self.ports.tasks.submit(
            lambda: self.ports.settings.save(settings),
            owner=self.view,
            on_done=done,
            on_error=failed,
        )

    def _show(self) -> None:
        self.view.show_settings(
            self._settings, needs_restart=self._settings.language is not self._spoken
        )
