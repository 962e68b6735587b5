"""What a field says that no paper can bear: never of a sign that the papers do bear."""

import pytest

from sspf_app.documents.text_fonts import Face, house_fonts
from sspf_app.documents.text_signs import MissingGlyphError
from sspf_app.gui.widgets.unprinted import PICTURES, unprinted


def test_no_font_has_any_sign_that_is_told() -> None:
    fonts = house_fonts()
    told = [chr(code) for one in PICTURES for code in one]
    printed: list[str] = []
    for sign in told:
        try:
            fonts.word(sign, Face.REGULAR, "sv")
        except MissingGlyphError:
            continue
        printed.append(sign)
    assert printed == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Hon var glad 😀 i dag", "😀"),
        ("👍🏽 sa han", "👍🏽"),
        ("👩‍👧 kom", "👩‍👧"),
        ("Hem ➡️ skola", "➡️"),
        ("✓ klart", "✓"),
        ("Åsa, 5–6 § – ”ja” … 12 °C ½ €", ""),
        ("Ahmed احمد Ирина Έλενα አበበ", ""),
        ("", ""),
    ],
)
def test_the_whole_picture_is_named_and_nothing_else(text: str, sign: str) -> None:
    assert unprinted(text) == sign
