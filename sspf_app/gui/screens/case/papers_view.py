"""The papers of a case: the list and a place to drop files at the left, one paper at the right."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.case.paper_card import PaperPage
from sspf_app.gui.screens.case.paper_editor import PaperEditor
from sspf_app.gui.screens.case.paper_words import paper_icon, paper_title
from sspf_app.gui.screens.case.papers_presenter import PaperList, PapersPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.typed_paper import Faults, TypedPaper
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.drop_zone import DropZone
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.layout import column, row, scrolled
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.document_views import PaperItem, PaperSource, Preview, Target


class PapersView(PartView):
    """See the module."""

    presenter: PapersPresenter

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(_("Documents"))
        self.source = name(ChoiceBox(), _("Which papers"))
        for value, said in (
            ("", _("All papers")),
            (PaperSource.ATTACHED.value, _("Put in")),
            (PaperSource.SCANNED.value, _("Scanned")),
            (PaperSource.HANDED_OUT.value, _("Handed out")),
        ):
            self.source.addItem(said, value)
        self.model: ItemTableModel[PaperItem] = ItemTableModel(
            self._columns(), id_of=lambda item: item.id
        )
        self.table = ItemTable(self.model, name=_("Papers of the case"))
        self.choose = changing(button(_("Choose files…"), self._on_choose, icon="add"))
        self.drop = DropZone(
            _("Drop files here"), _("They are encrypted in the vault."), self.choose
        )
        self.drop.make_small(is_small=True)
        self.page = PaperPage(zone)
        self.editor = PaperEditor(zone)
        self._right = mark(QStackedWidget(), role="page")
        self._build()

    def show_list(self, papers: PaperList) -> None:
        """Fill the list."""
        self.table.blockSignals(True)
        self.model.set_items(papers.papers)
        self._nothing.step_back(wanted=not papers.papers)
        if papers.chosen:
            self.table.choose(papers.chosen)
        else:
            self.table.clearSelection()
        self.table.blockSignals(False)

    def show_paper(
        self, item: PaperItem, targets: tuple[Target, ...], *, source: Path | None, key: str
    ) -> None:
        """Show one paper; its content comes after."""
        self.page.show_paper(item, targets, source=source, key=key)
        self._right.setCurrentWidget(self.page)

    def show_preview(self, preview: Preview) -> None:
        """Show what the paper holds."""
        self.page.show_preview(preview)

    def show_nothing(self) -> None:
        """No paper is chosen."""
        self.page.clear()
        self._right.setCurrentWidget(self._nothing)

    def show_editor(self, typed: TypedPaper, targets: tuple[Target, ...]) -> None:
        """Show the fields for a file."""
        self.page.clear()
        self.editor.show_typed(typed, targets)
        self._right.setCurrentWidget(self._editor_page)
        self.editor.title.setFocus()

    def collect(self) -> TypedPaper | None:
        """What stands in the fields; None where no file was chosen."""
        return self.editor.collect()

    def show_faults(self, faults: Faults) -> None:
        """Say what is missing where it is."""
        self.editor.show_faults(faults)

    def show_progress(self, file: str, taken: int, size: int) -> None:
        """Say how far a file has come."""
        self.editor.show_progress(file, taken, size)

    def end_progress(self) -> None:
        """No file is on its way."""
        self.editor.end_progress()

    def _build(self) -> None:
        empty = EmptyState(
            _("No papers here"),
            _("Put in a file, or hand out a form: everything of the case comes here."),
            icon="document",
        )
        place: ListPlace[PaperItem] = ListPlace(self.table, empty)
        left = QWidget()
        inner = column(row(self.source, None), place, self.drop, gap=GRID + 4)
        inner.setStretch(1, 1)
        left.setLayout(inner)
        self._nothing = EmptyState(
            _("No paper is chosen"), _("Choose one in the list."), icon="document"
        )
        self._editor_page = scrolled(pile(self.editor, right=GRID))
        for page in (self._nothing, self.page, self._editor_page):
            self._right.addWidget(page)
        self.body.addWidget(Sides(left, self._right, shares=(4, 6)), 1)
        self.table.item_chosen.connect(self._on_chosen)
        self.source.activated.connect(self._on_source)
        self.drop.dropped.connect(self._on_dropped)
        self.editor.save_wanted.connect(self._on_save)
        self.editor.stop_wanted.connect(self._on_stop)
        self.editor.leave_wanted.connect(self._on_leave)
        self.page.export_wanted.connect(self._on_export)
        self.page.removed.connect(self._on_removed)
        self.page.follow_wanted.connect(self._on_follow)
        self.page.source_deleted.connect(self._on_source_deleted)
        self.page.source_kept.connect(self._on_source_kept)

    def _columns(self) -> tuple[Column[PaperItem], ...]:
        return (
            Column(
                name="when",
                title=_("When"),
                text=lambda item: self.presenter.when(item.at)[:10],
                sort=lambda item: item.at,
                width=11,
            ),
            Column(
                name="what",
                title=_("Paper"),
                text=paper_title,
                icon=paper_icon,
                tone=lambda item: Tone.NEUTRAL if item.removed_at else None,
                hint=paper_title,
                width=0,
            ),
        )

    @Slot(object)
    def _on_chosen(self, item: PaperItem | None) -> None:
        if item is not None:
            self.presenter.choose(item.id)

    @Slot()
    def _on_source(self) -> None:
        self.presenter.choose_source(str(self.source.currentData()))

    def _on_choose(self) -> None:
        self.presenter.ports.dialogs.choose_files(
            _("Put papers into the case"), on_chosen=self.presenter.put_in
        )

    @Slot(object)
    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        self.presenter.put_in(paths)

    @Slot()
    def _on_save(self) -> None:
        self.presenter.save()

    @Slot()
    def _on_stop(self) -> None:
        self.presenter.stop()

    @Slot()
    def _on_leave(self) -> None:
        self.presenter.leave()

    @Slot()
    def _on_export(self) -> None:
        self.presenter.export()

    @Slot(str)
    def _on_removed(self, because: str) -> None:
        self.presenter.remove(because)

    @Slot()
    def _on_follow(self) -> None:
        self.presenter.follow()

    @Slot()
    def _on_source_deleted(self) -> None:
        self.presenter.delete_source()

    @Slot()
    def _on_source_kept(self) -> None:
        self.presenter.keep_source()
