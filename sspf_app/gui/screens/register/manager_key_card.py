"""A unit manager's own key, beside their account: its words, entering it, ending it."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, check_box, primary_button
from sspf_app.gui.widgets.flow import flowing, growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.manager_keys import ManagerKeyBoard, ManagerKeyLine
from sspf_app.services.records import User
from sspf_app.services.transfer_ports import KeyCard


class ManagerKeyCard(Card):
    """See the module.

    Signals:
        choose_wanted: Choose the file of a public part.
        entered: A ``KeyCard``, and whether its words were compared.
        end_wanted: Let the key count no longer.
    """

    choose_wanted = Signal()
    entered = Signal(object, bool)
    end_wanted = Signal()

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(_("The manager's own key"), parent=parent)
        growing(self)
        self._zone = zone
        self._board: ManagerKeyBoard | None = None
        self._user: User | None = None
        self._read: KeyCard | None = None
        self.said = text()
        self.words, self.vault_words = (
            text(role="strong", selectable=True),
            text(role="strong", selectable=True),
        )
        self.choose = button("", self.choose_wanted.emit, icon="key")
        self.end = button(_("End the key…"), self.end_wanted.emit, kind="danger")
        self.new_words = text(role="strong", selectable=True)
        self.heard = check_box(_("The words were compared with those the manager has"))
        self.enter = primary_button(_("Enter the key"), self._on_enter, icon="check")
        self.back = back_button(_("Enter none"), self.forget)
        self._heard_row = FormRow("", self.heard).refuses("words_not_heard")
        self._new = _part(
            text(_("Words of the key in the file"), role="label"),
            self.new_words,
            self._heard_row,
            row(self.enter, self.back, None),
        )
        self._acts = flowing(self.choose, self.end)
        for part in (
            self.said,
            self.words,
            self._acts,
            self._new,
            _part(
                text(_("Words of this vault"), role="label"),
                self.vault_words,
                text(
                    _(
                        "Read them to the manager, who writes them down: they stand on each copy "
                        "of the log and each question that comes from here."
                    ),
                    role="muted",
                ),
            ),
        ):
            self.add(part)
        show_if(self, wanted=False)

    def show_board(self, board: ManagerKeyBoard) -> None:
        """Show the keys as they stand."""
        self._board = board
        self.vault_words.setText(" · ".join(board.own_words))
        self.forget()

    def show_user(self, user: User | None) -> None:
        """Show the key of this user; nothing where they are no unit manager of today."""
        if user != self._user:
            self._user = user
            self.forget()

    def show_read(self, card: KeyCard) -> None:
        """Show a key that was read, its words to be compared."""
        self._read = card
        self.new_words.setText(" · ".join(card.words))
        self.heard.setChecked(False)
        self._heard_row.show_trouble("")
        show_if(self._new, wanted=True)
        show_if(self._acts, wanted=False)
        self.heard.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Enter no key after all."""
        self._read = None
        show_if(self._new, wanted=False)
        self._show()

    def _show(self) -> None:
        board, user = self._board, self._user
        is_known = board is not None and user is not None and user.id in board.managers
        show_if(self, wanted=is_known)
        if board is None or user is None or not is_known:
            return
        held = next((one for one in board.keys if one.manager.id == user.id), None)
        self.said.setText(_said(held, self._zone))
        show_if(self.words, wanted=held is not None)
        if held is not None:
            self.words.setText(" · ".join(held.words))
        may = user.id in board.enters
        self.choose.setText(_("Enter a key…") if held is None else _("Enter another key…"))
        show_if(self._acts, wanted=may)
        show_if(self.end, wanted=held is not None)

    def _on_enter(self) -> None:
        if self._read is not None:
            self.entered.emit(self._read, self.heard.isChecked())


def _part(*parts: QWidget | QLayout) -> QWidget:
    holder = QWidget()
    layout = column(*parts, gap=GRID // 2)
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


def _said(held: ManagerKeyLine | None, zone: tzinfo) -> str:
    if held is None:
        return _(
            "No key is entered. With one, copies of the log are sealed to the manager, and the "
            "manager answers from elsewhere."
        )
    key = held.key
    day = f"{key.registered_at.astimezone(zone):%Y-%m-%d}"
    if key.copied_at is None:
        said = _("Entered {day}. No copy of the log was sealed to it yet. Its words:")
        return said.format(day=day)
    said = _("Entered {day}. The last copy of the log was sealed to it {copied}. Its words:")
    return said.format(day=day, copied=f"{key.copied_at.astimezone(zone):%Y-%m-%d %H:%M}")
