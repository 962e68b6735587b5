"""Fields to fill in on a screen: boxes that are ticked, struck out or empty, and lines of text.

No field has a script or sends anything anywhere.

Source: ISO 32000-1, 12.7; ISO 14289-1, 7.18 (each field is described in words and stands in the
structure tree).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc

# reportlab sets many of its attributes at run time.
# pyright: reportAttributeAccessIssue=false
from sspf_app.documents.sheet import Rect
from sspf_app.documents.structure import Widget, reserve

_PRINTED = 4
_MANY_LINES = 1 << 12
_LINE_HEIGHT = 24.0
"""A field of this height takes more than one line."""
_TYPED = "/Helv 0 Tf 0 g"
"""What a reader types with: a font every reader has, in a size that fits."""


@dataclass
class _Field:
    """A field and its places.

    Attributes:
        number: Number of its object.
        raw: Its object.
        name: Its name.
        said: What a screen reader says.
        kids: Its places; a field of text has one.
    """

    number: int
    raw: object
    name: str
    said: str
    kids: list[Widget] = field(default_factory=list[Widget])


class FormFields:
    """The fields of one document.

    Attributes:
        page: Page that is drawn, from 0.
    """

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        """Start with none."""
        self.page = 0
        self._document = document
        self._choices: dict[str, _Field] = {}
        self._order: list[int] = []
        self._widgets: list[Widget] = []
        self._looks: dict[tuple[str, float, float], int] = {}

    def tick(self, name: str, state: str, rect: Rect, *, said: str, group: str = "") -> Widget:
        """A box that is ticked or not; at most one box of a field is.

        Args:
            name: Name of the field.
            state: What the field says when this box is ticked; ``No`` strikes it out.
            rect: Where.
            said: What a screen reader says of the box.
            group: What it says of the field; as ``said`` where the field has one box.
        """
        choice = self._choices.get(name)
        if choice is None:
            number, raw = reserve(self._document)
            choice = self._choices[name] = _Field(number, raw, name, group or said)
            self._order.append(number)
        shown = self._look("strike" if state == "No" else "cross", rect)
        entries = (
            f"/Parent {choice.number} 0 R /TU {pdf_text(said)} /AS /Off"
            f" /AP << /N << /{state} {shown} 0 R /Off {self._look('none', rect)} 0 R >> >>"
        )
        widget = self._widget(rect, entries)
        choice.kids.append(widget)
        return widget

    def line(self, name: str, rect: Rect, *, said: str) -> Widget:
        """A line or more to type on."""
        flags = f" /Ff {_MANY_LINES}" if rect[3] >= _LINE_HEIGHT else ""
        entries = (
            f"/FT /Tx /T {pdf_text(name)} /TU {pdf_text(said)} /V {pdf_text('')}{flags}"
            f" /DA ({_TYPED}) /AP << /N {self._look('line', rect)} 0 R >>"
        )
        widget = self._widget(rect, entries)
        self._order.append(widget.number)
        return widget

    def write(self, pages: list[pdfdoc.PDFPage]) -> None:
        """Hang every field on its page and in the catalogue."""
        for choice in self._choices.values():
            kids = " ".join(f"{kid.number} 0 R" for kid in choice.kids)
            choice.raw.text = (  # pyright: ignore[reportAttributeAccessIssue]
                f"<< /FT /Btn /T {pdf_text(choice.name)} /TU {pdf_text(choice.said)} /V /Off"
                f" /Kids [{kids}] >>"
            )
        for number, page in enumerate(pages):
            held = [widget.raw for widget in self._widgets if widget.page == number]
            page.Annots = [self._document.Reference(raw) for raw in held]
        fields = " ".join(f"{number} 0 R" for number in self._order)
        number, raw = reserve(self._document)
        raw.text = (
            f"<< /Fields [{fields}] /DA ({_TYPED}) /DR << /Font << /Helv << /Type /Font"
            " /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
        )
        self._document.Catalog.AcroForm = self._document.Reference(raw)

    def _widget(self, rect: Rect, entries: str) -> Widget:
        x, y, width, height = rect
        corners = f"{x:.2f} {y:.2f} {x + width:.2f} {y + height:.2f}"
        number, raw = reserve(self._document)
        widget = Widget(
            page=self.page,
            entries=f"/Type /Annot /Subtype /Widget /F {_PRINTED} /Rect [{corners}] {entries}",
            number=number,
            raw=raw,
        )
        self._widgets.append(widget)
        return widget

    def _look(self, kind: str, rect: Rect) -> int:
        """Number of the object that shows a field: a cross, a line through it, nothing."""
        width, height = rect[2:]
        key = (kind, round(width, 2), round(height, 2))
        if key not in self._looks:
            code = _code(kind, width, height)
            stream = pdfdoc.PDFStream(content=code.encode("ascii"))
            stream.dictionary["Type"] = "/XObject"
            stream.dictionary["Subtype"] = "/Form"
            stream.dictionary["BBox"] = f"[0 0 {width:.2f} {height:.2f}]"
            stream.dictionary["Resources"] = "<< >>"
            self._document.Reference(stream)
            self._looks[key] = self._document.objectcounter
        return self._looks[key]


def _code(kind: str, width: float, height: float) -> str:
    """Drawing of a look, from the field's lower left corner."""
    inner, right, top = 0.2 * width, 0.8 * width, 0.8 * height
    if kind == "cross":
        strokes = f"{inner:.2f} {inner:.2f} m {right:.2f} {top:.2f} l S"
        return f"1.6 w {strokes} {inner:.2f} {top:.2f} m {right:.2f} {inner:.2f} l S"
    if kind == "strike":
        return f"2 w 0 {height / 2:.2f} m {width:.2f} {height / 2:.2f} l S"
    return "/Tx BMC EMC" if kind == "line" else ""


def pdf_text(text: str) -> str:
    """Any text as a string of a PDF."""
    return "<" + f"\ufeff{text}".encode("utf-16-be").hex().upper() + ">"
