"""The lock of the minutes: versions, what differs between them, and who has an older copy."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.folding import FoldingCard
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import clear, column, row
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.version_views import ItemChange, MinutesState, OlderCopy, VersionLine


class VersionsCard(FoldingCard):
    """Locks, opens with a reason, compares; nothing here can be undone silently.

    Signals:
        lock_wanted: Lock what stands now.
        open_wanted: Open it for a change, with the reason written.
        compare_wanted: Number of the older version.
        send_wanted: Id of somebody who is to get the new version.
    """

    lock_wanted = Signal()
    open_wanted = Signal(str)
    compare_wanted = Signal(object)
    send_wanted = Signal(str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Versions"), parent=parent)
        growing(self)
        self._zone = zone
        self._locked: int | None = None
        self.lock = changing(
            primary_button(_("Lock the minutes"), self.lock_wanted.emit, icon="lock")
        )
        self.change = changing(button(_("Open for a change"), self._on_change, icon="edit"))
        self.reason = QLineEdit()
        self._reason_row = FormRow(
            _("Why are the locked minutes changed?"),
            self.reason,
            hint=_("Stands beside the new version here; no copy shows it."),
        )
        self.reason.returnPressed.connect(self._on_reason)
        self._open = button(_("Open"), self._on_reason)
        self._opening = QWidget()
        self._opening.setLayout(column(self._reason_row, row(self._open, None)))
        self._older = column(gap=GRID)
        self._versions = column(gap=GRID)
        self._changes = column(gap=GRID)
        for part in (
            row(self.lock, self.change, None),
            self._opening,
            self._older,
            self._versions,
            self._changes,
        ):
            self.add(part)

    def show_state(self, state: MinutesState, *, has_begun: bool) -> None:
        """Show where the minutes stand."""
        self.say(_("Versions"), _stands(state))
        self.lock.setVisible(not state.is_locked)
        self.lock.setEnabled(has_begun)
        self.lock.setAccessibleDescription("" if has_begun else _("The meeting has not begun yet."))
        self.change.setVisible(state.is_locked)
        locked = state.version if state.is_locked else None
        if locked is None or locked != self._locked or not self.reason.text().strip():
            self._opening.hide()
            self.reason.clear()
        self._locked = locked
        clear(self._older)
        if state.older_copies:
            self._older.addWidget(text(_("Have an older copy"), role="label"))
        for one in state.older_copies:
            self._older.addWidget(self._older_line(one))
        clear(self._versions)
        newest = state.versions[0].number if state.versions else 0
        for version in state.versions:
            has_later = version.number < newest or not state.is_locked
            self._versions.addWidget(self._version_line(version, has_later=has_later))
        clear(self._changes)

    def show_reason(self, reason: str) -> None:
        """Show why the minutes were about to be opened; empty = nothing was begun."""
        self.reason.setText(reason)
        self._reason_row.show_trouble("")
        self._opening.setVisible(bool(reason) and self._locked is not None)

    def show_changes(self, older: int, changes: tuple[ItemChange, ...]) -> None:
        """Show what differs between a version and the one after it."""
        clear(self._changes)
        self._changes.addWidget(
            text(_("After version {number}").format(number=older), role="label")
        )
        if not changes:
            self._changes.addWidget(text(_("Nothing differs."), role="muted"))
        for one in changes:
            self._changes.addWidget(_change(one))

    def _older_line(self, one: OlderCopy) -> QWidget:
        holder = QWidget()
        said = _("got it {when}").format(when=self._when(one.got_at))
        words = column(text(one.name, role="strong"), text(said, role="muted"), gap=0)
        if one.may_get:
            recipient = one.recipient
            act = changing(button(_("Send the new version"), icon="export"))
            act.setAccessibleDescription(one.name)
            act.clicked.connect(lambda: self.send_wanted.emit(recipient))
            below = row(act, None)
        else:
            below = row(StatusBadge(_("May get no copy now"), Tone.WARNING), None)
        layout = column(words, below, gap=4)
        holder.setLayout(layout)
        return holder

    def _version_line(self, version: VersionLine, *, has_later: bool) -> QWidget:
        holder = QWidget()
        title = _("Version {number}").format(number=version.number)
        said = _("locked {when} by {name}").format(
            when=self._when(version.locked_at), name=version.locked_by
        )
        parts: list[QWidget | QHBoxLayout] = [text(title, role="strong"), text(said, role="muted")]
        if version.reason:
            parts.append(text(_("Changed because: {reason}").format(reason=version.reason)))
        layout = column(*parts, gap=0)
        if has_later:
            number = version.number
            compare = quiet_button(_("What changed after"))
            compare.setAccessibleDescription(title)
            compare.clicked.connect(lambda: self.compare_wanted.emit(number))
            layout.addLayout(row(compare, None))
        holder.setLayout(layout)
        return holder

    def _when(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        return f"{local:%Y-%m-%d %H:%M}"

    def _on_change(self) -> None:
        self._opening.show()
        self.reason.clear()
        self._reason_row.show_trouble("")
        self.reason.setFocus()

    @Slot()
    def _on_reason(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.open_wanted.emit(reason)
        else:
            self._reason_row.show_trouble(_("Write a few words first."))
            self.reason.setFocus()


def _stands(state: MinutesState) -> str:
    """Where the minutes stand, for the line that shows when the card is folded."""
    if state.is_locked:
        return _("Locked as version {number}").format(number=state.version)
    if state.versions:
        return _("Open for a change: {reason}").format(reason=state.opened_because)
    return _("Not locked yet")


def _change(change: ItemChange) -> QWidget:
    holder = mark(QWidget(), role="point")
    said = {"added": _("Added"), "removed": _("Taken away"), "changed": _("Changed")}[change.kind]
    lines: list[QWidget | QHBoxLayout] = [text(said, role="label")]
    if change.before and change.before != change.after:
        lines.append(_worded("remove", _("As it was"), change.before))
    if change.after:
        lines.append(_worded("add", _("As it became"), change.after))
    if change.details and change.before == change.after:
        lines.append(
            text(_("Not the words, but whom it is about or who may read it."), role="muted")
        )
    holder.setLayout(column(*lines, gap=2))
    return holder


def _worded(icon: str, label: str, words: str) -> QHBoxLayout:
    said = text(words)
    said.setAccessibleName(f"{label}: {words}")
    layout = row(IconLabel(icon, size=16), said)
    layout.setStretch(1, 1)
    return layout
