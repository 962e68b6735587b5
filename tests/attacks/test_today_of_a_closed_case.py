"""*Idag* names no party, and nobody who got something, of a case that is opened with a reason.

Attack: the young person is not protected, but a parent is. Opening the case asks for a reason; the
first page of the program named the school and the youth club, which may lie where the parent is,
told what somebody had typed, and named the parent who had received a paper.

Defends: sharing rules 6: opening asks a reason, which is logged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.gui.screens.today.lines import today_line
from sspf_app.services.people_views import PersonInput
from sspf_app.services.today_views import TodayEntry
from tests.services.conftest import TODAY, House
from tests.services.scenery import Scene
from tests.services.transfer_house import Offices, talk_about_alva, two_offices
from tests.services.withdrawal_house import agreed, booked, entry, told

PARTIES = ("Ersängsskolan", "Fritid unga", "Polisen", "Soc")


@pytest.fixture
def offices(_empty_vault: Path, tmp_path: Path) -> Iterator[Offices]:
    with two_offices(_empty_vault, tmp_path) as made:
        talk_about_alva(made)
        yield made


@pytest.fixture
def scene(house: House, tmp_path: Path) -> Scene:
    """Somebody took back a yes, the police leaves, and nobody has been told."""
    scene, use = agreed(house), house.use
    folder = tmp_path / "out"
    folder.mkdir()
    use.invitation_papers.export_all(scene.case, booked(scene), folder=folder)
    told(scene, scene.school)
    use.withdrawals.register(entry(scene, signatory=scene.father))
    found = use.cases.get(scene.case).participations
    (stay,) = [one for one in found if one.party == scene.police]
    use.case_parts.leave(stay.id, case=scene.case, left_on=TODAY + timedelta(days=3))
    return scene


def _read(house: House) -> list[tuple[TodayEntry, str]]:
    queue = house.use.today.queue()
    zone = house.clock.zone
    return [(one, today_line(one, zone).sentence) for one in (*queue.entries, *queue.next_week)]


def _protect(house: House, scene: Scene) -> None:
    """The mother gets protected identity, and nobody has opened her yet."""
    mother = PersonInput(
        name="Anna Lind", born=date(1984, 1, 2), protected_identity=Protection.SECRECY_MARK
    )
    house.use.people.correct(scene.mother, mother)
    house.new_session()


def test_where_nobody_is_protected_the_day_names_them(house: House, scene: Scene) -> None:
    said = {one.kind: words for one, words in _read(house)}
    assert "Ersängsskolan" in said["withdrawal_not_notified"]
    assert "Polisen" in said["party_leaves"]


def test_a_parent_who_is_protected_hides_them(house: House, scene: Scene) -> None:
    _protect(house, scene)
    found = _read(house)
    assert {"withdrawal_not_notified", "party_leaves"} <= {one.kind for one, _words in found}
    for one, words in found:
        for name in (*PARTIES, "Anna"):
            assert name not in f"{one.name} {one.detail} {words}"


def test_where_somebody_protected_moved_is_not_told(offices: Offices) -> None:
    offices.send()
    (before,) = _way(offices.north)
    assert "SSPF Södra" in before
    _protect(offices.north, offices.scene)
    (after,) = _way(offices.north)
    assert "Södra" not in after


def _way(house: House) -> list[str]:
    """What is told of cases on their way."""
    found = [one for one in _read(house) if one[0].kind == "receipt_awaited"]
    return [f"{entry.name} {entry.detail} {words}" for entry, words in found]
