"""The page to choose a vault: those used lately, another folder, a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.unlock.page import Page
from sspf_app.gui.widgets.buttons import button, icon_button
from sspf_app.gui.widgets.flow import flowing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.way_out import back_button


class ChoicePage(Page):
    """Lists folders only: of what is in a vault, nothing is known before it is open.

    Signals:
        vault_chosen: A folder.
        forget_wanted: A folder to take out of the list.
        open_wanted: Choose a folder.
        new_wanted: Make a vault.
        take_up_wanted: Take up a backup or a package.
        manager_key_wanted: The unit manager's own key; it needs no vault.
        back_wanted: The vault before after all.
    """

    vault_chosen = Signal(object)
    forget_wanted = Signal(object)
    open_wanted = Signal()
    new_wanted = Signal()
    take_up_wanted = Signal()
    manager_key_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, recent: tuple[Path, ...], *, may_go_back: bool) -> None:
        """``may_go_back``: one came from a vault."""
        words = (
            _("Everything in a vault is encrypted, and it lies on this computer only.")
            if not recent
            else ""
        )
        super().__init__(_("Choose a vault") if recent else _("Welcome"), words, width=62 * GRID)
        lines = [_VaultLine(folder, self) for folder in recent]
        for line in lines:
            self.column.addWidget(line)
        kind = "secondary" if recent else "primary"
        self._first = make = button(_("Make a new vault…"), self.new_wanted.emit, kind=kind)
        other = button(_("Open a vault in another folder…"), self.open_wanted.emit, icon="folder")
        self.column.addWidget(flowing(other, make, is_centred=True))
        take_up = button(
            _("Take up a backup or a package…"), self.take_up_wanted.emit, kind="quiet"
        )
        own_key = button(_("The manager's key…"), self.manager_key_wanted.emit, kind="quiet")
        self.column.addWidget(flowing(take_up, own_key, is_centred=True))
        if may_go_back:
            back = back_button(_("Back"), self.back_wanted.emit)
            self.column.addLayout(row(None, back, None))
        if lines:
            self._first = lines[0].opened
        self.finish()

    def focus(self) -> None:
        """The latest vault, or the way to a new one."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)


class _VaultLine(QFrame):
    """A folder: open it, or take it out of the list."""

    def __init__(self, folder: Path, page: ChoicePage) -> None:
        super().__init__(page)
        self._folder, self._page = folder, page
        mark(self, role="card")
        name = text(folder.name, role="strong", wrap=False)
        place = text(str(folder.parent), role="muted")
        self.opened = button(_("Open"), self._on_open)
        self.opened.setAccessibleName(_("Open {name}").format(name=folder.name))
        away = icon_button(
            "cross", _("Take {name} out of the list").format(name=folder.name), self._on_forget
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID + 4, GRID + 4, GRID + 4)
        layout.setSpacing(GRID)
        middle: QWidget = QWidget()
        middle.setLayout(column(name, place, gap=2))
        layout.addWidget(middle, 1)
        layout.addWidget(self.opened, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(away, 0, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def _on_open(self) -> None:
        self._page.vault_chosen.emit(self._folder)

    @Slot()
    def _on_forget(self) -> None:
        self._page.forget_wanted.emit(self._folder)
