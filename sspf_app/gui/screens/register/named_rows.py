"""One list of the office: each line on or off, named and in an order as the office wants it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.changed_words import overtaken
from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import Tone
from sspf_app.gui.widgets.buttons import icon_button, quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.services.process_records import Named


class NamedRow(QWidget):
    """A line of the list."""

    def __init__(self, one: Named, shipped: str, *, is_fixed: bool) -> None:
        super().__init__()
        self.code = one.code
        self.title = one.name or shipped
        self.on = name(QCheckBox(), _("Use {name}").format(name=self.title))
        self.on.setChecked(one.is_on)
        self.on.setEnabled(not is_fixed)
        self.field = name(QLineEdit(one.name), _("Name of {name}").format(name=self.title))
        self.field.setPlaceholderText(shipped)
        self.told = mark(text(), role="trouble")
        show_if(self.told, wanted=False)

    def tell(self, recorded: Named) -> None:
        """Say what was recorded of the line while somebody typed in it."""
        called = recorded.name or self.field.placeholderText()
        said = _("Meanwhile “{value}” was turned off here. What you chose stands.")
        self.told.setText(overtaken(called) if recorded.is_on else said.format(value=called))
        show_if(self.told, wanted=True)

    def named(self) -> Named:
        """As it stands in the fields."""
        typed = self.field.text().strip()
        return Named(code=self.code, name=typed, is_on=self.on.isChecked())


class ReadRow(QWidget):
    """A line of the list for whoever only reads it: no field, no box, nothing to press."""

    def __init__(self, one: Named, shipped: str) -> None:
        super().__init__()
        self.words = one.name or shipped
        if one.is_on:
            parts = (IconLabel("check", tone=Tone.SUCCESS), text(self.words))
        else:
            parts = (
                IconLabel("stop", tone=Tone.NEUTRAL),
                text(_("{name} (not used)").format(name=self.words), role="muted"),
            )
        layout = row(*parts)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        name(self, parts[1].text())


class NamedRows(Card):
    """See the module.

    Attributes:
        rows: The lines in their order, as fields; none where the list is only read.
        read: The lines where the list is only read.
        add: Adds a line; None where the list has the lines it has.

    Signals:
        changed: Something is other than it was.
    """

    changed = Signal()

    def __init__(
        self,
        title: str,
        words: str,
        *,
        shipped: Callable[[str], str],
        fixed: frozenset[str] = frozenset(),
        can_grow: bool = False,
    ) -> None:
        super().__init__(title, words)
        growing(self)
        self._shipped, self._fixed = shipped, fixed
        self._title, self._about = title, words
        self.rows: list[NamedRow] = []
        self.read: list[ReadRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._may_set = True
        self._recorded: tuple[Named, ...] = ()
        self.body.addLayout(self._lines)
        self.grow = quiet_button(_("Add a line"), self._on_add, icon="add")
        self._can_grow = can_grow
        self.add(row(self.grow, None))

    def show_list(self, named: tuple[Named, ...], *, may_set: bool) -> None:
        """Show the list."""
        self._may_set, self._recorded = may_set, named
        self.grow.setVisible(self._can_grow and may_set)
        self.say(self._title, self._about if may_set else "")
        self._draw(named)

    def show_changed(self, named: tuple[Named, ...]) -> None:
        """The list was changed elsewhere: its order, and what is typed in a line stays.

        Where a line was changed by both, what was recorded is told below it.
        """
        was = {one.code: one for one in self._recorded}
        typed = {one.code: one for one in self.named()}
        now = {one.code: one for one in named}
        touched = {code: one for code, one in typed.items() if one != was.get(code)}
        added = [one for code, one in touched.items() if code not in was]
        taken = {*was, *now}
        self._recorded = named
        listed = [touched.get(code, one) if code in was else one for code, one in now.items()]
        for one in added:
            code = one.code if one.code not in taken else _free(taken)
            taken.add(code)
            listed.append(replace(one, code=code))
        self._draw(tuple(listed))
        for line in self.rows:
            recorded = now.get(line.code)
            if recorded is not None and line.code in touched and recorded != was.get(line.code):
                line.tell(recorded)

    def named(self) -> tuple[Named, ...]:
        """The list as it stands; a line of one's own without a name is none."""
        listed = [one.named() for one in self.rows]
        return tuple(one for one in listed if one.name or self._shipped(one.code))

    def move_line(self, code: str, by: int) -> None:
        """Move a line up or down."""
        listed = [one.named() for one in self.rows]
        place = next(number for number, one in enumerate(listed) if one.code == code)
        other = place + by
        if 0 <= other < len(listed):
            listed[place], listed[other] = listed[other], listed[place]
            self._draw(tuple(listed))
            self.rows[other].field.setFocus()
            self.changed.emit()

    def _draw(self, named: tuple[Named, ...]) -> None:
        clear(self._lines)
        self.rows, self.read = [], []
        if not self._may_set:
            self._draw_read(named)
            return
        for one in named:
            made = NamedRow(one, self._shipped(one.code), is_fixed=one.code in self._fixed)
            up = icon_button(
                "chevron-up",
                _("Move {name} up").format(name=made.title),
                partial(self._on_move, one.code, -1),
            )
            down = icon_button(
                "chevron-down",
                _("Move {name} down").format(name=made.title),
                partial(self._on_move, one.code, 1),
            )
            layout = row(made.on, made.field, up, down)
            layout.setStretch(1, 1)
            made.setLayout(column(layout, made.told, gap=0))
            made.on.toggled.connect(self._on_changed)
            made.field.textEdited.connect(self._on_changed)
            self.rows.append(made)
            self._lines.addWidget(made)

    def _draw_read(self, named: tuple[Named, ...]) -> None:
        for one in named:
            if one.name or self._shipped(one.code):
                self.read.append(ReadRow(one, self._shipped(one.code)))
                self._lines.addWidget(self.read[-1])

    def _on_move(self, code: str, by: int) -> None:
        self.move_line(code, by)

    def _on_add(self) -> None:
        code = _free({one.code for one in self.rows})
        listed = tuple(one.named() for one in self.rows)
        self._draw((*listed, Named(code=code)))
        self.rows[-1].field.setFocus()
        self.changed.emit()

    def _on_changed(self) -> None:
        self.changed.emit()


def _free(taken: set[str]) -> str:
    """A code that no line has."""
    return next(made for n in count(1) if (made := f"own-{n}") not in taken)
