"""How the columns of a table share its room."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from sspf_app.gui.models.table import Column
from sspf_app.gui.widgets.column_widths import keep_widths, kept_widths

_LEAST_LETTERS, _FEWEST_LETTERS = 16, 11
"""What takes the room that is left should have so much: it is what the list is about. Between the
two it gives way before the table scrolls sideways."""
_TRIES = 3
_MARGIN = 28
"""Pixels around the words of a cell, with a shape before them."""


class ColumnRoom:
    """Shares the room; a column that was dragged keeps the width it was given.

    Attributes:
        left_out: Places of the columns there is no room for.
    """

    def __init__(self, table: QTableView, columns: tuple[Column[Any], ...]) -> None:
        """Give each column the width it is made for, or to which it was dragged.

        Args:
            table: Has its model.
            columns: Of the model.
        """
        self._table, self._columns = table, columns
        self._header.setResizeContentsPrecision(0)
        self.left_out: list[int] = []
        self._unwanted: set[int] = set()
        self._dragged: set[int] = set()
        self._is_sharing = self._has_changed = False
        self._hints: dict[int, int] = {}
        self._hinted: tuple[int, int] | None = None
        letter = self._letter()
        self._widths = {
            at: one.width * letter + _MARGIN for at, one in enumerate(columns) if one.width
        }
        for at in range(len(columns)):
            if at in self._widths:
                table.setColumnWidth(at, self._widths[at])
            else:
                self._header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
        for at, width in kept_widths(columns, letter=letter).items():
            table.setColumnWidth(at, width)
            self._dragged.add(at)

    @property
    def _header(self) -> QHeaderView:
        """Asked for each time: Qt's own header may outlive the object it was once handed out as."""
        return self._table.horizontalHeader()

    def want(self, at: int, *, wanted: bool) -> bool:
        """Show a column, or hide it; whether that is another than before."""
        if (at in self._unwanted) is not wanted:
            return False
        self._unwanted ^= {at}
        self._is_sharing = True
        self._table.setColumnHidden(at, not wanted)
        self._is_sharing = False
        return True

    def note_dragged(self, at: int) -> None:
        """A column has another width; unless that came of sharing, it keeps it.

        The others share what is left.
        """
        if not self._is_sharing and at in self._widths:
            self._dragged.add(at)
            widths = {one: self._table.columnWidth(one) for one in self._dragged}
            keep_widths(self._columns, widths, letter=self._letter())
            self.share()

    def forget_hints(self) -> None:
        """What stands in the cells may be another."""
        self._hints, self._hinted = {}, None

    def share(self) -> None:
        """Let columns be as wide as what stands in them, where the others have room to spare.

        Only what is in sight is measured. A bar that comes or goes meanwhile changes the room: it
        is shared again then.
        """
        if self._is_sharing:
            self._has_changed = True
            return
        self._is_sharing = True
        for _try in range(_TRIES):
            self._has_changed = False
            self._share_once()
            if not self._has_changed:
                break
        self._is_sharing = False

    def _share_once(self) -> None:
        self._leave_out()
        shown = [at for at in range(len(self._columns)) if not self._header.isSectionHidden(at)]
        stretched = [at for at in shown if at not in self._widths]
        wanted = max((self._needed(at) for at in stretched), default=0) * len(stretched)
        fixed = {
            at: max(self._widths[at], self._heading(at))
            for at in shown
            if at in self._widths and at not in self._dragged
        }
        taken = sum(fixed.get(at, self._table.columnWidth(at)) for at in self._widths)
        room = self._table.viewport().width() - taken
        leasts = {at: self._least(at, _LEAST_LETTERS) for at in stretched}
        least = sum(leasts.values())
        both = max(least, wanted)
        free = self._fit(fixed, free=room - both)  # air beside words goes to words that are cut
        lack = self._cut(fixed, lack=least - both - free)
        self._stretch(leasts, lack=lack)

    def _leave_out(self) -> None:
        """Leave columns out where the others would not be read.

        By what the columns are made for, not by what stands in them now: none comes and goes while
        one scrolls or filters.
        """
        shown = [at for at in range(len(self._columns)) if at not in self._unwanted]
        spare = sorted(
            (at for at in shown if self._columns[at].spare),
            key=lambda at: self._columns[at].spare,
        )
        needed = {at: self._made_for(at) for at in shown if spare}
        self.left_out = []
        for at in spare:
            if sum(needed.values()) > self._table.viewport().width():
                del needed[at]
                self.left_out.append(at)
        for at in spare:
            self._table.setColumnHidden(at, at in self.left_out)

    def _made_for(self, at: int) -> int:
        if at in self._dragged:
            return self._table.columnWidth(at)
        letters = self._columns[at].least or self._columns[at].width
        return self._least(at, letters, more=_MARGIN) if letters else self._least(at)

    def _fit(self, widths: dict[int, int], *, free: int) -> int:
        """Give columns what is free, or take what is lacking; returns what then is free."""
        for at, width in widths.items():
            more = min(max(self._hint(at) - width, 0), max(free, 0))
            less = min(max(width - self._needed(at), 0), max(-free, 0))
            self._table.setColumnWidth(at, width + more - less)
            free += less - more
        return free

    def _cut(self, widths: dict[int, int], *, lack: int) -> int:
        """Take from columns that may be cut; their hints say the whole. Returns what lacks."""
        here = {at: self._table.columnWidth(at) for at in widths if self._columns[at].least}
        can = {at: max(wide - self._made_for(at), 0) for at, wide in here.items()}
        left = sum(can.values())
        for at, wide in here.items():
            if lack > 0 and can[at]:
                less = min(can[at], -(-lack * can[at] // left))  # each as much of what it has
                self._table.setColumnWidth(at, wide - less)
                lack, left = lack - less, left - can[at]
        return lack

    def _stretch(self, leasts: dict[int, int], *, lack: int) -> None:
        """Give what is left to the columns that take it, or take what lacks.

        A few letters less are better than a bar that hides the last column. Where even that is too
        little the table scrolls, and nothing is squeezed away.
        """
        can_give = sum(width - self._least(at) for at, width in leasts.items())
        less = 0 if lack > can_give else lack  # a negative lack is room
        for number, (at, width) in enumerate(leasts.items()):
            share = less // (len(leasts) - number)
            share = min(share, width - self._least(at))
            self._table.setColumnWidth(at, width - share)
            less -= share

    def _needed(self, at: int) -> int:
        """Pixels with which neither the heading of a column nor what is in sight of it is cut."""
        return max(self._hint(at), self._heading(at))

    def _least(self, at: int, letters: int = _FEWEST_LETTERS, *, more: int = 0) -> int:
        return max(self._letter() * letters + more, self._heading(at))

    def _heading(self, at: int) -> int:
        """Pixels its heading takes; where none is shown, the least that Qt lets a column have.

        Qt would leave room for the arrow of sorting too, as wide as the heading is high: it stands
        in the air beside the words.
        """
        head = self._header
        if head.isHidden():
            return head.minimumSectionSize()
        bold = QFont(head.font())
        bold.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(bold).horizontalAdvance(self._columns[at].title)
        return min(head.sectionSizeHint(at), words + _MARGIN)

    def _hint(self, at: int) -> int:
        """Pixels with which nothing in sight of a column is cut.

        Qt asks for each cell anew; the room is shared several times while the window is laid out.
        """
        in_sight = (self._table.rowAt(0), self._table.viewport().height())
        if in_sight != self._hinted:
            self.forget_hints()
            self._hinted = in_sight
        if at not in self._hints:
            self._hints[at] = self._table.sizeHintForColumn(at) + 8
        return self._hints[at]

    def _letter(self) -> int:
        return self._table.fontMetrics().averageCharWidth()
