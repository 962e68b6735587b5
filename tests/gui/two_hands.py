"""Two hands on one record: every editor of what stands already, opened, with another hand beside.

Each recipe touches one thing in the window; the other hand changes another one of the same record
by a use case, as a second window, an import or an undo would, and the window is not told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

TODAY = date(2026, 3, 12)
MINE, THEIRS = "Mitt ord", "Deras ord"


@dataclass(frozen=True, kw_only=True)
class Hands:
    """An editor that is open, and the other hand.

    Attributes:
        page: Where what is said of a refusal stands.
        touch: Type or choose something.
        other: Change the record elsewhere.
        save: Press the button.
        typed: What stands where it was touched.
        shown: What stands in the window of what the other hand wrote.
        stands: What is in the vault: of one's own, and of the other hand.
        is_one_field: Both wrote in the same field: what is saved last stands.
    """

    page: QWidget
    touch: Callable[[], object]
    other: Callable[[], object]
    save: Callable[[], object]
    typed: Callable[[], object]
    shown: Callable[[], object]
    stands: Callable[[], tuple[object, object]]
    is_one_field: bool = False


def words_in(page: QWidget) -> str:
    """What can be read there."""
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def type_over(field: QLineEdit, words: str) -> None:
    """Type, letter by letter, where something stood, and leave the field (no å, ä, ö)."""
    field.selectAll()
    QTest.keyClicks(field, words)
    field.editingFinished.emit()
