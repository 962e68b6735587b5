"""Opens what was saved with the program that the workstation has for it, or shows the folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_path(path: Path) -> bool:
    """Open a file, or show a folder; whether the system had anything to do it with."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
