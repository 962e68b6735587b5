"""What was found about a sheet, each with its way to the page it is about."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QLabel, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.scans.finding_words import (
    finding_look,
    finding_sentence,
    seen_sentence,
    worst_first,
)
from sspf_app.gui.widgets.buttons import check_box, quiet_button
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, row
from sspf_app.services.scan_views import Finding, FindingCode, ScannedSheet, Weight


class SheetFindings(QWidget):
    """What is to be known; what must be looked at stands in ``to_look`` with a box to tick.

    Signals:
        page_wanted: The number, among the pictures, of the page that a finding is about.

    Attributes:
        to_look: Holds the findings that must be looked at.
        looked: The box of each of those.
        turns: The button that turns to the page, by finding and page of the form.
    """

    page_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.to_look = QWidget()
        self.looked: dict[FindingCode, QCheckBox] = {}
        self.turns: dict[tuple[FindingCode, int], QWidget] = {}
        self._lines, self._looks = column(gap=GRID), column(gap=4)
        self.setLayout(self._lines)
        self.to_look.setLayout(self._looks)

    def show_findings(self, sheet: ScannedSheet) -> None:
        """Show them, what stops first."""
        clear(self._lines)
        clear(self._looks)
        self.looked, self.turns = {}, {}
        places = {page.page: at for at, page in reversed(list(enumerate(sheet.pages)))}
        found: dict[FindingCode, tuple[QLabel, QHBoxLayout]] = {}
        for finding in worst_first(sheet):
            sentence, turn = finding_sentence(finding), self._turn(finding, places)
            if finding.weight is not Weight.LOOK:
                tone, icon = finding_look(finding)
                said = row(IconLine(icon, sentence, tone), turn)
                said.setStretch(0, 1)
                self._lines.addLayout(said)
            elif finding.code in found:
                label, turns = found[finding.code]
                box = self.looked[finding.code]
                label.setText(f"{label.text()} {sentence}")
                box.setAccessibleName(f"{label.text()} {box.text()}")
                if turn is not None:
                    turns.insertWidget(turns.count() - 1, turn)
            else:
                label = text(sentence)
                box = self.looked[finding.code] = check_box(seen_sentence(finding))
                box.setAccessibleName(f"{sentence} {box.text()}")
                turns = row(box, turn, None)
                found[finding.code] = label, turns
                self._looks.addWidget(label)
                self._looks.addLayout(turns)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter turns to the page, as a click and the space bar do."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and isinstance(watched, QAbstractButton):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def _turn(self, finding: Finding, places: dict[int, int]) -> QWidget | None:
        """The way to its page, where that was scanned."""
        if finding.page not in places:
            return None
        made = quiet_button(
            _("Show page {page}").format(page=finding.page),
            partial(self.page_wanted.emit, places[finding.page]),
        )
        made.setAccessibleDescription(finding_sentence(finding))
        made.installEventFilter(self)
        self.turns[finding.code, finding.page] = made
        return made
