"""Forms filled in on a screen, as a reader of PDF fills them in and sends them back."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf, String

from sspf_app.services.export_views import CopyKind
from tests.documents.papers import RENDERER
from tests.services.scan_house import Sheet, layout_regions
from tests.services.scenery import Scene


@dataclass
class Fillable(Sheet):
    """A sheet that was sent to be filled in on a screen."""

    def filled(self, ticks: Mapping[str, str], lines: Mapping[str, str] | None = None) -> bytes:
        """The file as it comes back."""

        def change(pdf: Pdf) -> None:
            fields = fields_of(pdf)
            for name, state in ticks.items():
                fields[name].V = Name(f"/{state}")
                for kid in fields[name].Kids:
                    kid.AS = Name(f"/{state}") if f"/{state}" in kid.AP.N else Name.Off
            for name, text in (lines or {}).items():
                fields[name].V = String(text)

        return changed(self.pdf, change)


def send_to_fill(scene: Scene, signatory: str, folder: Path) -> Fillable:
    """Hand out a form to be filled in on a screen."""
    house = scene.house
    house.renderer = RENDERER
    house.new_session()
    prepared = house.use.consent_forms.prepare(scene.order(signatory))
    done = house.use.consent_forms.export(prepared, folder, copy=CopyKind.FILLABLE)
    code = prepared.form.id
    return Fillable(code, done.path.read_bytes(), layout_regions(house, code))


def fields_of(pdf: Pdf) -> dict[str, pikepdf.Object]:
    """The fields by the name of their place."""
    return {str(one.T).partition("/")[2]: one for one in pdf.Root.AcroForm.Fields}


def changed(content: bytes, change: Callable[[Pdf], object]) -> bytes:
    """The file with something changed by another program."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(file)
    return file.getvalue()
