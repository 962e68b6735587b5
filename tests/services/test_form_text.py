"""A form's text as data: its clauses, its checksum, and what may stand beside it."""

import string
from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.services.form_clauses import BLOCKS, BY_ID, CLAUSES
from sspf_app.services.form_text import EASY_SWEDISH, FORM_LANGUAGES, TextStatus, text_sha256
from sspf_app.services.form_text_shipped import SHIPPED_LANGUAGES, text_in
from sspf_app.services.paper_of_consent import Capacity


def test_the_catalogue_has_every_block_capacity_and_type_once() -> None:
    assert (*"ABCDEFGHIJKLMNOPQ", "foot", "capacity", "type", "word") == BLOCKS
    ids = [clause.id for clause in CLAUSES]
    assert len(ids) == len(set(ids))
    assert {f"capacity.{one.value}" for one in Capacity} <= set(ids)
    assert {f"type.{one.value}" for one in InformationType} <= set(ids)
    printed = [one for one in CLAUSES if one.block in BLOCKS[:18]]
    names = [one.name for one in printed if one.name not in ("title", "question")]
    assert set(text_in("sv").sentences()) == set(names)
    assert len(names) == len(set(names))
    assert BY_ID["H.withdrawal"].number == "H3"


@pytest.mark.parametrize("language", SHIPPED_LANGUAGES)
def test_a_shipped_text_is_whole(language: str) -> None:
    text = text_in(language)
    assert text.missing == ()
    assert list(text.clauses) == [clause.id for clause in CLAUSES]
    assert text.status is TextStatus.APPROVED
    for clause in CLAUSES:
        words = text.clauses[clause.id]
        found = {name for _, name, _, _ in string.Formatter().parse(words) if name}
        assert found == clause.placeholders, clause.id
        assert words.count("**") % 2 == 0, clause.id
        assert words == words.strip(), clause.id


def test_the_shipped_texts_are_one_content() -> None:
    swedish, easy, english = (text_in(language) for language in SHIPPED_LANGUAGES)
    assert (swedish.version, swedish.terms) == (english.version, english.terms)
    assert (swedish.version, swedish.terms) == (easy.version, easy.terms)
    assert len({swedish.sha256, easy.sha256, english.sha256}) == 3
    assert english.stands_beside(swedish)
    assert english.stands_beside(easy)
    assert not easy.stands_beside(swedish)
    assert not replace(english, terms=2).stands_beside(swedish)


def test_a_language_without_words_has_no_text() -> None:
    assert set(SHIPPED_LANGUAGES) < set(FORM_LANGUAGES)
    for language in set(FORM_LANGUAGES) - set(SHIPPED_LANGUAGES):
        with pytest.raises(DomainError, match="language_unknown"):
            text_in(language)


def test_the_checksum_is_over_language_and_words_and_nothing_else() -> None:
    text = text_in("sv")
    assert replace(text, version="9", terms=9, status=TextStatus.DRAFT).sha256 == text.sha256
    turned = dict(sorted(text.clauses.items(), reverse=True))
    assert replace(text, clauses=turned).sha256 == text.sha256
    assert replace(text, language=EASY_SWEDISH).sha256 != text.sha256
    assert replace(text, clauses={**text.clauses, "B.name": "Namnet"}).sha256 != text.sha256
    assert text_sha256("sv", {"a": "å"}) != text_sha256("sv", {"a": "a"})


def test_days_and_lists_are_said_in_the_text_s_own_words() -> None:
    day = date(2026, 3, 12)
    assert text_in("sv").long_day(day) == "12 mars 2026"
    assert text_in("en").long_day(day) == "12 March 2026"
    assert text_in("sv").joined(["A", "B", "C"]) == "A, B och C"
    assert text_in("en").joined(["A"]) == "A"


def test_easy_swedish_calls_the_information_by_easier_names() -> None:
    easy, swedish = text_in(EASY_SWEDISH), text_in("sv")
    assert easy.type_name(InformationType.ATTENDANCE) == "Om den unge är i skolan"
    assert swedish.type_name(InformationType.ATTENDANCE) == "Närvaro och frånvaro i skolan"
