"""The sheet: pages one draws on, and the file that comes out of them.

Everything goes through reportlab's canvas. Lines, boxes and fills are artifacts: a screen reader
passes over them. The file holds no time but the given one, no name, no font that is not embedded;
the same content gives the same bytes.
"""

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

# reportlab sets many of its attributes at run time.
# pyright: reportAttributeAccessIssue=false
from sspf_app.documents import metadata
from sspf_app.documents.colour_profile import srgb_profile
from sspf_app.documents.structure import Element, StructureTree
from sspf_app.documents.text_embedding import EmbeddedFont
from sspf_app.documents.text_fonts import Font
from sspf_app.documents.text_lines import Line, Setting
from sspf_app.services.papers import PaperRegion

PAGE_WIDTH, PAGE_HEIGHT = A4

Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)


class Ink(NamedTuple):
    """How text looks: size in points, and colour."""

    size: float
    colour: Colour = BLACK


Rect = tuple[float, float, float, float]
"""Left and lower edge, width and height."""


class Drawn(NamedTuple):
    """A finished file: its bytes, its number of pages, and where a pen writes on them."""

    content: bytes
    pages: int
    regions: tuple[PaperRegion, ...] = ()


class _Canvas(Canvas):
    """A canvas that names no standard font: reportlab would enter Helvetica on every page."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _Info(pdfdoc.PDFInfo):
    """Title, producer and the given time; reportlab would add an author, a subject, the clock."""

    def __init__(self, title: str, made_at: datetime) -> None:
        super().__init__()
        self.title = title
        self._made_at = f"D:{made_at.astimezone(UTC):%Y%m%d%H%M%S}Z"

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            "Producer": pdfdoc.PDFString(metadata.PRODUCER),
            "CreationDate": pdfdoc.PDFString(self._made_at),
        }
        return pdfdoc.PDFDictionary(entries).format(document)


class Sheet:
    """A document while it is drawn, page by page, in points from the lower left corner.

    Attributes:
        setting: Fonts and language of what is drawn now.
        regions: Where a pen writes, in the order drawn.
        is_screen: It is filled in on a screen, with boxes elsewhere than a pen's.
    """

    is_screen = False

    def __init__(self, setting: Setting, *, title: str, made_at: datetime) -> None:
        """Open the first page.

        Args:
            setting: Fonts and language.
            title: Title in the file's metadata; no person's name.
            made_at: The only time in the file.
        """
        self.setting = setting
        self._title = title
        self._made_at = made_at
        self._file = io.BytesIO()
        self._canvas = _Canvas(
            self._file,
            pagesize=A4,
            invariant=1,
            pageCompression=1,
            lang=setting.language,
            pdfVersion=(1, 7),
        )
        self._document = self._canvas._doc
        self._document.info = _Info(title, made_at)
        self._embedded: dict[Font, EmbeddedFont] = {}
        self._tree = StructureTree()
        self._page = 0
        self._colour = self._stroke = BLACK
        self._pen_width = 1.0
        self._is_marked = False
        self.regions: list[PaperRegion] = []

    # Text

    def line(self, x: float, baseline: float, line: Line, ink: Ink) -> None:
        """Write a line of text; within ``content`` it belongs to the open element."""
        self._fill_colour(ink.colour)
        code = [f"BT 1 0 0 1 {x:.2f} {baseline:.2f} Tm"]
        font: Font | None = None
        for word in line.in_sight():
            for run in word.runs:
                embedded = self._embed(run.font)
                if run.font is not font:
                    font = run.font
                    code.append(f"/{embedded.resource} {ink.size:g} Tf")
                for rise, shown in embedded.show(run.shape):
                    text = f"[{shown}] TJ"
                    code.append(f"{rise * ink.size / 1000:.2f} Ts {text} 0 Ts" if rise else text)
        code.append("ET")
        self._write(" ".join(code).replace("] TJ [", ""))

    def _embed(self, font: Font) -> EmbeddedFont:
        embedded = self._embedded.get(font)
        if embedded is None:
            embedded = self._embedded[font] = EmbeddedFont(font, self._document)
        return embedded

    # Structure

    @contextmanager
    def speaking(self, language: str, *, tag: str) -> Iterator[None]:
        """Draw in another language, in an element that says so."""
        outer = self.setting
        if language == outer.language:
            yield
            return
        self.setting = outer.of(language)
        with self.element(Element(tag, f"/Lang ({language})")):
            yield
        self.setting = outer

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """Open an element of the structure tree around what is drawn."""
        if self._is_marked:
            yield
            return
        self._tree.begin(element)
        yield
        self._tree.end()

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Open an element whose own content is drawn; within an artifact it is none."""
        if self._is_marked:
            yield
            return
        self._tree.begin(element)
        tag, mark = self._tree.mark(self._page)
        self._write(f"/{tag} << /MCID {mark} >> BDC")
        self._is_marked = True
        yield
        self._is_marked = False
        self._write("EMC")
        self._tree.end()

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Draw what is not part of the text: lines, boxes, the foot of the page."""
        if self._is_marked:
            yield
            return
        self._write(f"/Artifact << /Type /{kind} >> BDC" if kind else "/Artifact BMC")
        self._is_marked = True
        yield
        self._is_marked = False
        self._write("EMC")

    # Shapes

    def rule(self, start: tuple[float, float], end: tuple[float, float], ink: Ink) -> None:
        """Draw a straight line; ``ink.size`` is its width."""
        with self.artifact():
            self._stroke_ink(ink)
            self._write(f"{start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S")

    def box(
        self,
        corner: tuple[float, float],
        size: tuple[float, float],
        *,
        edge: Ink | None = None,
        fill: Colour | None = None,
    ) -> None:
        """Draw a box from its lower left corner."""
        with self.artifact():
            if edge:
                self._stroke_ink(edge)
            if fill:
                self._fill_colour(fill)
            paint = "B" if edge and fill else "S" if edge else "f"
            self._write(f"{corner[0]:.2f} {corner[1]:.2f} {size[0]:.2f} {size[1]:.2f} re {paint}")

    def tick_box(self, rect: Rect, edge: Ink, *, region: str = "") -> None:
        """Draw an empty box to tick; with a name it is a place that is written on by hand."""
        x, y, width, height = rect
        self.box((x, y), (width, height), edge=edge, fill=(1, 1, 1))
        if region:
            self.region(region, rect)

    def squares(self, squares: list[Rect]) -> None:
        """Fill black rectangles (x, y, width, height) as one path, exact to a hair."""
        with self.artifact():
            self._fill_colour(BLACK)
            path = " ".join(f"{x:.3f} {y:.3f} {w:.3f} {h:.3f} re" for x, y, w, h in squares)
            self._write(f"{path} f")

    @contextmanager
    def turned(self, x: float, y: float, *, degrees: float = 90) -> Iterator[None]:
        """Draw with the origin at (x, y), turned to the left: text runs upwards."""
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        self._write(f"q {cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {x:.2f} {y:.2f} cm")
        yield
        self._write("Q")
        self._colour = self._stroke = (-1, -1, -1)
        self._pen_width = -1

    def _fill_colour(self, colour: Colour) -> None:
        if colour != self._colour:
            self._colour = colour
            self._write(" ".join(f"{part:g}" for part in colour) + " rg")

    def _stroke_ink(self, ink: Ink) -> None:
        if ink.colour != self._stroke:
            self._stroke = ink.colour
            self._write(" ".join(f"{part:g}" for part in ink.colour) + " RG")
        if ink.size != self._pen_width:
            self._pen_width = ink.size
            self._write(f"{ink.size:g} w")

    def _write(self, code: str) -> None:
        self._canvas._code.append(code)

    # Pages and file

    def region(self, name: str, rect: Rect) -> None:
        """Note a place of this page that is written on by hand."""
        self.regions.append(PaperRegion(name, self._page + 1, *rect))

    def next_page(self) -> None:
        """Close this page and open the next."""
        self._canvas.showPage()
        self._page += 1
        self._colour = self._stroke = BLACK
        self._pen_width = 1.0

    def finish(self) -> bytes:
        """Close the last page and the file; the sheet must not be used after it."""
        document = self._document
        self._canvas.showPage()
        pages = document.Pages.pages
        for page in pages:
            document.updateSignature(page.stream)
            page.Trans = None  # reportlab leaves an empty transition
            # Its own way would write the content as text (ASCII85), slowly and a quarter longer.
            page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        self._add_fields(pages)
        self._tree.write(document, pages)
        document.Catalog.Metadata = pdfdoc.XMP(creator=lambda _: metadata.packet(self._about()))
        self._tell_colours()
        document.Catalog.ViewerPreferences = pdfdoc.PDFDictionary(
            {"DisplayDocTitle": pdfdoc.PDFtrue}
        )
        document.SaveToFile(self._file, self._canvas)
        return self._file.getvalue()

    def _add_fields(self, pages: list[pdfdoc.PDFPage]) -> None:
        """Paper has none."""

    def _about(self) -> metadata.About:
        return metadata.About(self._title, self.setting.language, self._made_at)

    def _tell_colours(self) -> None:
        """Say what the numbers of the colours mean."""
        document, profile = self._document, srgb_profile()
        stream = pdfdoc.PDFStream(content=profile, filters=[pdfdoc.PDFZCompress])
        stream.dictionary["N"] = 3
        intent = {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "DestOutputProfile": document.Reference(stream),
        }
        catalogue = document.Catalog
        # reportlab writes the entries named in this list.
        catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
        catalogue.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])
