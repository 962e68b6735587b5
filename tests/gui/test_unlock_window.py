"""A vault is unlocked, locked and taken up, as a user clicks: real files, real encryption."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from sspf_app.bootstrap import Workshop
from sspf_app.gui import i18n
from sspf_app.gui.key_list import KeyList
from sspf_app.gui.screens.settings.view import SettingsView
from sspf_app.gui.theme import Theme
from sspf_app.gui.unlock import countdown
from sspf_app.gui.unlock.choice_page import ChoicePage
from sspf_app.gui.unlock.words_page import WordsPage
from sspf_app.gui.wheel import WheelGuard
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.new_users import FirstUser
from sspf_app.services.packages import PackageOrder
from sspf_app.services.settings import Language, Settings, ThemeChoice
from sspf_app.system.attempt_file import FolderAttempts
from tests.gui.program_at_desk import PASSWORD, Desk, program_until_the_end, unlock
from tests.gui.screen_checks import check_screen, check_swedish
from tests.presenters.doubles import QueuedDialogs


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    yield from program_until_the_end(qtbot, qapp, tmp_path)


def test_the_right_password_opens_the_shell(desk: Desk) -> None:
    desk.make_vault()
    window = desk.start(locked_because="idle")
    check_screen(window)
    unlock(desk, window, PASSWORD)
    shell = desk.wait_for_shell()
    assert shell.isVisible()
    # Nor is the field that held the password.
    desk.qtbot.waitUntil(lambda: not shiboken6.isValid(window), timeout=60_000)


def test_what_watches_every_event_ends_with_its_program(desk: Desk) -> None:
    desk.make_vault()
    unlock(desk, desk.start(), PASSWORD)
    desk.wait_for_shell()
    watching = (desk.programs[0].watches.idle_watch, desk.programs[0].watches.key)
    desk.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [one for one in watching if shiboken6.isValid(one)] == []


def test_a_wrong_password_is_told_and_the_next_key_replaces_it(desk: Desk) -> None:
    desk.make_vault()
    window = desk.start()
    page = window.password_page
    unlock(desk, window, "wrong password here")
    desk.qtbot.waitUntil(lambda: bool(page.trouble()))
    assert page.trouble().startswith("That is not the right password.")
    assert page._password.selectedText()
    check_screen(window)
    desk.qtbot.waitUntil(page._unlock.isEnabled)  # a second goes by before the next attempt
    unlock(desk, window, PASSWORD)
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
    unlock(desk, window, "wrong password here")
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
    unlock(desk, window, PASSWORD)
    shell = desk.wait_for_shell()
    assert "1 gång, i dag kl. " in shell.notices.attempts.words()
    shell.notices.attempts._close.click()
    assert shell.notices.attempts.words() == ""


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
    unlock(desk, desk.start(), PASSWORD)
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
    unlock(desk, window, PASSWORD)
    desk.qtbot.waitUntil(lambda: "Nyckelfilen finns inte där" in page.trouble())
    assert "återställningsorden" in page.trouble()
    window._dialogs = lambda _window: QueuedDialogs(away)
    assert page._key_row is not None
    page._key_row.chosen.click()
    assert page._key_row._name.text() == "bortlagd.nyckelfil"
    unlock(desk, window, PASSWORD)
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
    unlock(desk, window, PASSWORD)
    desk.qtbot.waitUntil(lambda: words in window.password_page.trouble())


def test_a_vault_that_another_program_holds_says_who(desk: Desk) -> None:
    desk.make_vault()
    other = Workshop("sspf")
    held = other.vaults.unlock(desk.folder / "SSPF Umeå", login=None, password=PASSWORD)
    window = desk.start()
    unlock(desk, window, PASSWORD)
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
    unlock(desk, window, PASSWORD + " två")
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


def test_esc_leads_back_from_other_vaults_and_from_recovery_words(desk: Desk) -> None:
    desk.make_vault()
    window = desk.start()
    page = window.password_page
    for wanted in (page.others_wanted, page.words_wanted):
        wanted.emit()
        assert window._stack.currentWidget() is not page
        desk.qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert window._stack.currentWidget() is page
        assert page._title.text() == "SSPF Umeå"
    desk.qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()


def test_with_large_text_every_page_keeps_to_its_width(
    desk: Desk, swedish: None, theme: Theme
) -> None:
    desk.make_vault()
    desk.settings.settings = desk.settings.settings._replace(
        language=Language.SWEDISH, text_percent=200
    )
    theme.choose(ThemeChoice.LIGHT, text_percent=200)
    window = desk.start()
    window.resize(800, 720)
    for wanted in (window.password_page.others_wanted, window.password_page.words_wanted):
        wanted.emit()
        page = window._stack.currentWidget()
        assert page is not None
        (area,) = (one for one in page.findChildren(QScrollArea) if one.isVisible())
        desk.qtbot.waitUntil(lambda area=area: area.verticalScrollBar().maximum() > 0)
        assert area.horizontalScrollBar().maximum() == 0


def test_locking_from_the_shell_becomes_a_fresh_unlock_program(desk: Desk) -> None:
    desk.make_vault()
    unlock(desk, desk.start(), PASSWORD)
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
    unlock(desk, desk.start(), PASSWORD)
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
    made = desk.workshop.care(vault).packages.hand_over(PackageOrder(name="Cia Dahl"), desk.folder)
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
    unlock(desk, window, made.password or "")
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
