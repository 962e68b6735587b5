"""Every code that the program raises has a sentence in both languages."""

import ast
import string
from datetime import UTC, date, datetime

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.errors import SENTENCES, error_sentence
from tests.program import modules


def _raised() -> dict[str, set[str]]:
    """Codes of ``DomainError("code", name=...)`` in the whole package, and their values."""
    found: dict[str, set[str]] = {}
    for nodes in modules().values():
        for node in nodes:
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            code = node.args[0]
            if name == "DomainError" and isinstance(code, ast.Constant):
                values = {word.arg for word in node.keywords if word.arg}
                known = found.setdefault(str(code.value), values)
                found[str(code.value)] = known & values
    return found


RAISED = _raised()


@pytest.mark.parametrize("code", sorted(RAISED))
def test_a_code_has_a_sentence_made_of_its_values(code: str) -> None:
    values = dict.fromkeys(RAISED[code], "x")
    told = error_sentence(DomainError(code, **values), words_for("en"))
    assert f"({code})" not in told
    used = {name for _, name, _, _ in string.Formatter().parse(SENTENCES.get(code, "")) if name}
    assert used <= RAISED[code]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_sentence_is_whole(language: str) -> None:
    words = words_for(language)
    sentence = error_sentence(DomainError("date_in_future", day=date(2026, 3, 12)), words)
    assert "2026" in sentence
    instant = datetime(2026, 3, 12, 9, tzinfo=UTC)
    error = DomainError("ends_before_start", starts=instant, ends=instant)
    assert sentence != error_sentence(error, words)
    assert "(odd)" in error_sentence(DomainError("odd"), words)


def test_swedish_is_not_english() -> None:
    swedish = words_for("sv")
    same = [
        code
        for code, sentence in SENTENCES.items()
        if swedish.marked(sentence) == sentence and sentence != "{sentence}"
    ]
    assert same == []
