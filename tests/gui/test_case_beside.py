"""What the chosen case is about, beside the list of cases, as somebody looks and clicks."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sspf_app.domain.errors import DomainError
from sspf_app.gui import i18n
from sspf_app.gui.screens.cases.glance_panel import GlancePanel
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from sspf_app.gui.screens.cases.view import CasesView
from sspf_app.gui.widgets.keyboard import step
from sspf_app.services.glance_views import CaseGlance
from sspf_app.services.records import Office
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.pseudo import pseudo_words
from tests.gui.screen_checks import check_screen, check_swedish

AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
NARROW, WIDE = 140, 185
"""Letters that a window of 1280 pixels leaves a screen, and one of 1600 and more."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskHouse]:
    made = DeskHouse(tmp_path, AFTER_CALL, worked_cases)
    made.services().office.save(Office(coordinator="Karin Ek", own_party="social"))
    yield made
    made.close()


def cases(desk: DeskHouse, qtbot: QtBot, letters: int = WIDE) -> CasesView:
    view = desk.show(CASES).view
    assert isinstance(view, CasesView)
    qtbot.addWidget(view)
    view.resize(letters * view.fontMetrics().averageCharWidth(), 900)
    view.show()
    return view


def words(panel: GlancePanel) -> str:
    QApplication.sendPostedEvents()  # what was just put there shows with the next layout
    labels = panel.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisibleTo(panel))


def looked(desk: DeskHouse) -> list[str]:
    trace = desk.services().journal.own_trace()
    return [one.subject for one in reversed(trace) if one.subject.startswith("glance:")]


def look_at(view: CasesView, case: str, qtbot: QtBot) -> str:
    """Choose a case and wait until it is read."""
    view.table.choose(case)
    qtbot.waitUntil(lambda: "is being read" not in words(view.panel))
    return words(view.panel)


def test_the_chosen_case_stands_beside_the_list_in_a_wide_window(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = cases(desk, qtbot)
    said = look_at(view, "c-alva", qtbot)
    assert view.panel.x() > view.table.x()
    for part in ("Alva", "In force", "Next thing to do", "Next meeting", "Open commitments"):
        assert part in said
    assert "may tell the others about Alva" in said
    check_screen(view)
    view.panel.open.click()
    assert desk.frame.went_to == [("case", {"case": "c-alva"})]


def test_the_next_thing_is_done_where_it_is_done(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    assert "has answered no" in look_at(view, "c-dino", qtbot)
    assert view.panel.step.isHidden()
    look_at(view, "c-fadi", qtbot)
    view.panel.step.click()
    ((screen, wanted),) = desk.frame.went_to
    assert (screen, wanted["case"], wanted["tab"]) == ("case", "c-fadi", "consent")


def test_whoever_said_no_is_told_about_to_nobody(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    assert "Nobody may be told anything now." in look_at(view, "c-dino", qtbot)
    assert "Nobody may be told anything now." not in look_at(view, "c-alva", qtbot)


def test_in_a_smaller_window_the_list_stands_alone_and_nothing_is_read(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = cases(desk, qtbot, NARROW)
    view.table.choose("c-dino")
    qtbot.wait(300)
    assert view.panel.isHidden()
    assert view.beside.isHidden()
    assert looked(desk) == []
    assert view.table.width() > view.width() * 0.8
    view.resize(WIDE * view.fontMetrics().averageCharWidth(), 900)
    qtbot.waitUntil(lambda: looked(desk) == ["glance:c-dino"])
    assert view.beside.isVisible()


def test_who_walks_past_rows_reads_only_the_one_they_stay_at(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    qtbot.waitUntil(lambda: len(looked(desk)) == 1)
    view.table.setFocus()
    shown = [item.case for item in view._model.items() if not item.is_protected]
    for case in shown:
        view.table.choose(case)
        assert "is being read" in words(view.panel) or case == shown[0]
    qtbot.waitUntil(lambda: len(looked(desk)) == 2)
    assert looked(desk)[-1] == f"glance:{shown[-1]}"


def test_nothing_of_one_case_stands_under_the_name_of_another(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = cases(desk, qtbot)
    look_at(view, "c-dino", qtbot)
    desk.tasks.hold()
    view.table.choose("c-alva")
    assert "answered no" not in words(view.panel)
    view.panel.lead.look()
    view.table.choose("c-cora")
    view.panel.lead.look()
    desk.tasks.run(1)
    of_cora = words(view.panel)
    desk.tasks.run()
    assert words(view.panel) == of_cora
    assert "Alva" not in of_cora


def test_a_protected_case_is_not_looked_into(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    qtbot.waitUntil(lambda: len(looked(desk)) == 1)
    view.table.choose("c-greta")
    qtbot.waitUntil(lambda: "asks for a reason" in words(view.panel))
    assert "Greta" not in words(view.panel)
    assert "glance:c-greta" not in looked(desk)
    assert not view.panel.step.isVisible()
    view.panel.open.click()
    assert desk.frame.went_to == [("case", {"case": "c-greta"})]


def test_what_could_not_be_read_is_said_and_tried_again(
    desk: DeskHouse, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = cases(desk, qtbot)
    glances = view.presenter.services.glances
    look, wants_trouble = type(glances).look, [True]

    def fails(self: object, case: str) -> CaseGlance:
        if wants_trouble.pop():
            raise DomainError("unknown_case")
        return look(glances, case)

    monkeypatch.setattr(type(glances), "look", fails)
    view.table.choose("c-cora")
    qtbot.waitUntil(view.panel.again.isVisible)
    assert "Cora" in words(view.panel)
    assert "Next meeting" not in words(view.panel)
    wants_trouble.append(False)
    view.panel.again.click()
    assert "Next meeting" in words(view.panel)
    assert not view.panel.again.isVisible()


def test_what_stands_beside_is_reached_and_scrolled_by_the_keyboard(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = cases(desk, qtbot)
    look_at(view, "c-fadi", qtbot)
    view.table.setFocus()
    reached: list[str] = []
    for _ in range(3):
        step(view, forward=True)
        here = view.focusWidget()
        assert here is not None
        assert view.panel.isAncestorOf(here)
        reached.append(here.accessibleName() or here.property("text"))
    assert "Open the case" in reached
    assert "The chosen case" in reached
    assert view.panel.step.text() in reached


def test_that_it_is_not_wanted_is_remembered(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    qtbot.mouseClick(view.beside, Qt.MouseButton.LeftButton)
    assert view.panel.isHidden()
    qtbot.wait(300)
    seen = len(looked(desk))
    again = cases(desk, qtbot)
    again.table.choose("c-dino")
    qtbot.wait(300)
    assert again.panel.isHidden()
    assert len(looked(desk)) == seen
    again.beside.click()
    qtbot.waitUntil(lambda: looked(desk)[-1:] == ["glance:c-dino"])


def test_an_empty_list_says_itself_what_to_do(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    view.search.setText("nobody of that name")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert view.panel.isHidden()
    view.search.clear()
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    qtbot.waitUntil(view.panel.isVisible)


def test_what_is_changed_is_read_again(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    assert "The case is closed" not in look_at(view, "c-alva", qtbot)
    changes = desk.services().cases.close("c-alva", reason="Målet är nått")
    view.state.setCurrentIndex(view.state.count() - 1)
    view.state.activated.emit(view.state.currentIndex())
    view.table.choose("c-alva")
    desk.frame.broadcast(changes)
    qtbot.waitUntil(lambda: "The case is closed" in words(view.panel))


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    view.table.choose("c-alva")
    qtbot.waitUntil(lambda: "Nästa möte" in words(view.panel))
    check_swedish(view.panel, but=frozenset())


@pytest.mark.parametrize("case", ["c-alva", "c-cora", "c-dino", "c-fadi", "c-greta"])
def test_nothing_is_cut_in_longer_words(
    desk: DeskHouse, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.setattr(i18n, "_words", pseudo_words())
    view = cases(desk, qtbot)
    view.table.choose(case)
    qtbot.wait(300)
    check_screen(view)
