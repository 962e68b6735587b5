"""What the rights of a person left of a case that was disposed of.

Attack: read every byte of the file for what somebody said of an item, what a letter answered, and
who asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf_app.domain.facts import Item
from sspf_app.services.extract_records import AnswerKind, RightsWish
from sspf_app.services.incident_views import IncidentQuery
from sspf_app.services.own_views import ViewInput
from sspf_app.services.rights_letters import LetterOrder
from tests.services.conftest import TODAY, House
from tests.services.disposal_house import (
    a_full_case,
    close,
    decrypted_copy,
    later,
    manager,
    propose_and_send,
    real_house,
)

_LEFT = ("pippisyn", "pippisvar")


@pytest.fixture
def real(tmp_path: Path) -> Iterator[tuple[House, Path]]:
    with real_house(tmp_path) as made:
        yield made


def _seen(path: Path, folder: Path) -> list[str]:
    low = decrypted_copy(path, folder).lower()
    return [one for one in _LEFT if one.encode() in low]


def test_nothing_of_them_is_left_in_the_decrypted_bytes(
    real: tuple[House, Path], tmp_path: Path
) -> None:
    house, path = real
    scene, use, out = a_full_case(house, tmp_path), house.use, tmp_path / "out"
    out.mkdir()
    with house.unit() as unit:
        item = unit.records.list_standing(Item, case=scene.case)[0]
    for person in (scene.child, scene.mother):
        use.own_views.note(
            ViewInput(case=scene.case, item=item.id, person=person, text="pippisyn", said_on=TODAY)
        )
    for person, asked_by in ((scene.child, scene.father), (scene.mother, "")):
        request = use.extracts.note(
            person, TODAY, wish=RightsWish.CORRECTION, asked_by=asked_by
        ).new_id
        order = LetterOrder(kind=AnswerKind.CORRECTED, why="pippisvar")
        use.rights_letters.export(request or "", order, out)
        use.drafts.save(f"letter/{request}", "pippisvar")
    use.incidents.export(IncidentQuery(first_on=TODAY, last_on=TODAY), out)
    close(scene)
    later(house)
    assert _seen(path, tmp_path) == list(_LEFT)
    propose_and_send(house)
    manager(house).disposal_approvals.approve(number=1)
    assert _seen(path, tmp_path) == []
    with house.unit() as unit:
        assert unit.extracts.requests() == ()
        assert unit.extracts.answers() == ()
