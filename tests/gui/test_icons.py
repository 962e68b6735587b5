"""Every icon is of one family and is drawn in every look."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImageReader

from sspf_app import assets
from sspf_app.gui.icons import IconLabel, pixmap
from sspf_app.gui.looks import LOOKS, Tone

NAMES = sorted(file.stem for file in assets.path("icons").glob("*.svg"))
CONTROLS = sorted(assets.path("icons/controls").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    image = pixmap(name, colour="#a0262a", size=48).toImage()
    strong = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert strong == {"#a0262a"}


def test_icons_share_grid_and_stroke() -> None:
    for name in NAMES:
        source = assets.path(f"icons/{name}.svg").read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in source, name
        assert 'stroke="currentColor"' in source, name
        assert set(re.findall(r"#[0-9a-f]{6}", source)) == set(), name


@pytest.mark.parametrize("file", CONTROLS, ids=lambda file: file.name)
def test_control_shapes_have_the_colours_of_their_look(file: Path) -> None:
    look = LOOKS[file.name.split(".")[1]]
    colours = set(re.findall(r"#[0-9a-f]{6}", file.read_text("utf-8")))
    assert colours in ({look.on_accent}, {look.muted})
    assert not QImageReader(str(file)).read().isNull()


def test_every_look_has_every_control_shape() -> None:
    shapes = {file.name.split(".")[0] for file in CONTROLS}
    assert {file.name for file in CONTROLS} == {f"{s}.{k}.svg" for s in shapes for k in LOOKS}


def test_a_shape_beside_words_changes_with_its_tone(qtbot: object) -> None:
    label = IconLabel("check", tone=Tone.SUCCESS, size=48)
    label.change("cross", Tone.DANGER)
    image = label.pixmap().toImage()
    assert any(
        image.pixelColor(x, y) == QColor(LOOKS["light"].danger)
        for x in range(image.width())
        for y in range(image.height())
    )
