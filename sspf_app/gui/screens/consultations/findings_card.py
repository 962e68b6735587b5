"""What singles a child out in the typed words: named, explained, with a vaguer wording at hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.quoted import quoted
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.notices import announce
from sspf_app.services.consultation_views import Looked
from sspf_app.services.singling_out import Finding
from sspf_app.texts.detail_words import detail_reason, vaguer_words


class FindingsCard(Card):
    """Follows what is typed.

    Signals:
        replace_wanted: Name of the field, the finding, and what to write in its place.
    """

    replace_wanted = Signal(str, object, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        growing(self)
        self.read = QCheckBox(_("I have read this, and it can mean many"))
        self.trouble = text(role="trouble")
        self.trouble.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self._said = ""
        self.add(self._lines)
        self.add(self.read)
        self.add(self.trouble)
        self.show_looked(Looked(text=(), advice=()))

    def show_looked(self, looked: Looked) -> None:
        """Show what was found."""
        clear(self._lines)
        for place, found in (("text", looked.text), ("advice", looked.advice)):
            for one in found:
                self._lines.addWidget(self._line(place, one))
        said = _heading(looked)
        self.say(
            said,
            _(
                "Before consent nobody is named. This looks while you type, "
                "and finds some signs, not all: read it as a neighbour would."
            ),
        )
        self.setAccessibleName(said)
        self.read.setVisible(not looked.is_empty and not looked.is_hard)
        if said != self._said and not looked.is_empty:
            announce(self)
        self._said = said

    def say_unread(self, sentence: str) -> None:
        """Say that the warning must be read first."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        if sentence:
            self.read.setFocus()

    def _line(self, place: str, found: Finding) -> QWidget:
        tone = Tone.DANGER if found.is_hard else Tone.WARNING
        word = _("Must go") if found.is_hard else _("Think again")
        instead = vaguer_words(found.kind.value, found.grade, words())
        made = quiet_button(_("Write “{words}” instead").format(words=instead), icon="edit")
        made.clicked.connect(lambda *_checked: self.replace_wanted.emit(place, found, instead))
        line = QWidget()
        line.setLayout(
            column(
                row(
                    StatusBadge(word, tone),
                    text(quoted(found.found), role="strong", wrap=False),
                    None,
                ),
                text(detail_reason(found.kind.value, words())),
                row(made, None),
                gap=2,
            )
        )
        return line


def _heading(looked: Looked) -> str:
    if looked.is_empty:
        return _("Nothing was found. The program does not know every name.")
    if looked.is_hard:
        return _("This singles a child out, and is not kept")
    return _("This can single a child out")
