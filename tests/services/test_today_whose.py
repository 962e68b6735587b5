"""Lines of the day say whose it is: the case of a draft, and who took a consent back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.bundle import Services
from sspf_app.services.people_views import PersonInput
from sspf_app.services.today_views import TodayEntry
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import COORDINATOR, House
from tests.services.scenery import Scene, a_scene

OTHER = replace(COORDINATOR, user_id="u-2", login="bo", name="Bo Berg")


def _lines(use: Services, kind: str) -> list[TodayEntry]:
    return [one for one in use.today.queue().entries if one.kind == kind]


def _withdrawn(scene: Scene, signatory: str) -> None:
    scene.house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=signatory,
            received_at=scene.house.wait(minutes=10),
            received_by="SSPF: Maria Ask",
        )
    )


def test_a_draft_says_in_which_case_it_was_begun(house: House) -> None:
    scene = a_scene(house)
    house.use.drafts.save(f"case/{scene.case}/note:new", "Halvskriv")
    house.use.drafts.save(f"moving/{scene.case}/reason", "Flyttar")
    house.use.drafts.save("office/office/printed", "Kontoret")
    reference = house.use.cases.get(scene.case).reference
    told = {one.target: (one.case, one.name, one.reference) for one in _lines(house.use, "draft")}
    assert told == {
        f"case/{scene.case}/note:new": (scene.case, "Alva Lind", reference),
        f"moving/{scene.case}/reason": (scene.case, "Alva Lind", reference),
        "office/office/printed": (None, "", ""),
    }


@pytest.mark.parametrize("who", ["child", "mother"])
def test_a_draft_names_nobody_whom_no_other_line_names(house: House, who: str) -> None:
    """Of a protected child nobody is named; of a family beside, to whoever is on the list."""
    is_child = who == "child"
    scene = a_scene(house, protected=Protection.SECRECY_MARK if is_child else Protection.NONE)
    other = house.as_user(OTHER)
    other.drafts.save(f"case/{scene.case}/note:new", "Halvskriv")
    if not is_child:
        assert [one.name for one in _lines(other, "draft")] == ["Alva Lind"]
        house.use.people.correct(
            scene.mother,
            PersonInput(name="Anna Lind", protected_identity=Protection.SECRECY_MARK),
        )
    (line,) = _lines(other, "draft")
    assert line.name == ""
    assert "Alva" not in repr(line)


def test_a_withdrawal_says_who_took_back(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    _withdrawn(scene, scene.mother)
    (line,) = _lines(house.use, "withdrawal_not_notified")
    assert (line.name, line.by) == ("Alva Lind", "Anna Lind")


@pytest.mark.parametrize("protected", ["child", "mother", "father"])
def test_nobody_is_named_who_took_back_where_somebody_is_protected(
    house: House, protected: str
) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    _withdrawn(scene, scene.mother)
    person = getattr(scene, protected)
    kept = house.use.people.get(person)
    house.use.people.correct(
        person,
        PersonInput(name=kept.name, born=kept.born, protected_identity=Protection.SECRECY_MARK),
    )
    (line,) = _lines(house.use, "withdrawal_not_notified")
    assert line.by == ""
    assert "Anna" not in repr(line)
