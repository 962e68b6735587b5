import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.domain.facts import Evidence, Person
from sspf_app.services.actors import Role
from sspf_app.services.people_views import CustodyInput, PersonInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import SEEN, a_scene

ALVA = PersonInput(
    name=" Alva Lind ",
    aliases=("Allis", " "),
    born=date(2013, 2, 3),
    personal_number="20130203-2386",
)


def _add(house: House, entry: PersonInput) -> str:
    new_id = house.use.people.add(entry).new_id
    assert new_id is not None
    return new_id


def test_a_person_is_entered_listed_found_and_opened(house: House) -> None:
    alva = _add(house, ALVA)
    _add(house, PersonInput(name="Erik Berg", adult=True))
    assert [(one.name, one.age) for one in house.use.people.list_people()] == [
        ("Alva Lind", 13),
        ("Erik Berg", None),
    ]
    assert [one.id for one in house.use.people.find("ALLIS")] == [alva]
    assert house.use.people.find("alva berg") == ()
    detail = house.use.people.get(alva)
    assert detail.aliases == ("Allis",)
    assert detail.personal_number == "20130203-****"


def test_the_number_is_shown_in_full_with_a_reason_that_is_logged(house: House) -> None:
    alva = _add(house, ALVA)
    assert refused(lambda: house.use.people.reveal_personal_number(alva, reason=" ")).code == (
        "reason_required"
    )
    shown = house.use.people.reveal_personal_number(alva, reason="Rings the tax agency")
    assert shown == "20130203-2386"
    newest = house.use.journal.own_trace()[0]
    assert (newest.subject, newest.reason) == (f"personal_number:{alva}", "Rings the tax agency")
    erik = _add(house, PersonInput(name="Erik Berg"))
    assert refused(
        lambda: house.use.people.reveal_personal_number(erik, reason="möte i dag")
    ).code == ("no_personal_number")


def test_a_correction_closes_the_old_row_and_keeps_a_masked_number(house: House) -> None:
    alva = _add(house, ALVA)
    house.wait(hours=1)
    house.use.people.correct(
        alva, replace(ALVA, name="Alva Lindh", personal_number="20130203-****")
    )
    assert house.use.people.get(alva).name == "Alva Lindh"
    assert house.use.people.reveal_personal_number(alva, reason="möte i dag") == "20130203-2386"
    with house.unit() as unit:
        rows = [row for row in unit.records.all_facts().persons if row.id == alva]
    assert [(row.name, row.replaced_at is None) for row in sorted(rows, key=lambda r: r.name)] == [
        ("Alva Lind", False),
        ("Alva Lindh", True),
    ]


def test_a_correction_of_a_row_that_stands_no_more_is_refused(house: House) -> None:
    alva = _add(house, ALVA)
    seen = house.use.people.get(alva).version
    house.wait(minutes=1)
    marked = replace(ALVA, protected_identity=Protection.SECRECY_MARK, personal_number=None)
    house.use.people.correct(alva, replace(marked, seen=seen))
    house.use.people.get(alva, reason="Rings the mother")
    late = replace(ALVA, phone="070-1", seen=seen)
    refusal = refused(lambda: house.use.people.correct(alva, late))
    assert (refusal.code, refusal.params) == ("person_changed_meanwhile", {"name": "Alva Lind"})
    again = replace(marked, phone="070-1", seen=house.use.people.get(alva).version)
    house.use.people.correct(alva, again)
    assert house.use.people.get(alva).protected_identity is Protection.SECRECY_MARK


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (PersonInput(name=" "), "name_required"),
        (PersonInput(name="\u200b\u3164 \ud800"), "name_required"),
        (PersonInput(name="A", born=date(2026, 3, 13)), "date_in_future"),
        (PersonInput(name="A", died=date(2027, 1, 1)), "date_in_future"),
        (PersonInput(name="A", born=date(2000, 1, 2), died=date(2000, 1, 1)), "died_before_born"),
        (PersonInput(name="A", personal_number="20130203-2387"), "personal_number_check"),
    ],
)
def test_what_cannot_be_is_not_entered(house: House, entry: PersonInput, code: str) -> None:
    assert refused(lambda: house.use.people.add(entry)).code == code
    assert house.use.people.list_people() == ()


def test_a_protected_person_is_opened_with_a_reason_once_a_session(house: House) -> None:
    greta = _add(house, PersonInput(name="Greta", protected_identity=Protection.SECRECY_MARK))
    people = house.use.people
    asked = refused(lambda: people.get(greta))
    assert asked.code == "reason_required"
    assert "Greta" not in repr(asked.params)
    assert refused(lambda: people.correct(greta, ALVA)).code == "reason_required"
    people.get(greta, reason="Her mother is on the phone")
    assert people.get(greta).name == "Greta"
    opened = [one for one in house.use.journal.own_trace() if one.subject == f"person:{greta}"]
    assert "Her mother is on the phone" in {one.reason for one in opened}
    house.new_session()
    assert refused(lambda: house.use.people.get(greta)).code == "reason_required"


def test_an_unknown_person(house: House) -> None:
    assert refused(lambda: house.use.people.get("nobody")).code == "unknown_person"


def test_roles_that_may_not_read_cases(house: House) -> None:
    for role in (Role.UNIT_MANAGER, Role.ADMINISTRATOR):
        assert refused(house.as_role(role).people.list_people).code == "not_permitted"


def test_a_death_changes_the_states_of_the_childrens_cases(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    assert scene.state() == "partial"
    house.use.people.correct(
        scene.father, PersonInput(name="Erik Berg", born=date(1982, 5, 6), died=TODAY)
    )
    assert [one.state for one in house.use.cases.list_cases()] == ["in_force"]


def _relation(child: str, holder: str, **other: object) -> CustodyInput:
    entry = CustodyInput(
        child=child, holder=holder, kind=CustodyKind.SOLE, starts_on=date(2013, 2, 3)
    )
    return replace(entry, **other)  # pyright: ignore[reportArgumentType]


def test_custody_without_evidence_is_verified_later(house: House) -> None:
    scene = a_scene(house, evidence=None)
    assert "custody_unverified" in house.use.cases.get(scene.case).flags
    for relation in house.use.people.get(scene.child).custody:
        assert relation.evidence is None
        assert relation.in_force
        house.use.custody.add_evidence(relation.id, SEEN)
    assert "custody_unverified" not in house.use.cases.get(scene.case).flags
    shown = house.use.people.get(scene.child).custody
    assert {one.holder_name for one in shown} == {"Anna Lind", "Erik Berg"}
    assert house.use.people.get(scene.mother).custody[0].child_name == "Alva Lind"
    assert house.use.people.get(scene.child).cases[0][0] == scene.case


def test_the_custody_of_a_protected_person_asks_a_reason(house: House) -> None:
    scene = a_scene(house)
    protected = PersonInput(
        name="Erik Berg", born=date(1982, 5, 6), protected_identity=Protection.SECRECY_MARK
    )
    house.use.people.correct(scene.father, protected)
    asked = refused(lambda: house.use.people.get(scene.child).custody)
    assert asked.code == "reason_required"
    assert "Erik Berg" not in repr(asked.params)
    assert len(house.use.people.get(scene.child, reason="The school asks who signs").custody) == 2
    assert len(house.use.people.get(scene.child).custody) == 2
    trace = [one for one in house.use.journal.own_trace() if one.subject.endswith(scene.father)]
    assert "The school asks who signs" in {one.reason for one in trace}
    house.new_session()
    assert refused(lambda: house.use.people.get(scene.child).custody).code == "reason_required"


def test_custody_ends_and_is_corrected(house: House) -> None:
    scene = a_scene(house)
    custody = house.use.custody
    first, second = house.use.people.get(scene.child).custody
    custody.end(first.id, date(2026, 3, 1))
    custody.correct(second.id, _relation(scene.child, second.holder, evidence=SEEN))
    assert {
        (one.id, one.in_force, one.kind) for one in house.use.people.get(scene.child).custody
    } == {
        (first.id, False, CustodyKind.JOINT),
        (second.id, True, CustodyKind.SOLE),
    }
    scene.yes(second.holder)
    assert scene.state() == "in_force"
    with house.unit() as unit:
        assert len(unit.records.all_facts().custody) == 4


def test_nobody_holds_the_same_custody_twice(house: House) -> None:
    """Where one of the two ended, a parent who lost it would be read as one who has it."""
    scene = a_scene(house)
    custody = house.use.custody
    again = _relation(scene.child, scene.mother)
    refusal = refused(lambda: custody.add(again))
    (held,) = (
        one for one in house.use.people.get(scene.child).custody if one.holder == scene.mother
    )
    assert (refusal.code, refusal.params["starts"]) == ("custody_known", held.starts_on)
    custody.end(held.id, TODAY)
    assert refused(lambda: custody.add(replace(again, starts_on=TODAY))).code == "custody_known"
    later = custody.add(replace(again, starts_on=TODAY + timedelta(days=1))).new_id
    assert later is not None
    reached = replace(again, starts_on=TODAY)
    assert refused(lambda: custody.correct(later, reached)).code == "custody_known"
    custody.correct(later, replace(again, starts_on=TODAY + timedelta(days=2)))


def test_a_personal_number_is_one_persons(house: House) -> None:
    _add(house, ALVA)
    other = replace(ALVA, name="Alva Lindh", aliases=())
    refusal = refused(lambda: house.use.people.add(other))
    assert (refusal.code, refusal.params["name"]) == ("number_of_other", "Alva Lind")
    bo = _add(house, PersonInput(name="Bo Ek", born=date(2013, 2, 3)))
    late = PersonInput(name="Bo Ek", born=date(2013, 2, 3), personal_number="201302032386")
    assert refused(lambda: house.use.people.correct(bo, late)).code == "number_of_other"


def test_a_name_is_found_however_it_was_pasted(house: House) -> None:
    pasted = _add(house, PersonInput(name=unicodedata.normalize("NFD", "Åsa\u200b \t O\u0308berg")))
    (found,) = house.use.people.find(unicodedata.normalize("NFD", "öberg å"))
    assert (found.id, found.name) == (pasted, "Åsa Öberg")
    turned = _add(house, PersonInput(name="\u202eAnna\u202c Ek", aliases=("\u200b", "An\u00adna")))
    detail = house.use.people.get(turned)
    assert (detail.name, detail.aliases) == ("Anna Ek", ("Anna",))


def test_half_a_sign_is_refused_in_words(house: House) -> None:
    """As a terminal hands over bytes that are no text."""
    if house.file is not None:
        half = replace(ALVA, school="Ers\udce4ngsskolan")
        assert refused(lambda: house.use.people.add(half)).code == "half_character"


def test_custody_that_cannot_be(house: House) -> None:
    scene = a_scene(house)
    custody = house.use.custody
    child, mother = scene.child, scene.mother
    unseen = Evidence(document="Dom", seen_on=date(2026, 4, 1), seen_by="Maria")
    nameless = Evidence(document=" ", seen_on=TODAY, seen_by="Maria")
    representative = _relation(child, mother, kind=CustodyKind.LEGAL_REPRESENTATIVE)
    for entry, code in (
        (_relation("nobody", mother), "unknown_person"),
        (_relation(child, child), "own_custody"),
        (_relation(child, mother, ends_on=date(2012, 1, 1)), "ends_before_start"),
        (_relation(child, mother, evidence=unseen), "date_in_future"),
        (_relation(child, mother, evidence=nameless), "evidence_incomplete"),
        (replace(representative, ends_on=TODAY), "decision_required"),
    ):
        assert refused(lambda entry=entry: custody.add(entry)).code == code
    relation = custody.add(replace(representative, evidence=SEEN)).new_id
    assert relation is not None
    assert refused(lambda: custody.end(relation, TODAY)).code == "decision_required"
    custody.end(relation, TODAY, evidence=SEEN)
    assert refused(lambda: custody.end("none", TODAY)).code == "unknown_custody"
    other = _relation(scene.mother, scene.father)
    assert refused(lambda: custody.correct(relation, other)).code == "other_child"


def test_every_write_and_read_stands_in_the_log_without_names(house: House) -> None:
    alva = _add(house, ALVA)
    house.use.people.get(alva)
    house.use.people.find("Alva")
    trace = house.use.journal.own_trace()
    assert [(one.action.value, one.subject) for one in reversed(trace)] == [
        ("write", f"person:{alva}"),
        ("read", f"person:{alva}"),
        ("search", "persons"),
    ]
    with house.unit() as unit:
        assert unit.records.standing(Person, alva) is not None
        assert unit.journal.history(row_id=alva)


def test_a_protected_person_is_not_entered_twice_because_no_list_shows_them(house: House) -> None:
    entry = PersonInput(
        name="Gömda Person",
        born=date(2014, 2, 3),
        protected_identity=Protection.PROTECTED_REGISTRATION,
    )
    made = house.use.people.add(entry).new_id
    assert made
    house.new_session()
    again = replace(entry, name="gömda  person", protected_identity=Protection.NONE)
    refusal = refused(lambda: house.use.people.add(again))
    assert (refusal.code, refusal.params["person"]) == ("protected_person_known", made)
    house.use.people.add(replace(again, born=date(2014, 2, 4)))  # somebody else
    house.use.people.get(made, reason="nytt ärende")
    assert made in {one.id for one in house.use.people.list_people()}
