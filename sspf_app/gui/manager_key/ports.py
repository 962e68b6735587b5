"""What the page of the unit manager's own key is given, and what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import Dialogs, Tasks, Trouble, TroubleView

if TYPE_CHECKING:
    # The page is on screen before what it works with is loaded.
    from sspf_app.services.log_copy_file import Verdict
    from sspf_app.services.manager_desk import MadeKey, ManagerDesk
    from sspf_app.services.move_views import Run
    from sspf_app.services.settings import SettingsStore


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPorts:
    """What the presenter works with.

    Attributes:
        desk: The use cases; asked for in a job, for they load when they are first needed.
        strength: How hard a passphrase is to guess, as ``VaultGate.strength`` says.
        zone: Rules of local time.
    """

    desk: Callable[[], ManagerDesk]
    tasks: Tasks
    dialogs: Dialogs
    settings: SettingsStore
    explain: Callable[[BaseException], Trouble]
    strength: Callable[[str], str]
    zone: tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A line of a copy of the log in words.

    Attributes:
        shape: Name of the icon of what was done.
        folded: All of it, as it is searched.
    """

    number: int
    at: datetime
    who: str
    did: str
    shape: str
    what: str
    case: str
    reason: str
    workstation: str
    folded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCopy:
    """A copy of the log as the page shows it.

    Attributes:
        told: From which vault, made when and by whom.
        vault_words: Of the vault that signed it.
        said: The verdict as a sentence.
        beside: Name of the file it was compared with; empty = none.
        rows: Newest first.
    """

    file: str
    told: str
    vault_words: tuple[str, ...]
    verdict: Verdict
    said: str
    beside: str
    rows: tuple[CopyRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuestion:
    """A question as the page shows it.

    Attributes:
        title: What is asked for, of which case.
        told: By whom and when.
        facts: What is asked: what it is, and what stands there.
        vault_words: Of the vault that signed it.
        cases: How many are disposed of for ever with a yes; 0 = it is no disposal.
    """

    file: str
    title: str
    told: str
    facts: tuple[tuple[str, str], ...]
    vault_words: tuple[str, ...]
    cases: int


class ManagerKeyPort(TroubleView, Protocol):
    """The page."""

    def show_door(self, key: Path | None) -> None:
        """Ask for the key; None = it is not known where it lies."""
        ...

    def show_key_file(self, path: Path) -> None: ...
    def show_maker(self) -> None: ...
    def show_made(self, made: MadeKey) -> None: ...
    def show_field_trouble(self, field: str, words: str) -> None:
        """Say what is wrong with a field: key, passphrase, name, new, repeated, number or why."""
        ...

    def refuse(self, trouble: Trouble) -> None:
        """Say why the key does not open, and let the user type again."""
        ...

    def show_open(self, words: tuple[str, ...]) -> None:
        """The key is open; its words."""
        ...

    def follow(self, run: Run | None) -> None:
        """Show how far a long reading has come; None = it is over."""
        ...

    def show_copy(self, shown: ShownCopy) -> None: ...
    def show_question(self, shown: ShownQuestion) -> None: ...
    def show_answered(self, said: str) -> None: ...
    def leave(self) -> None: ...
