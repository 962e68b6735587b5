"""How many pages a form takes, in every variant; and how easy words and a mark share the room."""

from dataclasses import replace

import pypdfium2
import pytest

from scripts.invented_form import ADDRESS, named_rows
from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import BoxRow, Capacity, ConsentFormData, FormColumn
from sspf_app.services.paper_of_minutes import SecrecyMark
from tests.documents.papers import (
    ASSOCIATION,
    MADE_AT,
    PARTIES,
    RENDERER,
    SECRECY,
    a_form,
    pages_of,
    text_of,
)
from tests.documents.test_consent_languages import OWN_ROWS, regions

EASY = text_in("sv-x-lattlast")
CLAUSES = tuple(
    replace(
        party,
        independent=party.kind is PartyKind.SCHOOL,
        kind=PartyKind.ASSOCIATION if party.kind is PartyKind.LEISURE else party.kind,
    )
    for party in PARTIES
)
"""Four parties: one an independent school, one an association."""
EXTRAS: dict[str, dict[str, object]] = {
    "plain": {},
    "mark": {"secrecy": SECRECY},
    "both": {"secrecy": SECRECY, "address": ADDRESS},
}


def a_sheet(capacity: Capacity, **changes: object) -> ConsentFormData:
    """Four parties and eight rows; whoever comes of age meanwhile has a sentence more."""
    born = MADE_AT.date().replace(year=2009, month=4)
    return a_form(rows=named_rows(8), capacity=capacity, born=born, **changes)


def about_oneself(capacity: Capacity, **changes: object) -> ConsentFormData:
    """Eight rows, two of them of the guardian's own data."""
    form = a_sheet(capacity, **changes)
    return replace(form, rows=named_rows(6), own_rows=OWN_ROWS)


def pages(form: ConsentFormData) -> int:
    return pages_of(RENDERER.consent_form(form))


@pytest.mark.parametrize("extras", ["plain", "both"])
@pytest.mark.parametrize("parties", [PARTIES, CLAUSES], ids=["authorities", "clauses"])
@pytest.mark.parametrize("capacity", Capacity)
def test_a_swedish_form_is_two_pages_also_with_clauses_mark_and_address(
    capacity: Capacity, parties: tuple[object, ...], extras: str
) -> None:
    assert pages(a_sheet(capacity, parties=parties, **EXTRAS[extras])) == 2


@pytest.mark.parametrize("capacity", [one for one in Capacity if not one.is_self])
def test_about_oneself_too(capacity: Capacity) -> None:
    assert pages(about_oneself(capacity)) == 2
    assert pages(about_oneself(capacity, **EXTRAS["mark"])) == 2
    everything = about_oneself(capacity, parties=CLAUSES, **EXTRAS["both"])
    assert pages(everything) <= 3  # the one that takes a page more, with all of it at once


@pytest.mark.parametrize("capacity", Capacity)
def test_a_form_in_two_languages_is_four_pages(capacity: Capacity) -> None:
    assert pages(a_sheet(capacity, translation=text_in("en"), **EXTRAS["both"])) == 4


def test_in_two_languages_all_clauses_beside_an_address_take_one_more() -> None:
    english = text_in("en")
    form = a_sheet(Capacity.YOUNG_PERSON, parties=CLAUSES, translation=english)
    assert pages(form) == 4
    assert pages(replace(form, address=ADDRESS)) <= 5


@pytest.mark.parametrize("parties", [PARTIES, CLAUSES], ids=["authorities", "clauses"])
@pytest.mark.parametrize("capacity", Capacity)
def test_easy_words_are_three_pages_and_one_more_beside_an_address(
    capacity: Capacity, parties: tuple[object, ...]
) -> None:
    for name, most in (("plain", 3), ("mark", 3), ("both", 4)):
        form = a_sheet(capacity, text=EASY, parties=parties, **EXTRAS[name])
        assert pages(form) <= most, name
    if not capacity.is_self:
        assert pages(about_oneself(capacity, text=EASY, parties=parties)) <= 3


def test_no_easy_sentence_begins_behind_another() -> None:
    form = a_sheet(Capacity.YOUNG_PERSON, text=EASY, parties=CLAUSES)
    content = RENDERER.consent_form(form).content
    lines = [
        line.strip()
        for page in pypdfium2.PdfDocument(content)
        for line in page.get_textpage().get_text_range().splitlines()
    ]
    for sentence in (
        "Det slutar också gälla den dag du fyller 18 år.",
        "Du kan klaga hos IMY (imy.se).",
        "Fråga om dina uppgifter: dso@example.se.",
        "Läs i lugn och ro.",
    ):
        assert sentence in lines


def test_on_a_form_in_easy_words_the_answer_stands_on_one_page() -> None:
    for capacity in Capacity:
        found = regions(RENDERER.consent_form(a_sheet(capacity, text=EASY)))
        places = {found[name].page for name in ("answer_yes", "answer_no", "signature")}
        assert len(places) == 1


@pytest.mark.parametrize("language", [None, "en"])
def test_a_mark_too_long_for_the_head_stands_across_the_page(language: str | None) -> None:
    translation = text_in("en") if language else None
    long = SecrecyMark(
        provision="26 kap. 1 §, 25 kap. 1 § och 23 kap. 2 §",
        marked_on=MADE_AT.date(),
        authority="Individ- och familjenämnden och Barn- och utbildningsnämnden, Umeå kommun, " * 2,
    )
    form = a_form(translation=translation, secrecy=long, address=ADDRESS)
    assert "Barn- och utbildningsnämnden" in text_of(RENDERER.consent_form(form).content)


def test_rows_of_eight_kinds_are_what_the_budget_is_for() -> None:
    row = BoxRow(type=InformationType.OTHER, label="Annat", teller="p-soc")
    twelve = replace(a_sheet(Capacity.GUARDIAN), rows=(*named_rows(11), row))
    assert pages(twelve) <= 3
    assert pages(replace(twelve, text=EASY)) <= 4


def test_beside_another_language_an_associations_form_leaves_no_row_alone() -> None:
    parties = tuple(replace(one, independent=one.kind is PartyKind.SCHOOL) for one in PARTIES)
    private = FormColumn(key="grandmother", label="Farmor Greta", is_person=True)
    form = a_sheet(
        Capacity.GUARDIAN,
        parties=(*parties, ASSOCIATION),
        columns=(*a_form().columns, FormColumn(key=ASSOCIATION.key), private),
        translation=text_in("en"),
    )
    drawn = RENDERER.consent_form(form)
    first = {
        one.name.split(":")[1]
        for one in drawn.regions
        if one.name.startswith("box:") and one.page == 1
    }
    assert len(first) >= 2
    assert pages_of(drawn) == 4
