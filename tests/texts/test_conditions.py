"""What is in the way has a sentence, in both languages, with its values in it."""

import re
from pathlib import Path

import pytest

from sspf_app.crypto.errors import Code
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.conditions import CONDITIONS, condition
from sspf_app.texts.errors import SENTENCES

PACKAGE = Path(__file__).parents[2] / "sspf_app"


def test_every_condition_that_is_raised_has_a_sentence() -> None:
    raised = {code.value for code in Code}
    for file in PACKAGE.rglob("*.py"):
        source = file.read_text("utf-8")
        raised |= set(re.findall(r'Known(?:Storage)?Error\(\s*"(\w+)"', source))
        raised |= set(re.findall(r'otherwise="(\w+)"', source))
    assert raised - CONDITIONS.keys() - SENTENCES.keys() == set()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("code", CONDITIONS)
def test_a_sentence_is_told_even_without_its_values(code: str, language: str) -> None:
    said = condition(code, {}, words_for(language))
    assert said is not None
    assert said[0].endswith((".", " "))
    assert "{" not in said[0] + said[1]


def test_an_instant_at_the_end_of_the_calendar_is_told_as_it_stands() -> None:
    last = "9999-12-31T23:59:59-12:00"
    said = condition("vault_held", {"since": last}, words_for("en"))
    assert said is not None
    assert last in said[0]


def test_values_stand_in_the_sentence_and_times_are_readable() -> None:
    held = {"program": "sspf", "workstation": "pc-7", "since": "2026-03-12T09:42:00+00:00"}
    said = condition("vault_held", held, words_for("en"))
    assert said is not None
    assert "sspf on pc-7, since 2026-03-12 " in said[0]
    missing = condition("vault_missing", {"path": "/media/THING"}, words_for("sv"))
    assert missing is not None
    assert missing[0] == "Det finns inget valv i /media/THING."
    assert condition("no_such_code", {}, words_for("sv")) is None
