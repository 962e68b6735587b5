"""Chips: a few things to choose among, all in sight, by mouse, arrows or a digit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from sspf_app.gui.icons import SMALL, mark_icon
from sspf_app.gui.widgets.buttons import shown
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.marks import mark

_MOST_DIGITS = 9
_FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_BACKWARD = {Qt.Key.Key_Left, Qt.Key.Key_Up}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose.

    Attributes:
        id: What is kept.
        title: What is shown.
        hint: A few words more.
    """

    id: str
    title: str
    hint: str = ""


class _Chip(QPushButton):
    """Leaves the arrows to its bar: a button alone would go to the next stop of Tab."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All but the arrows is the button's own."""
        if Qt.Key(event.key()) in _FORWARD | _BACKWARD:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChipBar(QWidget):
    """Chips beside each other; Tab stops once, the arrows walk, Space or the digit chooses.

    Signals:
        changed: The ids chosen, a tuple, after the user chose.
    """

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        is_single: bool = False,
        is_numbered: bool = False,
        follows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty bar.

        Args:
            name: What is chosen here, for screen readers.
            is_single: Choosing one lets go of the others.
            is_numbered: Show the digit that chooses it.
            follows: The arrows choose too: for what only shows something else.
            parent: As Qt has it.
        """
        super().__init__(parent)
        self._single, self._numbered, self._follows = is_single, is_numbered, follows
        self._chips: dict[str, QPushButton] = {}
        self._flow = FlowLayout(self)
        self.setAccessibleName(name)

    def lead(self, field: QWidget) -> None:
        """Put a field before the chips, on the same lines."""
        self._flow.addWidget(field)

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        """Offer these; what was chosen and is still there stays chosen."""
        kept = self.chosen()
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for number, choice in enumerate(choices, start=1):
            self._chips[choice.id] = self._chip(number, choice)
        self.choose(kept)

    def ids(self) -> tuple[str, ...]:
        """What is offered, in order."""
        return tuple(self._chips)

    def chosen(self) -> tuple[str, ...]:
        """What is chosen, in the order shown."""
        return tuple(id_ for id_, chip in self._chips.items() if chip.isChecked())

    def one(self) -> str | None:
        """The one chosen, or None."""
        return next(iter(self.chosen()), None)

    def choose(self, ids: tuple[str, ...]) -> None:
        """Show these as chosen; nothing is told."""
        for id_, chip in self._chips.items():
            chip.setChecked(id_ in ids)
        self._show_chosen()

    def press_number(self, number: int) -> bool:
        """Choose by number, from 1, as the user would; False when there is none."""
        if not 1 <= number <= len(self._chips):
            return False
        has_keyboard = any(chip.hasFocus() for chip in self._chips.values())
        chip = list(self._chips.values())[number - 1]
        if has_keyboard:
            chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
        chip.click()
        return True

    def focus_chip(self) -> None:
        """Take the keyboard: at the chosen one, or the first."""
        for chip in self._chips.values():
            if chip.focusPolicy() is Qt.FocusPolicy.StrongFocus:
                chip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chip(self, id_: str) -> QPushButton:
        """The button of a choice."""
        return self._chips[id_]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, choose by a digit or Enter."""
        chips = list(self._chips.values())
        here = next((at for at, chip in enumerate(chips) if chip.hasFocus()), None)
        key = Qt.Key(event.key())
        if here is None or not self._walked(chips, here, key):
            digit = event.text()
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if not (plain and digit.isdigit() and self.press_number(int(digit))):
                super().keyPressEvent(event)

    def _walked(self, chips: list[QPushButton], here: int, key: Qt.Key) -> bool:
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            chips[here].click()
        elif key in _FORWARD | _BACKWARD:
            step = 1 if key in _FORWARD else -1
            there = chips[(here + step) % len(chips)]
            self._stop_at(there)
            there.setFocus(Qt.FocusReason.TabFocusReason)
            if self._follows and not there.isChecked():
                there.click()
        else:
            return False
        return True

    def _chip(self, number: int, choice: Choice) -> QPushButton:
        has_digit = self._numbered and number <= _MOST_DIGITS
        words = f"{number}  {choice.title}" if has_digit else choice.title
        # An ampersand in a name is no mnemonic.
        chip = mark(_Chip(shown(words), self), kind="chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setAccessibleName(f"{self.accessibleName()}: {choice.title}")
        chip.setAccessibleDescription(choice.hint)
        chip.setToolTip(choice.hint)
        chip.setProperty("choice", choice.id)
        chip.clicked.connect(self._on_clicked)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_clicked(self) -> None:
        chip = self.sender()
        if not isinstance(chip, QPushButton):
            return
        if self._single:
            for other in self._chips.values():
                other.setChecked(other is chip)
        self._show_chosen()
        self.changed.emit(self.chosen())

    def _show_chosen(self) -> None:
        """A tick for the chosen, not the colour alone; Tab stops at one of them."""
        for chip in self._chips.values():
            if chip.isChecked():
                mark_icon(chip, "check", ink="accent_text", size=SMALL)
            else:
                chip.setProperty("icon_name", "")
                chip.setIcon(QIcon())
        self._set_tab_stop()

    def _set_tab_stop(self) -> None:
        chips = list(self._chips.values())
        stop = next((chip for chip in chips if chip.hasFocus()), None)
        stop = stop or next((chip for chip in chips if chip.isChecked()), None)
        if stop or chips:
            self._stop_at(stop or chips[0])

    def _stop_at(self, stop: QPushButton) -> None:
        for chip in self._chips.values():
            policy = Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
        self.setFocusProxy(stop)
