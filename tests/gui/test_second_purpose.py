"""A second purpose in a case that came with a file, whose first bears no time of its entry."""

from __future__ import annotations

import pytest

from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meeting_at_desk import words_in
from tests.gui.meetings_at_hand import MORNING_OF

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def test_the_head_says_what_holds_and_that_nobody_was_asked(desk: DeskHouse) -> None:
    use = desk.services()
    (first,) = use.cases.get("c-cora").purposes
    use.case_parts.add_purpose("c-cora", "Fritid")
    assert use.cases.get("c-cora").purposes[0] == first
    said = words_in(desk.show(CASE, case="c-cora").view)
    assert "In force" in said
    assert "One purpose not asked" in said
    view = desk.show(CASES).view
    model = view.table.model()  # pyright: ignore[reportAttributeAccessIssue]
    cells = {
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    }
    assert "In force · one purpose not asked" in cells
