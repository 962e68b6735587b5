"""Names on as many lines as they need: whole, within their width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.widgets.names_header import NamesHeader
from sspf_app.gui.widgets.network_map import MapPerson, NetworkMap
from sspf_app.gui.widgets.wrapping import wrapped

_NAMES = (
    "SSPF-teamet, Umeå kommun",
    "Ålidhemsgymnasiet (påhittat)",
    "Polisen, lokalpolisområde Umeå",
    "Barn- och ungdomspsykiatriska mottagningen",
    "Elias Stenhamn Abdirahman",
    "Å",
    "",
)


def _metrics(points: float = 10.5) -> QFontMetricsF:
    font = QFont(QApplication.font())
    font.setPointSizeF(points)
    return QFontMetricsF(font)


def _letters(said: str) -> str:
    return "".join(said.split()).replace("-", "")


@settings(max_examples=120, deadline=None)
@given(
    st.one_of(st.sampled_from(_NAMES), st.text("abcåäö- (", max_size=60)),
    st.integers(30, 260),
)
def test_no_letter_is_lost_and_no_line_is_too_wide(qapp: object, said: str, width: int) -> None:
    del qapp
    metrics = _metrics()
    lines = wrapped(said, metrics, width)
    assert _letters("".join(lines)) == _letters(said)
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)


def test_words_end_where_one_would_end_them(qapp: object) -> None:
    del qapp
    metrics = _metrics()
    room = metrics.horizontalAdvance("gymnasiet")
    assert wrapped(_NAMES[1], metrics, room) == ["Ålidhems-", "gymnasiet", "(påhittat)"]
    wide = metrics.horizontalAdvance("Bergström")
    assert wrapped("Mo Ek-Bergström", metrics, wide) == ["Mo Ek-", "Bergström"]
    broken = wrapped("fotbollstränare", metrics, metrics.horizontalAdvance("fotbollstränar-"))
    assert broken == ["fotbollsträ-", "nare"]  # never one letter alone
    few = wrapped(_NAMES[3], metrics, room, most=2)
    assert len(few) == 2
    assert few[-1].endswith("…")


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("Socialtjänsten", "Socialtjän-", ["Social-", "tjänsten"]),
        ("Socialtjänsten", "tjäns", ["So-", "cial-", "tjän-", "sten"]),
        ("Fritidsgården", "Fritidsgård", ["Fritids-", "gården"]),
        ("Ersängsskolan", "Ersängs", ["Er-", "sängs-", "skolan"]),
        ("lokalpolisområde", "lokalpolis-", ["lokalpolis-", "område"]),
        ("lokalpolisområde", "polisom", ["lokal-", "polis-", "område"]),
        ("Mottagningen", "Mottagning-", ["Mottag-", "ningen"]),
        ("Lundgrensson", "Lundgr-", ["Lund-", "grens-", "son"]),
        ("Bergström", "Bergst-", ["Berg-", "ström"]),
        ("Vårdnadshavare", "Vårdnadsha-", ["Vårdnads-", "havare"]),
        ("Halvsyskon", "Halvsys-", ["Halv-", "syskon"]),
        ("Backarna", "Backa-", ["Back-", "arna"]),
    ],
)
def test_a_word_is_divided_between_its_parts_or_syllables(
    qapp: object, name: str, room: str, lines: list[str]
) -> None:
    del qapp
    metrics = _metrics()
    assert wrapped(name, metrics, metrics.horizontalAdvance(room)) == lines


def test_the_head_of_columns_is_as_high_as_its_longest_name_needs(qtbot: QtBot) -> None:
    table = QTableWidget(1, 2)
    qtbot.addWidget(table)
    head = NamesHeader(Qt.Orientation.Horizontal, table, least=40)
    table.setHorizontalHeader(head)
    table.setHorizontalHeaderLabels([_NAMES[3], "Polisen"])
    table.show()
    for width in (60, 110, 240):
        table.setColumnWidth(0, width)
        font, lines = head._lines(0, width - 10)
        needed = len(lines) * QFontMetricsF(font).lineSpacing()
        wanted = max(needed, 40)
        qtbot.waitUntil(lambda wanted=wanted: wanted <= head.height() <= wanted + 12)
        assert "…" not in "".join(lines)
        assert table.viewport().y() >= head.height()


def test_a_plate_holds_the_whole_name_however_narrow(qtbot: QtBot) -> None:
    shown = NetworkMap()
    qtbot.addWidget(shown)
    guardians = [
        MapPerson(id=f"g{at}", name=_NAMES[4], role="vårdnadshavare", level=-1, to="y", mark="A")
        for at in range(3)
    ]
    young = MapPerson(id="y", name="Alva", role="", level=0)
    shown.show_persons((young, *guardians))
    heights: list[float] = []
    for width in (640, 330):
        shown.resize(width, shown.sizeHint().height())
        place = shown.place_of("g0")
        parts = shown._parts(guardians[0], place.width())
        said = _letters("".join("".join(lines) for _font, lines, _is_name in parts))
        assert said == _letters(f"{_NAMES[4]} (A)vårdnadshavare")
        assert all(
            QFontMetricsF(font).horizontalAdvance(line) <= place.width()
            for font, lines, _is_name in parts
            for line in lines
        )
        assert shown.sizeHint().height() >= shown.place_of("y").bottom()
        heights.append(place.height())
    assert heights[0] < heights[1]
