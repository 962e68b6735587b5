"""What ending an account leaves, in numbers, and in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.actors import Role
from sspf_app.services.leaving import awaits_second, what_is_left
from sspf_app.services.protection import VariantInput
from sspf_app.services.records import User
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.leaving import leaving_lines
from tests.services.conftest import COORDINATOR, NOW, House
from tests.services.scenery import a_scene


def _user(name: str, role: Role) -> User:
    return User(
        id=name,
        login=name,
        name=name.title(),
        role=role,
        created_at=NOW,
        made_by="u-it",
        password_by=name,
    )


ME = _user(COORDINATOR.user_id, Role.COORDINATOR)
LENA = _user("lena", Role.UNIT_MANAGER)
KAJ = _user("kaj", Role.COORDINATOR)


def test_what_waits_for_who_approves_is_counted_and_told(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    house.use.protection.ask_variant(VariantInput(case=scene.case, why="Skolan behövs i arbetet"))
    with house.unit() as unit:
        for one in (ME, LENA, KAJ):
            unit.office.put_user(one)
        left = what_is_left(unit, LENA, by=ME.id)
        assert (left.forms, left.exceptions, left.laws, left.accesses) == (1, 0, 0, 0)
        assert left.shuts_paper
        of_kaj = what_is_left(unit, KAJ, by=ME.id)
        assert not any(of_kaj.numbers.values())
        assert not of_kaj.shuts_paper
        mine = replace(LENA, made_by=ME.id)  # she never counted for who ends her
        unit.office.put_user(mine)
        assert not what_is_left(unit, mine, by=ME.id).shuts_paper
        taken = replace(mine, recovered_at=NOW)  # who knows whether she did, before the words
        unit.office.put_user(taken)
        assert what_is_left(unit, taken, by=ME.id).shuts_paper
    told = leaving_lines("Lena", left.numbers, words_for("en"), shuts_paper=True)
    assert told[0] == "This waits for an approval: 1 form of a protected case."
    assert told[1].startswith("Lena approves what others ask for.")
    assert leaving_lines("Kaj", of_kaj.numbers, words_for("en"), shuts_paper=False) == ()


def test_every_kind_that_waits_has_its_words() -> None:
    numbers: dict[str, int] = dict.fromkeys(
        ("cases", "exceptions", "laws", "accesses", "forms", "disposals"), 2
    )
    cases, waits = leaving_lines("Lena", numbers, words_for("sv"), shuts_paper=False)
    assert cases.startswith("2 öppna ärenden")
    assert waits == (
        "Det här väntar på ett godkännande: 2 undantag, 2 frågor med stöd av lag, 2 begäranden om "
        "tillgång, 2 blanketter i skyddade ärenden, 2 gallringar."
    )


ENDED = replace(LENA, ended_at=NOW, ended_by="kaj")


@pytest.mark.parametrize(
    ("user", "by", "may"),
    [
        (LENA, ME.id, False),
        (ENDED, ME.id, True),
        (ENDED, KAJ.id, False),
        (replace(ENDED, ended_by=""), ME.id, True),
        (replace(ENDED, ended_also_by="it"), ME.id, False),
        (replace(ENDED, role=Role.COORDINATOR), ME.id, False),
        (replace(ENDED, ended_by=ME.id), ME.id, False),
    ],
)
def test_who_may_say_too_that_somebody_has_left(user: User, by: str, *, may: bool) -> None:
    assert awaits_second((ME, KAJ, user), user, by=by) is may
