"""A yes beside a purpose that nobody was asked about looks like no whole yes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sspf_app.gui.case_words import beside_badge, held_look
from sspf_app.gui.i18n import use_language
from sspf_app.gui.looks import Tone


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    use_language("sv")
    yield
    use_language("en")


@pytest.mark.parametrize("state", ["in_force", "ending"])
def test_a_yes_beside_another_purpose_is_no_whole_yes(state: str) -> None:
    whole, alone = held_look(state, ())
    said, look = held_look(state, (), ("not_asked",))
    assert said == f"{whole} · ett syfte inte tillfrågat"
    assert look.tone is Tone.WARNING
    assert look.icon != "check-circle"
    gone, _ = held_look(state, (("Polisen", ()),), ("not_asked",))
    assert "utom Polisen" in gone
    assert "ett syfte inte tillfrågat" in gone
    assert alone.word == whole
    assert beside_badge(("waiting",)) == "Ett syfte väntar på svar"
    refused, danger = held_look("refused", (), ("not_asked",))
    assert "inte tillfrågat" in refused
    assert danger.tone is Tone.DANGER
