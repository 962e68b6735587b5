"""From nothing to an open vault and back, as a user clicks: real files, real encryption."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.bootstrap import Workshop
from sspf_app.gui import i18n
from sspf_app.gui.app import Program, Start
from sspf_app.gui.key_list import KeyList
from sspf_app.gui.screens.settings.view import SettingsView
from sspf_app.gui.shell import Shell
from sspf_app.gui.unlock import countdown
from sspf_app.gui.unlock.choice_page import ChoicePage
from sspf_app.gui.unlock.first_start_view import FirstStartView
from sspf_app.gui.unlock.steps import BackupStep, PlaceStep, UserStep
from sspf_app.gui.unlock.steps_office import OfficeStep
from sspf_app.gui.unlock.steps_words import WordsStep
from sspf_app.gui.unlock.window import UnlockWindow
from sspf_app.gui.unlock.words_page import WordsPage
from sspf_app.gui.unlock.words_sheet import sheet_of
from sspf_app.gui.vault_gate import WorkshopGate
from sspf_app.gui.wheel import WheelGuard
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.settings import Language, Settings
from sspf_app.services.vault import FirstUser
from sspf_app.services.vault_care import PackageOrder
from sspf_app.services.wizards import Step
from sspf_app.system.attempt_file import FolderAttempts
from tests.gui.screen_checks import check_screen, check_swedish
from tests.presenters.doubles import MemorySettings, QueuedDialogs
from tests.services.vault_house import hurried

PASSWORD = "korrekt häst batteri häftapparat"


class Desk:
    """A program in a folder of its own."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        self.qtbot, self.app, self.folder = qtbot, app, folder
        self.settings = MemorySettings()
        self.workshop = Workshop("sspf-app")
        self.workshop.monotonic = hurried()
        self.commands: list[list[str]] = []
        self.programs: list[Program] = []

    def make_vault(self, name: str = "SSPF Umeå") -> tuple[str, ...]:
        """A vault with one user; returns its recovery words."""
        new = self.workshop.vaults.draft(FirstUser(login="karin", name="Karin"), PASSWORD)
        self.workshop.vaults.create(self.folder / name, new).close()
        self.settings.settings = Settings(recent_vaults=(self.folder / name,))
        return new.words

    def start(self, *, locked_because: str | None = None) -> UnlockWindow:
        program = Program(
            self.app,
            Start(
                settings=self.settings,
                make_gate=lambda: WorkshopGate(self.workshop, lambda: "en"),
                new_vault_in=self.folder,
                locked_because=locked_because,
                replace=self.commands.append,
            ),
        )
        self.programs.append(program)
        program.show()
        return program.unlock_window

    def wait_for_shell(self) -> Shell:
        self.qtbot.waitUntil(lambda: self.programs[-1].shell is not None, timeout=60_000)
        shell = self.programs[-1].shell
        assert shell is not None
        return shell

    def end(self) -> None:
        for program in self.programs:
            program._close_vault()
            program.tasks.finish()
            if shiboken6.isValid(program.unlock_window):
                program.unlock_window.hide()
                program.unlock_window.deleteLater()
            program.deleteLater()  # and with it what watches every event, in every later test
        self.programs.clear()


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setenv("SSPF_TEST_KDF", "1")
    hook = sys.excepthook
    made = Desk(qtbot, qapp, tmp_path)
    yield made
    made.end()
    sys.excepthook = hook


def _unlock(desk: Desk, window: UnlockWindow, password: str) -> None:
    field = window.password_page._password
    field.setText(password)  # QTest types ASCII only
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_right_password_opens_the_shell(desk: Desk) -> None:
    desk.make_vault()
    window = desk.start(locked_because="idle")
    check_screen(window)
    _unlock(desk, window, PASSWORD)
    shell = desk.wait_for_shell()
    assert shell.isVisible()
    # Nor is the field that held the password.
    desk.qtbot.waitUntil(lambda: not shiboken6.isValid(window), timeout=60_000)


def test_what_watches_every_event_ends_with_its_program(desk: Desk) -> None:
    desk.make_vault()
    _unlock(desk, desk.start(), PASSWORD)
    desk.wait_for_shell()
    watching = (desk.programs[0]._watch, desk.programs[0]._key)
    desk.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [one for one in watching if shiboken6.isValid(one)] == []


def test_a_wrong_password_is_told_and_the_next_key_replaces_it(desk: Desk) -> None:
    desk.make_vault()
    window = desk.start()
    page = window.password_page
    _unlock(desk, window, "wrong password here")
    desk.qtbot.waitUntil(lambda: bool(page.trouble()))
    assert page.trouble().startswith("That is not the right password.")
    assert page._password.selectedText()
    check_screen(window)
    _unlock(desk, window, PASSWORD)
    desk.wait_for_shell()


def test_the_button_counts_down_after_a_wrong_password_and_the_shell_tells_of_it(
    desk: Desk, swedish: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [0.0]
    monkeypatch.setattr(countdown, "monotonic", lambda: seconds[-1])
    desk.workshop.monotonic = lambda: seconds[-1]
    desk.make_vault()
    window = desk.start()
    page = window.password_page
    _unlock(desk, window, "wrong password here")
    desk.qtbot.waitUntil(lambda: page._unlock.text() == "Lås upp om 1 s")
    assert not page._unlock.isEnabled()
    check_screen(window)
    check_swedish(window)
    page._password.setText(PASSWORD)
    desk.qtbot.keyClick(page._password, Qt.Key.Key_Return)
    assert not page._busy or page._busy.isHidden()  # too soon: nothing is tried
    seconds.append(1.0)
    desk.qtbot.waitUntil(page._unlock.isEnabled)
    assert page._unlock.text() == "Lås upp"
    _unlock(desk, window, PASSWORD)
    shell = desk.wait_for_shell()
    assert "1 gång, i dag kl. " in shell.attempts.words()
    shell.attempts._close.click()
    assert shell.attempts.words() == ""


def test_a_wait_that_began_in_another_program_is_counted_down(desk: Desk) -> None:
    desk.workshop.monotonic = lambda: 0.0
    desk.make_vault()
    folder = desk.folder / "SSPF Umeå"
    now = desk.workshop.clock.now()
    FolderAttempts().write(folder, FailedAttempts(count=9, first=now, last=now))
    window = desk.start()
    page = window.password_page
    desk.qtbot.waitUntil(lambda: page._unlock.text().endswith(" s"))
    window.password_page.words_wanted.emit()
    window.password_page.others_wanted.emit()
    window.presenter.choose(desk.folder)  # another vault is not waited for
    assert page._unlock.isEnabled()


def test_a_key_file_is_made_in_the_settings_asked_for_and_remembered(
    desk: Desk, swedish: None
) -> None:
    desk.make_vault()
    desk.settings.settings = desk.settings.settings._replace(language=Language.SWEDISH)
    stick = desk.folder / "stick.nyckelfil"
    _unlock(desk, desk.start(), PASSWORD)
    shell = desk.wait_for_shell()
    shell.navigate("settings")
    view = shell.host.currentWidget()
    assert isinstance(view, SettingsView)
    card = view.key_file
    desk.qtbot.waitUntil(card.isVisible)
    check_swedish(view, but=frozenset({"English"}))
    view.presenter.ports = replace(view.presenter.ports, dialogs=QueuedDialogs(stick))
    card.make.click()
    assert card._row.trouble() == "Skriv ditt lösenord."
    card.password.setText("fel lösenord här")
    card.make.click()
    desk.qtbot.waitUntil(lambda: bool(view.banner.words()))
    assert not stick.exists()
    view.presenter.ports = replace(view.presenter.ports, dialogs=QueuedDialogs(stick))
    card.password.setText(PASSWORD)
    card.make.click()
    desk.qtbot.waitUntil(lambda: not card.drop.isHidden())
    assert stick.is_file()
    assert desk.settings.settings.key_files == ((desk.folder / "SSPF Umeå", stick),)
    desk.programs[-1]._close_vault()

    window = desk.start()
    page = window.password_page
    desk.qtbot.waitUntil(lambda: page._key_row is not None and page._key_row.isVisible())
    check_screen(window)
    check_swedish(window)
    away = stick.rename(desk.folder / "bortlagd.nyckelfil")
    _unlock(desk, window, PASSWORD)
    desk.qtbot.waitUntil(lambda: "Nyckelfilen finns inte där" in page.trouble())
    assert "återställningsorden" in page.trouble()
    window._dialogs = lambda _window: QueuedDialogs(away)
    assert page._key_row is not None
    page._key_row.chosen.click()
    assert page._key_row._name.text() == "bortlagd.nyckelfil"
    _unlock(desk, window, PASSWORD)
    shell = desk.wait_for_shell()
    assert desk.settings.settings.key_files == ((desk.folder / "SSPF Umeå", away),)

    shell.navigate("settings")
    again = shell.host.currentWidget()
    assert isinstance(again, SettingsView)
    desk.qtbot.waitUntil(lambda: not again.key_file.drop.isHidden())
    again.presenter.ports = replace(again.presenter.ports, dialogs=QueuedDialogs(True))
    again.key_file.password.setText(PASSWORD)
    again.key_file.drop.click()
    desk.qtbot.waitUntil(again.key_file.drop.isHidden)
    assert desk.settings.settings.key_files == ()


@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("vault.slots", b"{}", "The file with the keys is damaged."),
        ("vault.db", b"SQLite format 3\x00" + bytes(5000), "is not encrypted"),
        ("vault.db", bytes(8192), "The database is damaged."),
        ("vault.slots", None, "The file with the keys is missing"),
        ("vault.db", None, "The database is missing"),
    ],
)
def test_each_harm_is_told_apart(desk: Desk, file: str, content: bytes | None, words: str) -> None:
    desk.make_vault()
    path = desk.folder / "SSPF Umeå" / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    window = desk.start()
    _unlock(desk, window, PASSWORD)
    desk.qtbot.waitUntil(lambda: words in window.password_page.trouble())


def test_a_vault_that_another_program_holds_says_who(desk: Desk) -> None:
    desk.make_vault()
    other = Workshop("sspf")
    held = other.vaults.unlock(desk.folder / "SSPF Umeå", login=None, password=PASSWORD)
    window = desk.start()
    _unlock(desk, window, PASSWORD)
    desk.qtbot.waitUntil(lambda: "in another program: sspf on" in window.password_page.trouble())
    held.close()


def test_several_users_are_asked_who_they_are(desk: Desk) -> None:
    desk.make_vault()
    folder = desk.folder / "SSPF Umeå"
    vault = desk.workshop.vaults.unlock(folder, login=None, password=PASSWORD)
    desk.workshop.access.add_user(vault, FirstUser(login="bo", name="Bo"), PASSWORD + " två")
    vault.close()
    window = desk.start()
    page = window.password_page
    desk.qtbot.waitUntil(lambda: page._login is not None and page._login.count() == 2)
    assert page._login is not None
    assert page._login_row.isVisible()
    page._login.setCurrentText("bo")
    _unlock(desk, window, PASSWORD + " två")
    desk.wait_for_shell()


def test_recovery_words_set_a_new_password(desk: Desk) -> None:
    words = desk.make_vault()
    window = desk.start()
    window.password_page.words_wanted.emit()
    page = window._stack.currentWidget()
    assert isinstance(page, WordsPage)
    check_screen(window)
    page._words.setPlainText(" ".join(words))
    page._password.setText("helt nya ord som ingen gissar")
    page._repeated.setText("helt nya ord som ingen gissar")
    page._open.click()
    desk.wait_for_shell()
    desk.programs[-1]._close_vault()
    again = desk.workshop.vaults.unlock(
        desk.folder / "SSPF Umeå", login=None, password="helt nya ord som ingen gissar"
    )
    again.close()


def test_one_can_go_back_from_the_words(desk: Desk) -> None:
    desk.make_vault()
    window = desk.start()
    window.password_page.words_wanted.emit()
    page = window._stack.currentWidget()
    assert isinstance(page, WordsPage)
    page.back_wanted.emit()
    assert window._stack.currentWidget() is window.password_page


def test_vaults_are_chosen_forgotten_and_found(desk: Desk) -> None:
    desk.make_vault("One")
    desk.make_vault("Two")
    desk.settings.settings = Settings(recent_vaults=(desk.folder / "One", desk.folder / "Two"))
    window = desk.start()
    window.password_page.others_wanted.emit()
    page = window._stack.currentWidget()
    assert isinstance(page, ChoicePage)
    check_screen(window)
    buttons = {button.accessibleName(): button for button in page.findChildren(QPushButton)}
    buttons["Open Two"].click()
    assert window.password_page._title.text() == "Two"
    window.password_page.others_wanted.emit()
    window.presenter.forget(desk.folder / "One")
    assert desk.settings.settings.recent_vaults == (desk.folder / "Two",)
    window._on_open_wanted()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(desk.folder))
    dialog.selectFile("One")
    dialog.done(1)
    assert window.password_page._title.text() == "One"


def _walk_to(desk: Desk, step: Step, name: str = "SSPF Umeå") -> FirstStartView:
    window = desk.start()
    window._on_new_wanted()
    view = window._stack.currentWidget()
    assert isinstance(view, FirstStartView)
    place, user, words, office, _backup = view.pages.values()
    assert isinstance(place, PlaceStep)
    assert isinstance(user, UserStep)
    assert isinstance(words, WordsStep)
    assert isinstance(office, OfficeStep)
    if step > Step.PLACE:
        place._name.setText(name)
        view.next.click()
    if step > Step.PASSWORD:
        desk.qtbot.keyClicks(user._name, "Karin Lind")
        user._password.setText(PASSWORD)
        user._repeated.setText(PASSWORD)
        view.next.click()
        desk.qtbot.waitUntil(lambda: view.presenter.state.step is Step.WORDS)
    if step > Step.WORDS:
        words._kept.setChecked(True)
        view.next.click()
        for field, position in zip(words._fields, view.presenter.state.asked, strict=True):
            field.setText(words._shown[position])
        view.next.click()
    if step > Step.OFFICE:
        office._fields["committee"].setText("Socialnämnden")
        office._rows[0].party.setText("Socialtjänsten Umeå")
        office._rows[2].party.setText("Polisen Umeå")
        view.next.click()
    assert view.presenter.state.step is step
    return view


def test_the_first_start_makes_a_vault_with_office_parties_and_backup(desk: Desk) -> None:
    view = _walk_to(desk, Step.BACKUP)
    backups = desk.folder / "backups"
    backups.mkdir()
    page = view.pages[Step.BACKUP]
    assert isinstance(page, BackupStep)
    page._folder.show_folder(backups)
    view.next.click()
    shell = desk.wait_for_shell()
    vault = desk.programs[-1]._vault
    assert vault is not None
    assert vault.backup_state == "ok"
    assert len(list(backups.iterdir())) == 1
    assert desk.settings.settings.recent_vaults == (desk.folder / "SSPF Umeå",)
    done: list[object] = []
    desk.programs[-1].tasks.submit(
        lambda: (vault.services.office.get(), vault.services.parties.list_parties()),
        owner=shell,
        on_done=done.append,
        on_error=done.append,
    )
    desk.qtbot.waitUntil(lambda: bool(done))
    office, parties = done[0]  # pyright: ignore[reportGeneralTypeIssues]  as the job returns them
    assert (office.committee, office.coordinator) == ("Socialnämnden", "Karin Lind")
    assert [party.name for party in parties] == ["Polisen Umeå", "Socialtjänsten Umeå"]
    assert next(party.id for party in parties if party.name[0] == "S") == office.own_party


@pytest.mark.parametrize("step", list(Step))
def test_cancel_at_any_step_leaves_nothing_behind(desk: Desk, step: Step) -> None:
    view = _walk_to(desk, step)
    view.show_step(view.presenter.state)
    check_screen(view)
    view._cancel.click()
    window = desk.programs[-1].unlock_window
    assert isinstance(window._stack.currentWidget(), ChoicePage)
    assert list(desk.folder.iterdir()) == []


@pytest.mark.parametrize("step", list(Step))
def test_the_first_start_speaks_swedish(desk: Desk, swedish: None, step: Step) -> None:
    view = _walk_to(desk, step)
    check_swedish(view)
    check_screen(view)


def test_missing_answers_are_told_at_their_fields(desk: Desk) -> None:
    view = _walk_to(desk, Step.OFFICE)
    view.next.click()
    page = view.pages[Step.OFFICE]
    assert isinstance(page, OfficeStep)
    assert page.rows["committee"].trouble() == "Write which committee the office belongs to."
    assert page._trouble.text() == "Name at least your own party, in the first row."
    page._on_add()
    assert len(page._rows) == 5
    page.take_away(page._rows[-1])
    assert len(page._rows) == 4
    view._back.click()
    assert view.presenter.state.step is Step.WORDS


def test_words_are_gone_on_with_only_when_they_are_on_paper(desk: Desk) -> None:
    view = _walk_to(desk, Step.WORDS)
    page = view.pages[Step.WORDS]
    assert isinstance(page, WordsStep)
    view.next.click()
    assert page._back.isHidden()
    page._kept.setChecked(True)
    view.next.click()
    assert not page._back.isHidden()
    view._back.click()
    assert page._back.isHidden()


def test_the_sheet_holds_every_word_once_in_order() -> None:
    words = tuple(f"ord{number}x" for number in range(14))
    text = sheet_of(words, vault="SSPF <Umeå>").toPlainText()
    places = [text.index(word) for word in words]
    assert places == sorted(places)
    assert "SSPF <Umeå>" in text


def test_locking_from_the_shell_becomes_a_fresh_unlock_program(desk: Desk) -> None:
    desk.make_vault()
    _unlock(desk, desk.start(), PASSWORD)
    shell = desk.wait_for_shell()
    desk.qtbot.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    (command,) = desk.commands
    assert command[1:] == [
        "-m",
        "sspf_app",
        "--locked-because",
        "user",
        "--vault",
        str(desk.folder / "SSPF Umeå"),
    ]
    assert not shell.isVisible()
    desk.workshop.vaults.unlock(
        desk.folder / "SSPF Umeå", login=None, password=PASSWORD
    ).close()  # nobody holds it


def test_a_dialog_in_the_way_does_not_keep_the_vault_from_being_locked(desk: Desk) -> None:
    desk.make_vault()
    _unlock(desk, desk.start(), PASSWORD)
    shell = desk.wait_for_shell()
    desk.qtbot.keyClick(shell, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    (keys,) = shell.findChildren(KeyList)
    desk.qtbot.waitUntil(keys.isVisible)
    desk.qtbot.keyClick(keys, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: len(desk.commands) == 1)
    assert not shell.isVisible()


def test_the_wheel_changes_no_choice_once_the_window_is_painted(desk: Desk) -> None:
    desk.start()
    desk.qtbot.waitUntil(lambda: len(desk.programs[-1].findChildren(WheelGuard)) == 1)


def test_the_unlock_window_speaks_swedish(desk: Desk, swedish: None) -> None:
    desk.make_vault()
    window = desk.start(locked_because="idle")
    check_swedish(window)
    check_screen(window)
    assert i18n.words().language == "sv"


def test_a_colleague_with_only_the_package_and_the_words_is_in_today(desk: Desk) -> None:
    """From the first window of a fresh program to Idag."""
    desk.make_vault()
    vault = desk.workshop.vaults.unlock(desk.folder / "SSPF Umeå", login=None, password=PASSWORD)
    made = desk.workshop.care(vault).hand_over(PackageOrder(name="Cia Dahl"), desk.folder)
    vault.close()
    desk.settings.settings = Settings()
    window = desk.start()
    home = desk.folder / "hos Cia"
    home.mkdir()
    window._dialogs = lambda _window: QueuedDialogs(made.path, home)
    page = window._stack.currentWidget()
    assert isinstance(page, ChoicePage)
    (button,) = [
        one
        for one in page.findChildren(QPushButton)
        if one.text().startswith("Take up a backup or a package")
    ]
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: window._stack.currentWidget() is window.password_page)
    _unlock(desk, window, made.password or "")
    shell = desk.wait_for_shell()
    assert shell.host.current() == "today"
    assert (home / "SSPF Umeå-paket").is_dir()


def test_a_file_that_is_no_package_is_told(desk: Desk) -> None:
    window = desk.start()
    wrong = desk.folder / "bild.sspf-paket"
    wrong.write_bytes(b"PK\3\4 something")
    window._dialogs = lambda _window: QueuedDialogs(wrong, desk.folder)
    window._on_take_up_wanted()
    page = window._stack.currentWidget()
    assert isinstance(page, ChoicePage)
    desk.qtbot.waitUntil(lambda: bool(page.trouble()))
    assert not (desk.folder / "bild").exists()
