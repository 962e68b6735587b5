"""Leads the page of the unit manager's own key. No Qt.

The key is held here, from when it was opened until the process ends: the page is locked by becoming
another process, as a vault is (decision 0006).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.manager_key.ports import KeyPorts, ManagerKeyPort, ShownCopy, ShownQuestion
from sspf_app.gui.manager_key.shown import shown_copy, shown_question
from sspf_app.gui.one_job import OneJob
from sspf_app.gui.ports import Question, Trouble
from sspf_app.services.errors import KnownError
from sspf_app.services.move_views import Run

if TYPE_CHECKING:
    from sspf_app.services.manager_desk import AskedOfMe, MadeKey, OwnKey

_KEY_FILE = "chef.nyckel"
_COPIES, _QUESTIONS = "*.sspf-logg", "*.sspf-fraga"
_FIELDS = {
    "manager_name_required": "name",
    "weak_password": "new",
    "number_differs": "number",
    "answer_too_long": "why",
}


class ManagerKeyPresenter:
    """From the file of a key to what was sealed to it."""

    def __init__(self, view: ManagerKeyPort, ports: KeyPorts) -> None:
        self._view = view
        self._ports = ports
        self._path = ports.settings.load().manager_key
        self._key: OwnKey | None = None
        self._copy: Path | None = None
        self._asked: AskedOfMe | None = None
        self._asked_at = Path()
        self._job = OneJob(view, ports.tasks, self._on_failed)

    @property
    def is_working(self) -> bool:
        """Whether something is opened, made or written; a click is ignored then."""
        return self._job.is_running

    def start(self) -> None:
        """Ask for the key."""
        self._view.show_door(self._path)

    def strength(self, passphrase: str) -> str:
        """How hard a new passphrase is to guess."""
        return self._ports.strength(passphrase)

    def choose_key(self) -> None:
        """Ask which file is the key."""
        if self.is_working:
            return
        self._ports.dialogs.choose_file(_("Choose your key"), on_chosen=self._on_key_chosen)

    def open_key(self, passphrase: str) -> None:
        """Open the key with its passphrase."""
        path = self._path
        if path is None:
            self._view.show_field_trouble("key", _("Choose the file of your key."))
        elif not passphrase:
            self._view.show_field_trouble("passphrase", _("Type the passphrase."))
        else:
            self._job.do(
                lambda: self._ports.desk().open_key(path, passphrase=passphrase),
                self._on_opened,
                on_error=lambda error: self._view.refuse(self._explained(error)),
            )

    def begin_key(self) -> None:
        """Make a new key."""
        if self.is_working:
            return
        self._view.clear_trouble()
        self._view.show_maker()

    def make_key(self, *, name: str, passphrase: str, repeated: str) -> None:
        """Make it, once it is known where it is to lie."""
        for field, is_wrong, said in (
            ("name", not name.strip(), _("Write whose key it is.")),
            ("new", not passphrase, _("Choose a passphrase.")),
            ("repeated", passphrase != repeated, _("The two passphrases are not the same.")),
        ):
            if is_wrong:
                self._view.show_field_trouble(field, said)
                return
        if self._ports.strength(passphrase) in {"too_short", "weak"}:
            self._on_failed(KnownError("weak_password"))
            return

        def make(path: Path) -> None:
            self._job.do(
                lambda: self._ports.desk().make(path, name=name, passphrase=passphrase),
                self._on_made,
            )

        self._ports.dialogs.save_file(
            _("Where the key is to lie"), suggested=_KEY_FILE, on_chosen=make
        )

    def go_back(self) -> None:
        """From the making of a key to the door."""
        if not self.is_working:
            self._view.clear_trouble()
            self._view.show_door(self._path)

    def leave(self) -> None:
        """Go back to the vaults; no key is open."""
        if not self.is_working:
            self._view.leave()

    def read_copy(self) -> None:
        """Ask for a copy of the log and read it."""
        if self.is_working:
            return
        self._ports.dialogs.choose_file(
            _("A copy of the log"),
            on_chosen=lambda path: self._read_copy(path, None),
            pattern=_COPIES,
        )

    def compare(self) -> None:
        """Ask for the copy before, and compare the one that is shown with it."""
        copy = self._copy
        if copy is not None and not self.is_working:
            self._ports.dialogs.choose_file(
                _("The copy before"),
                on_chosen=lambda before: self._read_copy(copy, before),
                pattern=_COPIES,
            )

    def read_question(self) -> None:
        """Ask for a question and read it."""
        if self.is_working:
            return
        self._ports.dialogs.choose_file(
            _("A question"), on_chosen=self._read_question, pattern=_QUESTIONS
        )

    def approve(self, number: str) -> None:
        """Answer the question with yes; ``number``: how many cases are disposed of, as typed."""
        asked = self._asked
        if asked is None:
            return
        typed = number.strip()
        if asked.asked.cases and not typed.isdecimal():
            self._view.show_field_trouble("number", _("Write the number in digits."))
            return
        self._answer(asked, why_not="", number=int(typed) if asked.asked.cases else None)

    def decline(self, why_not: str) -> None:
        """Answer the question with no."""
        asked = self._asked
        if asked is None:
            return
        if not why_not.strip():  # without a reason it would be a yes
            self._view.show_field_trouble("why", _("Write why the answer is no."))
            return
        self._answer(asked, why_not=why_not, number=None)

    def _answer(self, asked: AskedOfMe, *, why_not: str, number: int | None) -> None:
        desk, dialogs, key = self._ports.desk(), self._ports.dialogs, self._key
        if key is None or self.is_working:
            return
        try:
            desk.check_answer(asked, why_not=why_not, number=number)
        except DomainError as error:
            self._on_failed(error)
            return

        def write(folder: Path) -> None:
            self._job.do(
                lambda: desk.answer(key, asked, folder, why_not=why_not, number=number),
                lambda path: self._on_answered(path, is_yes=not why_not),
            )

        def ask_first(folder: Path, there: Path | None) -> None:
            if there is None:
                write(folder)
                return
            dialogs.ask(
                Question(
                    text=_("Answer once more?"),
                    detail=_(
                        "{file} in that folder is an answer to this question already. The one that "
                        "is read in first counts, and no other: send one of them alone."
                    ).format(file=there.name),
                    yes=_("Write another answer"),
                    no=_("Keep the answer there is"),
                ),
                on_yes=lambda: write(folder),
            )

        def look(folder: Path) -> None:
            self._job.do(
                lambda: desk.answered_in(folder, asked), lambda there: ask_first(folder, there)
            )

        dialogs.choose_folder(
            _("Where to put the answer"), on_chosen=look, start=self._asked_at.parent
        )

    def _read_copy(self, path: Path, before: Path | None) -> None:
        key, run = self._key, Run()
        if key is None or self.is_working:
            return

        def read() -> ShownCopy:
            opened = self._ports.desk().open_log(key, path, before=before, run=run)
            beside = "" if before is None else before.name
            zone = self._ports.zone
            return shown_copy(opened, zone, file=path.name, beside=beside, run=run)

        def done(shown: ShownCopy) -> None:
            self._view.follow(None)
            self._copy = path
            self._view.show_copy(shown)

        def failed(error: BaseException) -> None:
            self._view.follow(None)
            if not (isinstance(error, DomainError) and error.code == "cancelled"):
                self._on_failed(error)

        self._view.follow(run)
        self._job.do(read, done, on_error=failed)

    def _read_question(self, path: Path) -> None:
        key = self._key
        if key is None:
            return

        def read() -> tuple[AskedOfMe, ShownQuestion]:
            found = self._ports.desk().read_request(key, path)
            return found, shown_question(found, self._ports.zone, file=path.name)

        def done(found: tuple[AskedOfMe, ShownQuestion]) -> None:
            self._asked, self._asked_at = found[0], path
            self._view.show_question(found[1])

        self._job.do(read, done)

    def _on_key_chosen(self, path: Path) -> None:
        self._path = path
        self._view.clear_trouble()
        self._view.show_key_file(path)

    def _on_opened(self, key: OwnKey) -> None:
        self._key = key
        settings = self._ports.settings.load()
        if settings.manager_key != self._path:
            try:
                self._ports.settings.save(settings._replace(manager_key=self._path))
            except Exception as error:  # where a file lies is not worth stopping for; bugs are told
                self._view.show_trouble(self._explained(error))
        self._view.show_open(key.card.words)

    def _on_made(self, made: MadeKey) -> None:
        self._path = made.private
        self._view.show_made(made)

    def _on_answered(self, path: Path, *, is_yes: bool) -> None:
        said = (
            _("Answered with yes. Send {file} to who asked; it lies in {folder}.")
            if is_yes
            else _("Answered with no. Send {file} to who asked; it lies in {folder}.")
        )
        self._asked = None
        self._view.show_answered(said.format(file=path.name, folder=path.parent))

    def _explained(self, error: BaseException) -> Trouble:
        """In the words of a key: a vault has a password, a key a passphrase."""
        if isinstance(error, KnownError) and error.code == "wrong_secret":
            return Trouble(
                what=_("That is not the passphrase of this key."),
                advice=_("Check the keyboard and Caps Lock, and that it is the right file."),
            )
        return self._ports.explain(error)

    def _on_failed(self, error: BaseException) -> None:
        code = error.code if isinstance(error, DomainError | KnownError) else ""
        trouble = self._explained(error)
        if code in _FIELDS:
            self._view.show_field_trouble(_FIELDS[code], trouble.sentence)
        else:
            self._view.show_trouble(trouble)
