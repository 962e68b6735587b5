"""How far something has come, what came of it, and what an undoing would take away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.moving.moving_words import brought, taken_away
from sspf_app.gui.screens.moving.presenter import MovingPresenter
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.move_records import TableKind
from sspf_app.services.move_views import ImportDone, Leaning, Run, UndoPreview
from sspf_app.texts.file_rows import built_on

_LOOK_MS = 100
_OUTSIDE_CASES = frozenset({TableKind.PERSONS, TableKind.PARTIES})
"""What comes in and is seen among no cases."""


class RunPage(QWidget):
    """A bar, and a way to end it.

    Attributes:
        stop: Ends what is running.
    """

    presenter: MovingPresenter

    def __init__(self) -> None:
        super().__init__()
        self._said = text(role="heading")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far it has come"))
        self.stop = button(_("End it; nothing is kept"), self._on_stop)
        card = Card()
        card.add(self._said)
        card.add(self._bar)
        card.add(row(self.stop, None))
        self._run: Run | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        layout = column(card)
        layout.addStretch(1)
        self.setLayout(layout)

    def follow(self, words: str, run: Run | None) -> None:
        """Show how far something has come, for as long as the page is in sight."""
        self._run = run
        self._said.setText(words)
        self.stop.setVisible(run is not None)
        self.stop.setEnabled(True)
        self._bar.setRange(0, 0)
        if run is None:
            self._timer.stop()
        else:
            self._timer.start()

    @Slot()
    def _look(self) -> None:
        if self._run is None or not self.isVisible():
            self._timer.stop()
            return
        if self._run.total:
            self._bar.setRange(0, self._run.total)
            self._bar.setValue(min(self._run.done, self._run.total))

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.presenter.cancel()


class DonePage(QWidget):
    """What came in, and where to go from here."""

    presenter: MovingPresenter

    def __init__(self) -> None:
        super().__init__()
        self._card = Card(" ")
        self._said = text()
        self.cases = primary_button(_("Go to the cases"), self._on_cases, icon="cases")
        self.more = button(_("Move in another list"), self._on_more)
        self._card.add(self._said)
        self._no_consent = IconLine(
            "consent",
            _(
                "No consent came in: that takes a signed form. Whoever stood with a consent "
                "in the list stands under Today, to be asked anew."
            ),
            Tone.INFO,
        )
        self._card.add(self._no_consent)
        self._card.add(
            IconLine(
                "trash",
                _(
                    "The old list still lies where it was, readable by anybody who can open the "
                    "folder. Delete it when you have checked what came in, copies too."
                ),
                Tone.WARNING,
            )
        )
        self._card.add(row(self.cases, self.more, None))
        layout = column(self._card)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_done(self, done: ImportDone) -> None:
        """Show an import that came in."""
        self._card.say(_("{file} is taken in").format(file=done.batch.file_name))
        has_consents = any(one.startswith("tasks=") for one in done.batch.made)
        is_sheet = done.batch.kind is not TableKind.CASE_FILE
        show_if(self._no_consent, wanted=is_sheet and has_consents)
        show_if(self.cases, wanted=done.batch.kind not in _OUTSIDE_CASES)
        self._said.setText(
            _("It became {what}. The whole import can be undone under Moving in.").format(
                what=brought(done.batch)
            )
        )

    def _on_cases(self) -> None:
        self.presenter.show_cases()

    def _on_more(self) -> None:
        self.presenter.show_start()


class UndoPage(QWidget):
    """What an undoing takes away and what it leaves; nothing happens before the button."""

    presenter: MovingPresenter

    def __init__(self) -> None:
        super().__init__()
        self._batch = ""
        self._content = QVBoxLayout()
        self._content.setSpacing(2 * GRID)
        self.go = button(_("Undo the import"), self._on_go, kind="danger", icon="undo")
        inner = QWidget()
        inside = column(self._content)
        inside.addStretch(1)
        inner.setLayout(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(scrolled(inner), 1)
        layout.addLayout(row(back_button(_("Keep the import"), self._on_back), None, self.go))

    def show_preview(self, preview: UndoPreview) -> None:
        """Show what would happen."""
        self._batch = preview.batch.id
        clear(self._content)
        card = Card(_("Undo the import of {file}?").format(file=preview.batch.file_name))
        card.add(text(_("Taken away: {what}.").format(what=taken_away(preview))))
        card.add(
            text(
                _("The log and the history keep that it was there, and who took it away."),
                role="muted",
            )
        )
        self._content.addWidget(card)
        if preview.kept:
            self._content.addWidget(self._kept(preview.kept))

    def _kept(self, kept: tuple[Leaning, ...]) -> Card:
        card = Card(
            _("This stays, for somebody has built on it"),
            _("A case stays whole, with its persons and parties."),
        )
        for one in kept:
            said = _("{name}: {because}").format(
                name=one.name, because=built_on(one.because, words())
            )
            line = row(IconLine("info", said, Tone.INFO))
            line.setStretch(0, 1)
            if one.case is not None:
                line.addWidget(quiet_button(_("Open the case"), partial(self._open, one.case)))
            card.add(line)
        return card

    def _open(self, case: str) -> None:
        self.presenter.open_case(case)

    def _on_back(self) -> None:
        self.presenter.show_start()

    def _on_go(self) -> None:
        self.presenter.undo(self._batch)
