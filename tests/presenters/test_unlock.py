"""From a folder to an open vault, without a window."""

from pathlib import Path
from typing import Any

import pytest

from sspf_app.gui import i18n
from sspf_app.gui.ports import Trouble
from sspf_app.gui.unlock.presenter import UnlockPresenter
from sspf_app.gui.unlock.reasons import LOCK_REASONS, reason_in_words
from sspf_app.gui.vault_ports import OpenVault, VaultInfo
from sspf_app.services.errors import KnownError
from sspf_app.services.settings import Settings
from tests.presenters.doubles import FixedClock, InlineTasks, MemorySettings

VAULT, OTHER = Path("/home/karin/SSPF Umeå"), Path("/home/karin/Other")


def an_open_vault(folder: Path = VAULT, own_access: Any = None) -> OpenVault:
    return OpenVault(
        services=None,  # pyright: ignore[reportArgumentType]  nobody asks for it here
        name=folder.name,
        folder=folder,
        actor_name="Karin",
        clock=FixedClock(),
        close=lambda: None,
        may=lambda _permission: True,
        own_access=own_access,
    )


class Gate:
    def __init__(self) -> None:
        self.error: Exception | None = None
        self.logins: tuple[str, ...] = ("karin",)
        self.tried: list[tuple[str | None, str]] = []
        self.key_files: list[Path | None] = []
        self.own_access: Any = None

    def describe(self, folder: Path) -> VaultInfo:
        self._fail()
        return VaultInfo(name=folder.name, logins=self.logins, wait=7)

    def unlock(
        self, folder: Path, *, login: str | None, password: str, key_file: Path | None = None
    ) -> OpenVault:
        self.key_files.append(key_file)
        self.tried.append((login, password))
        self._fail()
        return an_open_vault(folder, self.own_access)

    def unlock_with_words(
        self, folder: Path, *, words: str, login: str | None, new_password: str
    ) -> OpenVault:
        self.tried.append((words, new_password))
        self._fail()
        return an_open_vault(folder)

    def strength(self, password: str, login: str) -> str:
        return "good" if password != login else "weak"

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


class View:
    def __init__(self) -> None:
        self.vault: tuple[str, Path] | None = None
        self.logins: tuple[str, ...] = ()
        self.reason = ""
        self.choice: tuple[Path, ...] | None = None
        self.may_go_back = False
        self.trouble = ""
        self.refused = 0
        self.busy: list[bool] = []
        self.waits: list[int] = []
        self.key_file: Path | None = None
        self.opened: list[OpenVault] = []

    def show_vault(self, name: str, folder: Path) -> None:
        self.vault = (name, folder)

    def show_logins(self, logins: tuple[str, ...], with_key_file: frozenset[str]) -> None:
        self.logins = logins
        self.with_key_file = with_key_file

    def show_key_file(self, path: Path | None) -> None:
        self.key_file = path

    def show_reason(self, words: str) -> None:
        self.reason = words

    def show_choice(self, recent: tuple[Path, ...], *, may_go_back: bool) -> None:
        self.choice = recent
        self.may_go_back = may_go_back

    def show_trouble(self, trouble: Trouble) -> None:
        self.trouble = trouble.what

    def clear_trouble(self) -> None:
        self.trouble = ""

    def refuse(self, trouble: Trouble) -> None:
        self.refused += 1
        self.show_trouble(trouble)

    def show_wait(self, seconds: int) -> None:
        self.waits.append(seconds)

    def set_busy(self, busy: bool) -> None:
        self.busy.append(busy)

    def hand_over(self, vault: OpenVault) -> None:
        self.opened.append(vault)


class Desk:
    def __init__(self, *recent: Path) -> None:
        self.gate, self.view, self.tasks = Gate(), View(), InlineTasks()
        self.settings = MemorySettings(Settings(recent_vaults=recent))
        self.presenter = UnlockPresenter(
            self.view,
            gate=lambda: self.gate,  # pyright: ignore[reportArgumentType]  what unlocking asks of it
            tasks=self.tasks,
            settings=self.settings,
            explain=lambda error: Trouble(what=getattr(error, "code", "bug")),
        )


@pytest.fixture
def desk() -> Desk:
    return Desk(VAULT, OTHER)


def test_the_latest_vault_is_asked_for_and_who_may_open_it(desk: Desk) -> None:
    desk.gate.logins = ("karin", "bo")
    desk.presenter.start(None, locked_because="idle")
    assert desk.view.vault == ("SSPF Umeå", VAULT)
    assert desk.view.reason == "Locked after 10 minutes without activity."
    assert desk.view.logins == ()  # nothing is read before the window is on screen
    desk.presenter.describe()
    assert desk.view.logins == ("karin", "bo")


def test_a_named_vault_goes_before_the_latest(desk: Desk) -> None:
    desk.presenter.start(OTHER)
    assert desk.view.vault == ("Other", OTHER)
    assert desk.view.reason == ""


def test_the_first_start_shows_what_can_be_chosen() -> None:
    desk = Desk()
    desk.presenter.start(None)
    desk.presenter.describe()
    assert desk.view.choice == ()
    assert desk.view.vault is None
    desk.presenter.unlock(login=None, password="x")
    desk.presenter.unlock_with_words(words="x", login=None, password="x", repeated="x")
    assert desk.gate.tried == []


def test_a_right_password_hands_the_vault_over_and_remembers_it(desk: Desk) -> None:
    desk.presenter.choose(OTHER)
    desk.presenter.unlock(login="karin", password="secret")
    assert [vault.folder for vault in desk.view.opened] == [OTHER]
    assert desk.settings.settings.recent_vaults == (OTHER, VAULT)
    assert desk.view.busy == [True, False]


def test_a_wrong_password_is_refused_and_may_be_typed_again(desk: Desk) -> None:
    desk.presenter.start(None)
    desk.gate.error = KnownError("wrong_secret")
    desk.presenter.unlock(login=None, password="wrong")
    assert (desk.view.trouble, desk.view.refused) == ("wrong_secret", 1)
    desk.gate.error = None
    desk.presenter.unlock(login=None, password="right")
    assert desk.view.trouble == ""
    assert len(desk.view.opened) == 1


def test_how_long_to_wait_is_passed_on(desk: Desk) -> None:
    desk.presenter.start(None)
    desk.gate.error = KnownError("wrong_secret", wait=4)
    desk.presenter.unlock(login=None, password="wrong")
    desk.gate.error = KnownError("vault_held")
    desk.presenter.unlock(login=None, password="right")
    desk.gate.error = None
    desk.presenter.describe()
    assert desk.view.waits == [4, 0, 7]


def test_a_key_file_is_passed_on_and_where_it_lies_is_remembered_when_it_fits(
    desk: Desk,
) -> None:
    class Own:
        key_file = Path("/media/stick/umeå.nyckelfil")

    desk.presenter.start(None)
    assert desk.view.key_file is None
    desk.presenter.choose_key_file(Own.key_file)
    assert desk.view.key_file == Own.key_file
    desk.gate.error = KnownError("key_file_other")
    desk.presenter.unlock(login=None, password="secret")
    assert desk.settings.settings.key_files == ()
    desk.gate.error = None
    desk.gate.own_access = Own()
    desk.presenter.unlock(login=None, password="secret")
    assert desk.gate.key_files == [Own.key_file, Own.key_file]
    assert desk.settings.settings.key_files == ((VAULT, Own.key_file),)
    desk.presenter.choose(OTHER)
    assert desk.view.key_file is None
    desk.presenter.choose(VAULT)
    assert desk.view.key_file == Own.key_file
    desk.presenter.forget(VAULT)
    assert desk.settings.settings.key_files == ()


def test_who_needs_no_key_file_any_more_has_none_remembered(desk: Desk) -> None:
    class Own:
        key_file = None

    desk.settings.settings = Settings(key_files=((VAULT, Path("/a")), (OTHER, Path("/b"))))
    desk.presenter.start(VAULT)
    desk.gate.own_access = Own()
    desk.presenter.unlock(login=None, password="secret")
    assert desk.settings.settings.key_files == ((OTHER, Path("/b")),)


def test_nothing_typed_is_not_tried(desk: Desk) -> None:
    desk.presenter.start(None)
    desk.presenter.unlock(login=None, password="")
    assert desk.view.trouble == "Type the password."
    assert desk.gate.tried == []


def test_a_second_press_does_nothing_while_the_first_works(desk: Desk) -> None:
    desk.presenter.start(None)
    desk.tasks.hold()
    for _press in range(2):
        desk.presenter.unlock(login=None, password="secret")
        desk.presenter.unlock_with_words(words="w", login=None, password="p", repeated="p")
    desk.tasks.run()
    assert len(desk.gate.tried) == 1


def test_what_keeps_a_vault_from_being_read_is_told(desk: Desk) -> None:
    desk.gate.error = KnownError("vault_missing", path="x")
    desk.presenter.choose(VAULT)
    assert desk.view.trouble == "vault_missing"


def test_the_answer_about_another_vault_is_dropped(desk: Desk) -> None:
    desk.tasks.hold()
    desk.presenter.choose(VAULT)
    desk.presenter.choose(OTHER)
    desk.tasks.run()
    assert desk.view.logins == ()
    desk.tasks.run()
    assert desk.view.logins == ("karin",)


def test_recovery_words_set_a_new_password(desk: Desk) -> None:
    desk.presenter.start(None)
    tell = desk.presenter.unlock_with_words
    tell(words=" ", login=None, password="a", repeated="a")
    assert desk.view.trouble == "Type the recovery words from the sheet."
    tell(words="häger byxor", login=None, password="a", repeated="b")
    assert desk.view.trouble == "The two passwords are not the same."
    tell(words="häger byxor", login=None, password="a", repeated="a")
    assert desk.gate.tried == [("häger byxor", "a")]
    assert len(desk.view.opened) == 1
    assert desk.presenter.strength("karin", "karin") == "weak"


def test_a_folder_is_taken_out_of_the_list_only(desk: Desk) -> None:
    desk.presenter.show_choice()
    desk.presenter.forget(VAULT)
    assert desk.view.choice == (OTHER,)
    assert desk.settings.settings.recent_vaults == (OTHER,)


def test_one_goes_back_to_the_vault_before_but_to_none_that_was_taken_out(desk: Desk) -> None:
    desk.presenter.show_choice()
    assert not desk.view.may_go_back
    desk.presenter.choose(VAULT)
    desk.presenter.show_choice()
    assert desk.view.may_go_back
    desk.presenter.forget(OTHER)
    assert desk.view.may_go_back
    desk.presenter.forget(VAULT)
    assert not desk.view.may_go_back


def test_a_list_that_cannot_be_saved_does_not_keep_the_vault_closed(desk: Desk) -> None:
    desk.settings.error = KnownError("settings_not_saved")
    desk.presenter.choose(OTHER)
    desk.presenter.unlock(login=None, password="secret")
    assert len(desk.view.opened) == 1
    assert desk.view.trouble == "settings_not_saved"


def test_reasons_are_said_in_swedish_too() -> None:
    i18n.use_language("sv")
    try:
        assert reason_in_words("idle", 10) == "Låst efter 10 minuter utan aktivitet."
        assert reason_in_words("idle", 1) == "Låst efter 1 minut utan aktivitet."
        assert reason_in_words("user", 10) == "Låst."
        assert reason_in_words("sleep", 10) == "Låst, eftersom datorn gick i viloläge."
        assert reason_in_words(None, 10) == ""
        assert len({reason_in_words(one, 10) for one in LOCK_REASONS}) == len(LOCK_REASONS)
    finally:
        i18n.use_language("en")
