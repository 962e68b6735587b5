"""What a consent form says in each situation: who is asked, of whom, and by which office."""

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.services.form_text import FormText, TextStatus
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import BoxRow, Capacity, FormColumn
from sspf_app.services.paper_parts import PaperOffice
from tests.documents.papers import (
    ASSOCIATION,
    PARTIES,
    RENDERER,
    a_form,
    rows,
    text_of,
)

OWN_ROWS = (
    BoxRow(type=InformationType.FAMILY_HOME, label="Familj och hem", teller="p-soc"),
    BoxRow(type=InformationType.HEALTH, label="Min hälsa", teller="p-soc"),
)


def sheet(**changes: object) -> bytes:
    return RENDERER.consent_form(a_form(**changes)).content


def test_the_law_speaks_of_independent_schools_only_where_there_is_one() -> None:
    clause = "skollagen 29 kap. 14 §"
    assert clause not in text_of(sheet())
    parties = tuple(replace(party, independent=party.key == "p-school") for party in PARTIES)
    text = text_of(sheet(parties=parties))
    assert f"Ersängsskolan: fristående skola, med tystnadsplikt enligt {clause}" in text


def test_an_association_and_a_private_person_may_pass_nothing_on() -> None:
    assert "Ingen förening och ingen privatperson" in text_of(sheet())
    columns = (
        *a_form().columns,
        FormColumn(key="p-club"),
        FormColumn(key="p-x", label="Farmor Greta", is_person=True),
    )
    text = text_of(sheet(parties=(*PARTIES, ASSOCIATION), columns=columns))
    assert "IFK Ersboda och Farmor Greta: omfattas inte av sekretess" in text
    assert "får inte föra något vidare, se Q" in text


def test_without_police_the_form_does_not_ask_about_it() -> None:
    parties = tuple(party for party in PARTIES if party.key != "p-police")
    columns = tuple(FormColumn(key=party.key) for party in parties)
    text = text_of(sheet(parties=parties, columns=columns, rows=rows(6, parties)))
    assert "delas med polisen" not in text


def test_own_data_have_their_own_box_and_rows() -> None:
    text = text_of(sheet(own_rows=OWN_ROWS, rows=rows(6)))
    assert "Samtycket omfattar även uppgifter om mig, så som jag kryssat här:" in text
    assert "Min hälsa" in text
    assert "frågar inte efter uppgifter om dig själv" in text_of(sheet())


@pytest.mark.parametrize("capacity", Capacity)
def test_each_capacity_is_named_and_can_be_ticked(capacity: Capacity) -> None:
    text = text_of(sheet(capacity=capacity))
    names = {
        Capacity.GUARDIAN: "vårdnadshavare",
        Capacity.APPOINTED_GUARDIAN: "särskilt förordnad vårdnadshavare",
        Capacity.TEMPORARY_GUARDIAN: "tillfällig vårdnadshavare",
        Capacity.LEGAL_REPRESENTATIVE: "god man",
        Capacity.YOUNG_PERSON: "den unge själv",
        Capacity.ADULT: "myndig, för mig själv",
    }
    assert f"Erik Åkesson, {names[capacity]}" in text
    assert names[capacity] in text.split("Jag är:")[1]
    assert ("Du svarar för dina egna uppgifter" in text) == capacity.is_self


def test_nobody_else_can_answer_for_an_adult() -> None:
    text = text_of(sheet(capacity=Capacity.ADULT))
    assert "vårdnadshavare" not in text.split("Jag är:")[1]
    assert "Alla som behöver svara" not in text
    assert "Alla som behöver svara får en egen blankett" in text_of(sheet())


def test_coming_of_age_ends_it_where_it_comes_first() -> None:
    sentence = "Det slutar också gälla den dag den unge fyller 18 år."
    assert sentence in text_of(sheet(born=date(2009, 5, 31)))
    assert sentence not in text_of(sheet(born=date(2009, 6, 1)))
    assert sentence not in text_of(sheet(born=None))
    assert sentence not in text_of(sheet(born=date(2008, 5, 1), capacity=Capacity.ADULT))


def test_without_a_first_day_it_holds_from_the_signature() -> None:
    assert "gäller från din underskrift till och med" in text_of(sheet(valid_from=None))


def test_the_protected_variant_tells_no_place() -> None:
    text = text_of(sheet(is_protected=True))
    for place in ("Ersäng", "Ersboda", "Berghem", "Per Norén", "Sara Wik", "090-16 20 02"):
        assert place not in text
    assert "Skolan berättar" in text
    assert "Fritidsgården" in text
    assert "Polisen, lokalpolisområde Umeå" in text


def test_the_protected_variant_prints_a_label_only_if_it_hides_the_place_too() -> None:
    columns = tuple(FormColumn(key=party.key, label=party.name) for party in PARTIES)
    text = text_of(sheet(is_protected=True, columns=columns))
    assert "Ersäng" not in text
    assert "Ersboda" not in text


def _but(text: FormText, **clauses: str) -> FormText:
    return replace(text, clauses={**text.clauses, **clauses})


def test_a_text_in_the_making_prints_specimen_pages_only() -> None:
    draft = replace(text_in("sv"), status=TextStatus.DRAFT)
    with pytest.raises(DomainError, match="form_text_not_approved"):
        a_form(text=draft)
    with pytest.raises(DomainError, match="form_text_not_approved"):
        a_form(translation=replace(text_in("en"), status=TextStatus.RETIRED))
    assert a_form(text=draft, is_specimen=True).is_specimen


def test_a_clause_without_words_is_not_printed() -> None:
    with pytest.raises(DomainError, match="form_text_incomplete") as caught:
        a_form(text=_but(text_in("sv"), **{"H.withdrawal": " "}))
    assert caught.value.params == {"language": "sv", "clause": "H.withdrawal"}


@pytest.mark.parametrize(
    "translation",
    [
        replace(text_in("en"), terms=2),
        replace(text_in("en"), family="other"),
        text_in("sv-x-lattlast"),
        _but(text_in("en"), **{"H.another": "More."}),
    ],
)
def test_a_translation_of_something_else_is_not_set_beside(translation: FormText) -> None:
    with pytest.raises(DomainError, match="translation_of_other_text"):
        a_form(translation=translation)


def test_each_capacity_is_told_why_it_is_asked() -> None:
    texts = text_in("sv").sentences()
    told = {
        Capacity.GUARDIAN: None,
        Capacity.APPOINTED_GUARDIAN: "in_place",
        Capacity.TEMPORARY_GUARDIAN: "in_place",
        Capacity.LEGAL_REPRESENTATIVE: "in_place",
        Capacity.YOUNG_PERSON: "youth",
        Capacity.ADULT: "adult",
    }
    for capacity, name in told.items():
        text = text_of(sheet(capacity=capacity))
        found = {one for one in ("in_place", "youth", "adult") if texts[one] in text}
        assert found == ({name} if name else set())
        assert (texts["everybody"] in text) == (capacity is not Capacity.ADULT)


def test_the_protected_variant_says_what_it_leaves_out() -> None:
    sentence = text_in("sv").sentences()["protected"]
    assert sentence in text_of(sheet(is_protected=True))
    assert sentence not in text_of(sheet())


def test_the_texts_of_both_languages_share_their_terms() -> None:
    swedish, english = text_in("sv"), text_in("en")
    assert (swedish.version, swedish.terms) == (english.version, english.terms)
    assert swedish.sha256 != english.sha256


def test_a_poor_office_prints_a_form_without_gaps() -> None:
    office = PaperOffice(committee="Nämnden", unit="Enheten")
    text = text_of(sheet(office=office, school=None, born=None))
    assert "till Enheten eller till någon" in text
    assert "Dataskyddsombud" not in text
    assert "Födelsedatum" not in text


def test_a_reservation_is_read_before_one_signs() -> None:
    def order(**changes: object) -> str:
        content = RENDERER.consent_form(a_form(**changes)).content
        titles = {text_in("sv").headings()[letter][0]: letter for letter in "NOPQ"}
        text = text_of(content)
        return "".join(titles[title] for title in sorted(titles, key=text.rindex))

    assert order() == "NOPQ"
    assert order(parties=(*PARTIES, ASSOCIATION)) == "NQOP"
