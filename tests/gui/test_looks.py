"""The looks can be read: WCAG 2.2 AA, measured."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from sspf_app.gui.icons import mark_icon
from sspf_app.gui.looks import BODY_POINTS, LOOKS, Tokens, Tone, tokens
from sspf_app.gui.stylesheet import stylesheet
from sspf_app.gui.theme import Theme
from sspf_app.gui.widgets.buttons import button
from sspf_app.services.settings import ThemeChoice

GROUNDS = ("window", "surface", "sunken", "rail", "neutral_soft")


def contrast(one: str, two: str) -> float:
    """Source: WCAG 2.2, "contrast ratio"."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    seen = QColor(colour)
    red, green, blue = (linear(part) for part in (seen.redF(), seen.greenF(), seen.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_measure_knows_its_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_text_can_be_read_on_every_ground(look: Tokens) -> None:
    pairs = [
        *product(("text", "muted"), GROUNDS),
        *product(("accent", "danger"), ("window", "surface", "sunken")),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("accent_text", "accent_soft"),
        ("text", "accent_soft"),
        ("window", "text"),
    ]
    colours = look.colours()
    weak = {
        (ink, ground): round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in pairs
        if contrast(colours[ink], colours[ground]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_tone_can_be_read_on_its_ground_and_on_a_list(look: Tokens) -> None:
    grounds = [(tone, look.ground(tone)) for tone in Tone] + [(tone, look.surface) for tone in Tone]
    weak = [(tone, ground) for tone, ground in grounds if contrast(look.ink(tone), ground) < 4.5]
    assert weak == []
    assert [tone for tone in Tone if contrast(look.text, look.ground(tone)) < 4.5] == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_edges_of_fields_and_the_focus_can_be_seen(look: Tokens) -> None:
    for edge, ground in product((look.border_strong, look.accent), (look.surface, look.window)):
        assert contrast(edge, ground) >= 3


def test_no_text_is_smaller_than_the_body(theme: Theme, qapp: QApplication) -> None:
    assert BODY_POINTS >= 10.5
    assert qapp.font().pointSizeF() == BODY_POINTS
    sizes = [
        float(line.split("font-size:")[1].split("pt")[0])
        for line in stylesheet(LOOKS["light"]).splitlines()
        if "font-size:" in line
    ]
    assert sizes
    assert min(sizes) >= BODY_POINTS


def test_another_look_colours_palette_and_icons_at_once(theme: Theme, qapp: QApplication) -> None:
    lock = button("Lock")
    mark_icon(lock, "lock")
    before = lock.icon().pixmap(20).toImage()
    theme.choose(ThemeChoice.DARK)
    assert tokens() is LOOKS["dark"]
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LOOKS["dark"].window
    assert lock.icon().pixmap(20).toImage() != before


def test_text_grows_to_twice_its_size(theme: Theme, qapp: QApplication) -> None:
    theme.choose(ThemeChoice.LIGHT, text_percent=200)
    assert qapp.font().pointSizeF() == 2 * BODY_POINTS
