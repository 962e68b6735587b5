"""Another child's name is asked about, and stays out, however its letters lie in the file.

What is pasted from a Mac or a PDF has a letter and its ring apart, or a hyphen that is not seen.
Whoever reads the screen sees the name all the same, and so does whoever reads the paper.

Defends: sharing rules 6 (a text that names a known person).
"""

from __future__ import annotations

import unicodedata

import pytest

from sspf_app.services.meeting_records import NameMeaning
from sspf_app.services.names_in_text import NameLists, names_to_ask
from tests.attacks.test_first_names_of_other_cases import _answered, _item
from tests.services.conftest import House
from tests.services.test_commitments import a_meeting, agreed


def _apart(said: str) -> str:
    return unicodedata.normalize("NFD", said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("göran", _apart("Hon såg Göran igår")),
        ("åke", _apart("Hon såg Åke igår")),
        ("björn", _apart("Björn slog henne, och hon såg Björn")),
        ("liv", "Hon såg Li\u00adv igår"),
        ("liv", "Hon såg L\u200biv igår"),
        ("ville", "Ville slog henne. Villes bror såg på"),
        ("linda", "Linda skickade bilden. Lindas bror har den"),
    ],
)
def test_the_name_is_asked_about_and_stands_on_no_paper(house: House, name: str, said: str) -> None:
    scene = agreed(house)
    where = a_meeting(scene)
    asked = house.use.meeting_items.check(_item(scene, where, said)).questions
    (key,) = (one.key.removeprefix("name:") for one in asked)
    entry = _answered(_item(scene, where, said), NameMeaning.OTHER_YOUTH, key)
    house.use.meeting_items.add(entry)
    paper = house.use.minutes.preview(scene.case, where, recipient=scene.school).pdf.decode()
    as_read = unicodedata.normalize("NFC", paper.replace("\u00ad", "").replace("\u200b", ""))
    assert name not in as_read.casefold()
    assert "nnan ungdom" in as_read


@pytest.mark.parametrize(
    "number", ["20130203\u20132394", "20130203\u20112394", "2013\u00ad0203-2394", "2013-02-03-2394"]
)
def test_a_personal_number_is_one_with_whatever_dash(house: House, number: str) -> None:
    scene = agreed(house)
    where = a_meeting(scene)
    said = f"Det är {number} som säljer"
    (asked,) = house.use.meeting_items.check(_item(scene, where, said)).questions
    assert asked.kind == "number"
    entry = _answered(_item(scene, where, said), NameMeaning.OTHER_YOUTH, "201302032394")
    house.use.meeting_items.add(entry)
    paper = house.use.minutes.preview(scene.case, where, recipient=scene.school).pdf.decode()
    assert "2394" not in paper


@pytest.mark.parametrize(
    "said",
    [
        "Den skadade killen gick hem",
        "Hans separerade föräldrar kom",
        "Dags att gå hem",
        "Mys hemma på fredag",
        "Majs och ris till lunch",
    ],
)
def test_a_word_that_is_no_name_there_is_not_asked_about(said: str) -> None:
    assert names_to_ask(said, NameLists()) == ()
