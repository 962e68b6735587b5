"""One text, block by block, beside the Swedish one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.register.clause_fields import ClauseFields, signs_sentence
from sspf_app.gui.screens.register.opened_text import TypedClauses
from sspf_app.gui.screens.register.text_origin import OriginPage
from sspf_app.gui.screens.register.text_words import (
    APPROVAL,
    TextRow,
    block_title,
    ease_words,
    state_words,
)
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.sides import SidesInSection
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.form_clauses import BLOCKS
from sspf_app.services.form_text import TextStatus
from sspf_app.services.form_text_checks import clause_faults
from sspf_app.services.form_text_views import BlockEase, TextComparison, ease_of


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """A line of the list of blocks."""

    block: str
    title: str
    faults: int = 0
    is_hard: bool = False


class TextEditor(QWidget):
    """Blocks at the left; at the right the clauses of the chosen one, side by side.

    Signals:
        left: Back to the list.
        save_wanted: Everything that was typed, by clause id.
        specimen_wanted: See it printed.
        export_wanted: Write the translator's sheet.
        import_wanted: Take a filled-in sheet.
    """

    left = Signal()
    save_wanted = Signal(object)
    specimen_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: TextComparison | None = None
        self._typed: dict[str, str] = {}
        self._was: dict[str, str] = {}
        self.fields: ClauseFields | None = None
        self.model = ItemTableModel(_columns(), id_of=lambda one: one.block)
        self.blocks = ItemTable(self.model, name=_("Blocks of the form"))
        self.origin = OriginPage(today)
        self.told = Banner()
        self.save = primary_button(_("Save"), self._on_save, icon="check")
        self.back = back_button(_("All texts"), self.left.emit)
        self.look = button(_("See it printed"), self.specimen_wanted.emit, icon="eye")
        self.export = button(_("Write a sheet"), self.export_wanted.emit, icon="export")
        self.take = button(_("Take a sheet in"), self.import_wanted.emit, icon="import")
        self._title = text(role="heading", wrap=False)
        self._badge = StatusBadge()
        self._ease = text(role="muted")
        self._head = text(role="strong")
        self._signs = text(signs_sentence(), role="muted")
        self._clauses = column()
        self._build()
        self.blocks.item_chosen.connect(self._on_block)

    def show_text(self, comparison: TextComparison, typed: TypedClauses) -> None:
        """Show a text, with what was typed and not saved; the chosen block stays chosen."""
        is_same = self._comparison is not None and (
            self._comparison.item.text.id == comparison.item.text.id
        )
        self._comparison = comparison
        self._typed, self._was = dict(typed.words), dict(typed.was)
        item = comparison.item
        is_draft = item.text.status is TextStatus.DRAFT
        line = TextRow(language=item.text.language, item=item)
        self._title.setText(f"{line.name} {item.text.version}")
        words, tone, icon = state_words(line)
        self._badge.say(words, tone, icon=icon)
        for made in (self.save, self.export, self.take, self._signs):
            show_if(made, wanted=is_draft)
        self.origin.show_item(item)
        source = comparison.source
        self.origin.choose_meaning(changed=source is not None and item.text.terms > source.terms)
        self._show_blocks()
        if not is_same or self.blocks.chosen() is None:
            self.told.clear()
            self.blocks.choose(BLOCKS[0])
        self._show_block()
        self._show_unsaved()

    def typed_now(self) -> TypedClauses:
        """What was typed and not saved."""
        return TypedClauses(words=dict(self._typed), was=dict(self._was))

    def forget_typed(self) -> None:
        """What was typed is of no use any more."""
        self._typed, self._was = {}, {}
        self._show_unsaved()

    def show_faults(self, sentences: tuple[str, ...], heading: str) -> None:
        """Say everything that is wrong in a sheet."""
        self.told.say(heading, "\n".join(sentences), tone=Tone.DANGER)

    def _build(self) -> None:
        self.blocks.horizontalHeader().hide()
        right = QWidget()
        self._stack = QStackedLayout(right)  # with its place, or its first page were a window
        page = QWidget()
        head = row(self._head, self._ease)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        self._ease.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        holder.setLayout(self._clauses)
        inner = column(head, self._signs, scrolled(holder))
        inner.setStretch(2, 1)
        page.setLayout(inner)
        self._stack.addWidget(page)
        self._stack.addWidget(scrolled(self.origin))
        layout = column(
            row(self.back, self._title, self._badge, None, self.look),
            row(self.save, self.export, self.take, None),
            self.told,
        )
        layout.addWidget(SidesInSection(self.blocks, right, shares=(3, 7)), 1)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def _words(self) -> dict[str, str]:
        """The words as they stand in the fields."""
        comparison = self._comparison
        stored = {} if comparison is None else comparison.item.text.words
        return stored | self._typed

    def _show_blocks(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        words = self._words()
        source = comparison.source or comparison.item.text
        titles = {block: source.words.get(f"{block}.title", "") for block in BLOCKS}
        rows = [
            BlockRow(
                block=block,
                title=block_title(block, titles),
                faults=sum(
                    bool(clause_faults(one.clause.id, words.get(one.clause.id, "")))
                    for one in comparison.clauses
                    if one.clause.block == block
                ),
                is_hard=self._ease_of(block).is_hard,
            )
            for block in BLOCKS
        ]
        rows.append(BlockRow(block=APPROVAL, title=block_title(APPROVAL, titles)))
        self.model.set_items(tuple(rows))

    def _ease_of(self, block: str) -> BlockEase:
        comparison = self._comparison
        language = "" if comparison is None else comparison.item.text.language
        return ease_of(self._words(), block, language=language)

    @Slot(object)
    def _on_block(self, _chosen: BlockRow | None) -> None:
        self._show_block()

    def _show_block(self) -> None:
        chosen: BlockRow | None = self.blocks.chosen()
        comparison = self._comparison
        if chosen is None or comparison is None:
            return
        is_approval = chosen.block == APPROVAL
        self._stack.setCurrentIndex(1 if is_approval else 0)
        if is_approval:
            return
        clear(self._clauses)
        stored = comparison.item.text
        self.fields = ClauseFields(
            tuple(one for one in comparison.clauses if one.clause.block == chosen.block),
            self.typed_now(),
            can_edit=stored.status is TextStatus.DRAFT,
            is_right_to_left=stored.text.is_right_to_left,
        )
        self.fields.typed.connect(self._on_typed)
        self._clauses.addWidget(self.fields)
        letter = f"{chosen.block}  " if len(chosen.block) == 1 else ""
        self._head.setText(f"{letter}{chosen.title}")
        self._show_ease(chosen.block)

    def _show_ease(self, block: str) -> None:
        ease = self._ease_of(block)
        self._ease.setText(ease_words(ease))
        mark(self._ease, role="trouble" if ease.is_hard else "muted")
        show_if(self._ease, wanted=ease.lix is not None)

    @Slot(str, str)
    def _on_typed(self, clause: str, words: str) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        stored = comparison.item.text.words.get(clause, "")
        if stored == words:
            self._typed.pop(clause, None)
            self._was.pop(clause, None)
        else:
            self._typed[clause] = words
            self._was.setdefault(clause, stored)
        self._show_ease(clause.partition(".")[0])
        self._show_blocks()
        self._show_unsaved()

    def _show_unsaved(self) -> None:
        self.save.setEnabled(bool(self._typed))
        number = len(self._typed)
        self.save.setText(_("Save ({n})").format(n=number) if number else _("Save"))

    def _on_save(self) -> None:
        if self._typed:
            self.save_wanted.emit(dict(self._typed))


def _columns() -> tuple[Column[BlockRow], ...]:
    def name(one: BlockRow) -> str:
        return f"{one.block}  {one.title}" if len(one.block) == 1 else one.title

    def state(one: BlockRow) -> str:
        return str(one.faults) if one.faults else ""

    def hint(one: BlockRow) -> str:
        if one.faults:
            return _("{n} clauses are not right yet").format(n=one.faults)
        return _("Hard to read") if one.is_hard else ""

    def shape(one: BlockRow) -> str | None:
        return "warning" if one.faults or one.is_hard else None

    return (
        Column(name="name", title=_("Block"), text=name, width=0),
        Column(
            name="state",
            title=_("What is left"),
            text=state,
            icon=shape,
            tone=lambda one: Tone.WARNING if one.faults or one.is_hard else None,
            hint=hint,
            width=5,
        ),
    )
