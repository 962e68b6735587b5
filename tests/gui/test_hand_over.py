"""Handing over as a user clicks it: a package and its way in, a case to another office and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.handover.screen import SCREEN
from sspf_app.gui.screens.handover.view import HandOverView
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.services.decision_views import JoinInput
from sspf_app.services.move_views import Run
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import Office
from tests.gui.desk_house import DeskHouse
from tests.services.conftest import NOW, House
from tests.services.conftest import TODAY as DAY
from tests.services.scenery import Scene, a_scene
from tests.services.vault_house import ANNA


def _with_a_case(house: DeskHouse) -> Scene:
    """A case about Alva with everybody's yes, to the south too."""
    desk = House(cast("Any", house.clock), house.vault.open_unit)
    desk.use = house.services()
    scene = a_scene(desk)
    theirs = PartyInput(name="SSPF Södra", kind=PartyKind.SOCIAL_SERVICES)
    party = desk.use.parties.add(theirs).new_id or ""
    desk.use.decisions.decide(scene.case, JoinInput(party=party, joined_on=DAY))
    for holder in (scene.mother, scene.father):
        scene.yes(holder, recipients=(party,), signed_time=NOW)
    return scene


def _as_south(house: DeskHouse) -> None:
    use = house.services()
    own = use.parties.add(PartyInput(name="SSPF Södra", kind=PartyKind.SOCIAL_SERVICES)).new_id
    use.office.save(Office(unit="SSPF Södra", own_party=own))


@pytest.fixture
def north(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskHouse]:
    (tmp_path / "north").mkdir()
    made = DeskHouse(tmp_path / "north", NOW, _with_a_case)
    yield made
    made.close()


@pytest.fixture
def south(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskHouse]:
    (tmp_path / "south").mkdir()
    made = DeskHouse(tmp_path / "south", NOW, _as_south)
    yield made
    made.close()


def _shown(house: DeskHouse, **params: str) -> HandOverView:
    view = house.show(SCREEN, **params).view
    assert isinstance(view, HandOverView)
    return view


def _click(qtbot: QtBot, widget: QWidget) -> None:
    assert widget.isVisible()
    assert widget.isEnabled()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_package_for_a_colleague(qtbot: QtBot, north: DeskHouse, tmp_path: Path) -> None:
    view = _shown(north)
    page = view.colleague
    _click(qtbot, page.go)
    assert page.name.property("invalid")  # a name is asked for
    page.name.setText("Cia Dahl")
    page.some.setChecked(True)
    assert page.cases.isVisible()
    _click(qtbot, page.go)
    assert not north.dialogs.asked  # no case is ticked yet
    page.cases.item(0).setCheckState(Qt.CheckState.Checked)
    north.dialogs.answers.append(tmp_path)
    _click(qtbot, page.go)
    (package,) = tmp_path.glob("*.sspf-paket")
    ((told, password),) = north.dialogs.told
    assert package.name in told
    assert len(password.split("-")) == 6
    assert north.frame.said


def test_a_case_goes_and_its_receipt_locks_it(
    qtbot: QtBot, north: DeskHouse, south: DeskHouse, tmp_path: Path
) -> None:
    for one, other in ((north, south), (south, north)):
        view = _shown(one)
        view.show_tab("keys")
        one.dialogs.answers.append(tmp_path)
        _click(qtbot, view.keys.save)
        (file,) = tmp_path.glob("*.sspf-nyckel")
        view = _shown(other)
        view.show_tab("keys")
        theirs = view.keys
        other.dialogs.answers.append(file)
        _click(qtbot, theirs.choose)
        _click(qtbot, theirs.keep)  # not heard: refused
        assert theirs.keep.isVisible()
        theirs.heard.setChecked(True)
        _click(qtbot, theirs.keep)
        assert not theirs.keep.isVisible()
        file.unlink()
    case = north.services().cases.list_cases()[0].case
    view = _shown(north, act="send", case=case)
    send = view.send
    assert send.case.currentData() == case
    assert not send.look.isEnabled()  # which party the office is, nobody guesses
    send.party.setCurrentIndex(send.party.findText("SSPF Södra"))
    _click(qtbot, send.look)
    north.dialogs.answers.append(tmp_path)
    _click(qtbot, send.go)
    (package,) = tmp_path.glob("*.sspf-arende")
    assert not send.go.isVisible()
    queue = north.services().today.queue()
    assert "receipt_awaited" in {one.kind for one in queue.entries}

    take = _shown(south, act="take").take
    south.dialogs.answers += [package, tmp_path]
    _click(qtbot, take.choose)
    take.purpose.setText("Trygg fritid")
    _click(qtbot, take.go)
    (receipt,) = tmp_path.glob("*.sspf-kvitto")
    cases = south.services().cases.list_cases()
    assert sorted(one.is_closed for one in cases) == [False, True]
    assert {one.name for one in cases} == {"Alva Lind"}

    north.dialogs.answers.append(receipt)
    send.presenter.read_receipt()
    (item,) = north.services().cases.list_cases()
    assert item.is_closed
    assert not {"receipt_awaited"} & {one.kind for one in north.services().today.queue().entries}
    _only_read(north, item.case, "The case is with SSPF Södra: here it is only read.")
    came = next(one.case for one in cases if one.is_closed)
    _only_read(
        south, came, "The case came from SSPF, Individ- och familjenämnden: here it is only read."
    )


def _only_read(house: DeskHouse, case: str, said: str) -> None:
    """Every tab says so in one line, and no button is there that would change something."""
    view = house.show(CASE, case=case).view
    assert isinstance(view, CaseView)
    assert view.away.isVisible()
    assert view.away.text() == said
    for number in range(view.tabs.count()):
        view.tabs.setCurrentIndex(number)
        QTest.qWait(1)
        buttons = view.findChildren(QAbstractButton)
        marked = [one for one in buttons if one.property("held-back") is not None]
        assert marked
        assert [one.text() for one in marked if one.isVisible()] == []
        assert view.away.isVisible()


def test_a_package_that_is_being_made_can_be_ended(
    qtbot: QtBot, north: DeskHouse, tmp_path: Path
) -> None:
    view = _shown(north)
    _end_at_once(view)
    view.colleague.name.setText("Cia Dahl")
    out = tmp_path / "out"
    out.mkdir()
    north.dialogs.answers.append(out)
    _click(qtbot, view.colleague.go)
    assert not list(out.iterdir())
    assert not north.dialogs.told
    assert not view.run.isVisible()
    assert "ended" in north.frame.said[-1].lower()


def _end_at_once(view: HandOverView) -> None:
    """Click the button that ends it as soon as it is there."""
    show = view.show_run

    def shown(words: str, run: Run) -> None:
        show(words, run)
        assert not view.run.isVisible()  # what is over within a second shows no bar
        view.run.waiting.timeout.emit()
        assert view.run.isVisible()
        view.run.stop.click()

    view.show_run = shown


def test_a_case_that_is_here_has_all_its_buttons(qtbot: QtBot, north: DeskHouse) -> None:
    case = north.services().cases.list_cases()[0].case
    view = north.show(CASE, case=case, tab="notes").view
    assert isinstance(view, CaseView)
    assert not view.away.isVisible()
    new = next(one for one in view.findChildren(QAbstractButton) if one.text() == "New note")
    detail = north.services().cases.get(case)
    view.show_header(replace(detail, went_to="SSPF Södra"))
    assert not new.isVisible()
    new.show()  # as the page does when it is shown anew
    assert not new.isVisible()
    view.show_header(detail)
    assert new.isVisible()


def test_a_backup_is_made_and_tried_from_today(qtbot: QtBot, north: DeskHouse) -> None:
    north.clock.pass_time(days=8)
    queue = north.services().today.queue()
    (due,) = [one for one in queue.entries if one.kind == "backup_due"]
    assert due.detail == "none"
    north.show(TODAY)
    page = _shown(north, act="backup").backup
    _click(qtbot, page.now)
    assert list(north.vault.folder.backups.glob("*.sspf-backup"))
    kinds = {one.kind for one in north.services().today.queue().entries}
    assert "backup_due" not in kinds
    assert "restore_unproven" in kinds
    _click(qtbot, page.attempt)
    assert page.password.property("invalid")
    page.password.setText(ANNA)
    _click(qtbot, page.attempt)
    assert not page.password.text()
    kinds = {one.kind for one in north.services().today.queue().entries}
    assert "restore_unproven" not in kinds
    shown = [one.text() for one in north.show(TODAY).view.findChildren(QLabel)]
    assert any(one.startswith("A backup was last opened") for one in shown)


def test_a_backup_beside_the_vault_alone_is_told_until_one_lies_elsewhere(
    qtbot: QtBot, north: DeskHouse, tmp_path: Path
) -> None:
    north.clock.pass_time(days=8)
    page = _shown(north, act="place").backup
    _click(qtbot, page.now)
    (due,) = [e for e in north.services().today.queue().entries if e.kind == "backup_away_due"]
    assert due.detail == "none"
    assert not page.give_up.isVisible()
    elsewhere = tmp_path / "kontorets"
    elsewhere.mkdir()
    north.dialogs.answers.append(elsewhere)
    _click(qtbot, page.choose)
    assert any(str(elsewhere) in one.text() for one in page.findChildren(QLabel))
    assert page.give_up.isVisible()
    _click(qtbot, page.now)
    assert list(elsewhere.glob("*.sspf-backup"))
    kinds = {one.kind for one in north.services().today.queue().entries}
    assert "backup_away_due" not in kinds
    north.clock.pass_time(days=8)
    kinds = {one.kind for one in north.services().today.queue().entries}
    assert "backup_due" in kinds
    north.dialogs.answers.append(True)
    _click(qtbot, page.give_up)
    assert not page.give_up.isVisible()
