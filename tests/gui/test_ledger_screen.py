"""The ledger as it is read, narrowed and corrected in the window."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import PartyKind
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import DisclosureKind
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.ledger_at_hand import T, copied, ledger, shown, told, words_of

MORNING = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.at_desk(MORNING, worked_cases)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def acts_of(widget: QWidget) -> list[str]:
    """What its buttons in sight say."""
    QTest.qWait(1)
    return [one.text() for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget)]


def test_a_paper_that_went_wrong_is_noted_and_asked_for(
    desk: DeskHouse, qtbot: QtBot, out: Path
) -> None:
    row = copied(desk, out, "leisure")
    told(desk, "school")
    shared = ledger(shown(desk, qtbot, tab="shared"))
    assert [item.id for item in shared._model.items()][-1] == row
    shared.table.choose(row)
    assert "It went astray…" in acts_of(shared.detail)
    shared.detail.wrong_wanted.emit()
    shared.wrong.save.click()
    assert "Write who found it." in words_of(shared.wrong)
    shared.wrong.found_by.setText("Maria Ask")
    shared.wrong.reached_words.setText("Grannen i trappan")
    shared.wrong.how.setText("Fel kuvert")
    shared.wrong.save.click()
    said = words_of(shared.detail)
    assert "It reached Grannen i trappan. Found on 2026-02-02 by Maria Ask: Fel kuvert" in said
    assert "It told of Alva Lind." in said
    assert "Went wrong" in said
    assert "It went astray…" not in acts_of(shared.detail)
    today = desk.services().today.queue()
    assert "paper_gone_wrong" in {entry.kind for entry in today.entries}
    way = desk.services().ledger.rows("c-alva")
    misdirection = next(one for one in way if one.id == row).wrong[0].id
    shared.presenter.show_recall(misdirection)
    desk.dialogs.answers.append(out)
    shared.save.click()
    rows = desk.services().ledger.rows("c-alva")
    assert rows[0].kind is DisclosureKind.RECALL_LETTER
    assert rows[0].recipient_name == "Grannen i trappan"


def test_the_page_for_the_family_is_shown_and_saved(
    desk: DeskHouse, qtbot: QtBot, out: Path
) -> None:
    copied(desk, out, "leisure")
    shared = ledger(shown(desk, qtbot, tab="shared"))
    readers = [shared.reader.itemData(number) for number in range(shared.reader.count())]
    assert {"anna", "erik"} <= set(readers)
    shared.reader.setCurrentIndex(readers.index("anna"))
    shared.page.click()
    assert shared._preview.page_count() == 1
    desk.dialogs.answers.append(out)
    shared.save.click()
    assert desk.services().ledger.rows("c-alva")[0].kind is DisclosureKind.LEDGER_PAGE


def test_an_association_is_listed_until_it_has_signed(desk: DeskHouse, qtbot: QtBot) -> None:
    services = desk.services()
    club = services.parties.add(PartyInput(name="IFK Ersboda", kind=PartyKind.ASSOCIATION)).new_id
    assert club
    services.case_parts.join("c-alva", club, joined_on=MORNING.date())
    shared = ledger(shown(desk, qtbot, tab="shared"))
    assert "Not signed yet" in words_of(shared)
    shared.signers[club].setText("Per Öman, ordförande")
    shared._on_signed(club)
    said = words_of(shared)
    assert "Signed on 2026-02-02 by Per Öman, ordförande" in said
    shared._on_void(club)
    assert "Not signed yet" in words_of(shared)
    assert desk.frame.said[-1] == "The reservation holds no longer."
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert "Signed on 2026-02-02 by Per Öman, ordförande" in words_of(shared)
    assert desk.frame.said[-1] == "Taken back."


def test_rows_are_narrowed_to_a_recipient(desk: DeskHouse, qtbot: QtBot) -> None:
    told(desk, "school")
    told(desk, "police", T.ATTENDANCE)
    shared = ledger(shown(desk, qtbot, tab="shared"))
    assert len(shared._model.items()) == 2
    shared.presenter.narrow(recipient="police")
    assert [item.recipient for item in shared._model.items()] == ["police"]
    shared.presenter.narrow(recipient="", subject="nobody")
    assert shared._model.items() == ()
