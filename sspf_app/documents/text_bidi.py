"""Order of letters: which way each one runs, and how the words of a line stand to the eye.

Levels come from the Unicode bidirectional algorithm (UAX #9): an even level runs to the right, an
odd one to the left. Numbers, telephone numbers, dates and addresses of mail and web are isolated:
the algorithm alone would turn "+46 70-123 45 67" round within Arabic.
"""

import functools
import itertools
import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "prs", "ps", "ug", "ur", "yi"})
"""Languages whose paper is mirrored as a whole."""

_TURNS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATED = re.compile(
    r"""
    (?P<mail> [A-Za-z0-9_.+-]+ @ [A-Za-z0-9-]+ (?:\.[A-Za-z0-9-]+)+ )
    | (?P<web> (?:https?://|www\.) [!-~]* [A-Za-z0-9/]
        | [a-z0-9-]+ (?:\.[a-z0-9-]+)* \.(?:se|org|eu|com)\b )
    | (?P<number> \+? (?:\(\d+\)[ \u00a0]?)? (?:[A-Za-z]+[.:/-])* [A-Za-z]*
        \d (?: (?:[.,:/–+-]|[ \u00a0])? [A-Za-z\d] | [ \u00a0]? \(\d+\) )* )
    """,
    re.VERBOSE,
)
_ISOLATE, _END = "\u2066", "\u2069"
_ARABIC_LETTER = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
# Zero-width (non-)joiner: spelling between Arabic letters, rubbish anywhere else.
_STRAY_JOINER = re.compile(
    f"(?<!{_ARABIC_LETTER})[\u200c\u200d]|[\u200c\u200d](?!{_ARABIC_LETTER})"
)


class Levelled(Protocol):
    """Something that runs one way."""

    @property
    def level(self) -> int:
        """Level of the bidirectional algorithm."""
        ...


_Item = TypeVar("_Item", bound=Levelled)


def without_stray_joiners(text: str) -> str:
    """Drop joiners that stand between no Arabic letters."""
    return _STRAY_JOINER.sub("", text)


def turns(text: str) -> bool:
    """Whether some letter of a text may run to the left."""
    return not text.isascii() and _TURNS.search(text) is not None


@functools.lru_cache(maxsize=2_000)
def levels(text: str, *, is_rtl: bool) -> tuple[int, ...]:
    """Level of each character of one paragraph.

    Args:
        text: The paragraph, in the order it is read.
        is_rtl: The paragraph's own direction.
    """
    # Only a paper with such letters pays for loading it.
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    isolated, places = _isolate(text)
    direction = TextDirection.RTL if is_rtl else TextDirection.LTR
    found = [int(is_rtl)] * len(text)
    for sign in BidiParagraph(isolated, direction, preserve_bn_chars=True).get_characters():
        place = places[sign.character_index]
        if place is not None:
            found[place] = sign.embedding_level
    return tuple(found)


def _isolate(text: str) -> tuple[str, list[int | None]]:
    """Put isolates round numbers and addresses; which sign of the text each sign is."""
    parts: list[str] = []
    places: list[int | None] = []
    at = 0
    for match in _ISOLATED.finditer(text):
        start, end = match.span()
        parts += [text[at:start], _ISOLATE, match.group(), _END]
        places += [*range(at, start), None, *range(start, end), None]
        at = end
    return "".join([*parts, text[at:]]), [*places, *range(at, len(text))]


def in_sight(items: Sequence[_Item]) -> Sequence[_Item]:
    """The items of one line from left to right (rule L2)."""
    highest = max((item.level for item in items), default=0)
    if not highest:
        return items
    ordered = list(items)
    lowest_odd = min((item.level for item in items if item.level % 2), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        turned: list[_Item] = []
        for is_turned, run in itertools.groupby(ordered, key=lambda i: i.level >= level):
            kept = list(run)
            turned += reversed(kept) if is_turned else kept
        ordered = turned
    return ordered


def from_the_right(copied: str) -> str:
    """Text copied from a page, its lines read as lines that run to the left.

    A reader copies a line from left to right, and turns round only what lies between two changes
    of direction. In a line that runs to the left these parts come in the wrong order.
    """
    return "\n".join(
        " ".join("".join(part) for part in reversed(_parts(line))) for line in copied.splitlines()
    )


def _parts(line: str) -> list[list[str]]:
    """A line in parts that run one way; a sign without direction goes with what is before it."""
    parts: list[list[str]] = []
    runs_left: bool | None = None
    for sign in line:
        here = turns(sign) if sign.isalnum() else runs_left
        if not parts or here is not runs_left:
            parts.append([])
        parts[-1].append(sign)
        runs_left = here
    return parts
