"""One paper: what it is, what can be done with it, and what it holds, from memory."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.paper_words import (
    media_word,
    paper_title,
    target_word,
    type_word,
)
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.picture_view import PictureView
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.document_records import AttachedTo
from sspf_app.services.document_views import (
    PaperItem,
    PaperSource,
    Preview,
    PreviewKind,
    Target,
)


class PaperPage(QWidget):
    """See the module.

    Signals:
        export_wanted: Write it to a file.
        removed: Take it away; carries why.
        follow_wanted: Go where it is kept.
        source_deleted: Delete the file on the computer.
        source_kept: Leave that file where it is.
    """

    export_wanted = Signal()
    removed = Signal(str)
    follow_wanted = Signal()
    source_deleted = Signal()
    source_kept = Signal()

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self._title = text(role="heading")
        self._facts = text(role="muted", selectable=True)
        self.export = button(_("Export…"), self._on_export, icon="export")
        self.remove = changing(quiet_button(_("Remove…"), self._on_remove, icon="trash"))
        self.follow = button(" ", self._on_follow, icon="arrow-right")
        self.because = QLineEdit()
        self._because_row = FormRow(
            _("Why it is removed"), self.because, hint=_("The line stays, with this reason.")
        )
        self.really = button(_("Remove the paper"), self._on_really, kind="danger")
        self._removal = QWidget()
        self._source = QWidget()
        self._has_source = False
        self._source_words = text()
        self.delete = button(_("Delete that file"), self._on_delete, icon="trash")
        self.pdf, self.pictures = PdfPreview(), PictureView()
        self.text = name(QPlainTextEdit(), _("The text"))
        self.text.setReadOnly(True)
        self.none = text(role="muted")
        self._preview = mark(QStackedWidget(), role="page")
        self._key = ""
        self._build()
        self.kept = KeptWords(self, leave_out=("text", "pdf", "pictures"))

    def show_paper(
        self, item: PaperItem, targets: tuple[Target, ...], *, source: Path | None, key: str
    ) -> None:
        """Show what it is."""
        self.clear()
        self._key = key
        self._title.setText(paper_title(item))
        self._facts.setText(self._what(item, targets))
        for one in (self.export, self.remove):
            show_if(one, wanted=item.opens)
        show_if(self.follow, wanted=item.source is not PaperSource.ATTACHED)
        self.follow.setText(
            _("Show the scanned pages")
            if item.source is PaperSource.SCANNED
            else _("Show under Shared")
        )
        self._has_source = source is not None
        show_if(self._source, wanted=self._has_source)
        if source is not None:
            said = _("The file is still on the computer, not encrypted: {file}")
            self._source_words.setText(said.format(file=source.name))
            self._source_words.setToolTip(str(source))

    def show_preview(self, preview: Preview) -> None:
        """Show what it holds."""
        if preview.kind is PreviewKind.PDF:
            try:
                self.pdf.show_pdf(*preview.pieces)
            except ValueError:
                self._say_none(_("The file is damaged or locked; it cannot be shown here."))
                return
            self._preview.setCurrentWidget(self.pdf)
        elif preview.kind is PreviewKind.PAGES:
            number = len(preview.pages)
            named = [
                (_("Page {page} of {pages}").format(page=at, pages=number), page)
                for at, page in enumerate(preview.pages, start=1)
            ]
            self.pictures.show_pictures(named)
            self._preview.setCurrentWidget(self.pictures)
        elif preview.kind is PreviewKind.TEXT:
            self.text.setPlainText(preview.text)
            self._preview.setCurrentWidget(self.text)
        elif preview.why == "document_too_big_to_show":
            self._say_none(_("It is too large to be shown here. Export it to see it."))
        elif preview.why:
            self._say_none(_("The file is damaged or locked; it cannot be shown here."))
        else:
            self._say_none(_("This kind of file cannot be shown here. Export it to see it."))

    def clear(self) -> None:
        """Keep nothing of what was shown."""
        self.pdf.clear()
        self.pictures.clear()
        self.text.clear()
        self.kept.rest()
        self.because.clear()
        self._because_row.show_trouble("")
        show_if(self._removal, wanted=False)
        self._preview.setCurrentWidget(self._empty)

    def _build(self) -> None:
        self._removal.setLayout(
            column(
                self._because_row,
                row(self.really, back_button(_("Cancel"), self._on_leave), None),
            )
        )
        keep = quiet_button(_("Leave it there"), self._on_keep)
        self._source.setLayout(column(self._source_words, row(self.delete, keep, None), gap=4))
        mark(self._source, role="question")
        self._empty = QWidget()
        self._none_page = QWidget()
        shown = column(EmptyState(_("Not shown here"), icon="document"), self.none)
        shown.addStretch(1)
        self._none_page.setLayout(shown)
        for page in (self._empty, self.pdf, self.pictures, self.text, self._none_page):
            self._preview.addWidget(page)
        layout = column(
            self._title,
            self._facts,
            row(self.export, self.follow, self.remove, None),
            self._removal,
            self._source,
            self._preview,
            gap=GRID,
        )
        layout.setStretch(5, 1)
        self.setLayout(layout)
        self.because.returnPressed.connect(self._on_really)

    def _what(self, item: PaperItem, targets: tuple[Target, ...]) -> str:
        at = f"{item.at.astimezone(self._zone):%Y-%m-%d %H:%M}"
        if item.source is PaperSource.HANDED_OUT:
            return _("Handed out {when}.").format(when=at)
        said: list[str] = []
        if item.type is not None:
            said.append(f"{type_word(item.type)}. {media_word(item)}.")
        said.append(_("Put in {when} by {name}.").format(when=at, name=item.who))
        if item.attached_to is not AttachedTo.CASE:
            wanted = (item.attached_to, item.attached_id)
            found = [one for one in targets if (one.kind, one.id) == wanted]
            said += [
                _("Belongs to: {what}.").format(what=target_word(one, self._zone)) for one in found
            ]
        if item.removed_at is not None:
            said.append(
                _("Removed {when} by {name}: {why}").format(
                    when=f"{item.removed_at.astimezone(self._zone):%Y-%m-%d %H:%M}",
                    name=item.removed_by,
                    why=item.removed_because,
                )
            )
        return " ".join(said)

    def _say_none(self, words: str) -> None:
        self.none.setText(words)
        self._preview.setCurrentWidget(self._none_page)

    def _on_export(self) -> None:
        self.export_wanted.emit()

    def _on_follow(self) -> None:
        self.follow_wanted.emit()

    def _on_remove(self) -> None:
        show_if(self._removal, wanted=True)
        show_if(self._source, wanted=False)  # one question at a time
        self.kept.begin(self._key)
        self.because.setFocus()

    def _on_leave(self) -> None:
        self.kept.end()
        show_if(self._removal, wanted=False)
        show_if(self._source, wanted=self._has_source)

    def _on_really(self) -> None:
        if self.because.text().strip():
            self.kept.send()
            self.removed.emit(self.because.text())
        else:
            self._because_row.show_trouble(_("Write why the paper is removed."))
            self.because.setFocus()

    def _on_delete(self) -> None:
        self.source_deleted.emit()

    def _on_keep(self) -> None:
        self.source_kept.emit()
