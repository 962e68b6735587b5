"""Files dropped into the window, as a mouse drops them."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from sspf_app.gui.widgets.drop_zone import DropZone


def drop(zone: DropZone, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    zone.dropEvent(
        QDropEvent(
            QPointF(QPoint(9, 9)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    QApplication.sendPostedEvents()
