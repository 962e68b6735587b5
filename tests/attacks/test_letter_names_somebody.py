"""A letter of answer whose words of the office name somebody the reader has nothing to do with.

Attack: whoever asks stands in no case, or in another; the search of their own cases finds nobody.
"""

from __future__ import annotations

from pathlib import Path

from sspf_app.services.extract_records import AnswerKind, RefusalGround, RightsWish
from sspf_app.services.people_views import PersonInput
from sspf_app.services.rights_letters import LetterOrder
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import a_scene


def test_nobody_of_another_case_is_named_in_a_letter(house: House, tmp_path: Path) -> None:
    a_scene(house)
    out = tmp_path / "out"
    out.mkdir()
    gun = house.use.people.add(PersonInput(name="Gun Ek")).new_id or ""
    request = house.use.extracts.note(gun, TODAY, wish=RightsWish.ERASURE).new_id or ""
    order = LetterOrder(
        kind=AnswerKind.REFUSED,
        ground=RefusalGround.MUST_KEEP,
        why="Det är ärendet om Lind, Alva som du menar.",
    )
    letters = house.use.rights_letters
    assert refused(lambda: letters.export(request, order, out)).code == "leak_found"
    assert not list(out.iterdir())
    own = LetterOrder(kind=order.kind, ground=order.ground, why="Gun Ek, vi hörs.")
    assert letters.preview(request, own).pdf
