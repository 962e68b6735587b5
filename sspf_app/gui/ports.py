"""What presenters are given: tasks, dialogs, the shell around them, and the gate of the vault.

No Qt here: a presenter is tested with plain objects (``tests/presenters/doubles.py``).

A presenter in short::

    class CasesPresenter(ScreenPresenter):
        topics = frozenset({Topic.CASES, Topic.CONSENTS})

        def open(self, **params: str) -> None:
            self.read(self.services.cases.list_cases, self.view.show_rows)

        def on_close_clicked(self, case: str) -> None:
            self.change(lambda: self.services.cases.close(case), self._closed)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from sspf_app.gui.turns import Turns

if TYPE_CHECKING:
    # The unlock window loads this module; it must not load the use cases with it.
    from sspf_app.services.actors import Permission
    from sspf_app.services.attempts import FailedAttempts
    from sspf_app.services.bundle import Services
    from sspf_app.services.changes import Changes
    from sspf_app.services.manager_desk import ManagerDesk
    from sspf_app.services.own_access import OwnAccess
    from sspf_app.services.ports import Clock
    from sspf_app.services.print_ports import Printer
    from sspf_app.services.proof import Proof
    from sspf_app.services.settings import SettingsStore
    from sspf_app.services.upkeep import Upkeep
    from sspf_app.services.user_accounts import UserAccounts
    from sspf_app.services.vault_care import VaultCare
    from sspf_app.services.wizards import VaultPlan

ResultT = TypeVar("ResultT")


class Tasks(Protocol):
    """Runs jobs one after another on the one database thread."""

    def submit(
        self,
        job: Callable[[], ResultT],
        *,
        owner: object,
        on_done: Callable[[ResultT], object],
        on_error: Callable[[BaseException], object],
    ) -> None:
        """Run a job off the window's thread, and answer on it.

        Args:
            job: Calls services; touches no widget.
            owner: The view; when it is gone, the answer is dropped.
            on_done: Gets what the job returned.
            on_error: Gets what it raised.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question whose answer changes something.

    Attributes:
        text: One sentence.
        detail: What follows from a yes, and what is kept.
        yes: Label of the button that does it: a verb, never "OK".
        no: Label of the button that leaves things as they are.
        is_grave: It cannot be undone; the safe button has the focus.
    """

    text: str
    yes: str
    no: str
    detail: str = ""
    is_grave: bool = False


class Dialogs(Protocol):
    """Asks the user, without ever waiting: the answer comes as a call."""

    def ask(
        self,
        question: Question,
        *,
        on_yes: Callable[[], object],
        on_no: Callable[[], object] | None = None,
    ) -> None: ...

    def choose_folder(
        self, title: str, *, on_chosen: Callable[[Path], object], start: Path | None = None
    ) -> None: ...

    def choose_file(
        self, title: str, *, on_chosen: Callable[[Path], object], pattern: str = "*"
    ) -> None: ...

    def choose_files(
        self,
        title: str,
        *,
        on_chosen: Callable[[tuple[Path, ...]], object],
        pattern: str = "*",
    ) -> None:
        """Ask for one file or several."""
        ...

    def tell_passwords(self, passwords: Sequence[tuple[str, str]]) -> None:
        """Show what opens each file (its name, its password); it is not shown again."""
        ...

    def tell_words(self, words: Sequence[str], *, vault: str) -> None:
        """Show new recovery words, to be printed; they are not shown again."""
        ...

    def tell_first_password(self, name: str, password: str) -> None:
        """Show the first password of a new user; it is not shown again."""
        ...

    def save_file(self, title: str, *, suggested: str, on_chosen: Callable[[Path], object]) -> None:
        """Ask where to write; an existing file has been asked about when the path comes."""
        ...

    def choose_printer(
        self, *, on_chosen: Callable[[Printer], object], on_none: Callable[[], object]
    ) -> None:
        """Ask for a printer; ``on_none`` is called at once where this computer knows none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What to say when something did not work.

    Attributes:
        what: What happened.
        kept: What was kept ("Nothing was changed.").
        advice: What to do now.
    """

    what: str
    kept: str = ""
    advice: str = ""

    @property
    def sentence(self) -> str:
        """All of it, in one line."""
        return " ".join(part for part in (self.what, self.kept, self.advice) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unkeepable:
    """What of the words on a page can be kept or printed by nobody.

    Attributes:
        said: What is wrong with it, with the name of its field.
        is_told: It stands at the field already.
    """

    said: str
    is_told: bool


class TroubleView(Protocol):
    """The least a view can do; ``gui.screen.ScreenView`` does it."""

    def show_trouble(self, trouble: Trouble) -> None: ...
    def clear_trouble(self) -> None: ...
    def set_busy(self, busy: bool) -> None: ...


class Frame(Protocol):
    """The shell as a screen sees it."""

    def navigate(self, screen: str, **params: str) -> None:
        """Show a screen, such as ``navigate("case", case="c-1", tab="consent")``."""
        ...

    def broadcast(self, changes: Changes) -> None:
        """Tell every screen what changed; each decides for itself."""
        ...

    def say(
        self, text: str, *, undo: Callable[[], object] | None = None, saved: Path | None = None
    ) -> None:
        """Tell for ten seconds that something was done, with "Undo" where it can be.

        Args:
            text: What was done.
            undo: Takes it back.
            saved: The file or folder that was written: longer in sight, with buttons that open it
                and show where it lies. It is the user's own copy; nothing else is written.
        """
        ...

    def fill(self, *, wanted: bool) -> None:
        """Let the screen in sight fill the whole display, or stand in its frame again."""
        ...

    def back_up(self) -> None:
        """Ask for a folder and write a backup of the vault into it."""
        ...

    def explain(self, error: BaseException) -> Trouble:
        """Turn an error into words; one that nobody foresaw is logged and shown as such."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftText:
    """Text that was typed and not saved; ``key`` = screen/record id/field."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenPorts:
    """Everything a screen is built from.

    Attributes:
        services: The use cases of the open vault.
        settings: What the user chose on this workstation.
        care: The vault as a whole, with its files; None where there are none.
        is_slots_unknown: The key-slot file was not the one written last when it was opened.
        own_access: The user's own password and key file; None where there is no slot to change.
        proof: How the vault is protected; None where there are no files.
        accounts: The users of the vault; None where there are no slots to change.
        turns: What is read together.
    """

    services: Services
    tasks: Tasks
    dialogs: Dialogs
    frame: Frame
    clock: Clock
    settings: SettingsStore
    care: VaultCare | None = None
    own_access: OwnAccess | None = None
    proof: Proof | None = None
    accounts: UserAccounts | None = None
    turns: Turns = field(default_factory=Turns)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultInfo:
    """What can be known of a vault without its password.

    Attributes:
        name: The name of its folder.
        logins: Whoever has a password; where there is one, it is not asked for.
        wait: Seconds before it may be tried, after wrong passwords.
        with_key_file: Those of them who need a key file beside the password.
    """

    name: str
    logins: tuple[str, ...] = ()
    wait: int = 0
    with_key_file: frozenset[str] = frozenset()


class TypedPassword:
    """A password that can be taken once, and is let go of by then; never written anywhere."""

    def __init__(self, password: str) -> None:
        self._password: str | None = password

    def take(self) -> str | None:
        """The password, the first time."""
        taken, self._password = self._password, None
        return taken


@dataclass(frozen=True, kw_only=True)
class OpenVault:
    """A vault that is open.

    Attributes:
        services: The use cases, as the screens get them.
        close: Ends the database, wipes the keys and lets go of the folder; called on the database
            thread.
        may: Whether the role of the user includes a permission.
        backed_up_at: When the newest backup was made, as it was opened; None = there is none.
        back_up: Writes a backup into a folder; called on the database thread. None = no way to.
        backup_place: Where the office keeps its backups, None = not said or not there now; called
            on the database thread.
        warning: What did not work after the vault was opened, such as the first backup.
        care: Backups, and packages for colleagues.
        proof: How the vault is protected.
        upkeep: Backups without being asked; None = nothing is done.
        typed: The password that opened it, for a backup to be tried with; None = not by password.
        failed_before: Wrong passwords and words since it was last opened; None = none.
        own_access: The user's own password and key file; None = no way to change them.
        accounts: The users of the vault; None = no way to change them.
    """

    services: Services
    name: str
    folder: Path
    actor_name: str
    clock: Clock
    close: Callable[[], None]
    may: Callable[[Permission], bool]
    backed_up_at: datetime | None = None
    back_up: Callable[[Path], Path] | None = None
    backup_place: Callable[[], Path | None] | None = None
    warning: BaseException | None = None
    care: VaultCare | None = None
    proof: Proof | None = None
    upkeep: Upkeep | None = None
    typed: TypedPassword | None = None
    failed_before: FailedAttempts | None = None
    is_slots_unknown: bool = False
    own_access: OwnAccess | None = None
    accounts: UserAccounts | None = None


class VaultDraft(Protocol):
    """A vault whose keys exist in memory only; nothing of it is on disk yet."""

    @property
    def words(self) -> tuple[str, ...]:
        """The recovery words, shown once."""
        ...

    def create(self, plan: VaultPlan) -> OpenVault:
        """Write the vault, all or nothing, open it, and make the first backup where asked to."""
        ...

    def discard(self) -> None:
        """Wipe the keys."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """A vault that was put in its place from a backup or a package.

    Attributes:
        disposed_since: Cases in it that were disposed of since: they go at the first opening.
    """

    folder: Path
    disposed_since: int


class VaultGate(Protocol):
    """The door of a vault (``gui.vault_gate`` joins it from the workshop of ``bootstrap``).

    Every method may raise a ``KnownError`` that has a sentence, such as ``wrong_secret``,
    ``vault_missing``, ``slot_file_damaged``, ``database_newer``, ``vault_held``. All but
    ``strength``, ``is_word`` and ``place_problem`` are called on the database thread.
    """

    @property
    def manager_desk(self) -> ManagerDesk:
        """What the unit manager does with their own key; needs no vault."""
        ...

    @property
    def zone(self) -> tzinfo:
        """Rules of local time."""
        ...

    def describe(self, folder: Path) -> VaultInfo: ...
    def unlock(
        self, folder: Path, *, login: str | None, password: str, key_file: Path | None = None
    ) -> OpenVault: ...
    def unlock_with_words(
        self, folder: Path, *, words: str, login: str | None, new_password: str
    ) -> OpenVault: ...
    def draft(self, *, name: str, login: str, password: str) -> VaultDraft:
        """Make the keys of a new vault (takes seconds); nothing is written."""
        ...

    def take_up(self, package: Path, parent: Path) -> TakenUp:
        """Put the vault of a backup or a package into a new folder below ``parent``."""
        ...

    def strength(self, password: str, login: str) -> str:
        """``too_short``, ``weak``, ``fair``, ``good`` or ``strong``; the first two are refused."""
        ...

    def is_word(self, typed: str, word: str) -> bool:
        """Whether a typed word means this recovery word."""
        ...

    def place_problem(self, folder: Path) -> str | None:
        """The code of why a vault cannot be made there; None = it can."""
        ...
