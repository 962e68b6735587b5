"""Fonts and shaped words: from characters to positioned glyphs.

A word is shaped once per program run and kept; the fonts of a chain are asked in order, so that a
font for another script is one more link. A character that no font has is an error, never a blank.
"""

import functools
import struct
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

# uharfbuzz is compiled and has no stubs.
# pyright: reportAttributeAccessIssue=false
from sspf_app import assets
from sspf_app.documents.text_glyphs import Glyph, Shape, show_glyphs, texts_of_glyphs
from sspf_app.documents.text_signs import DRAWN, JOINERS, MissingGlyphError

_KEPT_WORDS = 20_000
# Ligatures would tie two letters to one glyph: searching and reading aloud is worth more here.
_FEATURES = {"liga": False, "clig": False}


class Face(StrEnum):
    """Cut of a typeface."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"


class Run(NamedTuple):
    """Part of a word that one font covers."""

    font: "Font"
    shape: Shape


class Word(NamedTuple):
    """A shaped word, all of which runs one way.

    Attributes:
        text: Its characters, in the order they are read.
        face: Its cut.
        runs: From left to right.
        advance: Width in thousandths of the font size.
        level: Level of the bidirectional algorithm; odd = runs to the left.
    """

    text: str
    face: Face
    runs: tuple[Run, ...]
    advance: float
    level: int = 0


class Font:
    """One font file, loaded once.

    Attributes:
        name: PostScript name.
        covered: Every character it can show.
        units: Its own table: characters of each glyph number.
    """

    def __init__(self, path: Path) -> None:
        """Load the file; raises ``FileNotFoundError`` when it is not there."""
        self._face = hb.Face(hb.Blob(path.read_bytes()))
        self._font = hb.Font(self._face)
        self._scale = 1000 / self._face.upem
        self.name = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
        codepoints = sorted(set(self._face.unicodes), reverse=True)
        self.covered = frozenset(map(chr, codepoints))
        # The lowest code point wins, so that a space stands for a space and not for U+00A0.
        self.units = {self._font.get_nominal_glyph(code) or 0: chr(code) for code in codepoints}

    @property
    def glyph_count(self) -> int:
        """Number of glyphs of the file."""
        return self._face.glyph_count

    def width(self, glyph: int) -> float:
        """Width of a glyph in thousandths of the font size."""
        return round(self._font.get_glyph_h_advance(glyph) * self._scale, 2)

    @functools.cached_property
    def descriptor(self) -> dict[str, object]:
        """What a PDF font descriptor says about the whole font."""
        head = self._face.reference_table("head").data
        os2 = self._face.reference_table("OS/2").data
        slant = struct.unpack(">i", self._face.reference_table("post").data[4:8])[0] / 65536
        box = [round(edge * self._scale) for edge in struct.unpack(">4h", head[36:44])]
        extents = self._font.get_font_extents("ltr")
        (weight,) = struct.unpack(">H", os2[4:6])
        (cap_height,) = struct.unpack(">h", os2[88:90])
        return {
            "Flags": 4 | (64 if slant else 0),
            "FontBBox": f"[{' '.join(map(str, box))}]",
            "ItalicAngle": round(slant, 2),
            "Ascent": round(extents.ascender * self._scale),
            "Descent": round(extents.descender * self._scale),
            "CapHeight": round(cap_height * self._scale),
            "StemV": 50 + (weight // 65) ** 2,  # The usual estimate: nothing in the file says it.
        }

    @functools.cached_property
    def alphabet(self) -> frozenset[int]:
        """Glyphs embedded in every document, so that most documents share one subset."""
        signs = [chr(code) for code in range(0x20, 0x7F)] + list("ÅÄÖÉåäöéü§–—’”…·•")
        glyphs = (self._font.get_nominal_glyph(ord(sign)) for sign in signs)
        return frozenset(glyph for glyph in glyphs if glyph)

    @functools.lru_cache(maxsize=8)  # noqa: B019  fonts live as long as the program
    def subset(self, glyphs: frozenset[int]) -> bytes:
        """A font file with these glyphs only, under their old numbers."""
        wanted = hb.SubsetInput()
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_HINTING
        )
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
        for tag in ("GSUB", "GPOS", "GDEF", "STAT", "name", "gasp"):
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
        # Kept: cmap, OS/2 and post; some printers' readers want them.
        blob = hb.subset(self._face, wanted).blob
        return bytes(blob.data)

    def shape(self, text: str, language: str, *, is_rtl: bool = False) -> Shape:
        """Shape one run of text that runs one way, every character of which the font covers."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_rtl else "ltr"
        buffer.language = language
        hb.shape(self._font, buffer, _FEATURES)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions or []
        texts = texts_of_glyphs(
            text, [(info.codepoint, info.cluster) for info in infos], self.units
        )
        pen = shown = 0.0  # where the text stands, and where a viewer would be
        glyphs: list[Glyph] = []
        for info, position, stands_for in zip(infos, positions, texts, strict=True):
            at = pen + position.x_offset * self._scale
            rise = position.y_offset * self._scale
            glyphs.append(Glyph(info.codepoint, stands_for, round(shown - at, 2), round(rise, 2)))
            shown = at + self.width(info.codepoint)
            pen += position.x_advance * self._scale
        end_back = round(shown - pen, 2)
        numbers = frozenset(glyph.number for glyph in glyphs)
        is_plain = all(self.units.get(g.number) == g.text and not g.rise for g in glyphs)
        plain = show_glyphs([(g.back, g.number) for g in glyphs], end_back) if is_plain else None
        return Shape(tuple(glyphs), pen, end_back, numbers, plain)


class FontSet:
    """The fonts of a document: for each cut a chain, asked in order."""

    def __init__(self, chains: dict[Face, tuple[Font, ...]]) -> None:
        """Take the chains; every cut that will be used must have one."""
        self._chains = chains
        self._words: dict[tuple[str, Face, str, int], Word] = {}

    def word(self, text: str, face: Face, language: str, level: int = 0) -> Word:
        """Shape a word, or take it from what was shaped before.

        Args:
            text: Printable characters (see ``printable``), without line ends.
            face: The cut.
            language: Language of the text: some letters look different in some.
            level: Level of all its characters (see ``text_bidi``).

        Raises:
            MissingGlyphError: no font of the chain has one of the characters.
        """
        key = (text, face, language, level)
        word = self._words.get(key)
        if word is None:
            if len(self._words) >= _KEPT_WORDS:
                self._words.clear()
            word = self._words[key] = self._shape(text, face, language, level)
        return word

    def _shape(self, text: str, face: Face, language: str, level: int) -> Word:
        drawn = text.translate(DRAWN)
        chain = self._chains[face]
        is_rtl = level % 2 == 1
        if is_rtl:
            # Blanks and stops come from the font of the letters: a reader that meets another font
            # takes the words before and after it for separate texts.
            chain = (*chain[1:], chain[0])
        if chain[0].covered.issuperset(drawn):
            parts = [(chain[0], drawn)]
        else:
            parts = _by_font(drawn, chain)
        runs = [Run(font, font.shape(part, language, is_rtl=is_rtl)) for font, part in parts]
        if is_rtl:
            runs.reverse()
        return Word(text, face, tuple(runs), sum(run.shape.advance for run in runs), level)


def _by_font(text: str, chain: tuple[Font, ...]) -> list[tuple[Font, str]]:
    parts: list[tuple[Font, str]] = []
    for sign in text:
        last = parts[-1][0] if parts else None
        font = next((font for font in chain if sign in font.covered), None)
        # An accent stays with its letter where that font has it; a joiner has no shape at all.
        if last and (sign in JOINERS or (unicodedata.combining(sign) and sign in last.covered)):
            font = last
        if font is None:
            raise MissingGlyphError(sign, text)
        if parts and parts[-1][0] is font:
            parts[-1] = (font, parts[-1][1] + sign)
        else:
            parts.append((font, sign))
    return parts


@functools.cache
def house_fonts() -> FontSet:
    """Noto Sans in its three cuts, and behind each the fonts of other scripts (never italic)."""
    return FontSet({face: (_house_font("NotoSans", face), *_other_scripts(face)) for face in Face})


def _other_scripts(face: Face) -> list[Font]:
    upright = Face.BOLD if face is Face.BOLD else Face.REGULAR
    return [_house_font(f"NotoSans{script}", upright) for script in ("Arabic", "Ethiopic")]


@functools.cache
def _house_font(family: str, face: Face) -> Font:
    return Font(assets.path(f"fonts/{family}-{face.value}.ttf"))
