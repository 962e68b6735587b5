"""What every command works with: its options, the words, the secrets, the vault, the output."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sspf_app.console.exits import UsageError
from sspf_app.console.passwords import Secrets
from sspf_app.console.ports import Workshop
from sspf_app.services.errors import KnownError
from sspf_app.services.files import own_folder
from sspf_app.texts.catalogue import Words
from sspf_app.texts.disk_faults import DiskFault
from sspf_app.texts.signs import tame, tame_json

if TYPE_CHECKING:
    from sspf_app.services.bundle import Services
    from sspf_app.services.unlocked_vault import UnlockedVault


@dataclass(frozen=True, slots=True)
class Job:
    """One command being run.

    Attributes:
        options: What was typed, parsed.
    """

    options: Namespace
    workshop: Workshop
    words: Words
    secrets: Secrets

    @property
    def wants_json(self) -> bool:
        """Whether a machine reads the output."""
        return bool(getattr(self.options, "json", False))

    @property
    def vault_folder(self) -> Path:
        """The vault's folder.

        Raises:
            UsageError: none was named, or two.
        """
        _ = self.words.gettext
        placed: Path | None = getattr(self.options, "place", None)
        named: Path | None = self.options.vault
        if (placed is None) == (named is None):
            raise UsageError(_("Name the folder of one vault, such as --vault FOLDER."))
        return cast(Path, placed or named)

    @contextmanager
    def unlocked(self) -> Generator[UnlockedVault]:
        """Open the vault with a password and close it at the end."""
        with self.unlocked_with() as (vault, _password):
            yield vault

    @contextmanager
    def unlocked_with(self) -> Generator[tuple[UnlockedVault, str]]:
        """The same, and the password that was typed, for what needs it once more."""
        _ = self.words.gettext
        folder = self.vault_folder
        self.workshop.vaults.logins(folder)  # there is a vault at all, before a secret is asked for
        self.wait_for_turn(folder)
        password = self.secrets.ask(_("Password"))
        vault = self.open_with(folder, password)
        if vault.disposed_again:
            said = self.words.ngettext(
                "{n} case that had been disposed of came back with a backup, and was deleted "
                "again.",
                "{n} cases that had been disposed of came back with a backup, and were deleted "
                "again.",
                vault.disposed_again,
            )
            self.warn(said.format(n=vault.disposed_again))
        self.tell_attempts(vault)
        try:
            yield vault, password
        finally:
            vault.close()

    def open_with(self, folder: Path, password: str) -> UnlockedVault:
        """Open a vault with a password, as the user and with the key file that were named.

        Raises:
            UsageError: there are several users, and none was named.
            KnownError: as ``Vaults.unlock``.
        """
        options = self.options
        try:
            return self.workshop.vaults.unlock(
                folder, login=options.login, password=password, key_file=options.key_file
            )
        except KnownError as error:
            if error.code != "login_needed":
                raise
            told = self.words.gettext("Several can open the vault: say who with --login ({names}).")
            names = ", ".join(self.workshop.vaults.logins(folder))
            raise UsageError(told.format(names=names)) from error

    def wait_for_turn(self, folder: Path) -> None:
        """Let the seconds go by that a wrong password costs, and say so."""
        wait = self.workshop.vaults.wait(folder)
        if wait:
            said = self.words.ngettext(
                "A wrong password or wrong words were typed a moment ago: waiting {n} second.",
                "A wrong password or wrong words were typed a moment ago: waiting {n} seconds.",
                wait,
            )
            self.warn(said.format(n=wait))
            self.workshop.pause(wait)

    def tell_attempts(self, vault: UnlockedVault) -> None:
        """Say on standard error that wrong passwords were typed since the vault was last opened."""
        if vault.slots_unknown_at is not None:
            from sspf_app.services.proof_words import unknown_slots_in_words

            self.warn(*unknown_slots_in_words(self.words))
        failed = vault.failed_before
        if failed is not None:
            said = self.words.ngettext(
                "Since this vault was last opened, a wrong password or wrong words were typed {n} "
                "time, last at {last}.",
                "Since this vault was last opened, a wrong password or wrong words were typed {n} "
                "times, last at {last}.",
                failed.count,
            )
            self.warn(said.format(n=failed.count, last=self.local(failed.last)))

    @contextmanager
    def services(self) -> Generator[Services]:
        """Open the vault and join the use cases of its user."""
        with self.unlocked() as vault:
            services = self.workshop.services(vault, self.words.language)
            self._warn_of_clock(services)
            yield services

    def _warn_of_clock(self, services: Services) -> None:
        """Say on standard error that the clock was set back, or leapt ahead."""
        from sspf_app.services.clock_watch import ClockState

        _ = self.words.gettext
        view = services.clock.check()
        if view.state is ClockState.SOUND:
            return
        now, before = self.local(view.now), self.local(view.before)
        if view.state is ClockState.BACK:
            text = _("The clock says {now}, but this vault was written in at {before} already.")
        else:
            text = _("The clock says {now}; the time before, it said {before}.")
        self.warn(text.format(now=now, before=before))
        self.warn(_("Set the clock right, or confirm it: sspf clock confirm."))

    @contextmanager
    def into(self, folder: Path) -> Generator[None]:
        """Make the folder something is written into, and those above; gone again if nothing was.

        Every command that saves something goes this way, so that all of them take a folder that
        is not there yet.

        Raises:
            KnownError: ``folder_not_made`` (path, why).
        """
        made = [one for one in (folder, *folder.parents) if not one.exists()]
        try:
            own_folder(folder)
        except OSError as error:
            why = DiskFault.of(error)
            raise KnownError("folder_not_made", path=str(folder), why=why) from error
        try:
            yield
        finally:
            with suppress(OSError):  # something is in it
                for one in made:
                    one.rmdir()

    def say(self, *lines: str) -> None:
        """Print lines for a person, or as they are where a machine reads them."""
        for line in lines:
            print(tame_json(line) if self.wants_json else tame(line))

    def tell_password(self, password: str) -> None:
        """Tell the password of a locked file, once, and how whoever opens it types it."""
        _ = self.words.gettext
        self.say(_("Its password: {password}").format(password=password))
        self.say(_("It is typed in small letters, with a hyphen between the words."))

    def warn(self, *lines: str) -> None:
        """Print lines to standard error."""
        for line in lines:
            print(tame(line), file=sys.stderr)

    def put(self, value: object) -> None:
        """Print one JSON value on one line."""
        print(tame_json(json.dumps(plain(value), ensure_ascii=False)))

    def table(
        self, heads: Sequence[str], rows: Iterable[Sequence[str]], *, empty: str = ""
    ) -> None:
        """Print rows in columns; where there are none the sentence that says so, if any."""
        lines = [tuple(map(tame, row)) for row in rows]
        if not lines:
            self.say(*filter(None, (empty,)))
            return
        everything = [tuple(heads), *lines]
        widths = [max(len(line[at]) for line in everything) for at in range(len(heads))]
        for line in everything:
            cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            print("  ".join(cells).rstrip())

    def local(self, instant: datetime | None) -> str:
        """``2026-03-12 10:42`` in local time; empty for None."""
        if instant is None:
            return ""
        return f"{instant.astimezone(self.workshop.zone):%Y-%m-%d %H:%M}"


def plain(value: object) -> object:
    """A value as JSON knows it: names of fields as keys, days and instants in ISO 8601."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        named = cast("Mapping[object, object]", value)
        return {str(plain(key)): plain(part) for key, part in named.items()}
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, Iterable):
        return [plain(part) for part in cast("Iterable[object]", value)]
    return str(value)
