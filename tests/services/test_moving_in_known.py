"""Whoever stands in an old list and is known, barred or protected already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import (
    Custody,
    Person,
)
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.move_records import TableKind
from sspf_app.services.move_views import LEAVE_OUT, NEW
from sspf_app.services.people_views import PersonInput
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import House, refused
from tests.services.moving_house import codes, own_party, standing, the_file, the_order
from tests.services.scenery import Scene, a_scene


def test_somebody_known_is_found_and_not_entered_twice(house: House) -> None:
    scene = a_scene(house)
    heads = ("Namn", "Född", "Vh 1", "Telefon", "Vh 2", "Syfte")
    rows = (
        ("Alva Lind", "2013-02-03", "Sara Lind", None, None, "x"),
        ("Åke Lind", "2011-05-05", "Erik Berg", None, "Anna Nygren", "x"),
        ("Åsa Nygren", "2012-05-05", "Anna Nygren", None, None, "x"),
    )
    file = the_file(house, [heads, *rows])
    sheet = file.sheets[0]
    order = the_order(house, sheet)
    preview = house.use.moving_in.preview(sheet, order)
    assert codes(preview, 2)["case_exists"]
    assert codes(preview, 3)["choose_person"]
    erik = next(one for one in preview.rows[1].people if one.role == "g1")
    assert [(one.name, one.is_sure) for one in erik.candidates] == [("Erik Berg", False)]
    anna = next(one for one in preview.rows[2].people if one.role == "g1")
    assert [one.id for one in anna.candidates] == ["3:g2"]
    chosen = replace(
        order,
        left_out=frozenset({2}),
        matches={(3, "g1"): scene.father, (4, "g1"): "3:g2"},
    )
    before = len(standing(house, Person))
    after = house.use.moving_in.preview(sheet, chosen)
    assert not [one for row in after.rows for one in row.problems if one.is_error]
    house.use.moving_in.take_in(file, chosen)
    assert len(standing(house, Person)) == before + 3
    held = [row for row in standing(house, Custody) if row.holder == scene.father]
    assert len(held) == 2
    apart = replace(chosen, matches={(3, "g1"): NEW, (4, "g1"): NEW})
    assert codes(house.use.moving_in.preview(sheet, apart), 3)["case_exists"]


def _bar(scene: Scene) -> None:
    """Nothing may be sent to the father."""
    scene.house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.father,
            kind=ContactKind.BLOCKED,
            reason="Beslut",
            starts_on=date(2026, 3, 1),
        )
    )


def test_somebody_barred_does_not_come_back(house: House) -> None:
    scene = a_scene(house)
    _bar(scene)
    name = next(one.name for one in standing(house, Person) if one.id == scene.father)
    file = the_file(
        house,
        [("Namn", "Född", "Vh 1", "Syfte"), ("Åke Ny", "2011-05-05", f" {name.upper()}", "x")],
    )
    sheet = file.sheets[0]
    order = the_order(house, sheet)
    assert codes(house.use.moving_in.preview(sheet, order), 2)["barred_person_returns"]
    for choice in (NEW, scene.father):
        tried = replace(order, matches={(2, "g1"): choice})
        error = refused(lambda tried=tried: house.use.moving_in.take_in(file, tried))
        assert error.code == "import_has_errors"
    house.use.moving_in.take_in(file, replace(order, matches={(2, "g1"): LEAVE_OUT}))
    assert [one.name for one in standing(house, Person)].count(name) == 1
    assert not [row for row in standing(house, Custody) if row.holder == scene.father][1:]


def test_somebody_protected_is_neither_shown_nor_doubled(house: House) -> None:
    own_party(house)
    hidden = house.use.people.add(
        PersonInput(
            name="Hid Den",
            born=date(1980, 1, 1),
            protected_identity=Protection.SECRECY_MARK,
        )
    ).new_id
    assert hidden is not None
    house.new_session()
    file = the_file(
        house, [("Namn", "Född", "Vh 1", "Syfte"), ("Åke Ny", "2011-05-05", "Hid Den", "x")]
    )
    sheet = file.sheets[0]
    order = the_order(house, sheet)
    preview = house.use.moving_in.preview(sheet, order)
    assert codes(preview, 2)["protected_person_known"]
    assert preview.rows[0].people[1].candidates == ()
    house.use.people.get(hidden, reason="Möte i dag")
    assert [
        one.id for one in house.use.moving_in.preview(sheet, order).rows[0].people[1].candidates
    ] == [hidden]


def test_a_grown_up_who_is_known_lacks_no_age(house: House) -> None:
    with house.unit() as unit:
        known = Person(id="p-moa", recorded_at=house.clock.at, name="Moa Ek", adult=True)
        unit.records.add(replace(known, phone="070-1"))
        unit.commit()
    file = the_file(house, [("Namn", "Telefon"), ("Moa Ek", "070-1")])
    order = the_order(house, file.sheets[0], kind=TableKind.PERSONS)
    order = replace(order, matches={(2, "person"): "p-moa"})
    assert codes(house.use.moving_in.preview(file.sheets[0], order), 2) == {"nothing_new": False}


def test_nobody_barred_comes_back_alone(house: House) -> None:
    scene = a_scene(house)
    _bar(scene)
    file = the_file(house, [("Namn", "Född"), ("Erik Berg", "1982-05-06")])
    order = the_order(house, file.sheets[0], kind=TableKind.PERSONS)
    preview = house.use.moving_in.preview(file.sheets[0], order)
    assert codes(preview, 2)["barred_person_returns"]


def test_a_name_that_differs_by_a_letter_is_told_and_not_asked(house: House) -> None:
    scene = a_scene(house)
    heads = ("Namn", "Född", "Vh 1", "Vh 2", "Syfte")
    rows = (
        ("Alva Lindh", "2013-02-03", "Hanna Nygren", None, "x"),
        ("Åke Ny", "2011-05-05", "Erik Bergh", "Anna Nygren", "x"),
    )
    file = the_file(house, [heads, *rows])
    sheet = file.sheets[0]
    preview = house.use.moving_in.preview(sheet, the_order(house, sheet))
    assert codes(preview, 2)["choose_person"]  # the same birth date, a letter more
    assert codes(preview, 3)["maybe_known"] is False
    people = {one.role: one for one in preview.rows[1].people}
    assert people["g1"].chosen == NEW
    assert [one.id for one in people["g1"].candidates] == [scene.father]
    assert people["g2"].candidates == ()
