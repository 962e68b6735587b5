"""Every kind of work of the day has its urgency and its sentence."""

from datetime import UTC, datetime

import pytest

from sspf_app.gui.screens.today.lines import LINES
from sspf_app.services.today_views import URGENCY, TodayEntry


def test_every_kind_has_a_sentence() -> None:
    assert set(LINES) == set(URGENCY)
    assert len(URGENCY) == len(set(URGENCY))


@pytest.mark.parametrize(
    ("kind", "start"),
    [("paper_gone_wrong", "A paper about Alva"), ("words_gone_wrong", "Something said of Alva")],
)
def test_what_was_said_by_mistake_is_called_no_paper(kind: str, start: str) -> None:
    entry = TodayEntry(
        kind=kind,
        at=datetime(2026, 11, 22, tzinfo=UTC),
        days=0,
        case="c-alva",
        reference="SSPF-2026-014",
        name="Alva",
        detail="Polisen",
        target="d-1",
    )
    line = LINES[kind](entry, UTC)
    assert line.sentence.startswith(f"{start} reached Polisen by mistake")
    assert ("paper" in line.button) is (kind == "paper_gone_wrong")
