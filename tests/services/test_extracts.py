"""Register extracts: everything of a data subject, reviewed by two, and nothing that is secret.

Defends: what the rules withhold nobody can tell; nothing is written that a second user has not
signed as it is; the paper never hints at what was left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.actors import Role
from sspf_app.services.case_views import NewCase
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.extract_records import ExtractGround
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind, User
from sspf_app.services.request_records import ContactKind
from tests.documents.papers import RENDERER
from tests.services.conftest import COORDINATOR, NOW, TODAY, House, refused
from tests.services.extract_house import (
    OF_ANNA,
    SAID,
    colleague,
    much_is_held,
    noted,
    part,
    said_at_a_meeting,
    signed,
    words_of,
)
from tests.services.scenery import Scene, a_scene


@pytest.fixture
def scene(house: House) -> Scene:
    return much_is_held(house)


def test_nobody_signs_alone_and_nothing_is_written_unsigned(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    request = noted(house, scene.mother)
    use = house.use
    digest = use.extracts.review(request).digest
    assert refused(lambda: use.extracts.sign(request, digest)).code == "extract_not_sent"
    use.extracts.send(request)
    assert refused(lambda: use.extracts.sign(request, digest)).code == "extract_own"
    code = refused(lambda: use.extract_papers.export(request, tmp_path)).code
    assert code == "extract_not_signed"
    assert refused(lambda: colleague(house).extracts.sign(request, "x")).code == "extract_changed"
    assert not list(tmp_path.glob("*.pdf"))


def test_what_changed_after_the_signature_is_signed_anew(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    request = noted(house, scene.mother)
    signed(house, request)
    detail = PersonInput(name="Anna Lind", born=date(1984, 1, 2), phone="070-174 06 05")
    house.use.people.correct(scene.mother, detail)
    assert house.use.extracts.review(request).is_changed
    code = refused(lambda: house.use.extract_papers.export(request, tmp_path)).code
    assert code == "extract_changed"
    key = part(house, request, "070-174 06 05").key
    house.use.extracts.choose(request, key, ExtractGround.SECRET)
    with house.unit() as unit:
        (kept,) = unit.extracts.requests()
    assert kept.signed_at is None
    assert kept.sent_at is None
    signed(house, request)
    said = words_of(house.use.extract_papers.export(request, tmp_path).path)
    assert "070-174 06 05" not in said
    assert refused(lambda: house.use.extracts.send(request)).code == "extract_answered"


def test_where_a_protected_person_is_stands_in_no_paper(house: House, tmp_path: Path) -> None:
    house.renderer = RENDERER
    house.new_session()
    scene = a_scene(house, born=date(2008, 4, 2), protected=Protection.SECRECY_MARK)
    request = noted(house, scene.mother)
    signed_by = colleague(house)
    house.use.extracts.send(request)
    assert refused(lambda: signed_by.extracts.review(request)).code == "not_on_list"
    with house.unit() as unit:
        unit.office.put_user(
            User(
                id="u-2",
                login="bo",
                name="Bo Ek",
                role=Role.COORDINATOR,
                created_at=NOW,
                made_by="u-it",
                password_by="u-2",
            )
        )
        unit.commit()
    house.use.case_access.give(scene.case, "u-2", why="granskar ett utdrag")
    assert refused(lambda: signed_by.extracts.review(request)).code == "reason_required"
    signed_by.people.get(scene.child, reason="granskar utdrag")
    signed_by.extracts.sign(request, signed_by.extracts.review(request).digest)
    said = words_of(house.use.extract_papers.export(request, tmp_path).path)
    assert "Alva" not in said
    house.new_session()
    assert refused(lambda: house.use.extracts.note(scene.child, TODAY)).code == "reason_required"


@pytest.mark.parametrize("whose", ["sender", "signer"])
def test_with_an_account_that_the_words_opened_nothing_is_signed(
    house: House, scene: Scene, whose: str
) -> None:
    """Whoever has the words sends with a colleague's account and signs with the own one."""
    request, other = noted(house, scene.mother), colleague(house)
    house.use.extracts.send(request)
    opened = {"sender": COORDINATOR.user_id, "signer": "u-2"}[whose]
    with house.unit() as unit:
        for user in (COORDINATOR.user_id, "u-2"):
            row = User(
                id=user,
                login=user,
                name=f"{user} Ek",
                role=Role.COORDINATOR,
                created_at=NOW,
                made_by="u-it",
                password_by=user,
                recovered_at=NOW if user == opened else None,
            )
            unit.office.put_user(row)
        unit.commit()
    review = other.extracts.review(request)
    assert (review.hindrance, review.has_signer) == ("account_was_recovered", False)
    refusal = refused(lambda: other.extracts.sign(request, review.digest))
    assert (refusal.code, refusal.params["name"]) == ("account_was_recovered", f"{opened} Ek")


def test_a_user_gets_their_account_and_how_much_of_the_log(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    user = User(id="u-9", login="cia", name="Cia Dahl", role=Role.COORDINATOR, created_at=NOW)
    with house.unit() as unit:
        unit.office.put_user(user)
        unit.commit()
    house.as_user(replace(COORDINATOR, user_id="u-9")).cases.get(scene.case)
    request = noted(house, "u-9")
    house.use.extracts.send(request)
    own = house.as_user(replace(COORDINATOR, user_id="u-9"))
    digest = house.use.extracts.review(request).digest
    assert refused(lambda: own.extracts.sign(request, digest)).code == "extract_own"
    other = colleague(house)
    other.extracts.sign(request, other.extracts.review(request).digest)
    said = words_of(house.use.extract_papers.export(request, tmp_path).path)
    assert "Cia Dahl" in said
    assert "cia" in said
    assert "Alva" not in said


def test_the_day_tells_who_waits_and_whose_turn_it_is(house: House, scene: Scene) -> None:
    request = noted(house, scene.mother)
    (mine,) = (one for one in house.use.today.queue().entries if one.target == request)
    assert mine.kind == "extract_due"
    assert mine.days == 31
    assert mine.name == ""
    house.use.extracts.send(request)
    theirs = colleague(house).today.queue().entries
    assert [one.kind for one in theirs if one.target == request] == ["extract_to_sign"]
    house.use.extracts.drop(request)
    assert not [one for one in house.use.today.queue().entries if one.target == request]


def test_a_request_is_noted_once_and_not_before_it_came(house: House, scene: Scene) -> None:
    note = house.use.extracts.note
    tomorrow = TODAY + timedelta(days=1)
    assert refused(lambda: note(scene.mother, tomorrow)).code == "extract_in_future"
    assert refused(lambda: note("p-nobody", TODAY)).code == "unknown_person"
    noted(house, scene.mother)
    assert refused(lambda: note(scene.mother, TODAY)).code == "extract_under_way"
    assert refused(lambda: house.use.extracts.review("ex-x")).code == "unknown_extract"


def test_a_child_too_young_for_copies_is_asked_for_by_who_has_custody(
    house: House, tmp_path: Path
) -> None:
    house.renderer = RENDERER
    house.new_session()
    scene = a_scene(house, born=date(2016, 4, 2))
    house.use.meeting_items.add(said_at_a_meeting(scene))
    assert part(house, noted(house, scene.child), SAID).is_fixed
    found = house.use.extracts.note(scene.child, TODAY, asked_by=scene.mother).new_id or ""
    assert part(house, found, SAID).is_told
    signed(house, found)
    said = words_of(house.use.extract_papers.export(found, tmp_path).path)
    assert SAID in said
    assert "Anna Lind" in said
    assert "Du frågade för Alva Lind" in said
    with house.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
    assert row.recipient == scene.mother


def test_nobody_asks_for_a_child_they_have_no_custody_of(house: House, scene: Scene) -> None:
    def asking(by: str, person: str = scene.child) -> str:
        return refused(lambda: house.use.extracts.note(person, TODAY, asked_by=by)).code

    stranger = house.use.people.add(PersonInput(name="Gun Ek", born=date(1980, 1, 2))).new_id
    assert asking(stranger or "") == "extract_not_guardian"
    assert asking("p-nobody") == "unknown_person"
    assert asking(scene.mother, scene.father) == "extract_not_guardian"
    found = house.use.extracts.note(scene.child, TODAY, asked_by=scene.mother).new_id or ""
    house.wait(days=21)  # she turns eighteen
    assert house.use.people.get(scene.child).age == 18
    assert refused(lambda: house.use.extracts.review(found)).code == "extract_not_guardian"


def test_how_a_child_is_reached_waits_for_a_choice_when_a_guardian_asks(
    house: House, scene: Scene
) -> None:
    house.use.people.correct(
        scene.child, PersonInput(name="Alva Lind", born=date(2008, 4, 2), phone="070-174 06 05")
    )
    assert not part(house, noted(house, scene.child), "070-174 06 05").waits
    found = house.use.extracts.note(scene.child, TODAY, asked_by=scene.mother).new_id or ""
    assert part(house, found, "070-174 06 05").waits


@pytest.mark.parametrize("born", [date(2008, 4, 2), date(2016, 4, 2)], ids=str)
def test_the_district_is_told_to_the_young_person_and_to_no_guardian_unasked(
    house: House, born: date
) -> None:
    scene = a_scene(house, born=born)
    ersboda = house.use.districts.save(None, "Ersboda").new_id or ""
    house.use.districts.choose(scene.case, ersboda)
    is_old = born.year == 2008  # enough to be asked before her mother reads of the case
    assert part(house, noted(house, scene.child), "Ersboda").is_told
    found = house.use.extracts.note(scene.child, TODAY, asked_by=scene.mother).new_id or ""
    asked = part(house, found, "Ersboda")
    assert (asked.is_told, asked.waits, asked.is_fixed) == (False, not is_old, is_old)
    own = house.use.extracts.review(noted(house, scene.mother))  # it is not about her
    assert not any("Ersboda" in one.text for one in own.parts)


def test_who_is_blocked_gets_the_register_alone(house: House, scene: Scene, tmp_path: Path) -> None:
    entry = ContactInput(
        case=scene.case,
        person=scene.father,
        kind=ContactKind.BLOCKED,
        starts_on=TODAY,
        reason="hot",
    )
    house.use.contact_rules.record(entry)
    request = noted(house, scene.father)
    parts = house.use.extracts.review(request).parts
    told = {one.section.value for one in parts if one.is_told}
    assert told == {"person"}
    signed(house, request)
    said = words_of(house.use.extract_papers.export(request, tmp_path).path)
    assert "Erik Berg" in said
    for kept in ("Alva", "Anna", "2026-001"):
        assert kept not in said
    with house.unit() as unit:
        kinds = {one.kind for one in unit.office.disclosures(scene.case)}
    assert DisclosureKind.REGISTER_EXTRACT not in kinds


def test_a_request_follows_whoever_was_entered_twice(house: House, scene: Scene) -> None:
    twice = house.use.people.add(PersonInput(name="Anna Lind", born=date(1984, 1, 2))).new_id
    request = noted(house, twice or "")
    told = house.use.merging.effect(kept=scene.mother, dropped=twice or "").opens
    house.use.merging.merge(kept=scene.mother, dropped=twice or "", told=told)
    assert part(house, request, OF_ANNA).is_told
    assert house.use.extracts.board()[0].name == "Anna Lind"


def test_what_was_written_under_another_id_is_theirs_too(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    use, about = house.use, "Ringde om en tid för ett samtal"
    twice = use.people.add(PersonInput(name="Alva Lind", born=date(2008, 4, 2))).new_id or ""
    case = use.cases.open_case(NewCase(young_person=twice, purposes=("Skola",))).new_id or ""
    note = NoteInput(
        case=case,
        at=NOW,
        kind=NoteKind.CASE_NOTE,
        level=NoteLevel.OFFICE,
        text=about,
        about=(twice,),
    )
    use.notes.save(note)
    told = use.merging.effect(kept=scene.child, dropped=twice).opens
    use.merging.merge(kept=scene.child, dropped=twice, told=told)
    found = part(house, noted(house, scene.child), about)
    assert found.waits
    assert not found.is_fixed
