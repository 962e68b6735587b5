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


@pytest.mark.parametrize(
    ("key", "said", "screen", "wanted"),
    [
        ("case/c-1/note:n-1", "a note", "case", {"case": "c-1", "tab": "notes", "draft": "n-1"}),
        (
            "case/c-1/note:n-1/item",
            "a note to take up",
            "case",
            {"case": "c-1", "tab": "notes", "note": "n-1"},
        ),
        (
            "case/c-1/plan-version:p1",
            "the setting of a plan",
            "case",
            {"case": "c-1", "tab": "plan"},
        ),
        (
            "case/c-1/referral-form",
            "a referral",
            "case",
            {"case": "c-1", "tab": "mapping", "referral": "yes"},
        ),
        ("case/c-1/answer", "an answer or a withdrawal", "case", {"case": "c-1", "tab": "consent"}),
        (
            "meeting/c-1/m-1:point",
            "a point of an agenda",
            "meeting",
            {"case": "c-1", "meeting": "m-1", "tab": "before"},
        ),
        ("meeting/c-1/m-1/item", "minutes", "meeting", {"case": "c-1", "meeting": "m-1"}),
        (
            "commitments/c-1/i-1",
            "how a commitment goes",
            "commitments",
            {"case": "c-1", "item": "i-1"},
        ),
        ("register/ft-1/words", "a text of the form", "register", {"text": "ft-1"}),
        ("scans/YW8YFD4LU/answer", "an answer on a scanned sheet", "scans", {}),
        (
            "case/c-1/decision:close",
            "the closing of a case",
            "case",
            {"case": "c-1", "tab": "decisions", "act": "close"},
        ),
        (
            "case/c-1/decision:pause",
            "a decision",
            "case",
            {"case": "c-1", "tab": "decisions", "act": "pause"},
        ),
        (
            "case/c-1/contact:p-1:new",
            "a rule about contact",
            "case",
            {"case": "c-1", "tab": "people", "person": "p-1"},
        ),
        (
            "case/c-1/astray:d-1",
            "a note of a paper that went astray",
            "case",
            {"case": "c-1", "tab": "shared", "disclosure": "d-1"},
        ),
        (
            "item_rights/c-1/view:i-1",
            "somebody's view of what is noted",
            "item_rights",
            {"case": "c-1", "item": "i-1"},
        ),
        ("legal/c-1/paper:l-1", "a decision on paper", "legal", {"case": "c-1"}),
        ("legal/c-1/typed", "a question that rests on a law", "legal", {"case": "c-1"}),
        ("moving/c-1/reason", "a moving out", "moving", {"act": "out", "case": "c-1"}),
        ("moving/everything/reason", "a moving out", "moving", {"act": "out"}),
        ("office/office/room:new", "a change in the register", "register", {"tab": "office"}),
        ("office/texts/origin:ft-1", "a text of the form", "register", {"text": "ft-1"}),
        (
            "register/extracts/letter:r-1",
            "an answer to somebody about their data",
            "register",
            {"tab": "extracts"},
        ),
    ],
)
def test_a_draft_is_called_what_it_is_and_leads_to_its_place(
    key: str, said: str, screen: str, wanted: dict[str, str]
) -> None:
    entry = TodayEntry(
        kind="draft",
        at=datetime(2026, 11, 22, tzinfo=UTC),
        days=0,
        case=None,
        reference="",
        name="",
        detail="",
        target=key,
    )
    line = LINES["draft"](entry, UTC)
    assert line.sentence == f"You began {said} and have not saved it."
    assert (line.screen, line.wanted) == (screen, wanted)


def _of_a_case(
    kind: str, *, name: str = "Alva", detail: str = "", by: str = "", is_unconfirmed: bool = False
) -> TodayEntry:
    return TodayEntry(
        kind=kind,
        at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        days=0,
        case="c-1",
        reference="SSPF-2026-014",
        name=name,
        detail=detail,
        target="case/c-1/note:n-1",
        by=by,
        is_unconfirmed=is_unconfirmed,
    )


def test_a_draft_of_a_case_says_whose_it_is() -> None:
    line = LINES["draft"](_of_a_case("draft"), UTC)
    assert line.sentence == "In the case of Alva you began a note and have not saved it."
    assert line.about == "SSPF-2026-014 · 2026-11-22 09:30"
    apart = LINES["draft"](_of_a_case("draft", name=""), UTC)
    assert apart.sentence.startswith("In the case of protected personal data you began a note")


def test_a_withdrawal_says_who_took_back_where_that_may_stand_there() -> None:
    kind = "withdrawal_not_notified"
    line = LINES[kind](_of_a_case(kind, by="Anna", detail="Ersängsskolan"), UTC)
    assert line.sentence == (
        "A withdrawal by Anna about Alva is in force since 2026-11-22 09:30. "
        "Not told yet: Ersängsskolan."
    )
    line = LINES[kind](
        _of_a_case(kind, by="Anna", detail="Ersängsskolan", is_unconfirmed=True), UTC
    )
    assert line.sentence.endswith(
        "Not told yet: Ersängsskolan. Nor is the confirmation handed to Anna."
    )
    apart = LINES[kind](_of_a_case(kind, detail="Ersängsskolan", is_unconfirmed=True), UTC)
    assert apart.sentence.endswith("Nor is the confirmation handed over.")
    line = LINES[kind](_of_a_case(kind, by="Anna", is_unconfirmed=True), UTC)
    assert line.sentence.endswith("It is not confirmed yet.")
    line = LINES[kind](_of_a_case(kind, by="Anna"), UTC)
    assert line.sentence.startswith("A withdrawal by Anna about Alva is in force since")
    apart = LINES[kind](_of_a_case(kind, name=""), UTC)
    assert apart.sentence.startswith("A withdrawal about protected personal data is in force")


@pytest.mark.parametrize(("detail", "tab"), [("noted", "after"), ("empty", "during")])
def test_a_meeting_that_has_been_is_gone_on_with_where_it_stopped(detail: str, tab: str) -> None:
    entry = TodayEntry(
        kind="meeting_unfinished",
        at=datetime(2026, 11, 27, 12, tzinfo=UTC),
        days=-2,
        case="c-alva",
        reference="SSPF-2026-014",
        name="Alva",
        detail=detail,
        target="m-1",
    )
    line = LINES[entry.kind](entry, UTC)
    assert line.sentence.startswith("Meeting 2026-11-27 about Alva: ")
    assert (line.screen, line.wanted) == (
        "meeting",
        {"case": "c-alva", "meeting": "m-1", "tab": tab},
    )
