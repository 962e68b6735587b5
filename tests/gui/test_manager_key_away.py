"""From a vault to the manager's page and back, by the real files of both."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.crypto.manager_key import KeyBox
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.domain.codes import ExceptionGround
from sspf_app.domain.errors import DomainError
from sspf_app.gui.manager_key.ports import KeyPorts
from sspf_app.gui.manager_key.presenter import ManagerKeyPresenter
from sspf_app.gui.manager_key.view import ManagerKeyView
from sspf_app.services.actors import Role
from sspf_app.services.decision_views import ExceptionInput
from sspf_app.services.manager_desk import ManagerDesk, ManagerTools
from sspf_app.services.move_views import Run
from sspf_app.services.records import User
from sspf_app.system.export_target import FileTarget
from sspf_app.system.source_files import SourceFolder
from tests.gui.desk_house import DeskHouse
from tests.gui.test_asking_away import at_the_office
from tests.gui.test_decisions import AFTER_CALL
from tests.presenters.doubles import InlineTasks, MemorySettings, QueuedDialogs, RecordingFrame

PHRASE = "fyra blyga tigrar metar gädda"

pytestmark = pytest.mark.at_desk(AFTER_CALL, at_the_office)


class Chief:
    """A unit manager with an account in the vault, at the page of their own key."""

    def __init__(self, desk: DeskHouse, folder: Path) -> None:
        self.desk, self.folder = desk, folder
        self.dialogs, self.tasks = QueuedDialogs(), InlineTasks()
        self.frame = RecordingFrame()
        tools = ManagerTools(
            keys=SealingKeys(),
            boxes=KeyBox(),
            sources=SourceFolder(),
            target=FileTarget(),
            clock=desk.clock,
        )
        own_desk = ManagerDesk(tools)
        self.view = ManagerKeyView(lambda _typed: "good", reason="")
        self.view.presenter = ManagerKeyPresenter(
            self.view,
            KeyPorts(
                desk=lambda: own_desk,
                tasks=self.tasks,
                dialogs=self.dialogs,
                settings=MemorySettings(),
                explain=self.frame.explain,
                strength=lambda _typed: "good",
                zone=desk.clock.zone,
            ),
        )
        self.view.presenter.start()

    def enter(self) -> None:
        """Make a key in the page, enter it in the vault, and open it."""
        self.dialogs.answers.append(self.folder / "chef.nyckel")
        self.view.presenter.make_key(name="Stina Berg", passphrase=PHRASE, repeated=PHRASE)
        with self.desk.vault.open_unit(self.desk.actor) as unit:
            unit.office.put_user(
                User(
                    id=f"u-{Role.UNIT_MANAGER.value}",
                    login="stina",
                    name="Stina Berg",
                    role=Role.UNIT_MANAGER,
                    created_at=self.desk.clock.now(),
                    made_by="u-it",
                    password_by="u-it",
                )
            )
            unit.commit()
        self.desk.change_role(Role.UNIT_MANAGER)
        keys = self.desk.services().manager_keys
        card = keys.read_card(self.folder / "chef.nyckel.sspf-nyckel")
        keys.register(card, login="stina", heard=True)
        self.desk.change_role(Role.COORDINATOR)
        self.view.presenter.go_back()
        self.view.presenter.open_key(PHRASE)

    def read_copy(self, path: Path, before: Path | None = None) -> str:
        self.dialogs.answers.append(path)
        self.view.presenter.read_copy()
        if before is not None:
            self.dialogs.answers.append(before)
            self.view.presenter.compare()
        return self.view.log.said.text()


@pytest.fixture
def chief(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> Chief:
    made = Chief(desk, tmp_path)
    qtbot.addWidget(made.view)
    made.view.show()
    made.enter()
    return made


def test_copies_of_a_vault_go_on_and_an_old_one_after_a_newer_is_told(
    chief: Chief, desk: DeskHouse, tmp_path: Path
) -> None:
    copies = desk.services().log_copies
    first = copies.seal(tmp_path).path
    desk.services().cases.list_cases()
    second = copies.seal(tmp_path).path
    lying = set(tmp_path.iterdir())
    assert chief.read_copy(first).startswith("Not compared")
    own = desk.services().manager_keys.board().own_words
    assert chief.view.log.signed.words.text().split(" · ") == list(own)
    assert "goes on where the copy before ended" in chief.read_copy(second, first)
    assert "OLDER" in chief.read_copy(first, second)
    chief.read_copy(second)
    assert "The list of cases" in {one.what for one in chief.view.log.model.items()}
    assert set(tmp_path.iterdir()) == lying  # reading writes nothing


def test_a_question_of_a_case_is_answered_and_a_second_answer_is_refused(
    chief: Chief, desk: DeskHouse, tmp_path: Path
) -> None:
    use = desk.services()
    entry = ExceptionInput(
        guardian=use.decisions.board("c-alva").joint_guardians[0][0],
        starts_on=AFTER_CALL.date(),
        ends_on=date(2026, 3, 20),
        hindrance="Ligger på sjukhus",
        cannot_wait="Mötet är i morgon",
        ground=ExceptionGround.CHILD_BEST,
        ground_reason="Risken ökar",
    )
    request = use.exceptions.request("c-alva", entry).new_id or ""
    question = use.sealed_requests.seal(request, tmp_path).path
    page = chief.view.question
    chief.dialogs.answers.append(question)
    page.read.click()
    assert "Mötet är i morgon" in _texts(page)
    assert "Alva" not in _texts(page)
    chief.dialogs.answers.append(tmp_path)
    page.yes.click()
    chief.dialogs.answers.append(question)
    page.read.click()
    page.why.setPlainText("Kan vänta")
    chief.dialogs.answers += [tmp_path, True]
    page.no.click()
    yes, no = sorted(tmp_path.glob("*.sspf-svar"), key=lambda one: one.stat().st_mtime_ns)
    use.sealed_requests.take(yes)
    [stored] = use.decisions.board("c-alva").requests
    assert (stored.state.value, stored.decider) == ("approved", "Stina Berg")
    with pytest.raises(DomainError, match="answer_taken"):
        use.sealed_requests.take(no)


def _texts(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel))


def test_a_long_reading_is_ended_and_what_was_shown_stays(
    chief: Chief, desk: DeskHouse, tmp_path: Path
) -> None:
    first = desk.services().log_copies.seal(tmp_path).path
    second = desk.services().log_copies.seal(tmp_path).path
    chief.read_copy(first)
    shown = chief.view.log.model.items()
    chief.tasks.hold()
    chief.dialogs.answers.append(second)
    chief.view.log.read.click()
    bar = chief.view.log.run_bar
    assert bar.waiting.isActive()
    bar._show()  # a second has gone by
    assert bar.isVisible()
    chief.view.log.read.click()  # nothing else begins meanwhile
    bar.stop.click()
    chief.tasks.run()
    assert not bar.isVisible()
    assert chief.view.log.model.items() == shown
    assert chief.view.banner.words() == ""


def test_a_reading_tells_how_far_it_has_come(chief: Chief, desk: DeskHouse, tmp_path: Path) -> None:
    path = desk.services().log_copies.seal(tmp_path).path
    key, run = chief.view.presenter._key, Run()
    assert key is not None
    chief.view.presenter._ports.desk().open_log(key, path, before=None, run=run)
    assert 0.5 < run.done / run.total < 0.7  # the last third is for the lines
