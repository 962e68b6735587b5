"""What is typed while the line before is being saved.

Defends: nothing typed is ever lost, whether the save goes well or not; what is saved stands once,
under its own kind; another meeting's words are never touched.
"""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtTest import QTest

from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.typed_item import TypedItem, from_draft
from sspf_app.gui.screens.meeting.view import MeetingView
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF, held_with_cora, planned

CASE = "c-cora"
FIRST, SECOND = "Kommer i tid.", "Sover om dagen."  # as the robot can type them


pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _during(desk: DeskHouse) -> tuple[MeetingView, str]:
    meeting = held_with_cora(desk.services())
    built = desk.show(SCREEN, case=CASE, meeting=meeting, tab="during")
    return cast("MeetingView", built.view), meeting


def _write(view: MeetingView, text: str, kind: str = "attendance") -> None:
    editor = view.items.editor
    editor.source.choose(("school",))
    QTest.keyClicks(editor.text, text)
    editor._on_type_picked(kind)


def _run_all(desk: DeskHouse) -> None:
    while desk.tasks.waits:
        desk.tasks.run()


def _texts(desk: DeskHouse, meeting: str) -> list[str]:
    return [one.text for one in desk.services().meetings.get(CASE, meeting).items]


def test_one_types_on_while_it_is_saved(desk: DeskHouse) -> None:
    view, meeting = _during(desk)
    editor = view.items.editor
    _write(view, FIRST)
    desk.tasks.hold()
    editor.save.click()
    assert editor.text.toPlainText() == ""
    assert editor.types.chosen() == ()
    QTest.keyClicks(editor.text, "Sover om ")
    _run_all(desk)
    QTest.keyClicks(editor.text, "dagen.")
    assert editor.text.toPlainText() == SECOND
    assert editor.types.chosen() == ()  # the kind of the line before is not this one's
    assert _texts(desk, meeting).count(FIRST) == 1
    (draft,) = view.presenter.drafts()
    assert from_draft(draft.text).text == SECOND


def test_what_is_refused_comes_back_before_what_was_typed_since(desk: DeskHouse) -> None:
    view, meeting = _during(desk)
    editor = view.items.editor
    _write(view, "Var hos Alva Lind.", "leisure_activities")
    desk.tasks.hold()
    editor.save.click()
    QTest.keyClicks(editor.text, SECOND)
    (draft,) = view.presenter.drafts()  # as a lock would keep it
    assert from_draft(draft.text).text == f"Var hos Alva Lind.\n{SECOND}"
    _run_all(desk)
    assert editor.text.toPlainText() == f"Var hos Alva Lind.\n{SECOND}"
    assert editor.types.chosen() == ("leisure_activities",)
    assert "Var hos Alva Lind." not in _texts(desk, meeting)


def test_a_second_line_is_saved_after_the_first_one(desk: DeskHouse) -> None:
    view, meeting = _during(desk)
    editor = view.items.editor
    desk.tasks.hold()
    for text in (FIRST, SECOND):
        _write(view, text)
        editor.save.click()
    QTest.keyClicks(editor.text, "Och en till")
    _run_all(desk)
    assert editor.text.toPlainText() == "Och en till"
    assert sorted(one for one in _texts(desk, meeting) if one in (FIRST, SECOND)) == [FIRST, SECOND]


def test_another_meeting_is_left_alone(desk: DeskHouse) -> None:
    view, meeting = _during(desk)
    other = planned(desk.services(), CASE)
    editor = view.items.editor
    _write(view, FIRST)
    desk.tasks.hold()
    editor.save.click()
    QTest.keyClicks(editor.text, SECOND)
    (draft,) = view.presenter.drafts()
    desk.tasks.submit(
        lambda: desk.services().drafts.save(draft.key, draft.text),
        owner=view,
        on_done=lambda _done: None,
        on_error=desk.frame.bugs.append,
    )
    view.presenter.open(case=CASE, meeting=other, tab="during")
    desk.tasks.run()
    QTest.keyClicks(editor.text, "Ett annat")
    _run_all(desk)
    kept = desk.services().drafts.get(draft.key)
    assert kept is not None
    assert from_draft(kept.text) == TypedItem(text=SECOND, source="school", about=("cora",))
    assert _texts(desk, meeting).count(FIRST) == 1
    assert _texts(desk, other) == []


def test_letters_that_were_not_told_yet_are_not_written_over(desk: DeskHouse) -> None:
    view, meeting = _during(desk)
    editor, recording = view.items.editor, view.items.recording
    _write(view, FIRST)
    QTest.keyClicks(editor.text, " Mycket")
    recording.answer("some-key")
    assert editor.text.toPlainText() == f"{FIRST} Mycket"
    recording.correct(desk.services().meetings.get(CASE, meeting).items[0].id)
    assert editor.text.toPlainText() == f"{FIRST} Mycket"
