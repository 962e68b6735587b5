"""Names in what stands at a meeting already: whom each means, asked before a copy goes out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.folding import FoldingCard
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.name_question import NameQuestion, meanings
from sspf_app.services.meeting_names import MeetingNamesView
from sspf_app.services.meeting_records import NameAnswer
from sspf_app.services.meeting_views import ItemQuestion
from sspf_app.services.name_asking import NAME


class NamesCard(FoldingCard):
    """What is open is asked; what was answered can be answered anew.

    Signals:
        meant: The name, and whom it means.
    """

    meant = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("Names in the texts"))
        growing(self)
        self._lines = column(gap=GRID + 4)
        self.add(self._lines)
        self.let_fold()
        self.hide()

    def show_names(self, names: MeetingNamesView) -> None:
        """Show what is asked and what was answered; nothing where no name stands."""
        clear(self._lines)
        for one in names.open:
            self._lines.addWidget(NameQuestion(one, self._on_answered))
        for answer in names.answered:
            self._lines.addWidget(self._answered(answer))
        show_if(self, wanted=bool(names.open or names.answered))
        count = ngettext("{n} to answer before copies go out", "{n} to answer before copies go out",
                         len(names.open)).format(n=len(names.open))  # fmt: skip
        self.say(_("Names in the texts"), count if names.open else _("All are answered."))
        self.fold(wanted=not names.open)

    def _answered(self, answer: NameAnswer) -> QWidget:
        holder = QWidget()
        said = dict(meanings())[answer.meaning]
        line = column(gap=GRID)
        shown = " ".join(word.capitalize() for word in answer.name.split())

        def ask() -> None:
            clear(line)
            kind = "number" if answer.name.isdigit() else "name"
            question = ItemQuestion(key=f"{NAME}{answer.name}", kind=kind, name=shown)
            line.addWidget(NameQuestion(question, self._on_answered))

        words = column(text(shown, role="strong"), text(said, role="muted"), gap=0)
        again = quiet_button(_("Answer anew"), ask)
        again.setAccessibleName(_("Answer anew whom {name} means").format(name=shown))
        both = row(words, again)
        both.setStretch(0, 1)
        kept = QWidget()
        kept.setLayout(both)
        line.addWidget(kept)
        holder.setLayout(line)
        return holder

    def _on_answered(self, key: str) -> None:
        name, _is, meaning = key.removeprefix(NAME).rpartition("=")
        self.meant.emit(name, meaning)
