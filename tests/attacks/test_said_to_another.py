"""What was typed to be told to one party does not stand ready to be told to another.

Attack: ask about the school, begin to type what to say, and choose somebody else. What was typed
was given back beside that answer, where one key notes it as said, or copies it, to the other.

Defends: no draft shows in another record; the ledger says what was told to whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui.screens.ask.presenter import AskPresenter
from sspf_app.gui.screens.ask.screen import SCREEN
from sspf_app.gui.screens.ask.view import AskView
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskHouse]:
    monkeypatch.setenv(TEST_SWITCH, "1")
    made = DeskHouse(tmp_path, MORNING_OF, worked_cases)
    yield made
    assert made.frame.bugs == []
    made.close()


def test_what_was_typed_for_one_is_not_given_back_for_another(desk: DeskHouse) -> None:
    built = desk.show(SCREEN)
    view, presenter = cast("AskView", built.view), cast("AskPresenter", built.presenter)
    presenter.choose_case("c-alva")
    presenter.choose_type("attendance")
    presenter.choose_recipient("school")
    (what,) = view.answer.findChildren(QLineEdit)
    assert what.isVisibleTo(view)
    QTest.keyClicks(what, "till skolan")
    others = [one for one in ("leisure", "police", "social", "health") if one != "school"]
    for other in others:
        presenter.choose_recipient(other)
        assert what.text() == "", other
    presenter.choose_recipient("school")
    assert what.text() == "till skolan"
