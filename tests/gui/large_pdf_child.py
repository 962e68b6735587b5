"""Shows a PDF of 190 MB out of a vault, and tells how much memory that took and was let go of."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pikepdf
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import NewDocument
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.fakes import FixedClock
from tests.services.conftest import KEY, NOW, House
from tests.services.scenery import a_scene

PAGES, SIDE = 38, 1300


def _large(path: Path) -> int:
    """A PDF with a picture that cannot be packed on each page; its size."""
    made, name = pikepdf.new(), pikepdf.Name
    for _ in range(PAGES):
        page = made.add_blank_page(page_size=(600, 800))
        picture = pikepdf.Stream(made, os.urandom(SIDE * SIDE * 3))
        picture.stream_dict = pikepdf.Dictionary(
            Type=name.XObject,
            Subtype=name.Image,
            Width=SIDE,
            Height=SIDE,
            ColorSpace=name.DeviceRGB,
            BitsPerComponent=8,
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Of=picture))
        page.Contents = pikepdf.Stream(made, b"q 600 0 0 800 0 0 cm /Of Do Q")
    made.save(path, compress_streams=False)
    return path.stat().st_size


def _now_mb() -> int:
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(one.split()[1]) for one in lines if one.startswith("VmRSS")) // 1024


def main(folder: Path) -> None:
    """Do it."""
    _app = QApplication([])
    source, clock = folder / "stor.pdf", FixedClock(NOW)
    if source.exists():
        size = source.stat().st_size
    else:  # what it takes to make one is not to be counted
        _large(source)
        os.execv(sys.executable, [sys.executable, "-m", "tests.gui.large_pdf_child", str(folder)])
    SqlVaultDatabase(clock).create(folder / "vault.db", KEY, log_key=KEY).close()
    vault = SqlVaultDatabase(clock).open(folder / "vault.db", KEY, log_key=KEY)
    house = House(clock, vault.unit_of_work)
    case, intakes = a_scene(house).case, house.use.document_intake
    order = NewDocument(case=case, path=source, title="Stor", type=DocumentType.OTHER)
    intake = intakes.begin(order)
    while not intakes.take(intake):
        continue
    paper = intakes.finish(intake).new_id or ""
    shown = PdfPreview()
    before = _now_mb()
    preview = house.use.papers.preview(case, paper)
    shown.show_pdf(*preview.pieces)
    most = _now_mb()
    del preview
    picture = shown._document.render(PAGES - 1, QSize(150, 200))
    told = {
        "size_mb": size // 1024 // 1024,
        "pages": shown.page_count(),
        "drawn": not picture.isNull(),
        "most_mb": most - before,
        "then_mb": _now_mb() - before,
    }
    shown.clear()
    told["after_mb"] = _now_mb() - before
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
