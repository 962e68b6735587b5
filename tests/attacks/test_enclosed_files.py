"""Files that go along with an extract, written by somebody who did not think of the search."""

from __future__ import annotations

from pathlib import Path

import pytest

from sspf_app.domain.codes import PartyKind
from sspf_app.services.decision_views import JoinInput
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import TODAY, House, refused
from tests.services.extract_house import noted, part, put_in, signed
from tests.services.scenery import Scene, a_scene

SAID = "Grannen Åsa Öberg har ringt om bråket"


@pytest.fixture
def scene(house: House) -> Scene:
    found = a_scene(house)
    found.yes(found.mother)
    return found


@pytest.mark.parametrize(
    "content",
    [
        SAID.encode("cp1252"),
        SAID.encode() + b" \xff",
        b"Alva is well, writes the school. " * 2000 + SAID.encode("utf-16-le"),
    ],
    ids=["windows", "one bad sign", "another encoding further down"],
)
def test_a_text_in_another_encoding_is_searched_too(
    house: House, scene: Scene, tmp_path: Path, content: bytes
) -> None:
    came = tmp_path / "in"
    came.mkdir()
    path = came / "brev.txt"
    path.write_bytes(content)
    put_in(house, scene, path, "Ett brev")
    house.use.people.correct(scene.father, PersonInput(name="Åsa Öberg"))
    request = noted(house, scene.mother)
    house.use.extracts.choose(request, part(house, request, "Ett brev").key, None, with_file=True)
    signed(house, request)
    refusal = refused(lambda: house.use.extract_papers.export(request, tmp_path))
    assert refusal.code in ("leak_found", "extract_file_unsearched")
    assert not list(tmp_path.rglob("bilaga*"))


def test_a_text_names_nobody_of_another_case(house: House, scene: Scene, tmp_path: Path) -> None:
    house.use.people.add(PersonInput(name="Kim Falk"))
    came = tmp_path / "in"
    came.mkdir()
    path = came / "brev.txt"
    path.write_text("Grannen Kim Falk var med", "utf-8")
    put_in(house, scene, path, "Ett brev")
    request = noted(house, scene.mother)
    house.use.extracts.choose(request, part(house, request, "Ett brev").key, None, with_file=True)
    signed(house, request)
    refusal = refused(lambda: house.use.extract_papers.export(request, tmp_path))
    assert refusal.code == "leak_found"


def test_a_text_names_no_home_that_is_kept_secret(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    home = PartyInput(name="HVB Solgården", kind=PartyKind.OTHER, reveals_place=True)
    party = house.use.parties.add(home).new_id or ""
    house.use.decisions.decide(scene.case, JoinInput(party=party, joined_on=TODAY))
    came = tmp_path / "in"
    came.mkdir()
    path = came / "brev.txt"
    path.write_text("Alva trivs på HVB Solgården", "utf-8")
    put_in(house, scene, path, "Ett brev")
    request = noted(house, scene.mother)
    house.use.extracts.choose(request, part(house, request, "Ett brev").key, None, with_file=True)
    signed(house, request)
    refusal = refused(lambda: house.use.extract_papers.export(request, tmp_path))
    assert refusal.code == "leak_found"
