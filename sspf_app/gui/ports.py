"""What presenters are given: tasks, dialogs, and the shell around them.

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
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from sspf_app.gui.turns import Turns

if TYPE_CHECKING:
    # The unlock window loads this module; it must not load the use cases with it.
    from sspf_app.services.bundle import Services
    from sspf_app.services.changes import Changes
    from sspf_app.services.own_access import OwnAccess
    from sspf_app.services.ports import Clock
    from sspf_app.services.print_ports import Printer
    from sspf_app.services.proof import Proof
    from sspf_app.services.settings import SettingsStore
    from sspf_app.services.user_accounts import UserAccounts
    from sspf_app.services.vault_care import VaultCare

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
        is_act: bool = False,
    ) -> None:
        """Run a job off the window's thread, and answer on it.

        Args:
            job: Calls services; touches no widget.
            owner: The view; when it is gone, the answer is dropped.
            on_done: Gets what the job returned.
            on_error: Gets what it raised.
            is_act: Whether the user asked for something to be done that is kept nowhere else: it
                is done also where the program locks before its turn.
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

    def tell_passwords(
        self, passwords: Sequence[tuple[str, str]], *, any_spelling: bool = False
    ) -> None:
        """Show what opens each file (its name, its password); it is not shown again.

        ``any_spelling``: it is typed into this program, which reads blanks and capitals as well.
        """
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
