"""Draw the mark of the program as Windows and macOS want it: from the one SVG of the program.

marks.py FOLDER
"""

import io
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication

SIZE = 1024
WINDOWS = [(one, one) for one in (16, 24, 32, 48, 64, 128, 256)]


def main(folder: Path) -> None:
    """Write both files."""
    from sspf_app.gui.icons import pixmap
    from sspf_app.gui.looks import LIGHT

    _app = QGuiApplication([])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap("mark", colour=LIGHT.accent, size=SIZE).save(buffer, "PNG")
    mark = Image.open(io.BytesIO(bytes(buffer.data().data())))
    folder.mkdir(parents=True, exist_ok=True)
    mark.save(folder / "mark.ico", sizes=WINDOWS)
    mark.save(folder / "mark.icns")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
