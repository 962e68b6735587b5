"""From nothing to a vault, as a user clicks: real files, real encryption."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sspf_app.gui.unlock.choice_page import ChoicePage
from sspf_app.gui.unlock.first_start_view import FirstStartView
from sspf_app.gui.unlock.steps import BackupStep, FolderField, PlaceStep, UserStep
from sspf_app.gui.unlock.steps_office import OfficeStep
from sspf_app.gui.unlock.steps_words import WordsStep
from sspf_app.gui.unlock.words_sheet import sheet_of
from sspf_app.services.wizards import Step
from tests.gui.program_at_desk import PASSWORD, Desk, program_until_the_end
from tests.gui.screen_checks import check_screen, check_swedish


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    yield from program_until_the_end(qtbot, qapp, tmp_path)


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
    assert vault.backed_up_at is not None
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
    page._fields["email"].setText("sspf@umea")
    view.next.click()
    assert "sspf@umea.se" in page.rows["email"].trouble()
    page._on_add()
    assert len(page._rows) == 5
    page.take_away(page._rows[-1])
    assert len(page._rows) == 4
    view._back.click()
    assert view.presenter.state.step is Step.WORDS


@pytest.mark.parametrize("step", [Step.PLACE, Step.BACKUP])
def test_an_empty_folder_is_told_as_one_that_was_not_chosen(desk: Desk, step: Step) -> None:
    view = _walk_to(desk, step)
    page = view.pages[step]
    assert isinstance(page, PlaceStep | BackupStep)
    page.findChildren(FolderField)[0].edit.clear()
    view.next.click()
    told = page.rows["parent" if step is Step.PLACE else "backup"].trouble()
    assert told == "Choose a folder, or write where it lies."
    assert view.presenter.state.step is step


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
