"""The commitments over all cases as one uses them, over a real vault."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import InformationType
from sspf_app.gui.screens.commitments.screen import SCREEN
from sspf_app.gui.screens.commitments.view import CommitmentsView
from sspf_app.gui.screens.today.lines import today_line
from sspf_app.gui.theme import Theme
from sspf_app.services.bundle import Services
from sspf_app.services.commitment_views import Due
from sspf_app.services.meeting_views import CommitmentInput, ItemInput
from sspf_app.services.plan_records import CommitmentStatus
from sspf_app.services.records import DisclosureKind
from sspf_app.services.settings import ThemeChoice
from tests.gui.desk_house import DeskHouse, demo_cases

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
TODAY = date(2026, 3, 12)
S = CommitmentStatus


def promised_cases(house: DeskHouse) -> None:
    demo_cases(house)
    for days, said in ((-40, "Ring hem varje fredag"), (3, "Mattehjälp"), (90, "Träningskort")):
        promise(house.services(), "c-demo-2", days, said)


def promise(services: Services, case: str, days: int, said: str) -> None:
    """A commitment of the first party of a case, about the young person."""
    meeting = services.meetings.list_meetings(case=case)[0]
    detail = services.cases.get(case)
    own = detail.coordinator_party
    school = next(one.party for one in detail.participations if one.is_current and one.party != own)
    services.meeting_items.add(
        ItemInput(
            case=case,
            meeting=meeting.id,
            text=said,
            source=own,
            about=(detail.young_person,),
            types=(InformationType.PARTICIPATION,),
            commitment=CommitmentInput(
                responsible=school,
                starts_on=TODAY - timedelta(days=60),
                due_on=TODAY + timedelta(days=days),
                follow_up="Nästa möte",
            ),
        )
    )


pytestmark = pytest.mark.at_desk(NOW, promised_cases)


def commitments(desk: DeskHouse, qtbot: QtBot, **wanted: str) -> CommitmentsView:
    view = desk.show(SCREEN, **wanted).view
    assert isinstance(view, CommitmentsView)
    qtbot.addWidget(view)
    return view


def texts(view: CommitmentsView) -> list[str]:
    return [line.text for line in view._model.items()]


def choose(view: CommitmentsView, said: str) -> None:
    line = next(line for line in view._model.items() if line.text == said)
    view.table.choose(line.id)


def pick(view: CommitmentsView, value: str) -> None:
    view.due.setCurrentIndex(view.due.findData(value))
    view.due.activated.emit(view.due.currentIndex())


def test_the_list_is_narrowed_by_day_owner_and_words(desk: DeskHouse, qtbot: QtBot) -> None:
    view = commitments(desk, qtbot)
    everything = texts(view)
    assert {"Ring hem varje fredag", "Mattehjälp", "Träningskort"} <= set(everything)
    pick(view, Due.LATE.value)
    assert "Ring hem varje fredag" in texts(view)
    assert "Mattehjälp" not in texts(view)
    pick(view, Due.THIS_WEEK.value)
    assert "Mattehjälp" in texts(view)
    pick(view, "to_do")
    view.search.setText("matteh")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert texts(view) == ["Mattehjälp"]
    view.search.clear()
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    view.owner.setCurrentIndex(1)
    view.owner.activated.emit(1)
    owners = {line.responsible for line in view._model.items()}
    assert owners == {str(view.owner.itemData(1))}
    assert view.owner.count() > 2


def test_status_by_keyboard_and_taken_back(desk: DeskHouse, qtbot: QtBot) -> None:
    view = commitments(desk, qtbot)
    choose(view, "Mattehjälp")
    with qtbot.waitActive(view):
        view.activateWindow()
    qtbot.keyClick(view.table, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert "Mattehjälp" not in texts(view)
    pick(view, "over")
    assert texts(view) == ["Mattehjälp"]
    assert view._model.items()[0].status is S.DONE
    assert desk.frame.undo is not None
    desk.frame.undo()
    pick(view, "to_do")
    assert "Mattehjälp" in texts(view)


def test_what_was_not_done_asks_why_and_keeps_what_is_typed(desk: DeskHouse, qtbot: QtBot) -> None:
    view = commitments(desk, qtbot)
    choose(view, "Mattehjälp")
    view.card.told_by.setText("Ulla")
    view.card.buttons[S.NOT_DONE].click()
    assert view.card._comment_row.trouble()
    assert view.card.told_by.text() == "Ulla"
    view.card.comment.setText("Läraren var sjuk")
    view.card.buttons[S.NOT_DONE].click()
    pick(view, "over")
    assert texts(view) == ["Mattehjälp"]
    assert view.presenter.drafts() == ()


def test_what_is_typed_is_offered_back_in_that_row_only(desk: DeskHouse, qtbot: QtBot) -> None:
    view = commitments(desk, qtbot)
    choose(view, "Mattehjälp")
    view.card.comment.setText("Börjar på måndag")
    choose(view, "Träningskort")
    assert view.card.comment.text() == ""
    choose(view, "Mattehjälp")
    assert view.card.comment.text() == "Börjar på måndag"


def test_the_day_leads_to_those_of_one_owner(desk: DeskHouse, qtbot: QtBot) -> None:
    entries = desk.services().today.queue().entries
    entry = next(one for one in entries if one.kind == "commitments_coming")
    line = today_line(entry, desk.clock.zone)
    assert line.screen == "commitments"
    view = commitments(desk, qtbot, **line.wanted)
    assert "Mattehjälp" in texts(view)
    assert {one.responsible for one in view._model.items()} == {entry.target}


def test_the_case_is_opened_at_its_plan(desk: DeskHouse, qtbot: QtBot) -> None:
    view = commitments(desk, qtbot)
    choose(view, "Mattehjälp")
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    screen, wanted = desk.frame.went_to[-1]
    assert (screen, wanted["case"], wanted["tab"]) == ("case", "c-demo-2", "plan")


def test_nothing_here_says_so(desk: DeskHouse, qtbot: QtBot) -> None:
    view = commitments(desk, qtbot, due="over")
    assert texts(view) == []
    assert not view.open.isEnabled()


def test_a_partys_page_is_read_and_saved(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> None:
    view = commitments(desk, qtbot)
    choose(view, "Mattehjälp")
    view.print.click()
    chosen = str(view.papers.recipient.currentData())
    assert chosen == next(
        line.responsible for line in view._model.items() if line.text == "Mattehjälp"
    )
    assert view.papers.preview.page_count() == 1
    out = tmp_path / "out"
    out.mkdir()
    desk.dialogs.answers.append(out)
    view.papers.save.click()
    assert len(list(out.iterdir())) == 1
    rows = desk.services().ledger.rows("c-demo-2")
    assert [row.recipient for row in rows if row.kind is DisclosureKind.COMMITMENTS] == [chosen]
    desk.dialogs.answers.append(out)
    view.papers.save_all.click()
    count = sum(one.readable > 0 for one in desk.services().commitment_papers.owners())
    assert count > 1
    assert len(list(out.iterdir())) == 1 + count
    view.papers.left.emit()
    assert view.table.isVisibleTo(view)


def test_more_rows_are_shown_when_asked_for(
    desk: DeskHouse, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sspf_app.gui.screens.commitments.presenter.PAGE", 2)
    view = commitments(desk, qtbot, due="to_do")
    assert len(texts(view)) == 2
    assert view.more.isVisibleTo(view)
    everything = desk.services().commitments.list_all().total
    assert everything is not None
    while view.more.isVisibleTo(view):
        view.more.click()
    assert len(texts(view)) == everything > 4


def test_what_is_chosen_scrolls_as_one_where_there_is_little_room(
    desk: DeskHouse, qtbot: QtBot, theme: Theme
) -> None:
    theme.choose(ThemeChoice.LIGHT, text_percent=150)
    view = commitments(desk, qtbot)
    choose(view, "Mattehjälp")
    view.resize(1020, 740)
    view.show()
    bars = view.card.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: any(one.verticalScrollBar().maximum() > 0 for one in bars))
    assert [one.verticalScrollBar().isVisible() for one in bars].count(True) == 1
    assert view.table.horizontalScrollBar().maximum() == 0
    buttons = list(view.card.buttons.values())
    buttons[-1].setFocus()
    qtbot.waitUntil(lambda: buttons[-1].visibleRegion().boundingRect().height() > 20)
