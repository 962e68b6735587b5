"""Who has got their copy stands on it; who is to have none is noted with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from sspf_app.gui.screens.meeting.copies_row import CopyCard
from sspf_app.gui.widgets.chips import Choice
from sspf_app.services.ledger_records import NoCopyReason
from sspf_app.services.minutes import COORDINATOR
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meeting_at_desk import meeting_shown, words_in
from tests.gui.meetings_at_hand import MORNING_OF, held_with_cora
from tests.gui.screen_checks import check_screen

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _said(card: CopyCard) -> str:
    return "" if card.given.isHidden() else card.given.badge.accessibleName()


def test_copies_say_who_has_got_theirs(desk: DeskHouse, tmp_path: Path) -> None:
    desk.clock.pass_time(hours=4, minutes=30)
    use = desk.services()
    meeting = held_with_cora(use)
    use.minutes.export("c-cora", meeting, recipient="school", folder=tmp_path)
    use.minutes_versions.lock("c-cora", meeting)
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    row = view.copies.copies
    assert _said(row.cards["school"]) == "Got theirs 12 March 2026"
    assert _said(row.cards["police"]) == "Not handed out"
    assert _said(row.cards[COORDINATOR]) == ""
    assert "not handed out" in row.choice.chip("police").accessibleName()
    assert row.cards["school"].given.reason.isHidden()

    line = row.cards["police"].given
    at = line.reason.findData(NoCopyReason.READ_THERE.value)
    line.reason.setCurrentIndex(at)
    line.reason.activated.emit(at)
    assert _said(row.cards["police"]) == "Not needed"
    assert "They have read them with us" in words_in(line)
    assert line.reason.isHidden()
    check_screen(view)

    line.again.click()
    assert _said(row.cards["police"]) == "Not handed out"
    assert not line.reason.isHidden()


def test_the_list_counts_and_the_day_waits(desk: DeskHouse, tmp_path: Path) -> None:
    desk.clock.pass_time(hours=4, minutes=30)
    use = desk.services()
    meeting = held_with_cora(use)
    use.minutes.export("c-cora", meeting, recipient="school", folder=tmp_path)
    use.minutes_versions.lock("c-cora", meeting)
    view, _ = meeting_shown(desk)
    at = [one.name for one in view.list_page.model.columns].index("copies")
    cells = [
        view.list_page.model.index(row, at).data() for row in range(view.list_page.model.rowCount())
    ]
    assert "1 of 4 copies handed out" in cells
    (waiting,) = [one for one in use.today.queue().entries if one.kind == "copies_waiting"]
    assert waiting.target == meeting
    assert "Lokalpolisområde Umeå" in waiting.detail


def test_the_copy_that_is_chosen_stays_in_sight_when_it_is_told_who_has_theirs(
    desk: DeskHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.clock.pass_time(hours=4, minutes=30)
    use = desk.services()
    meeting = held_with_cora(use)
    use.minutes_versions.lock("c-cora", meeting)
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    row, given = view.copies.copies, use.minutes_given.copies("c-cora", meeting)
    set_choices = row.choice.set_choices

    def made_anew(choices: tuple[Choice, ...]) -> None:
        set_choices(())
        row._arrange()  # chips that come and go change the height of the row
        set_choices(choices)

    monkeypatch.setattr(row.choice, "set_choices", made_anew)
    row.resize(500, 600)
    for told in ((), given):
        row.show_given(told, is_read_only=False)
        shown = [one for one, card in row.cards.items() if not card.isHidden()]
        assert shown == [row.choice.one()], "one has room here: the one that is chosen"
