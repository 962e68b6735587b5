"""What a case file would bring, before anything is written."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.moving.moving_words import counts_in_file
from sspf_app.gui.screens.moving.presenter import MovingPresenter
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.moving_files import FilePreview
from sspf_app.texts.file_problems import problem_sentence

_MOST_SHOWN = 12
"""So many problems are told; the rest are like them."""


class FilePage(QWidget):
    """See the module.

    Attributes:
        go: Takes it in.
    """

    presenter: MovingPresenter

    def __init__(self) -> None:
        super().__init__()
        self._preview: FilePreview | None = None
        self.go = primary_button(_("Take it in"), self._on_go, icon="import")
        self._card = Card(" ")
        self._said = column(gap=GRID)
        self._card.add(self._said)
        self.back = back_button(_("Another file"), self._on_back)
        self._card.add(row(self.go, self.back, None))
        content = QWidget()
        inner = column(self._card)
        inner.addStretch(1)
        content.setLayout(inner)
        self.setLayout(column(scrolled(content)))

    def show_preview(self, preview: FilePreview) -> None:
        """Show what it would bring, or why it cannot come in."""
        self._preview = preview
        clear(self._said)
        show_if(self.go, wanted=preview.may_come_in)
        if preview.problems:
            self._card.say(_("Nothing of it can come in"))
            for one in preview.problems[:_MOST_SHOWN]:
                said = problem_sentence(one.place.words, one.code, one.params, words())
                self._said.addLayout(_line(said, Tone.DANGER, "cross-circle"))
            more = len(preview.problems) - _MOST_SHOWN
            if more > 0 or preview.has_more:
                self._said.addWidget(text(_("And more like these."), role="muted"))
            return
        self._card.say(_("This would come in"))
        self._said.addWidget(text(counts_in_file(preview.added)))
        if preview.already_there:
            there = ngettext(
                "{n} row is there already, the very same.",
                "{n} rows are there already, the very same.",
                preview.already_there,
            )
            self._said.addWidget(text(there.format(n=preview.already_there), role="muted"))
        note = _(
            "A case file brings what it says, answers about consent too, with the days they were "
            "recorded. All of it comes in, or nothing; it can be undone."
        )
        self._said.addLayout(_line(note, Tone.INFO, "info"))
        if preview.keeps_rules:
            rules = _(
                "The file has rules of its own. They stay outside: the office has its own, set by "
                "the unit manager, and they hold for these cases too."
            )
            self._said.addLayout(_line(rules, Tone.WARNING, "warning"))
        elif "policy" in preview.added:
            rules = _(
                "The rules of the office come along, since the vault has no case yet. They stay "
                "when the rest is undone."
            )
            self._said.addLayout(_line(rules, Tone.WARNING, "warning"))

    def _on_go(self) -> None:
        if self._preview is not None:
            self.presenter.case_file.take_in(self._preview)

    def _on_back(self) -> None:
        self.presenter.show_start()


def _line(said: str, tone: Tone, icon: str) -> QHBoxLayout:
    line = row(IconLine(icon, said, tone))
    line.setStretch(0, 1)
    return line
