"""The languages and versions of the form's text."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.register.text_words import TextRow, left_to_do, state_words
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.services.form_text import TextStatus

_LEFT = 4
"""Number of the column that says what is left to do."""


class TextList(QWidget):
    """A table, and above it what can be done with the chosen line.

    Signals:
        open_wanted: Id of a version.
        draft_wanted: A language, and the id of the version to begin with (or None).
        specimen_wanted: Id of a version.
    """

    open_wanted = Signal(str)
    draft_wanted = Signal(str, object)
    specimen_wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ItemTableModel(_columns(), id_of=lambda one: one.id)
        self.table = ItemTable(self.model, name=_("Texts of the consent form"))
        self.open = primary_button(_("Open the text"), self._on_open)
        self.draft = button(_("New version"), self._on_draft, icon="add")
        self.begin = primary_button(_("Begin a translation"), self._on_draft, icon="add")
        self.look = button(_("See it printed"), self._on_look, icon="eye")
        self._hint = text(
            _(
                "The Swedish text is the one that is signed. A language stands beside it, clause "
                "by clause. Only an approved text is printed."
            ),
            role="muted",
        )
        self._drafts: set[str] = set()
        layout = column(
            self._hint, row(self.open, self.begin, self.draft, self.look, None), self.table
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.table.item_chosen.connect(self._on_chosen)
        self.table.item_opened.connect(self._on_opened)
        self._on_chosen(None)

    def show_rows(self, rows: tuple[TextRow, ...]) -> None:
        """Show these; the first is chosen when none was."""
        self._drafts = {
            one.language
            for one in rows
            if one.item is not None and one.item.text.status is TextStatus.DRAFT
        }
        self.model.set_items(rows)
        # A column that says nothing takes no room from the words of the others.
        self.table.show_column(_LEFT, wanted=any(left_to_do(one) for one in rows))
        if rows and self.table.chosen() is None:
            self.table.choose(rows[0].id)
        self._on_chosen(self.table.chosen())

    @Slot(object)
    def _on_chosen(self, chosen: TextRow | None) -> None:
        has_text = chosen is not None and chosen.item is not None
        show_if(self.open, wanted=has_text)
        show_if(self.look, wanted=has_text)
        show_if(self.begin, wanted=chosen is not None and not has_text)
        show_if(self.draft, wanted=has_text)
        self.draft.setEnabled(chosen is not None and chosen.language not in self._drafts)
        self.draft.setToolTip(
            _("There is a draft already in this language.")
            if chosen is not None and chosen.language in self._drafts
            else ""
        )

    @Slot(object)
    def _on_opened(self, chosen: TextRow | None) -> None:
        if chosen is None:
            return
        if chosen.item is None:
            self.draft_wanted.emit(chosen.language, None)
        else:
            self.open_wanted.emit(chosen.id)

    def _on_open(self) -> None:
        self._on_opened(self.table.chosen())

    def _on_draft(self) -> None:
        chosen: TextRow | None = self.table.chosen()
        if chosen is not None:
            basis = None if chosen.item is None else chosen.id
            self.draft_wanted.emit(chosen.language, basis)

    def _on_look(self) -> None:
        chosen: TextRow | None = self.table.chosen()
        if chosen is not None and chosen.item is not None:
            self.specimen_wanted.emit(chosen.id)


def _columns() -> tuple[Column[TextRow], ...]:
    def version(one: TextRow) -> str:
        return "" if one.item is None else one.item.text.version

    def terms(one: TextRow) -> str:
        return "" if one.item is None else str(one.item.text.terms)

    return (
        Column(name="language", title=_("Language"), text=lambda one: one.name, width=15),
        Column(
            name="state",
            title=_("State"),
            text=lambda one: state_words(one)[0],
            tone=lambda one: state_words(one)[1],
            icon=lambda one: state_words(one)[2],
            hint=lambda one: state_words(one)[0],
            width=0,
        ),
        Column(name="version", title=_("Version"), text=version, width=8),
        Column(name="terms", title=_("Terms"), text=terms, width=7, is_number=True),
        Column(name="left", title=_("What is left"), text=left_to_do, hint=left_to_do, width=16),
    )
