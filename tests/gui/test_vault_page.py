"""The page about the vault: what it shows, the check, and the head off a paper."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from sspf_app.crypto import slot_file
from sspf_app.crypto.kdf import TEST_PARAMS
from sspf_app.gui.backing_up import BACKED_UP
from sspf_app.gui.screens.vault.screen import SCREEN
from sspf_app.gui.screens.vault.view import VaultView
from sspf_app.services.actors import Role
from sspf_app.services.hand_over_records import CareKind, CareTaken
from sspf_app.services.log_seal import shown_head
from sspf_app.services.records import Action
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _shown(desk: DeskHouse) -> VaultView:
    return cast("VaultView", desk.show(SCREEN).view)


def _words(view: VaultView) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisibleTo(view))


def _button(view: VaultView, words: str) -> list[QPushButton]:
    return [one for one in view.findChildren(QPushButton) if one.text() == words]


def _head(desk: DeskHouse) -> str:
    return desk.vault.database.log_head().shown


def _rewritten(desk: DeskHouse) -> None:
    raw: sqlite3.Connection = cast("Any", desk.vault.database)._warm.raw
    raw.execute("UPDATE access_log SET reason = 'jour' WHERE pk = 1")


def test_it_shows_what_the_console_shows_and_nothing_of_a_case(desk: DeskHouse) -> None:
    head = _head(desk)
    view = _shown(desk)
    said = _words(view)
    assert "There is no backup." in said
    assert "everything is lost" in said
    assert "1 person can open it: anna (coordinator)." in said
    assert "SQLCipher" not in said  # folded: for whoever knows computers
    view.more.click()
    said = _words(view)
    assert "SQLCipher 4." in said
    assert "Argon2id" in said
    assert head in said
    assert "Alva" not in said
    check_screen(view)


def test_the_whole_is_checked_and_the_day_of_it_stands(desk: DeskHouse) -> None:
    view = _shown(desk)
    QTest.mouseClick(view.check, Qt.MouseButton.LeftButton)
    assert "Everything is sound." in _words(view)
    with desk.vault.open_unit(desk.actor) as unit:
        assert unit.handing.care(CareKind.CHECK) is not None
    check_screen(view)


def test_a_log_that_was_rewritten_is_told_before_and_after_the_check(desk: DeskHouse) -> None:
    _rewritten(desk)
    view = _shown(desk)
    assert "Lines of the log were changed, deleted or moved" in _words(view)
    QTest.mouseClick(view.check, Qt.MouseButton.LeftButton)
    assert "somebody has changed" in _words(view)
    assert "Everything is sound." not in _words(view)


def test_what_is_damaged_is_told_in_words_and_not_in_those_of_the_database(
    desk: DeskHouse,
) -> None:
    raw: sqlite3.Connection = cast("Any", desk.vault.database)._warm.raw
    raw.execute("DELETE FROM search")
    view = _shown(desk)
    QTest.mouseClick(view.check, Qt.MouseButton.LeftButton)
    said = _words(view)
    assert "Searching does not find all that is recorded." in said
    assert "Restore the latest backup" in said
    assert "search_missing" not in said


def test_a_head_off_a_paper_is_found_until_the_log_is_rewritten(desk: DeskHouse) -> None:
    paper = _head(desk)
    view = _shown(desk)
    QTest.keyClicks(view.head, paper.lower().replace("-", " "))
    QTest.keyClick(view.head, Qt.Key.Key_Return)
    assert "That head is in the log" in _words(view)
    view.head.setText(shown_head(bytes(32)))
    QTest.mouseClick(view.seek, Qt.MouseButton.LeftButton)
    assert "That head is not in the log" in _words(view)
    _rewritten(desk)
    view.head.setText(paper)
    QTest.mouseClick(view.seek, Qt.MouseButton.LeftButton)
    assert "lines before it were changed" in _words(view)
    check_screen(view)


def test_a_slip_of_the_pen_is_said_at_the_field(desk: DeskHouse) -> None:
    view = _shown(desk)
    QTest.mouseClick(view.seek, Qt.MouseButton.LeftButton)
    assert "Write the sixteen letters." in _words(view)
    QTest.keyClicks(view.head, "KPTR")
    QTest.keyClick(view.head, Qt.Key.Key_Return)
    assert "is not the head of a log" in _words(view)
    check_screen(view)


def test_a_unit_manager_sees_it_and_leaves_the_check_to_others(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    view = _shown(desk)
    assert "Ask the coordinator or the administrator." in _words(view)
    assert not _button(view, "Back up now")
    view.more.click()
    assert "SQLCipher 4." in _words(view)
    assert not view.check.isVisible()


def test_what_is_not_in_order_leads_to_where_it_is_put_right(desk: DeskHouse) -> None:
    view = _shown(desk)
    (backup,) = _button(view, "Back up now")
    backup.click()
    assert desk.frame.went_to == [("handover", {"act": "backup"})]
    with desk.vault.open_unit(desk.actor) as unit:
        unit.handing.put_care(CareTaken(kind=CareKind.BACKUP, at=desk.clock.now(), by="Anna"))
        unit.commit()
    desk.frame.broadcast(BACKED_UP)  # as after an automatic backup
    assert "There is no backup." not in _words(view)
    assert "Last backed up 2026-03-12" in _words(view)


def test_a_cheap_guess_is_advised_upon_and_is_no_disorder(
    desk: DeskHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slot_file, "FLOOR", TEST_PARAMS)
    view = _shown(desk)
    assert "A guess at the password of anna costs the least that is allowed" in _words(view)
    check_screen(view)


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse) -> None:
    view = _shown(desk)
    view.more.click()
    check_swedish(view)
    check_screen(view)


def test_a_proof_that_grew_old_is_a_line_of_the_day(desk: DeskHouse) -> None:
    now = desk.clock.now()
    for days, is_told in ((59, False), (61, True)):
        with desk.vault.open_unit(desk.actor) as unit:
            for kind, age in ((CareKind.BACKUP, 1), (CareKind.PROOF, days)):
                at = now - timedelta(days=age)
                unit.handing.put_care(CareTaken(kind=kind, at=at, by="Anna"))
            unit.commit()
        kinds = [one.kind for one in desk.services().today.queue().entries]
        assert ("restore_unproven" in kinds) is is_told


def test_once_a_year_somebody_looks_for_the_recovery_words(desk: DeskHouse) -> None:
    def is_told() -> bool:
        kinds = [one.kind for one in desk.services().today.queue().entries]
        return "words_unseen" in kinds

    assert not is_told()
    desk.clock.pass_time(days=366)
    assert is_told()
    desk.dialogs.answers.extend([False, True])
    desk.show(SCREEN, act="words")
    assert is_told()
    desk.show(SCREEN, act="words")
    assert not is_told()
    with desk.vault.open_unit(desk.actor) as unit:
        (noted,) = [one for one in unit.journal.entries() if one.subject == "words_seen"]
    assert noted.action is Action.WRITE
    desk.clock.pass_time(days=366)
    assert is_told()
    desk.accounts().new_words()
    assert not is_told()
