"""Consultations before consent: nobody is named, and what is kept is erased for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import Note
from sspf_app.services.consultation_records import ConcernArea, ConsultationOutcome
from sspf_app.services.consultation_views import ConsultationInput
from sspf_app.services.singling_out import Detail, KnownNames, find_details
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import a_scene

ENTRY = ConsultationInput(
    held_on=TODAY,
    area=ConcernArea.COMPANY,
    text="En elev på högstadiet har börjat umgås med äldre ungdomar som begår brott.",
    advice="Tala med hemmet först, och bjud in till ett informationssamtal.",
    outcomes=(ConsultationOutcome.SSPF,),
)
KNOWN = KnownNames(
    persons=("Alva Lind", "Abbe"), schools=("Ersängsskolan",), numbers=("201302031234",)
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hon heter Alva.", Detail.KNOWN_NAME),
        ("Alvas mamma ringde.", Detail.KNOWN_NAME),
        ("Han kallas Abbe av alla.", Detail.KNOWN_NAME),
        ("alva lind går ofta hem", Detail.KNOWN_NAME),
        ("Numret är 20130203-1234.", Detail.PERSONAL_NUMBER),
        ("Numret är 130203 1234.", Detail.PERSONAL_NUMBER),
        ("Samordningsnummer 130263-2391", Detail.PERSONAL_NUMBER),
        ("Ring 070-123 45 67 i kväll.", Detail.PHONE),
        ("Ring +46 70 123 45 67.", Detail.PHONE),
        ("Skriv till elev.namn@skola.se nu.", Detail.EMAIL),
        ("Kontot är @umealiv_07 på nätet.", Detail.ACCOUNT),
        ("Hon är född 3 februari 2013.", Detail.DATE_OF_BIRTH),
        ("Född 2013-02-03 i stan.", Detail.DATE_OF_BIRTH),
        ("Bor på Storgatan 12 B i stan.", Detail.ADDRESS),
        ("Bor i 903 42 Umeå nu.", Detail.ADDRESS),
        ("Går i 7B sedan i höst.", Detail.CLASS),
        ("Går i klass 8a.", Detail.CLASS),
        ("Går i TE21 på gymnasiet.", Detail.CLASS),
        ("Mopeden ABC 12D stod där.", Detail.REGISTRATION),
        ("Det är SSPF 2026-014 igen.", Detail.CASE_REFERENCE),
    ],
)
def test_what_identifies_is_found_and_never_kept(house: House, text: str, kind: Detail) -> None:
    found = find_details(text, KNOWN)
    assert [one.kind for one in found if one.is_hard][:1] == [kind]
    hit = next(one for one in found if one.kind is kind)
    assert hit.found in text[hit.start : hit.end + 1]
    if kind is Detail.KNOWN_NAME:
        return
    assert refused(lambda: house.use.consultations.save(replace(ENTRY, text=text))).code == (
        "consultation_identifies"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Det gäller en elev på Ersängsskolan.", Detail.SCHOOL),
        ("Eleven på Okända Bergaskolan mår dåligt.", Detail.SCHOOL),
        ("Det hände den 3 mars.", Detail.DATE),
        ("Mamman tror att Kevin ligger bakom.", Detail.POSSIBLE_NAME),
        ("En 14-åring på Bergaskolan greps för rån.", Detail.RARE),
    ],
)
def test_what_may_single_out_is_pointed_out_and_a_person_decides(
    house: House, text: str, kind: Detail
) -> None:
    assert kind in {one.kind for one in find_details(text, KNOWN)}
    typed = replace(ENTRY, text=text)
    assert refused(lambda: house.use.consultations.save(typed)).code == (
        "consultation_warnings_unread"
    )
    house.use.consultations.save(replace(typed, warnings_read=True))
    (line,) = house.use.consultations.desk().lines
    assert kind.value in line.consultation.warnings_seen


@pytest.mark.parametrize(
    "text",
    [
        "En elev på mellanstadiet har hög frånvaro sedan i höstas. Skolan undrar vidare.",
        "Fältgruppen har mött en ungdom i Umeå som dricker på helgerna. Det finns 3 vägar vidare.",
        "Två bråk på 14 dagar. SSPF eller orosanmälan?",
    ],
)
def test_what_can_mean_many_is_left_alone(text: str) -> None:
    assert find_details(text, KNOWN) == ()


def test_names_of_the_vault_are_known_in_advice_too(house: House) -> None:
    a_scene(house)
    looked = house.use.consultations.look("Ett barn", "Ring Erik Berg")
    assert looked.is_hard
    assert (
        refused(lambda: house.use.consultations.save(replace(ENTRY, advice="Ring Erik Berg"))).code
        == "consultation_identifies"
    )
    assert house.use.consultations.desk().lines == ()


def test_a_name_looked_for_leaves_a_line_and_no_word(house: House) -> None:
    a_scene(house)
    looked_at = [
        house.use.consultations.look(text)
        for text in ("Ett", "Ett barn", "Ett barn som heter Alva Lind", "Ett barn")
    ]
    assert [one.is_hard for one in looked_at] == [False, False, True, False]
    assert _looks(house) == 3
    house.wait(hours=1)
    house.use.consultations.look("Ett barn")
    assert _looks(house) == 4
    assert "Alva" not in repr(house.use.journal.own_trace())


def _looks(house: House) -> int:
    lines = house.use.journal.own_trace()
    return len([one for one in lines if one.subject == "consultation_look"])


def test_whoever_is_protected_is_known_as_little_as_a_stranger(house: House) -> None:
    scene = a_scene(house, child="Greta Silverdal", protected=Protection.SECRECY_MARK)
    house.new_session()
    for text in ("Hon heter Greta Silverdal", "greta silverdal", "Hon heter Gunilla Silverberg"):
        assert not house.use.consultations.look(text).is_hard
    house.use.cases.get(scene.case, reason="Hon ringde hit")
    assert house.use.consultations.look("Hon heter Greta Silverdal").is_hard


def test_it_is_kept_its_days_and_then_gone(house: House) -> None:
    made = house.use.consultations.save(ENTRY).new_id or ""
    (line,) = house.use.consultations.desk().lines
    assert (line.consultation.number, line.days_left) == ("K 2026-001", 30)
    house.use.drafts.save(f"consultations/{made}/text", "half a sentence")
    house.wait(days=24)
    entries = [one for one in house.use.today.queue().entries if one.kind == "consultation_erased"]
    assert [(one.reference, one.days) for one in entries] == [("K 2026-001", 6)]
    house.wait(days=6)
    assert all(one.kind != "consultation_erased" for one in house.use.today.queue().entries)
    with house.unit() as unit:
        assert unit.consultations.consultations() == ()
        assert unit.office.drafts() == ()
        assert unit.journal.history(row_id=made) == ()


def test_nothing_of_it_is_left_in_the_file(house: House, tmp_path: Path) -> None:
    made = house.use.consultations.save(ENTRY).new_id or ""
    with house.unit() as unit:
        assert unit.queries.search("högstadiet") == ()
    house.use.consultations.erase(made)
    assert refused(lambda: house.use.consultations.erase(made)).code == "unknown_consultation"
    lines = repr(house.use.journal.own_trace(limit=500))
    assert "högstadiet" not in lines
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert "högstadiet".encode() not in file.read_bytes()


def test_days_and_a_chosen_day(house: House) -> None:
    keep = house.use.consultations.keep_days
    assert refused(lambda: keep(0)).code == "consultation_keeps_too_long"
    keep(10)
    house.use.consultations.save(ENTRY)
    chosen = TODAY + timedelta(days=3)
    house.use.consultations.save(replace(ENTRY, erase_on=chosen))
    assert [one.days_left for one in house.use.consultations.desk().lines] == [3, 10]
    assert (
        refused(lambda: house.use.consultations.save(replace(ENTRY, erase_on=TODAY))).code
        == "consultation_keeps_too_long"
    )


@pytest.mark.parametrize("keep", [False, True])
def test_it_becomes_a_case_and_its_words_are_copied_only_when_asked(
    house: House, keep: bool
) -> None:
    made = house.use.consultations.save(ENTRY).new_id or ""
    scene = a_scene(house)
    house.use.consultations.become_case(made, scene.case, keep_text=keep)
    assert house.use.consultations.desk().lines == ()
    with house.unit() as unit:
        notes = unit.records.list_standing(Note, case=scene.case)
    assert [ENTRY.text in one.text for one in notes] == ([True] if keep else [])


def test_a_changed_one_keeps_its_number_and_its_day(house: House) -> None:
    made = house.use.consultations.save(ENTRY).new_id or ""
    house.wait(days=2)
    changed = replace(ENTRY, outcomes=(ConsultationOutcome.SIG,))
    house.use.consultations.save(changed, consultation=made)
    (line,) = house.use.consultations.desk().lines
    assert (line.consultation.number, line.days_left) == ("K 2026-001", 28)
    assert line.consultation.outcomes == (ConsultationOutcome.SIG,)
    assert refused(lambda: house.use.consultations.save(replace(ENTRY, text=" "))).code == (
        "consultation_empty"
    )
