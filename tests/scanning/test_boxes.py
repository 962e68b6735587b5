"""A mark in a box: a cross is a tick, a flat stroke is for the eye, whichever way it leans."""

import pytest
from PIL import Image

from scripts.scan_trials.pen import Line, Pen
from sspf_app.scanning.boxes import Ink, look
from sspf_app.scanning.placing import Placement

SCALE = 200 / 72
HEIGHT = 120
BOX = (50.0, 50.0, 12.0, 12.0)


def seen(*strokes: Line) -> Ink:
    """What is seen in a printed box after these strokes."""
    picture = Image.new("L", (round(HEIGHT * SCALE), round(HEIGHT * SCALE)), 250)
    x, y, width, height = BOX
    left, right, foot, top = x, x + width, y, y + height
    edge = [(left, foot), (right, foot), (right, top), (left, top), (left, foot)]
    Pen(picture, SCALE, 30, 0.8).draw(edge)
    for stroke in strokes:
        Pen(picture, SCALE, 40, 1.6).draw(stroke)
    placement = Placement(complex(SCALE), complex(0, picture.height), 0.0)
    (found,) = look(picture, placement, [("box", BOX)])
    return found.ink


def test_an_empty_box_is_blank() -> None:
    assert seen() is Ink.BLANK


def test_a_cross_and_a_tick_are_ticks() -> None:
    assert seen([(52, 52), (60, 60)], [(52, 60), (60, 52)]) is Ink.TICKED
    assert seen([(52, 57), (55, 52), (62, 63)]) is Ink.TICKED


@pytest.mark.parametrize("lean", [-1.8, -1.5, -0.8, 0, 0.8, 1.5, 1.8])
def test_a_stroke_that_hardly_leaves_the_box_is_never_a_tick(lean: float) -> None:
    assert seen([(49.5, 56 - lean), (63, 56 + lean)]) is Ink.UNCLEAR


@pytest.mark.parametrize("lean", [-1.5, 0, 1.5])
def test_a_stroke_through_the_box_strikes_it(lean: float) -> None:
    assert seen([(45, 56 - lean), (67, 56 + lean)]) is Ink.STRUCK


def test_a_fold_across_a_stroke_leaves_the_box_to_the_eye() -> None:
    assert seen([(45.0, 56.0), (67.0, 56.0)], [(56.0, 30.0), (56.0, 82.0)]) is Ink.UNCLEAR
