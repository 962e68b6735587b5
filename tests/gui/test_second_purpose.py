"""A second purpose in a case that came with a file, whose first bears no time of its entry."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
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


def test_the_head_names_the_purpose_that_ends_before_the_others(desk: DeskHouse) -> None:
    view = cast("CaseView", desk.show(CASE, case="c-cora").view)
    case = desk.services().cases.get("c-cora")
    assert case.holds_to is not None
    one, day = case.purposes[0], case.holds_to.isoformat()
    ends = replace(case, state="ending", ends_first=one.id)
    view.show_header(ends)
    said = words_in(view)
    assert "In force, one purpose ends soon" in said
    assert f"consent for “{one.text.rstrip('.')}” to {day}" in said
    view.show_header(replace(ends, turns_then=15))
    assert f"” to {day}, the day before Cora turns 15" in words_in(view)
    view.show_header(replace(ends, ends_first=None))
    said = words_in(view)
    assert "In force, ends soon" in said
    assert f"consent to {day}" in said
