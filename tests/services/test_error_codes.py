"""Every code that the program raises has a sentence in both languages."""

import ast
import string
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.errors import SENTENCES, error_sentence
from tests.program import PACKAGE, nodes

_ERROR = "DomainError"


def _raising() -> Iterator[ast.Call]:
    """Each ``DomainError(...)`` in the whole package."""
    for file in PACKAGE.rglob("*.py"):
        text = file.read_text("utf-8")
        for node in nodes(text) if _ERROR in text else ():
            if isinstance(node, ast.Call) and node.args and _name(node.func) == _ERROR:
                yield node


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else ""


def _raised() -> dict[str, set[str]]:
    """Codes of ``DomainError("code", name=...)``, and the values that each always has."""
    found: dict[str, set[str]] = {}
    for call in _raising():
        code = call.args[0]
        if isinstance(code, ast.Constant):
            values = {word.arg for word in call.keywords if word.arg}
            known = found.setdefault(str(code.value), values)
            found[str(code.value)] = known & values
    return found


def test_every_code_has_a_sentence_made_of_its_values() -> None:
    raised = _raised()
    words = words_for("en")
    assert len(raised) > 200
    for code, known in sorted(raised.items()):
        values: dict[str, object] = {one: () if one == "leaks" else "x" for one in known}
        assert f"({code})" not in error_sentence(DomainError(code, **values), words)
        used = {name for _, name, _, _ in string.Formatter().parse(SENTENCES.get(code, "")) if name}
        assert used <= known, code


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
