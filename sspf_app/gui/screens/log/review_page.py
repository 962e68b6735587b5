"""Reviews of the log: the list and what to draw at the left, the drawn lines at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.log.log_words import action_word, kind_word
from sspf_app.gui.screens.log.ports import ReviewedLine, ReviewScene
from sspf_app.gui.screens.log.review_words import (
    mark_word,
    review_card,
    review_state,
    rules_word,
    span_word,
)
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.flow import growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import scaled, show_if
from sspf_app.gui.widgets.notices import Banner, EmptyState
from sspf_app.gui.widgets.refusing import RefusesInPlace
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.log_review_records import LogReview, ReviewMark
from sspf_app.services.log_reviews import SIZES
from sspf_app.texts.log_reviews import mark_name

_MONTH = timedelta(days=30)
_WIDTH = 84 * GRID


class ReviewPage(RefusesInPlace, HoldsTyped, QWidget):
    """See the module.

    Signals:
        draw_wanted: First day, last day, how many by lot.
        look_wanted: A review; empty = none.
        mark_wanted: A number of a line, and a mark.
        sign_wanted, again_wanted: Nothing.
    """

    draw_wanted = Signal(object, object, object)
    look_wanted = Signal(str)
    mark_wanted = Signal(object, object)
    sign_wanted = Signal()
    again_wanted = Signal()

    def __init__(
        self, zone: tzinfo, today: Callable[[], date], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Review of the log"))
        self._line: ReviewedLine | None = None
        self._may_mark = False
        self.refusal = Banner()
        self.model: ItemTableModel[LogReview] = ItemTableModel(_columns(), id_of=lambda one: one.id)
        self.table = ItemTable(self.model, name=_("Reviews of the log"))
        self.first = DateField(today() - _MONTH, today=today())
        self.last = DateField(today(), today=today())
        self.by_lot = ChipBar(_("How many by lot"), is_single=True)
        self.new = button(_("New review"), self._on_new, icon="add")
        self.draw = primary_button(_("Draw lines"), self._on_draw, icon="check")
        self.back = back_button(_("Draw none"), self._on_closed)
        self.card = growing(Card(_("No review is chosen")))
        self.lines: ItemTableModel[ReviewedLine] = ItemTableModel(
            _line_columns(zone), id_of=lambda one: str(one.line.number)
        )
        self.line_table = ItemTable(self.lines, name=_("Lines that were drawn"))
        self.marks = ChipBar(_("What you make of the line"), is_single=True)
        self.sign = primary_button(_("Sign the review"), self.sign_wanted.emit, icon="check")
        self.again = quiet_button(_("Draw the same again"), self.again_wanted.emit, icon="refresh")
        self._build()

    def show_reviews(self, reviews: tuple[LogReview, ...]) -> None:
        """Fill the list."""
        self.model.set_items(reviews)
        show_if(self._top, wanted=bool(reviews))
        show_if(self._right, wanted=bool(reviews))

    def drawn(self) -> None:
        """The lines are drawn: back to the list."""
        self._on_closed()

    def show_review(self, scene: ReviewScene) -> None:
        """Show a review with its lines."""
        self.refusal.clear()
        review = scene.view.review
        self.card.say(*review_card(scene.view))
        self.lines.set_items(scene.lines)
        self._may_mark = review.signed_at is None
        kept = None if self._line is None else self._line.line.number
        self._show_line(next((one for one in scene.lines if one.line.number == kept), None))
        show_if(self._body, wanted=True)
        show_if(self.sign, wanted=review.signed_at is None)

    def show_nothing(self) -> None:
        """No review is chosen."""
        self._line = None
        self.lines.set_items(())
        self.card.say(_("No review is chosen"), _("Choose one in the list, or draw new lines."))
        show_if(self._body, wanted=False)

    def choose(self, review: str) -> None:
        """Choose a review in the list."""
        self.table.choose(review)

    def choose_line(self, number: int) -> None:
        """Choose a line, so that the next mark is for it."""
        self.line_table.choose(str(number))

    def show_again(self, sentence: str, *, is_same: bool) -> None:
        """Say whether the same was drawn again."""
        self.refusal.say(sentence, tone=Tone.SUCCESS if is_same else Tone.WARNING)

    def _build(self) -> None:
        self.first.setAccessibleName(_("From"))
        self.last.setAccessibleName(_("To and with"))
        self.by_lot.set_choices(tuple(Choice(id=str(one), title=str(one)) for one in SIZES))
        self.by_lot.choose((str(SIZES[1]),))
        self.marks.set_choices(
            tuple(Choice(id=one.value, title=mark_name(one.value, words())) for one in ReviewMark)
        )
        empty = EmptyState(
            _("Nobody has looked through the log yet"),
            _(
                "Once a month, draw some lines by lot and by rule, say what you make of each, and "
                "sign. Nobody chooses which lines are drawn."
            ),
            icon="log",
            action=button(_("New review"), self._on_new, icon="add"),
        )
        place: ListPlace[LogReview] = ListPlace(self.table, empty)
        left, self._right, self._body = QWidget(), QWidget(), QWidget()
        self._top = QWidget()
        self._top.setLayout(row(self.new, None))
        left.setLayout(column(self._top, place, gap=GRID))
        body = column(self.line_table, self.marks, gap=GRID)
        body.addLayout(row(self.sign, self.again, None))
        body.setStretch(0, 1)
        self._body.setLayout(body)
        layout = column(self.card, self._body, gap=GRID)
        layout.addStretch(0)
        layout.setStretch(1, 1)
        self._right.setLayout(layout)
        place_of_both = QWidget()
        self._stack = QStackedLayout(place_of_both)
        self._list = Sides(left, self._right, shares=(4, 6))
        self._form = self._made_form()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._form)
        whole = column(self.refusal, place_of_both, gap=GRID)
        whole.setContentsMargins(0, GRID + 4, 0, 0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.table.item_chosen.connect(self._on_chosen)
        self.line_table.item_chosen.connect(self._show_line)
        self.marks.changed.connect(self._on_mark)
        self.show_nothing()

    def _made_form(self) -> QWidget:
        card = growing(Card(_("New review")))
        card.add(FormRow(_("From"), self.first))
        card.add(FormRow(_("To and with"), self.last))
        hint = _("Beside what the rules find. Nobody chooses which.")
        card.add(FormRow(_("How many by lot"), self.by_lot, hint=hint))
        card.add(row(self.draw, self.back, None))
        card.setMaximumWidth(scaled(_WIDTH))
        return scrolled(pile(card, right=GRID))

    @Slot()
    def _on_new(self) -> None:
        self.refusal.clear()
        self._stack.setCurrentWidget(self._form)
        self.first.setFocus()

    @Slot()
    def _on_closed(self) -> None:
        self.refusal.clear()
        self._stack.setCurrentWidget(self._list)
        self.new.setFocus()

    @Slot(object)
    def _on_chosen(self, review: LogReview | None) -> None:
        self.look_wanted.emit("" if review is None else review.id)

    @Slot(object)
    def _show_line(self, line: ReviewedLine | None) -> None:
        self._line = line
        show_if(self.marks, wanted=line is not None and self._may_mark)
        mark = None if line is None else line.drawn.mark
        self.marks.choose(() if mark is None else (mark.value,))

    @Slot(object)
    def _on_mark(self, chosen: tuple[str, ...]) -> None:
        if self._line is not None and chosen:
            self.mark_wanted.emit(self._line.line.number, ReviewMark(chosen[0]))

    def _on_draw(self) -> None:
        first, last, size = self.first.day(), self.last.day(), self.by_lot.one()
        if first is None or last is None or size is None:
            self.show_refusal(_("Choose the days, and how many by lot."))
            return
        self.draw_wanted.emit(first, last, int(size))


def _columns() -> tuple[Column[LogReview], ...]:
    return (
        Column(name="span", title=_("Days"), text=span_word, width=0),
        Column(name="state", title=_("How far"), text=review_state, width=16),
    )


def _line_columns(zone: tzinfo) -> tuple[Column[ReviewedLine], ...]:
    def when(one: ReviewedLine) -> str:
        return "" if one.is_cleared else f"{one.line.at.astimezone(zone):%Y-%m-%d %H:%M}"

    return (
        Column(name="when", title=_("When"), text=when, width=15),
        Column(name="who", title=_("Who"), text=lambda one: one.line.who, width=14),
        Column(
            name="did",
            title=_("Did"),
            text=lambda one: (
                _("cleared since")
                if one.is_cleared
                else ": ".join(filter(None, (action_word(one.line), kind_word(one.line))))
            ),
            width=24,
        ),
        Column(name="of", title=_("Case"), text=lambda one: one.line.of, width=12),
        Column(name="why", title=_("Why it was drawn"), text=rules_word, hint=rules_word, width=0),
        Column(name="mark", title=_("Mark"), text=mark_word, width=16),
    )
