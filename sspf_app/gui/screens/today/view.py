"""Today: one queue, most urgent first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.today.act_row import ActRow
from sspf_app.gui.screens.today.card_parts import Left, More
from sspf_app.gui.screens.today.line_parts import CardLines, TodayLine
from sspf_app.gui.screens.today.presenter import QUEUE, WEEK, TodayPresenter
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.notices import EmptyState

_DIGITS = 9
_FOLLOW_MS = 50
"""Until then the window has put what was painted on screen."""
_IN_SIGHT = 20
"""More lines than a window shows without scrolling: the others follow when these are painted."""


class TodayView(ScreenView):
    """See the module. The digits 1 to 9 act on a line; the arrows walk."""

    presenter: TodayPresenter

    def __init__(self) -> None:
        super().__init__(_("Today"))
        self.lines: list[QPushButton] = []
        self._begin: QPushButton | None = None
        self._waits = True
        self._left: list[Left] = []
        self._more: dict[str, More] = {}
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_MS)
        self._following.timeout.connect(self._on_follow)
        self._content = column(gap=GRID)
        self._content.addStretch(1)
        page = QWidget()
        page.setMaximumWidth(130 * GRID)
        page.setLayout(self._content)
        self.body.addWidget(scrolled(page), 1)
        self._proof = text(role="muted", wrap=False)
        self._proof.hide()
        self.body.addWidget(self._proof)
        self._wants_count = False
        self._reading = text(_("What is past its time is still being counted."), role="muted")
        self._reading.hide()
        self.body.addWidget(self._reading)
        self._day = ""
        self.backup = quiet_button(_("Make a backup…"), self._on_back_up, icon="backup")
        words = _("Somebody takes back a consent")
        self.withdrawal = quiet_button(words, self._on_withdraw, icon="undo")
        for action in (self.backup, self.withdrawal):
            action.hide()  # until the queue tells what the role does
            self.header.add_action(action)

    def show_day(self, day: str) -> None:
        """Which day it is."""
        self._day = day[:1].upper() + day[1:]
        self.header.say(_("Today"), self._day)

    def show_proof(self, words: str) -> None:
        """Tell when a backup was last opened; empty = never."""
        self._proof.setText(words)
        show_if(self._proof, wanted=bool(words))

    def offer(self, *, withdrawal: bool, backup: bool) -> None:
        """Offer to record that somebody takes back a consent, and to make a backup."""
        show_if(self.withdrawal, wanted=withdrawal)
        show_if(self.backup, wanted=backup)

    def show_reading(self, *, more: bool) -> None:
        """Tell that more may come; it is asked for once the lines are in sight."""
        self._wants_count = more
        show_if(self._reading, wanted=more)

    def show_beginning(self) -> None:
        """Nothing to do and no case yet: what comes first."""
        self._clear()
        self._begin = primary_button(_("Open the first case"), self._on_first_case, icon="add")
        empty = EmptyState(
            _("No cases here yet"),
            _(
                "Open the first case here, or take the cases from an old list. Make a backup when "
                "something is there that must not be lost."
            ),
            icon="cases",
            action=self._begin,
        )
        self._content.addWidget(empty)
        others = row(
            None,
            button(_("Move in a list…"), self._on_move_in, icon="import"),
            button(_("Make a backup…"), self._on_back_up, icon="backup"),
            None,
        )
        self._content.addLayout(others)
        self._content.addStretch(1)

    def show_lines(self, lines: CardLines, next_week: CardLines) -> None:
        """Show the queue, and what comes next week."""
        had_focus = self._has_keyboard()
        self._waits = False
        self._clear()
        if lines.number:
            number = lines.number
            count = ngettext("{n} thing to do", "{n} things to do", number).format(n=number)
            self.header.say(_("Today"), f"{self._day} · {count}")
            self._content.addWidget(self._card(lines, QUEUE))
        else:
            words = (
                _("The meetings of next week stand below.")
                if next_week.number
                else _("No meetings next week either.")
            )
            empty = EmptyState(_("Nothing needs doing today"), words, icon="check-circle")
            self._content.addWidget(empty)
        if next_week.number:
            self._content.addSpacing(GRID)
            self._content.addWidget(text(_("The coming seven days"), role="heading"))
            self._content.addWidget(self._card(next_week, WEEK))
        self._content.addStretch(1)
        self.update()
        if had_focus and self.lines:
            self.lines[0].setFocus()

    def _has_keyboard(self) -> bool:
        """Whether it is at something to do, or went elsewhere in here while nothing was read."""
        if not self._waits:
            return self.focusWidget() in self.lines
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def first_focus(self) -> QWidget | None:
        """The first thing to do."""
        return self.lines[0] if self.lines else self._begin

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the lines below what is in sight follow."""
        super().paintEvent(event)
        if self._left or self._wants_count:
            self._following.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows, act by the digits."""
        number = event.key() - Qt.Key.Key_1
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if 0 <= number < min(_DIGITS, len(self.lines)) and not event.modifiers():
            self.lines[number].click()
        elif step is not None and self.lines:
            focus = self.focusWidget()
            at = self.lines.index(focus) if focus in self.lines else -1  # pyright: ignore[reportArgumentType]
            self.lines[min(max(at + step, 0), len(self.lines) - 1)].setFocus()
        else:
            super().keyPressEvent(event)

    def _on_first_case(self) -> None:
        self.presenter.open_first_case()

    def _on_move_in(self) -> None:
        self.presenter.move_in()

    def _on_back_up(self) -> None:
        self.presenter.back_up()

    def _on_withdraw(self) -> None:
        self.presenter.take_withdrawal()

    def _card(self, lines: CardLines, name: str) -> QFrame:
        card = mark(QFrame(), role="card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(0)
        shown = len(lines.shown)
        room = _IN_SIGHT - len(self.lines) if self.isVisible() else shown
        made = min(max(room, 0), shown)
        self._add(layout, lines.shown[:made])
        if made < shown:
            place = len(self.lines)
            self._left.append(Left(layout=layout, lines=lines, name=name, made=made, place=place))
        else:
            self._offer_more(layout, lines, name)
        return card

    @Slot()
    def _on_follow(self) -> None:
        """Add the lines below what is in sight, and ask for what was left out."""
        if self._wants_count:
            self._wants_count = False
            self.presenter.count()
        added, left, self._left = 0, self._left, []
        for card in left:
            place = card.place + added
            after = self.lines[place:]
            del self.lines[place:]
            self._add(card.layout, card.lines.shown[card.made :])
            self._offer_more(card.layout, card.lines, card.name)
            added += len(self.lines) - place
            self.lines += after

    def _clear(self) -> None:
        self._following.stop()
        clear(self._content)
        self.lines, self._begin, self._left, self._more = [], None, [], {}

    def _add(self, layout: QVBoxLayout, lines: Sequence[TodayLine]) -> None:
        for line in lines:
            if layout.count():
                layout.addWidget(mark(QFrame(), role="line"))
            layout.addWidget(self._row(line))

    def add_lines(self, card: str, lines: CardLines) -> None:
        """Show lines of a card that follow those it shows; the keyboard is at the first."""
        more = self._more.pop(card)
        place = self.lines.index(more.button)
        after = self.lines[place + 1 :]
        del self.lines[place:]
        more.layout.removeItem(more.line)
        more.button.hide()
        more.button.deleteLater()
        self._add(more.layout, lines.shown)
        self._offer_more(more.layout, lines, card, above=more.shown)
        self.lines += after
        if place < len(self.lines):
            self.lines[place].setFocus()

    def _offer_more(
        self, layout: QVBoxLayout, lines: CardLines, card: str, *, above: int = 0
    ) -> None:
        shown = above + len(lines.shown)
        left = lines.number - shown
        if left <= 0:
            return

        def more() -> None:
            self.presenter.show_more(card)

        words = ngettext("Show {n} more", "Show {n} more", left).format(n=left)
        made = quiet_button(words, more, icon="chevron-down")
        line = row(made, None)
        layout.addLayout(line)
        self.lines.append(made)
        self._more[card] = More(layout=layout, line=line, button=made, shown=shown)

    def _row(self, line: TodayLine) -> QWidget:
        def act() -> None:
            self.presenter.act(line)

        number = len(self.lines) + 1
        made = button(line.button, act)
        made.setAccessibleName(f"{line.button}: {line.sentence}")
        if number <= _DIGITS:
            made.setToolTip(_("Key {n}").format(n=number))
        self.lines.append(made)
        key = text(str(number) if number <= _DIGITS else "", role="muted", wrap=False)
        key.setFixedWidth(key.fontMetrics().horizontalAdvance("0") + 2)
        sentence = text(line.sentence)
        # One line is the least, not what Qt guesses: else the page is higher than what it shows.
        sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        about = text(line.about, role="muted", wrap=False)
        before = row(key, IconLabel(line.icon, tone=line.tone), gap=2 * GRID)
        return ActRow(before, column(sentence, about, gap=0), made)
