"""Lines of a card, each corrected where it stands: one at a time opens as a form in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, icon_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.refusing import RefusesInALine


class LinesCard(RefusesInALine, HoldsTyped, Card):
    """What is offered, by name, with a button that adds another.

    A subclass says what a line tells, and makes the form: a widget with ``name``, ``save``,
    ``kept``, a signal ``left`` and ``show_one``, which fills it. What a line shows has ``id`` and
    ``name``.

    Attributes:
        form: The form that is open.
        refusal: Why something was not saved.
        make: Adds another.

    Signals:
        end_wanted: What is to be offered no more.
    """

    end_wanted = Signal(object)
    draft_of = ""
    """What drafts of a line are called."""

    def __init__(
        self, titles: tuple[str, str], *, add: str, none: str, parent: QWidget | None = None
    ) -> None:
        """Show no line yet.

        Args:
            titles: Of the card, and what stands below.
            add: On the button that adds another.
            none: Said where there is none.
            parent: As Qt has it.
        """
        super().__init__(*titles, parent=parent)
        growing(self)
        self._none = none
        self._shown: tuple[Any, ...] = ()
        self._open: str | None = None
        self.form: Any = None
        self.refusal = mark(text(), role="trouble")
        show_if(self.refusal, wanted=False)
        self._lines = column(gap=GRID)
        self.make = button(add, self._on_add, icon="add")
        for part in (self._lines, self.refusal, row(self.make, None)):
            self.add(part)

    def show_lines(self, shown: Sequence[Any]) -> None:
        """Show them by name; a form that is open stays, with what stands by now beside it."""
        is_first = not self._lines.count()
        if tuple(shown) != self._shown or is_first:
            self._shown = tuple(shown)
            if self.form is None:
                self._fill()
            elif (one := self._opened()) is not None:
                self.form.kept.refill(lambda: self.form.show_one(one))

    def close_form(self) -> None:
        """It is saved, or is not to be."""
        self._show_form(None)

    def set_busy(self, busy: bool) -> None:
        """Saving twice saves once."""
        if self.form is not None:
            self.form.save.setEnabled(not busy)

    def told(self, one: Any) -> str:
        """What stands below the name; empty = nothing."""
        raise NotImplementedError

    def made_form(self, one: Any) -> Any:
        """The form of one, None = of another."""
        raise NotImplementedError

    def _fill(self) -> None:
        clear(self._lines)
        self.form = None
        self.show_refusal("")
        for number, one in enumerate(self._shown):
            if number:
                self._lines.addWidget(line())
            is_open = self._open == one.id
            self._lines.addWidget(self._form(one) if is_open else self._line(one))
        if self._open == "":
            self._lines.addWidget(self._form(None))
        elif not self._shown:
            self._lines.addWidget(text(self._none, role="muted"))
        self.make.setVisible(self._open is None)

    def _opened(self) -> Any:
        """What the form is about as it stands by now; None = something new, or it is no more."""
        return next((one for one in self._shown if one.id == self._open), None)

    def _line(self, one: Any) -> QWidget:
        holder = QWidget()
        change = icon_button("edit", _("Correct {name}").format(name=one.name), size=18)
        end = icon_button("eye-off", _("Do not offer {name} any more").format(name=one.name))
        change.clicked.connect(lambda: self._show_form(one.id))
        end.clicked.connect(lambda: self.end_wanted.emit(one))
        words = column(text(one.name, role="strong"), gap=0)
        if told := self.told(one):
            words.addWidget(text(told, role="muted"))
        layout = row(words, change, end)
        layout.setStretch(0, 1)
        holder.setLayout(layout)
        return holder

    def _form(self, one: Any) -> Any:
        made = self.form = self.made_form(one)
        made.left.connect(self.close_form)
        return made

    def _show_form(self, which: str | None) -> None:
        self._open = which
        self._fill()
        if self.form is not None:
            self.form.kept.begin(f"office/office/{self.draft_of}:{which or 'new'}")
            self.form.name.setFocus()
        else:
            self.make.setFocus()

    def _on_add(self) -> None:
        self._show_form("")
