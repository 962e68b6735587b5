"""Two versions of a plan: what came, what went, what changed; what did not is folded."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID
from sspf_app.gui.plan_words import (
    change_count,
    change_look,
    compared_kind,
    differing,
    side_words,
    version_words,
)
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import growing, pile
from sspf_app.gui.widgets.folding import FoldingCard
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import clear, column, line, row, scrolled
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.plan_views import Change, ComparedLine, PlanBoard

_NOW = 0
_ORDER = (Change.ADDED, Change.CHANGED, Change.TAKEN_AWAY)


class ComparePage(QWidget):
    """What became of each line between two versions.

    Attributes:
        unchanged: The lines that are the same in both.

    Signals:
        chosen: Numbers of the two versions; 0 = the plan as it stands.
        left: Back to the plan.
    """

    chosen = Signal(object, object)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old, self.new = ChoiceBox(), ChoiceBox()
        self._about = text(role="muted")
        self._summary = text(role="strong")
        name(self.old, _("The earlier version"))
        name(self.new, _("The later version"))
        self.lines: tuple[ComparedLine, ...] = ()
        self.cards = {change: growing(FoldingCard()) for change in _ORDER}
        self.unchanged = growing(FoldingCard())
        self._places = {change: column(gap=GRID + 4) for change in (*_ORDER, Change.SAME)}
        for change, card in (*self.cards.items(), (Change.SAME, self.unchanged)):
            card.add(self._places[change])
        self.unchanged.let_fold()
        back = back_button(_("Back to the plan"), self._on_left)
        beside = text(_("beside"), wrap=False)
        shown = pile(*self.cards.values(), self.unchanged, gap=GRID + 4, right=GRID)
        layout = column(
            row(self.old, beside, self.new, None),
            self._about,
            self._summary,
            scrolled(shown),
            row(back, None),
        )
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.old.activated.connect(self._on_chosen)
        self.new.activated.connect(self._on_chosen)

    def show_lines(
        self, lines: tuple[ComparedLine, ...], board: PlanBoard, old: int, new: int
    ) -> None:
        """Fill the page."""
        for box in (self.old, self.new):
            box.clear()
            if box is self.new:
                box.addItem(_("The plan as it is now"), _NOW)
            for version in board.versions:
                box.addItem(version_words(version), version.number)
        self.old.setCurrentIndex(max(0, self.old.findData(old)))
        self.new.setCurrentIndex(max(0, self.new.findData(new)))
        self._about.setText(_about(board, new or old))
        self.lines = lines
        groups = {
            change: [one for one in lines if one.change is change]
            for change in (*_ORDER, Change.SAME)
        }
        counted = [change_count(change, len(found)) for change, found in groups.items() if found]
        is_same = not any(groups[change] for change in _ORDER)
        self._summary.setText(_("Nothing differs.") if is_same else ", ".join(counted) + ".")
        for change, card in self.cards.items():
            _fill(card, self._places[change], change, groups[change])
        _fill(self.unchanged, self._places[Change.SAME], Change.SAME, groups[Change.SAME])

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen.emit(int(self.old.currentData()), int(self.new.currentData()))

    def _on_left(self) -> None:
        self.left.emit()


def _fill(
    card: FoldingCard, place: QVBoxLayout, change: Change, found: Iterable[ComparedLine]
) -> None:
    clear(place)
    lines = tuple(found)
    count = change_count(change, len(lines)) if change is Change.SAME else ""
    card.say(change_look(change).word, count)
    for number, one in enumerate(lines):
        if number:
            place.addWidget(line())
        place.addWidget(_compared(one))
    show_if(card, wanted=bool(lines))


def _compared(one: ComparedLine) -> QWidget:
    """A line: what became of it and what it is; where it changed, each thing before and after."""
    holder = mark(QWidget(), role="point")
    look = change_look(one.change)
    badge = StatusBadge(look.word, look.tone, icon=look.icon)
    parts: list[QWidget | QHBoxLayout] = [
        row(badge, text(compared_kind(one), role="label", wrap=False), None)
    ]
    if one.change is Change.CHANGED and one.old is not None and one.new is not None:
        if one.old.text == one.new.text:
            parts.append(text(one.new.text, role="strong"))
        for what, before, after in differing(one.old, one.new):
            parts.append(text(what, role="label"))
            parts += [
                _side("remove", _("As it was"), before),
                _side("add", _("As it became"), after),
            ]
    else:
        parts.append(text(side_words(one.new or one.old)))
    holder.setLayout(column(*parts, gap=4))
    return holder


def _side(icon: str, label: str, words: str) -> QHBoxLayout:
    said: QLabel = text(f"{label}: {words}")
    layout = row(IconLabel(icon, size=16), said)
    layout.setStretch(1, 1)
    return layout


def _about(board: PlanBoard, number: int) -> str:
    for version in board.versions:
        if version.number == number:
            said = _("{version}. Approved by {who}. Noted by {by}.").format(
                version=version_words(version), who=version.approved_by, by=version.made_by
            )
            return f"{said} {version.reason}".strip()
    return ""
