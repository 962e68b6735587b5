"""The help that a walk writes says what the walk would write anew."""

import json
import re

import pytest

from scripts.walk import HELP, WALKS
from sspf_app.services.settings import Language

_STEP = re.compile(r"^\d+\. (.+)$", re.MULTILINE)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(WALKS))
def test_a_page_that_is_walked_says_the_words_of_its_walk(name: str, language: Language) -> None:
    words = json.loads(WALKS[name].words.read_bytes())[language.value]
    page = (HELP / f"{name}.{language.value}.md").read_text("utf-8")
    assert page.startswith(f"# {words['title']}\n\n{words['intro']}\n")
    assert sorted(_STEP.findall(page)) == sorted(words["steps"].values())
