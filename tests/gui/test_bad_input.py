"""What a tired hand types in any editor: told at its field, kept, and saved nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui.shell import Shell
from sspf_app.gui.widgets.date_field import TimeField
from sspf_app.gui.widgets.faults import row_around
from sspf_app.services.changes import Changes
from sspf_app.services.records import Office
from sspf_app.services.settings import Settings
from tests.gui.bad_input import AS_ONE_LEAVES, SAVES, Open, opened, write
from tests.gui.begun_at_hand import begun_with_cora
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.drafts_house import shell_over
from tests.gui.editors import EDITORS, come_to, text_of
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.told_wrong import said_wrong
from tests.presenters.doubles import MemorySettings

NO_DAY, NO_TIME = "2026-02-30", "25:99"
ASKED_FIRST = frozenset({"the end of the case"})
"""Asked about before it is saved, and so before what is wrong is found: answered with yes."""
TURNED, UNSEEN = "Anna \u202eBerg", "\u200b\u3164"


@dataclass(kw_only=True)
class Desk:
    """A vault, and a window over it for each editor: what one holds shows in no other.

    Attributes:
        saved: What was changed in the vault since somebody looked.
    """

    house: DeskHouse
    record: dict[str, str]
    saved: list[Changes] = field(default_factory=list[Changes])

    def each(self, try_it: Callable[[Open], Iterator[str]]) -> list[str]:
        """Come to every editor and try something; nothing of it stays for the next."""
        found: list[str] = []
        for editor in (one for one in EDITORS if one.name not in AS_ONE_LEAVES):
            shell = shell_over(self.house, MemorySettings(Settings(hints=False)))
            come_to(shell, editor, self.record)
            shown = opened(shell, editor)
            assert shown is not None, editor.name
            self.house.dialogs.answers[:] = [True] * 99 if editor.name in ASKED_FIRST else []
            if not shell.isActiveWindow():
                found.append(f"{editor.name}: another window came in front")
            found += [f"{editor.name}: {said}" for said in try_it(shown)]
            found += [f"{editor.name}: {bug!r}" for bug in self.house.frame.bugs]
            self.house.frame.bugs.clear()
            shell.drop()
            shell.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._forget()
        return found

    def _forget(self) -> None:
        drafts = self.house.services().drafts
        for one in drafts.list_drafts():
            drafts.discard(one.key)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house = DeskHouse(tmp_path / "house", MORNING_OF, worked_cases)
    house.services().office.save(Office(coordinator="Karin Ek", own_party="social"))
    (tmp_path / "files").mkdir()
    made = Desk(house=house, record=begun_with_cora(house.services(), tmp_path / "files"))
    tell = Shell.broadcast

    def broadcast(shell: Shell, changes: Changes) -> None:
        made.saved.append(changes)
        tell(shell, changes)

    monkeypatch.setattr(Shell, "broadcast", broadcast)
    yield made
    house.close()


def test_every_editor_is_tried() -> None:
    assert SAVES.keys() | AS_ONE_LEAVES == {one.name for one in EDITORS}


def test_bad_input_is_told_at_its_field_and_kept(desk: Desk) -> None:
    def try_it(shown: Open) -> Iterator[str]:
        shown.fill()
        for line in shown.days():
            yield from _refused(desk, shown, line, NO_TIME if _is_time(line) else NO_DAY)
        for line in shown.words():
            yield from _refused(desk, shown, line, TURNED)
            yield from _refused(desk, shown, line, UNSEEN)

    found = desk.each(try_it)
    assert not found, "\n".join(found)


def _is_time(line: QLineEdit) -> bool:
    return isinstance(line, TimeField)


def _refused(
    desk: Desk, shown: Open, where: QLineEdit | QPlainTextEdit, words: str
) -> Iterator[str]:
    """What is not as it should be when a field holds that and the editor is saved."""
    before = text_of(where)
    write(where, words)
    desk.saved.clear()
    shown.press()
    said = f"{where.accessibleName()} {words!a}: "
    around = row_around(where)
    if desk.saved:
        yield f"{said}saved: {desk.saved}"
        return
    if text_of(where) != words:
        yield f"{said}{text_of(where)!r} is left"
    if around is None or not around.trouble():
        yield f"{said}not told; {said_wrong(shown.page)}"
    elif around.trouble() not in where.accessibleDescription():
        yield f"{said}a screen reader is not told"
    elif shown.page.window().focusWidget() is not where:
        yield f"{said}the keyboard is elsewhere; {said_wrong(shown.page)}"
    write(where, before)
