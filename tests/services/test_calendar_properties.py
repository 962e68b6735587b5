"""Whatever somebody is called and wherever they live, no entry for a calendar tells it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.fuzzing.calendar_doors import check_entry
from sspf_app.services.calendar_entries import EntryForm
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_notices import _entry, planned

_LETTERS = st.sampled_from("abdefgijklnoprstuvyåäöéñøčşабвгдежз")
_PART = st.text(_LETTERS, min_size=5, max_size=14).map(str.capitalize)
_NAME = st.lists(_PART, min_size=2, max_size=4, unique=True).map(" ".join)
_HOME = st.tuples(_PART, st.integers(1, 99)).map(lambda at: f"{at[0]}gatan {at[1]}")
_BEFORE = st.text(st.sampled_from("xy ,;\\å\n"), max_size=90)
_HARMLESS = "Sal 3"


class Told:
    """A meeting that is planned again and again, for a mother who is called and lives anyhow."""

    def __init__(self, house: House, folder: Path) -> None:
        self.scene: Scene = a_scene(house)
        self.meeting = planned(self.scene)
        self.use, self.folder = house.use, folder

    def save(self, place: str) -> bytes:
        """The entry for the school, with where the meeting is."""
        self.use.meetings.change(self.meeting, _entry(self.scene, place=place, days=14))
        (done,) = self.use.calendar_entries.save(
            self.scene.case,
            self.meeting,
            recipients=[self.scene.school],
            folder=self.folder,
            form=EntryForm(with_place=True),
        )
        written = done.path.read_bytes()
        done.path.unlink()
        return written


@pytest.fixture
def told(house: House, tmp_path: Path) -> Told:
    (tmp_path / "ut").mkdir()
    return Told(house, tmp_path / "ut")


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=_NAME, other=_NAME, home=_HOME, before=_BEFORE)
def test_no_name_and_no_home_gets_into_a_calendar(
    told: Told, name: str, other: str, home: str, before: str
) -> None:
    people, scene = told.use.people, told.scene
    mother = PersonInput(name=name, born=date(1984, 1, 2), address=f"{home}, 903 20 Umeå")
    people.correct(scene.mother, mother)
    people.add(PersonInput(name=other, born=date(1980, 1, 1)))  # of no case
    for secret in (name, other, home, f"{home}, 903 20 Umeå"):
        for place in (secret, f"{before} hos {secret.upper()}, porten"):
            assert refused(lambda said=place: told.save(said)).code == "leak_found", place
    assert list(told.folder.iterdir()) == []
    place = f"{before} {_HARMLESS}"
    check_entry(told.save(place), title="SSPF-möte", place=place)


def test_a_name_of_one_word_is_found_where_a_line_is_folded(told: Told) -> None:
    told.use.people.add(PersonInput(name="Kanariefågelsdotter", born=date(1980, 1, 1)))
    for before in range(40, 75, 3):
        place = f"{'x' * before} Kanariefågelsdotter"
        assert refused(lambda said=place: told.save(said)).code == "leak_found", before
