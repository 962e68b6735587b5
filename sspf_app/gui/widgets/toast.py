"""What was done, for a while, with a way back or a way to what was saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.opening import open_path
from sspf_app.gui.widgets.buttons import native_keys
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.notices import announce

TOAST_MS = 10_000
UNDO_KEYS = "Ctrl+Z"
_NEARLY, _NEARLY_WHOLE = 40 * GRID, 12 * GRID
"""What would leave so little of a place in sight covers all of it: half a word beside it is read
as a fault. The longest place has a field in it, of which more can be left."""
SAVED_MS = 30_000
"""What was saved stays longer: one is on the way to the printer."""


class Toast(QFrame):
    """Something was done; for ten seconds it can be undone.

    It lies over the bar at the top, where no form stands and nothing is answered: never over what
    one presses or writes next. Help and lock stay free.

    What was done is told where it was done, or where one is led by it: it goes when one leaves
    that place. An offer to undo, or to open what was saved, stays its time wherever one goes.

    Attributes:
        open, folder: Open what was saved, and show where it lies.
    """

    def __init__(self, parent: QWidget, *, runs: Callable[[], tuple[QRect, ...]] = tuple) -> None:
        """Lie over a window.

        Args:
            parent: What it lies over.
            runs: Where it may lie in its parent, the best first, each of them longer; none = at
                the top in the middle.
        """
        super().__init__(parent)
        mark(self, role="toast")
        self._runs = runs
        self._undo: Callable[[], object] | None = None
        self._is_new = False
        self._label = text(wrap=False)
        self._button = QPushButton(_("Undo"))
        self._button.clicked.connect(self._on_undo_clicked)
        self._button.setToolTip(native_keys(UNDO_KEYS))
        # Works while the notice is in sight; a text or a form with the keyboard takes back its own.
        self._keys = QShortcut(QKeySequence(UNDO_KEYS), self)
        self._keys.activated.connect(self._on_undo_clicked)
        self.open, self.folder = QPushButton(_("Open the file")), QPushButton(_("Show in folder"))
        self._saved: Path | None = None
        self.open.clicked.connect(self._on_open)
        self.folder.clicked.connect(self._on_folder)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 4, GRID, 4)
        layout.setSpacing(GRID + 4)
        layout.addWidget(self._label, 1)
        for part in (self._button, self.open, self.folder):
            layout.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_out)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self, words: str, *, undo: Callable[[], object] | None = None, saved: Path | None = None
    ) -> None:
        """Show what was done, in the place of an earlier one."""
        self._undo, self._saved = undo, saved
        self._is_new = True
        QTimer.singleShot(0, self, self._on_said)
        self._label.setText(words)
        show_if(self._button, wanted=undo is not None)
        self._keys.setEnabled(undo is not None)
        self.setAccessibleDescription(
            "" if undo is None else _("{keys} takes it back.").format(keys=native_keys(UNDO_KEYS))
        )
        show_if(self.open, wanted=saved is not None and saved.is_file())
        show_if(self.folder, wanted=saved is not None)
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(TOAST_MS if saved is None else SAVED_MS)
        announce(self)

    def leave(self) -> None:
        """Another place is shown: go, but where it led there or offers something."""
        has_offer = self._undo is not None or self._saved is not None
        if not has_offer and not self._is_new and not self.isHidden():
            self._on_time_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in its place when the parent changes size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        runs = self._runs()
        if not runs:
            run = QRect(2 * GRID, GRID, parent.width() - 4 * GRID, 6 * GRID)
            place = QRect(run.topLeft(), self._size_in(run.width()))
            place.moveCenter(run.center())
        else:
            fits = ((run, self._size_in(run.width())) for run in runs)
            roomy = next((one for one in fits if one[1].height() <= one[0].height()), None)
            run, size = roomy or (runs[-1], self._size_in(runs[-1].width()))
            nearly = _NEARLY_WHOLE if run == runs[-1] else _NEARLY
            if run.width() - size.width() < nearly:
                size.setWidth(run.width())
            place = QRect(run.topLeft(), size)
            place.moveCenter(run.center())
            place.moveRight(run.right())
        place.moveTop(max(place.top(), run.top()))
        self.setGeometry(place)

    def _size_in(self, width: int) -> QSize:
        """As wide as its words; where there is less room they go on below."""
        self._label.setWordWrap(False)
        self.layout().activate()  # pyright: ignore[reportOptionalMemberAccess]
        size = self.sizeHint()
        if size.width() > width:
            self._label.setWordWrap(True)
            size = QSize(width, self.heightForWidth(width))
        return size

    @Slot()
    def _on_said(self) -> None:
        self._is_new = False  # what is shown in the same turn is where the act leads

    @Slot()
    def _on_undo_clicked(self) -> None:
        undo, self._undo = self._undo, None
        self._on_time_out()
        if undo is not None:
            undo()

    @Slot()
    def _on_open(self) -> None:
        if self._saved is not None:
            self._go(self._saved)

    @Slot()
    def _on_folder(self) -> None:
        if self._saved is not None:
            self._go(self._saved if self._saved.is_dir() else self._saved.parent)

    def _go(self, path: Path) -> None:
        """Where no program opens it, say where it lies."""
        if open_path(path):
            self._on_time_out()
        else:
            self.say(
                _("This workstation opens no such file. It lies in {folder}.").format(
                    folder=path if path.is_dir() else path.parent
                )
            )

    @Slot()
    def _on_time_out(self) -> None:
        self._undo = self._saved = None
        self._timer.stop()
        self.hide()
