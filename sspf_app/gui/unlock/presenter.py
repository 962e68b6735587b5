"""Leads the unlock window. No Qt; nothing heavy is imported before a password was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.one_job import OneJob
from sspf_app.gui.unlock.reasons import reason_in_words
from sspf_app.services.settings import (
    key_file_of,
    with_key_file,
    with_vault,
    without_vault,
)

if TYPE_CHECKING:
    from sspf_app.gui.ports import Tasks, Trouble
    from sspf_app.gui.unlock.ports import UnlockPort
    from sspf_app.gui.vault_ports import OpenVault, TakenUp, VaultGate, VaultInfo
    from sspf_app.services.settings import Settings, SettingsStore


class UnlockPresenter:
    """From a folder to an open vault."""

    def __init__(
        self,
        view: UnlockPort,
        *,
        gate: Callable[[], VaultGate],
        tasks: Tasks,
        settings: SettingsStore,
        explain: Callable[[BaseException], Trouble],
    ) -> None:
        self._view = view
        self._gate = gate
        self._tasks = tasks
        self._settings = settings
        self._explain = explain
        self._folder: Path | None = None
        self._key_file: Path | None = None
        self._job = OneJob(view, tasks, self._on_open_failed)

    def start(self, vault: Path | None, *, locked_because: str | None = None) -> None:
        """Show the vault named, or the latest one, or what can be chosen.

        Args:
            vault: Folder from the command line or the lock.
            locked_because: One of ``LOCK_REASONS``; None = just started.
        """
        settings = self._settings.load()
        folder = vault or next(iter(settings.recent_vaults), None)
        if folder is None:
            self._view.show_choice((), may_go_back=False)
            return
        self._view.show_reason(reason_in_words(locked_because, settings.idle_minutes))
        self._show(folder)

    def choose(self, folder: Path) -> None:
        """Ask for the password of a vault, and read who may open it."""
        self._show(folder)
        self.describe()

    def take_up(self, package: Path, parent: Path) -> None:
        """Put the vault of a backup or a package in its place, and ask for its password."""
        self._job.do(lambda: self._gate().take_up(package, parent), self._on_taken_up)

    def describe(self) -> None:
        """Read who may open the vault shown; at the start, once the window is on screen."""
        folder = self._folder
        if folder is None:
            return
        self._tasks.submit(
            lambda: self._gate().describe(folder),
            owner=self._view,
            on_done=lambda info: self._on_described(folder, info),
            on_error=self._on_failed,
        )

    def show_choice(self) -> None:
        """Show the vaults used lately, and the way to others."""
        self._show_choice(self._settings.load().recent_vaults)

    def go_back(self) -> None:
        """From elsewhere: to the vault that was asked about, or to the choice of one."""
        if self._folder is None:
            self.show_choice()
        else:
            self.choose(self._folder)

    def forget(self, folder: Path) -> None:
        """Take a folder out of the list; the vault itself is left alone, and not gone back to."""
        if folder == self._folder:
            self._folder = None
        settings = self._settings.load()
        recent = without_vault(settings.recent_vaults, folder)
        self._keep(with_key_file(settings._replace(recent_vaults=recent), folder, None))
        self._show_choice(recent)

    def unlock(self, *, login: str | None, password: str) -> None:
        """Try a password."""
        folder = self._folder
        if folder is None or self._job.is_running:
            return
        if not password:
            self._tell(_("Type the password."))
            return
        key_file = self._key_file
        self._job.do(
            lambda: self._gate().unlock(folder, login=login, password=password, key_file=key_file),
            self.opened,
        )

    def choose_key_file(self, path: Path) -> None:
        """Try this key file beside the password; where it lies is remembered when it fits."""
        self._key_file = path
        self._view.clear_trouble()
        self._view.show_key_file(path)

    def unlock_with_words(
        self, *, words: str, login: str | None, password: str, repeated: str
    ) -> None:
        """Try the recovery words and set a new password."""
        folder = self._folder
        if folder is None or self._job.is_running:
            return
        if not words.strip():
            self._tell(_("Type the recovery words from the sheet."))
        elif password != repeated:
            self._tell(_("The two passwords are not the same."))
        else:
            self._job.do(
                lambda: self._gate().unlock_with_words(
                    folder, words=words, login=login, new_password=password
                ),
                self.opened,
            )

    def strength(self, password: str, login: str) -> str:
        """How hard a new password is to guess."""
        return self._gate().strength(password, login)

    def opened(self, vault: OpenVault) -> None:
        """Remember where a vault lies and hand it on."""
        settings = self._settings.load()
        if vault.own_access is not None:
            settings = with_key_file(settings, vault.folder, vault.own_access.key_file)
        self._keep(
            settings._replace(recent_vaults=with_vault(settings.recent_vaults, vault.folder))
        )
        self._view.hand_over(vault)

    def _show_choice(self, recent: tuple[Path, ...]) -> None:
        self._view.show_choice(recent, may_go_back=self._folder is not None)

    def _show(self, folder: Path) -> None:
        self._folder = folder
        self._key_file = key_file_of(self._settings.load(), folder)
        self._view.show_vault(folder.resolve().name, folder)
        self._view.show_key_file(self._key_file)

    def _tell(self, what: str) -> None:
        from sspf_app.gui.ports import Trouble

        self._view.show_trouble(Trouble(what=what))

    def _on_taken_up(self, taken: TakenUp) -> None:
        self.choose(taken.folder)
        if taken.disposed_since:
            said = ngettext(
                "{n} case of the backup has been disposed of since: it is deleted again when the "
                "vault is first opened.",
                "{n} cases of the backup have been disposed of since: they are deleted again when "
                "the vault is first opened.",
                taken.disposed_since,
            )
            self._view.show_reason(said.format(n=taken.disposed_since))

    def _on_open_failed(self, error: BaseException) -> None:
        self._view.refuse(self._explain(error))
        self._view.show_wait(_wait_of(error))

    def _on_failed(self, error: BaseException) -> None:
        self._view.show_trouble(self._explain(error))

    def _on_described(self, folder: Path, info: VaultInfo) -> None:
        if folder == self._folder:
            self._view.show_logins(info.logins, info.with_key_file)
            self._view.show_wait(info.wait)

    def _keep(self, settings: Settings) -> None:
        if settings == self._settings.load():
            return
        try:
            self._settings.save(settings)
        except Exception as error:  # a list of folders is not worth stopping for, bugs are told
            self._view.show_trouble(self._explain(error))


def _wait_of(error: BaseException) -> int:
    """The seconds an error says to wait, after a wrong password or wrong words."""
    from sspf_app.services.errors import KnownError

    wait = error.params.get("wait", 0) if isinstance(error, KnownError) else 0
    return wait if isinstance(wait, int) else 0
