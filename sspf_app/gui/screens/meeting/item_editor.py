"""The editor of one item: everything by keyboard, everything in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sspf_app.domain.codes import InformationType
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.meeting.commitment_fields import CommitmentFields
from sspf_app.gui.screens.meeting.item_flags import flags_offered
from sspf_app.gui.screens.meeting.item_lines import ItemLines
from sspf_app.gui.screens.meeting.typed_item import TypedCommitment, TypedItem
from sspf_app.gui.widgets.buttons import button, native_keys, primary_button, quiet_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.elided import ElidedLabel
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.marks import mark, name, scaled
from sspf_app.gui.widgets.name_question import numbers_needed
from sspf_app.gui.widgets.number_question import NumberQuestion
from sspf_app.gui.widgets.picker import PickField
from sspf_app.texts.labels import type_label

_PAUSE_MS = 250


class ItemEditor(Card):
    """Types, sources and persons by keys; the text keeps the focus.

    Attributes:
        foot: What saves it; stands below what scrolls, always in sight.

    Signals:
        edited: The ``TypedItem`` as it is now, after a short pause.
        save_wanted: Save, and go on with the next.
        empty_wanted: Let go of what is typed.
        commitment_opened: The fields of the commitment show now.
    """

    edited = Signal(object)
    save_wanted = Signal()
    empty_wanted = Signal()
    commitment_opened = Signal()

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        growing(self)
        self._today = today
        self._item = TypedItem()
        self._people: tuple[Choice, ...] = ()
        self.text = name(QPlainTextEdit(), _("What was said"))
        self.text.setPlaceholderText(_("What was said, in plain words"))
        self.text.setTabChangesFocus(True)
        self.number = NumberQuestion(self.text)
        self.source = ChipBar(_("Who says it"), is_single=True, is_numbered=True)
        self.about = ChipBar(_("About whom"))
        self.type = PickField(_("Add a kind: a few letters"), keeps=False)
        self.types = ChipBar(_("Kinds chosen"))
        self.flags = ChipBar(_("How it may be used"))
        self.commitment = CommitmentFields()
        self.lines = self._make_lines()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        self._build()
        self._connect()
        self._add_keys()

    def set_choices(self, sources: tuple[Choice, ...], people: tuple[Choice, ...]) -> None:
        """Offer these; the parties and the persons may be responsible."""
        self.source.set_choices(sources)
        self._people = people
        self.about.set_choices(people)
        self.commitment.set_choices((*(one for one in sources if one.id != "family"), *people))

    def offer_person(self, person: Choice) -> None:
        """Offer one more person the text may be about, whom the case does not know yet."""
        if person.id not in self.about.ids():
            self.about.set_choices((*self._people, person))

    def show_item(self, item: TypedItem) -> None:
        """Show an item."""
        self._item = item
        if self.text.toPlainText() != item.text:
            self.text.setPlainText(item.text)
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
            self.number.begin(is_new=not item.item)
        self._timer.stop()  # this was not typed
        self._clear_missing()
        self.source.choose(() if item.source is None else (item.source,))
        self.about.choose(item.about)
        self.flags.set_choices(flags_offered(item.flags))
        self.flags.choose(item.flags)
        self._show_types(item.types)
        has_commitment = item.commitment is not None
        self.commitment.setVisible(has_commitment)
        if item.commitment is not None:
            self.commitment.show_commitment(item.commitment, today=self._today())
        else:
            self.commitment.forget()
        self._commit.setChecked(has_commitment)
        self.save.setText(_("Save the correction") if item.item else _("Save and next"))
        self.say(_("Correct the item") if item.item else "")

    def item(self) -> TypedItem:
        """What is typed now."""
        return replace(
            self._item,
            text=self.text.toPlainText(),
            source=self.source.one(),
            about=self.about.chosen(),
            types=self._item.types,
            flags=self.flags.chosen(),
            commitment=self.commitment.commitment() if self._commit.isChecked() else None,
        )

    def show_missing(self, key: str, said: str) -> None:
        """Say at a field that it still holds nothing, and go there."""
        self.lines.show_missing(key, said)
        self.commitment.show_missing(key, said)
        for_chips = {"source": self.source, "about": self.about}
        if key in for_chips:
            for_chips[key].focus_chip()
        elif key in {"text", "types"}:
            (self.text if key == "text" else self.type).setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_missing(self) -> None:
        self.lines.clear_missing()
        self.commitment.clear_missing()

    def tell_now(self) -> None:
        """Tell at once what is typed, without the pause."""
        self._timer.stop()
        self._tell()

    def _build(self) -> None:
        self.type.set_choices(
            tuple(Choice(id=one.value, title=type_label(one, words())) for one in InformationType)
        )
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 3 + 3 * GRID)
        self._commit = button(_("Commitment"), self._on_commit_clicked, icon="commitments")
        self._commit.setCheckable(True)
        mark(self._commit, kind="chip")
        self._commit.setToolTip(native_keys("Ctrl+D"))
        self.save = primary_button(_("Save and next"), self._on_save)
        self.save.setToolTip(native_keys("Ctrl+Return"))
        self.add(FormRow("", self.text))
        self.add(self.number)
        self.add(self.lines)
        self.add(self.commitment)
        self.commitment.hide()
        # In a narrow window the hint gives way, never the words of a button.
        keys = ElidedLabel(native_keys("Ctrl+Return"))
        empty = quiet_button(_("Empty"), self.empty_wanted.emit)
        self.foot = QWidget()
        foot = row(self.save, keys, self._commit, empty)
        foot.setStretch(1, 1)
        foot.setContentsMargins(2 * GRID + 4, 0, 3 * GRID, 0)
        self.foot.setLayout(foot)

    def _make_lines(self) -> ItemLines:
        self.type.setFixedWidth(scaled(24 * GRID))
        self.types.lead(self.type)
        return ItemLines(
            {
                "source": (_("Who says it"), "Alt+1–9", self.source),
                "about": (_("About whom"), "Alt+P", self.about),
                "types": (_("What kind"), "Alt+T", self.types),
                "flags": (_("May be used"), "Alt+G", self.flags),
            },
            above="text",
        )

    def _connect(self) -> None:
        self.text.textChanged.connect(self._timer.start)
        self.number.kept.connect(self._on_number_kept)
        for bar in (self.source, self.about):
            bar.changed.connect(self._on_chosen)
        self.flags.changed.connect(self._on_flags)
        self.types.changed.connect(self._on_types_left)
        self.type.picked.connect(self._on_type_picked)
        self.commitment.edited.connect(self._timer.start)

    def _add_keys(self) -> None:
        for number in range(1, 10):
            self._key(f"Alt+{number}", lambda number=number: self.source.press_number(number))
        for field in (self.text, self.type, self.commitment.follow_up):
            field.installEventFilter(self)
        self._key("Ctrl+D", self._commit.click)
        self._key("Alt+P", self.about.focus_chip)
        self._key("Alt+T", self.type.setFocus)
        self._key("Alt+G", self.flags.focus_chip)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._key(keys, self._on_save)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Ctrl+D for the commitment: a line of text would take it for "delete"."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_control and event.key() == Qt.Key.Key_D:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _key(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def _show_types(self, types: tuple[str, ...]) -> None:
        self.types.set_choices(
            tuple(
                Choice(id=one, title=type_label(InformationType(one), words()), hint=_("Take away"))
                for one in types
            )
        )
        self.types.choose(types)

    @Slot()
    def _on_save(self) -> None:
        if not self.isVisible():
            return
        self.tell_now()
        self.save_wanted.emit()

    def _on_commit_clicked(self) -> None:
        wanted = self._commit.isChecked()
        self.commitment.setVisible(wanted)
        if wanted:
            kept = self._item.commitment or TypedCommitment()
            self.commitment.show_commitment(kept, today=self._today())
            self.commitment.responsible.focus_chip()
            self.commitment_opened.emit()
        self.tell_now()

    @Slot(object)
    def _on_chosen(self, _ids: object) -> None:
        self.tell_now()

    @Slot(object)
    def _on_number_kept(self, numbers: tuple[str, ...]) -> None:
        answers = numbers_needed(numbers)
        self._item = replace(self._item, answered=(*self._item.answered, *answers))
        self.tell_now()

    @Slot(object)
    def _on_flags(self, chosen: tuple[str, ...]) -> None:
        """Only what came through a legal disclosure can have an independent source beside it."""
        if self.flags.ids() != tuple(one.id for one in flags_offered(chosen)):
            self.flags.set_choices(flags_offered(chosen))
            self.flags.focus_chip()
        self.tell_now()

    @Slot(object)
    def _on_type_picked(self, type_: str) -> None:
        if type_ not in self._item.types:
            self._item = replace(self._item, types=(*self._item.types, type_))
            self._show_types(self._item.types)
        self.tell_now()

    @Slot(object)
    def _on_types_left(self, left: tuple[str, ...]) -> None:
        self._item = replace(self._item, types=left)
        self._show_types(left)
        self.type.setFocus()
        self.tell_now()

    @Slot()
    def _tell(self) -> None:
        self._clear_missing()
        self._item = self.item()
        self.edited.emit(self._item)
