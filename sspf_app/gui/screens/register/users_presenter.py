"""Leads the part about the users: who can open the vault, one more, one less."""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import NewUser, UsersPort
from sspf_app.services.changes import Changes
from sspf_app.services.errors import KnownError
from sspf_app.services.leaving import Leaving
from sspf_app.services.new_users import FirstUser
from sspf_app.services.queries import NOBODY
from sspf_app.services.records import User
from sspf_app.services.user_accounts import UserAccounts
from sspf_app.texts.leaving import leaving_lines

_FIELDS = {
    "name_required": "name",
    "login_taken": "login",
    "login_invalid": "login",
    "weak_password": "password",
}


class UsersPresenter(ScreenPresenter):
    """See the module."""

    view: UsersPort

    def __init__(self, ports: ScreenPorts, view: UsersPort) -> None:
        super().__init__(ports, view)
        self._accounts = ports.accounts

    def refresh(self) -> None:
        """Read who there is."""
        if self._accounts is not None:
            self.read(self._accounts.board, self.view.show_accounts)
            self.view.offer_words(wanted=self._accounts.may_renew_words)

    def strength(self, password: str, login: str) -> str:
        """How hard a typed password is to guess."""
        return "" if self._accounts is None else self._accounts.strength(password, login)

    def add(self, typed: NewUser) -> None:
        """Let one more person open the vault; a drawn password is shown once."""
        accounts = self._accounts
        if accounts is None or not self._is_whole(typed):
            return
        password = typed.password or accounts.new_password()
        user = FirstUser(login=typed.login.strip(), name=typed.name.strip(), role=typed.role)

        def done(changes: Changes) -> None:
            self.view.added(changes.new_id or "")
            self.ports.frame.say(_("{name} can open the vault now.").format(name=user.name))
            if typed.password is None:
                self.ports.dialogs.tell_first_password(user.name, password)

        self.save_typed(lambda: accounts.add(user, password), done, on_error=self._refused)

    def vouch(self, user: User, signer: str, document: str) -> None:
        """Note a paper about an account."""
        accounts = self._accounts
        if accounts is None:
            return

        def done(_changes: Changes) -> None:
            said = _("It is noted. {name} counts as a second person, whoever made the account.")
            self.ports.frame.say(said.format(name=user.name))

        self.save_typed(lambda: accounts.vouch(user.id, signer=signer, document=document), done)

    def end(self, user: User) -> None:
        """Let somebody open the vault no more, after a question that tells what they leave."""
        accounts = self._accounts
        if accounts is not None:
            self.read(
                lambda: accounts.what_is_left(user.id),
                lambda left: self._ask_to_end(accounts, user, left),
            )

    def _ask_to_end(self, accounts: UserAccounts, user: User, left: Leaving) -> None:
        detail = _(
            "{name} cannot open the vault any more. Everything is put under a new key, "
            "which may take a minute. What they did stays in the log. Copies of the vault "
            "and backups made until now still open with their password: keep them locked "
            "away. If they may know the recovery words, let new ones be made."
        ).format(name=user.name)
        said = leaving_lines(user.name, left.numbers, words(), shuts_paper=left.shuts_paper)
        detail = "\n\n".join((*said, detail))

        def done(_changes: Changes) -> None:
            told = _("{name} cannot open the vault any more; it is under a new key.")
            self.ports.frame.say(told.format(name=user.name))
            if left.cases and accounts.may_read_cases:
                self.ports.frame.navigate("cases", handler=NOBODY)

        self.change_if(
            Question(
                text=_("End {name}?").format(name=user.name),
                detail=detail,
                yes=_("End the user"),
                no=_("Keep the user"),
                is_grave=True,
            ),
            lambda: accounts.end(user.id),
            done,
        )

    def renew_words(self) -> None:
        """Make new recovery words, after a question, and show them once."""
        accounts = self._accounts
        if accounts is None:
            return

        def done(words: tuple[str, ...]) -> None:
            self.ports.dialogs.tell_words(words, vault=accounts.vault_name)

        self.change_if(
            Question(
                text=_("Make new recovery words?"),
                detail=_(
                    "The old words open the vault no more; the sheet with them can be burned. The "
                    "new ones are shown once. Backups made until now still open with the old."
                ),
                yes=_("Make new words"),
                no=_("Keep the old"),
                is_grave=True,
            ),
            accounts.new_words,
            done,
        )

    def _is_whole(self, typed: NewUser) -> bool:
        for field, is_wrong, told in (
            ("name", not typed.name.strip(), _("Write the name in full.")),
            ("login", not typed.login.strip(), _("Write what they sign in as.")),
            ("password", typed.password == "", _("Type the password.")),
            (
                "repeated",
                typed.password is not None and typed.password != typed.repeated,
                _("The two passwords are not the same."),
            ),
        ):
            if is_wrong:
                self.view.show_field_trouble(field, told)
                return False
        return True

    def _refused(self, error: BaseException) -> None:
        code = error.code if isinstance(error, DomainError | KnownError) else ""
        if code in _FIELDS:
            self.view.show_field_trouble(_FIELDS[code], self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)
