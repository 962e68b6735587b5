"""The looks can be read: WCAG 2.2 AA, measured."""

import re
from itertools import product

import pytest
from PySide6.QtCore import Qt
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


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_rule_that_names_ink_and_ground_can_be_read(look: Tokens) -> None:
    """Read from the style sheet itself, so that a rule added later is measured too."""
    weak: list[str] = []
    measured = 0
    for selector, rules in _rules(look):
        ink, ground = rules.get("color"), rules.get("background")
        inks = [ink, rules.get("selection-color")]
        grounds = [ground, rules.get("selection-background-color")]
        for one, two in zip(inks, grounds, strict=True):
            if one is None or two is None or (one + two).count("#") != 2:
                continue
            measured += 1
            if contrast(one, two) < (7 if look.name == "contrast" else 4.5):
                weak.append(f"{selector}: {one} on {two} is {contrast(one, two):.2f}")
    assert measured >= 15
    assert weak == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_edge_that_shows_the_focus_can_be_seen(look: Tokens) -> None:
    """On each ground that a control may lie on, and on its own (WCAG 2.2, 1.4.11 and 2.4.11)."""
    grounds = (look.window, look.surface, look.sunken, look.rail)
    weak: list[str] = []
    measured = 0
    for selector, rules in _rules(look):
        border = rules.get("border", "")
        if ":focus" not in selector or "#" not in border or "toast" in selector:
            continue  # a toast lies on its own ground, measured above
        measured += 1
        edge = "#" + border.partition("#")[2][:6]
        weak += [f"{selector}: {edge} on {one}" for one in grounds if contrast(edge, one) < 3]
    assert measured >= 10
    assert weak == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_what_is_painted_by_hand_can_be_told_from_its_ground(look: Tokens) -> None:
    """Signs of the matrix, lines of the network map, ticks of boxes: 3:1 at least."""
    signs = ("text", "muted", "accent", "accent_text", "danger", "border_strong")
    grounds = ("surface", "window", "sunken", "accent_soft")
    colours = look.colours()
    weak = [
        (ink, ground)
        for ink, ground in product(signs, grounds)
        if contrast(colours[ink], colours[ground]) < 3
    ]
    assert weak == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_tones_can_be_told_apart_from_every_ground_they_lie_on(look: Tokens) -> None:
    for tone, ground in product(Tone, (look.window, look.surface, look.sunken)):
        assert contrast(look.ink(tone), ground) >= (7 if look.name == "contrast" else 4.5)


def _rules(look: Tokens) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", stylesheet(look)):
        pairs = (part.partition(":") for part in body.split(";") if ":" in part)
        found.append((" ".join(selector.split()), {k.strip(): v.strip() for k, _c, v in pairs}))
    return found


def test_the_system_asks_for_high_contrast_and_gets_it(theme: Theme, qapp: QApplication) -> None:
    asked = theme._for_eyes.contrastPreferenceChanged
    theme.choose(ThemeChoice.SYSTEM)
    asked.emit(Qt.ContrastPreference.HighContrast)
    assert tokens() is LOOKS["contrast"]
    theme.choose(ThemeChoice.LIGHT)
    assert tokens() is LOOKS["light"]  # what the user chose comes first
    theme.choose(ThemeChoice.SYSTEM)
    assert tokens() is LOOKS["contrast"]
    asked.emit(Qt.ContrastPreference.NoPreference)
    assert tokens() is not LOOKS["contrast"]


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


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_what_cannot_be_pressed_looks_so_where_all_lines_are_alike(look: Tokens) -> None:
    is_alike = look.border == look.border_strong
    assert ("border-style: dashed" in stylesheet(look)) == is_alike
