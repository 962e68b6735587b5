"""Every kind of work of the day has its urgency and its sentence."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

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


def test_a_sentence_begins_with_a_capital_also_where_nobody_is_named() -> None:
    entry = TodayEntry(
        kind="position_awaited",
        at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC),
        days=0,
        case="c-alva",
        reference="SSPF-2026-014",
        name="",
        detail="hidden_home",
        target="pa-1",
    )
    line = LINES[entry.kind](entry, ZoneInfo("Europe/Stockholm"))
    assert line.sentence.startswith("Protected personal data: hidden placement since 2026-11-23.")
    assert (line.screen, line.wanted) == (
        "case",
        {"case": "c-alva", "tab": "decisions", "act": "position"},
    )


def test_a_line_opens_the_form_of_its_target() -> None:
    entry = TodayEntry(
        kind="birthday",
        at=datetime(2026, 11, 22, tzinfo=UTC),
        days=3,
        case="c-alva",
        reference="SSPF-2026-014",
        name="Alva",
        detail="15",
        target="alva",
    )
    line = LINES[entry.kind](entry, UTC)
    assert "at the age of 15" in line.sentence
    assert line.wanted == {"case": "c-alva", "tab": "consent", "print": "alva"}
