"""In a small window with large text fields stand below each other, and lists keep their rows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from sspf_app.gui.screen import ScreenView
from sspf_app.gui.widgets.field_grid import FieldGrid
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import Card, column, scrolled


def _lines() -> list[FormRow]:
    made = [FormRow(f"Field {at}", QLineEdit()) for at in range(4)]
    for one in made:
        one.field.setMinimumWidth(200)
    return made


@pytest.mark.parametrize(("width", "columns"), [(700, 2), (330, 1)])
def test_fields_turn_by_their_room_and_none_is_cut(qtbot: QtBot, width: int, columns: int) -> None:
    lines = _lines()
    card = Card("Fields")
    card.add(FieldGrid(lines))
    area = scrolled(card)
    assert isinstance(area, QScrollArea)
    qtbot.addWidget(area)
    area.resize(width, 400)
    area.show()

    def places() -> set[int]:
        return {line.mapTo(card, line.rect().topLeft()).x() for line in lines}

    qtbot.waitUntil(lambda: len(places()) == columns)
    right = max(line.mapTo(area, line.rect().topRight()).x() for line in lines)
    assert right <= area.viewport().width()
    area.resize(900, 400)
    qtbot.waitUntil(lambda: len(places()) == 2)


def test_the_line_under_a_title_gives_way_where_few_lines_have_room(qtbot: QtBot) -> None:
    for gives_way in (True, False):
        view = ScreenView("Register", "What all cases share.", gives_way=gives_way)
        view.body.addLayout(column(QLineEdit()))
        qtbot.addWidget(view)
        line = view.fontMetrics().lineSpacing()
        view.resize(800, 40 * line)
        view.show()
        assert view.header._subtitle.isVisible()
        view.resize(800, 15 * line)
        assert view.header._subtitle.isVisible() is not gives_way
        view.resize(800, 40 * line)
        assert view.header._subtitle.isVisible()
