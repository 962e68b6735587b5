"""Two hands on one record: nothing is written over, nothing typed is lost, and it is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from sspf_app.gui.widgets.form import SEARCH_PAUSE_MS
from tests.gui import hands_in_register, hands_on_cases
from tests.gui.desk_house import DeskHouse, worked_cases_of_karin
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.two_hands import MINE, THEIRS, Hands, words_in

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases_of_karin)
EDITORS = (*hands_in_register.HANDS, *hands_on_cases.HANDS)


@pytest.mark.parametrize("editor", EDITORS, ids=lambda one: one.__name__)
def test_what_another_hand_wrote_is_not_written_over(
    desk: DeskHouse, editor: Callable[[DeskHouse], Hands]
) -> None:
    hands = editor(desk)
    hands.touch()
    desk.clock.pass_time(seconds=90)
    hands.other()
    desk.clock.pass_time(seconds=90)
    hands.save()
    mine, theirs = hands.stands()
    assert (mine == MINE, theirs) == (False, THEIRS)
    assert "changed while you wrote" in words_in(hands.page)
    QTest.qWait(2 * SEARCH_PAUSE_MS)  # what is typed is looked at again meanwhile
    assert hands.typed() == MINE
    assert hands.shown() == THEIRS
    hands.save()
    mine, theirs = hands.stands()
    assert mine == MINE
    assert hands.is_one_field or theirs == THEIRS
