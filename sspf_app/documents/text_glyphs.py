"""Glyphs of a shaped run: which characters each stands for, and how a page shows them."""

import itertools
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """A placed glyph of a shaped word; lengths in thousandths of the font size.

    Attributes:
        number: Number in the font file.
        text: The characters it stands for; empty for the further glyphs of one character.
        back: How far to move back before showing it.
        rise: How far above the baseline it sits.
    """

    number: int
    text: str
    back: float
    rise: float


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A shaped run of one font.

    Attributes:
        glyphs: In visual order.
        advance: Width in thousandths of the font size.
        end_back: How far to move back after the last glyph.
        numbers: Numbers of the glyphs.
        plain: What shows it, inside a ``TJ`` array, when every glyph stands for the character
            that the font's own table gives it; otherwise None.
    """

    glyphs: tuple[Glyph, ...]
    advance: float
    end_back: float
    numbers: frozenset[int]
    plain: str | None


def texts_of_glyphs(
    text: str, glyphs: Sequence[tuple[int, int]], units: Mapping[int, str]
) -> list[str]:
    """Which characters each glyph stands for.

    Args:
        text: The run.
        glyphs: Number and start in the run of each glyph, in visual order.
        units: The font's own table: characters of each glyph number.
    """
    starts = [*sorted({start for _, start in glyphs}), len(text)]
    clusters = {a: text[a:b] for a, b in itertools.pairwise(starts)}
    texts: list[str] = []
    for start, cluster in itertools.groupby(glyphs, key=lambda glyph: glyph[1]):
        own = [units.get(glyph, "") for glyph, _ in cluster]
        texts += _texts_of_cluster(own, clusters[start])
    return texts


def _texts_of_cluster(own: list[str], whole: str) -> list[str]:
    """Which characters each glyph of a cluster stands for.

    Args:
        own: What the font's own table says of each glyph.
        whole: The characters of the cluster.
    """
    if "".join(own) == whole:
        return own
    letters = [unicodedata.normalize("NFKC", text) for text in own]
    # A reader turns letters that run to the left round one by one: a single sign stays whole,
    # and an accent that stands before its letter gets behind it.
    if len(own) == 1 < len(whole) and letters[0] == whole:
        return own
    if "".join(letters) in (whole, whole[::-1]):
        return letters
    return [whole] + [""] * (len(own) - 1)


def show_glyphs(glyphs: list[tuple[float, int]], end_back: float) -> str:
    """Write (move back, code) pairs as the inside of a ``TJ`` array."""
    parts = ["<"]
    for back, code in glyphs:
        parts.append(f">{back:g}<{code:04X}" if back else f"{code:04X}")
    parts.append(f">{end_back:g}" if end_back else ">")
    return "".join(parts).removeprefix("<>")
