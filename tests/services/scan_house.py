"""Sheets that come home to a real vault: printed, filled in, scanned, read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from scripts.scan_trials.filling import Filled, as_jpeg, filled_pages
from sspf_app.services.bundle import Services
from sspf_app.services.papers import PaperRegion
from sspf_app.services.scan_layouts import regions_on
from sspf_app.services.scan_views import ReadStep, ScannedPage
from tests.documents.papers import RENDERER
from tests.services.conftest import House
from tests.services.scenery import Scene


@dataclass
class Sheet:
    """A sheet that was handed out.

    Attributes:
        boxes: Names of the boxes of its table.
    """

    code: str
    pdf: bytes
    regions: tuple[PaperRegion, ...]

    @property
    def boxes(self) -> list[str]:
        return [region.name for region in self.regions if region.name.startswith("box:")]

    def yes(self, **more: str) -> Filled:
        """Every box ticked, yes, signed."""
        return Filled(marks={**dict.fromkeys(self.boxes, "ticked"), "answer_yes": "ticked", **more})

    def pages(self, what: Filled) -> list[Image.Image]:
        return filled_pages(self.pdf, self.regions, what)


def hand_out(scene: Scene, signatory: str, *, reason: str = "") -> Sheet:
    """Print a sheet and hand it out; what a printer would have got."""
    house = scene.house
    house.renderer = RENDERER
    house.new_session()
    house.use.cases.get(scene.case, reason=reason)
    prepared = house.use.consent_forms.prepare(scene.order(signatory))
    house.use.consent_forms.hand_out(prepared)
    return Sheet(prepared.form.id, prepared.pdf, layout_regions(house, prepared.form.id))


def layout_regions(house: House, code: str) -> tuple[PaperRegion, ...]:
    """Where a form that was handed out is written on."""
    with house.unit() as unit:
        layout = unit.scans.layout(code)
    assert layout is not None
    return tuple(
        region for page in range(1, layout.pages + 1) for region in regions_on(layout, page)
    )


def put(folder: Path, pictures: Iterable[Image.Image], name: str = "scan") -> list[Path]:
    """The pages as files of the scanner."""
    paths: list[Path] = []
    for number, picture in enumerate(pictures, start=1):
        path = folder / f"{name}-{number}.jpg"
        path.write_bytes(as_jpeg(picture))
        paths.append(path)
    return paths


def read_all(use: Services, paths: Iterable[Path]) -> tuple[list[ScannedPage], list[ReadStep]]:
    """Read to the end."""
    reading = use.scans.start(list(paths))
    steps: list[ReadStep] = []
    while not reading.is_over:
        steps.append(reading.step())
    return [step.read for step in steps if step.read is not None], steps
