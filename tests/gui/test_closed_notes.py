"""What an author keeps for themselves, read by the unit manager with a reason."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.actors import Role
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from tests.gui.desk_house import DeskHouse

NOW = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


def test_the_unit_manager_reads_a_closed_note_with_a_reason(tmp_path: Path, qtbot: QtBot) -> None:
    desk = DeskHouse(tmp_path, NOW)
    desk.take_in("01-worked-cases")
    entry = NoteInput(
        case="c-alva", at=NOW, kind=NoteKind.MEMO, level=NoteLevel.AUTHOR, text="Min tanke"
    )
    desk.services().notes.save(entry)
    coordinator = desk.show(REGISTER).view
    qtbot.addWidget(coordinator)
    assert isinstance(coordinator, RegisterView)
    assert "closed_notes" not in coordinator.sections.offered()
    desk.change_role(Role.UNIT_MANAGER)
    view = desk.show(REGISTER, tab="closed_notes").view
    qtbot.addWidget(view)
    assert isinstance(view, RegisterView)
    page = view.closed_notes
    (note,) = page.model.items()
    page.table.choose(f"{note.case}/{note.id}")
    assert page.words.text() == ""
    page.read.click()
    assert page._reason_row.trouble() == "Write why you read the note; the reason is logged."
    page.reason.setText("Anmälan mot enheten")
    page.read.click()
    assert page.words.text() == "Min tanke"
    assert "doubles" not in view.sections.offered()
    desk.close()
