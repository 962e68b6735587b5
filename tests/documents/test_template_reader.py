"""The template is looked through apart: what it does there, it does not do to this process."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest

from sspf_app.documents import template_reader
from sspf_app.documents.minutes_in_word import shipped
from sspf_app.documents.registry import Renderer
from sspf_app.documents.template_reader import ProcessTemplateReader
from sspf_app.documents.word_template import checked
from sspf_app.domain.errors import DomainError
from sspf_app.texts.errors import SENTENCES
from tests.documents.test_minutes_in_word import members
from tests.documents.test_word_template import FOOT, REFUSED


def _refusal(data: bytes, *, seconds: float = 30) -> DomainError:
    with pytest.raises(DomainError) as stopped:
        ProcessTemplateReader(seconds=seconds).checked(data)
    assert SENTENCES[stopped.value.code].format(**stopped.value.params)
    return stopped.value


def _crowd() -> bytes:
    """Small as a file and within what may be unpacked; millions of elements once it is read."""
    parts = members(shipped())
    end = b"</w:ftr>"
    assert end in parts[FOOT]
    parts[FOOT] = parts[FOOT].replace(end, b"<w:p/>" * 3_000_000 + end)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def test_what_is_kept_is_the_same_as_in_one_process() -> None:
    assert Renderer().checked_template(shipped()) == checked(shipped())


@pytest.mark.parametrize("fault", ["field", "grows without end", "cut off", "too large"])
def test_the_word_for_it_comes_over(fault: str) -> None:
    code, made = REFUSED[fault]
    assert _refusal(made()).code == code


def test_a_bomb_ends_the_process_that_reads_it_and_no_other() -> None:
    bomb = _crowd()
    assert len(bomb) < 1024 * 1024
    assert _refusal(bomb).code in {"template_reader_stopped", "template_unreadable"}


def test_a_reader_that_hangs_is_ended() -> None:
    assert _refusal(shipped(), seconds=0.001).code == "template_reader_slow"


@pytest.mark.parametrize("said", ["", "{}", "{}\\nPK", "[]\\n", '{"fault": 3, "params": 4}\\n'])
def test_a_process_that_answers_nonsense_is_not_believed(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = f"import sys; sys.stdin.buffer.read(); print({said!r}, end='')"
    monkeypatch.setattr(template_reader, "_command", lambda: [sys.executable, "-c", program])
    assert _refusal(shipped()).code == "template_reader_stopped"
