"""Fonts inside the file: only the glyphs in use, with the way back to characters."""

import hashlib

from reportlab.pdfbase import pdfdoc

# reportlab sets many of its attributes at run time.
# pyright: reportAttributeAccessIssue=false
from sspf_app.documents.text_fonts import Font, Shape, show_glyphs

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class EmbeddedFont:
    """One font in one document; the document asks it for its objects when it is saved.

    A code is the glyph's number as long as the glyph stands for what the font's own table says. A
    glyph that stands for something else there (a local form, part of a decomposed letter) gets a
    code of its own beyond the glyphs, so that copying and reading aloud stay right.

    Attributes:
        resource: Name in the page resources.
    """

    def __init__(self, font: Font, document: pdfdoc.PDFDocument) -> None:
        """Enter the font in the document."""
        self._font = font
        self._used: set[int] = set()
        self._extra: dict[tuple[int, str], int] = {}
        self.resource = f"F{len(document.delayedFonts) + 1}"
        document.fontMapping[font.name] = f"/{self.resource}"
        document.delayedFonts.append(self)

    def show(self, shape: Shape) -> list[tuple[float, str]]:
        """How to show a shape: (rise in thousandths, inside of a ``TJ`` array) pairs."""
        self._used.update(shape.numbers)
        if shape.plain is not None:
            return [(0, shape.plain)]
        parts: list[tuple[float, list[tuple[float, int]]]] = []
        for glyph in shape.glyphs:
            placed = (glyph.back, self._code(glyph.number, glyph.text))
            if parts and parts[-1][0] == glyph.rise:
                parts[-1][1].append(placed)
            else:
                parts.append((glyph.rise, [placed]))
        shown = [(rise, show_glyphs(placed, 0)) for rise, placed in parts]
        return [*shown, (0, f"{shape.end_back:g}")] if shape.end_back else shown

    def _code(self, glyph: int, text: str) -> int:
        if self._font.units.get(glyph) == text:
            return glyph
        fresh = self._font.glyph_count + len(self._extra)
        return self._extra.setdefault((glyph, text), fresh)

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802  reportlab's name
        """Write the font (called by reportlab when the document is saved)."""
        font = self._font
        glyphs = font.alphabet | self._used | {0}
        data = font.subset(frozenset(glyphs))
        name = f"/{_subset_tag(font.name, glyphs)}+{font.name}"
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                **font.descriptor,
                "FontFile2": self._stream(document, "file", data, Length1=len(data)),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "CIDToGIDMap": self._code_map(document),
                "FontDescriptor": document.Reference(descriptor, f"{self.resource} descriptor"),
                "W": self._widths(glyphs),
            }
        )
        whole = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray(
                    [document.Reference(descendant, f"{self.resource} descendant")]
                ),
                "ToUnicode": self._stream(document, "unicode", self._to_unicode(glyphs)),
            }
        )
        fonts = document.idToObject["BasicFonts"]
        fonts.dict[self.resource] = document.Reference(whole, f"{self.resource} font")

    def _stream(
        self, document: pdfdoc.PDFDocument, what: str, content: bytes, **entries: int
    ) -> pdfdoc.PDFObjectReference:
        stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
        for key, value in entries.items():
            stream.dictionary[key] = value
        return document.Reference(stream, f"{self.resource} {what}")

    def _code_map(self, document: pdfdoc.PDFDocument) -> pdfdoc.PDFObjectReference | str:
        if not self._extra:
            return "/Identity"
        numbers = [*range(self._font.glyph_count), *(glyph for glyph, _ in self._extra)]
        table = b"".join(number.to_bytes(2, "big") for number in numbers)
        return self._stream(document, "codes", table)

    def _widths(self, glyphs: set[int] | frozenset[int]) -> str:
        codes = {glyph: glyph for glyph in glyphs}
        codes |= {code: glyph for (glyph, _), code in self._extra.items()}
        parts: list[str] = []
        last = -2
        for code in sorted(codes):
            width = f"{self._font.width(codes[code]):g}"
            parts.append(f" {width}" if code == last + 1 else f"] {code} [{width}")
            last = code
        return f"[{''.join(parts).removeprefix(']')}]]"

    def _to_unicode(self, glyphs: set[int] | frozenset[int]) -> bytes:
        texts = {glyph: self._font.units.get(glyph, "") for glyph in glyphs}
        # A further glyph of the same character adds nothing, but every code must say something.
        texts |= {code: text or "\u200b" for (_, text), code in self._extra.items()}
        lines = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>\n"
            for code, text in sorted(texts.items())
            if text
        ]
        blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
        body = "".join(f"{len(b)} beginbfchar\n{''.join(b)}endbfchar\n" for b in blocks)
        return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")


def _subset_tag(name: str, glyphs: set[int] | frozenset[int]) -> str:
    """Six letters that depend on the content only, so that the same paper has the same bytes."""
    digest = hashlib.sha256(f"{name} {sorted(glyphs)}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
