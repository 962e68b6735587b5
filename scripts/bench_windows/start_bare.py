"""The reference of a start: a bare window with a table, as large as our unlock window."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from scripts.bench_windows.first_paint import FirstPaint, say_and_leave

_ROWS, _COLUMNS = 20, 5


def main() -> int:
    """Show it, and leave when it was painted."""
    app = QApplication([])
    window = QWidget()
    window.resize(QSize(896, 720).boundedTo(app.primaryScreen().availableSize()))
    table = QTableWidget(_ROWS, _COLUMNS)
    for row in range(_ROWS):
        for column in range(_COLUMNS):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    QVBoxLayout(window).addWidget(table)
    FirstPaint(window, lambda: say_and_leave(window))
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
