"""Messages and calendar files in the window: previewed, copied, saved, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from icalendar import Calendar
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.paper_of_notice import NoticeKind
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF, held_with_cora, planned
from tests.gui.screen_checks import check_screen, check_swedish

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "ut"
    path.mkdir()
    return path


def _shown(desk: DeskHouse, **params: str) -> MeetingView:
    built = desk.show(SCREEN, **params)
    built.view.activateWindow()
    QTest.qWaitForWindowActive(built.view)
    return cast("MeetingView", built.view)


def _choose(view: MeetingView, recipient: str) -> None:
    card = view.before.notices
    card.recipient.setCurrentIndex(card.recipient.findData(recipient))


def _kinds(view: MeetingView) -> list[str]:
    box = view.before.notices.kind
    return [str(box.itemData(at)) for at in range(box.count())]


@pytest.mark.usefixtures("swedish")
def test_an_invitation_is_read_copied_and_then_known(desk: DeskHouse, folder: Path) -> None:
    meeting = planned(desk.services(), "c-cora")
    view = _shown(desk, case="c-cora", meeting=meeting, tab="before")
    card = view.before.notices
    _choose(view, "school")
    assert "Kallelse till SSPF-möte" in card.text.toPlainText()
    assert "Ersboda fritidsgård" in card.text.toPlainText()
    assert "Cora" not in card.text.toPlainText()
    card.with_place.click()
    assert "Ersboda" not in card.text.toPlainText()
    card.with_name.click()
    assert "Gäller: Cora" in card.text.toPlainText()
    card.copy.click()
    assert QGuiApplication.clipboard().text().startswith("Kallelse till SSPF-möte")
    assert "noterat som utlämnat" in desk.frame.said[-1]
    assert card.recipient.currentData() == "school"
    assert _kinds(view) == ["invitation", "change", "cancelled", "without_you"]
    card.kind.setCurrentIndex(card.kind.findData(NoticeKind.CANCELLED.value))
    assert "är inställt" in card.text.toPlainText()
    assert not card.with_name.isEnabled()
    desk.dialogs.answers.append(folder)
    card.save.click()
    (file,) = folder.iterdir()
    assert "är inställt" in file.read_text("utf-8-sig")
    rows = desk.services().ledger.rows("c-cora")
    assert sorted(row.kind.value for row in rows) == ["invitation", "meeting_notice"]
    check_swedish(view)
    check_screen(view)


def test_calendar_files_go_to_all_and_one_is_taken_back(desk: DeskHouse, folder: Path) -> None:
    meeting = planned(desk.services(), "c-cora")
    view = _shown(desk, case="c-cora", meeting=meeting, tab="before")
    card = view.before.notices
    assert card.recall.isHidden()
    desk.dialogs.answers.append(folder)
    card.entries.click()
    count = len(list(folder.iterdir()))
    assert count == sum(
        NoticeKind.INVITATION in one.may
        for one in desk.services().notices.recipients("c-cora", meeting)
    )
    assert f"{count} files were saved" in desk.frame.said[-1]
    _choose(view, "police")
    assert not card.recall.isHidden()
    desk.dialogs.answers.append(folder)
    card.recall.click()
    assert card.recall.isHidden()
    stated = [
        str(event["STATUS"])
        for file in folder.iterdir()
        for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    ]
    assert sorted(set(stated)) == ["CANCELLED", "CONFIRMED"]
    assert stated.count("CANCELLED") == 1


def test_a_place_that_may_not_stand_in_a_calendar_is_told_at_once(
    desk: DeskHouse, folder: Path
) -> None:
    services = desk.services()
    name = next(one.name for one in services.parties.list_parties() if one.id == "school")
    meeting = planned(services, "c-cora")
    detail = services.meetings.get("c-cora", meeting)
    services.meetings.change(
        meeting,
        NewMeeting(
            case="c-cora",
            purpose=detail.purpose,
            starts_at=detail.starts_at,
            parties=tuple(o.participant for o in detail.participants if o.kind == "party"),
            place=f"{name}, sal 3",
        ),
    )
    view = _shown(desk, case="c-cora", meeting=meeting, tab="before")
    card = view.before.notices
    _choose(view, "police")
    card.entry_place.click()
    desk.dialogs.answers.append(folder)
    card.entry.click()
    assert list(folder.iterdir()) == []
    assert "Nothing was saved" in card.refusal.text()
    assert name.casefold() in card.refusal.text().casefold()


def test_after_the_meeting_new_minutes_are_told(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(seconds=2 * 86400)
    view = _shown(desk, case="c-cora", meeting=meeting, tab="after")
    card = view.copies.notices
    card.recipient.setCurrentIndex(card.recipient.findData("school"))
    assert "nya minnesanteckningar" in card.text.toPlainText()
    assert [card.kind.itemData(at) for at in range(card.kind.count())] == ["new_minutes"]
    card.copy.click()
    assert "nya minnesanteckningar" in QGuiApplication.clipboard().text()


@pytest.mark.usefixtures("swedish")
def test_two_copies_stand_beside_each_other_and_show_what_one_lacks(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view = _shown(desk, case="c-cora", meeting=meeting, tab="after")
    page = view.copies
    page.compare.click()
    compared = page.compared
    compared.left.setCurrentIndex(compared.left.findData("school"))
    compared.right.setCurrentIndex(compared.right.findData("police"))

    def told(column: int) -> list[str]:
        cells = (compared._rows.itemAtPosition(line, column) for line in range(3))
        shown = (None if cell is None else cell.widget() for cell in cells)
        return [widget.accessibleName() for widget in shown if widget is not None]

    left, right = told(0), told(1)
    assert [words[:2] for words in left] == ["1.", "2.", "1."]  # as the copy numbers them
    lacking = [at for at, words in enumerate(right) if words.startswith("Finns inte")]
    assert len(lacking) == 1
    assert "drogtester" in left[lacking[0]]
    assert [words[:2] for words in right if not words.startswith("Finns")] == ["1.", "1."]
    check_swedish(view)
    check_screen(view)
    page.compare.click()
    assert page.copies.isVisible()
