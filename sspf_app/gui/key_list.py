"""The list of keys (Shift+F1): a list of its own, and a page of the help."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import GRID
from sspf_app.gui.screen import Screen, lines_and_keys
from sspf_app.gui.widgets.buttons import native_keys, primary_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row, scrolled
from sspf_app.gui.widgets.marks import name, scaled

_LONG, _WIDE = 40, 330
"""Letters from which words go on in a second line, and pixels of a column of words."""


class KeyList(QDialog):
    """Keys that work everywhere, and those of some screens; two of each in a line."""

    def __init__(self, parent: QWidget, *, screens: tuple[Screen, ...], has_ask: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(GRID)
        listed = all_keys(screens, has_ask=has_ask)
        half = (len(listed) + 1) // 2
        for number, (keys, what) in enumerate(listed):
            side, line = divmod(number, half)
            grid.addWidget(text(native_keys(keys), role="strong", wrap=False), line, 2 * side)
            words = text(what, wrap=len(what) > _LONG)
            words.setMinimumWidth(scaled(_WIDE))
            grid.addWidget(words, line, 2 * side + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        inner = QWidget()
        inner.setLayout(grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(text(_("Keys"), role="heading"))
        area = name(scrolled(inner), _("Keys"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        layout.addWidget(area, 1)
        layout.addLayout(row(None, primary_button(_("Close"), self.accept)))
        self.resize(QSize(scaled(1020), scaled(720)).boundedTo(parent.window().size()))


def keys_page(screens: tuple[Screen, ...], *, has_ask: bool) -> str:
    """The same list as a page of the help."""
    rows = [
        f"| {native_keys(keys)} | {what} |" for keys, what in all_keys(screens, has_ask=has_ask)
    ]
    head = f"| {_('Key')} | {_('What it does')} |"
    return "\n".join((f"# {_('Keys')}", "", head, "|---|---|", *rows, ""))


def all_keys(screens: tuple[Screen, ...], *, has_ask: bool) -> list[tuple[str, str]]:
    """Keys that work everywhere, and what they do."""
    lines = [(keys, marked(screen.title)) for screen, keys in lines_and_keys(screens) if keys]
    of_cases = [
        ("Ctrl+K", _("Search people, cases, meetings and actions")),
        ("Ctrl+Q", _("Ask: may I tell this to them now?")),
    ]
    return [
        *lines,
        *(of_cases if has_ask else [("Ctrl+K", _("Search what can be done"))]),
        ("Alt+Left", _("Back to the screen before")),
        ("F5", _("Load again")),
        ("Ctrl+Z", _("Take back what was just done, while the notice at the foot offers it")),
        ("Esc", _("Back from a page; close the details or the list")),
        ("Ctrl+L", _("Lock at once")),
        ("Ctrl+Shift+L", _("Lock and close the window")),
        ("F9", _("Hide everything at once, and show it again")),
        *(_live_keys() if has_ask else ()),
        ("Ctrl+P", _("Statistics and records of disposal: print the paper")),
        ("F1", _("Help about this screen")),
        ("Shift+F1", _("This list")),
    ]


def _live_keys() -> list[tuple[str, str]]:
    """Of the meeting that is going on, which only whoever works with cases has."""
    return [
        ("F11", _("A meeting in live mode, and back")),
        ("Alt+Down", _("Live: the next point of the agenda; Alt+Up the one before")),
        ("Alt+N", _("Live: who is here")),
        ("Alt+1", _("Live: who says it; to Alt+9 the ninth")),
        ("Alt+P", _("Live: about whom")),
        ("Alt+T", _("Live: what kind")),
        ("Alt+G", _("Live: what it may be used for")),
        ("Alt+Q", _("Live: the question about what is written; a digit answers for a name")),
        ("Ctrl+Return", _("Live: save what is written and go on")),
        ("Ctrl+D", _("Live: what is written is a commitment")),
        ("Ctrl+PgDown", _("Live: the next meeting of the sitting; Ctrl+PgUp the one before")),
        ("Ctrl+N", _("Notes and mapping: begin a new one")),
        ("Alt+Up", _("Plan: move the line up; Alt+Down moves it down")),
        ("Ctrl+P", _("A paper that is shown: print it; after a meeting: print all copies")),
        ("Ctrl+P", _("An incident or a register extract: print the paper")),
        ("Ctrl+P", _("Consents: prepare renewals; a withdrawal: print all letters")),
        ("Ctrl+T", _("Ask: somebody takes back a consent")),
        ("Ctrl+Z", _("Boxes of a form: take back the last change")),
    ]
