"""The looks: colours and sizes of the one theme, as data; ``gui.theme`` applies them.

Widgets never name a colour. They carry properties (``role``, ``kind``, ``tone``) that the style
sheet (``gui.stylesheet``) answers, or ask ``tokens()`` when they paint by hand and repaint on
``QEvent.Type.PaletteChange``. Every pair of text and ground is measured in
``tests/gui/test_looks.py`` (WCAG 2.2 AA).
"""

from enum import StrEnum
from typing import NamedTuple

GRID = 8
"""Pixels of one step; margins and gaps are multiples, or half of one."""

BODY_POINTS = 10.5
HEADING_POINTS = 13.0
TITLE_POINTS = 19.0


class Tone(StrEnum):
    """What something says; each has a word and a shape too, never the colour alone."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    LEGAL = "legal"
    """With the support of a law: never to be taken for consent."""


class Tokens(NamedTuple):
    """Colours of one look, as ``#rrggbb``.

    Attributes:
        window: Ground of a page.
        surface: Ground of cards, lists and fields.
        sunken: Ground of what lies under the pointer, and of table headings.
        rail: Ground of the navigation.
        border: Lines that only part.
        border_strong: Lines that show where to type or press (3:1).
        accent: The one accent: primary buttons, selection marks, links, focus.
        accent_soft: Ground of a selected row; ``accent_text`` stands on it.
        success_soft: Ground on which ``success`` is written; so for each tone.
    """

    name: str
    window: str
    surface: str
    sunken: str
    rail: str
    border: str
    border_strong: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_text: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    legal: str
    legal_soft: str
    neutral_soft: str

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.window < self.text

    def ink(self, tone: Tone) -> str:
        """The colour of words and shapes of a tone."""
        named = {Tone.NEUTRAL: self.muted, Tone.INFO: self.accent_text}
        return named.get(tone) or getattr(self, tone.value)

    def ground(self, tone: Tone) -> str:
        """The colour under words and shapes of a tone."""
        return self.accent_soft if tone is Tone.INFO else getattr(self, f"{tone.value}_soft")

    def colours(self) -> dict[str, str]:
        """Every colour by its name."""
        return {name: colour for name, colour in self._asdict().items() if name != "name"}


LIGHT = Tokens(
    name="light",
    window="#f6f5f2",
    surface="#ffffff",
    sunken="#f0eee9",
    rail="#eceae4",
    border="#dfdcd4",
    border_strong="#85827a",
    text="#1f2328",
    muted="#5a5f66",
    accent="#1f5f8b",
    accent_hover="#184c70",
    on_accent="#ffffff",
    accent_soft="#dfebf4",
    accent_text="#164a6e",
    success="#1d6639",
    success_soft="#e0f1e6",
    warning="#7d4a00",
    warning_soft="#fbecd2",
    danger="#a0262a",
    danger_soft="#fbe5e3",
    legal="#5b2d8a",
    legal_soft="#ece3f6",
    neutral_soft="#eceae4",
)

DARK = Tokens(
    name="dark",
    window="#181a1d",
    surface="#212429",
    sunken="#2a2e34",
    rail="#121416",
    border="#363b43",
    border_strong="#808791",
    text="#e9e7e2",
    muted="#abb0b8",
    accent="#7db7e3",
    accent_hover="#9ccaee",
    on_accent="#0b1c29",
    accent_soft="#1f3c53",
    accent_text="#bcdcf5",
    success="#85cf9d",
    success_soft="#1e3528",
    warning="#e8bb70",
    warning_soft="#3b2e15",
    danger="#f39a95",
    danger_soft="#452321",
    legal="#cdb2f2",
    legal_soft="#38284f",
    neutral_soft="#2d3138",
)

CONTRAST = Tokens(
    name="contrast",
    window="#000000",
    surface="#000000",
    sunken="#1c1c1c",
    rail="#000000",
    border="#ffffff",
    border_strong="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    accent="#ffd84d",
    accent_hover="#ffe894",
    on_accent="#000000",
    accent_soft="#3d3300",
    accent_text="#ffe894",
    success="#7cf29c",
    success_soft="#00240c",
    warning="#ffc266",
    warning_soft="#2b1a00",
    danger="#ff9d97",
    danger_soft="#330300",
    legal="#dcbcff",
    legal_soft="#1f0038",
    neutral_soft="#1c1c1c",
)

LOOKS = {look.name: look for look in (LIGHT, DARK, CONTRAST)}

_current = LIGHT


def tokens() -> Tokens:
    """The colours in use, for what is painted by hand."""
    return _current


def use(look: Tokens) -> None:
    """Make a look the one in use; ``gui.theme`` alone calls this."""
    global _current
    _current = look
