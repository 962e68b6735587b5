"""Leads how papers leave: the office's Word template, and its words in calendars. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import OutPort, OutScene
from sspf_app.services.changes import Changes


class OutPresenter(ScreenPresenter):
    """See the module."""

    view: OutPort

    def refresh(self) -> None:
        """Read what is in use; a role without the register has no such page."""
        settings = self.services.out_settings

        def failed(error: BaseException) -> None:
            if not (isinstance(error, DomainError) and error.code == "not_permitted"):
                self.show_error(error)

        self.read(
            lambda: OutScene(template=settings.template(), title=settings.calendar_title()),
            self.view.show_out,
            on_error=failed,
        )

    def take_in(self) -> None:
        """Let the user choose a template, and take it in when nothing stands in its way."""
        self.ports.dialogs.choose_file(
            _("The template for minutes in Word"), on_chosen=self._take_in, pattern="*.docx"
        )

    def drop(self) -> None:
        """Ask, and go back to the shipped template."""
        settings = self.services.out_settings
        question = Question(
            text=_("Go back to the template of the program?"),
            detail=_("The template of the office goes out of the vault; your own file stays."),
            yes=_("Go back to it"),
            no=_("Keep the template"),
        )
        said = _("Minutes in Word have the template of the program again.")
        self.ports.dialogs.ask(question, on_yes=lambda: self._act(settings.drop, said))

    def save_template(self) -> None:
        """Write the template in use, to be restyled."""
        self.ports.dialogs.choose_folder(
            _("Where to save the template"), on_chosen=self._save_template
        )

    def set_title(self, title: str, seen: str) -> None:
        """Say what a meeting is called in calendars; ``seen``: the version that was shown."""
        self._act(
            lambda: self.services.out_settings.set_calendar_title(title, seen=seen),
            _("Meetings are called so in calendars from now on."),
            do=self.save_typed,
        )

    def _take_in(self, path: Path) -> None:
        self._act(
            lambda: self.services.out_settings.take_in(path),
            _("The template is kept in the vault and holds for every copy from now on."),
        )

    def _save_template(self, folder: Path) -> None:
        def done(path: Path) -> None:
            self.ports.frame.say(_("The template is saved as {file}.").format(file=path.name))

        self.change(
            lambda: self.services.out_settings.save_template(folder), done, on_error=self._refused
        )

    def _act(
        self, job: Callable[[], Changes], said: str, *, do: Callable[..., None] | None = None
    ) -> None:
        def done(_changes: Changes) -> None:
            self.view.show_refusal("")
            self.ports.frame.say(said)
            self.refresh()

        (do or self.change)(job, done, on_error=self._refused)

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)
