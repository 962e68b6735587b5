"""The texts of the form: the list, one text, and how it looks in print."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QStackedLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screens.register.opened_text import TypedClauses
from sspf_app.gui.screens.register.text_editor import TextEditor
from sspf_app.gui.screens.register.text_list import TextList
from sspf_app.gui.screens.register.text_words import TextRow
from sspf_app.gui.screens.register.texts_presenter import TextsPresenter
from sspf_app.gui.widgets.flow import flowing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.page import Page
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.form_text_views import TextComparison
from sspf_app.services.paper_of_consent import Capacity


class TextsPage(Page):
    """Three pages in one place.

    Signals:
        variant_wanted: The specimen as another capacity answers: a ``Capacity``.
        specimen_left: Back to where one came from.
    """

    variant_wanted = Signal(object)
    specimen_left = Signal()

    def __init__(self, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.list = TextList()
        self.editor = TextEditor(today)
        self.preview = PdfPreview()
        self.variant = QComboBox()
        self.variant.setAccessibleName(_("Who answers on the sheet"))
        for capacity, title in _variants():
            self.variant.addItem(title, capacity.value)
        self.leave_specimen = back_button(_("Back to the text"), self.specimen_left.emit)
        hint = text(_("Invented people. Nobody can answer on these pages."), role="muted")
        specimen = QWidget()
        layout = column(flowing(self.leave_specimen, self.variant), hint)
        layout.addWidget(self.preview, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        specimen.setLayout(layout)
        self._stack = QStackedLayout()
        whole = column(self.busy, self.banner, gap=4)
        whole.addLayout(self._stack, 1)
        self.setLayout(whole)
        for page in (self.list, self.editor, specimen):
            self._stack.addWidget(page)
        self.variant.activated.connect(self._on_variant)

    def connect_to(self, presenter: TextsPresenter) -> None:
        """Let the presenter hear what happens here."""
        self.presenter = presenter
        self.list.open_wanted.connect(presenter.open_text)
        self.list.draft_wanted.connect(presenter.begin)
        self.list.specimen_wanted.connect(lambda text_id: presenter.show_specimen(text_id))
        editor, origin = self.editor, self.editor.origin
        editor.left.connect(presenter.close_text)
        editor.save_wanted.connect(presenter.save)
        editor.specimen_wanted.connect(lambda: presenter.show_open_specimen())
        editor.export_wanted.connect(presenter.export_sheet)
        editor.import_wanted.connect(presenter.import_sheet)
        origin.origin_wanted.connect(presenter.save_origin)
        origin.meaning_wanted.connect(lambda changed: presenter.set_meaning(changed=changed))
        origin.follow_wanted.connect(presenter.follow)
        origin.approve_wanted.connect(presenter.approve)
        origin.noted.connect(presenter.note_approval)
        origin.retire_wanted.connect(presenter.retire)
        origin.discard_wanted.connect(presenter.discard)
        self.variant_wanted.connect(presenter.show_variant)
        self.specimen_left.connect(presenter.leave_specimen)

    def show_texts(self, rows: tuple[TextRow, ...]) -> None:
        """Show the list's lines."""
        self.list.show_rows(rows)

    def show_text_list(self) -> None:
        """Show the list."""
        self.preview.clear()
        self._stack.setCurrentIndex(0)
        self.list.table.setFocus()

    def show_text(self, comparison: TextComparison, typed: TypedClauses) -> None:
        """Show a text beside the Swedish one."""
        self.editor.show_text(comparison, typed)
        if self._stack.currentIndex() == 0:
            self.show_open_text()

    def show_open_text(self) -> None:
        """Show the text again that is open."""
        self.preview.clear()
        self._stack.setCurrentIndex(1)
        self.editor.blocks.setFocus()

    def show_sheet_faults(self, sentences: tuple[str, ...], heading: str) -> None:
        """Say everything that is wrong in a sheet."""
        self.editor.show_faults(sentences, heading)

    def typed(self) -> TypedClauses:
        """What stands in the fields and is not saved."""
        return self.editor.typed_now()

    def forget_typed(self) -> None:
        """What was typed is of no use any more."""
        self.editor.forget_typed()

    def show_specimen(self, pdf: bytes) -> None:
        """Show pages."""
        self.preview.show_pdf(pdf)
        self._stack.setCurrentIndex(2)
        self.leave_specimen.setFocus()

    def _on_variant(self) -> None:
        self.variant_wanted.emit(Capacity(self.variant.currentData()))


def _variants() -> tuple[tuple[Capacity, str], ...]:
    return (
        (Capacity.GUARDIAN, _("Guardian")),
        (Capacity.APPOINTED_GUARDIAN, _("Specially appointed guardian")),
        (Capacity.TEMPORARY_GUARDIAN, _("Temporary guardian")),
        (Capacity.LEGAL_REPRESENTATIVE, _("Legal representative")),
        (Capacity.YOUNG_PERSON, _("Young person, 15 to 17")),
        (Capacity.ADULT, _("Adult, 18 or older")),
    )
