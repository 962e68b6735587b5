"""A paper that lay long in a case keeps its bytes, whatever the clock says when it is removed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.services.conftest import refused
from tests.services.disposal_house import a_full_case, real_house


def test_nobody_erases_an_old_paper_by_setting_the_clock_back(tmp_path: Path) -> None:
    with real_house(tmp_path) as (house, _path):
        scene = a_full_case(house, tmp_path)
        board = house.use.papers.board(scene.case)
        paper = next(one for one in board.papers if one.title == "kanaribilaga")
        house.wait(days=100)
        house.use.papers.board(scene.case)
        now = house.clock.at
        remove = house.use.papers.remove
        for set_back_to in (paper.at + timedelta(hours=1), paper.at - timedelta(hours=1)):
            house.clock.at = set_back_to
            error = refused(lambda: remove(scene.case, paper.id, because="hör inte hit"))
            assert error.code == "clock_set_back"
        house.clock.at = now + timedelta(minutes=5)
        house.use.papers.board(scene.case)
        with house.unit() as unit:
            kept = unit.documents.attachment(paper.id)
        assert kept is not None
        assert kept.erased_at is None
