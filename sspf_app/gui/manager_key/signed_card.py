"""Which vault signed a file, to be compared with the words one has written down."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import mark


class SignedWords(QFrame):
    """Stands apart from all that the file itself says: nothing in it can look like this."""

    def __init__(self, *, is_short: bool = False, parent: QWidget | None = None) -> None:
        """``is_short``: what to do is a hint, where the room is for a list."""
        super().__init__(parent)
        mark(self, role="plate")
        self.words = text(role="strong", selectable=True)
        heading = text(_("Words of the vault that signed it"), role="label")
        what_to_do = _(
            "They are to be those you wrote down. If not, the file comes from another vault: ask "
            "the coordinator, and answer nothing."
        )
        layout = column(heading, self.words, gap=GRID // 2, margin=GRID + 4)
        if is_short:
            self.setToolTip(what_to_do)
            self.words.setAccessibleDescription(what_to_do)
        else:
            layout.addWidget(text(what_to_do, role="muted"))
        self.setLayout(layout)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show them."""
        self.words.setText(" · ".join(words))
        heading = _("Words of the vault that signed it")
        self.words.setAccessibleName(f"{heading}: {' '.join(words)}")
