"""The sentences about case files: complete, and none too many."""

from pathlib import Path

import sspf_app
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.file_problems import (
    SENTENCES,
    difference_sentence,
    more_problems_sentence,
    problem_sentence,
)

SOURCES = [
    path.read_text("utf-8")
    for folder in ("exchange", "services")
    for path in (Path(sspf_app.__file__).parent / folder).glob("*.py")
]
# Made from the type that the schema wants, and from the name of the property.
COMPOSED = {"not_object", "not_array", "not_string", "not_integer", "not_boolean"} | {
    "same_starts_on",
    "same_assessed_on",
}


def test_every_sentence_belongs_to_a_code() -> None:
    unused = [code for code in SENTENCES if not any(code in source for source in SOURCES)]
    assert set(unused) <= COMPOSED


def test_a_problem_is_told_with_its_place() -> None:
    params = {"value": "2026-02-30"}
    told = [
        problem_sentence("cases[0] · signed_on", "impossible_date", params, words_for(language))
        for language in ("en", "sv")
    ]
    assert told == [
        "cases[0] · signed_on: The day 2026-02-30 does not exist.",
        "cases[0] · signed_on: Dagen 2026-02-30 finns inte.",
    ]
    place = problem_sentence("", "not_json", {"line": 3, "column": 1}, words_for("en"))
    assert place == "The file is not JSON: line 3, column 1."


def test_what_surrounds_the_problems() -> None:
    swedish = words_for("sv")
    assert more_problems_sentence(200, swedish) == "Bara de första 200 felen visas; det finns fler."
    assert (
        difference_sentence("q1", "allowed", expected="false", given="true", words=swedish)
        == "q1: allowed ska vara false men är true."
    )
